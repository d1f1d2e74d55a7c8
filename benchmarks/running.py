"""Runs a bot as its own process against a load server, and reads its CPU and memory meanwhile.

It does not know what is measured with it.
"""

from __future__ import annotations

import asyncio
import contextlib
import sys
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.load_server import LoadServer
from benchmarks.measuring import cpu_seconds, resident_megabytes
from benchmarks.writing import People

ROOT = Path(__file__).parent.parent
AFTERWARDS = 0.3  # what is left to be done after the last answer: marks in the database
LONGEST = 110.0


@dataclass(frozen=True, slots=True)
class Load:
    """What a number of updates cost."""

    updates: int
    seconds: float
    cpu: float

    @property
    def cpu_ms(self) -> float:
        return self.cpu / self.updates * 1000

    @property
    def per_second(self) -> float:
        return self.updates / self.seconds


class Running:
    def __init__(self, process: asyncio.subprocess.Process, server: LoadServer, began: float) -> None:
        self._process = process
        self.server = server
        self.started_in = server.first_poll_at - began  # from nothing to the first getUpdates
        self.cpu_at_start = self.cpu()
        self.people = People()

    def cpu(self) -> float:
        return cpu_seconds(self._process.pid)

    def megabytes(self) -> float:
        return resident_megabytes(self._process.pid)

    async def answers(self, texts: list[str], *, one_by_one: bool = False) -> Load:
        """Each text comes from somebody else, and is done when something was sent to them. They wait in
        Telegram's queue, or each comes when the one before was answered."""
        written = [self.people.write(text) for text in texts]
        began, cpu = time.perf_counter(), self.cpu()
        if one_by_one:
            for person, update in written:
                heard = asyncio.Event()
                self.server.on_send = lambda chat, p=person, h=heard: h.set() if chat == p else None  # type: ignore[misc]
                self.server.put(update)
                async with asyncio.timeout(LONGEST):
                    await heard.wait()
        else:
            self.server.put(*(update for _, update in written))
            people = {person for person, _ in written}
            await self.server.until(lambda: people <= self.server.answered, seconds=LONGEST)
        last = max(when for when, _ in self.server.arrived[-50:])
        await asyncio.sleep(AFTERWARDS)
        return Load(len(texts), last - began, self.cpu() - cpu)


@contextlib.asynccontextmanager
async def running(kind: str, folder: Path, *, latency: float = 0.0) -> AsyncIterator[Running]:
    """See ``bots`` for the kinds. Begins when the bot asks for its first updates."""
    folder.mkdir(parents=True, exist_ok=True)  # noqa: ASYNC240  nothing else runs yet
    server = LoadServer(latency=latency)
    url = await server.start()
    began = time.perf_counter()
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "benchmarks.bots", kind, url, str(folder), cwd=ROOT
    )
    try:
        gone = asyncio.ensure_future(process.wait())
        polled = asyncio.ensure_future(server.first_poll.wait())
        await asyncio.wait({gone, polled}, timeout=LONGEST, return_when=asyncio.FIRST_COMPLETED)
        polled.cancel()
        if gone.done() or not server.first_poll.is_set():
            raise RuntimeError(f"the bot {kind!r} did not start")
        yield Running(process, server, began)
    finally:
        if process.returncode is None:
            process.terminate()
            try:
                async with asyncio.timeout(10):
                    await process.wait()
            except TimeoutError:
                process.kill()
                await process.wait()
        await server.stop()
