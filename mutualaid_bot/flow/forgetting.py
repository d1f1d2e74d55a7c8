"""Forgetting: at once, here and in the messages that the bot sent.

It does not know where things are stored; it says in which order they go.
"""

from __future__ import annotations

from mutualaid_bot.domain.alarms import AlarmKind
from mutualaid_bot.domain.cards import Subject
from mutualaid_bot.domain.introductions import Introduction, IntroductionState
from mutualaid_bot.domain.notices import ForgetQuestion, Forgotten, Kept, Removed
from mutualaid_bot.domain.people import Member
from mutualaid_bot.domain.posts import Post, PostState
from mutualaid_bot.domain.proposals import Proposal, ProposalState, Side
from mutualaid_bot.flow import introducing, posting
from mutualaid_bot.flow.turn import Turn


async def ask_once(turn: Turn, member: Member) -> None:
    await turn.answer(member.id, ForgetQuestion(await turn.store.posts.count_open(member.id)))


async def keep(turn: Turn, member: Member, message_id: int) -> None:
    await turn.answer(member.id, Kept(), instead_of=message_id)


async def forget(turn: Turn, member: Member, message_id: int) -> None:
    """Posts are withdrawn, those who wait for this person are told kindly, everything of theirs goes, and
    what others were shown of them is edited."""
    posts = await turn.store.posts.of_member(member.id, since=member.joined_at, limit=10_000)
    proposals = await turn.store.proposals.of_member(member.id)
    introductions = await turn.store.introductions.of_member(member.id)
    decided = await turn.store.proposals.decided_by(member.id)
    for post in posts:
        if post.state is PostState.OPEN:
            await posting.close(turn, post)
    for introduction in introductions:
        await _leave(turn, member, introduction)
    await turn.store.outbox.drop_waiting(member.id)
    await turn.store.outbox.retire_chat(member.id, now=turn.now)
    photos_stay = await turn.store.photos.stay(member.id, turn.now)
    await turn.store.people.erase(member.id, turn.now)
    turn.forgets = True
    for introduction in introductions:
        await turn.store.outbox.retire(Subject.INTRODUCTION, introduction.id, now=turn.now)
        await turn.store.outbox.retire(Subject.REMINDER, introduction.id, now=turn.now)
        await turn.store.outbox.refresh(Subject.FOLLOW_UP, introduction.id, now=turn.now)
    for proposal in (*proposals, *decided):
        await _show_anew(turn, proposal)
    await _edit_lists(turn, posts)
    await turn.answer(member.id, Forgotten(photos_stay), instead_of=message_id)


async def _leave(turn: Turn, member: Member, introduction: Introduction) -> None:
    """Before the two were asked how it went, plans changed. Afterwards the one who needed something can still
    say; the one who helped is not asked about somebody who is gone, and has back what they can give."""
    proposal = await turn.store.proposals.get(introduction.proposal_id)
    if introduction.state is not IntroductionState.MADE or proposal is None:
        return
    need = await turn.store.posts.get(proposal.need_id)
    side = Side.NEED if need is not None and need.member_id == member.id else Side.OFFER
    if introduction.asks == 0:
        await introducing.plans_changed(turn, member, introduction.id, side)
    elif side is Side.NEED:
        await turn.store.introductions.end(introduction.id, IntroductionState.UNKNOWN)
        if not introduction.told(Side.OFFER):
            await turn.store.posts.give_back(proposal.offer_id, proposal.offer_amount)
        for kind in (AlarmKind.REMIND, AlarmKind.ASK, AlarmKind.GIVE_UP):
            await turn.store.alarms.clear(kind, introduction.id)


async def _show_anew(turn: Turn, proposal: Proposal) -> None:
    """The coordinators' card, and what the two were asked, without the person who is gone."""
    fresh = await turn.store.proposals.get(proposal.id)
    if fresh is None:
        return
    if fresh.state in (ProposalState.SHOWN, ProposalState.APPROVED):
        await turn.store.outbox.refresh(Subject.PROPOSAL, fresh.id, now=turn.now)
        return
    await turn.store.outbox.retire(Subject.PROPOSAL, fresh.id, now=turn.now)
    await turn.store.outbox.retire(Subject.QUESTION, fresh.id, now=turn.now)


async def _edit_lists(turn: Turn, posts: list[Post]) -> None:
    """Digests lose their line; of the coordinators' lists, those that named someone to call go whole."""
    digests = {found for post in posts for found in await turn.store.digests.with_post(post.id)}
    for digest_id in sorted(digests):
        await turn.store.outbox.refresh_many(Subject.DIGEST, digest_id, now=turn.now)
    for chat_id, message_id in await turn.store.outbox.lists_naming([post.id for post in posts]):
        await turn.answer(chat_id, Removed(), instead_of=message_id)
