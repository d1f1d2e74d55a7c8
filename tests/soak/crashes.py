"""The crash harness: three days in a town whose bot is killed over and over, and the reckoning afterwards.

    python -m tests.soak.crashes --kills 200 --seed 7

It neither posts nor judges itself: the town does the one, the reckoning the other.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import tempfile
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from mutualaid_bot.playground.cast import assemble
from mutualaid_bot.playground.child import TOKEN
from mutualaid_bot.playground.server import BotApiServer
from tests.soak.reckoning import Reckoning, reckon
from tests.soak.town import Town
from tests.soak.victim import Kill, Victim

WEDNESDAY_NOON = datetime(2026, 11, 18, 17, 0, tzinfo=UTC)  # 12:00 in Boston
DIGEST = datetime(2026, 11, 19, 22, 30, tzinfo=UTC)  # Thursday, 17:30
ASKED = datetime(2026, 11, 22, 15, 0, tzinfo=UTC)  # Sunday morning: everybody is asked how it went
LATENCY = (0.05, 0.15)
RESTLESS = 8.0  # seconds without rest after which one more kill is due
AIMED = 0.75  # of the kills wait for a moment at which something would be lost


@dataclass(frozen=True, slots=True)
class Outcome:
    town: Town
    kills: list[Kill]
    faults: list[str]
    books: Path
    found: Reckoning
    seconds: float
    code: int

    def again(self) -> Reckoning:
        """The reckoning of what the town has seen, over the same books."""
        return reckon(self.town, self.books, [kill.at for kill in self.kills])

    @property
    def problems(self) -> list[str]:
        return [*self.found.problems, *self.faults]

    def __str__(self) -> str:
        mattered = sum(kill.mattered for kill in self.kills)
        lines = [
            f"seed {self.town.seed}: {len(self.kills)} kills in {self.seconds:.0f} s, {mattered} of them "
            f"while an update was unfinished ({sum(bool(k.unfinished) for k in self.kills)}) "
            f"or a call on its way ({sum(bool(k.calls) for k in self.kills)})",
            str(self.town.ledger),
            ", ".join(f"{count} {name}" for name, count in sorted(self.found.facts.items())),
            f"{len(self.found.repeats)} messages came twice:",
            *(f"  {repeat}" for repeat in self.found.repeats),
            f"{len(self.problems)} problems" + (":" if self.problems else ""),
            *(f"  {problem}" for problem in self.problems),
        ]
        return "\n".join(lines)


class Harness:
    def __init__(self, folder: Path, *, seed: int, kills: int, warm: bool, actors: int, aloud: bool) -> None:
        self.cast = assemble(WEDNESDAY_NOON)
        self.world = self.cast.world
        self.world.meter = None
        self.world.weather.latency = LATENCY
        self.server = BotApiServer(self.world, TOKEN)
        self.town = Town(seed, self.cast, actors=actors)
        self._dice = random.Random(f"{seed} kills")
        self._folder, self._kills, self._warm = folder, kills, warm
        self._aloud = aloud

    async def run(self) -> Outcome:
        began = self._began = time.monotonic()
        address = await self.server.start()
        self.bot = Victim(self._folder, address=address, cast=self.cast, warm=self._warm)
        try:
            await self.bot.start()
            await self.bot.running()
            late = max(2, self._kills // 8) if self._kills else 0
            await self._day(self._kills - 2 * late)
            for moment in (DIGEST, ASKED):
                self.world.clock.turn_to(moment)
                await self._killing(late)
                await self.quiet()
            code = await self.bot.close()
        except BaseException:
            print(self.bot.last_lines(60))
            await self.bot.close()
            raise
        finally:
            await self.server.stop()
        found = reckon(self.town, self.bot.database, [kill.at for kill in self.bot.kills])
        seconds = time.monotonic() - began
        return Outcome(self.town, self.bot.kills, self.bot.faults, self.bot.database, found, seconds, code)

    async def _day(self, kills: int) -> None:
        day = asyncio.create_task(self.town.live())
        await self._killing(kills)
        if not kills:
            await asyncio.sleep(5.0)
        self.town.close()
        await day
        await self.quiet()

    async def _killing(self, kills: int) -> None:
        for _ in range(kills):
            await self._kill_once()

    async def _kill_once(self) -> None:
        """Some at any moment, also while it starts; most at one at which it has its hands full."""
        aimed, soon = self._dice.random() < AIMED, self._dice.uniform(0.0, 1.5)
        if not aimed:
            await asyncio.sleep(soon)
        else:
            await self.bot.running()
            await asyncio.sleep(soon)
            deadline = time.monotonic() + 5.0
            while time.monotonic() < deadline and not self.bot.at_work():  # noqa: ASYNC110  nobody tells
                await asyncio.sleep(0.005)
        await self.bot.kill()
        self._say(f"kill {len(self.bot.kills)}")

    async def quiet(self, timeout: float = 240.0) -> None:
        """Until nobody waits for anybody."""
        deadline, again, calm = time.monotonic() + timeout, time.monotonic() + RESTLESS, 0
        while calm < 3:
            done = not self.world.updates.waiting and not self.town.busy and self.bot.nothing_left()
            calm = calm + 1 if done else 0
            if time.monotonic() > again:
                # Most likely the coordinators' group had its twenty messages of this minute. A process does
                # not know what the one before it sent.
                await self.bot.kill()
                await self.bot.running()
                again = time.monotonic() + RESTLESS
            assert time.monotonic() < deadline, (
                f"it never came to rest: {self._why_not()}\n{self.world.transcript()}"
            )
            await asyncio.sleep(0.3)
        self._say("quiet")

    def _why_not(self) -> str:
        return f"{self.town.busy=} {len(self.world.updates.waiting)=} {self.bot.nothing_left()=}"

    def _say(self, what: str) -> None:
        if self._aloud:
            print(f"{time.monotonic() - self._began:6.1f} s  {what}", flush=True)


async def soak(
    folder: Path, *, seed: int, kills: int, warm: bool = False, actors: int = 6, aloud: bool = True
) -> Outcome:
    return await Harness(folder, seed=seed, kills=kills, warm=warm, actors=actors, aloud=aloud).run()


def main() -> None:
    asking = argparse.ArgumentParser(description="Kill the bot over and over, and look what was lost.")
    asking.add_argument("--kills", type=int, default=200)
    asking.add_argument("--seed", type=int, default=None)
    asking.add_argument("--warm", action="store_true", help="load the program before it is started")
    wanted = asking.parse_args()
    seed = wanted.seed if wanted.seed is not None else random.randrange(10**6)
    print(f"seed {seed}", flush=True)
    with tempfile.TemporaryDirectory(prefix="mutualaid-soak-") as folder:
        outcome = asyncio.run(soak(Path(folder), seed=seed, kills=wanted.kills, warm=wanted.warm))
    print(outcome)
    raise SystemExit(1 if outcome.problems else 0)


if __name__ == "__main__":
    main()
