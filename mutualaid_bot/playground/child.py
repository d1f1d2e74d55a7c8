"""Runs the real bot as a child process on the playground's server, with a temporary database.

It knows the bot by its command line, its configuration and its exit codes, and by nothing else.
"""

import asyncio
import ctypes
import json
import os
import signal
import sys
from collections import deque
from collections.abc import Callable
from pathlib import Path

from mutualaid_bot.config import DEMO_CLOCK, example_text
from mutualaid_bot.playground.cast import COMMUNITY, Cast

TOKEN = "123456789:playground"
STOP_SECONDS = 15
DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG


class BotProcess:
    """One bot in one folder; started anew it goes on with the same database."""

    def __init__(self, folder: Path, *, address: str, cast: Cast) -> None:
        self._folder = folder
        self._config = folder / "config.toml"
        self._clock = folder / "clock"
        self._process: asyncio.subprocess.Process | None = None
        self._reading: asyncio.Task[None] | None = None
        self.log: deque[str] = deque(maxlen=200)
        self._config.write_text(example_text(), encoding="utf-8")
        self._environment = _environment(
            telegram={"token": TOKEN, "api_url": address},
            database={"url": "sqlite:///demo.db"},
            community={
                "name": COMMUNITY,
                "timezone": "America/New_York",
                "languages": ["en", "es"],
                "quiet_hours": [],
                "chat_id": cast.neighbors.id,
            },
            coordinators={"chat_id": cast.coordinators.id},
        ) | {DEMO_CLOCK: str(self._clock)}
        self._write_clock(cast.world.clock.offset)
        cast.world.clock.on_turn.append(self._write_clock)

    def _write_clock(self, offset: float) -> None:
        fresh = self._clock.with_suffix(".new")
        fresh.write_text(str(int(offset)), encoding="ascii")
        fresh.replace(self._clock)

    async def start(self) -> None:
        self._process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "mutualaid_bot",
            "run",
            "--config",
            str(self._config),
            cwd=self._folder,
            env=self._environment,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
            # Ctrl-C is meant for the demo, which then stops the bot in its own time.
            start_new_session=True,
            preexec_fn=_leave_with_parent(),
        )
        self._reading = asyncio.create_task(self._read(self._process))

    async def _read(self, process: asyncio.subprocess.Process) -> None:
        assert process.stdout is not None
        async for line in process.stdout:
            self.log.append(line.decode(errors="replace").rstrip())

    async def ended(self) -> int:
        """Wait for its end; its exit code."""
        assert self._process is not None
        assert self._reading is not None
        code = await self._process.wait()
        await asyncio.wait({self._reading}, timeout=1)
        return code

    async def stop(self) -> int:
        """Ask it to stop, and insist after a while; its exit code."""
        assert self._process is not None
        if self._process.returncode is None:
            self._process.terminate()
            try:
                await asyncio.wait_for(self._process.wait(), STOP_SECONDS)
            except TimeoutError:
                self._process.kill()
        return await self.ended()

    def last_lines(self, count: int = 30) -> str:
        return "\n".join(f"  | {line}" for line in list(self.log)[-count:]) or "  | (it said nothing)"


def _environment(**tables: dict[str, object]) -> dict[str, str]:
    """The caller's environment without any setting of a real bot, and with the settings of this one."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("MUTUALAID_")}
    for table, keys in tables.items():
        for key, value in keys.items():
            text = value if isinstance(value, str) else json.dumps(value)
            environment[f"MUTUALAID_{table}__{key}".upper()] = text
    # The same program that runs here, installed or not.
    program = str(Path(__file__).resolve().parents[2])
    paths = [program, *filter(None, [environment.get("PYTHONPATH")])]
    return environment | {"PYTHONPATH": os.pathsep.join(paths), "PYTHONUNBUFFERED": "1"}


def _leave_with_parent() -> Callable[[], None] | None:
    """On Linux the bot ends when the demo is killed; elsewhere it would wait for its server for ever."""
    if sys.platform != "linux":
        return None
    system = ctypes.CDLL(None)
    return lambda: system.prctl(DIE_WITH_PARENT, signal.SIGTERM) and None
