"""The real bot as a process of its own that can be killed at any moment, and is started again.

It looks into the bot's database for reading only, and knows of the bot nothing but its command line.
"""

from __future__ import annotations

import asyncio
import sqlite3
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from mutualaid_bot.playground.cast import Cast
from mutualaid_bot.playground.child import BotProcess, _leave_with_parent
from mutualaid_bot.playground.world import World

FAULTS = ("update_set_aside", "letter_failed", "due_moment_failed", "Traceback", "level=critical")
NOT_MEANT = frozenset({"getupdates", "getme", "setmycommands"})  # nothing is lost with these


@dataclass(frozen=True, slots=True)
class Kill:
    unfinished: int  # updates that were accepted and not done
    calls: int  # sends, edits and look-ups on their way
    at: float  # when its successor was started: until then an orphaned call may still arrive

    @property
    def mattered(self) -> bool:
        return bool(self.unfinished or self.calls)


class Victim(BotProcess):
    """``warm``: the next process loads the program while this one still lives, and runs when told."""

    def __init__(self, folder: Path, *, address: str, cast: Cast, warm: bool = False) -> None:
        super().__init__(folder, address=address, cast=cast)
        self.database = folder / "demo.db"
        self.kills: list[Kill] = []
        self.faults: list[str] = []
        self.unclear_digests = 0
        self._world: World = cast.world
        self._warm = warm
        self._asked = 0
        self._spare: asyncio.subprocess.Process | None = None
        self._readers: list[asyncio.Task[None]] = []

    async def start(self) -> None:
        """Returns when it has begun to run, or is about to."""
        process = self._spare or await self._spawn()
        assert process.stdin is not None
        process.stdin.write(b"run\n")
        self._asked = self._world.updates.asked
        self._process, self._spare = process, None
        self._reading = self._readers[-1]
        if self._warm:
            self._spare = await self._spawn()

    async def running(self, timeout: float = 60.0) -> None:
        """Until it asks Telegram for updates for the first time."""
        deadline = time.monotonic() + timeout
        while self._world.updates.asked == self._asked:
            assert time.monotonic() < deadline, f"the bot did not start:\n{self.last_lines()}"
            assert self._process is not None and self._process.returncode is None, self.last_lines()
            await asyncio.sleep(0.01)

    async def _spawn(self) -> asyncio.subprocess.Process:
        module = "tests.soak.warm" if self._warm else "mutualaid_bot"
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", module, "run", "--config", str(self._config),
            cwd=self._folder, env=self._environment, start_new_session=True, preexec_fn=_leave_with_parent(),
            stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
        )  # fmt: skip
        self._readers.append(asyncio.create_task(self._read(process)))
        return process

    async def _read(self, process: asyncio.subprocess.Process) -> None:
        assert process.stdout is not None
        async for raw in process.stdout:
            line = raw.decode(errors="replace").rstrip()
            self.log.append(line)
            if any(word in line for word in FAULTS):
                self.faults.append(line)

    def at_work(self) -> bool:
        return bool(self._calls() or self._unfinished())

    async def kill(self) -> None:
        """SIGKILL, without any warning; what was on its way is counted afterwards, in peace."""
        assert self._process is not None
        calls = self._calls()
        self._process.kill()
        await self._process.wait()
        unfinished = self._unfinished()
        await self.start()
        self.kills.append(Kill(unfinished, calls, time.monotonic()))

    async def close(self) -> int:
        if self._spare is not None:
            self._spare.kill()
            await self._spare.wait()
        code = await self.stop()
        await asyncio.gather(*self._readers)
        return code

    def _calls(self) -> int:
        return sum(flight.method not in NOT_MEANT for flight in self._world.in_flight)

    def _unfinished(self) -> int:
        with reading(self.database) as rows:
            return _count(rows, "SELECT COUNT(*) FROM inbox WHERE state IN ('waiting', 'begun')")

    def nothing_left(self) -> bool:
        return nothing_left(self.database, self._world)


def nothing_left(database: Path, world: World) -> bool:
    """Everything that people did is done, and everything that is due was said."""
    now = int(world.clock.now().timestamp())
    soon = now + 6  # also what leaves when the five seconds of an undo are over
    questions: tuple[tuple[str, tuple[int, ...]], ...] = (
        ("SELECT COUNT(*) FROM inbox WHERE state IN ('waiting', 'begun')", ()),
        ("SELECT COUNT(*) FROM outbox WHERE state = 'sending'", ()),
        ("SELECT COUNT(*) FROM outbox WHERE state = 'queued' AND send_after <= ?", (soon,)),
        ("SELECT COUNT(*) FROM alarms WHERE due_at <= ?", (now,)),
    )
    with reading(database) as rows:
        return not any(_count(rows, sql, *values) for sql, values in questions)


def _count(rows: sqlite3.Connection, sql: str, *values: int) -> int:
    try:
        return int(rows.execute(sql, values).fetchone()[0])
    except sqlite3.OperationalError as error:
        if "no such table" in str(error):  # killed before its first start was over
            return 0
        raise


@contextmanager
def reading(database: Path) -> Iterator[sqlite3.Connection]:
    """For reading only; the bot's own connection notices nothing of it."""
    if not database.exists():
        connection = sqlite3.connect(":memory:")
    else:
        connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True, timeout=5)
    connection.row_factory = sqlite3.Row
    try:
        yield connection
    finally:
        connection.close()
