"""Proposals: who may decide, what a decision does, when a question lapses.

It does not find fits (see ``matching``), and it does not tell anyone (see ``notices``).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from mutualaid_bot.domain.community import Community
from mutualaid_bot.domain.posts import Post

UNDO_AFTER = timedelta(seconds=5)
MAX_OPEN_CARDS = 5


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
    GONE = "gone"


def may_approve(
    proposal: Proposal, need: Post, offer: Post, *, by: int, versions: tuple[int, int]
) -> Refusal | None:
    """Nobody decides a proposal they are part of, and nobody approves what they have not seen."""
    if by in (need.member_id, offer.member_id):
        return Refusal.OWN
    if proposal.state is not ProposalState.SHOWN:
        return Refusal.DECIDED
    if versions != (need.version, offer.version):
        return Refusal.CHANGED
    if any(vote.user_id == by for vote in proposal.votes):
        return Refusal.ALREADY_VOTED
    if need.left < proposal.need_amount or offer.left < proposal.offer_amount:
        return Refusal.FULL
    return None


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
