"""The statements of one open transaction: at once, or on the database's thread where they may take long.

It knows no table, and refuses to work once its transaction is over.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

import aiosqlite

Value = str | int | float | bytes | None
Row = sqlite3.Row


class Statements:
    """A row found by its key takes about 0.005 ms of CPU, and by way of the thread about 0.1 ms.
    So statements run at once, but for those that may look at many rows (``long``): while these run on the
    thread, everything else goes on.

    ``here`` and ``thread`` are the same connection.
    """

    def __init__(self, here: sqlite3.Connection, thread: aiosqlite.Connection) -> None:
        self._here = here
        self._thread = thread
        self._over = False

    def _check(self) -> None:
        if self._over:
            raise RuntimeError("this transaction is over")

    def end(self) -> None:
        self._over = True

    async def rows(self, sql: str, *values: Value, long: bool = False) -> list[Row]:
        self._check()
        if long:
            return list(await self._thread.execute_fetchall(sql, values))
        return self._here.execute(sql, values).fetchall()

    async def row(self, sql: str, *values: Value) -> Row | None:
        found = await self.rows(sql, *values)
        return found[0] if found else None

    async def number(self, sql: str, *values: Value, long: bool = False) -> int:
        """The one number that the statement answers; nothing counts as 0."""
        found = await self.rows(sql, *values, long=long)
        return int(found[0][0]) if found and found[0][0] is not None else 0

    async def change(self, sql: str, *values: Value, long: bool = False) -> int:
        """How many rows changed."""
        self._check()
        if long:
            return (await self._thread.execute(sql, values)).rowcount
        return self._here.execute(sql, values).rowcount

    async def each(self, sql: str, many: Iterable[Sequence[Value]]) -> None:
        self._check()
        if listed := list(many):
            await self._thread.executemany(sql, listed)


def places(values: Sequence[object]) -> str:
    """As many question marks as there are values."""
    return ", ".join("?" * len(values))
