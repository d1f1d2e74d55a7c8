"""Searching the open posts."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace

import pytest

from mutualaid_bot.domain.kinds import Kind
from mutualaid_bot.domain.people import Unreachable
from mutualaid_bot.domain.posts import Post, PostState
from mutualaid_bot.domain.proposals import ProposalState
from mutualaid_bot.store.database import Database, Transaction
from tests.store.making import (
    ANA,
    BEN,
    CAM,
    NOW,
    a_need,
    an_offer,
    days,
    gone_quiet,
    people,
    post,
    posted,
    proposed,
)


async def _ids(tx: Transaction, one: Post, limit: int = 200) -> list[int]:
    return [found.id for found in await tx.posts.candidates(one, limit=limit)]


async def test_candidates_share_a_category_and_stand_in_the_order_of_waiting(database: Database) -> None:
    async with database.transaction() as tx:
        await people(tx)
        need = await a_need(tx, ANA, "food", "pets")
        young = await posted(tx, post(Kind.OFFER, BEN, "pets", made_at=NOW - days(1)))
        both = await posted(tx, post(Kind.OFFER, BEN, "food", "pets", made_at=NOW - days(2)))
        old = await posted(tx, post(Kind.OFFER, CAM, "food", "other", made_at=NOW - days(3)))
        await an_offer(tx, BEN, "repairs")
        await a_need(tx, BEN, "food")
        assert await _ids(tx, need) == [old.id, both.id, young.id]
        assert await _ids(tx, both) == [need.id]


@pytest.mark.parametrize("state", ProposalState)
async def test_a_pair_is_looked_at_once_unless_it_was_withdrawn(
    database: Database, state: ProposalState
) -> None:
    async with database.transaction() as tx:
        await people(tx)
        need, offer = await a_need(tx), await an_offer(tx)
        await proposed(tx, need, offer, state)
        again = state is ProposalState.WITHDRAWN
        assert await _ids(tx, need) == ([offer.id] if again else [])
        assert await _ids(tx, offer) == ([need.id] if again else [])


async def _away(tx: Transaction, offer: Post) -> None:
    await gone_quiet(tx, offer.member_id, away=True)


async def _unreachable(tx: Transaction, offer: Post) -> None:
    await gone_quiet(tx, offer.member_id, reachable=False)


async def _forgotten(tx: Transaction, offer: Post) -> None:
    await tx.people.erase(offer.member_id, NOW)


async def _used_up(tx: Transaction, offer: Post) -> None:
    await tx.posts.take(offer.id, offer.left)


async def _closed(tx: Transaction, offer: Post) -> None:
    await tx.posts.close(offer.id, PostState.RESTED, NOW)


@pytest.mark.parametrize("happens", [_away, _unreachable, _forgotten, _used_up, _closed])
@pytest.mark.parametrize("aimed", [False, True])
async def test_who_cannot_help_now_is_no_candidate(
    database: Database, happens: Callable[[Transaction, Post], Awaitable[None]], aimed: bool
) -> None:
    async with database.transaction() as tx:
        await people(tx)
        need = await a_need(tx)
        offer = await posted(tx, post(Kind.OFFER, BEN, aimed_at=need.id if aimed else None))
        assert await _ids(tx, need) == [offer.id]
        await happens(tx, offer)
        assert await _ids(tx, need) == []


async def test_who_is_back_is_a_candidate_again(database: Database) -> None:
    async with database.transaction() as tx:
        await people(tx)
        need, offer = await a_need(tx), await an_offer(tx)
        await tx.posts.take(offer.id, 1)
        await tx.posts.close(offer.id, PostState.RESTED, NOW)
        await tx.posts.reopen(offer.id, expires_at=NOW + days(28), now=NOW)
        assert await _ids(tx, need) == [offer.id]
        await tx.posts.take(offer.id, 1)
        await tx.posts.give_back(offer.id, 1)
        assert await _ids(tx, need) == [offer.id]
        await tx.posts.take(offer.id, 1)
        await tx.posts.refill(offer.id)
        assert await _ids(tx, need) == [offer.id]


async def test_ones_own_post_is_a_candidate_only_for_someone_else(database: Database) -> None:
    async with database.transaction() as tx:
        await people(tx)
        need = await a_need(tx, ANA)
        await an_offer(tx, ANA)
        other = await posted(tx, post(Kind.OFFER, ANA, for_whom="Eli"))
        assert await _ids(tx, need) == [other.id]
        assert await _ids(tx, other) == [need.id]


async def test_an_offer_made_for_a_need_needs_no_category_in_common(database: Database) -> None:
    async with database.transaction() as tx:
        await people(tx)
        need = await a_need(tx, ANA, "food")
        aimed = await posted(tx, post(Kind.OFFER, BEN, "other", aimed_at=need.id))
        assert await _ids(tx, need) == [aimed.id]
        assert await _ids(tx, aimed) == [need.id]


async def test_on_a_long_board_half_of_the_places_are_for_those_near(database: Database) -> None:
    async with database.transaction() as tx:
        await people(tx)
        need = await posted(tx, post(Kind.NEED, ANA, neighborhood="JP"))
        far = [
            await posted(tx, post(Kind.OFFER, BEN, neighborhood="Eastie", made_at=NOW - days(30 - age)))
            for age in range(6)
        ]
        near = [await posted(tx, post(Kind.OFFER, BEN, neighborhood="JP")) for _ in range(3)]
        assert await _ids(tx, need, limit=4) == [far[0].id, far[1].id, near[0].id, near[1].id]


async def test_why_nobody_fits_looks_at_used_up_offers_too(database: Database) -> None:
    async with database.transaction() as tx:
        await people(tx)
        offer, closed = await an_offer(tx, BEN, "food", "pets"), await an_offer(tx)
        await tx.posts.take(offer.id, 1)
        await tx.posts.close(closed.id, PostState.RESTED, NOW)
        assert [one.id for one in await tx.posts.in_categories(Kind.OFFER, ["food", "pets"])] == [offer.id]


async def test_the_queue_has_urgent_needs_first_then_the_longest_waiting(database: Database) -> None:
    async with database.transaction() as tx:
        await people(tx)
        old, young = [await posted(tx, post(Kind.NEED, ANA, made_at=NOW - days(age))) for age in (9, 1)]
        urgent = await posted(tx, post(Kind.NEED, ANA, urgent=True))
        met = await a_need(tx)
        await tx.posts.take(met.id, 1)
        await an_offer(tx)
        assert [one.id for one in await tx.posts.waiting_needs(limit=10)] == [urgent.id, old.id, young.id]
        assert [one.id for one in await tx.posts.waiting_needs(limit=1, offset=1)] == [old.id]
        assert [one.id for one in await tx.posts.for_digest(limit=2)] == [old.id, young.id]
        await proposed(tx, old, await an_offer(tx), ProposalState.APPROVED)
        await tx.posts.take(old.id, 1)
        await proposed(tx, young, await an_offer(tx), ProposalState.DECLINED)
        assert [one.id for one in await tx.posts.unproposed()] == [urgent.id, young.id]
        assert old.id in [one.id for one in await tx.posts.waiting_needs(limit=10)]


async def test_whom_to_call_and_why(database: Database) -> None:
    async with database.transaction() as tx:
        await people(tx)
        silent, lost = await posted(tx, _marked(ANA)), await a_need(tx, BEN)
        closed = await posted(tx, _marked(ANA))
        await tx.posts.close(closed.id, PostState.WITHDRAWN, NOW)
        await a_need(tx, CAM)
        ben = await tx.people.get(BEN)
        assert ben is not None
        await tx.people.save(ben.out_of_reach(Unreachable.BLOCKED, NOW + days(2)))
        calls = [(one.id, who.called, why, since) for one, who, why, since in await tx.posts.needing_call()]
        assert calls == [
            (silent.id, "Ana", "silent", NOW),
            (lost.id, "Ben", "blocked", NOW + days(2)),
        ]


def _marked(member_id: int) -> Post:
    return replace(post(Kind.NEED, member_id), needs_call=True)
