"""Introductions and what became of them.

Holds no contact, and does not know when anyone is asked.
"""

from __future__ import annotations

from datetime import datetime

from mutualaid_bot.domain.introductions import Introduction, IntroductionState, Outcome
from mutualaid_bot.domain.proposals import Side
from mutualaid_bot.store.moments import due, moment, moment_or_none, seconds
from mutualaid_bot.store.statements import Row, Statements, Value


def _introduction(row: Row) -> Introduction:
    need, offer, ended_by = row["need_outcome"], row["offer_outcome"], row["ended_by"]
    return Introduction(
        id=row["id"],
        proposal_id=row["proposal_id"],
        state=IntroductionState(row["state"]),
        made_at=moment(row["made_at"]),
        meets_at=moment_or_none(row["meets_at"]),
        asks=row["asks"],
        need_outcome=None if need is None else Outcome(need),
        offer_outcome=None if offer is None else Outcome(offer),
        ended_by=None if ended_by is None else Side(ended_by),
    )


def _written(introduction: Introduction) -> tuple[Value, ...]:
    return (
        due(introduction.meets_at),
        introduction.asks,
        introduction.need_outcome,
        introduction.offer_outcome,
        introduction.ended_by,
    )


class Introductions:
    def __init__(self, statements: Statements) -> None:
        self._sql = statements

    async def get(self, introduction_id: int) -> Introduction | None:
        row = await self._sql.row("SELECT * FROM introductions WHERE id = ?", introduction_id)
        return None if row is None else _introduction(row)

    async def of_proposal(self, proposal_id: int) -> Introduction | None:
        row = await self._sql.row("SELECT * FROM introductions WHERE proposal_id = ?", proposal_id)
        return None if row is None else _introduction(row)

    async def add(self, introduction: Introduction) -> Introduction:
        """One per proposal: where there is one already, it is returned unchanged."""
        await self._sql.change(
            """INSERT INTO introductions
                 (proposal_id, state, made_at, meets_at, asks, need_outcome, offer_outcome, ended_by)
               VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (proposal_id) DO NOTHING""",
            introduction.proposal_id,
            introduction.state.value,
            seconds(introduction.made_at),
            *_written(introduction),
        )
        kept = await self.of_proposal(introduction.proposal_id)
        assert kept is not None
        return kept

    async def save(self, introduction: Introduction) -> None:
        """All but its state."""
        await self._sql.change(
            """UPDATE introductions
               SET meets_at = ?, asks = ?, need_outcome = ?, offer_outcome = ?, ended_by = ? WHERE id = ?""",
            *_written(introduction),
            introduction.id,
        )

    async def end(self, introduction_id: int, to: str) -> bool:
        """Only one that is not over; whether this call ended it."""
        ended = await self._sql.change(
            "UPDATE introductions SET state = ? WHERE id = ? AND state = 'made'",
            IntroductionState(to).value,
            introduction_id,
        )
        return ended == 1

    async def reopen(self, introduction_id: int) -> None:
        """An answer came late: it is no longer unknown."""
        await self._sql.change(
            "UPDATE introductions SET state = 'made' WHERE id = ? AND state = 'unknown'", introduction_id
        )

    async def of_member(self, member_id: int) -> list[Introduction]:
        """On either side, the newest first."""
        rows = await self._sql.rows(
            """SELECT i.* FROM introductions i JOIN proposals r ON r.id = i.proposal_id
               WHERE r.need_id IN (SELECT p.id FROM posts p WHERE p.member_id = ?)
                  OR r.offer_id IN (SELECT p.id FROM posts p WHERE p.member_id = ?)
               ORDER BY i.id DESC""",
            member_id,
            member_id,
        )
        return [_introduction(row) for row in rows]

    async def differing(self, since: datetime) -> list[Introduction]:
        """The two answers differ, and nobody was told before ``since``; asking marks them as told."""
        at = seconds(since)
        rows = await self._sql.rows(
            """UPDATE introductions SET told_differing = ?
               WHERE (told_differing IS NULL OR told_differing >= ?)
                 AND ((need_outcome = 'worked' AND offer_outcome = 'failed')
                   OR (need_outcome = 'failed' AND offer_outcome = 'worked'))
               RETURNING *""",
            at,
            at,
        )
        return sorted(map(_introduction, rows), key=lambda introduction: introduction.id)
