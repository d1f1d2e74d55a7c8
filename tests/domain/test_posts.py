"""Drafts and posts: what is missing, how much there is, how a post ages."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from mutualaid_bot.domain.categories import Categories, shipped
from mutualaid_bot.domain.community import Community, PostRules
from mutualaid_bot.domain.hours import Quiet
from mutualaid_bot.domain.kinds import Kind
from mutualaid_bot.domain.people import first_word, shared_number
from mutualaid_bot.domain.places import Neighborhood, Places
from mutualaid_bot.domain.posts import (
    Asking,
    Draft,
    Field,
    Fields,
    Post,
    PostState,
    capacity,
    expires_at,
    missing,
    renewal_due,
    same_words,
    with_field,
)

NOON = datetime(2026, 11, 20, 17, tzinfo=UTC)
BOSTON = ZoneInfo("America/New_York")


def community(*, places: bool = True) -> Community:
    return Community(
        name="Neighbors",
        zone=BOSTON,
        languages=("en", "es"),
        coordinators_language="en",
        quiet=Quiet(BOSTON, time(21, 30), time(8)),
        categories=Categories(shipped()),
        places=Places([Neighborhood("Mattapan"), Neighborhood("Roxbury")] if places else []),
    )


def draft(**fields: object) -> Draft:
    return Draft(
        id=1,
        member_id=7,
        fields=Fields(**{"kind": None, **fields}),  # type: ignore[arg-type]
        text="diapers",
        hidden=False,
        made_at=NOON,
    )


def post(**changes: object) -> Post:
    made = Post(
        id=1,
        member_id=7,
        fields=Fields(Kind.NEED, ("hygiene",)),
        text="diapers",
        state=PostState.OPEN,
        version=1,
        left=1,
        made_at=NOON,
        expires_at=NOON + timedelta(days=28),
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def test_the_kind_is_asked_first_then_the_category_then_the_neighborhood() -> None:
    known = community()

    assert missing(draft(), known) is Field.KIND
    assert missing(draft(kind=Kind.NEED), known) is Field.CATEGORY
    assert missing(draft(kind=Kind.NEED, categories=("food",)), known) is Field.NEIGHBORHOOD
    whole = draft(kind=Kind.NEED, categories=("food",), neighborhood="Roxbury")
    assert missing(whole, known) is None


def test_of_a_picture_alone_its_words_are_asked_for_first() -> None:
    known = community(places=True)
    assert missing(replace(draft(), text=" "), known) is Field.WORDS
    assert missing(replace(draft(kind=Kind.NEED), text=""), known) is Field.CATEGORY
    assert missing(replace(draft(categories=("food",)), text=""), known) is Field.KIND


def test_a_group_without_neighborhoods_is_not_asked_for_one() -> None:
    assert missing(draft(kind=Kind.NEED, categories=("food",)), community(places=False)) is None


def test_an_answer_closes_the_question_and_changes_nothing_else() -> None:
    asked = replace(draft(kind=Kind.NEED, categories=("food",)), asking=Asking.MENU)

    answered = with_field(asked, neighborhood="Roxbury")

    assert answered.asking is None
    assert answered.fields == Fields(Kind.NEED, ("food",), neighborhood="Roxbury")


@pytest.mark.parametrize(("said", "there_is"), [(None, 1), (5, 5), (1, 1), (0, 1)])
def test_where_no_number_was_said_there_is_one(said: int | None, there_is: int) -> None:
    assert capacity(Fields(Kind.NEED, quantity=said)) == there_is


def test_a_post_is_asked_about_a_week_before_its_end_and_again_two_days_before() -> None:
    rules = PostRules(expire_after_days=28, renew_notice_days=7)
    end = expires_at(NOON, rules)

    assert end == datetime(2026, 12, 18, 17, tzinfo=UTC)
    assert renewal_due(post(expires_at=end), rules) == datetime(2026, 12, 11, 17, tzinfo=UTC)
    asked = post(expires_at=end, renewals_asked=1)
    assert renewal_due(asked, rules) == datetime(2026, 12, 16, 17, tzinfo=UTC)


def test_a_notice_of_one_day_is_not_stretched_to_two() -> None:
    rules = PostRules(expire_after_days=3, renew_notice_days=1)

    asked = post(expires_at=expires_at(NOON, rules), renewals_asked=1)

    assert renewal_due(asked, rules) == NOON + timedelta(days=2)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("I need diapers", "i need DIAPERS!!", True),
        ("Necesito pañales", "necesito   pañales.", True),
        ("I need diapers", "I need rice", False),
        ("!!!", "???", False),
        ("", "", False),
    ],
)
def test_words_are_the_same_when_their_letters_are(one: str, other: str, same: bool) -> None:
    assert same_words(one, other) is same


def test_careful_categories_ask_for_as_many_approvers_as_the_strictest() -> None:
    known = community()

    assert known.approvers(("food",)) == 1
    assert known.approvers(("food", "childcare")) == 2
    assert known.careful(("food", "childcare")) and not known.careful(("food",))
    assert known.approvers(("a category of an old config",)) == 1


@pytest.mark.parametrize(
    ("code", "language"),
    [("es", "es"), ("es-MX", "es"), ("ES", "es"), ("de", "en"), (None, "en"), ("", "en")],
)
def test_everyone_is_spoken_to_in_their_language_or_the_first(code: str | None, language: str) -> None:
    assert community().language_for(code) == language


@pytest.mark.parametrize(
    ("name", "called"), [("Ana Maria Alves", "Ana"), ("  Ben ", "Ben"), ("", ""), ("x" * 90, "x" * 40)]
)
def test_neighbors_use_the_first_word_of_a_name(name: str, called: str) -> None:
    assert first_word(name) == called


@pytest.mark.parametrize(
    ("written", "number"),
    [("16175550134", "+16175550134"), ("+1 617-555-0134", "+16175550134"), ("12", None), ("", None)],
)
def test_a_shared_number_is_kept_with_its_plus(written: str, number: str | None) -> None:
    assert shared_number(written) == number
