"""Introductions: when to remind, when to ask how it went, what the answers mean.

It does not know whom it is about, and holds no contact.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum

from mutualaid_bot.domain.community import Community
from mutualaid_bot.domain.hours import morning_after
from mutualaid_bot.domain.proposals import Side
from mutualaid_bot.domain.reading import Window

MAX_ASKS = 2
SOON = timedelta(hours=12)
ASK_AGAIN = timedelta(days=4)
GIVE_UP = timedelta(days=4)


class IntroductionState(StrEnum):
    MADE = "made"
    MET = "met"
    FAILED = "failed"
    UNKNOWN = "unknown"


class Outcome(StrEnum):
    WORKED = "worked"
    NOT_YET = "not_yet"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Introduction:
    id: int
    proposal_id: int
    state: IntroductionState
    made_at: datetime
    meets_at: datetime | None = None
    asks: int = 0
    need_outcome: Outcome | None = None
    offer_outcome: Outcome | None = None
    ended_by: Side | None = None  # plans changed

    def outcome(self, side: Side) -> Outcome | None:
        return self.need_outcome if side is Side.NEED else self.offer_outcome

    def told(self, side: Side) -> bool:
        """Whether this one said how it went; "not yet" leaves the question open."""
        return self.outcome(side) in (Outcome.WORKED, Outcome.FAILED)

    @property
    def settled(self) -> bool:
        return all(self.told(side) for side in Side)


def agreed_time(need: Window | None, offer: Window | None, now: datetime) -> datetime | None:
    """A meeting time is known where one named an hour that suits the other, and it is still to come."""
    for named, other in ((need, offer), (offer, need)):
        if named is None or not named.exact or named.start <= now:
            continue
        if other is None or other.start <= named.start <= other.end:
            return named.start
    return None


def reminders(introduction: Introduction, community: Community, now: datetime) -> tuple[datetime, ...]:
    """The moments still to come at which both are reminded."""
    if introduction.meets_at is None:
        return ()
    moments = (
        introduction.meets_at - timedelta(hours=hours)
        for hours in community.introductions.remind_hours_before
    )
    return tuple(sorted(moment for moment in moments if moment > now))


def cannot_wait(meets_at: datetime | None, now: datetime) -> bool:
    """News of a meeting within twelve hours, or at a time we do not know, is too late in the morning."""
    return meets_at is None or meets_at - now <= SOON


def first_ask(introduction: Introduction, community: Community) -> datetime:
    """How it went is asked on the morning after an agreed time, else some days after the introduction."""
    if introduction.meets_at is not None:
        return morning_after(introduction.meets_at, at=time(10), zone=community.zone)
    return introduction.made_at + timedelta(days=community.introductions.ask_after_days)
