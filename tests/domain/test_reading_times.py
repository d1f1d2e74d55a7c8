"""The days are literal: it is Wednesday, October 8, 2025, ten in the morning in Boston."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from mutualaid_bot.domain.categories import Categories, shipped
from mutualaid_bot.domain.places import Places
from mutualaid_bot.domain.reading import Reader, Window

BOSTON = ZoneInfo("America/New_York")
NOW = datetime(2025, 10, 8, 14, 0, tzinfo=UTC)
READER = Reader(
    categories=Categories(shipped()),
    places=Places([]),
    region="US",
    timezone="America/New_York",
    languages=["en", "es"],
)


def _local(month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    return datetime(2025, month, day, hour, minute, tzinfo=BOSTON)


def _window(text: str) -> Window:
    window = READER.read_when(text, now=NOW)
    assert window is not None, text
    assert window.start.tzinfo is UTC and window.end.tzinfo is UTC
    return window


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("Tuesday 9am", _local(10, 14, 9)),
        ("ride at 3:30pm Friday", _local(10, 10, 15, 30)),
        ("el viernes a las 5 de la tarde", _local(10, 10, 17)),
        ("necesito ir el jueves a las 9 de la mañana", _local(10, 9, 9)),
        ("hoy a las 3", _local(10, 8, 15)),
        ("mañana a las 8", _local(10, 9, 8)),
        ("vendredi à 14h30", _local(10, 10, 14, 30)),
        ("samdi a 9è nan maten", _local(10, 11, 9)),
        ("jedi 2zè apremidi", _local(10, 9, 14)),
        ("sexta-feira às 15h", _local(10, 10, 15)),
        ("from 9 to 11 on Thursday", _local(10, 9, 9)),
        ("meet 5-7pm Fri", _local(10, 10, 17)),
        ("12 de octubre a las 10am", _local(10, 12, 10)),
        ("Oct 12 at 5am", _local(10, 12, 5)),
        ("at 7 tonight", _local(10, 8, 19)),
        ("Wed at 9", _local(10, 15, 9)),
        ("in 2 hours", _local(10, 8, 12)),
    ],
)
def test_a_clock_time_is_the_time_to_meet(text: str, start: datetime) -> None:
    window = _window(text)
    assert window.exact
    assert window.start == start


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("mañana por la tarde", _local(10, 9, 12), _local(10, 9, 18)),
        ("demen maten", _local(10, 9, 6), _local(10, 9, 12)),
        ("lundi matin", _local(10, 13, 6), _local(10, 13, 12)),
        ("na segunda à tarde", _local(10, 13, 12), _local(10, 13, 18)),
        ("amanhã", _local(10, 9), _local(10, 10)),
        ("this weekend", _local(10, 11), _local(10, 13)),
        ("este fin de semana", _local(10, 11), _local(10, 13)),
        ("next weekend", _local(10, 18), _local(10, 20)),
        ("tonight", _local(10, 8, 18), _local(10, 9)),
        ("before the 1st", _local(10, 8, 10), _local(11, 1)),
        ("by Friday", _local(10, 8, 10), _local(10, 11)),
        ("by Friday 5pm", _local(10, 8, 10), _local(10, 10, 17)),
        ("antes del lunes", _local(10, 8, 10), _local(10, 13)),
        ("next week", _local(10, 13), _local(10, 20)),
        ("la semana que viene", _local(10, 13), _local(10, 20)),
        ("Tuesday or Thursday afternoon", _local(10, 14, 12), _local(10, 16, 18)),
        ("pasado mañana", _local(10, 10), _local(10, 11)),
        ("after 5pm tomorrow", _local(10, 9, 17), _local(10, 10)),
        ("10/31", _local(10, 31), _local(11, 1)),
        ("next Wednesday", _local(10, 15), _local(10, 16)),
        ("jodi a", _local(10, 8, 10), _local(10, 9)),
    ],
)
def test_a_day_or_a_part_of_it_is_a_window(text: str, start: datetime, end: datetime) -> None:
    window = _window(text)
    assert not window.exact
    assert (window.start, window.end) == (start, end)


@pytest.mark.parametrize(
    "text",
    [
        "a crib",
        "size 9 shoes",
        "apartment 9",
        "5 kids",
        "I sat with my mom",
        "mon fils",
        "last Tuesday I was sick",
        "1/2 box of rice",
        "I can drive on Saturdays",
        "every Monday at 6pm",
        "todos los sábados",
        "weekday mornings",
        "$20",
    ],
)
def test_no_time_and_times_that_come_back_every_week_have_no_window(text: str) -> None:
    assert READER.read_when(text, now=NOW) is None


def test_a_time_that_is_over_is_not_offered_as_a_time_to_meet() -> None:
    assert READER.read_when("today at 8am", now=NOW) is None


def test_a_meeting_after_the_clocks_change_keeps_its_hour() -> None:
    window = READER.read_when("Tuesday 9am", now=datetime(2025, 10, 31, 14, 0, tzinfo=UTC))
    assert window is not None
    assert window.start == datetime(2025, 11, 4, 14, 0, tzinfo=UTC)


def test_a_slashed_date_is_read_as_the_region_writes_it() -> None:
    lisbon = Reader(
        categories=Categories(shipped()),
        places=Places([]),
        region="PT",
        timezone="Europe/Lisbon",
        languages=["pt"],
    )
    window = lisbon.read_when("12/10", now=NOW)
    assert window is not None
    assert window.start == datetime(2025, 10, 12, tzinfo=ZoneInfo("Europe/Lisbon"))


def test_the_hour_of_late_evening_belongs_to_the_community_and_not_to_utc() -> None:
    late = datetime(2025, 10, 9, 2, 0, tzinfo=UTC)  # still Wednesday in Boston
    window = READER.read_when("tomorrow", now=late)
    assert window is not None
    assert window.start == _local(10, 9)
