"""Rounds: what falls due. Each due moment is one turn of its own.

It keeps no time: *when* is a row, and the heartbeat at the edge asks for it.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta

from mutualaid_bot.domain.alarms import Alarm, AlarmKind
from mutualaid_bot.domain.cards import Subject
from mutualaid_bot.domain.hours import SILENCE, counts_as_silence, morning_after, next_weekly
from mutualaid_bot.domain.kinds import Kind
from mutualaid_bot.domain.posts import Post, PostState, expires_at, renewal_due
from mutualaid_bot.flow import (
    deciding,
    digesting,
    drafting,
    introducing,
    joining,
    keeping,
    posting,
    proposing,
    reporting,
    returning,
    showing,
)
from mutualaid_bot.flow.turn import Turn

MAX_RENEWALS = 2
AWAY_STEP = timedelta(days=7)
NIGHTLY = time(3, 30)
COPIED = time(3, 45)  # after what may not be kept any longer has gone


async def begin(turn: Turn) -> None:
    """At start: the moments that come round by themselves. Those of the week are set anew, as their day may
    have been changed; what fell due meanwhile stays, and happens once."""
    zone, rules = turn.community.zone, turn.community.digest
    weekly = next_weekly(turn.now, weekday=rules.weekday, at=rules.at, zone=zone)
    monday = next_weekly(turn.now, weekday=reporting.MONDAY, at=reporting.NINE, zone=zone)
    await turn.store.alarms.set_coming(AlarmKind.DIGEST, 0, weekly, turn.now)
    await turn.store.alarms.set_coming(AlarmKind.COORDINATORS_DIGEST, 0, monday, turn.now)
    for kind, at in (
        (AlarmKind.GATHER, morning_after(turn.now, at=reporting.TEN, zone=zone)),
        (AlarmKind.TIDY, morning_after(turn.now, at=NIGHTLY, zone=zone)),
        (AlarmKind.BACKUP, morning_after(turn.now, at=COPIED, zone=zone)),
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
        case AlarmKind.BACKUP:
            await back_up(turn)
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
        case AlarmKind.ASK_ANEW:
            await returning.in_the_morning(turn, alarm.subject)


async def _open(turn: Turn, post_id: int) -> Post | None:
    post = await turn.store.posts.get(post_id)
    return post if post is not None and post.state is PostState.OPEN else None


async def renew(turn: Turn, post_id: int) -> None:
    """Asked a week before the end and two days before; a need that was never proposed is told, not asked."""
    post = await _open(turn, post_id)
    if post is None or post.renewals_asked >= MAX_RENEWALS or await _paused(turn, post):
        return
    if post.kind is Kind.NEED and post.shown_at is None:
        kept = replace(post, expires_at=expires_at(turn.now, turn.community.posts))
        await turn.store.posts.save(kept)
        await posting.wind_up(turn, kept)
        await turn.ask(Subject.RENEWAL, post.id, chat_id=post.member_id, stage=showing.TOLD)
        return
    asked = replace(post, renewals_asked=post.renewals_asked + 1)
    await turn.store.posts.save(asked)
    await turn.ask(Subject.RENEWAL, post.id, chat_id=post.member_id)
    if asked.renewals_asked < MAX_RENEWALS:
        await turn.store.alarms.set(
            AlarmKind.RENEW, post.id, max(turn.now + SILENCE, renewal_due(asked, turn.community.posts))
        )


async def _paused(turn: Turn, post: Post) -> bool:
    """While its writer is away its days do not run: they are asked when they are back."""
    member = await turn.store.people.get(post.member_id)
    if member is None or not member.away:
        return False
    kept = replace(post, expires_at=max(post.expires_at, turn.now) + AWAY_STEP)
    await turn.store.posts.save(kept)
    await turn.store.alarms.set(AlarmKind.RENEW, post.id, turn.now + AWAY_STEP)
    await turn.store.alarms.set(AlarmKind.EXPIRE, post.id, kept.expires_at)
    return True


async def expire(turn: Turn, post_id: int) -> None:
    """Silence, after two questions: an offer rests; a need goes on the coordinators' list."""
    post = await _open(turn, post_id)
    if post is None or post.expires_at > turn.now or await _paused(turn, post):
        return
    if await _can_still_answer(turn, post):
        await turn.store.alarms.set(AlarmKind.EXPIRE, post.id, turn.now + SILENCE)
        if post.renewals_asked < MAX_RENEWALS:
            await turn.store.alarms.set_earlier(AlarmKind.RENEW, post.id, turn.now + SILENCE)
    elif post.kind is Kind.NEED:
        await turn.store.posts.save(replace(post, needs_call=True))
        await turn.store.outbox.refresh(Subject.POST, post.id, now=turn.now)
    elif await turn.store.proposals.open_of_post(post.id):
        await turn.store.alarms.set(AlarmKind.EXPIRE, post.id, turn.now + SILENCE)
    else:
        await keeping.rest(turn, post)


async def _can_still_answer(turn: Turn, post: Post) -> bool:
    """Whether its writer was not asked twice yet, or not a day ago. Someone whom we cannot reach is not
    waited for: they stand on the list of people to call."""
    member = await turn.store.people.get(post.member_id)
    if member is None or not member.reachable:
        return False
    cards = await turn.store.outbox.cards_of(Subject.RENEWAL, post.id)
    heard = any(counts_as_silence(card.sent_at, turn.now) for card in cards)
    return post.renewals_asked < MAX_RENEWALS or not heard


async def refill(turn: Turn, post_id: int) -> None:
    """A new week: the three rides are three again."""
    post = await _open(turn, post_id)
    if post is None or not post.fields.per_week:
        return
    await turn.store.posts.refill(post.id)
    await turn.store.alarms.set(AlarmKind.REFILL, post.id, turn.now + timedelta(days=7))
    await turn.store.alarms.set_earlier(AlarmKind.PROPOSE, 0, turn.now)


async def tidy(turn: Turn, alarm: Alarm) -> None:
    """What may not be kept any longer goes: the words of closed posts, old reveals, done updates."""
    privacy = turn.community.privacy
    closed_before = turn.now - timedelta(days=privacy.forget_after_days)
    turn.forgets = await turn.store.wipe(closed_before=closed_before, now=turn.now) > 0
    if alarm.kind is AlarmKind.TIDY:
        await turn.store.tidy(turn.now, reveals_before=turn.now - timedelta(days=privacy.reveal_log_days))
        at = morning_after(turn.now, at=NIGHTLY, zone=turn.community.zone)
        await turn.store.alarms.set(AlarmKind.TIDY, 0, at)


async def back_up(turn: Turn) -> None:
    """Each night; the copy itself takes long, and is made outside of any turn."""
    turn.backs_up = True
    at = morning_after(turn.now, at=COPIED, zone=turn.community.zone)
    await turn.store.alarms.set(AlarmKind.BACKUP, 0, at)
