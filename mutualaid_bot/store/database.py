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

CANARY = "canary"  # a setting: sealed, so that a wrong key is noticed
_PATIENCE = "PRAGMA busy_timeout = 5000"  # for another process that writes, such as a restore or a check
_T = TypeVar("_T")


class Database:
    """``room``: the coordinators' group from the configuration, which wins over one bound in the chat."""

    def __init__(self, path: Path, vault: Vault, room: Room | None = None) -> None:
        self._path = path
        self._vault = vault
        self._room = room
        self._lock = asyncio.Lock()
        self._connection: aiosqlite.Connection | None = None
        self._here: sqlite3.Connection | None = None  # the same one, without the thread
        self._holder: asyncio.Task[Any] | None = None

    async def open(self) -> None:
        """Expects the newest schema (see ``migrating``). Raises ``WrongKey`` for another database's key."""
        self._connection = await aiosqlite.Connection(self._connect, iter_chunk_size=64)
        try:
            for pragma in (
                "journal_mode = WAL",
                "synchronous = NORMAL",
                "foreign_keys = ON",
                "busy_timeout = 0",
                "secure_delete = ON",
            ):
                await self._run(f"PRAGMA {pragma}")
            await self._look_at_canary()
        except BaseException:
            await self.close()
            raise

    def _connect(self) -> sqlite3.Connection:
        # Used by two threads, never by both at once: whoever holds the lock waits for each to end.
        here = sqlite3.connect(
            self._path, isolation_level=None, cached_statements=256, check_same_thread=False
        )
        here.row_factory = sqlite3.Row
        self._here = here
        return here

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
            thread, here = self._opened
            statements = Statements(here, thread)
            before = here.total_changes
            transaction = Transaction(statements, vault=self._vault, room=self._room)
            self._holder = task
            try:
                try:
                    if durable or not self._began_at_once():
                        await _to_its_end(self._begin(durable=durable))
                    yield transaction
                except BaseException:
                    statements.end()
                    await _to_its_end(self._roll_back())
                    raise
                statements.end()
                if here.total_changes == before:
                    self._commit_nothing(transaction)
                else:
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
            row = await _to_its_end(self._run_patiently("PRAGMA wal_checkpoint(TRUNCATE)"))
            return bool(row) and row[0][0] == 0

    @property
    def _opened(self) -> tuple[aiosqlite.Connection, sqlite3.Connection]:
        if self._connection is None or self._here is None:
            raise RuntimeError("the database is not open")
        return self._connection, self._here

    async def _run(self, sql: str) -> list[sqlite3.Row]:
        return list(await self._opened[0].execute_fetchall(sql))

    async def _run_patiently(self, sql: str) -> list[sqlite3.Row]:
        """Waits a while for another process, on the thread."""
        await self._run(_PATIENCE)
        try:
            return await self._run(sql)
        finally:
            await self._run("PRAGMA busy_timeout = 0")

    def _began_at_once(self) -> bool:
        """Whether nobody else was writing."""
        try:
            self._opened[1].execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY:
                return False
            raise
        return True

    async def _begin(self, *, durable: bool) -> None:
        if durable:
            await self._run("PRAGMA synchronous = FULL")
        await self._run_patiently("BEGIN IMMEDIATE")

    async def _commit(self, transaction: Transaction) -> None:
        try:
            await self._run("COMMIT")
        except BaseException:
            await self._roll_back()
            raise
        transaction.committed()

    def _commit_nothing(self, transaction: Transaction) -> None:
        """Nothing was written, so there is no disk to wait for."""
        here = self._opened[1]
        try:
            here.execute("COMMIT")
        except BaseException:
            if here.in_transaction:
                here.execute("ROLLBACK")
            raise
        transaction.committed()

    async def _roll_back(self) -> None:
        if self._opened[1].in_transaction:
            await self._run("ROLLBACK")

    async def _look_at_canary(self) -> None:
        async with self.transaction() as transaction:
            statements = transaction.statements
            row = await statements.row("SELECT value FROM settings WHERE name = ?", CANARY)
            if row is not None:
                self._vault.unseal(row["value"].encode())
                return
            sealed = self._vault.seal(CANARY).decode()
            await statements.change("INSERT INTO settings (name, value) VALUES (?, ?)", CANARY, sealed)


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
