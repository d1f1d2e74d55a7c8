"""Keeping: what becomes of a post after it was posted: kept, rested, opened again, closed.

It does not find fits (see ``proposing``), and it does not know when anyone is asked (see ``rounds``).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from mutualaid_bot.domain.cards import Subject
from mutualaid_bot.domain.introductions import IntroductionState
from mutualaid_bot.domain.kinds import Kind
from mutualaid_bot.domain.notices import Lane, NoPosts, SmallTalk, Tended
from mutualaid_bot.domain.people import Member
from mutualaid_bot.domain.posts import Post, PostState, expires_at
from mutualaid_bot.domain.proposals import Proposal, Refusal
from mutualaid_bot.flow import deciding, posting, proposing
from mutualaid_bot.flow.turn import Turn

SHOWN_AT_ONCE = 10


async def mine(turn: Turn, member: Member) -> None:
    """/mine: all open posts and the newest closed ones, each a card; the newest last, where the eye is."""
    since = turn.now - timedelta(days=turn.community.privacy.forget_after_days)
    posts = await turn.store.posts.of_member(member.id, since=since, limit=100)
    open_ones = [post for post in posts if post.state is PostState.OPEN]
    closed = [post for post in posts if post.state is not PostState.OPEN]
    room = max(0, SHOWN_AT_ONCE - len(open_ones))
    if not posts:
        await turn.answer(member.id, NoPosts())
    for post in (*reversed(closed[:room]), *reversed(open_ones)):
        await turn.store.outbox.show(
            Subject.POST, post.id, chat_id=member.id, lane=Lane.ANSWER, now=turn.now, anew=True
        )


async def close_own(turn: Turn, member: Member, post: Post) -> None:
    if not await posting.close(turn, post):
        await posting.refresh_cards(turn, post.id)


async def keep_open(turn: Turn, member: Member, post: Post) -> None:
    """Still needed, still offered: its days begin anew, its place stays."""
    if post.state is not PostState.OPEN:
        await reopen(turn, member, post)
        return
    await _keep(turn, post)


async def _keep(turn: Turn, post: Post) -> None:
    kept = replace(
        post, expires_at=expires_at(turn.now, turn.community.posts), renewals_asked=0, needs_call=False
    )
    await turn.store.posts.save(kept)
    await posting.wind_up(turn, kept)
    for card in await turn.store.outbox.cards_of(Subject.RENEWAL, post.id):
        await turn.store.outbox.set_stage(card.id, "")
    await posting.refresh_cards(turn, post.id)
    if post.kind is Kind.NEED:
        await _still_needed(turn, post)


async def _still_needed(turn: Turn, need: Post) -> None:
    """Nobody said how an introduction went, and the need stands: then it did not help."""
    for introduction in await turn.store.introductions.of_member(need.member_id):
        proposal = await turn.store.proposals.get(introduction.proposal_id)
        if introduction.state is not IntroductionState.UNKNOWN or proposal is None:
            continue
        if proposal.need_id == need.id:
            await turn.store.introductions.reopen(introduction.id)
            await turn.store.introductions.end(introduction.id, IntroductionState.FAILED)
            await back_in_place(turn, proposal, need.id)


async def back_in_place(turn: Turn, proposal: Proposal, need_id: int) -> None:
    """It did not help after all: the need is back at its old place, and the next best is looked for."""
    await turn.store.posts.give_back(need_id, proposal.need_amount)
    need = await turn.store.posts.get(need_id)
    if need is not None:
        await proposing.look(turn, need)
    await turn.store.outbox.refresh(Subject.POST, need_id, now=turn.now)


async def reopen(turn: Turn, member: Member, post: Post) -> None:
    """One tap, and it is back at its old place."""
    most = turn.community.posts.max_open
    if post.state is not PostState.OPEN and await turn.store.posts.count_open(member.id) >= most:
        await turn.answer(member.id, SmallTalk("open_limit", most))
        return
    until = expires_at(turn.now, turn.community.posts)
    if not await turn.store.posts.reopen(post.id, expires_at=until, now=turn.now):
        await posting.refresh_cards(turn, post.id)
        return
    fresh = await turn.store.posts.get(post.id)
    assert fresh is not None
    await posting.wind_up(turn, fresh)
    await posting.refresh_cards(turn, post.id)
    fits = await proposing.look(turn, fresh)
    await posting.say_posted(turn, fresh, fits=fits, again=True)


async def rest(turn: Turn, offer: Post) -> None:
    """We have not heard from its writer. Nothing is lost: one tap brings it back."""
    if await posting.close(turn, offer, PostState.RESTED):
        await turn.ask(Subject.RENEWAL, offer.id, chat_id=offer.member_id)


async def tend(turn: Turn, post_id: int, *, keep: bool) -> None:
    """A coordinator asked a silent writer by other means, and says what is to become of the post."""
    right = deciding.right_to_decide(turn)
    if isinstance(right, Refusal):
        turn.toast = right
        return
    if not any(post.id == post_id for post, *_ in await turn.store.posts.needing_call()):
        turn.toast = Refusal.DECIDED
        return
    post = await turn.store.posts.get(post_id)
    assert post is not None
    if keep:
        await _keep(turn, post)
    else:
        await posting.close(turn, post)
        await turn.ask(Subject.POST, post.id, chat_id=post.member_id)
    name = "" if right.anonymous else right.name
    await turn.tell_coordinators(Tended(post.id, name, keep), answer=True)
