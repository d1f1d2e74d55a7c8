"""The digest: composed once, seen by coordinators first if they wish, sent to each reader at most once.

It does not know how a copy reads (see ``showing`` and ``chat``).
"""

from __future__ import annotations

from datetime import timedelta

from mutualaid_bot.domain.alarms import AlarmKind
from mutualaid_bot.domain.cards import Subject
from mutualaid_bot.domain.digests import choose
from mutualaid_bot.domain.hours import next_weekly
from mutualaid_bot.domain.kinds import Kind
from mutualaid_bot.domain.notices import DigestEmpty, DigestOnItsWay, DigestPreview, Lane
from mutualaid_bot.domain.proposals import Refusal
from mutualaid_bot.domain.records import DigestRecord, Token
from mutualaid_bot.flow import showing
from mutualaid_bot.flow.deciding import right_to_decide
from mutualaid_bot.flow.drafting import HELP_PURPOSE
from mutualaid_bot.flow.turn import Turn

LOOKED_AT = 500


async def schedule(turn: Turn) -> None:
    rules = turn.community.digest
    at = next_weekly(turn.now, weekday=rules.weekday, at=rules.at, zone=turn.community.zone)
    await turn.store.alarms.set(AlarmKind.DIGEST, 0, at)


async def compose(turn: Turn) -> DigestRecord | None:
    """What the week's digest says, or ``None``: there is nothing to say."""
    posts = await turn.store.posts.for_digest(limit=LOOKED_AT)
    named, other = choose(posts, turn.community)
    week = await turn.store.counts.week(turn.now - timedelta(days=7))
    if not posts and not week.met:
        return None
    for post in named:
        if await turn.store.tokens.help_token(post.id) is None:
            await turn.store.tokens.add(Token(turn.new_token(), HELP_PURPOSE, post.id, None, None))
    return await turn.store.digests.add(
        DigestRecord(
            id=0,
            week=turn.now.astimezone(turn.community.zone).date().isoformat(),
            state="previewed",
            post_ids=tuple(post.id for post in named),
            other_help=other,
            offers=await turn.store.counts.open_posts(Kind.OFFER),
            met_week=week.met,
        ),
        turn.now,
    )


async def preview(turn: Turn) -> None:
    """/digest: the coordinators see it, and send it with a tap if they wish."""
    record = await compose(turn)
    if record is None:
        await turn.tell_coordinators(DigestEmpty(), answer=True)
        return
    digest = await showing.digest_copy(turn, record, neighborhood=None, private=False)
    readers = len(await turn.store.people.digest_readers())
    notice = DigestPreview(digest, readers, record.week, record.id)
    await turn.tell_coordinators(notice, answer=True)


async def send_previewed(turn: Turn, digest_id: int) -> None:
    right = right_to_decide(turn)
    if isinstance(right, Refusal):
        turn.toast = right
        return
    readers = await send(turn, digest_id)
    if readers is None:
        turn.toast = Refusal.DECIDED
        return
    await turn.tell_coordinators(DigestOnItsWay(readers), answer=True)


async def send(turn: Turn, digest_id: int) -> int | None:
    """To everyone who wants it, and to the members' group; ``None`` if it was sent before."""
    if not await turn.store.digests.send(digest_id):
        return None
    readers = [member.id for member in await turn.store.people.digest_readers()]
    chats = [*readers]
    if turn.community.members_chat is not None:
        chats.append(await turn.store.groups.current(turn.community.members_chat))
    await turn.store.outbox.show_to_many(
        Subject.DIGEST, digest_id, chat_ids=chats, lane=Lane.BROADCAST, now=turn.now
    )
    return len(readers)


async def weekly(turn: Turn) -> None:
    """The week's own digest. One that a coordinator sent in the last two days counts as the week's."""
    await schedule(turn)
    last = await turn.store.digests.last_sent_at()
    if last is not None and turn.now - last < timedelta(days=2):
        return
    record = await compose(turn)
    if record is not None:
        await send(turn, record.id)
