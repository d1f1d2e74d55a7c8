"""Drafting: the life of a draft from its first words to ``Post it`` or the bin, and what it asks next.

It does not read messages (see ``hearing``) and does not post (see ``posting``).
Until it is posted nobody but its writer sees a word of it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

from mutualaid_bot.domain.alarms import AlarmKind
from mutualaid_bot.domain.cards import Subject
from mutualaid_bot.domain.kinds import Kind
from mutualaid_bot.domain.notices import DangerFirst, Lane, SmallTalk
from mutualaid_bot.domain.people import Member
from mutualaid_bot.domain.posts import (
    TEXT_LENGTH,
    Asking,
    Draft,
    Fields,
    Post,
    fields_of,
    missing,
    same_words,
)
from mutualaid_bot.domain.reading import Reading
from mutualaid_bot.flow.turn import Turn

DRAFT_KEPT = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class Said:
    """A message as it came; ``kind`` where its writer named it (/need, /offer)."""

    text: str
    message_id: int
    kind: Kind | None = None
    photo: str | None = None
    album: str | None = None


async def read(turn: Turn, member: Member, text: str) -> Reading:
    """What a message says. Danger comes first: it is answered at once, whatever else the message is."""
    reading = turn.reader.read(text, now=turn.now, language=member.language, neighborhood=member.neighborhood)
    if reading.danger:
        kinds = tuple(sorted(kind.value for kind in reading.danger))
        await turn.answer(member.id, DangerFirst(kinds))
    return reading


async def begin(turn: Turn, member: Member, said: Said, reading: Reading, *, beside: bool = False) -> None:
    """A new draft, unless its writer has as much open as they may. A picture alone is asked for its words."""
    if await refuse_more(turn, member):
        return
    draft = Draft(
        id=0,
        member_id=member.id,
        fields=Fields(kind=said.kind, language=member.language),
        text="",
        hidden=False,
        made_at=turn.now,
        photos=(said.photo,) if said.photo else (),
        source_message=said.message_id,
        album=said.album,
        first=await is_first(turn, member),
    )
    worded = await with_words(turn, member, draft, reading) if said.text.strip() else draft
    if worded is not None:
        await put_up(turn, worded, beside=beside)


async def with_words(turn: Turn, member: Member, draft: Draft, reading: Reading) -> Draft | None:
    """The draft with its first words, and all that was read in them. Those that its writer posted before are
    asked about; ``None``: they are too long, which was said."""
    if len(reading.masked) > TEXT_LENGTH:
        await turn.answer(member.id, SmallTalk("too_long", TEXT_LENGTH))
        return None
    same = next(
        (
            post
            for post, text in await turn.store.posts.recent_texts(member.id)
            if same_words(text, reading.masked)
        ),
        None,
    )
    fields = fields_of(reading, language=member.language, kind=draft.fields.kind)
    return replace(
        draft,
        fields=replace(fields, neighborhood=fields.neighborhood or draft.fields.neighborhood),
        text=reading.masked,
        hidden=reading.delicate or bool(reading.danger),
        asking=Asking.SAME if same else None,
        same_as=same.id if same else None,
        for_whom=reading.someone_else,
        masked_contacts=bool(reading.contacts),
    )


async def put_up(turn: Turn, draft: Draft, *, beside: bool = False) -> Draft:
    """Keep a new draft, and show it. An older one of its writer is thrown away, with a word on its card;
    or, ``beside`` it, waits until the new one is done."""
    older = await turn.store.drafts.current(draft.member_id)
    if older is not None and not beside:
        await drop(turn, older)
    draft = await turn.store.drafts.add(draft)
    await turn.store.alarms.set(AlarmKind.DRAFT_OLD, draft.id, turn.now + DRAFT_KEPT)
    await save(turn, draft, anew=True)
    return draft


async def refuse_more(turn: Turn, member: Member) -> bool:
    rules = turn.community.posts
    if await turn.store.posts.count_open(member.id) >= rules.max_open:
        await turn.answer(member.id, SmallTalk("open_limit", rules.max_open))
        return True
    if await turn.store.posts.count_since(member.id, turn.now - timedelta(hours=1)) >= rules.max_an_hour:
        await turn.answer(member.id, SmallTalk("hourly_limit", rules.max_an_hour))
        return True
    return False


async def save(turn: Turn, draft: Draft, *, anew: bool = False) -> None:
    """Keep the draft with its next question; shown in place after a tap, as a new message after words."""
    if draft.asking is None:
        draft = replace(draft, asking=missing(draft, turn.community))
    await turn.store.drafts.save(draft)
    await turn.store.outbox.show(
        Subject.DRAFT, draft.id, chat_id=draft.member_id, lane=Lane.ANSWER, now=turn.now, anew=anew
    )


async def drop(turn: Turn, draft: Draft, *, left: str = "dropped") -> None:
    """The draft is gone; its card says in a line what became of it."""
    if await turn.store.drafts.remove(draft.id):
        for card in await turn.store.outbox.cards_of(Subject.DRAFT, draft.id):
            await turn.store.outbox.set_stage(card.id, left)
        await turn.store.outbox.retire(Subject.DRAFT, draft.id, now=turn.now)
        await turn.store.alarms.clear(AlarmKind.DRAFT_OLD, draft.id)


async def cancel(turn: Turn, member: Member) -> None:
    draft = await turn.store.drafts.current(member.id)
    if draft is None:
        await turn.answer(member.id, SmallTalk("nothing_to_cancel"))
    else:
        await drop(turn, draft)
        await turn.answer(member.id, SmallTalk("cancelled"))
        await resume(turn, member)


async def resume(turn: Turn, member: Member) -> None:
    """A draft that waited beside another one is shown again when that one is done."""
    waiting = await turn.store.drafts.current(member.id)
    if waiting is not None:
        await save(turn, waiting, anew=True)


async def grew_old(turn: Turn, draft_id: int) -> None:
    draft = await turn.store.drafts.get(draft_id)
    if draft is not None:
        await drop(turn, draft)


async def own_draft(turn: Turn, member: Member, draft_id: int) -> Draft | None:
    """The draft whose button was pressed, if it is still there and theirs; else they are told."""
    draft = await turn.store.drafts.get(draft_id)
    if draft is None or draft.member_id != member.id:
        await turn.answer(member.id, SmallTalk("expired_draft"))
        return None
    return draft


def change_of(turn: Turn, post: Post) -> Draft:
    """A draft that, when posted, changes this post."""
    return Draft(
        id=0,
        member_id=post.member_id,
        fields=post.fields,
        text=post.text or "",
        hidden=post.text is None,
        made_at=turn.now,
        asking=Asking.MENU,
        for_whom=post.for_whom,
        photos=post.photos,
        source_message=post.source_message,
        post_id=post.id,
        aimed_at=post.aimed_at,
    )


async def is_first(turn: Turn, member: Member) -> bool:
    """Their first card explains what is kept and who sees it."""
    return await turn.store.posts.count_since(member.id, member.joined_at) == 0
