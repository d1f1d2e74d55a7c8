"""Times, numbers and places as people say them, in the group's zone."""

from dataclasses import replace
from datetime import datetime

import pytest

from mutualaid_bot.chat.rendering_fields import about, summary, things, window
from mutualaid_bot.domain.reading import Window
from mutualaid_bot.texts import Texts
from tests.chat.samples import BARE, LANGUAGES, NEED, OFFER, SETTING, at

TEXTS = Texts(LANGUAGES)


@pytest.mark.parametrize(
    ("start", "end", "exact", "shown"),
    [
        (at(24, 9), at(24, 11), True, "Tue 09:00"),
        (at(1, 9, month=12), at(1, 11, month=12), True, "Tue, Dec 1 09:00"),
        (at(21, 0), at(23, 0), False, "Saturday–Sunday"),
        (at(21, 0), at(22, 23, 59), False, "Saturday–Sunday"),
        (at(28, 0), at(30, 0), False, "Sat, Nov 28–Sun, Nov 29"),
        (at(20, 10), at(24, 0), False, "by Monday"),
        (at(20, 10), at(24, 18), False, "by Tue 18:00"),
        (at(24, 0), at(25, 0), False, "Tuesday"),
        (at(24, 12), at(24, 18), False, "Tuesday, 12:00–18:00"),
        (at(24, 18), at(24, 23, 59), False, "Tuesday, from 18:00"),
        (at(20, 14), at(20, 18), False, "Friday, before 18:00"),
        (at(17, 9), at(17, 11), True, "Tue 09:00 (past)"),
    ],
)
def test_a_time_is_told_as_people_say_it(start: datetime, end: datetime, exact: bool, shown: str) -> None:
    assert window(Window(start, end, exact), TEXTS.words("en"), SETTING) == shown


def test_times_are_told_in_the_readers_language() -> None:
    weekend = Window(at(21, 0), at(23, 0), exact=False)
    assert window(weekend, TEXTS.words("es"), SETTING) == "sábado–domingo"
    assert window(weekend, TEXTS.words("ht"), SETTING) == "samdi–dimanch"


def test_one_line_holds_all_fields_and_their_number() -> None:
    w = TEXTS.words("en")
    assert summary(NEED, w, SETTING) == "🍞🧼 diapers size 4, food × 5 · Mattapan · by Tue 18:00 · Kreyòl"
    assert summary(OFFER, w, SETTING) == "🍞 groceries × 3 a week · Dorchester · Saturday–Sunday · English"
    assert about(NEED, w, SETTING) == "🍞🧼 diapers size 4, food · Mattapan"


def test_categories_stand_in_for_things_that_were_not_named() -> None:
    assert things(replace(NEED, items=()), TEXTS.words("es"), SETTING) == "Comida, Higiene"
    assert things(BARE, TEXTS.words("en"), SETTING) == "help"
