"""The statements of one open transaction, each a single hop to the database's thread.

It knows no table, and refuses to work once its transaction is over.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

import aiosqlite

Value = str | int | float | bytes | None
Row = sqlite3.Row


class Statements:
    def __init__(self, connection: aiosqlite.Connection) -> None:
        self._connection: aiosqlite.Connection | None = connection

    @property
    def _open(self) -> aiosqlite.Connection:
        if self._connection is None:
            raise RuntimeError("this transaction is over")
        return self._connection

    def end(self) -> None:
        self._connection = None

    async def rows(self, sql: str, *values: Value) -> list[Row]:
        return list(await self._open.execute_fetchall(sql, values))

    async def row(self, sql: str, *values: Value) -> Row | None:
        found = await self.rows(sql, *values)
        return found[0] if found else None

    async def number(self, sql: str, *values: Value) -> int:
        """The one number that the statement answers; nothing counts as 0."""
        found = await self.row(sql, *values)
        return 0 if found is None or found[0] is None else int(found[0])

    async def change(self, sql: str, *values: Value) -> int:
        """How many rows changed."""
        cursor = await self._open.execute(sql, values)
        return cursor.rowcount

    async def each(self, sql: str, many: Iterable[Sequence[Value]]) -> None:
        await self._open.executemany(sql, list(many))


def places(values: Sequence[object]) -> str:
    """As many question marks as there are values."""
    return ", ".join("?" * len(values))
