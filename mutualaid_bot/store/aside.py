"""Updates that were set aside, seen from beside the bot: which there are, and that they be tried again.

Needs no key: it cannot read what they say. The bot itself takes them up (see ``inbox``).
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from mutualaid_bot.store.moments import moment, moment_or_none


@dataclass(frozen=True, slots=True)
class Aside:
    code: str  # what the log and the coordinators call it
    update_id: int
    received_at: datetime
    ended_at: datetime | None
    tries: int
    kept: bool  # its words are still there, sealed: it can be tried again
    again: bool  # it is to be tried again, and the bot has not taken it up yet


def set_aside(database: Path) -> list[Aside]:
    """Oldest first; none where there is no database yet."""
    rows = _run(
        database,
        """SELECT code, update_id, received_at, ended_at, tries, raw IS NOT NULL AS kept, state
           FROM inbox WHERE state = 'failed' OR state = 'again' ORDER BY ended_at, id""",
    )
    return [
        Aside(
            code=row["code"] or "",
            update_id=row["update_id"],
            received_at=moment(row["received_at"]),
            ended_at=moment_or_none(row["ended_at"]),
            tries=row["tries"],
            kept=bool(row["kept"]),
            again=row["state"] == "again",
        )
        for row in rows
    ]


def ask_again(database: Path, which: str | None = None) -> int:
    """All of them, or those with this code or number; how many. Each gets its three tries anew."""
    rows = _run(
        database,
        """UPDATE inbox SET state = 'again', tries = 0
           WHERE state = 'failed' AND raw IS NOT NULL
             AND (? IS NULL OR code = ? OR CAST(update_id AS TEXT) = ?) RETURNING id""",
        *(which, which, which),
    )
    return len(rows)


def _run(database: Path, sql: str, *values: str | None) -> list[sqlite3.Row]:
    if not database.exists():
        return []
    address = f"{database.absolute().as_uri()}?mode=rw"
    with closing(sqlite3.connect(address, uri=True, isolation_level=None, timeout=5)) as connection:
        connection.row_factory = sqlite3.Row
        if connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'inbox'").fetchone() is None:
            return []
        return connection.execute(sql, values).fetchall()
