"""Quiet hours: the group's night, how waiting is counted around it, and when silence counts."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mutualaid_bot.domain.hours import Quiet, counts_as_silence, morning_after, next_weekly

BOSTON = ZoneInfo("America/New_York")
NIGHT = Quiet(BOSTON, time(21, 30), time(8))
SIESTA = Quiet(BOSTON, time(13), time(15))
NONE = Quiet(BOSTON)

MOMENTS = st.integers(0, 2 * 365 * 24 * 60).map(
    lambda minutes: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)
SPANS = st.timedeltas(timedelta(0), timedelta(days=9))


def boston(month: int, day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=BOSTON).astimezone(UTC)


@pytest.mark.parametrize(
    ("moment", "asleep"),
    [
        (boston(11, 20, 21, 29), False),
        (boston(11, 20, 21, 30), True),
        (boston(11, 21, 3), True),
        (boston(11, 21, 7, 59), True),
        (boston(11, 21, 8), False),
    ],
)
def test_the_night_begins_and_ends_on_the_minute(moment: datetime, asleep: bool) -> None:
    assert NIGHT.asleep(moment) is asleep


def test_a_group_may_be_quiet_at_noon_instead() -> None:
    assert not SIESTA.asleep(boston(11, 20, 12, 59))
    assert SIESTA.asleep(boston(11, 20, 14))
    assert SIESTA.awake_from(boston(11, 20, 14)) == boston(11, 20, 15)


def test_what_is_to_be_said_at_night_waits_for_the_morning() -> None:
    assert NIGHT.awake_from(boston(11, 20, 23)) == boston(11, 21, 8)
    assert NIGHT.awake_from(boston(11, 21, 2)) == boston(11, 21, 8)
    assert NIGHT.awake_from(boston(11, 21, 12)) == boston(11, 21, 12)


def test_without_quiet_hours_there_is_no_night() -> None:
    midnight = boston(11, 21, 0)
    assert not NONE.asleep(midnight)
    assert NONE.awake_from(midnight) == midnight
    assert NONE.add_waking(midnight, timedelta(hours=30)) == midnight + timedelta(hours=30)


def test_a_day_to_answer_from_friday_noon_ends_on_sunday_morning() -> None:
    """9½ hours on Friday, 13½ on Saturday, and one on Sunday."""
    assert NIGHT.add_waking(boston(11, 20, 12), timedelta(hours=24)) == boston(11, 22, 9)


def test_a_question_of_the_night_counts_from_the_morning() -> None:
    assert NIGHT.add_waking(boston(11, 20, 23), timedelta(hours=3)) == boston(11, 21, 11)


def test_time_that_ends_as_the_night_begins_ends_there() -> None:
    assert NIGHT.add_waking(boston(11, 20, 18, 30), timedelta(hours=3)) == boston(11, 20, 21, 30)


def test_the_clock_change_neither_gives_nor_takes_waking_time() -> None:
    """On November 1st 2026 the night has an hour more; the day after it counts as usual."""
    assert NIGHT.add_waking(boston(10, 31, 20, 30), timedelta(hours=2)) == boston(11, 1, 9)
    assert NIGHT.add_waking(boston(3, 7, 20, 30), timedelta(hours=2)) == boston(3, 8, 9)


@given(start=MOMENTS, span=SPANS)
def test_waiting_always_ends_by_day_and_never_early(start: datetime, span: timedelta) -> None:
    end = NIGHT.add_waking(start, span)
    assert end >= start + span
    assert not NIGHT.asleep(end - timedelta(microseconds=1)) or end == NIGHT.awake_from(start)


@given(start=MOMENTS, one=SPANS, two=SPANS)
def test_waiting_in_two_parts_is_waiting_at_once(start: datetime, one: timedelta, two: timedelta) -> None:
    in_parts = NIGHT.add_waking(NIGHT.add_waking(start, one), two)
    assert NIGHT.awake_from(in_parts) == NIGHT.awake_from(NIGHT.add_waking(start, one + two))


def test_the_weekly_moment_is_the_next_one_on_the_wall() -> None:
    thursday = boston(11, 26, 17, 30)
    friday = boston(11, 20, 12)
    assert next_weekly(friday, weekday=3, at=time(17, 30), zone=BOSTON) == thursday
    assert next_weekly(thursday, weekday=3, at=time(17, 30), zone=BOSTON) == boston(12, 3, 17, 30)
    before = thursday - timedelta(seconds=1)
    assert next_weekly(before, weekday=3, at=time(17, 30), zone=BOSTON) == thursday


def test_the_morning_after_is_the_next_day_on_the_wall() -> None:
    assert morning_after(boston(11, 20, 23), at=time(10), zone=BOSTON) == boston(11, 21, 10)
    assert morning_after(boston(10, 31, 12), at=time(10), zone=BOSTON) == boston(11, 1, 10)


def test_silence_counts_a_day_after_the_question_arrived_and_never_before_it_did() -> None:
    now = boston(11, 20, 12)
    assert counts_as_silence(now - timedelta(hours=24), now)
    assert not counts_as_silence(now - timedelta(hours=23, minutes=59), now)
    assert not counts_as_silence(None, now)
