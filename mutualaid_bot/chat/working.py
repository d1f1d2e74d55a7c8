"""Hands stored updates to their handler: in order within a chat, several chats side by side.

It does not know what an update says, nor how it is stored; an update that fails three times is set aside.
"""

from __future__ import annotations

import asyncio
import json
import time
from collections import deque
from collections.abc import Awaitable, Callable, Iterable
from typing import Any

import structlog

from mutualaid_bot.chat.pace import GrowingPause

log = structlog.get_logger(__name__)

SIDE_BY_SIDE = 4
SECONDS_ALLOWED = 30.0
PAUSES = (1.0, 3.0)  # after the first try, and after the second

Begun = tuple[bytes, int]  # the update as it came, and how many tries this one makes


class DiedThreeTimes(Exception):
    """Handling this update ended the whole program three times."""


class Workers:
    """``begin`` counts a try on disk before it is made (None: there is nothing left to do)."""

    def __init__(
        self,
        *,
        begin: Callable[[int], Awaitable[Begun | None]],
        handle: Callable[[int, dict[str, Any]], Awaitable[None]],
        set_aside: Callable[[int, Exception], Awaitable[None]],
        side_by_side: int = SIDE_BY_SIDE,
        seconds: float = SECONDS_ALLOWED,
        pauses: tuple[float, ...] = PAUSES,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._begin = begin
        self._handle = handle
        self._set_aside = set_aside
        self._side_by_side = side_by_side
        self._seconds = seconds
        self._pauses = pauses
        self._lines: dict[str, deque[int]] = {}
        self._ready: asyncio.Queue[str] = asyncio.Queue()
        self._empty = asyncio.Event()
        self._empty.set()
        self._monotonic = monotonic
        self._begun: dict[str, float] = {}  # lines at work, and since when
        self.patience = seconds

    def add(self, updates: Iterable[tuple[int, str]]) -> None:
        """Updates with their lines, oldest first."""
        for update_id, line in updates:
            self._empty.clear()
            if line not in self._lines:
                self._lines[line] = deque()
                self._ready.put_nowait(line)
            self._lines[line].append(update_id)

    async def run(self) -> None:
        """Until it is cancelled."""
        async with asyncio.TaskGroup() as group:
            for _ in range(self._side_by_side):
                group.create_task(self._work())

    def idle(self) -> bool:
        return self._empty.is_set()

    def busy_for(self, t: float) -> float:
        """How long the oldest of the updates in work has taken."""
        return max((t - begun for begun in self._begun.values()), default=0.0)

    async def settled(self) -> None:
        """Waits until nothing waits or runs."""
        await self._empty.wait()

    async def _work(self) -> None:
        troubles = GrowingPause()
        while True:
            line = await self._ready.get()
            waiting = self._lines[line]
            self._begun[line] = self._monotonic()
            try:
                again_in = await self._one(waiting[0])
                troubles.reset()
            except Exception as error:
                # Not the handler failed but what stands around it, such as a full disk: nothing is skipped.
                again_in = troubles.next()
                log.error("update_left", update=waiting[0], error=type(error).__name__, pause=again_in)
            finally:
                del self._begun[line]
            if again_in is not None:
                # The line waits; this worker does not.
                asyncio.get_running_loop().call_later(again_in, self._ready.put_nowait, line)
                continue
            waiting.popleft()
            if waiting:
                self._ready.put_nowait(line)
                continue
            del self._lines[line]
            if not self._lines:
                self._empty.set()

    async def _one(self, update_id: int) -> float | None:
        """Handle one update; the pause before its next try, or None when the line may go on."""
        begun = await self._begin(update_id)
        if begun is None:
            return None
        raw, tries = begun
        allowed = len(self._pauses) + 1
        if tries > allowed:
            await self._set_aside(update_id, DiedThreeTimes())
            return None
        try:
            async with asyncio.timeout(self._seconds):
                await self._handle(update_id, json.loads(raw))
        except Exception as error:
            if tries >= allowed:
                await self._set_aside(update_id, error)
                return None
            log.warning("update_failed", update=update_id, tries=tries, error=type(error).__name__)
            return self._pauses[tries - 1]
        return None
