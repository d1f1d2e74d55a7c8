"""One post: written, taken from, given back to, closed and opened again."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import datetime

import pytest

from mutualaid_bot.domain.introductions import IntroductionState
from mutualaid_bot.domain.kinds import Kind
from mutualaid_bot.domain.posts import Post, PostState
from mutualaid_bot.domain.proposals import ProposalState
from mutualaid_bot.domain.reading import Window
from mutualaid_bot.store.database import Database, Transaction
from tests.store.making import (
    ANA,
    BEN,
    NOW,
    a_need,
    an_offer,
    days,
    introduced,
    people,
    post,
    posted,
    proposed,
)


async def _get(tx: Transaction, post_id: int) -> Post:
    found = await tx.posts.get(post_id)
    assert found is not None
    return found


async def test_a_post_is_kept_as_it_is(database: Database) -> None:
    new = post(
        Kind.OFFER, ANA, "food", "transport", quantity=3, neighborhood="JP", for_whom="Eli", aimed_at=7
    )
    new = replace(
        new,
        photos=("one", "two"),
        source_message=44,
        fields=replace(
            new.fields,
            items=("rice",),
            when=Window(NOW, NOW + days(1), exact=True),
            per_week=True,
            language="ht",
        ),
    )
    async with database.transaction() as tx:
        await people(tx)
        kept = await posted(tx, new)
        assert kept == replace(new, id=kept.id)
        assert await tx.posts.get(kept.id) == kept
        assert await tx.posts.by_source(ANA, 44) == kept
        assert await tx.posts.by_source(BEN, 44) is None


async def test_saving_an_old_copy_undoes_nobody_elses_decision(database: Database) -> None:
    async with database.transaction() as tx:
        await people(tx)
        need = await a_need(tx, quantity=3)
        proposal = await proposed(tx, need, await an_offer(tx))
        await tx.posts.take(need.id, 2)
        await tx.proposals.mark_shown(proposal.id, NOW)
        await tx.posts.close(need.id, PostState.MET, NOW)
        await tx.posts.save(replace(need, expires_at=NOW + days(60), renewals_asked=1))
        saved = await _get(tx, need.id)
        assert (saved.state, saved.left, saved.closed_at, saved.shown_at) == (PostState.MET, 1, NOW, NOW)
        assert (saved.expires_at, saved.renewals_asked) == (NOW + days(60), 1)


async def test_no_more_is_taken_than_is_left_even_at_once(database: Database) -> None:
    async with database.transaction() as tx:
        await people(tx)
        offer = await an_offer(tx, quantity=3)

    async def take(amount: int) -> bool:
        async with database.transaction() as tx:
            return await tx.posts.take(offer.id, amount)

    assert sorted(await asyncio.gather(take(2), take(2))) == [False, True]
    assert await take(1)
    assert not await take(1)


async def test_no_more_is_given_back_than_there_was(database: Database) -> None:
    async with database.transaction() as tx:
        await people(tx)
        offer = await an_offer(tx, quantity=3)
        await tx.posts.take(offer.id, 2)
        await tx.posts.give_back(offer.id, 1)
        assert (await _get(tx, offer.id)).left == 2
        await tx.posts.give_back(offer.id, 5)
        assert (await _get(tx, offer.id)).left == 3


async def test_nothing_is_taken_from_a_closed_post_and_amounts_are_never_negative(database: Database) -> None:
    async with database.transaction() as tx:
        await people(tx)
        need = await a_need(tx)
        with pytest.raises(ValueError, match="negative"):
            await tx.posts.take(need.id, -1)
        assert await tx.posts.close(need.id, PostState.WITHDRAWN, NOW)
        assert not await tx.posts.close(need.id, PostState.MET, NOW)
        assert not await tx.posts.take(need.id, 1)


async def test_a_rested_post_opens_again_at_its_old_place_with_something_left(database: Database) -> None:
    async with database.transaction() as tx:
        await people(tx)
        need = await posted(tx, post(Kind.NEED, ANA, made_at=NOW - days(20)))
        await tx.posts.take(need.id, 1)
        await tx.posts.save(replace(need, renewals_asked=2, renewal_delivered_at=NOW, needs_call=True))
        await tx.posts.close(need.id, PostState.RESTED, NOW)
        assert await tx.posts.reopen(need.id, expires_at=NOW + days(28), now=NOW)
        assert not await tx.posts.reopen(need.id, expires_at=NOW + days(28), now=NOW)
        assert await _get(tx, need.id) == replace(need, expires_at=NOW + days(28), left=1)


@pytest.mark.parametrize(
    ("was", "taken", "becomes", "left"),
    [(3, 1, 5, 4), (3, 1, 2, 1), (3, 3, 2, 0), (None, 0, 4, 4), (4, 4, None, 0)],
)
async def test_what_is_left_follows_a_changed_quantity(
    database: Database, was: int | None, taken: int, becomes: int | None, left: int
) -> None:
    async with database.transaction() as tx:
        await people(tx)
        offer = await an_offer(tx, quantity=was)
        await tx.posts.take(offer.id, taken)
        changed = replace(
            offer, fields=replace(offer.fields, quantity=becomes, categories=("pets",)), text="new"
        )
        await tx.posts.change(changed, text_version=2)
        found = await _get(tx, offer.id)
        assert (found.left, found.version, found.text) == (left, 2, "new")
        assert [one.id for one in await tx.posts.in_categories(Kind.OFFER, ["pets"])] == [offer.id]
        assert await tx.posts.in_categories(Kind.OFFER, ["food"]) == []


async def test_a_weekly_offer_is_whole_again_but_for_what_is_still_held(database: Database) -> None:
    async with database.transaction() as tx:
        await people(tx)
        offer = await an_offer(tx, quantity=5)
        await tx.posts.take(offer.id, 5)
        needs = [await a_need(tx) for _ in range(5)]
        await proposed(tx, needs[0], offer, ProposalState.APPROVED)
        await introduced(tx, needs[1], offer)
        over = await introduced(tx, needs[2], offer)
        await tx.introductions.end(over.id, IntroductionState.MET)
        await proposed(tx, needs[3], offer, ProposalState.SHOWN)
        await proposed(tx, needs[4], offer, ProposalState.LAPSED)
        await tx.posts.refill(offer.id)
        assert (await _get(tx, offer.id)).left == 3


async def test_a_members_posts_are_the_open_ones_and_those_closed_lately(database: Database) -> None:
    async with database.transaction() as tx:
        await people(tx)
        made = [NOW - days(age) for age in (40, 3, 2, 1)]
        old, long_closed, closed, new = [await posted(tx, post(Kind.NEED, ANA, made_at=at)) for at in made]
        await a_need(tx, BEN)
        await tx.posts.close(long_closed.id, PostState.MET, NOW - days(2))
        await tx.posts.close(closed.id, PostState.MET, NOW)
        found = await tx.posts.of_member(ANA, since=NOW - days(1))
        assert [one.id for one in found] == [new.id, closed.id, old.id]
        assert await tx.posts.count_open(ANA) == 2
        assert await tx.posts.count_since(ANA, NOW - days(2)) == 2


async def test_only_open_posts_whose_words_are_known_can_be_the_same_as_a_new_one(database: Database) -> None:
    async with database.transaction() as tx:
        await people(tx)
        need = await a_need(tx)
        await posted(tx, post(Kind.NEED, ANA, text=None))
        closed = await a_need(tx)
        await tx.posts.close(closed.id, PostState.MET, NOW)
        assert await tx.posts.recent_texts(ANA) == [(need, "in their own words")]


async def test_due_times_are_never_early(database: Database) -> None:
    async with database.transaction() as tx:
        await people(tx)
        at = datetime.fromtimestamp(NOW.timestamp() + 0.25, NOW.tzinfo)
        need = await posted(tx, replace(post(Kind.NEED, ANA), expires_at=at, made_at=at))
        kept = await _get(tx, need.id)
        assert kept.made_at == NOW
        assert kept.expires_at > at
