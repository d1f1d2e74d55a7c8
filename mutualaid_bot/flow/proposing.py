"""Proposing: the best fit of a post goes to the coordinators as one card.

It does not decide anything (see ``deciding``), and it never says to members that a card exists.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from mutualaid_bot.domain.alarms import AlarmKind
from mutualaid_bot.domain.cards import Subject
from mutualaid_bot.domain.matching import Fit, fit, fits
from mutualaid_bot.domain.notices import Lane
from mutualaid_bot.domain.posts import Post, PostState
from mutualaid_bot.domain.proposals import (
    MAX_OPEN_CARDS,
    Proposal,
    ProposalState,
    Refusal,
    amounts,
    uncovered,
)
from mutualaid_bot.flow.turn import Turn

TRY_AGAIN = timedelta(minutes=10)


async def look(turn: Turn, post: Post) -> bool:
    """Propose the best fit of this post at once, if a card is free. Returns whether any fits."""
    ranked = await ranking(turn, post)
    for found in ranked:
        if found.weak:
            continue
        refusal = await propose(turn, found)
        if refusal is None:
            # What is left of it, and of others, takes its turn: urgent first, then whoever waits longest.
            await turn.store.alarms.set_earlier(AlarmKind.PROPOSE, 0, turn.now)
        if refusal is not Refusal.FULL:
            break
    return bool(ranked)


async def ranking(turn: Turn, post: Post) -> list[Fit]:
    """All fits of a post, the best first."""
    if post.state is not PostState.OPEN or post.left < 1:
        return []
    if not await can_be_asked(turn, post):
        return []
    others = await turn.store.posts.candidates(post)
    return fits(post, others, places=turn.community.places, now=turn.now)


async def can_be_asked(turn: Turn, post: Post) -> bool:
    owner = await turn.store.people.get(post.member_id)
    return owner is not None and owner.reachable and not owner.away


async def propose(turn: Turn, found: Fit) -> Refusal | None:
    """Put one fit before the coordinators; not while five cards are open, nor twice for the same capacity."""
    if await turn.room() is None:
        return Refusal.GONE
    need, offer = await _uncovered(turn, found.need), await _uncovered(turn, found.offer)
    if need.left < 1 or offer.left < 1:
        return Refusal.FULL
    if await turn.store.proposals.count_open_cards(turn.now) >= MAX_OPEN_CARDS:
        await turn.store.alarms.set_earlier(AlarmKind.PROPOSE, 0, turn.now + TRY_AGAIN)
        return Refusal.FIVE_OPEN
    need_amount, offer_amount = amounts(need, offer)
    proposal = await turn.store.proposals.add(
        Proposal(
            id=0,
            need_id=found.need.id,
            offer_id=found.offer.id,
            need_version=found.need.version,
            offer_version=found.offer.version,
            state=ProposalState.SHOWN,
            need_amount=need_amount,
            offer_amount=offer_amount,
            reasons=found.reasons,
            made_at=turn.now,
        )
    )
    await turn.store.proposals.mark_shown(proposal.id, turn.now)
    await show(turn, proposal, urgent=found.need.fields.urgent)
    return None


async def show(turn: Turn, proposal: Proposal, *, urgent: bool = False) -> None:
    room = await turn.room()
    if room is None:
        return
    after, silent = turn.unasked(urgent=urgent)
    await turn.store.outbox.show(
        Subject.PROPOSAL,
        proposal.id,
        chat_id=room.chat_id,
        topic_id=room.topic_id,
        lane=Lane.NOTICE,
        now=turn.now,
        after=after,
        silent=silent,
        anew=True,
    )


async def _uncovered(turn: Turn, post: Post, *, without: int | None = None) -> Post:
    """The post with what its open cards would leave of it; ``without``: a card that does not count."""
    cards = await turn.store.proposals.open_of_post(post.id)
    return uncovered(post, (card for card in cards if card.id != without))


async def fill_cards(turn: Turn) -> None:
    """A card may be free: look at what waits, urgent and longest first."""
    if await turn.room() is None:
        return
    for need in await turn.store.posts.unproposed():
        if await turn.store.proposals.count_open_cards(turn.now) >= MAX_OPEN_CARDS:
            return
        await look(turn, need)


async def next_best(turn: Turn, proposal: Proposal) -> None:
    """A proposal came to nothing: the need is looked at again, and so is the offer."""
    need = await turn.store.posts.get(proposal.need_id)
    offer = await turn.store.posts.get(proposal.offer_id)
    for post in (need, offer):
        if post is not None:
            await look(turn, post)
    await turn.store.alarms.set_earlier(AlarmKind.PROPOSE, 0, turn.now)


async def give_back(turn: Turn, proposal: Proposal) -> None:
    await turn.store.posts.give_back(proposal.need_id, proposal.need_amount)
    await turn.store.posts.give_back(proposal.offer_id, proposal.offer_amount)


async def end_questions(turn: Turn, proposal: Proposal) -> None:
    """Open questions about it become "no longer open", without a reason; the card shows how it stands."""
    await turn.store.alarms.clear(AlarmKind.LAPSE, proposal.id)
    await turn.store.alarms.clear(AlarmKind.LATER, proposal.id)
    await turn.store.outbox.retire(Subject.QUESTION, proposal.id, now=turn.now)
    await turn.store.outbox.retire(Subject.PROPOSAL, proposal.id, now=turn.now)


async def withdraw(turn: Turn, proposal: Proposal, *, look: bool = False) -> None:
    """One of its posts changed or closed: nothing is left to decide."""
    moved = await turn.store.proposals.move(
        proposal.id, was=proposal.state, to=ProposalState.WITHDRAWN, now=turn.now
    )
    if not moved:
        return
    if proposal.state is ProposalState.APPROVED:
        await give_back(turn, proposal)
    await end_questions(turn, proposal)
    if look:
        await next_best(turn, proposal)


async def check_shown(turn: Turn, post: Post) -> None:
    """After a change, or when less is left: cards whose two posts no longer fit go; the others show how it
    is now, and yeses to the old version do not count."""
    for proposal in await turn.store.proposals.open_of_post(post.id):
        if proposal.state is ProposalState.SHOWN:
            await _check(turn, proposal)


async def _check(turn: Turn, proposal: Proposal) -> None:
    need = await turn.store.posts.get(proposal.need_id)
    offer = await turn.store.posts.get(proposal.offer_id)
    if need is None or offer is None:
        return
    need = await _uncovered(turn, need, without=proposal.id)
    offer = await _uncovered(turn, offer, without=proposal.id)
    both_open = need.state is PostState.OPEN and offer.state is PostState.OPEN
    found = fit(need, offer, places=turn.community.places, now=turn.now) if both_open else None
    if found is None:
        await withdraw(turn, proposal)
        await turn.store.alarms.set_earlier(AlarmKind.PROPOSE, 0, turn.now)
        return
    need_amount, offer_amount = amounts(need, offer)
    renewed = replace(
        proposal,
        need_version=need.version,
        offer_version=offer.version,
        need_amount=need_amount,
        offer_amount=offer_amount,
        reasons=found.reasons,
    )
    if renewed != replace(proposal, reasons=found.reasons):
        await turn.store.proposals.renew(renewed)
        await turn.store.outbox.refresh(Subject.PROPOSAL, proposal.id, now=turn.now)
