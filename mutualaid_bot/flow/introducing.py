"""Introducing: two yeses become one introduction; reminders, "did it work out?", and what came of it.

It holds no contact: those are read at the moment of sending, and nowhere else.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from mutualaid_bot.domain.alarms import AlarmKind
from mutualaid_bot.domain.cards import Subject
from mutualaid_bot.domain.introductions import (
    ASK_AGAIN,
    GIVE_UP,
    MAX_ASKS,
    Introduction,
    IntroductionState,
    Outcome,
    agreed_time,
    first_ask,
    reminders,
)
from mutualaid_bot.domain.kinds import Kind
from mutualaid_bot.domain.notices import PlansChanged, SmallTalk
from mutualaid_bot.domain.people import Member
from mutualaid_bot.domain.posts import Post, PostState
from mutualaid_bot.domain.proposals import Proposal, ProposalState, Side
from mutualaid_bot.flow import posting, proposing
from mutualaid_bot.flow.turn import Turn

SOON = timedelta(hours=12)
SILENCE = timedelta(hours=24)


async def introduce(turn: Turn, proposal: Proposal) -> None:
    """Both said yes: one introduction, told to both at once, at night without a sound."""
    if not await turn.store.proposals.move(
        proposal.id, was=ProposalState.APPROVED, to=ProposalState.AGREED, now=turn.now
    ):
        return
    need = await turn.store.posts.get(proposal.need_id)
    offer = await turn.store.posts.get(proposal.offer_id)
    assert need is not None and offer is not None
    introduction = await turn.store.introductions.add(
        Introduction(
            id=0,
            proposal_id=proposal.id,
            state=IntroductionState.MADE,
            made_at=turn.now,
            meets_at=agreed_time(need.fields.when, offer.fields.when, turn.now),
        )
    )
    await turn.store.alarms.clear(AlarmKind.LAPSE, proposal.id)
    await turn.store.outbox.retire(Subject.QUESTION, proposal.id, now=turn.now)
    for side, post in ((Side.NEED, need), (Side.OFFER, offer)):
        await turn.ask(
            Subject.INTRODUCTION, introduction.id, part=side.value, chat_id=post.member_id, urgent=True
        )
    moments = reminders(introduction, turn.community, turn.now)
    if moments:
        await turn.store.alarms.set(AlarmKind.REMIND, introduction.id, moments[0])
    await turn.store.alarms.set(AlarmKind.ASK, introduction.id, first_ask(introduction, turn.community))
    await turn.store.outbox.retire(Subject.PROPOSAL, proposal.id, now=turn.now)
    for post in (need, offer):
        await turn.store.outbox.refresh(Subject.POST, post.id, now=turn.now)


async def _pair(turn: Turn, introduction: Introduction) -> tuple[Proposal, Post, Post]:
    proposal = await turn.store.proposals.get(introduction.proposal_id)
    assert proposal is not None
    need = await turn.store.posts.get(proposal.need_id)
    offer = await turn.store.posts.get(proposal.offer_id)
    assert need is not None and offer is not None
    return proposal, need, offer


async def remind(turn: Turn, introduction_id: int) -> None:
    """Before the agreed time; one that comes too late to make sense is left out."""
    introduction = await turn.store.introductions.get(introduction_id)
    if introduction is None or introduction.state is not IntroductionState.MADE:
        return
    if introduction.meets_at is None or introduction.meets_at <= turn.now:
        return
    _, need, offer = await _pair(turn, introduction)
    soon = introduction.meets_at - turn.now <= SOON
    for side, post in ((Side.NEED, need), (Side.OFFER, offer)):
        await turn.ask(
            Subject.REMINDER, introduction.id, part=side.value, chat_id=post.member_id, urgent=soon
        )
    moments = reminders(introduction, turn.community, turn.now)
    if moments:
        await turn.store.alarms.set(AlarmKind.REMIND, introduction.id, moments[0])


async def ask(turn: Turn, introduction_id: int) -> None:
    """"Did it work out?", to whoever has not said; at most twice."""
    introduction = await turn.store.introductions.get(introduction_id)
    if introduction is None or introduction.asks >= MAX_ASKS:
        return
    if introduction.state is IntroductionState.FAILED:
        return
    _, need, offer = await _pair(turn, introduction)
    asked = False
    for side, post in ((Side.NEED, need), (Side.OFFER, offer)):
        if introduction.outcome(side) in (None, Outcome.NOT_YET):
            asked = True
            await turn.ask(
                Subject.FOLLOW_UP, introduction.id, part=side.value, chat_id=post.member_id
            )
    if not asked:
        return
    introduction = replace(introduction, asks=introduction.asks + 1)
    await turn.store.introductions.save(introduction)
    if introduction.asks < MAX_ASKS:
        await turn.store.alarms.set(AlarmKind.ASK, introduction.id, turn.now + ASK_AGAIN)
    else:
        await turn.store.alarms.set(AlarmKind.GIVE_UP, introduction.id, turn.now + GIVE_UP)


async def plans_changed(turn: Turn, member: Member, introduction_id: int, side: Side) -> None:
    """The other is told kindly; the need is back at its old place, and the next best is looked for."""
    introduction = await turn.store.introductions.get(introduction_id)
    found = await _owned(turn, member, introduction, side)
    if introduction is None or found is None:
        return
    proposal, need, offer = found
    if not await turn.store.introductions.end(introduction.id, IntroductionState.FAILED):
        await turn.store.outbox.refresh(Subject.INTRODUCTION, introduction.id, now=turn.now)
        return
    await turn.store.introductions.save(replace(introduction, ended_by=side))
    await proposing.give_back(turn, proposal)
    await _clear(turn, introduction.id)
    await turn.store.outbox.retire(Subject.INTRODUCTION, introduction.id, now=turn.now)
    await turn.store.outbox.retire(Subject.FOLLOW_UP, introduction.id, now=turn.now)
    await turn.store.outbox.retire(Subject.REMINDER, introduction.id, now=turn.now)
    other = need if side is Side.OFFER else offer
    await turn.tell(other.member_id, PlansChanged(other.id, side.other), urgent=True)
    await turn.store.outbox.refresh(Subject.PROPOSAL, proposal.id, now=turn.now)
    await proposing.next_best(turn, proposal)


async def _clear(turn: Turn, introduction_id: int) -> None:
    for kind in (AlarmKind.REMIND, AlarmKind.ASK, AlarmKind.GIVE_UP):
        await turn.store.alarms.clear(kind, introduction_id)


async def _owned(
    turn: Turn, member: Member, introduction: Introduction | None, side: Side
) -> tuple[Proposal, Post, Post] | None:
    if introduction is not None:
        proposal, need, offer = await _pair(turn, introduction)
        if (need if side is Side.NEED else offer).member_id == member.id:
            return proposal, need, offer
    await turn.answer(member.id, SmallTalk("post_gone"))
    return None


async def outcome(
    turn: Turn, member: Member, introduction_id: int, side: Side, said: Outcome
) -> None:
    """The needer's answer decides what became of the need, the helper's what became of their capacity."""
    introduction = await turn.store.introductions.get(introduction_id)
    found = await _owned(turn, member, introduction, side)
    if introduction is None or found is None:
        return
    if introduction.outcome(side) not in (None, Outcome.NOT_YET):
        await turn.store.outbox.refresh(Subject.FOLLOW_UP, introduction.id, now=turn.now, part=side.value)
        return
    if introduction.state is IntroductionState.FAILED:
        await turn.store.outbox.refresh(Subject.FOLLOW_UP, introduction.id, now=turn.now, part=side.value)
        return
    proposal, need, offer = found
    changed = (
        replace(introduction, need_outcome=said)
        if side is Side.NEED
        else replace(introduction, offer_outcome=said)
    )
    await turn.store.introductions.save(changed)
    if said is Outcome.NOT_YET:
        if introduction.asks < MAX_ASKS:
            await turn.store.alarms.set(AlarmKind.ASK, introduction.id, turn.now + ASK_AGAIN)
    elif side is Side.NEED:
        await _need_settled(turn, introduction, proposal, need, said)
    else:
        await _offer_settled(turn, proposal, offer, said)
    for card in await turn.store.outbox.cards_of(Subject.FOLLOW_UP, introduction.id):
        if card.part == side.value:
            await turn.store.outbox.set_stage(card.id, "answered")
    await turn.store.outbox.refresh(Subject.FOLLOW_UP, introduction.id, now=turn.now, part=side.value)
    both = Outcome.NOT_YET not in (changed.need_outcome, changed.offer_outcome) and None not in (
        changed.need_outcome,
        changed.offer_outcome,
    )
    if both:
        await _clear(turn, introduction.id)
        await turn.store.outbox.retire(Subject.INTRODUCTION, introduction.id, now=turn.now)


async def _need_settled(
    turn: Turn, introduction: Introduction, proposal: Proposal, need: Post, said: Outcome
) -> None:
    if introduction.state is IntroductionState.UNKNOWN:
        await turn.store.introductions.reopen(introduction.id)
    if said is Outcome.WORKED:
        await turn.store.introductions.end(introduction.id, IntroductionState.MET)
        if need.left < 1 and not await turn.store.proposals.agreed_of_post(need.id):
            await posting.close(turn, need, PostState.MET)
    else:
        await turn.store.introductions.end(introduction.id, IntroductionState.FAILED)
        await turn.store.posts.give_back(need.id, proposal.need_amount)
        fresh = await turn.store.posts.get(need.id)
        if fresh is not None:
            await proposing.look(turn, fresh)


async def _offer_settled(turn: Turn, proposal: Proposal, offer: Post, said: Outcome) -> None:
    if said is Outcome.WORKED:
        done = offer.left < 1 and not offer.fields.per_week
        if done and len(await turn.store.proposals.agreed_of_post(offer.id)) <= 1:
            await posting.close(turn, offer, PostState.MET)
        return
    await turn.store.posts.give_back(offer.id, proposal.offer_amount)
    fresh = await turn.store.posts.get(offer.id)
    if fresh is not None:
        await proposing.look(turn, fresh)


async def give_up(turn: Turn, introduction_id: int) -> None:
    """Nobody said how it went: unknown, never met. The need goes on the coordinators' list; the offer rests."""
    introduction = await turn.store.introductions.get(introduction_id)
    if introduction is None or introduction.state is not IntroductionState.MADE:
        return
    waiting = [
        card
        for card in await turn.store.outbox.cards_of(Subject.FOLLOW_UP, introduction.id)
        if card.live and (card.sent_at is None or turn.now - card.sent_at < SILENCE)
    ]
    if waiting:
        await turn.store.alarms.set(AlarmKind.GIVE_UP, introduction.id, turn.now + SILENCE)
        return
    await turn.store.introductions.end(introduction.id, IntroductionState.UNKNOWN)
    _, need, offer = await _pair(turn, introduction)
    if need.state is PostState.OPEN:
        await turn.store.posts.save(replace(need, needs_call=True))
    silent = introduction.offer_outcome is None
    if silent and offer.kind is Kind.OFFER and offer.left < 1 and not offer.fields.per_week:
        await posting.close(turn, offer, PostState.RESTED)
    await turn.store.outbox.retire(Subject.INTRODUCTION, introduction.id, now=turn.now)
