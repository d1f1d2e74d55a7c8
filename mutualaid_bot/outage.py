"""Notices that Telegram and the bot did not hear each other for a while, and has open questions asked anew.

It does not know what is asked (see ``flow.returning``). The moment of the last word outlives the process, so
that time in which the bot did not run counts too.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import datetime, timedelta

import structlog

from mutualaid_bot.clock import Clock
from mutualaid_bot.logs import where
from mutualaid_bot.store.database import Database, Transaction

log = structlog.get_logger(__name__)

LAST_HEARD = "last_heard"
TAPS_LIVE = timedelta(seconds=150)  # as long as Telegram keeps a tap for the bot
NOTED_EVERY = timedelta(minutes=1)
SETTLING_SECONDS = 60.0  # for what people wrote meanwhile, which may answer their questions

AfterOutage = Callable[[Transaction, timedelta], Awaitable[None]]


class Outages:
    """``wall``: the real time, also where the bot's own clock is turned; ``settled``: waits until what came
    in is handled; ``after_outage`` gets how long it lasted."""

    def __init__(
        self,
        database: Database,
        *,
        wall: Clock,
        settled: Callable[[], Awaitable[None]],
        after_outage: AfterOutage,
        wake: Callable[[], None],
    ) -> None:
        self._database = database
        self._wall = wall
        self._settled = settled
        self._after_outage = after_outage
        self._wake = wake
        self._last: datetime | None = None
        self._noted: datetime | None = None
        self._returning: asyncio.Task[None] | None = None

    async def begin(self) -> None:
        async with self._database.reading() as tx:
            self._last = self._noted = await tx.notebook.read(LAST_HEARD)

    async def stop(self) -> None:
        """An outage whose questions were not asked yet is found again at the next start."""
        if self._returning is not None:
            self._returning.cancel()
            with suppress(asyncio.CancelledError):
                await self._returning

    async def heard(self) -> None:
        """Telegram has answered, and nothing waits there any more."""
        if self._returning is not None and not self._returning.done():
            return
        now = self._wall()
        if self._last is not None and now - self._last > TAPS_LIVE:
            self._returning = asyncio.create_task(self._return(now - self._last))
            return
        self._last = now
        if self._noted is None or now - self._noted >= NOTED_EVERY:
            async with self._database.transaction() as tx:
                await tx.notebook.write(LAST_HEARD, now)
            self._noted = now

    async def _return(self, gap: timedelta) -> None:
        """All in one transaction: a crash before its end leaves the outage to be found again."""
        log.warning("back_after_an_outage", seconds=int(gap.total_seconds()))
        with suppress(TimeoutError):
            async with asyncio.timeout(SETTLING_SECONDS):
                await self._settled()
        now = self._wall()
        try:
            async with self._database.transaction() as tx:
                await self._after_outage(tx, gap)
                await tx.notebook.write(LAST_HEARD, now)
        except Exception as error:
            log.error("not_asked_anew", error=type(error).__name__, where=where(error))
            return
        self._last = self._noted = now
        self._wake()
