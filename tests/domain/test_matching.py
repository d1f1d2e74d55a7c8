"""Who fits whom, in which order, why, and why nobody does."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mutualaid_bot.domain.kinds import Kind
from mutualaid_bot.domain.matching import (
    Fit,
    WhyNot,
    fit,
    fits,
    is_over,
    shared_items,
    times_meet,
    why_not,
)
from mutualaid_bot.domain.places import Neighborhood, Places
from mutualaid_bot.domain.posts import Fields, Post, PostState
from mutualaid_bot.domain.reading import Window

NOW = datetime(2026, 11, 20, 17, 0, tzinfo=UTC)  # a Friday, 12:00 in Boston
# Mattapan – Dorchester – Southie – Downtown – Eastie, in a row; the Islands lie apart.
PLACES = Places(
    [
        Neighborhood("Mattapan", next_to=("Dorchester",)),
        Neighborhood("Dorchester", next_to=("Southie",)),
        Neighborhood("Southie", next_to=("Downtown",)),
        Neighborhood("Downtown", next_to=("Eastie",)),
        Neighborhood("Eastie"),
        Neighborhood("Islands"),
    ]
)
ANA, BEN, CAM = 1, 2, 3


def day(number: int, hour: int = 0, *, hours: int = 24, exact: bool = False) -> Window:
    start = datetime(2026, 11, number, hour, tzinfo=UTC)
    return Window(start, start + timedelta(hours=hours), exact)


def need(
    id: int = 10, member: int = ANA, *, waited: int = 0, left: int | None = None, **fields: object
) -> Post:
    return _post(Kind.NEED, id, member, waited=waited, left=left, fields=fields)


def offer(
    id: int = 20, member: int = BEN, *, waited: int = 0, left: int | None = None, **fields: object
) -> Post:
    return _post(Kind.OFFER, id, member, waited=waited, left=left, fields=fields)


def _post(
    kind: Kind, id: int, member: int, *, waited: int, left: int | None, fields: dict[str, object]
) -> Post:
    known: dict[str, object] = {"categories": ("food",), "neighborhood": "Mattapan"}
    these = Fields(kind=kind, **{**known, **fields})  # type: ignore[arg-type]
    return Post(
        id=id,
        member_id=member,
        fields=these,
        text=None,
        state=PostState.OPEN,
        version=1,
        left=left if left is not None else these.quantity or 1,
        made_at=NOW - timedelta(days=waited),
        expires_at=NOW + timedelta(days=28),
    )


def found(one: Post, other: Post) -> Fit:
    result = fit(one, other, places=PLACES, now=NOW)
    assert result is not None
    return result


def no_fit(one: Post, other: Post) -> bool:
    return fit(one, other, places=PLACES, now=NOW) is None


def order(post: Post, *others: Post) -> list[int]:
    ranked = fits(post, others, places=PLACES, now=NOW)
    return [one.offer.id if post.kind is Kind.NEED else one.need.id for one in ranked]


# --- whether they fit at all ------------------------------------------------------------------


def test_without_a_category_in_common_nothing_fits() -> None:
    assert no_fit(need(categories=("pets",)), offer(categories=("food",)))
    assert not no_fit(need(categories=("pets", "food")), offer(categories=("food", "tech")))


def test_nobody_is_matched_with_themselves() -> None:
    assert no_fit(need(member=ANA), offer(member=ANA))


def test_a_post_for_someone_else_may_be_matched_with_its_writer_and_not_with_itself() -> None:
    mine, for_rosa = need(member=ANA), replace(offer(member=ANA), for_whom="Rosa")
    assert not no_fit(mine, for_rosa)
    assert no_fit(replace(mine, for_whom="Rosa"), for_rosa)


def test_what_is_used_up_or_met_fits_nothing() -> None:
    assert no_fit(need(), offer(quantity=3, left=0))
    assert no_fit(need(quantity=6, left=0), offer())


def test_an_offer_made_for_a_need_fits_it_whatever_its_category_and_time() -> None:
    aimed = replace(offer(categories=("other",), when=day(22)), aimed_at=10)
    assert found(need(when=day(25)), aimed).reasons[0] == "aimed"
    assert no_fit(need(id=11, when=day(25)), aimed)


# --- times ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        (None, day(21), None),
        (day(21), None, None),
        (day(21), day(21, 9, hours=3), True),
        (day(21), day(23), False),
        # Somebody who is free until nine can drive at ten: two hours are bargained for.
        (day(21, 10, hours=1, exact=True), day(21, 6, hours=3), True),
        (day(21, 12, hours=1, exact=True), day(21, 6, hours=3), False),
    ],
)
def test_times_meet_when_they_overlap_give_or_take_two_hours(
    one: Window | None, other: Window | None, meet: bool | None
) -> None:
    assert times_meet(one, other) is meet
    assert times_meet(other, one) is meet


def test_other_times_do_not_fit_and_no_time_fits_any() -> None:
    assert no_fit(need(when=day(21)), offer(when=day(24)))
    assert "time" in found(need(when=day(21)), offer(when=day(21))).reasons
    assert "time" not in found(need(when=day(21)), offer()).reasons


def test_an_offer_whose_day_has_passed_fits_nothing_any_more() -> None:
    last_saturday = offer(when=day(14))
    assert is_over(last_saturday, NOW)
    assert no_fit(need(), last_saturday)
    assert no_fit(need(when=day(14)), last_saturday)


def test_three_rides_a_week_are_never_over() -> None:
    weekly = offer(when=day(14), per_week=True, quantity=3)
    assert not is_over(weekly, NOW)
    assert not no_fit(need(when=day(24)), weekly)


def test_what_was_needed_by_tuesday_is_needed_on_wednesday_all_the_more() -> None:
    late = need(when=day(17))
    assert "time" not in found(late, offer(when=day(21))).reasons


# --- the order --------------------------------------------------------------------------------


def test_who_gives_the_very_thing_comes_before_who_gives_of_the_category() -> None:
    one = need(items=("diapers size 4",))
    assert order(one, offer(20), offer(21, CAM, items=("diapers",))) == [21, 20]


def test_nearer_comes_first_and_farther_is_not_left_out() -> None:
    places = ("Eastie", "Southie", "Dorchester", "Mattapan")
    others = [offer(20 + number, BEN + number, neighborhood=place) for number, place in enumerate(places)]
    assert order(need(), *others) == [23, 22, 21, 20]


def test_more_categories_in_common_come_first() -> None:
    one = need(categories=("food", "hygiene"))
    assert order(one, offer(20), offer(21, CAM, categories=("food", "hygiene"))) == [21, 20]


def test_who_named_the_same_time_comes_before_who_named_none() -> None:
    assert order(need(when=day(21)), offer(20), offer(21, CAM, when=day(21))) == [21, 20]


def test_enough_for_all_of_it_comes_before_enough_for_a_part() -> None:
    assert order(need(quantity=6), offer(20, quantity=2), offer(21, CAM, quantity=6)) == [21, 20]


def test_an_offer_goes_to_the_need_that_waits_longest() -> None:
    assert order(offer(), need(10, waited=1), need(11, CAM, waited=9)) == [11, 10]


def test_an_urgent_need_comes_before_one_that_waits_for_weeks() -> None:
    assert order(offer(), need(10, waited=21), need(11, CAM, urgent=True)) == [11, 10]


def test_among_equal_offers_the_older_one_comes_first() -> None:
    assert order(need(), offer(21, waited=1), offer(20, CAM), offer(22, CAM + 1, waited=5)) == [22, 21, 20]


POSTS = st.builds(
    lambda id, place, categories, quantity, waited, items, urgent: offer(
        id,
        BEN + id,
        waited=waited,
        neighborhood=place,
        categories=categories,
        quantity=quantity,
        items=items,
        urgent=urgent,
    ),
    st.integers(20, 90),
    st.sampled_from(["Mattapan", "Dorchester", "Eastie", "Islands", "Nowhere", None]),
    st.sampled_from([("food",), ("food", "pets"), ("pets",), ()]),
    st.sampled_from([None, 1, 6, 20]),
    st.integers(0, 40),
    st.sampled_from([(), ("diapers",), ("rice", "beans")]),
    st.booleans(),
)


@given(st.lists(POSTS, unique_by=lambda post: post.id, max_size=8), st.randoms())
def test_the_order_does_not_depend_on_the_order_in_which_posts_are_found(
    others: list[Post], random: Random
) -> None:
    shuffled = list(others)
    random.shuffle(shuffled)
    one = need(quantity=6, items=("diapers",))
    assert order(one, *others) == order(one, *shuffled)


@given(POSTS)
def test_every_fit_says_what_it_has_in_common_and_how_far_it_is(other: Post) -> None:
    result = fit(need(quantity=6, items=("diapers",)), other, places=PLACES, now=NOW)
    if result is None:
        assert "food" not in other.fields.categories
        return
    kinds = {reason.partition(":")[0] for reason in result.reasons}
    assert kinds & {"item", "category"}
    assert len(kinds & {"same_place", "next_door", "farther", "no_place"}) == 1
    assert len(kinds & {"enough", "part"}) == 1


# --- reasons ----------------------------------------------------------------------------------


def test_the_reasons_are_told_in_the_groups_words() -> None:
    one = need(items=("diapers size 4",), quantity=5, waited=6, when=day(21), language="ht")
    other = offer(items=("diapers",), quantity=3, when=day(21), neighborhood="Dorchester", language="en")
    assert found(one, other).reasons == ("item:diapers size 4", "next_door", "time", "part:3", "waited:6")
    assert found(need(), offer()).reasons == ("category:food", "same_place", "language")
    assert "farther" in found(need(), offer(neighborhood="Eastie")).reasons
    assert "no_place" in found(need(), offer(neighborhood=None)).reasons
    assert "enough" in found(need(quantity=5), offer()).reasons


def test_a_need_for_one_does_not_boast_that_there_is_enough() -> None:
    assert not {"enough", "part:1"} & set(found(need(), offer(quantity=20)).reasons)


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        (("diapers size 4",), ("diapers",), ["diapers size 4"]),
        (("ride",), ("rides",), ["ride"]),
        (("Rice", "beans"), ("rice",), ["Rice"]),
        (("crib",), ("sofa",), []),
        ((), ("sofa",), []),
        (("",), ("sofa",), []),
    ],
)
def test_a_thing_is_the_same_as_a_whole_or_as_a_word_of_a_longer_one(
    one: tuple[str, ...], other: tuple[str, ...], shared: list[str]
) -> None:
    assert shared_items(one, other) == shared


def test_only_the_category_in_common_and_far_apart_is_a_weak_fit() -> None:
    assert found(need(), offer(neighborhood="Southie")).weak
    assert found(need(waited=30), offer(neighborhood="Islands")).weak
    assert not found(need(), offer(neighborhood="Dorchester")).weak
    assert not found(need(), offer(neighborhood=None)).weak
    assert not found(need(items=("rice",)), offer(neighborhood="Eastie", items=("rice",))).weak
    assert not found(need(when=day(21)), offer(neighborhood="Eastie", when=day(21))).weak


def test_for_an_urgent_need_no_fit_is_too_weak_for_a_card() -> None:
    assert not found(need(urgent=True), offer(neighborhood="Islands")).weak


# --- why nobody -------------------------------------------------------------------------------


def why(one: Post, *others: Post, tried: tuple[int, ...] = (), away: tuple[int, ...] = ()) -> WhyNot:
    free = {other.id for other in others if other.id not in away}
    return why_not(one, others, tried=tried, free=free, places=PLACES, now=NOW)


def test_the_queue_says_why_a_need_has_nobody() -> None:
    assert why(need()) is WhyNot.NOBODY_OFFERS
    assert why(need(), offer(20), tried=(20,)) is WhyNot.TURNED_DOWN
    assert why(need(), offer(20, quantity=3, left=0)) is WhyNot.OFFERS_FULL
    assert why(need(when=day(21)), offer(20, when=day(24))) is WhyNot.OTHER_TIMES
    assert why(need(), offer(20, neighborhood="Islands")) is WhyNot.WEAK
    assert why(need(), offer(20)) is WhyNot.WAITS_FOR_CARD


def test_the_best_offer_gives_the_reason() -> None:
    full, late, fine = offer(20, left=0), offer(21, when=day(14)), offer(22)
    assert why(need(), full, late, fine) is WhyNot.WAITS_FOR_CARD
    assert why(need(), full, late) is WhyNot.OTHER_TIMES
    assert why(need(), full, late, fine, tried=(22,)) is WhyNot.OTHER_TIMES


def test_that_a_helper_is_away_is_told_as_full_and_never_by_name() -> None:
    assert why(need(), offer(20), away=(20,)) is WhyNot.OFFERS_FULL
    assert why(need(when=day(21)), offer(20), offer(21, when=day(24)), away=(20,)) is WhyNot.OTHER_TIMES
