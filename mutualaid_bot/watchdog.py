"""Notices when a part of the bot no longer stirs, and ends the process; its supervisor starts it anew.

It mends nothing. That Telegram does not answer is not its business: a call that fails is a sign of life.
"""

from __future__ import annotations

import asyncio
import os
import threading
import time
from collections.abc import Callable, Mapping
from types import TracebackType

import structlog

log = structlog.get_logger(__name__)

LOOK_SECONDS = 5.0
SILENT_LOOKS = 12  # without a beat of the loop: it is blocked, or does not come to its end
FAILED = 1

POLL_MARGIN = 30.0  # beyond the time that one poll may take
WORK_MARGIN = 30.0  # beyond the time that one update may take
OUTBOX_MARGIN = 90.0  # beyond the moment at which the sender, or a letter on its way, meant to go on

Check = Callable[[float], bool]  # whether this part is stuck at this moment of the monotonic clock


class Stuck(Exception):
    """Some parts no longer stir; the message names them."""

    def __init__(self, parts: list[str]) -> None:
        super().__init__(", ".join(parts))
        self.parts = parts


class Watchdog:
    """Looks every few seconds. The checks may be filled in later."""

    def __init__(
        self,
        checks: Mapping[str, Check],
        *,
        monotonic: Callable[[], float] = time.monotonic,
        look_seconds: float = LOOK_SECONDS,
    ) -> None:
        self._checks = checks
        self._monotonic = monotonic
        self.look_seconds = look_seconds
        self.beats = 0

    def stuck(self) -> list[str]:
        now = self._monotonic()
        return [name for name, check in self._checks.items() if check(now)]

    async def run(self) -> None:
        """Until it is cancelled; raises ``Stuck``."""
        while True:
            self.beats += 1
            if parts := self.stuck():
                log.critical("stuck", parts=parts, do="the process ends, to be started anew")
                raise Stuck(parts)
            await asyncio.sleep(self.look_seconds)


class Guard:
    """A thread that ends the process at once when the loop itself is blocked, or cannot come to its end.

    It counts its own looks rather than seconds: a machine that slept has not been silent.
    """

    def __init__(self, watchdog: Watchdog, *, silent_looks: int = SILENT_LOOKS) -> None:
        self._watchdog = watchdog
        self._silent_looks = silent_looks
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="guard", daemon=True)

    def __enter__(self) -> Guard:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._over.set()
        self._thread.join()

    def _watch(self) -> None:
        seen, silent = self._watchdog.beats, 0
        while not self._over.wait(self._watchdog.look_seconds):
            if self._watchdog.beats != seen:
                seen, silent = self._watchdog.beats, 0
                continue
            silent += 1
            if silent >= self._silent_looks:
                log.critical("stuck", parts=["loop"], do="the process ends, to be started anew")
                os._exit(FAILED)
