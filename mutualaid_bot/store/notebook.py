"""Single moments that must outlive the process, each under a name.

Does not know what any of them is for.
"""

from __future__ import annotations

from datetime import datetime

from mutualaid_bot.store.moments import moment, seconds
from mutualaid_bot.store.statements import Statements


class Notebook:
    """Rows of the table ``settings``, beside the database's own."""

    def __init__(self, statements: Statements) -> None:
        self._sql = statements

    async def read(self, name: str) -> datetime | None:
        row = await self._sql.row("SELECT value FROM settings WHERE name = ?", _row(name))
        return None if row is None else moment(int(row["value"]))

    async def write(self, name: str, at: datetime) -> None:
        await self._sql.change(
            """INSERT INTO settings (name, value) VALUES (?, ?)
               ON CONFLICT (name) DO UPDATE SET value = excluded.value""",
            _row(name),
            str(seconds(at)),
        )


def _row(name: str) -> str:
    return f"moment:{name}"
