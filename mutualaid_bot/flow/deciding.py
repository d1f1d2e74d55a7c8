"""Deciding: what coordinators do with a card. Every decision has a name.

It does not know how rights are looked up: a membership comes with the turn, with its age.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from typing import Protocol

from mutualaid_bot.domain.alarms import AlarmKind
from mutualaid_bot.domain.cards import Subject
from mutualaid_bot.domain.people import Membership
from mutualaid_bot.domain.posts import Post
from mutualaid_bot.domain.proposals import (
    ASKED_AFTER,
    MAX_OPEN_CARDS,
    DeclineReason,
    Later,
    Proposal,
    ProposalState,
    Refusal,
    Reply,
    Side,
    Vote,
    answer_by,
    comes_back,
    may_approve,
    may_decide,
    may_undo,
)
from mutualaid_bot.flow import proposing
from mutualaid_bot.flow.turn import Turn

MEMBERSHIP_AGE = timedelta(minutes=5)


class Rule(Protocol):
    """One of the domain's "may they?"."""

    def __call__(self, proposal: Proposal, need: Post, offer: Post, *, by: int) -> Refusal | None: ...


def right_to_decide(turn: Turn) -> Membership | Refusal:
    """In the group now, as Telegram said not longer than five minutes ago."""
    membership = turn.facts.membership
    if membership is None or turn.now - membership.checked_at > MEMBERSHIP_AGE:
        return Refusal.UNSURE_WHO
    return membership if membership.inside else Refusal.NOT_A_COORDINATOR


async def _decider(turn: Turn) -> Vote | None:
    right = right_to_decide(turn)
    if isinstance(right, Refusal):
        turn.toast = right
        return None
    return Vote(right.user_id, "" if right.anonymous else right.name, turn.now)


async def _parts(turn: Turn, proposal_id: int) -> tuple[Proposal, Post, Post] | None:
    proposal = await turn.store.proposals.get(proposal_id)
    if proposal is None:
        turn.toast = Refusal.GONE
        return None
    need = await turn.store.posts.get(proposal.need_id)
    offer = await turn.store.posts.get(proposal.offer_id)
    if need is None or offer is None:
        turn.toast = Refusal.GONE
        return None
    return proposal, need, offer


async def _redraw(turn: Turn, proposal_id: int, stage: str = "") -> None:
    for card in await turn.store.outbox.cards_of(Subject.PROPOSAL, proposal_id):
        await turn.store.outbox.set_stage(card.id, stage)
    await turn.store.outbox.refresh(Subject.PROPOSAL, proposal_id, now=turn.now)


async def _may(turn: Turn, proposal_id: int, rule: Rule) -> tuple[Vote, Proposal, Post, Post] | None:
    """Who decides, and on what; ``None``: they may not, and were told why."""
    vote = await _decider(turn)
    parts = await _parts(turn, proposal_id) if vote else None
    if vote is None or parts is None:
        return None
    turn.toast = rule(*parts, by=vote.user_id)
    if turn.toast is None:
        return vote, *parts
    if turn.toast is not Refusal.OWN:
        await _redraw(turn, proposal_id)
    return None


async def approve(turn: Turn, proposal_id: int, versions: tuple[int, int]) -> None:
    """One yes; with enough of them both people are asked, five seconds later."""
    decided = await _may(turn, proposal_id, partial(may_approve, versions=versions))
    if decided is None:
        return
    vote, proposal, need, offer = decided
    if not (await proposing.can_be_asked(turn, need) and await proposing.can_be_asked(turn, offer)):
        turn.toast = Refusal.NOT_NOW
        await proposing.withdraw(turn, proposal, look=True)
        return
    if not await turn.store.proposals.vote(proposal.id, vote):
        turn.toast = Refusal.ALREADY_VOTED
        return
    categories = (*need.fields.categories, *offer.fields.categories)
    if len(proposal.votes) + 1 < turn.community.approvers(categories):
        await _redraw(turn, proposal.id)
        return
    if not await turn.store.proposals.move(
        proposal.id, was=ProposalState.SHOWN, to=ProposalState.APPROVED, now=turn.now
    ):
        turn.toast = Refusal.DECIDED
        return
    await turn.store.posts.take(need.id, proposal.need_amount)
    await turn.store.posts.take(offer.id, proposal.offer_amount)
    await _ask_both(turn, proposal, need, offer)
    await _redraw(turn, proposal.id)
    # Not before: an undo within those seconds finds its place among the five cards still free.
    await turn.store.alarms.set_earlier(AlarmKind.PROPOSE, 0, turn.now + ASKED_AFTER)


async def _ask_both(turn: Turn, proposal: Proposal, need: Post, offer: Post) -> None:
    """Both at once, each not knowing who the other is. Until the first answer it can be undone."""
    urgent = need.fields.urgent
    leave_at = turn.now + ASKED_AFTER
    deadlines = []
    for side, post in ((Side.NEED, need), (Side.OFFER, offer)):
        until = answer_by(leave_at, side, urgent=urgent, community=turn.community)
        deadlines.append(until)
        await turn.store.proposals.set_reply(proposal.id, side, Reply(answer_by=until))
        await turn.ask(
            Subject.QUESTION,
            proposal.id,
            part=side.value,
            chat_id=post.member_id,
            urgent=urgent,
            not_before=leave_at,
        )
    await turn.store.alarms.set(AlarmKind.LAPSE, proposal.id, min(deadlines))


async def open_stage(turn: Turn, proposal_id: int, stage: str) -> None:
    """Show the reasons for a no, or the hours for later; or go back to the card."""
    if await _may(turn, proposal_id, may_decide) is not None:
        await _redraw(turn, proposal_id, stage)


async def decline(turn: Turn, proposal_id: int, reason: DeclineReason) -> None:
    """Not this pair of posts; the next best is proposed."""
    decided = await _may(turn, proposal_id, may_decide)
    if decided is None:
        return
    vote, proposal, _, _ = decided
    if not await turn.store.proposals.move(
        proposal.id,
        was=ProposalState.SHOWN,
        to=ProposalState.DECLINED,
        now=turn.now,
        reason=reason.value,
    ):
        turn.toast = Refusal.DECIDED
        return
    await turn.store.proposals.clear_votes(proposal.id)
    await turn.store.proposals.vote(proposal.id, vote)
    await _redraw(turn, proposal.id)
    await proposing.end_questions(turn, proposal)
    await proposing.next_best(turn, proposal)


async def put_off(turn: Turn, proposal_id: int, later: Later) -> None:
    """Later: the card shrinks, and comes back then as a new message."""
    if await _may(turn, proposal_id, may_decide) is None:
        return
    await _set_aside(turn, proposal_id, comes_back(later, turn.now, turn.community))
    await turn.store.alarms.set_earlier(AlarmKind.PROPOSE, 0, turn.now)


async def _set_aside(turn: Turn, proposal_id: int, until: datetime) -> None:
    await turn.store.proposals.set_later(proposal_id, until)
    await turn.store.alarms.set(AlarmKind.LATER, proposal_id, until)
    await _redraw(turn, proposal_id)


async def back_again(turn: Turn, proposal_id: int) -> None:
    """Its time has come: it counts as open from now on, and is shown when there is room for it."""
    proposal = await turn.store.proposals.get(proposal_id)
    if proposal is None or proposal.state is not ProposalState.SHOWN:
        return
    if await turn.store.proposals.count_open_cards(turn.now) > MAX_OPEN_CARDS:
        await turn.store.alarms.set(AlarmKind.LATER, proposal.id, turn.now + proposing.TRY_AGAIN)
        return
    await turn.store.proposals.set_later(proposal.id, None)
    await proposing.show(turn, proposal)


async def undo(turn: Turn, proposal_id: int) -> None:
    """Until the first answer an approval can be taken back; nobody learns that it was there."""
    decided = await _may(turn, proposal_id, may_undo)
    if decided is None:
        return
    _, proposal, _, _ = decided
    if not await turn.store.proposals.move(
        proposal.id, was=ProposalState.APPROVED, to=ProposalState.SHOWN, now=turn.now
    ):
        turn.toast = Refusal.TOO_LATE
        return
    await turn.store.proposals.clear_votes(proposal.id)
    for side in Side:
        await turn.store.proposals.set_reply(proposal.id, side, Reply())
    await proposing.give_back(turn, proposal)
    await turn.store.alarms.clear(AlarmKind.LAPSE, proposal.id)
    await turn.store.outbox.retire(Subject.QUESTION, proposal.id, now=turn.now)
    if await turn.store.proposals.count_open_cards(turn.now) > MAX_OPEN_CARDS:
        await _set_aside(turn, proposal.id, turn.now + proposing.TRY_AGAIN)
    else:
        await _redraw(turn, proposal.id)


async def lapse(turn: Turn, proposal_id: int) -> None:
    """A question waited long enough since it was delivered. Nobody learns whose silence it was."""
    proposal = await turn.store.proposals.get(proposal_id)
    if proposal is None or proposal.state is not ProposalState.APPROVED:
        return
    need = await turn.store.posts.get(proposal.need_id)
    offer = await turn.store.posts.get(proposal.offer_id)
    if need is None or offer is None:
        return
    urgent = need.fields.urgent
    cards = {card.part: card for card in await turn.store.outbox.cards_of(Subject.QUESTION, proposal.id)}
    nexts = []
    for side, post in ((Side.NEED, need), (Side.OFFER, offer)):
        reply = proposal.reply(side)
        if reply.answer is not None:
            continue
        owner = await turn.store.people.get(post.member_id)
        card = cards.get(side.value)
        if owner is None or not owner.reachable:
            await end(turn, proposal)
            return
        if card is None or card.sent_at is None:
            nexts.append(turn.now + timedelta(hours=1))  # not delivered yet: its time has not begun
            continue
        until = answer_by(card.sent_at, side, urgent=urgent, community=turn.community)
        if until <= turn.now:
            await end(turn, proposal)
            return
        nexts.append(until)
        await turn.store.proposals.set_reply(proposal.id, side, replace(reply, answer_by=until))
    if nexts:
        await turn.store.alarms.set(AlarmKind.LAPSE, proposal.id, min(nexts))


async def end(turn: Turn, proposal: Proposal) -> None:
    """A no or a silence: both posts get their capacity back, and the next best is looked for."""
    if not await turn.store.proposals.move(
        proposal.id, was=ProposalState.APPROVED, to=ProposalState.LAPSED, now=turn.now
    ):
        return
    await proposing.give_back(turn, proposal)
    await proposing.end_questions(turn, proposal)
    await proposing.next_best(turn, proposal)
