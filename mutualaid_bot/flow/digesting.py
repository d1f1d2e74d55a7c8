"""The digest: composed once, seen by coordinators first if they wish, sent to each reader at most once.

It does not know how a copy reads (see ``chat``); each copy is made when it is sent, from what is open then.
"""

from __future__ import annotations

from datetime import timedelta

from mutualaid_bot.domain.alarms import AlarmKind
from mutualaid_bot.domain.cards import Card, Subject
from mutualaid_bot.domain.digests import LATELY, choose, copy_of
from mutualaid_bot.domain.hours import next_weekly
from mutualaid_bot.domain.kinds import Kind
from mutualaid_bot.domain.notices import (
    Digest,
    DigestEmpty,
    DigestLine,
    DigestOnItsWay,
    DigestPreview,
    Lane,
    Notice,
    Removed,
)
from mutualaid_bot.domain.people import Member
from mutualaid_bot.domain.posts import Post
from mutualaid_bot.domain.proposals import Refusal
from mutualaid_bot.domain.records import DigestRecord, Token
from mutualaid_bot.flow.deciding import right_to_decide
from mutualaid_bot.flow.linking import HELP_PURPOSE
from mutualaid_bot.flow.turn import Turn

LOOKED_AT = 500
PREVIEW = "preview"  # the part of the coordinators' card


async def schedule(turn: Turn) -> None:
    rules = turn.community.digest
    at = next_weekly(turn.now, weekday=rules.weekday, at=rules.at, zone=turn.community.zone)
    await turn.store.alarms.set(AlarmKind.DIGEST, 0, at)


async def compose(turn: Turn) -> DigestRecord | None:
    """What the week's digest says, or ``None``: there is nothing to say."""
    needs = await turn.store.posts.for_digest(limit=LOOKED_AT)
    named, more = choose(needs, turn.community, kept_back=_of_danger(turn, needs))
    week = await turn.store.counts.week(turn.now - timedelta(days=7))
    if not named and not more and not week.met:
        return None
    linked = await turn.store.tokens.help_tokens([need.id for need in named])
    for need in named:
        if need.id not in linked:
            await turn.store.tokens.add(Token(turn.new_token(), HELP_PURPOSE, need.id, None, None))
    return await turn.store.digests.add(
        DigestRecord(
            id=0,
            week=turn.now.astimezone(turn.community.zone).date().isoformat(),
            state="previewed",
            post_ids=tuple(need.id for need in named),
            other_help=more,
            offers=await turn.store.counts.open_posts(Kind.OFFER),
            met_week=week.met,
        ),
        turn.now,
    )


def _of_danger(turn: Turn, needs: list[Post]) -> set[int]:
    """A message that spoke of danger is never named, also where its writer shows the words to volunteers."""
    return {need.id for need in needs if need.text and turn.reader.read(need.text, now=turn.now).danger}


async def preview(turn: Turn) -> None:
    """/digest: the coordinators see it, and send it with a tap if they wish."""
    room = await turn.room()
    if room is None:
        return
    record = await compose(turn)
    if record is None:
        await turn.tell_coordinators(DigestEmpty(), answer=True)
        return
    await turn.store.outbox.show(
        Subject.DIGEST,
        record.id,
        part=PREVIEW,
        chat_id=room.chat_id,
        topic_id=room.topic_id,
        lane=Lane.ANSWER,
        now=turn.now,
    )


async def send_previewed(turn: Turn, digest_id: int) -> None:
    right = right_to_decide(turn)
    if isinstance(right, Refusal):
        turn.toast = right
        return
    readers = None if await _went_out_lately(turn) else await send(turn, digest_id)
    await turn.store.outbox.refresh(Subject.DIGEST, digest_id, now=turn.now, part=PREVIEW)
    if readers is None:
        turn.toast = Refusal.DECIDED
        return
    from_time, _ = turn.unasked()
    await turn.tell_coordinators(DigestOnItsWay(readers, from_time), answer=True)


async def _went_out_lately(turn: Turn) -> bool:
    last = await turn.store.digests.last_sent_at()
    return last is not None and turn.now - last < LATELY


async def send(turn: Turn, digest_id: int) -> int | None:
    """To everyone who wants it, and to the members' group; ``None`` if it was sent before."""
    if not await turn.store.digests.send(digest_id, turn.now):
        return None
    readers = [member.id for member in await turn.store.people.digest_readers()]
    chats = [*readers]
    if turn.community.members_chat is not None:
        chats.append(await turn.store.groups.current(turn.community.members_chat))
    after, _ = turn.unasked()
    await turn.store.outbox.show_to_many(
        Subject.DIGEST, digest_id, chat_ids=chats, lane=Lane.BROADCAST, now=turn.now, after=after
    )
    return len(readers)


async def weekly(turn: Turn) -> None:
    """The week's own digest, unless one went out in the days before."""
    await schedule(turn)
    if await _went_out_lately(turn):
        return
    record = await compose(turn)
    if record is not None:
        await send(turn, record.id)


# --- what a copy shows --------------------------------------------------------------------------


async def shown(turn: Turn, card: Card) -> Notice | None:
    """A copy as it stands now. One that has nothing left to say is not sent."""
    record = await turn.store.digests.get(card.subject_id)
    if record is None:
        return None
    if card.part == PREVIEW:
        return await _previewed(turn, record)
    member = await turn.store.people.get(card.chat_id) if card.chat_id > 0 else None
    sent = card.message_id is not None
    if card.chat_id > 0 and member is None:
        return Removed() if sent else None
    if member is not None and not member.digests and not sent:
        return None
    copy = await copy_for(turn, record, member)
    return copy if sent or copy.lines or copy.other_help or copy.met_week else None


async def _previewed(turn: Turn, record: DigestRecord) -> DigestPreview:
    readers = len(await turn.store.people.digest_readers())
    copy = await copy_for(turn, record, None)
    return DigestPreview(copy, readers, record.week, record.id, went_out=await _went_out_lately(turn))


async def copy_for(turn: Turn, record: DigestRecord, member: Member | None) -> Digest:
    """What is still open of it, near the reader first; ``None``: for a group."""
    needs, more = copy_of(
        await turn.store.posts.still_waiting(record.post_ids),
        turn.community,
        reader=member.id if member else None,
        neighborhood=member.neighborhood if member else None,
    )
    tokens = await turn.store.tokens.help_tokens([need.id for need in needs])
    lines = tuple(
        DigestLine(need.fields, f"https://t.me/{turn.bot_username}?start=h_{tokens[need.id]}")
        for need in needs
        if need.id in tokens
    )
    can_stop = member is not None and member.digests
    return Digest(lines, record.other_help + more, record.offers, record.met_week, can_stop)
