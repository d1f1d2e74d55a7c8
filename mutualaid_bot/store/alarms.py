"""Alarms: one row per kind and subject, due at a whole second.

Does not know what is done when one is due.
"""

from __future__ import annotations

from datetime import datetime

from mutualaid_bot.domain.alarms import Alarm, AlarmKind
from mutualaid_bot.store.moments import due, moment, seconds
from mutualaid_bot.store.statements import Statements


class Alarms:
    def __init__(self, statements: Statements) -> None:
        self._sql = statements

    async def set(self, kind: AlarmKind, subject: int, at: datetime) -> None:
        await self._sql.change(
            """INSERT INTO alarms (kind, subject, due_at) VALUES (?, ?, ?)
               ON CONFLICT (kind, subject) DO UPDATE SET due_at = excluded.due_at""",
            kind.value,
            subject,
            due(at),
        )

    async def set_earlier(self, kind: AlarmKind, subject: int, at: datetime) -> None:
        """Keeps the earlier of the two."""
        await self._sql.change(
            """INSERT INTO alarms (kind, subject, due_at) VALUES (?, ?, ?)
               ON CONFLICT (kind, subject) DO UPDATE SET due_at = excluded.due_at
               WHERE excluded.due_at < alarms.due_at""",
            kind.value,
            subject,
            due(at),
        )

    async def set_coming(self, kind: AlarmKind, subject: int, at: datetime, now: datetime) -> None:
        """Replaces a moment that is still to come; one that has come stays due."""
        await self._sql.change(
            """INSERT INTO alarms (kind, subject, due_at) VALUES (?, ?, ?)
               ON CONFLICT (kind, subject) DO UPDATE SET due_at = excluded.due_at
               WHERE alarms.due_at > ?""",
            kind.value,
            subject,
            due(at),
            seconds(now),
        )

    async def clear(self, kind: AlarmKind, subject: int) -> None:
        await self._sql.change("DELETE FROM alarms WHERE kind = ? AND subject = ?", kind.value, subject)

    async def due(self, now: datetime, *, limit: int = 50) -> list[Alarm]:
        rows = await self._sql.rows(
            "SELECT * FROM alarms WHERE due_at <= ? ORDER BY due_at, kind, subject LIMIT ?",
            seconds(now),
            limit,
        )
        return [Alarm(AlarmKind(row["kind"]), row["subject"], moment(row["due_at"])) for row in rows]

    async def take(self, alarm: Alarm) -> bool:
        """Removes it, if it is still the same."""
        taken = await self._sql.change(
            "DELETE FROM alarms WHERE kind = ? AND subject = ? AND due_at = ?",
            alarm.kind.value,
            alarm.subject,
            due(alarm.at),
        )
        return taken == 1
