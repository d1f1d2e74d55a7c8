"""Deciding: what coordinators do with a card. Every decision has a name.

It does not know how rights are looked up: a membership comes with the turn, with its age.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta

from mutualaid_bot.domain.alarms import AlarmKind
from mutualaid_bot.domain.cards import Subject
from mutualaid_bot.domain.hours import morning_after, next_weekly
from mutualaid_bot.domain.notices import PutOff
from mutualaid_bot.domain.people import Membership
from mutualaid_bot.domain.posts import Post
from mutualaid_bot.domain.proposals import (
    UNDO_AFTER,
    DeclineReason,
    Later,
    Proposal,
    ProposalState,
    Refusal,
    Reply,
    Side,
    Vote,
    answer_by,
    may_approve,
)
from mutualaid_bot.flow import proposing
from mutualaid_bot.flow.turn import Turn

MEMBERSHIP_AGE = timedelta(minutes=5)
MORNING = time(9)
LATER_HOURS = timedelta(hours=3)


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


async def approve(turn: Turn, proposal_id: int, versions: tuple[int, int]) -> None:
    """One yes; with enough of them both people are asked, five seconds later."""
    vote = await _decider(turn)
    parts = await _parts(turn, proposal_id) if vote else None
    if vote is None or parts is None:
        return
    proposal, need, offer = parts
    refusal = may_approve(proposal, need, offer, by=vote.user_id, versions=versions)
    if refusal is None and not await turn.store.proposals.vote(proposal.id, vote):
        refusal = Refusal.ALREADY_VOTED
    if refusal is not None:
        turn.toast = refusal
        await _redraw(turn, proposal.id)
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


async def _ask_both(turn: Turn, proposal: Proposal, need: Post, offer: Post) -> None:
    """Both at once, each not knowing who the other is. Until the first answer it can be undone."""
    urgent = need.fields.urgent
    leave_at = turn.now + UNDO_AFTER
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
    if await _decider(turn) is None:
        return
    proposal = await turn.store.proposals.get(proposal_id)
    if proposal is None or proposal.state is not ProposalState.SHOWN:
        turn.toast = Refusal.DECIDED
        stage = ""
    await _redraw(turn, proposal_id, stage)


async def decline(turn: Turn, proposal_id: int, reason: DeclineReason) -> None:
    """Not this pair of posts; the next best is proposed."""
    vote = await _decider(turn)
    parts = await _parts(turn, proposal_id) if vote else None
    if vote is None or parts is None:
        return
    proposal, need, offer = parts
    if vote.user_id in (need.member_id, offer.member_id):
        turn.toast = Refusal.OWN
        return
    if not await turn.store.proposals.move(
        proposal.id,
        was=ProposalState.SHOWN,
        to=ProposalState.DECLINED,
        now=turn.now,
        reason=reason.value,
    ):
        turn.toast = Refusal.DECIDED
        await _redraw(turn, proposal.id)
        return
    await turn.store.proposals.clear_votes(proposal.id)
    await turn.store.proposals.vote(proposal.id, vote)
    await _redraw(turn, proposal.id)
    await proposing.end_questions(turn, proposal)
    await proposing.next_best(turn, proposal)


def comes_back(turn: Turn, later: Later) -> datetime:
    zone = turn.community.zone
    if later is Later.HOURS:
        return turn.community.quiet.awake_from(turn.now + LATER_HOURS)
    if later is Later.TOMORROW:
        return turn.community.quiet.awake_from(morning_after(turn.now, at=MORNING, zone=zone))
    monday = next_weekly(turn.now, weekday=0, at=MORNING, zone=zone)
    return turn.community.quiet.awake_from(monday)


async def put_off(turn: Turn, proposal_id: int, later: Later) -> None:
    """Later: the card shrinks, and comes back then as a new message."""
    if await _decider(turn) is None:
        return
    proposal = await turn.store.proposals.get(proposal_id)
    if proposal is None or proposal.state is not ProposalState.SHOWN:
        turn.toast = Refusal.DECIDED
        return
    until = comes_back(turn, later)
    await turn.store.proposals.set_later(proposal.id, until)
    await turn.store.alarms.set(AlarmKind.LATER, proposal.id, until)
    await _redraw(turn, proposal.id)
    await turn.store.alarms.set_earlier(AlarmKind.PROPOSE, 0, turn.now)


async def back_again(turn: Turn, proposal_id: int) -> None:
    proposal = await turn.store.proposals.get(proposal_id)
    if proposal is not None and proposal.state is ProposalState.SHOWN:
        await turn.store.proposals.set_later(proposal.id, None)
        await proposing.show(turn, proposal)


async def undo(turn: Turn, proposal_id: int) -> None:
    """Until the first answer an approval can be taken back; nobody learns that it was there."""
    vote = await _decider(turn)
    parts = await _parts(turn, proposal_id) if vote else None
    if vote is None or parts is None:
        return
    proposal, _, _ = parts
    answered = any(
        reply.answer is not None or reply.wants_contact
        for reply in (proposal.need_reply, proposal.offer_reply)
    )
    if answered or not await turn.store.proposals.move(
        proposal.id, was=ProposalState.APPROVED, to=ProposalState.SHOWN, now=turn.now
    ):
        turn.toast = Refusal.TOO_LATE
        await _redraw(turn, proposal.id)
        return
    await turn.store.proposals.clear_votes(proposal.id)
    for side in Side:
        await turn.store.proposals.set_reply(proposal.id, side, Reply())
    await proposing.give_back(turn, proposal)
    await turn.store.alarms.clear(AlarmKind.LAPSE, proposal.id)
    await turn.store.outbox.retire(Subject.QUESTION, proposal.id, now=turn.now)
    await _redraw(turn, proposal.id)


def put_off_notice(until: datetime, later: Later) -> PutOff:
    return PutOff(until, later)


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
