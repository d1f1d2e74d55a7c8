"""Proposals: who may decide, what a decision does, when a question lapses.

It does not find fits (see ``matching``), and it does not tell anyone (see ``notices``).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from enum import StrEnum

from mutualaid_bot.domain.community import Community
from mutualaid_bot.domain.hours import morning_after, next_weekly
from mutualaid_bot.domain.posts import Post, PostState

ASKED_AFTER = timedelta(seconds=5)  # until then an undo leaves nobody with a question
MAX_OPEN_CARDS = 5
FEW_HOURS = timedelta(hours=3)
MORNING = time(9)
MONDAY = 0


class ProposalState(StrEnum):
    SHOWN = "shown"
    APPROVED = "approved"
    AGREED = "agreed"
    DECLINED = "declined"
    LAPSED = "lapsed"
    WITHDRAWN = "withdrawn"


class Side(StrEnum):
    NEED = "need"
    OFFER = "offer"

    @property
    def other(self) -> Side:
        return Side.OFFER if self is Side.NEED else Side.NEED


class Answer(StrEnum):
    YES = "yes"
    NO = "no"


class DeclineReason(StrEnum):
    FAR = "far"
    WRONG_THING = "wrong_thing"
    TIME = "time"
    KNOWN = "known"  # the coordinators know something
    OTHER = "other"


class Later(StrEnum):
    HOURS = "hours"
    TOMORROW = "tomorrow"
    MONDAY = "monday"


@dataclass(frozen=True, slots=True)
class Vote:
    user_id: int
    name: str  # empty: an anonymous administrator
    at: datetime


@dataclass(frozen=True, slots=True)
class Reply:
    """One side's answer to the question; ``wants_contact``: yes, as soon as there is a contact."""

    answer: Answer | None = None
    asked_at: datetime | None = None  # when the question was delivered
    answer_by: datetime | None = None
    wants_contact: bool = False


@dataclass(frozen=True, slots=True)
class Proposal:
    id: int
    need_id: int
    offer_id: int
    need_version: int
    offer_version: int
    state: ProposalState
    need_amount: int  # how much of the need this would meet
    offer_amount: int  # how much of the offer it would use
    reasons: tuple[str, ...]  # see matching.Reason
    made_at: datetime
    decided_at: datetime | None = None
    decline_reason: DeclineReason | None = None
    later_until: datetime | None = None
    votes: tuple[Vote, ...] = ()
    need_reply: Reply = Reply()
    offer_reply: Reply = Reply()

    def reply(self, side: Side) -> Reply:
        return self.need_reply if side is Side.NEED else self.offer_reply

    @property
    def answered(self) -> bool:
        """Whether one of the two has said anything yet; a yes that waits for a contact is an answer."""
        replies = (self.need_reply, self.offer_reply)
        return any(reply.answer is not None or reply.wants_contact for reply in replies)


class Refusal(StrEnum):
    """Why a press does nothing; each has its sentence in the texts."""

    NOT_A_COORDINATOR = "not_a_coordinator"
    UNSURE_WHO = "unsure_who"  # Telegram did not say in time whether they are one
    OWN = "own"
    CHANGED = "changed"
    DECIDED = "decided"
    FULL = "full"
    ALREADY_VOTED = "already_voted"
    TOO_LATE = "too_late"
    NOT_NOW = "not_now"  # one of the two is away, or cannot be written to
    FIVE_OPEN = "five_open"
    GONE = "gone"


def may_decide(proposal: Proposal, need: Post, offer: Post, *, by: int) -> Refusal | None:
    """Nobody decides a proposal they are part of, and what is decided stays so."""
    if by in (need.member_id, offer.member_id):
        return Refusal.OWN
    return None if proposal.state is ProposalState.SHOWN else Refusal.DECIDED


def may_approve(
    proposal: Proposal, need: Post, offer: Post, *, by: int, versions: tuple[int, int]
) -> Refusal | None:
    """Nobody approves what they have not seen, nor what is no longer there to give or to need."""
    if refusal := may_decide(proposal, need, offer, by=by):
        return refusal
    if need.state is not PostState.OPEN or offer.state is not PostState.OPEN:
        return Refusal.GONE
    if versions != (need.version, offer.version):
        return Refusal.CHANGED
    if any(vote.user_id == by for vote in proposal.votes):
        return Refusal.ALREADY_VOTED
    if need.left < proposal.need_amount or offer.left < proposal.offer_amount:
        return Refusal.FULL
    return None


def may_undo(proposal: Proposal, need: Post, offer: Post, *, by: int) -> Refusal | None:
    """Until the first answer."""
    if by in (need.member_id, offer.member_id):
        return Refusal.OWN
    if proposal.state is not ProposalState.APPROVED or proposal.answered:
        return Refusal.TOO_LATE
    return None


def comes_back(later: Later, now: datetime, community: Community) -> datetime:
    """When a card that was put off is shown again: never at night."""
    if later is Later.HOURS:
        moment = now + FEW_HOURS
    elif later is Later.TOMORROW:
        moment = morning_after(now, at=MORNING, zone=community.zone)
    else:
        moment = next_weekly(now, weekday=MONDAY, at=MORNING, zone=community.zone)
    return community.quiet.awake_from(moment)


def answer_by(asked: datetime, side: Side, *, urgent: bool, community: Community) -> datetime:
    """How long a question waits for its answer; the night does not count."""
    rules = community.introductions
    if urgent:
        hours = rules.urgent_answer_hours[0 if side is Side.OFFER else 1]
    else:
        hours = rules.offerer_answer_hours if side is Side.OFFER else rules.needer_answer_hours
    return community.quiet.add_waking(asked, timedelta(hours=hours))


def amounts(need: Post, offer: Post) -> tuple[int, int]:
    """How much of the need is met and how much of the offer used, if these two come together.

    An offer without a number is enough for one need, whatever its size; a need without a number takes one.
    """
    if offer.fields.quantity is None:
        return need.left, offer.left
    if need.fields.quantity is None:
        return need.left, 1
    shared = min(need.left, offer.left)
    return shared, shared


def uncovered(post: Post, proposals: Iterable[Proposal]) -> Post:
    """The post with as much left as its open cards would leave: nothing is proposed twice."""
    used = sum(
        proposal.need_amount if proposal.need_id == post.id else proposal.offer_amount
        for proposal in proposals
        if proposal.state is ProposalState.SHOWN
    )
    return replace(post, left=max(0, post.left - used))
