"""A town full of neighbors who post, tap and answer, each thing once, as chance in a seed has it.

What somebody does next depends on their own dice alone; when they do it depends on when the bot answers.
It does not know whether the bot is killed meanwhile: people wait, and write nothing twice.
"""

from __future__ import annotations

import asyncio
import itertools
import random
import re
from collections import deque
from collections.abc import Callable, Coroutine
from typing import Any

from mutualaid_bot.playground.cast import Cast, assemble
from mutualaid_bot.playground.chats import Button, Message, Tap
from mutualaid_bot.playground.ground import Happening
from mutualaid_bot.playground.people import Person
from mutualaid_bot.playground.world import World
from tests.soak.ledger import Answered, Confirmed, Decided, Decision, Dropped, Ledger, Told

TAPS = 8
PATIENCE = 60.0  # seconds until somebody believes that the bot has lost their words
PLACES = ("Mattapan", "Dorchester", "Roxbury")
WISHES = (
    "I need diapers size 4 in {place}, pebble {mark}",
    "I need 3 boxes of food in {place}, pebble {mark}",
    "Necesito pañales en {place}, piedra {mark}",
    "I need a winter coat in {place}, pebble {mark}",
)
GIFTS = (
    "I can give diapers, I live in {place}, pebble {mark}",
    "I can give 6 boxes of food in {place}, pebble {mark}",
    "Ofrezco pañales en {place}, piedra {mark}",
    "I can give a winter coat, I live in {place}, pebble {mark}",
)
NAMES = ("Amara", "Bo", "Chidi", "Dalia", "Emeka", "Farah", "Gil", "Hana", "Ivo", "Jun", "Kofi", "Lucía")
POSTED = re.compile(r"(?:Posted as number|Publicado con el número) (\d+)")
UNSURE = "Telegram did not tell me in time who you are"


class Town:
    """``live`` lets people act until ``close`` ends their day; ``tapping`` goes on as long as anyone asks."""

    def __init__(
        self,
        seed: int,
        cast: Cast | None = None,
        *,
        actors: int = 6,
        patience: float = PATIENCE,
        doubt: float | None = None,
    ) -> None:
        """``doubt``: after so many seconds without any sign, a coordinator taps again."""
        self.seed = seed
        self._doubt = doubt
        self._days = 0
        self.cast = cast or assemble()
        self.world: World = self.cast.world
        self.world.calls = deque()  # all of them: the reckoning reads them back
        self.ledger = Ledger()
        self.coordinators = [self.cast.cora, self.cast.dan]
        self._actors = actors
        self._patience = patience
        self._closed = asyncio.Event()
        self._tasks: set[asyncio.Task[None]] = set()
        self._looking_for: set[str] = set()
        self.world.watchers.append(self._watch)

    # -- the town's day

    async def live(self) -> None:
        """Newcomers, one after the other in each of some doors, until the day is closed."""
        self._closed.clear()
        self._days += 1
        days = [self._door(door) for door in range(self._actors)]
        await asyncio.gather(*days)

    def close(self) -> None:
        self._closed.set()

    @property
    def busy(self) -> bool:
        return bool(self._tasks)

    async def _door(self, door: int) -> None:
        dice = random.Random(f"{self.seed} day {self._days} door {door}")
        for visit in itertools.count(1):
            await self._newcomer(dice, f"{self._days}x{door}x{visit}")
            if self._closed.is_set():
                return

    async def _newcomer(self, dice: random.Random, mark: str) -> None:
        language = "es" if dice.random() < 0.2 else "en"
        person = self.world.add_person(dice.choice(NAMES), username=f"neighbor_{mark}", language=language)
        person.starts()
        await self._hears(person, lambda: bool(person.hears()), "a welcome")
        for time in range(dice.choice((1, 1, 2))):
            await self._writes(person, dice, f"{mark}x{time}")
            if self._closed.is_set():
                return

    async def _writes(self, person: Person, dice: random.Random, mark: str) -> None:
        giving, place = dice.random() < 0.5, dice.choice(PLACES)
        confirm, pause = dice.random() < 0.85, dice.uniform(0.0, 0.4)
        words = dice.choice(GIFTS if giving else WISHES).format(place=place, mark=mark)
        before = len(person.messages)
        self._deed(f"{person.id} writes {words}")
        said = person.says(words)
        for _ in range(6):
            if not await self._hears(
                person, lambda: _draft(person, before) is not None, f"a card for {mark}"
            ):
                return
            message = _draft(person, before)
            assert message is not None
            post, drop = _button(message, "po"), _button(message, "dd")
            await asyncio.sleep(pause)
            wanted = drop if post is not None and not confirm else post
            button = wanted or message.buttons[0][0]  # not all is known yet: the first answer will do
            self._deed(f"{person.id} presses {button.data}")
            person.taps(message, button)
            if button is post:
                self.ledger.confirmed.append(Confirmed(person.id, said.id, words))
                await self._hears(person, _more_numbers(person), f"posted {mark}")
                return
            if button is drop:
                self.ledger.dropped.append(Dropped(person.id, said.id, words))
            await self._hears(person, _changed(message), f"an answer to {button.label}")
            if button is drop:
                return

    async def _hears(self, person: Person, heard: Any, what: str) -> bool:
        try:
            await self.world.until(heard, timeout=self._patience, what=what)
        except AssertionError:
            self.ledger.unheard.append(f"{person} ({person.id}) waited {self._patience:g} s for {what}")
            return False
        return True

    def _deed(self, line: str) -> None:
        self.ledger.deeds.append(line)

    # -- whoever is asked, answers once

    def _watch(self, happening: Happening, subject: Message | Tap | None) -> None:
        if happening not in ("posted", "edited") or not isinstance(subject, Message):
            return
        for row in subject.buttons:
            for button in row:
                self._consider(subject, button)

    def _consider(self, message: Message, button: Button) -> None:
        verb, _, rest = (button.data or "").partition(":")
        number = rest.partition(":")[0]
        if verb == "pa" and f"pa:{number}" not in self._looking_for:
            self._looking_for.add(f"pa:{number}")
            self._begin(self._decides(message, int(number)))
        elif verb in ("qy", "io"):
            key = f"{verb}:{rest.split('.')[0]}"
            if key not in self._looking_for:
                self._looking_for.add(key)
                self._begin(self._answers(message, key))

    def _begin(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _decides(self, card: Message, proposal: int) -> None:
        dice = random.Random(f"{self.seed} proposal {proposal}")
        coordinator, approve = dice.choice(self.coordinators), dice.random() < 0.75
        await asyncio.sleep(dice.uniform(0.0, 0.6))
        if not approve:
            if not await self._presses(coordinator, card, f"pn:{proposal}:", f"pn:{proposal}"):
                return
            await self._until(card, lambda: _standing(card, f"pd:{proposal}:") is not None)
            if await self._presses(coordinator, card, f"pd:{proposal}:", f"pd:{proposal}"):
                self.ledger.decisions.append(Decision(coordinator.id, proposal, Decided.DECLINED))
            return
        if await self._presses(coordinator, card, f"pa:{proposal}:", f"pa:{proposal}"):
            self.ledger.decisions.append(Decision(coordinator.id, proposal, Decided.APPROVED))

    async def _answers(self, card: Message, key: str) -> None:
        dice = random.Random(f"{self.seed} {key}")
        person = next(one for one in self.world.people if one.chat is card.chat)
        positive = dice.random() < 0.85
        await asyncio.sleep(dice.uniform(0.0, 0.8))
        verb, number, rest = key.split(":")
        if verb == "qy":
            which = f"{'qy' if positive else 'qn'}:{number}:"
            if await self._presses(person, card, which, key):
                self.ledger.answers.append(Answered(person.id, int(number), rest, positive))
        else:
            which = f"io:{number}:{rest}." + ("worked" if positive else "failed")
            if await self._presses(person, card, which, key):
                self.ledger.outcomes.append(Told(person.id, int(number), rest, positive))

    async def _presses(self, person: Person, card: Message, begins: str, key: str) -> bool:
        """False: the question was answered or overtaken before they came to it."""
        standing = _standing(card, begins)
        if standing is None:
            return False
        card, button = standing
        self._deed(f"{person.id} presses {key}")
        for _ in range(TAPS):
            tap = person.taps(card, button)
            assert isinstance(tap, Tap)
            if not await self._refused_unsure(tap, card):
                break
            self.ledger.asked_again += 1
        return True

    async def _refused_unsure(self, tap: Tap, card: Message) -> bool:
        """Whether they were told to tap again, or, in bad weather, saw nothing happen for long."""
        shown = (card.text, card.labels)
        try:
            await self.world.until(
                lambda: (card.text, card.labels) != shown or tap.toast or card.deleted,
                timeout=self._doubt or self._patience,
            )
        except AssertionError:
            return self._doubt is not None and (card.text, card.labels) == shown
        return tap.toast.startswith(UNSURE)

    async def _until(self, card: Message, seen: Any) -> None:
        try:
            await self.world.until(seen, timeout=self._patience)
        except AssertionError:
            self.ledger.unheard.append(f"nothing came of a tap on {card.text!r}")


def _button(message: Message, begins: str) -> Button | None:
    """The first whose data begins so."""
    found = (button for row in message.buttons for button in row)
    return next((button for button in found if (button.data or "").startswith(begins)), None)


def _standing(card: Message, begins: str) -> tuple[Message, Button] | None:
    """The newest message of that chat with this button: a crash may have made the bot send a card twice."""
    for message in reversed(card.chat.messages):
        if not message.deleted and (button := _button(message, begins)) is not None:
            return message, button
    return None


def _draft(person: Person, before: int) -> Message | None:
    """The card of what they just wrote; the newest, where a crash made the bot send it twice."""
    for message in reversed(person.messages[before:]):
        if message.labels and any((b.data or "").startswith("d") for row in message.buttons for b in row):
            return message
    return None


def _changed(message: Message) -> Callable[[], bool]:
    shown = (message.text, message.labels)
    return lambda: (message.text, message.labels) != shown


def _more_numbers(person: Person) -> Callable[[], bool]:
    known = len(_numbers(person))
    return lambda: len(_numbers(person)) > known


def _numbers(person: Person) -> set[int]:
    return {int(n) for message in person.hears() for n in POSTED.findall(message.text) if not message.edited}
