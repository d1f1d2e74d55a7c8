"""`mutualaid-bot story`: one need from the first message to the weekly digest, played with the real bot.

Real messages over HTTP, a real database, a turned clock; it knows the bot by what people read and press.
"""

import asyncio
import tempfile
from collections.abc import Callable, Coroutine
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from rich.console import Console

from mutualaid_bot.playground.cast import Cast, assemble
from mutualaid_bot.playground.chats import Message, Tap
from mutualaid_bot.playground.child import TOKEN, BotProcess
from mutualaid_bot.playground.groups import Group
from mutualaid_bot.playground.people import Person
from mutualaid_bot.playground.server import BotApiServer
from mutualaid_bot.playground.transcript import Transcript

HALF_A_DAY = 12 * 3600
ZONE = ZoneInfo("America/New_York")
NEED = "I need diapers size 4 and groceries for a family of 5, in Mattapan, this weekend"
OFFER = "I can give groceries and diapers for 6 people this weekend, I live in Dorchester"
SECOND_NEED = "I need someone to fix a leaking sink in Mattapan"
THIRD_NEED = "Necesito que alguien arregle la puerta de mi casa en Mattapan"


async def story(patience: float = 45.0, console: Console | None = None) -> int:
    """Play it; 0 if everything came to pass. `patience`: seconds to wait for each thing that must come."""
    console = console or Console(highlight=False)
    cast = assemble(_a_friday_at_noon())
    server = BotApiServer(cast.world, TOKEN)
    transcript = Transcript(cast, console)
    with tempfile.TemporaryDirectory(prefix="mutualaid-story-") as folder:
        bot = BotProcess(Path(folder), address=await server.start(), cast=cast)
        try:
            await bot.start()
            await _play_beside(bot, _Play(cast, transcript, patience).all())
        except AssertionError as failure:
            console.print(f"\nThe story broke off: {failure}", markup=False, soft_wrap=True)
            console.print(f"\nThe bot's last lines:\n{bot.last_lines()}", markup=False, soft_wrap=True)
            return 1
        finally:
            await bot.stop()
            await server.stop()
    if cast.world.violations or cast.world.floods:
        faults = "\n  ".join([*cast.world.violations, *cast.world.floods])
        console.print(
            f"\nThe story ended, but Telegram would mind:\n  {faults}", markup=False, soft_wrap=True
        )
        return 1
    console.print(f"\nThe story ended well, in {transcript.lines} lines.")
    return 0


def _a_friday_at_noon() -> datetime:
    """The Friday to come, so that what is said about days in the story stays true."""
    today = datetime.now(UTC).astimezone(ZONE)
    friday = today + timedelta(days=(4 - today.weekday()) % 7 + 7)
    return friday.replace(hour=12, minute=0, second=0, microsecond=0)


async def _play_beside(bot: BotProcess, play: Coroutine[Any, Any, None]) -> None:
    """The story ends with itself or with the bot's death, whichever comes first."""
    playing = asyncio.ensure_future(play)
    death = asyncio.ensure_future(bot.ended())
    try:
        await asyncio.wait({playing, death}, return_when=asyncio.FIRST_COMPLETED)
        assert playing.done(), f"the bot ended by itself with exit code {death.result()}"
        playing.result()
    finally:
        playing.cancel()
        death.cancel()


class _Play:
    def __init__(self, cast: Cast, transcript: Transcript, patience: float) -> None:
        self.cast = cast
        self.world = cast.world
        self.heading = transcript.heading
        self.patience = patience

    async def all(self) -> None:
        await self.the_need_and_the_offer()
        await self.the_coordinators_approve()
        await self.both_agree()
        await self.days_pass_and_it_worked_out()
        await self.the_weekly_digest()

    async def hears(self, who: Person | Group, words: str) -> None:
        await self.world.until(lambda: who.heard(words), self.patience, f"{who} to hear {words!r}")

    async def presses(self, who: Person, label: str, group: Group | None = None) -> None:
        """As soon as the button is there; done when the bot has answered the tap."""
        what = f"{who} to press [{label}]"
        tap = await self.world.until(lambda: who.presses(label, chat=group), self.patience, what)
        await self.answered(tap, what)

    async def answered(self, tap: Tap | Message, what: str) -> None:
        assert isinstance(tap, Tap), "a button that answers was expected, not a link"
        await self.world.until(lambda: tap.answered, self.patience, f"an answer after {what}")

    async def posts(self, who: Person, text: str) -> None:
        """Says it, confirms the card by its first button, and hears what comes next."""
        before = who.last()
        who.says(text)
        card = await self.world.until(
            lambda: who.live() if who.live().id > before.id else None, self.patience, f"{who}'s card"
        )
        assert card is not None
        await self.answered(who.taps(card, card.buttons[0][0]), f"{who}'s card is confirmed")
        await self.world.until(
            lambda: who.last() is not card, self.patience, f"{who} to hear that it is posted"
        )

    async def the_need_and_the_offer(self) -> None:
        ana, ben = self.cast.ana, self.cast.ben
        self.heading("Friday at noon: Ana needs something")
        ana.starts()
        await self.world.until(ana.last, self.patience, "a welcome")
        await self.posts(ana, NEED)
        self.heading("Ben has something to give")
        ben.starts()
        await self.world.until(ben.last, self.patience, "a welcome")
        await self.posts(ben, OFFER)

    async def the_coordinators_approve(self) -> None:
        self.heading("The coordinators decide")
        await self.presses(self.cast.cora, "Approve", self.cast.coordinators)
        await self.hears(self.cast.coordinators, "approved by")

    async def both_agree(self) -> None:
        ana, ben = self.cast.ana, self.cast.ben
        self.heading("A few seconds later both are asked, and both say yes")
        # Until then the approval can be taken back.
        self.world.clock.turn(6)
        await self.presses(ben, "Yes, connect us")
        await self.presses(ana, "Yes, connect us")
        for person, other in ((ana, ben), (ben, ana)):
            await self.hears(person, f"This is {other.name}")

    async def days_pass_and_it_worked_out(self) -> None:
        ana, ben = self.cast.ana, self.cast.ben
        await self.turn_until(lambda: ana.sees("It worked out"), "Days pass, and the bot asks")
        await self.presses(ana, "It worked out")
        await self.presses(ben, "It worked out")

    async def the_weekly_digest(self) -> None:
        ana, neighbors = self.cast.ana, self.cast.neighbors
        rosa = self.world.add_person("Rosa", language="es")
        neighbors.add(rosa)
        self.heading("Ana needs something else, and so does Rosa, who speaks Spanish")
        await self.posts(ana, SECOND_NEED)
        rosa.starts()
        await self.world.until(rosa.last, self.patience, "a welcome")
        await self.posts(rosa, THIRD_NEED)
        self.heading("On Thursday at half past five the week ends with a digest")
        now = self.world.clock.now().astimezone(ZONE)
        thursday = (now + timedelta(days=(3 - now.weekday()) % 7)).replace(hour=17, minute=31)
        self.world.clock.turn_to(thursday if thursday > now else thursday + timedelta(days=7))
        await self.world.until(neighbors.last, self.patience, "the group to hear the digest")

    async def turn_until(self, comes: Callable[[], object], words: str) -> None:
        """Turn the clock half a day at a time, for at most ten days, until it comes."""
        self.heading(words)
        for _ in range(20):
            self.world.clock.turn(HALF_A_DAY)
            try:
                await self.world.until(comes, 4.0)
                return
            except AssertionError:
                continue
        await self.world.until(comes, self.patience, words)
