"""Drafting: what a member writes becomes a draft, and the draft asks for what is missing.

It does not post (see ``posting``); until ``Post it`` nobody but the writer sees a word of it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

from mutualaid_bot.domain.alarms import AlarmKind
from mutualaid_bot.domain.cards import Subject
from mutualaid_bot.domain.kinds import Kind
from mutualaid_bot.domain.notices import DangerFirst, GroupAnswer, Lane, SmallTalk
from mutualaid_bot.domain.people import NAME_LENGTH, Member
from mutualaid_bot.domain.posts import (
    TEXT_LENGTH,
    Asking,
    Draft,
    Field,
    Fields,
    Post,
    PostState,
    fields_of,
    missing,
    same_words,
    with_field,
)
from mutualaid_bot.domain.reading import Aim, Reading
from mutualaid_bot.domain.records import Token
from mutualaid_bot.flow.turn import Sender, Turn

DRAFT_KEPT = timedelta(days=3)
GROUP_LINK_KEPT = timedelta(hours=24)
GROUP_PURPOSE, HELP_PURPOSE = "group_post", "help"
SMALL_TALK = {
    Aim.THANKS: "thanks",
    Aim.GREETING: "greeting",
    Aim.QUESTION: "question",
    Aim.NO_LONGER: "no_longer",
    Aim.REFUSED: "refused",
}


@dataclass(frozen=True, slots=True)
class Said:
    """A message as it came; ``kind`` where its writer named it (/need, /offer)."""

    text: str
    message_id: int
    kind: Kind | None = None
    photo: str | None = None
    album: str | None = None


async def hear(turn: Turn, member: Member, said: Said) -> None:
    """Any text in a private chat: an answer to the open question, a change, or a new post."""
    reading = _read(turn, member, said.text)
    if reading.danger:
        kinds = tuple(sorted(kind.value for kind in reading.danger))
        await turn.answer(member.id, DangerFirst(kinds))
    if said.album and await _joined_album(turn, member, said, reading):
        return
    draft = await turn.store.drafts.current(member.id)
    if draft is not None and said.kind is None:
        if not said.text.strip() and said.photo:
            await save(turn, replace(draft, photos=(*draft.photos, said.photo)), anew=True)
            return
        changed = await _as_answer(turn, member, draft, said.text, reading)
        if changed is not None:
            await save(turn, changed, anew=True)
            return
        if reading.aim in SMALL_TALK:
            await turn.answer(member.id, SmallTalk(SMALL_TALK[reading.aim]))
            return
        if _stands_alone(reading):
            waiting = replace(draft, asking=Asking.SECOND, waiting_text=said.text[:TEXT_LENGTH])
            await save(turn, waiting, anew=True)
            return
        await turn.answer(member.id, SmallTalk("unclear"))
        await save(turn, draft, anew=True)
        return
    if not said.text.strip():
        await turn.answer(member.id, SmallTalk("photo" if said.photo else "unclear"))
    elif said.kind is None and not reading.danger and reading.aim in SMALL_TALK:
        await turn.answer(member.id, SmallTalk(SMALL_TALK[reading.aim]))
    else:
        await begin(turn, member, said, reading)


def _read(turn: Turn, member: Member, text: str) -> Reading:
    return turn.reader.read(
        text, now=turn.now, language=member.language, neighborhood=member.neighborhood
    )


def _stands_alone(reading: Reading) -> bool:
    """Whether a text is a post of its own rather than a word about the open one."""
    return reading.aim is Aim.POST and (reading.kind is not None or bool(reading.categories))


async def begin(turn: Turn, member: Member, said: Said, reading: Reading) -> None:
    """A new draft, unless its writer has as much open as they may, or said the same before."""
    if await refuse_more(turn, member):
        return
    if len(reading.masked) > TEXT_LENGTH:
        await turn.answer(member.id, SmallTalk("too_long", TEXT_LENGTH))
        return
    same = next(
        (post for post, text in await turn.store.posts.recent_texts(member.id)
         if same_words(text, reading.masked)),
        None,
    )
    draft = Draft(
        id=0,
        member_id=member.id,
        fields=fields_of(reading, language=member.language, kind=said.kind),
        text=reading.masked,
        hidden=reading.delicate or bool(reading.danger),
        made_at=turn.now,
        asking=Asking.SAME if same else None,
        same_as=same.id if same else None,
        for_whom=reading.someone_else,
        photos=(said.photo,) if said.photo else (),
        source_message=said.message_id,
        album=said.album,
        masked_contacts=bool(reading.contacts),
        first=await turn.store.posts.count_since(member.id, member.joined_at) == 0,
    )
    await put_up(turn, draft)


async def put_up(turn: Turn, draft: Draft) -> Draft:
    """Keep a new draft, and show it. An older one of the same writer is thrown away with a word on its card."""
    older = await turn.store.drafts.current(draft.member_id)
    if older is not None:
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
    """Keep the draft with its next question, and show it: in place after a tap, as a new message after words."""
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


async def grew_old(turn: Turn, draft_id: int) -> None:
    draft = await turn.store.drafts.get(draft_id)
    if draft is not None:
        await drop(turn, draft)


# --- answers in words -------------------------------------------------------------------------


async def _as_answer(
    turn: Turn, member: Member, draft: Draft, text: str, reading: Reading
) -> Draft | None:
    """The draft with this text as the answer to its open question, or as a change in words."""
    asking = draft.asking
    if asking == Field.NAME:
        name = " ".join(reading.masked.split())[:NAME_LENGTH]
        await turn.store.people.save(replace(member, called=name or member.called))
        return replace(draft, asking=None)
    if asking == Field.WHOM:
        name = " ".join(reading.masked.split())[:NAME_LENGTH]
        return replace(draft, for_whom=name or None, asking=None)
    if asking == Field.WORDS:
        return replace(draft, text=reading.masked[:TEXT_LENGTH], asking=None)
    if asking in (Asking.SAME, Asking.SECOND):
        return None
    if asking in tuple(Field):
        answered = _answer_field(turn, draft, Field(asking), text)
        if answered is not None:
            return answered
    if _stands_alone(reading) and (asking != Field.CATEGORY):
        return None
    if asking == Field.CATEGORY and _stands_alone(reading) and reading.kind not in (None, draft.fields.kind):
        return None
    return _change_in_words(turn, draft, text)


def _answer_field(turn: Turn, draft: Draft, field: Field, text: str) -> Draft | None:
    match field:
        case Field.KIND:
            kind = turn.reader.read_kind(text)
            return with_field(draft, kind=kind) if kind else None
        case Field.CATEGORY:
            categories = turn.reader.read_categories(text)
            return with_field(draft, categories=categories) if categories else None
        case Field.NEIGHBORHOOD:
            place = turn.reader.read_neighborhood(text)
            return with_field(draft, neighborhood=place) if place else None
        case Field.WHEN:
            when = turn.reader.read_when(text, now=turn.now)
            return with_field(draft, when=when) if when else None
        case Field.QUANTITY:
            amount = turn.reader.read_quantity(text)
            return with_field(draft, quantity=amount[0], per_week=amount[1]) if amount else None
        case _:
            return None


def _change_in_words(turn: Turn, draft: Draft, text: str) -> Draft | None:
    """"In Roxbury", "tomorrow at 9", "for 5 people": a change of a field without a button."""
    if len(text.split()) > 8:
        return None
    changes: dict[str, object] = {}
    if place := turn.reader.read_neighborhood(text):
        changes["neighborhood"] = place
    if when := turn.reader.read_when(text, now=turn.now):
        changes["when"] = when
    elif amount := turn.reader.read_quantity(text):
        changes["quantity"], changes["per_week"] = amount
    return with_field(draft, **changes) if changes else None


async def _joined_album(turn: Turn, member: Member, said: Said, reading: Reading) -> bool:
    """Pictures of one album come as messages of their own; they are one post."""
    assert said.album is not None
    draft = await turn.store.drafts.by_album(member.id, said.album)
    if draft is None:
        return False
    if said.photo:
        draft = replace(draft, photos=(*draft.photos, said.photo))
    if said.text.strip() and not draft.text:
        draft = replace(draft, text=reading.masked, fields=fields_of(reading, language=member.language))
    await save(turn, draft)
    return True


# --- answers by button ------------------------------------------------------------------------


async def own_draft(turn: Turn, member: Member, draft_id: int) -> Draft | None:
    """The draft whose button was pressed, if it is still there and theirs; else they are told."""
    draft = await turn.store.drafts.get(draft_id)
    if draft is None or draft.member_id != member.id:
        await turn.answer(member.id, SmallTalk("expired_draft"))
        return None
    return draft


async def set_field(turn: Turn, member: Member, draft: Draft, field: Field, value: str) -> None:
    """A field was chosen by a button; an unknown value (an old config's) asks again."""
    if field is Field.KIND and value in tuple(Kind):
        draft = with_field(draft, kind=Kind(value))
    elif field is Field.CATEGORY and value in turn.community.categories:
        draft = with_field(draft, categories=(value,))
    elif field is Field.NEIGHBORHOOD and value in turn.community.places:
        draft = with_field(draft, neighborhood=value)
    await save(turn, draft)


async def clear_field(turn: Turn, draft: Draft, field: str) -> None:
    """No fixed time; no number; it is for me."""
    if field == Field.WHEN:
        draft = with_field(draft, when=None)
    elif field == Field.QUANTITY:
        draft = with_field(draft, quantity=None, per_week=False)
    elif field == Field.WHOM:
        draft = replace(draft, for_whom=None, asking=None)
    await save(turn, draft)


async def ask_field(turn: Turn, draft: Draft, asking: str | None) -> None:
    """Open a question of the writer's choice; ``None``: back to the card."""
    known = asking in tuple(Field) or asking in tuple(Asking)
    await save(turn, replace(draft, asking=asking if known else None))


async def hide_words(turn: Turn, draft: Draft, *, hidden: bool) -> None:
    await save(turn, replace(draft, hidden=hidden, asking=None))


async def mark_urgent(turn: Turn, draft: Draft, *, urgent: bool) -> None:
    await save(turn, with_field(draft, urgent=urgent))


async def turn_page(turn: Turn, draft: Draft, page: str) -> None:
    for card in await turn.store.outbox.cards_of(Subject.DRAFT, draft.id):
        await turn.store.outbox.set_stage(card.id, page)
    await turn.store.outbox.refresh(Subject.DRAFT, draft.id, now=turn.now)


async def not_the_same(turn: Turn, draft: Draft, *, same: bool) -> None:
    """"The same as Tuesday's?": then it is thrown away, and Tuesday's keeps its place."""
    if same:
        await drop(turn, draft, left="same")
    else:
        await save(turn, replace(draft, asking=None, same_as=None))


async def second_text(turn: Turn, member: Member, draft: Draft, *, new: bool) -> None:
    """While a draft was open a second post came: a change of this one, or one of its own?"""
    text = draft.waiting_text or ""
    reading = _read(turn, member, text)
    if new:
        await begin(turn, member, Said(text=text, message_id=draft.source_message or 0), reading)
        return
    fields = fields_of(reading, language=member.language, kind=reading.kind or draft.fields.kind)
    merged = replace(
        fields,
        neighborhood=fields.neighborhood or draft.fields.neighborhood,
        when=fields.when or draft.fields.when,
        quantity=fields.quantity or draft.fields.quantity,
        categories=fields.categories or draft.fields.categories,
    )
    await save(
        turn,
        replace(
            draft,
            fields=merged,
            text=reading.masked,
            asking=None,
            waiting_text=None,
            hidden=draft.hidden or reading.delicate,
        ),
    )


async def located(turn: Turn, member: Member, latitude: float, longitude: float) -> None:
    """A shared place picks the neighborhood, and is thrown away."""
    draft = await turn.store.drafts.current(member.id)
    place = turn.community.places.locate(latitude, longitude)
    if draft is None:
        await turn.answer(member.id, SmallTalk("location_unasked"))
    elif place is None:
        await turn.answer(member.id, SmallTalk("location_unknown"))
        await save(turn, draft, anew=True)
    else:
        await save(turn, with_field(draft, neighborhood=place), anew=True)


async def edited(turn: Turn, member: Member, said: Said) -> None:
    """An edited message is read again: its draft changes, or a posted one shows its change for a yes."""
    reading = _read(turn, member, said.text)
    draft = await turn.store.drafts.by_source(member.id, said.message_id)
    post = None if draft else await turn.store.posts.by_source(member.id, said.message_id)
    if draft is None and (post is None or post.state is not PostState.OPEN):
        return
    if reading.danger:
        await turn.answer(member.id, DangerFirst(tuple(sorted(kind.value for kind in reading.danger))))
    old = draft.fields if draft else post.fields if post else Fields(kind=None)
    fields = fields_of(reading, language=member.language, kind=reading.kind or old.kind)
    fields = replace(
        fields,
        categories=fields.categories or old.categories,
        neighborhood=fields.neighborhood or old.neighborhood,
    )
    hidden = reading.delicate or bool(reading.danger)
    if draft is not None:
        await save(
            turn, replace(draft, fields=fields, text=reading.masked, hidden=draft.hidden or hidden, asking=None)
        )
    elif post is not None:
        change = replace(change_of(turn, post), fields=fields, text=reading.masked, asking=None)
        await put_up(turn, replace(change, hidden=change.hidden or hidden))


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


# --- from links -------------------------------------------------------------------------------


async def begin_in_group(turn: Turn, sender: Sender, said: Said, chat_id: int) -> None:
    """/need and /offer in the members' group: the answer holds nothing personal, its link opens only for the writer."""
    assert said.kind is not None
    language = turn.community.language_for(sender.language_code)
    reading = turn.reader.read(said.text, now=turn.now, language=language)
    draft = await turn.store.drafts.add(
        Draft(
            id=0,
            member_id=-sender.id,  # not a draft of theirs until they open it
            fields=fields_of(reading, language=language, kind=said.kind),
            text=reading.masked[:TEXT_LENGTH],
            hidden=reading.delicate or bool(reading.danger),
            made_at=turn.now,
            masked_contacts=bool(reading.contacts),
        )
    )
    await turn.store.alarms.set(AlarmKind.DRAFT_OLD, draft.id, turn.now + GROUP_LINK_KEPT)
    token = turn.new_token()
    await turn.store.tokens.add(
        Token(token, GROUP_PURPOSE, draft.id, sender.id, turn.now + GROUP_LINK_KEPT)
    )
    link = f"https://t.me/{turn.bot_username}?start=g_{token}"
    await turn.answer(chat_id, GroupAnswer(said.kind, link))


async def open_from_group(turn: Turn, member: Member, secret: str) -> None:
    token = await turn.store.tokens.get(secret, turn.now)
    if token is None or token.purpose != GROUP_PURPOSE:
        await turn.answer(member.id, SmallTalk("link_dead"))
        return
    if token.member_id != member.id:
        await turn.answer(member.id, SmallTalk("link_not_yours"))
        return
    waiting = await turn.store.drafts.get(token.subject)
    await turn.store.tokens.drop_for(GROUP_PURPOSE, token.subject)
    if waiting is None:
        await turn.answer(member.id, SmallTalk("link_dead"))
        return
    await turn.store.drafts.remove(waiting.id)
    await turn.store.alarms.clear(AlarmKind.DRAFT_OLD, waiting.id)
    if waiting.hidden:
        reading = _read(turn, member, waiting.text)
        if reading.danger:
            await turn.answer(member.id, DangerFirst(tuple(sorted(kind.value for kind in reading.danger))))
    if await refuse_more(turn, member):
        return
    first = await turn.store.posts.count_since(member.id, member.joined_at) == 0
    await put_up(turn, replace(waiting, member_id=member.id, made_at=turn.now, first=first))


async def help_with(turn: Turn, member: Member, secret: str) -> None:
    """"I can help" under a line of the digest: an offer aimed at that need."""
    token = await turn.store.tokens.get(secret, turn.now)
    need = await turn.store.posts.get(token.subject) if token and token.purpose == HELP_PURPOSE else None
    if need is None or need.state is not PostState.OPEN or need.left < 1:
        await turn.answer(member.id, SmallTalk("link_post_closed"))
        return
    if need.member_id == member.id and need.for_whom is None:
        await turn.answer(member.id, SmallTalk("own_post"))
        return
    if await refuse_more(turn, member):
        return
    first = await turn.store.posts.count_since(member.id, member.joined_at) == 0
    fields = Fields(
        kind=Kind.OFFER,
        categories=need.fields.categories,
        items=need.fields.items,
        neighborhood=member.neighborhood or need.fields.neighborhood,
        when=need.fields.when,
        language=member.language,
    )
    await put_up(
        turn,
        Draft(
            id=0,
            member_id=member.id,
            fields=fields,
            text="",
            hidden=False,
            made_at=turn.now,
            aimed_at=need.id,
            first=first,
        ),
    )
