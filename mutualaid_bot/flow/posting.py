"""Posting: ``Post it`` and what its writer may do with a post afterwards.

It does not read messages (see ``drafting``), and it does not decide who fits (see ``proposing``).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from mutualaid_bot.domain.alarms import AlarmKind
from mutualaid_bot.domain.cards import Subject
from mutualaid_bot.domain.kinds import Kind
from mutualaid_bot.domain.notices import NobodyFits, Posted, SmallTalk
from mutualaid_bot.domain.people import Member
from mutualaid_bot.domain.posts import (
    CONSENT_VERSION,
    Draft,
    Post,
    PostState,
    capacity,
    expires_at,
    missing,
    renewal_due,
)
from mutualaid_bot.domain.proposals import ProposalState
from mutualaid_bot.flow import drafting, linking, pausing, proposing
from mutualaid_bot.flow.showing import TOLD
from mutualaid_bot.flow.turn import Turn

LOOK_AGAIN_DAYS = (1, 3)


async def post_it(turn: Turn, member: Member, draft: Draft) -> None:
    """The writer's consent: from here on coordinators see this card."""
    if missing(draft, turn.community) is not None:
        await drafting.save(turn, draft)
        return
    if draft.post_id is not None:
        await _change(turn, member, draft)
        return
    if await drafting.refuse_more(turn, member):
        return
    if member.away:  # whoever posts wants to be asked
        member = await pausing.come_back(turn, member)
    made = Post(
        id=0,
        member_id=member.id,
        fields=draft.fields,
        text=None if draft.hidden else draft.text,
        state=PostState.OPEN,
        version=1,
        left=capacity(draft.fields),
        made_at=turn.now,
        expires_at=expires_at(turn.now, turn.community.posts),
        for_whom=draft.for_whom,
        photos=draft.photos,
        source_message=draft.source_message,
        aimed_at=draft.aimed_at,
    )
    post = await turn.store.posts.add(made, consent_version=CONSENT_VERSION)
    if member.neighborhood != draft.fields.neighborhood and draft.fields.neighborhood is not None:
        await turn.store.people.save(replace(member, neighborhood=draft.fields.neighborhood))
    await drafting.drop(turn, draft, left=f"posted:{post.id}")
    await wind_up(turn, post)
    fits = await proposing.look(turn, post)
    await say_posted(turn, post, fits=fits)
    await drafting.resume(turn, member)


async def wind_up(turn: Turn, post: Post) -> None:
    """Set what will fall due in the life of an open post."""
    await turn.store.alarms.set(AlarmKind.RENEW, post.id, renewal_due(post, turn.community.posts))
    await turn.store.alarms.set(AlarmKind.EXPIRE, post.id, post.expires_at)
    if post.fields.per_week:
        await turn.store.alarms.set(AlarmKind.REFILL, post.id, turn.now + timedelta(days=7))
    await turn.store.alarms.clear(AlarmKind.WIPE, post.id)


async def say_posted(
    turn: Turn, post: Post, *, fits: bool, changed: bool = False, again: bool = False
) -> None:
    write_again = next_word(turn, post) if post.kind is Kind.NEED else None
    if write_again is not None:
        await turn.store.alarms.set(AlarmKind.LOOK_AGAIN, post.id, write_again)
    quiet = turn.community.quiet
    night = quiet.awake_from(turn.now) if quiet.asleep(turn.now) else None
    nobody = post.kind is Kind.NEED and not fits
    await turn.answer(
        post.member_id,
        Posted(
            post_id=post.id,
            kind=post.kind,
            fields=post.fields,
            write_again=None if nobody else write_again,
            from_time=night,
            waits_for_coordinators=await turn.room() is None,
            changed=changed,
            again=again,
        ),
    )
    if nobody:
        await turn.answer(post.member_id, NobodyFits(post.id, post.fields, write_again))


def next_word(turn: Turn, post: Post) -> datetime | None:
    """When its writer hears from us even if nobody was found: after one day, and after three."""
    for days in LOOK_AGAIN_DAYS:
        moment = post.made_at + timedelta(days=days)
        if moment > turn.now:
            return turn.community.quiet.awake_from(moment)
    return None


async def look_again(turn: Turn, post_id: int) -> None:
    """Nobody was found for a day, or for three: its writer is told that we still look."""
    post = await turn.store.posts.get(post_id)
    if post is None or post.state is not PostState.OPEN or post.kind is not Kind.NEED or post.left < 1:
        return
    again = next_word(turn, post)
    if again is not None:
        await turn.store.alarms.set(AlarmKind.LOOK_AGAIN, post.id, again)
    proposals = await turn.store.proposals.open_of_post(post.id)
    asked = any(proposal.state is ProposalState.APPROVED for proposal in proposals)
    owner = await turn.store.people.get(post.member_id)
    if asked or owner is None or owner.away:
        return
    if proposals:  # somebody may fit, which nobody is told before it is approved; the promised word comes
        if post.renewals_asked == 0:  # else that question was the word
            await turn.ask(Subject.RENEWAL, post.id, chat_id=post.member_id, stage=TOLD)
    else:
        await turn.tell(post.member_id, NobodyFits(post.id, post.fields, again))


async def own_post(turn: Turn, member: Member, post_id: int) -> Post | None:
    post = await turn.store.posts.get(post_id)
    if post is None or post.member_id != member.id:
        await turn.answer(member.id, SmallTalk("post_gone"))
        return None
    return post


async def begin_change(turn: Turn, member: Member, post: Post) -> None:
    if post.state is not PostState.OPEN:
        await turn.answer(member.id, SmallTalk("post_gone"))
        return
    await drafting.put_up(turn, drafting.change_of(turn, post))


async def _change(turn: Turn, member: Member, draft: Draft) -> None:
    """A confirmed change: a new version. Cards follow; a running question ends; agreements stand."""
    assert draft.post_id is not None
    post = await turn.store.posts.get(draft.post_id)
    await drafting.drop(turn, draft, left=f"posted:{draft.post_id}")
    if post is None or post.member_id != member.id or post.state is not PostState.OPEN:
        await turn.answer(member.id, SmallTalk("post_gone"))
        return
    for proposal in await turn.store.proposals.open_of_post(post.id):
        if proposal.state is ProposalState.APPROVED:
            await proposing.withdraw(turn, proposal)
    changed = replace(
        post,
        fields=draft.fields,
        text=None if draft.hidden else draft.text,
        for_whom=draft.for_whom,
        photos=draft.photos,
    )
    await turn.store.posts.change(changed, text_version=CONSENT_VERSION)
    fresh = await turn.store.posts.get(post.id)
    assert fresh is not None
    await proposing.check_shown(turn, fresh)
    fits = await proposing.look(turn, fresh)
    covered = fits or bool(await turn.store.proposals.open_of_post(post.id))
    await say_posted(turn, fresh, fits=covered, changed=True)
    await turn.store.outbox.refresh(Subject.POST, post.id, now=turn.now)


async def close(turn: Turn, post: Post, to: PostState = PostState.WITHDRAWN) -> bool:
    """The post is over: its proposals go, its words go after some days. Agreements that were made stand."""
    if not await turn.store.posts.close(post.id, to, turn.now):
        return False
    for proposal in await turn.store.proposals.open_of_post(post.id):
        await proposing.withdraw(turn, proposal, look=True)
    for kind in (AlarmKind.LOOK_AGAIN, AlarmKind.RENEW, AlarmKind.EXPIRE, AlarmKind.REFILL):
        await turn.store.alarms.clear(kind, post.id)
    wipe = turn.now + timedelta(days=turn.community.privacy.forget_after_days)
    await turn.store.alarms.set(AlarmKind.WIPE, post.id, wipe)
    await turn.store.tokens.drop_for(linking.HELP_PURPOSE, post.id)
    await refresh_cards(turn, post.id)
    return True


async def refresh_cards(turn: Turn, post_id: int) -> None:
    await turn.store.outbox.refresh(Subject.POST, post_id, now=turn.now)
    await turn.store.outbox.refresh(Subject.RENEWAL, post_id, now=turn.now)
