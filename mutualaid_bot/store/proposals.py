"""Proposals, their votes and their two replies.

Moves are conditional on the state that the mover saw. It does not know who may decide.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from mutualaid_bot.domain.proposals import Answer, DeclineReason, Proposal, ProposalState, Reply, Side, Vote
from mutualaid_bot.store.moments import due, moment, moment_or_none, seconds
from mutualaid_bot.store.packing import pack_words, unpack_words
from mutualaid_bot.store.statements import Row, Statements, Value, places

_RUNNING = "r.state IN ('shown', 'approved')"


def _reply(row: Row, side: Side) -> Reply:
    answer = row[f"{side.value}_answer"]
    return Reply(
        answer=None if answer is None else Answer(answer),
        asked_at=moment_or_none(row[f"{side.value}_asked_at"]),
        answer_by=moment_or_none(row[f"{side.value}_answer_by"]),
        wants_contact=bool(row[f"{side.value}_wants_contact"]),
    )


def _reply_values(reply: Reply) -> tuple[Value, ...]:
    return (
        None if reply.answer is None else reply.answer.value,
        seconds(reply.asked_at),
        due(reply.answer_by),
        reply.wants_contact,
    )


def _proposal(row: Row, votes: Sequence[Row]) -> Proposal:
    reason = row["decline_reason"]
    return Proposal(
        id=row["id"],
        need_id=row["need_id"],
        offer_id=row["offer_id"],
        need_version=row["need_version"],
        offer_version=row["offer_version"],
        state=ProposalState(row["state"]),
        need_amount=row["need_amount"],
        offer_amount=row["offer_amount"],
        reasons=unpack_words(row["reasons"]),
        made_at=moment(row["made_at"]),
        decided_at=moment_or_none(row["decided_at"]),
        decline_reason=None if reason is None else DeclineReason(reason),
        later_until=moment_or_none(row["later_until"]),
        votes=tuple(
            Vote(user_id=vote["user_id"], name=vote["name"], at=moment(vote["voted_at"]))
            for vote in votes
            if vote["proposal_id"] == row["id"]
        ),
        need_reply=_reply(row, Side.NEED),
        offer_reply=_reply(row, Side.OFFER),
    )


class Proposals:
    def __init__(self, statements: Statements) -> None:
        self._sql = statements

    async def get(self, proposal_id: int) -> Proposal | None:
        found = await self._where("r.id = ?", proposal_id)
        return found[0] if found else None

    async def add(self, proposal: Proposal) -> Proposal:
        """Returned with its id. A second open one for the same pair is refused by the database."""
        proposal_id = await self._sql.number(
            """INSERT INTO proposals (need_id, offer_id, need_version, offer_version, state, need_amount,
                 offer_amount, reasons, made_at, decided_at, decline_reason, later_until,
                 need_answer, need_asked_at, need_answer_by, need_wants_contact,
                 offer_answer, offer_asked_at, offer_answer_by, offer_wants_contact)
               VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id""",
            proposal.need_id,
            proposal.offer_id,
            proposal.need_version,
            proposal.offer_version,
            proposal.state.value,
            proposal.need_amount,
            proposal.offer_amount,
            pack_words(proposal.reasons),
            seconds(proposal.made_at),
            seconds(proposal.decided_at),
            None if proposal.decline_reason is None else proposal.decline_reason.value,
            due(proposal.later_until),
            *_reply_values(proposal.need_reply),
            *_reply_values(proposal.offer_reply),
        )
        for vote in proposal.votes:
            await self.vote(proposal_id, vote)
        return replace(proposal, id=proposal_id)

    async def vote(self, proposal_id: int, vote: Vote) -> bool:
        """False: this person voted already."""
        voted = await self._sql.change(
            """INSERT INTO votes (proposal_id, user_id, name, voted_at) VALUES (?, ?, ?, ?)
               ON CONFLICT (proposal_id, user_id) DO NOTHING""",
            proposal_id,
            vote.user_id,
            vote.name,
            seconds(vote.at),
        )
        return voted == 1

    async def clear_votes(self, proposal_id: int) -> None:
        await self._sql.change("DELETE FROM votes WHERE proposal_id = ?", proposal_id)

    async def move(
        self,
        proposal_id: int,
        *,
        was: ProposalState,
        to: ProposalState,
        now: datetime,
        reason: str | None = None,
    ) -> bool:
        """True if this call changed it. From ``shown`` it is decided now; back to ``shown``, undecided."""
        facts: dict[str, Value] = {"state": to.value}
        if to is ProposalState.SHOWN:
            facts |= {"decided_at": None, "decline_reason": None}
        elif was is ProposalState.SHOWN:
            facts |= {"decided_at": seconds(now), "later_until": None}
        if reason is not None:
            facts["decline_reason"] = DeclineReason(reason).value
        assigned = ", ".join(f"{name} = ?" for name in facts)
        moved = await self._sql.change(
            f"UPDATE proposals SET {assigned} WHERE id = ? AND state = ?",
            *facts.values(),
            proposal_id,
            was.value,
        )
        return moved == 1

    async def set_later(self, proposal_id: int, until: datetime | None) -> None:
        await self._sql.change("UPDATE proposals SET later_until = ? WHERE id = ?", due(until), proposal_id)

    async def renew(self, proposal: Proposal) -> None:
        """Versions, amounts and reasons after a post changed; yeses to the old version do not count."""
        await self._sql.change(
            """UPDATE proposals SET need_version = ?, offer_version = ?, need_amount = ?, offer_amount = ?,
                 reasons = ? WHERE id = ?""",
            proposal.need_version,
            proposal.offer_version,
            proposal.need_amount,
            proposal.offer_amount,
            pack_words(proposal.reasons),
            proposal.id,
        )
        await self.clear_votes(proposal.id)

    async def mark_shown(self, proposal_id: int, now: datetime) -> None:
        """Both posts were proposed to someone: from the first time on."""
        await self._sql.change(
            """UPDATE posts SET shown_at = ? WHERE shown_at IS NULL AND id IN
                 (SELECT need_id FROM proposals WHERE id = ?
                  UNION SELECT offer_id FROM proposals WHERE id = ?)""",
            seconds(now),
            proposal_id,
            proposal_id,
        )

    async def tried_with(self, need_id: int) -> frozenset[int]:
        """Offers whose pair with this need was declined, or lapsed."""
        rows = await self._sql.rows(
            "SELECT offer_id FROM proposals WHERE need_id = ? AND state IN ('declined', 'lapsed')", need_id
        )
        return frozenset(int(row["offer_id"]) for row in rows)

    async def set_reply(self, proposal_id: int, side: Side, reply: Reply) -> None:
        s = side.value
        await self._sql.change(
            f"""UPDATE proposals
                SET {s}_answer = ?, {s}_asked_at = ?, {s}_answer_by = ?, {s}_wants_contact = ?
                WHERE id = ?""",
            *_reply_values(reply),
            proposal_id,
        )

    async def answer(self, proposal_id: int, side: Side, answer: str) -> bool:
        """Only while it is approved and this side has not answered."""
        s = side.value
        answered = await self._sql.change(
            f"""UPDATE proposals SET {s}_answer = ?, {s}_wants_contact = FALSE
                WHERE id = ? AND state = 'approved' AND {s}_answer IS NULL""",
            Answer(answer).value,
            proposal_id,
        )
        return answered == 1

    async def decided_by(self, user_id: int) -> list[Proposal]:
        """This coordinator said yes to them, or put them aside."""
        return await self._where("r.id IN (SELECT v.proposal_id FROM votes v WHERE v.user_id = ?)", user_id)

    async def open_of_post(self, post_id: int) -> list[Proposal]:
        """Shown or approved."""
        return await self._where(f"(r.need_id = ? OR r.offer_id = ?) AND {_RUNNING}", post_id, post_id)

    async def agreed_of_post(self, post_id: int) -> list[Proposal]:
        """Agreed, and its introduction not over."""
        return await self._where(
            """(r.need_id = ? OR r.offer_id = ?) AND r.state = 'agreed'
               AND NOT EXISTS
                 (SELECT 1 FROM introductions i WHERE i.proposal_id = r.id AND i.state <> 'made')""",
            post_id,
            post_id,
        )

    async def of_member(self, member_id: int) -> list[Proposal]:
        """In any state, on either side."""
        theirs = "(SELECT p.id FROM posts p WHERE p.member_id = ?)"
        return await self._where(f"(r.need_id IN {theirs} OR r.offer_id IN {theirs})", member_id, member_id)

    async def waiting_for_contact(self, member_id: int) -> list[Proposal]:
        """Approved ones to which the member said yes, and could not be reached by anyone."""
        theirs = "(SELECT p.id FROM posts p WHERE p.member_id = ?)"
        return await self._where(
            f"""r.state = 'approved'
                AND ((r.need_id IN {theirs} AND r.need_wants_contact AND r.need_answer IS NULL)
                  OR (r.offer_id IN {theirs} AND r.offer_wants_contact AND r.offer_answer IS NULL))""",
            member_id,
            member_id,
        )

    async def count_open_cards(self, now: datetime) -> int:
        """Shown, and not put off."""
        return await self._sql.number(
            """SELECT COUNT(*) FROM proposals
               WHERE state = 'shown' AND (later_until IS NULL OR later_until <= ?)""",
            seconds(now),
        )

    async def hanging(self, before: datetime) -> list[Proposal]:
        """Shown, made before, not put off; the oldest first."""
        return await self._where(
            "r.state = 'shown' AND r.made_at < ? AND r.later_until IS NULL",
            seconds(before),
            order="r.made_at, r.id",
        )

    async def _where(self, condition: str, *values: Value, order: str = "r.id") -> list[Proposal]:
        rows = await self._sql.rows(
            f"SELECT r.* FROM proposals r WHERE {condition} ORDER BY {order}", *values
        )
        ids = [int(row["id"]) for row in rows]
        votes: list[Row] = []
        for start in range(0, len(ids), 500):
            some = ids[start : start + 500]
            votes += await self._sql.rows(
                f"SELECT * FROM votes WHERE proposal_id IN ({places(some)}) ORDER BY id", *some
            )
        return [_proposal(row, votes) for row in rows]
