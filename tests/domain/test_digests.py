"""What the weekly digest names, for whom, and what it only counts."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mutualaid_bot.domain.categories import Categories, shipped
from mutualaid_bot.domain.community import Community, DigestRules
from mutualaid_bot.domain.digests import asker, choose, copy_of, of_several
from mutualaid_bot.domain.hours import Quiet, next_weekly
from mutualaid_bot.domain.kinds import Kind
from mutualaid_bot.domain.places import Neighborhood, Places
from mutualaid_bot.domain.posts import Fields, Post, PostState

ZONE = ZoneInfo("America/New_York")
MONDAY = datetime(2026, 11, 16, 17, 0, tzinfo=UTC)
# Roxbury – Mattapan – Hyde Park in a row, and East Boston behind the water.
PLACES = Places(
    [
        Neighborhood("Roxbury", (), ("Mattapan",)),
        Neighborhood("Mattapan", (), ("Hyde Park",)),
        Neighborhood("Hyde Park"),
        Neighborhood("East Boston"),
    ]
)


def group(*, max_posts: int = 12) -> Community:
    return Community(
        name="Neighbors",
        zone=ZONE,
        languages=("en",),
        coordinators_language="en",
        quiet=Quiet(ZONE),
        categories=Categories(shipped()),
        places=PLACES,
        digest=DigestRules(max_posts=max_posts),
    )


def need(
    number: int,
    who: int,
    place: str | None = "Mattapan",
    *,
    category: str = "food",
    text: str | None = "words",
    for_whom: str | None = None,
) -> Post:
    made = MONDAY + timedelta(hours=number)
    return Post(
        id=number,
        member_id=who,
        fields=Fields(Kind.NEED, (category,), neighborhood=place),
        text=text,
        state=PostState.OPEN,
        version=1,
        left=1,
        made_at=made,
        expires_at=made + timedelta(days=28),
        for_whom=for_whom,
    )


def numbers(posts: list[Post]) -> list[int]:
    return [post.id for post in posts]


@pytest.mark.parametrize("category", ["childcare", "housing", "money"])
def test_a_careful_need_is_counted_and_not_named(category: str) -> None:
    named, more = choose([need(1, 1), need(2, 2), need(3, 3, category=category)], group())
    assert (numbers(named), more) == ([1, 2], 1)


def test_hidden_words_and_danger_are_counted_and_not_named() -> None:
    needs = [need(1, 1), need(2, 2), need(3, 3, text=None), need(4, 4)]
    named, more = choose(needs, group(), kept_back={4})
    assert (numbers(named), more) == ([1, 2], 2)


def test_whoever_asks_alone_in_a_neighborhood_is_counted_and_not_named() -> None:
    needs = [need(1, 1), need(2, 2), need(3, 3, "Roxbury"), need(4, 3, "Roxbury")]
    named, more = choose(needs, group())
    assert (numbers(named), more) == ([1, 2], 1)


def test_next_to_a_careful_need_somebody_would_stand_alone_and_is_not_named() -> None:
    assert choose([need(1, 1), need(2, 2, category="housing")], group()) == ([], 2)


def test_two_for_whom_one_person_writes_are_two() -> None:
    named, more = choose([need(1, 1, for_whom="Eli"), need(2, 1, for_whom="Rosa")], group())
    assert (numbers(named), more) == ([1, 2], 0)


def test_where_no_neighborhood_is_said_all_share_one_cell() -> None:
    named, more = choose([need(1, 1, None), need(2, 2, None)], group())
    assert (numbers(named), more) == ([1, 2], 0)


def test_one_person_with_a_named_and_a_careful_need_is_not_told_twice() -> None:
    named, more = choose([need(1, 1), need(2, 2), need(3, 1, category="housing")], group())
    assert (numbers(named), more) == ([1, 2], 0)


def test_a_reader_finds_the_own_neighborhood_first_then_next_door_then_the_rest() -> None:
    places = ["East Boston", "Roxbury", "Hyde Park", "Mattapan"]
    needs = [need(10 * at + who, 10 * at + who, place) for at, place in enumerate(places) for who in (1, 2)]
    shown, more = copy_of(needs, group(), reader=None, neighborhood="Hyde Park")
    order = list(dict.fromkeys(post.fields.neighborhood for post in shown))
    assert order == ["Hyde Park", "Mattapan", "Roxbury", "East Boston"]
    assert more == 0


def test_where_not_all_have_room_the_own_place_comes_first_and_then_who_waits_longest() -> None:
    needs = [need(n, n, "East Boston") for n in (1, 2, 3)] + [need(n, n, "Roxbury") for n in (4, 5)]
    shown, more = copy_of(needs, group(max_posts=3), reader=None, neighborhood="Roxbury")
    assert (numbers(shown), more) == ([4, 5, 1], 2)


def test_a_group_reads_who_waits_longest_place_by_place() -> None:
    needs = [need(n, n, "East Boston" if n % 2 == 0 else "Roxbury") for n in (1, 2, 3, 4)]
    shown, _ = copy_of(needs, group(max_posts=3), reader=None, neighborhood=None)
    assert numbers(shown) == [2, 1, 3]


def test_nobody_is_asked_to_help_themselves() -> None:
    shown, more = copy_of([need(1, 1), need(2, 2)], group(), reader=1, neighborhood="Mattapan")
    assert (numbers(shown), more) == ([2], 0)


def test_what_a_reader_wrote_for_somebody_else_is_shown_to_them() -> None:
    needs = [need(1, 1, for_whom="Eli"), need(2, 2)]
    shown, _ = copy_of(needs, group(), reader=1, neighborhood=None)
    assert numbers(shown) == [1, 2]


def test_when_one_of_two_was_met_meanwhile_the_other_is_only_counted() -> None:
    assert copy_of([need(2, 2)], group(), reader=None, neighborhood=None) == ([], 1)


NEEDS = st.lists(
    st.tuples(
        st.integers(1, 6),
        st.sampled_from([*PLACES.names, None]),
        st.sampled_from(["food", "housing", "repairs"]),
        st.booleans(),
    ),
    max_size=40,
).map(
    lambda drawn: [
        need(at, who, place, category=category, text="words" if open_ else None)
        for at, (who, place, category, open_) in enumerate(drawn, 1)
    ]
)


@given(needs=NEEDS, reader=st.integers(1, 6), place=st.sampled_from([*PLACES.names, None]))
def test_no_copy_ever_names_too_many_a_careful_one_or_somebody_alone(
    needs: list[Post], reader: int, place: str | None
) -> None:
    community = group(max_posts=5)
    named, more = choose(needs, community)
    shown, still_more = copy_of(named, community, reader=reader, neighborhood=place)
    assert len(shown) <= 5
    assert all(post.text and not community.careful(post.fields.categories) for post in shown)
    for post in shown:
        there = {asker(one) for one in named if one.fields.neighborhood == post.fields.neighborhood}
        assert len(there) > 1
    told = {asker(post) for post in shown}
    mine = {asker(post) for post in named if post.member_id == reader}
    assert len(told | mine) + still_more + more == len({asker(post) for post in needs})


@given(needs=NEEDS)
def test_dropping_those_who_ask_alone_twice_drops_no_more(needs: list[Post]) -> None:
    once = of_several(needs)
    assert of_several(once) == once


def test_the_digest_comes_on_its_weekday_at_its_hour_also_when_the_clocks_change() -> None:
    rules = replace(DigestRules(), weekday=6, at=time(17, 30))
    friday = datetime(2026, 10, 30, 16, 0, tzinfo=UTC)
    first = next_weekly(friday, weekday=rules.weekday, at=rules.at, zone=ZONE)
    assert first == datetime(2026, 11, 1, 22, 30, tzinfo=UTC)  # that night the clocks went back
    assert next_weekly(first, weekday=rules.weekday, at=rules.at, zone=ZONE) == first + timedelta(days=7)
