"""Counts for the queue, the digests and /stats.

Counts posts and introductions, never people against each other.
"""

from __future__ import annotations

from datetime import datetime
from statistics import median

from mutualaid_bot.domain.kinds import Kind
from mutualaid_bot.domain.records import WeekCounts
from mutualaid_bot.store.moments import seconds
from mutualaid_bot.store.statements import Statements

_DAY = 86_400


class Counts:
    def __init__(self, statements: Statements) -> None:
        self._sql = statements

    async def open_posts(self, kind: Kind) -> int:
        return await self._sql.number(
            "SELECT COUNT(*) FROM posts WHERE state = 'open' AND kind = ?", kind.value, long=True
        )

    async def members(self) -> int:
        return await self._sql.number("SELECT COUNT(*) FROM members WHERE forgotten_at IS NULL", long=True)

    async def week(self, since: datetime) -> WeekCounts:
        """``met`` counts needs that were closed as met; ``nobody`` those on the list of people to call
        now, and those withdrawn that never came to an introduction."""
        at = seconds(since)
        on_list = await self._sql.number(
            "SELECT COUNT(*) FROM posts WHERE needs_call AND state = 'open' AND kind = 'need'", long=True
        )
        withdrawn = await self._sql.number(
            """SELECT COUNT(*) FROM posts p
               WHERE p.closed_at >= ? AND p.state = 'withdrawn' AND p.kind = 'need'
                 AND NOT EXISTS (SELECT 1 FROM proposals r WHERE r.need_id = p.id AND r.state = 'agreed')""",
            at,
            long=True,
        )
        return WeekCounts(
            proposed=await self._sql.number(
                "SELECT COUNT(*) FROM proposals WHERE made_at >= ?", at, long=True
            ),
            agreed=await self._sql.number(
                "SELECT COUNT(*) FROM introductions WHERE made_at >= ?", at, long=True
            ),
            met=await self._sql.number(
                "SELECT COUNT(*) FROM posts WHERE closed_at >= ? AND state = 'met' AND kind = 'need'",
                at,
                long=True,
            ),
            rested=await self._sql.number(
                "SELECT COUNT(*) FROM posts WHERE closed_at >= ? AND state = 'rested'", at, long=True
            ),
            nobody=on_list + withdrawn,
        )

    async def met_all(self) -> int:
        return await self._sql.number(
            "SELECT COUNT(*) FROM posts WHERE closed_at IS NOT NULL AND state = 'met' AND kind = 'need'",
            long=True,
        )

    async def median_wait_days(self, since: datetime) -> float | None:
        """From posting to agreement, of the needs agreed since; none: None."""
        rows = await self._sql.rows(
            """SELECT MIN(i.made_at) - p.made_at AS waited FROM introductions i
               JOIN proposals r ON r.id = i.proposal_id JOIN posts p ON p.id = r.need_id
               WHERE i.made_at >= ? GROUP BY p.id, p.made_at""",
            seconds(since),
            long=True,
        )
        return median(row["waited"] for row in rows) / _DAY if rows else None
