"""Rounds: what falls due. Each due moment is one turn of its own.

It keeps no time: *when* is a row, and the heartbeat at the edge asks for it.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta

from mutualaid_bot.domain.alarms import Alarm, AlarmKind
from mutualaid_bot.domain.cards import Subject
from mutualaid_bot.domain.hours import morning_after, next_weekly
from mutualaid_bot.domain.kinds import Kind
from mutualaid_bot.domain.notices import PostRests, StillLooking
from mutualaid_bot.domain.posts import Post, PostState, expires_at, renewal_due
from mutualaid_bot.flow import deciding, digesting, drafting, introducing, joining, posting, proposing, reporting
from mutualaid_bot.flow.turn import Turn

MAX_RENEWALS = 2
SILENCE = timedelta(hours=24)
NIGHTLY = time(3, 30)


async def begin(turn: Turn) -> None:
    """At start: the moments that come round by themselves are set, where they are not yet."""
    zone, rules = turn.community.zone, turn.community.digest
    weekly = next_weekly(turn.now, weekday=rules.weekday, at=rules.at, zone=zone)
    monday = next_weekly(
        turn.now, weekday=reporting.MONDAY, at=reporting.NINE, zone=zone
    )
    for kind, at in (
        (AlarmKind.DIGEST, weekly),
        (AlarmKind.COORDINATORS_DIGEST, monday),
        (AlarmKind.GATHER, morning_after(turn.now, at=reporting.TEN, zone=zone)),
        (AlarmKind.TIDY, morning_after(turn.now, at=NIGHTLY, zone=zone)),
        (AlarmKind.PROPOSE, turn.now),
    ):
        await turn.store.alarms.set_earlier(kind, 0, at)


async def ring(turn: Turn, alarm: Alarm) -> None:
    """One due moment. Whatever it is about may have moved on meanwhile: each step looks again."""
    if not await turn.store.alarms.take(alarm):
        return
    match alarm.kind:
        case AlarmKind.LOOK_AGAIN:
            await posting.look_again(turn, alarm.subject)
        case AlarmKind.RENEW:
            await renew(turn, alarm.subject)
        case AlarmKind.EXPIRE:
            await expire(turn, alarm.subject)
        case AlarmKind.REFILL:
            await refill(turn, alarm.subject)
        case AlarmKind.WIPE | AlarmKind.TIDY:
            await tidy(turn, alarm)
        case AlarmKind.LAPSE:
            await deciding.lapse(turn, alarm.subject)
        case AlarmKind.LATER:
            await deciding.back_again(turn, alarm.subject)
        case AlarmKind.REMIND:
            await introducing.remind(turn, alarm.subject)
        case AlarmKind.ASK:
            await introducing.ask(turn, alarm.subject)
        case AlarmKind.GIVE_UP:
            await introducing.give_up(turn, alarm.subject)
        case AlarmKind.AWAY_OVER:
            await joining.away_is_over(turn, alarm.subject)
        case AlarmKind.DRAFT_OLD:
            await drafting.grew_old(turn, alarm.subject)
        case AlarmKind.PROPOSE:
            await proposing.fill_cards(turn)
        case AlarmKind.DIGEST:
            await digesting.weekly(turn)
        case AlarmKind.COORDINATORS_DIGEST:
            await reporting.monday(turn)
        case AlarmKind.GATHER:
            await reporting.gather(turn)


async def _open(turn: Turn, post_id: int) -> Post | None:
    post = await turn.store.posts.get(post_id)
    return post if post is not None and post.state is PostState.OPEN else None


async def renew(turn: Turn, post_id: int) -> None:
    """Asked a week before the end and two days before; a need that was never proposed is told, not asked."""
    post = await _open(turn, post_id)
    if post is None or post.renewals_asked >= MAX_RENEWALS:
        return
    member = await turn.store.people.get(post.member_id)
    if member is not None and member.away:
        kept = replace(post, expires_at=post.expires_at + timedelta(days=7))
        await turn.store.posts.save(kept)
        await turn.store.alarms.set(AlarmKind.RENEW, post.id, turn.now + timedelta(days=7))
        await turn.store.alarms.set(AlarmKind.EXPIRE, post.id, kept.expires_at)
        return
    if post.kind is Kind.NEED and post.shown_at is None:
        kept = replace(post, expires_at=expires_at(turn.now, turn.community.posts))
        await turn.store.posts.save(kept)
        await turn.store.alarms.set(AlarmKind.RENEW, post.id, renewal_due(kept, turn.community.posts))
        await turn.store.alarms.set(AlarmKind.EXPIRE, post.id, kept.expires_at)
        await turn.tell(
            post.member_id, StillLooking(post.id, post.fields, (turn.now - post.made_at).days)
        )
        return
    asked = replace(post, renewals_asked=post.renewals_asked + 1)
    await turn.store.posts.save(asked)
    await turn.ask(Subject.RENEWAL, post.id, chat_id=post.member_id)
    if asked.renewals_asked < MAX_RENEWALS:
        await turn.store.alarms.set(
            AlarmKind.RENEW, post.id, max(turn.now + SILENCE, renewal_due(asked, turn.community.posts))
        )


async def expire(turn: Turn, post_id: int) -> None:
    """Silence: an offer rests; a need goes on the coordinators' list. Only a delivered question counts."""
    post = await _open(turn, post_id)
    if post is None or post.expires_at > turn.now:
        return
    member = await turn.store.people.get(post.member_id)
    reachable = member is not None and member.reachable
    heard = [
        card
        for card in await turn.store.outbox.cards_of(Subject.RENEWAL, post.id)
        if card.sent_at is not None and turn.now - card.sent_at >= SILENCE
    ]
    if reachable and not heard:
        await turn.store.alarms.set(AlarmKind.EXPIRE, post.id, turn.now + SILENCE)
        if post.renewals_asked == 0:
            await turn.store.alarms.set(AlarmKind.RENEW, post.id, turn.now)
        return
    if post.kind is Kind.NEED:
        await turn.store.posts.save(replace(post, needs_call=True))
        await turn.store.outbox.refresh(Subject.POST, post.id, now=turn.now)
        return
    if await turn.store.proposals.open_of_post(post.id):
        await turn.store.alarms.set(AlarmKind.EXPIRE, post.id, turn.now + SILENCE)
        return
    await posting.close(turn, post, PostState.RESTED)
    until = turn.now + timedelta(days=turn.community.privacy.forget_after_days)
    await turn.tell(post.member_id, PostRests(post.id, post.fields, until))


async def refill(turn: Turn, post_id: int) -> None:
    """"Three rides a week": a new week."""
    post = await _open(turn, post_id)
    if post is None or not post.fields.per_week:
        return
    await turn.store.posts.refill(post.id)
    await turn.store.alarms.set(AlarmKind.REFILL, post.id, turn.now + timedelta(days=7))
    await turn.store.alarms.set_earlier(AlarmKind.PROPOSE, 0, turn.now)


async def tidy(turn: Turn, alarm: Alarm) -> None:
    """What may not be kept any longer goes: the words of closed posts, old reveals, done updates."""
    privacy = turn.community.privacy
    await turn.store.wipe(
        closed_before=turn.now - timedelta(days=privacy.forget_after_days), now=turn.now
    )
    if alarm.kind is AlarmKind.TIDY:
        await turn.store.tidy(turn.now, reveals_before=turn.now - timedelta(days=privacy.reveal_log_days))
        at = morning_after(turn.now, at=NIGHTLY, zone=turn.community.zone)
        await turn.store.alarms.set(AlarmKind.TIDY, 0, at)
