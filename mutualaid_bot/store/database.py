"""The one connection, and the one transaction at a time that may use it.

It knows no table but its own canary; what is written is the business of ``Transaction``'s parts.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Coroutine
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any, TypeVar

import aiosqlite

from mutualaid_bot.domain.records import Room
from mutualaid_bot.store.statements import Statements
from mutualaid_bot.store.transaction import Transaction
from mutualaid_bot.store.vault import Vault, WrongKey

__all__ = ["Database", "Transaction", "WrongKey"]

_CANARY = "canary"
_T = TypeVar("_T")


class Database:
    """``room``: the coordinators' group from the configuration, which wins over one bound in the chat."""

    def __init__(self, path: Path, vault: Vault, room: Room | None = None) -> None:
        self._path = path
        self._vault = vault
        self._room = room
        self._lock = asyncio.Lock()
        self._connection: aiosqlite.Connection | None = None
        self._holder: asyncio.Task[Any] | None = None

    async def open(self) -> None:
        """Expects the newest schema (see ``migrating``). Raises ``WrongKey`` for another database's key."""
        self._connection = await aiosqlite.connect(self._path, isolation_level=None, cached_statements=256)
        try:
            self._connection.row_factory = sqlite3.Row
            for pragma in (
                "journal_mode = WAL",
                "synchronous = NORMAL",
                "foreign_keys = ON",
                "busy_timeout = 5000",
                "secure_delete = ON",
            ):
                await self._run(f"PRAGMA {pragma}")
            await self._look_at_canary()
        except BaseException:
            await self.close()
            raise

    async def close(self) -> None:
        """Waits for the open transaction, then ends the connection's thread."""
        async with self._lock:
            connection, self._connection = self._connection, None
            if connection is not None:
                await _to_its_end(connection.close())

    @asynccontextmanager
    async def transaction(self, *, durable: bool = False) -> AsyncIterator[Transaction]:
        """All or nothing. ``durable``: on the disk, not only in its cache, before this returns."""
        task = asyncio.current_task()
        if task is not None and self._holder is task:
            raise RuntimeError("this task has a transaction open already")
        async with self._lock:
            statements = Statements(self._opened)
            transaction = Transaction(statements, vault=self._vault, room=self._room)
            self._holder = task
            try:
                try:
                    await _to_its_end(self._begin(durable=durable))
                    yield transaction
                except BaseException:
                    statements.end()
                    await _to_its_end(self._roll_back())
                    raise
                statements.end()
                await _to_its_end(self._commit(transaction))
            finally:
                self._holder = None
                if durable:
                    await _to_its_end(self._run("PRAGMA synchronous = NORMAL"))

    def reading(self) -> AbstractAsyncContextManager[Transaction]:
        """The same, named for what it is used for: there is one connection, and it waits its turn."""
        return self.transaction()

    async def checkpoint(self) -> bool:
        """Brings everything into the main file and empties the log, so that nothing forgotten lingers there.

        False: another process was reading (a backup), and the log still holds old pages.
        """
        async with self._lock:
            row = await _to_its_end(self._run("PRAGMA wal_checkpoint(TRUNCATE)"))
            return bool(row) and row[0][0] == 0

    @property
    def _opened(self) -> aiosqlite.Connection:
        if self._connection is None:
            raise RuntimeError("the database is not open")
        return self._connection

    async def _run(self, sql: str) -> list[sqlite3.Row]:
        return list(await self._opened.execute_fetchall(sql))

    async def _begin(self, *, durable: bool) -> None:
        if durable:
            await self._run("PRAGMA synchronous = FULL")
        await self._run("BEGIN IMMEDIATE")

    async def _commit(self, transaction: Transaction) -> None:
        try:
            await self._run("COMMIT")
        except BaseException:
            await self._roll_back()
            raise
        transaction.committed()

    async def _roll_back(self) -> None:
        if self._opened.in_transaction:
            await self._run("ROLLBACK")

    async def _look_at_canary(self) -> None:
        async with self.transaction() as transaction:
            statements = transaction.statements
            row = await statements.row("SELECT value FROM settings WHERE name = ?", _CANARY)
            if row is not None:
                self._vault.unseal(row["value"].encode())
                return
            sealed = self._vault.seal(_CANARY).decode()
            await statements.change("INSERT INTO settings (name, value) VALUES (?, ?)", _CANARY, sealed)


async def _to_its_end(work: Coroutine[Any, Any, _T]) -> _T:
    """Runs it whole even where the caller is cancelled meanwhile; the cancellation is felt afterwards."""
    task = asyncio.ensure_future(work)
    cancelled: asyncio.CancelledError | None = None
    while not task.done():
        try:
            await asyncio.wait({task})
        except asyncio.CancelledError as error:
            cancelled = error
    if cancelled is not None:
        if not task.cancelled():
            task.exception()  # looked at, or asyncio would complain
        raise cancelled
    return task.result()
