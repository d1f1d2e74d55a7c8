"""Hearing: what a member writes in private is an answer, a change, a post, or small talk.

It does not decide what is shown next (see ``drafting``).
"""

from __future__ import annotations

from dataclasses import replace

from mutualaid_bot.domain.notices import SmallTalk
from mutualaid_bot.domain.people import NAME_LENGTH, Member
from mutualaid_bot.domain.posts import (
    TEXT_LENGTH,
    Asking,
    Draft,
    Field,
    Fields,
    PostState,
    fields_of,
    missing,
    with_field,
)
from mutualaid_bot.domain.reading import Aim, Reading
from mutualaid_bot.flow.drafting import Said, begin, change_of, put_up, read, save, with_words
from mutualaid_bot.flow.turn import Turn

SMALL_TALK = {
    Aim.THANKS: "thanks",
    Aim.GREETING: "greeting",
    Aim.QUESTION: "question",
    Aim.NO_LONGER: "no_longer",
    Aim.REFUSED: "refused",
}


async def hear(turn: Turn, member: Member, said: Said) -> None:
    """Any text in a private chat: an answer to the open question, a change, or a new post."""
    reading = await read(turn, member, said.text)
    if said.album and await _joined_album(turn, member, said, reading):
        return
    draft = await turn.store.drafts.current(member.id)
    if draft is not None and missing(draft, turn.community) is Field.WORDS and said.text.strip():
        await _of_the_picture(turn, member, draft, said, reading)
        return
    if draft is not None and said.kind is None:
        if not said.text.strip() and said.photo:
            await save(turn, replace(_with_photo(draft, said), album=said.album or draft.album), anew=True)
            return
        changed = await _as_answer(turn, member, draft, said.text, reading)
        if changed is not None:
            await save(turn, _with_photo(changed, said), anew=True)
            return
        if reading.aim in SMALL_TALK:
            await turn.answer(member.id, SmallTalk(SMALL_TALK[reading.aim]))
            return
        if _stands_alone(reading):
            waiting = replace(
                draft,
                asking=Asking.SECOND,
                waiting_text=said.text[:TEXT_LENGTH],
                waiting_photo=said.photo,
                waiting_message=said.message_id,
            )
            await save(turn, waiting, anew=True)
            return
        await turn.answer(member.id, SmallTalk("unclear"))
        await save(turn, draft, anew=True)
        return
    if not said.text.strip() and not said.photo:
        await turn.answer(member.id, SmallTalk("unclear"))
    elif (about := _small_talk(said, reading)) is not None:
        await turn.answer(member.id, SmallTalk(about))
    else:
        await begin(turn, member, said, reading)


def _small_talk(said: Said, reading: Reading) -> str | None:
    """What the message is about if it is no post; who names its kind, or is in danger, does post."""
    if said.kind is not None or reading.danger or not said.text.strip():
        return None
    return SMALL_TALK.get(reading.aim)


async def _of_the_picture(turn: Turn, member: Member, draft: Draft, said: Said, reading: Reading) -> None:
    """The words for a picture that came alone are read like any first words; another picture comes along."""
    if (about := _small_talk(said, reading)) is not None:
        await turn.answer(member.id, SmallTalk(about))
        return
    draft = replace(
        _with_photo(draft, said),
        fields=replace(draft.fields, kind=said.kind),
        source_message=said.message_id,
        asking=None,
    )
    worded = await with_words(turn, member, draft, reading)
    if worded is not None:
        await save(turn, worded, anew=said.album is None or said.album != draft.album)


def _stands_alone(reading: Reading) -> bool:
    """Whether a text is a post of its own rather than a word about the open one."""
    return reading.aim is Aim.POST and (reading.kind is not None or bool(reading.categories))


async def _as_answer(turn: Turn, member: Member, draft: Draft, text: str, reading: Reading) -> Draft | None:
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
        return replace(_reworded(draft, reading.masked, reading), asking=None)
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
    """ "In Roxbury", "tomorrow at 9", "for 5 people": a change of a field without a button."""
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
    """Pictures of one album come as messages of their own; they are one post. The words may stand on any."""
    assert said.album is not None
    draft = await turn.store.drafts.by_album(member.id, said.album)
    if draft is None or (said.text.strip() and missing(draft, turn.community) is Field.WORDS):
        return False
    draft = _with_photo(draft, said)
    if said.text.strip():
        draft = _reworded(draft, f"{draft.text}\n{reading.masked}", reading)
    await save(turn, draft)
    return True


def _with_photo(draft: Draft, said: Said) -> Draft:
    return replace(draft, photos=(*draft.photos, said.photo)) if said.photo else draft


def _reworded(draft: Draft, text: str, reading: Reading) -> Draft:
    """Other words: what must not be seen in them is hidden, as in the first ones."""
    return replace(
        draft,
        text=text.strip()[:TEXT_LENGTH],
        hidden=draft.hidden or reading.delicate or bool(reading.danger),
        masked_contacts=draft.masked_contacts or bool(reading.contacts),
    )


async def second_text(turn: Turn, member: Member, draft: Draft, *, new: bool) -> None:
    """While a draft was open a second post came: a change of this one, or one of its own?"""
    text, photo, message_id = draft.waiting_text or "", draft.waiting_photo, draft.waiting_message
    reading = turn.reader.read(text, now=turn.now, language=member.language)
    draft = replace(draft, asking=None, waiting_text=None, waiting_photo=None, waiting_message=None)
    if new:
        await save(turn, draft)  # it keeps its card, and comes back when the second one is done
        said = Said(text=text, message_id=message_id or 0, photo=photo)
        await begin(turn, member, said, reading, beside=True)
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
            photos=(*draft.photos, photo) if photo else draft.photos,
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
    draft = await turn.store.drafts.by_source(member.id, said.message_id)
    post = None if draft else await turn.store.posts.by_source(member.id, said.message_id)
    reading = await read(turn, member, said.text)
    if draft is None and (post is None or post.state is not PostState.OPEN):
        return
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
            turn,
            replace(draft, fields=fields, text=reading.masked, hidden=draft.hidden or hidden, asking=None),
        )
    elif post is not None:
        change = replace(change_of(turn, post), fields=fields, text=reading.masked, asking=None)
        await put_up(turn, replace(change, hidden=change.hidden or hidden))
