"""The nightly copy, made beside the running bot: one at a time, on a thread of its own.

It does not decide when it is night, and does not know what a copy is; see ``store.backing_up``.
"""

from __future__ import annotations

import asyncio
import secrets

import structlog

from mutualaid_bot.clock import Clock
from mutualaid_bot.config import Settings
from mutualaid_bot.domain.hours import Quiet
from mutualaid_bot.logs import where
from mutualaid_bot.office import tell_code
from mutualaid_bot.store.backing_up import NotCopied, nightly
from mutualaid_bot.store.database import Database

log = structlog.get_logger(__name__)


class Backups:
    def __init__(self, settings: Settings, *, database: Database, clock: Clock, quiet: Quiet) -> None:
        self._settings = settings
        self._database = database
        self._clock = clock
        self._quiet = quiet
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """No effect without a folder, or while one is still at work."""
        if self._settings.backup_path is not None and (self._task is None or self._task.done()):
            self._task = asyncio.create_task(self._make())

    async def finished(self) -> None:
        """Waits for the one at work: a copy that is cut off would be one night without."""
        if self._task is not None:
            await asyncio.wait({self._task})

    async def _make(self) -> None:
        """One that fails is logged, the coordinators get its code, and the next night tries again."""
        folder = self._settings.backup_path
        assert folder is not None
        now = self._clock()
        today = now.astimezone(self._settings.community.zone).date()
        database, keep_days = self._settings.database.path, self._settings.backup.keep_days
        try:
            made = await asyncio.to_thread(nightly, database, folder, today, keep_days=keep_days)
            log.info("backed_up", file=str(made))
        except Exception as error:
            code = secrets.token_hex(3)
            why = str(error) if isinstance(error, NotCopied) else type(error).__name__
            log.error("backup_failed", code=code, why=why, where=where(error))
            async with self._database.transaction() as tx:
                await tell_code(tx, code, now, self._quiet)
