"""Digests: which posts a week's carried, and whether it went out.

Holds no words, and does not know who reads it.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from mutualaid_bot.domain.records import DigestRecord
from mutualaid_bot.store.moments import moment_or_none, seconds
from mutualaid_bot.store.statements import Statements


class Digests:
    def __init__(self, statements: Statements) -> None:
        self._sql = statements

    async def get(self, digest_id: int) -> DigestRecord | None:
        row = await self._sql.row("SELECT * FROM digests WHERE id = ?", digest_id)
        if row is None:
            return None
        posts = await self._sql.rows(
            "SELECT post_id FROM digest_posts WHERE digest_id = ? ORDER BY place", digest_id
        )
        return DigestRecord(
            id=row["id"],
            week=row["week"],
            state=row["state"],
            post_ids=tuple(post["post_id"] for post in posts),
            other_help=row["other_help"],
            offers=row["offers"],
            met_week=row["met_week"],
        )

    async def add(self, record: DigestRecord, now: datetime) -> DigestRecord:
        digest_id = await self._sql.number(
            """INSERT INTO digests (week, state, other_help, offers, met_week, made_at)
               VALUES (?, ?, ?, ?, ?, ?) RETURNING id""",
            record.week,
            record.state,
            record.other_help,
            record.offers,
            record.met_week,
            seconds(now),
        )
        await self._sql.each(
            "INSERT INTO digest_posts (digest_id, place, post_id) VALUES (?, ?, ?)",
            [(digest_id, place, post_id) for place, post_id in enumerate(record.post_ids)],
        )
        return replace(record, id=digest_id)

    async def send(self, digest_id: int, now: datetime) -> bool:
        """Once: whether this call turned the preview into one that goes out."""
        sent = await self._sql.change(
            "UPDATE digests SET state = 'sent', sent_at = ? WHERE id = ? AND state = 'previewed'",
            seconds(now),
            digest_id,
        )
        return sent == 1

    async def with_post(self, post_id: int) -> list[int]:
        rows = await self._sql.rows(
            "SELECT DISTINCT digest_id FROM digest_posts WHERE post_id = ? ORDER BY digest_id", post_id
        )
        return [int(row["digest_id"]) for row in rows]

    async def last_sent_at(self) -> datetime | None:
        row = await self._sql.row("SELECT MAX(sent_at) AS sent_at FROM digests")
        return None if row is None else moment_or_none(row["sent_at"])
