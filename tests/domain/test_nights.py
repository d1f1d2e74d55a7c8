"""What may be said at night, and what waits for the morning."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from mutualaid_bot.domain.cards import Card, Subject
from mutualaid_bot.domain.hours import Quiet
from mutualaid_bot.domain.kinds import Kind
from mutualaid_bot.domain.letters import Letter, Op
from mutualaid_bot.domain.nights import silent_now, too_late_in_the_morning
from mutualaid_bot.domain.notices import (
    AgreeQuestion,
    FollowUp,
    Introduced,
    Lane,
    MeetingReminder,
    NoLongerOpen,
    Notice,
    PlansChanged,
)
from mutualaid_bot.domain.people import Contact, ContactKind
from mutualaid_bot.domain.posts import Fields
from mutualaid_bot.domain.proposals import Side

QUIET = Quiet(ZoneInfo("America/New_York"), time(21, 30), time(8))
NIGHT = datetime(2026, 11, 21, 4, 0, tzinfo=UTC)  # 23:00 in Boston
DAY = NIGHT - timedelta(hours=8)
NEED, OFFER = Fields(Kind.NEED, ("food",)), Fields(Kind.OFFER, ("food",))
URGENT = replace(NEED, urgent=True)
FOLLOW_UP = FollowUp(1, Side.NEED, 1, NEED, again=False)
INTRODUCED = Introduced(
    introduction_id=1,
    side=Side.NEED,
    name="Ben",
    contact=Contact(ContactKind.USERNAME, "ben"),
    fields=NEED,
    meets_at=None,
    for_whom=None,
)


def question(side: Side, need: Fields) -> AgreeQuestion:
    mine, theirs = (need, OFFER) if side is Side.NEED else (OFFER, need)
    return AgreeQuestion(1, side, theirs, "Ana", None, None, None, NIGHT, mine, 1)


def letter(lane: Lane = Lane.NOTICE, *, silent: bool = False) -> Letter:
    return Letter(1, 7, None, lane, None, None, None, Op.SAY, silent, 0, 1)


@pytest.mark.parametrize(
    ("notice", "goes"),
    [
        (INTRODUCED, True),
        (PlansChanged(1, Side.NEED), True),
        (question(Side.NEED, URGENT), True),
        (question(Side.OFFER, URGENT), True),
        (question(Side.NEED, NEED), False),
        (question(Side.OFFER, NEED), False),
        (MeetingReminder(1, Side.NEED, "Ben", NEED, NIGHT + timedelta(hours=12)), True),
        (MeetingReminder(1, Side.NEED, "Ben", NEED, NIGHT + timedelta(hours=13)), False),
        (FOLLOW_UP, False),
        (NoLongerOpen(), False),
    ],
)
def test_only_what_would_be_too_late_in_the_morning_is_said_at_night(notice: Notice, goes: bool) -> None:
    assert too_late_in_the_morning(notice, NIGHT) is goes
    assert silent_now(letter(), notice, QUIET, NIGHT) is (True if goes else None)


def test_by_day_everything_goes_and_may_be_heard() -> None:
    assert silent_now(letter(), FOLLOW_UP, QUIET, DAY) is False
    assert silent_now(letter(Lane.BROADCAST), FOLLOW_UP, QUIET, DAY) is False


def test_a_broadcast_that_is_late_waits_for_the_morning() -> None:
    assert silent_now(letter(Lane.BROADCAST), FOLLOW_UP, QUIET, NIGHT) is None


def test_whoever_writes_is_answered_at_any_hour() -> None:
    assert silent_now(letter(Lane.ANSWER), FOLLOW_UP, QUIET, NIGHT) is False


def test_what_is_edited_makes_no_sound_and_need_not_wait() -> None:
    card = Card(1, Subject.QUESTION, 1, "need", 7, message_id=12)
    assert silent_now(replace(letter(), card=card), NoLongerOpen(), QUIET, NIGHT) is False
    assert silent_now(replace(letter(), target_message=12), NoLongerOpen(), QUIET, NIGHT) is False
    assert silent_now(replace(letter(), card=replace(card, message_id=None)), FOLLOW_UP, QUIET, NIGHT) is None
