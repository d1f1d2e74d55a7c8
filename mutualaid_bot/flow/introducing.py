"""Introducing: two yeses become one introduction; reminders, "did it work out?", and what came of it.

It holds no contact: those are read at the moment of sending, and nowhere else.
"""

from __future__ import annotations

from dataclasses import replace

from mutualaid_bot.domain.alarms import AlarmKind
from mutualaid_bot.domain.cards import Subject
from mutualaid_bot.domain.hours import SILENCE, counts_as_silence
from mutualaid_bot.domain.introductions import (
    ASK_AGAIN,
    GIVE_UP,
    MAX_ASKS,
    Introduction,
    IntroductionState,
    Outcome,
    agreed_time,
    cannot_wait,
    first_ask,
    reminders,
)
from mutualaid_bot.domain.notices import PlansChanged, SmallTalk
from mutualaid_bot.domain.people import Member
from mutualaid_bot.domain.posts import Post, PostState
from mutualaid_bot.domain.proposals import Proposal, ProposalState, Side
from mutualaid_bot.flow import keeping, posting, proposing
from mutualaid_bot.flow.turn import Turn


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
    urgent = cannot_wait(introduction.meets_at, turn.now)
    for side, post in ((Side.NEED, need), (Side.OFFER, offer)):
        await turn.ask(
            Subject.REMINDER, introduction.id, part=side.value, chat_id=post.member_id, urgent=urgent
        )
    moments = reminders(introduction, turn.community, turn.now)
    if moments:
        await turn.store.alarms.set(AlarmKind.REMIND, introduction.id, moments[0])


async def ask(turn: Turn, introduction_id: int) -> None:
    """Whether it worked out: asked of whoever has not said, at most twice. Whoever is away is asked later."""
    introduction = await turn.store.introductions.get(introduction_id)
    if introduction is None or introduction.asks >= MAX_ASKS or introduction.ended_by is not None:
        return
    _, need, offer = await _pair(turn, introduction)
    open_ones = [
        (side, post)
        for side, post in ((Side.NEED, need), (Side.OFFER, offer))
        if not introduction.told(side) and await turn.store.people.get(post.member_id) is not None
    ]
    if not open_ones:
        return
    here = [(side, post) for side, post in open_ones if not await _away(turn, post)]
    for side, post in here:
        await turn.ask(Subject.FOLLOW_UP, introduction.id, part=side.value, chat_id=post.member_id)
    if not here:
        await turn.store.alarms.set(AlarmKind.ASK, introduction.id, turn.now + SILENCE)
        return
    introduction = replace(introduction, asks=introduction.asks + 1)
    await turn.store.introductions.save(introduction)
    if introduction.asks < MAX_ASKS:
        await turn.store.alarms.set(AlarmKind.ASK, introduction.id, turn.now + ASK_AGAIN)
    else:
        await turn.store.alarms.set(AlarmKind.GIVE_UP, introduction.id, turn.now + GIVE_UP)


async def _away(turn: Turn, post: Post) -> bool:
    member = await turn.store.people.get(post.member_id)
    return member is not None and member.away


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
    await turn.store.posts.give_back(need.id, proposal.need_amount)
    if not introduction.told(Side.OFFER):
        await turn.store.posts.give_back(offer.id, proposal.offer_amount)
    await _clear(turn, introduction.id)
    for subject in (Subject.INTRODUCTION, Subject.FOLLOW_UP, Subject.REMINDER):
        await turn.store.outbox.retire(subject, introduction.id, now=turn.now)
    other = need if side is Side.OFFER else offer
    urgent = cannot_wait(introduction.meets_at, turn.now)
    await turn.tell(other.member_id, PlansChanged(other.id, side.other), urgent=urgent)
    for post in (need, offer):
        await turn.store.outbox.refresh(Subject.POST, post.id, now=turn.now)
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


async def outcome(turn: Turn, member: Member, introduction_id: int, side: Side, said: Outcome) -> None:
    """The needer's answer decides what became of the need, the helper's what became of their capacity."""
    introduction = await turn.store.introductions.get(introduction_id)
    found = await _owned(turn, member, introduction, side)
    if introduction is None or found is None:
        return
    if introduction.told(side) or introduction.ended_by is not None:
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
        elif introduction.state is not IntroductionState.UNKNOWN:
            await turn.store.alarms.set(AlarmKind.GIVE_UP, introduction.id, turn.now + GIVE_UP)
    elif side is Side.NEED:
        await _need_settled(turn, introduction, proposal, need, said)
    else:
        await _offer_settled(turn, proposal, offer, said)
    for card in await turn.store.outbox.cards_of(Subject.FOLLOW_UP, introduction.id):
        if card.part == side.value:
            await turn.store.outbox.set_stage(card.id, "answered")
    await turn.store.outbox.refresh(Subject.FOLLOW_UP, introduction.id, now=turn.now, part=side.value)
    if changed.settled:
        await _clear(turn, introduction.id)
        await turn.store.outbox.retire(Subject.INTRODUCTION, introduction.id, now=turn.now)


async def _need_settled(
    turn: Turn, introduction: Introduction, proposal: Proposal, need: Post, said: Outcome
) -> None:
    """Met only where its writer says so, and only when nothing of it is still on its way."""
    if introduction.state is IntroductionState.UNKNOWN:
        await turn.store.introductions.reopen(introduction.id)
        await turn.store.posts.save(replace(need, needs_call=False))
    if said is Outcome.WORKED:
        await turn.store.introductions.end(introduction.id, IntroductionState.MET)
        if need.left < 1 and not await _running(turn, need):
            await posting.close(turn, need, PostState.MET)
    else:
        await turn.store.introductions.end(introduction.id, IntroductionState.FAILED)
        await keeping.back_in_place(turn, proposal, need.id)


async def _running(turn: Turn, post: Post, *, beside: Proposal | None = None) -> bool:
    """Whether anyone else is being asked about it, or was introduced and has not said how it went."""
    running = (
        *await turn.store.proposals.open_of_post(post.id),
        *await turn.store.proposals.agreed_of_post(post.id),
    )
    return any(beside is None or one.id != beside.id for one in running)


async def _offer_settled(turn: Turn, proposal: Proposal, offer: Post, said: Outcome) -> None:
    if said is Outcome.WORKED:
        used_up = offer.left < 1 and not offer.fields.per_week
        if used_up and not await _running(turn, offer, beside=proposal):
            await posting.close(turn, offer, PostState.MET)
        return
    await turn.store.posts.give_back(offer.id, proposal.offer_amount)
    fresh = await turn.store.posts.get(offer.id)
    if fresh is not None:
        await proposing.look(turn, fresh)


async def give_up(turn: Turn, introduction_id: int) -> None:
    """Two silences are unknown, never met. A silent need goes on the coordinators' list, an offer rests."""
    introduction = await turn.store.introductions.get(introduction_id)
    if introduction is None or introduction.ended_by is not None:
        return
    proposal, need, offer = await _pair(turn, introduction)
    if await _still_time(turn, introduction, need, offer):
        await turn.store.alarms.set(AlarmKind.GIVE_UP, introduction.id, turn.now + SILENCE)
        return
    unknown = await turn.store.introductions.end(introduction.id, IntroductionState.UNKNOWN)
    if unknown and need.state is PostState.OPEN:
        await turn.store.posts.save(replace(need, needs_call=True))
    silent = introduction.offer_outcome is None
    used_up = offer.left < 1 and not offer.fields.per_week
    if silent and used_up and not await _running(turn, offer, beside=proposal):
        await keeping.rest(turn, offer)
    await turn.store.outbox.retire(Subject.INTRODUCTION, introduction.id, now=turn.now)


async def _still_time(turn: Turn, introduction: Introduction, need: Post, offer: Post) -> bool:
    """Whether someone has a question that they could not have answered yet. Those who cannot be reached,
    and are on the list of people to call, are not waited for."""
    cards = {card.part: card for card in await turn.store.outbox.cards_of(Subject.FOLLOW_UP, introduction.id)}
    waits = False
    for side, post in ((Side.NEED, need), (Side.OFFER, offer)):
        member = await turn.store.people.get(post.member_id)
        if introduction.outcome(side) is not None or member is None or not member.reachable:
            continue
        card = cards.get(side.value)
        if card is None and not member.away:
            await turn.ask(Subject.FOLLOW_UP, introduction.id, part=side.value, chat_id=post.member_id)
        waits = waits or card is None or member.away or not counts_as_silence(card.sent_at, turn.now)
    return waits
