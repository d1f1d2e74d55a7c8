"""Introductions: the agreed time, its reminders, when to ask how it went, and what cannot wait."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mutualaid_bot.domain.categories import Categories
from mutualaid_bot.domain.community import Community, IntroductionRules
from mutualaid_bot.domain.hours import Quiet
from mutualaid_bot.domain.introductions import (
    Introduction,
    IntroductionState,
    Outcome,
    agreed_time,
    cannot_wait,
    first_ask,
    reminders,
)
from mutualaid_bot.domain.places import Places
from mutualaid_bot.domain.proposals import Side
from mutualaid_bot.domain.reading import Window

BOSTON = ZoneInfo("America/New_York")


def boston(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=BOSTON).astimezone(UTC)


NOW = boston(20, 12)
NINE_ON_TUESDAY = Window(boston(24, 9), boston(24, 10), exact=True)
COMMUNITY = Community(
    name="Neighbors",
    zone=BOSTON,
    languages=("en",),
    coordinators_language="en",
    quiet=Quiet(BOSTON, time(21, 30), time(8)),
    categories=Categories(()),
    places=Places(()),
)
MADE = Introduction(id=1, proposal_id=1, state=IntroductionState.MADE, made_at=NOW)


@pytest.mark.parametrize(
    ("need", "offer", "agreed"),
    [
        (NINE_ON_TUESDAY, None, boston(24, 9)),
        (None, NINE_ON_TUESDAY, boston(24, 9)),
        (NINE_ON_TUESDAY, Window(boston(24, 0), boston(25, 0), exact=False), boston(24, 9)),
        (Window(boston(24, 0), boston(25, 0), exact=False), NINE_ON_TUESDAY, boston(24, 9)),
        (NINE_ON_TUESDAY, Window(boston(25, 0), boston(26, 0), exact=False), None),
        (Window(boston(24, 0), boston(25, 0), exact=False), None, None),
        (Window(boston(19, 9), boston(19, 10), exact=True), None, None),
        (None, None, None),
    ],
)
def test_a_meeting_time_is_an_hour_that_one_named_and_that_suits_the_other(
    need: Window | None, offer: Window | None, agreed: datetime | None
) -> None:
    assert agreed_time(need, offer, NOW) == agreed


def test_both_are_reminded_a_day_and_two_hours_before() -> None:
    introduction = replace(MADE, meets_at=boston(24, 9))
    assert reminders(introduction, COMMUNITY, NOW) == (boston(23, 9), boston(24, 7))
    assert reminders(introduction, COMMUNITY, boston(23, 9)) == (boston(24, 7),)
    assert reminders(introduction, COMMUNITY, boston(24, 8)) == ()


def test_the_group_says_how_long_before_people_are_reminded() -> None:
    rules = IntroductionRules(remind_hours_before=(1, 48))
    community = replace(COMMUNITY, introductions=rules)
    introduction = replace(MADE, meets_at=boston(24, 9))
    assert reminders(introduction, community, NOW) == (boston(22, 9), boston(24, 8))


def test_without_an_agreed_time_there_is_nothing_to_be_reminded_of() -> None:
    assert reminders(MADE, COMMUNITY, NOW) == ()


def test_how_it_went_is_asked_three_days_later_or_on_the_morning_after_an_agreed_time() -> None:
    assert first_ask(MADE, COMMUNITY) == NOW + timedelta(days=3)
    assert first_ask(replace(MADE, meets_at=boston(24, 19)), COMMUNITY) == boston(25, 10)


def test_a_meeting_within_twelve_hours_cannot_wait_until_the_morning() -> None:
    night = boston(20, 23)
    assert cannot_wait(boston(21, 11), night)
    assert not cannot_wait(boston(21, 11, 1), night)
    assert cannot_wait(None, night), "a time that only the two of them know"


@pytest.mark.parametrize("side", Side)
def test_not_yet_leaves_the_question_open(side: Side) -> None:
    def said(outcome: Outcome) -> Introduction:
        return (
            replace(MADE, need_outcome=outcome) if side is Side.NEED else replace(MADE, offer_outcome=outcome)
        )

    assert not MADE.told(side)
    assert not said(Outcome.NOT_YET).told(side)
    assert said(Outcome.WORKED).told(side) and said(Outcome.FAILED).told(side)
    assert not said(Outcome.WORKED).told(side.other)


@given(need=st.sampled_from([None, *Outcome]), offer=st.sampled_from([None, *Outcome]))
def test_it_is_settled_only_when_both_said_how_it_went(need: Outcome | None, offer: Outcome | None) -> None:
    introduction = replace(MADE, need_outcome=need, offer_outcome=offer)
    final = {Outcome.WORKED, Outcome.FAILED}
    assert introduction.settled is (need in final and offer in final)
