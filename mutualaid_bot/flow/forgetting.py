"""Forgetting: at once, here and in the messages that the bot sent.

It does not know where things are stored; it says in which order they go.
"""

from __future__ import annotations

from mutualaid_bot.domain.cards import Subject
from mutualaid_bot.domain.introductions import IntroductionState
from mutualaid_bot.domain.notices import ForgetQuestion, Forgotten, Kept
from mutualaid_bot.domain.people import Member
from mutualaid_bot.domain.posts import PostState
from mutualaid_bot.domain.proposals import ProposalState
from mutualaid_bot.flow import posting, proposing
from mutualaid_bot.flow.turn import Turn

SHOWN_ABOUT_A_PAIR = (Subject.INTRODUCTION, Subject.REMINDER, Subject.FOLLOW_UP)


async def ask_once(turn: Turn, member: Member) -> None:
    await turn.answer(member.id, ForgetQuestion(await turn.store.posts.count_open(member.id)))


async def keep(turn: Turn, member: Member, message_id: int) -> None:
    await turn.answer(member.id, Kept(), instead_of=message_id)


async def forget(turn: Turn, member: Member, message_id: int) -> None:
    """Posts are withdrawn, running questions end, what others were shown is edited; then everything goes."""
    proposals = await turn.store.proposals.of_member(member.id)
    introductions = await turn.store.introductions.of_member(member.id)
    posts = await turn.store.posts.of_member(member.id, since=member.joined_at, limit=10_000)
    for introduction in introductions:
        if introduction.state is IntroductionState.MADE:
            await turn.store.introductions.end(introduction.id, IntroductionState.UNKNOWN)
            proposal = await turn.store.proposals.get(introduction.proposal_id)
            if proposal is not None:
                await proposing.give_back(turn, proposal)
    for post in posts:
        if post.state is PostState.OPEN:
            await posting.close(turn, post)
    await turn.store.outbox.drop_waiting(member.id)
    await turn.store.outbox.retire_chat(member.id, now=turn.now)
    await turn.store.people.erase(member.id, turn.now)
    for introduction in introductions:
        for subject in SHOWN_ABOUT_A_PAIR:
            await turn.store.outbox.retire(subject, introduction.id, now=turn.now)
    for proposal in proposals:
        if proposal.state is not ProposalState.APPROVED:
            await turn.store.outbox.retire(Subject.PROPOSAL, proposal.id, now=turn.now)
            await turn.store.outbox.retire(Subject.QUESTION, proposal.id, now=turn.now)
    for post in posts:
        for digest_id in await turn.store.digests.with_post(post.id):
            await turn.store.outbox.refresh(Subject.DIGEST, digest_id, now=turn.now)
    await turn.answer(member.id, Forgotten(), instead_of=message_id)
