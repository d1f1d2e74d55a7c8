"""The same town in Telegram's bad weather: the whole bot in this process, its timeouts short.

It kills nothing; the reckoning is that of the crash harness.
"""

from __future__ import annotations

import asyncio
import random
import time
from pathlib import Path

from mutualaid_bot.app import App
from mutualaid_bot.chat.pace import Pace
from mutualaid_bot.config import load
from mutualaid_bot.playground.cast import Cast
from mutualaid_bot.playground.weather import Trouble
from tests.journeys.stage import Stage
from tests.soak.crashes import DIGEST, WEDNESDAY_NOON
from tests.soak.reckoning import Reckoning, reckon
from tests.soak.town import Town
from tests.soak.victim import nothing_left

READ_SECONDS = 0.8
CHANCES = {
    Trouble.SERVER_ERROR: 0.05,
    Trouble.BAD_GATEWAY: 0.05,
    Trouble.CUT_BEFORE: 0.025,
    Trouble.CUT_AFTER: 0.025,
    Trouble.HANG: 0.05,
    Trouble.NOT_JSON: 0.01,
    Trouble.PROXY_404: 0.01,
}
DOUBT = 4.0
TURNING = 0.5  # how often the clock is turned on by one second, so that pauses pass


class Storm(Stage):
    """``flood``: the longest retry_after."""

    def __init__(self, folder: Path, seed: int, *, actors: int = 5, flood: int = 2) -> None:
        super().__init__(folder, start=WEDNESDAY_NOON)
        cast = Cast(
            self.world, self.ana, self.ben, self.cora, self.dan, self.coordinators, self.neighbors
        )  # fmt: skip
        self.town = Town(seed, cast, actors=actors, doubt=DOUBT)
        self._dice = random.Random(f"{seed} storm")
        self._flood = flood

    async def run_bot(self) -> None:
        self._app = App(
            load(self.path, {}),
            clock=self.world.clock.now,
            pace=Pace.unlimited(),
            long_poll=1,
            read_seconds=READ_SECONDS,
        )
        await self._app.start()

    async def through(self, seconds: float) -> Reckoning:
        """A day in the storm with a short outage, the digest in the storm as well, then calm."""
        await self.open(community={"quiet_hours": []})
        port = int(self.url.rpartition(":")[2])
        self.world.weather.seed = self.town.seed
        self.world.weather.chances = dict(CHANCES)
        for trouble in CHANCES:  # each comes at least once, whatever the dice say
            self.world.weather.plan(trouble, method="sendMessage")
        ticking = asyncio.create_task(self._tick())
        try:
            day = asyncio.create_task(self.town.live())
            await self._bursts(seconds / 2)
            await self.server.stop()
            await asyncio.sleep(seconds / 8)
            await self.server.start(port)
            await self._bursts(seconds / 2)
            self.town.close()
            await day
            await self._rest()
            self.world.clock.turn_to(DIGEST)
            await asyncio.sleep(3.0)
            self.world.weather.clear()
            await self._rest()
        finally:
            ticking.cancel()
        await self.stop_bot()
        return reckon(self.town, self.folder / "bot.db")

    async def _tick(self) -> None:
        while True:
            await asyncio.sleep(TURNING)
            self.world.clock.turn(1)

    async def _bursts(self, seconds: float) -> None:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            times, after = self._dice.randint(1, 5), self._dice.randint(1, self._flood)
            self.world.weather.plan(Trouble.FLOOD, method="sendMessage", times=times, seconds=after)
            await asyncio.sleep(self._dice.uniform(1.0, 4.0))

    async def _rest(self, timeout: float = 120.0) -> None:
        deadline, calm = time.monotonic() + timeout, 0
        while calm < 3:
            done = not self.world.updates.waiting and not self.town.busy
            calm = calm + 1 if done and nothing_left(self.folder / "bot.db", self.world) else 0
            assert time.monotonic() < deadline, f"it never came to rest\n{self.world.transcript()}"
            await asyncio.sleep(0.2)
