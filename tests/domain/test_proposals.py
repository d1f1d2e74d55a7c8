"""Who may decide, how much a pair takes of two posts, how long a question waits, when a card comes back."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mutualaid_bot.domain.categories import Categories, Category
from mutualaid_bot.domain.community import Community
from mutualaid_bot.domain.hours import Quiet
from mutualaid_bot.domain.kinds import Kind
from mutualaid_bot.domain.places import Places
from mutualaid_bot.domain.posts import Fields, Post, PostState
from mutualaid_bot.domain.proposals import (
    Answer,
    Later,
    Proposal,
    ProposalState,
    Refusal,
    Reply,
    Side,
    Vote,
    amounts,
    answer_by,
    comes_back,
    may_approve,
    may_decide,
    may_undo,
    uncovered,
)

BOSTON = ZoneInfo("America/New_York")
COMMUNITY = Community(
    name="Neighbors",
    zone=BOSTON,
    languages=("en",),
    coordinators_language="en",
    quiet=Quiet(BOSTON, time(21, 30), time(8, 0)),
    categories=Categories(
        [
            Category("food", {"en": "Food"}),
            Category("childcare", {"en": "Childcare"}, careful=True, approvers=2),
            Category("money", {"en": "Money"}, careful=True, approvers=3),
        ]
    ),
    places=Places([]),
)
ANA, BEN, CORA, DAN = 1, 2, 3, 4


def boston(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=BOSTON).astimezone(UTC)


NOON = boston(20, 12)  # a Friday


def post(kind: Kind, id: int, member: int, *, quantity: int | None = None, left: int | None = None) -> Post:
    return Post(
        id=id,
        member_id=member,
        fields=Fields(kind=kind, categories=("food",), quantity=quantity),
        text=None,
        state=PostState.OPEN,
        version=1,
        left=left if left is not None else quantity or 1,
        made_at=NOON,
        expires_at=NOON + timedelta(days=28),
    )


NEED, OFFER = post(Kind.NEED, 10, ANA), post(Kind.OFFER, 20, BEN)
CARD = Proposal(
    id=7,
    need_id=10,
    offer_id=20,
    need_version=1,
    offer_version=1,
    state=ProposalState.SHOWN,
    need_amount=1,
    offer_amount=1,
    reasons=(),
    made_at=NOON,
)
ENDED = [state for state in ProposalState if state is not ProposalState.SHOWN]


# --- who may decide ---------------------------------------------------------------------------


@pytest.mark.parametrize("part", [ANA, BEN])
@pytest.mark.parametrize("state", list(ProposalState))
def test_nobody_decides_a_proposal_they_are_part_of(part: int, state: ProposalState) -> None:
    card = replace(CARD, state=state)
    assert may_decide(card, NEED, OFFER, by=part) is Refusal.OWN
    assert may_approve(card, NEED, OFFER, by=part, versions=(1, 1)) is Refusal.OWN
    assert may_undo(card, NEED, OFFER, by=part) is Refusal.OWN


@pytest.mark.parametrize("state", ENDED)
def test_what_is_decided_is_not_decided_again(state: ProposalState) -> None:
    card = replace(CARD, state=state)
    assert may_decide(card, NEED, OFFER, by=CORA) is Refusal.DECIDED
    assert may_approve(card, NEED, OFFER, by=CORA, versions=(1, 1)) is Refusal.DECIDED


def test_an_open_card_may_be_decided_by_anyone_else() -> None:
    assert may_decide(CARD, NEED, OFFER, by=CORA) is None
    assert may_approve(CARD, NEED, OFFER, by=CORA, versions=(1, 1)) is None


@pytest.mark.parametrize("versions", [(1, 2), (2, 1), (0, 0), (2, 3)])
def test_nobody_approves_what_they_have_not_seen(versions: tuple[int, int]) -> None:
    need, offer = replace(NEED, version=2), replace(OFFER, version=2)
    assert may_approve(CARD, need, offer, by=CORA, versions=versions) is Refusal.CHANGED
    assert may_approve(CARD, need, offer, by=CORA, versions=(2, 2)) is None


def test_one_person_is_not_two_approvals() -> None:
    card = replace(CARD, votes=(Vote(CORA, "Cora", NOON),))
    assert may_approve(card, NEED, OFFER, by=CORA, versions=(1, 1)) is Refusal.ALREADY_VOTED
    assert may_approve(card, NEED, OFFER, by=DAN, versions=(1, 1)) is None


def test_too_little_left_of_one_of_the_two_is_refused() -> None:
    card = replace(CARD, need_amount=4, offer_amount=4)
    need, offer = post(Kind.NEED, 10, ANA, quantity=6), post(Kind.OFFER, 20, BEN, quantity=4)
    assert may_approve(card, need, offer, by=CORA, versions=(1, 1)) is None
    assert may_approve(card, replace(need, left=3), offer, by=CORA, versions=(1, 1)) is Refusal.FULL
    assert may_approve(card, need, replace(offer, left=3), by=CORA, versions=(1, 1)) is Refusal.FULL


@pytest.mark.parametrize("state", [PostState.MET, PostState.RESTED, PostState.WITHDRAWN])
def test_a_closed_post_is_gone(state: PostState) -> None:
    closed = replace(NEED, state=state)
    assert may_approve(CARD, closed, OFFER, by=CORA, versions=(1, 1)) is Refusal.GONE


def test_an_approval_can_be_undone_until_the_first_answer() -> None:
    approved = replace(CARD, state=ProposalState.APPROVED)
    assert may_undo(approved, NEED, OFFER, by=DAN) is None
    for reply in (Reply(Answer.YES), Reply(Answer.NO), Reply(wants_contact=True)):
        for side in ("need_reply", "offer_reply"):
            answered = replace(approved, **{side: reply})  # type: ignore[arg-type]
            assert may_undo(answered, NEED, OFFER, by=DAN) is Refusal.TOO_LATE


@pytest.mark.parametrize("state", [one for one in ProposalState if one is not ProposalState.APPROVED])
def test_only_an_approval_can_be_undone(state: ProposalState) -> None:
    assert may_undo(replace(CARD, state=state), NEED, OFFER, by=DAN) is Refusal.TOO_LATE


def test_the_most_careful_category_says_how_many_must_approve() -> None:
    assert COMMUNITY.approvers(("food",)) == 1
    assert COMMUNITY.approvers(("food", "childcare")) == 2
    assert COMMUNITY.approvers(("childcare", "money")) == 3
    assert COMMUNITY.approvers(("no longer a category",)) == 1
    assert COMMUNITY.careful(("food", "childcare")) and not COMMUNITY.careful(("food",))


# --- how much ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("needed", "offered", "met", "used"),
    [
        (None, None, 1, 1),
        (6, None, 6, 1),  # "I have food": enough for whoever comes
        (None, 3, 1, 1),  # a ride, of three a week
        (6, 4, 4, 4),
        (4, 20, 4, 4),
    ],
)
def test_how_much_of_a_need_is_met_and_of_an_offer_used(
    needed: int | None, offered: int | None, met: int, used: int
) -> None:
    need, offer = post(Kind.NEED, 10, ANA, quantity=needed), post(Kind.OFFER, 20, BEN, quantity=offered)
    assert amounts(need, offer) == (met, used)


@given(st.none() | st.integers(1, 50), st.none() | st.integers(1, 50), st.integers(1, 50), st.integers(1, 50))
def test_a_pair_takes_something_and_never_more_than_is_left(
    needed: int | None, offered: int | None, need_left: int, offer_left: int
) -> None:
    need = post(Kind.NEED, 10, ANA, quantity=needed, left=min(need_left, needed or 1))
    offer = post(Kind.OFFER, 20, BEN, quantity=offered, left=min(offer_left, offered or 1))
    met, used = amounts(need, offer)
    assert 1 <= met <= need.left
    assert 1 <= used <= offer.left


def test_what_open_cards_would_take_is_not_proposed_again() -> None:
    need, offer = post(Kind.NEED, 10, ANA, quantity=6), post(Kind.OFFER, 20, BEN, quantity=20)
    shown = replace(CARD, need_amount=4, offer_amount=4)
    approved = replace(shown, state=ProposalState.APPROVED)  # its part is no longer "left"
    assert uncovered(need, [shown]).left == 2
    assert uncovered(offer, [shown, shown]).left == 12
    assert uncovered(need, [shown, shown]).left == 0
    assert uncovered(need, [approved]).left == 6
    assert uncovered(need, []) == need


# --- how long ---------------------------------------------------------------------------------


def test_the_helper_has_a_day_and_whoever_needs_it_three_and_the_night_does_not_count() -> None:
    # From 12:00 to 21:30 are 9:30 waking hours, a whole day has 13:30.
    assert answer_by(NOON, Side.OFFER, urgent=False, community=COMMUNITY) == boston(22, 9)
    assert answer_by(NOON, Side.NEED, urgent=False, community=COMMUNITY) == boston(25, 16, 30)


def test_what_is_urgent_waits_for_hours() -> None:
    assert answer_by(NOON, Side.OFFER, urgent=True, community=COMMUNITY) == boston(20, 15)
    assert answer_by(NOON, Side.NEED, urgent=True, community=COMMUNITY) == boston(21, 10, 30)


def test_a_question_asked_at_night_waits_from_the_morning() -> None:
    assert answer_by(boston(20, 23), Side.OFFER, urgent=True, community=COMMUNITY) == boston(21, 11)


@pytest.mark.parametrize(
    ("now", "later", "back"),
    [
        (boston(20, 12), Later.HOURS, boston(20, 15)),
        (boston(20, 19), Later.HOURS, boston(21, 8)),  # 22:00 is night
        (boston(20, 12), Later.TOMORROW, boston(21, 9)),
        (boston(20, 23), Later.TOMORROW, boston(21, 9)),
        (boston(21, 1), Later.TOMORROW, boston(22, 9)),
        (boston(20, 12), Later.MONDAY, boston(23, 9)),
        (boston(23, 8), Later.MONDAY, boston(23, 9)),
        (boston(23, 12), Later.MONDAY, boston(30, 9)),
    ],
)
def test_a_card_that_was_put_off_comes_back_then(now: datetime, later: Later, back: datetime) -> None:
    assert comes_back(later, now, COMMUNITY) == back


@given(st.integers(0, 2 * 365 * 24 * 60), st.sampled_from(Later))
def test_a_card_comes_back_within_a_week_and_never_at_night(minutes: int, later: Later) -> None:
    now = NOON + timedelta(minutes=minutes)
    back = comes_back(later, now, COMMUNITY)
    assert now < back <= now + timedelta(days=7, hours=1)  # one week of the year has an hour more
    assert not COMMUNITY.quiet.asleep(back)
