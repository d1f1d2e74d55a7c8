"""A draft: its card "Did I get this right?", and the questions about what is missing or shall change.

It does not know how an answer is read; a button's press says which field it is for.
"""

from __future__ import annotations

from collections.abc import Callable

from mutualaid_bot.chat.buttons import Button, Verb, place_arg
from mutualaid_bot.chat.rendering_fields import (
    amount,
    category_name,
    kind_line,
    language_name,
    pictures,
    things,
    window,
)
from mutualaid_bot.chat.rendering_message import (
    Message,
    Row,
    Setting,
    escaped,
    in_rows,
    one_line,
    press,
    render,
)
from mutualaid_bot.domain.kinds import Kind
from mutualaid_bot.domain.notices import DraftCard, DraftClosed
from mutualaid_bot.domain.posts import Asking, Draft, Field, missing
from mutualaid_bot.texts import Words

PAGE = 24


@render.register
def _draft_card(notice: DraftCard, w: Words, setting: Setting) -> Message:
    asking = notice.draft.asking or missing(notice.draft, setting.community)
    if asking is None:
        return _card(notice, w, setting)
    questions: dict[str, Callable[[DraftCard, Words, Setting], Message]] = {
        Field.KIND: _ask_kind,
        Field.CATEGORY: _ask_category,
        Field.NEIGHBORHOOD: _ask_neighborhood,
        Asking.MENU: _menu,
        Asking.SAME: _ask_same,
        Asking.SECOND: _ask_second,
    }
    return questions.get(asking, _ask_in_words)(notice, w, setting)


@render.register
def _closed(notice: DraftClosed, w: Words, setting: Setting) -> Message:
    if not notice.posted:
        return Message(w("Thrown away. Write again whenever you like."))
    if notice.post_id is None:
        return Message("✅ " + w("Posted."))
    return Message("✅ " + w("Posted as number {number}.", number=notice.post_id))


# --- the card ---------------------------------------------------------------------------------


def _card(notice: DraftCard, w: Words, setting: Setting) -> Message:
    draft = notice.draft
    parts = [
        w("Did I get this right? Volunteers will see this card and nothing else:"),
        "\n".join(_lines(notice, w, setting)),
    ]
    if draft.hidden:
        parts[-1] += "\n🙈 " + w("Your words are hidden.")
    elif draft.text.strip():
        parts[-1] += f"\n<blockquote>{escaped(draft.text.strip())}</blockquote>"
    if draft.photos:
        parts.append("📷 " + w("Your picture is shown only to the person you are connected with."))
    if draft.masked_contacts:
        parts.append(
            "🔒 " + w("I hid the contact you wrote. A neighbor gets one only when you both said yes.")
        )
    if notice.changes_running:
        parts.append("⚠️ " + w("Two people are being asked about this post now. Changing it ends that."))
    if draft.first:
        parts.append(
            w("We keep this post, your name and language, and a contact only if you share one: /privacy.")
            + "\n"
            + w("Volunteers see the card. A neighbor sees your name and contact only if you both say yes.")
        )
    return Message("\n\n".join(parts), _card_rows(draft, w))


def _lines(notice: DraftCard, w: Words, setting: Setting) -> list[str]:
    """The card's fields; the coordinators' card shows these, and no others."""
    draft, fields = notice.draft, notice.draft.fields
    lines = [kind_line(fields.kind, w)] if fields.kind else []
    names = ", ".join(category_name(key, w, setting) for key in fields.categories)
    items = ", ".join(one_line(item) for item in fields.items)
    if names or items:
        lines.append(
            f"{pictures(fields, setting)} " + (f"{names}: {items}" if names and items else names or items)
        )
    if fields.neighborhood:
        lines.append("📍 " + one_line(fields.neighborhood))
    if fields.when is not None:
        lines.append("🕑 " + window(fields.when, w, setting))
    if fields.quantity is not None:
        many = amount(fields.quantity, w, per_week=fields.per_week)
        lines.append("🔢 " + w("How many: {amount}", amount=many))
    if notice.called.strip():
        lines.append("👤 " + one_line(notice.called))
    if draft.for_whom:
        lines.append("👥 " + w("For {whom}", whom=one_line(draft.for_whom)))
    lines.append("💬 " + language_name(fields.language))
    if fields.urgent:
        lines.append("🔴 " + w("Urgent"))
    return lines


def _card_rows(draft: Draft, w: Words) -> tuple[Row, ...]:
    change: tuple[Button, ...] = (press(w("Change something"), Verb.DRAFT_CHANGE, draft.id),)
    if draft.text.strip() and draft.hidden:
        change += (press(w("Show my words"), Verb.DRAFT_HIDE, draft.id, "off"),)
    elif draft.text.strip():
        change += (press(w("Hide my words"), Verb.DRAFT_HIDE, draft.id, "on"),)
    return ((press(w("Post it"), Verb.POST_IT, draft.id),), change, (_throw_away(draft, w),))


# --- the questions ----------------------------------------------------------------------------


def _asked(notice: DraftCard, question: str, w: Words, setting: Setting) -> str:
    """What was read so far, so that the question has something to stand on."""
    fields = notice.draft.fields
    if fields.kind is None and not fields.categories:
        return question
    so_far = [kind_line(fields.kind, w)] if fields.kind else []
    if fields.categories:
        so_far.append(f"{pictures(fields, setting)} {things(fields, w, setting)}")
    return " · ".join(so_far) + "\n\n" + question


def _ask_kind(notice: DraftCard, w: Words, setting: Setting) -> Message:
    draft = notice.draft
    return Message(
        _asked(notice, w("Do you need this, or can you give it?"), w, setting),
        (
            (
                press(w("I need this"), Verb.DRAFT_KIND, draft.id, Kind.NEED.value),
                press(w("I can give this"), Verb.DRAFT_KIND, draft.id, Kind.OFFER.value),
            ),
            _way_out(notice, w, setting),
        ),
    )


def _ask_category(notice: DraftCard, w: Words, setting: Setting) -> Message:
    draft, categories = notice.draft, setting.community.categories
    buttons = [
        press(f"{one.icon} {one.name(w.language)}", Verb.DRAFT_CATEGORY, draft.id, one.key)
        for one in categories
    ]
    return Message(
        _asked(notice, w("What kind of help is this? Tap the nearest."), w, setting),
        (*_paged(notice, buttons, 2), _way_out(notice, w, setting)),
    )


def _ask_neighborhood(notice: DraftCard, w: Words, setting: Setting) -> Message:
    places = setting.community.places
    last = notice.last_neighborhood if notice.last_neighborhood in places else None
    names = sorted((name for name in places.names if name != last), key=str.casefold)
    buttons = [
        press(name, Verb.DRAFT_PLACE, notice.draft.id, place_arg(name))
        for name in ([last] if last else []) + names
    ]
    question = w("Which neighborhood? Tap it, write it, or send your location: I keep only the neighborhood.")
    return Message(
        _asked(notice, question, w, setting), (*_paged(notice, buttons, 3), _way_out(notice, w, setting))
    )


def _paged(notice: DraftCard, buttons: list[Button], across: int) -> tuple[Row, ...]:
    """One page of a long list, and the way to the pages beside it."""
    pages = -(-len(buttons) // PAGE)
    if pages <= 1:
        return in_rows(buttons, across)
    page = min(max(notice.page, 0), pages - 1)
    turn = [
        press(label, Verb.DRAFT_PAGE, notice.draft.id, str(to))
        for label, to in (("◀", page - 1), ("▶", page + 1))
        if 0 <= to < pages
    ]
    return (*in_rows(buttons[page * PAGE : (page + 1) * PAGE], across), tuple(turn))


def _ask_in_words(notice: DraftCard, w: Words, setting: Setting) -> Message:
    """The questions that are answered in words; a button beside each for the commonest answer."""
    draft = notice.draft
    asking = Field(draft.asking or Field.WORDS)
    question, nothing = {
        Field.WHEN: (
            w("When? Write it as you would say it, like “Tuesday 9am” or “this weekend”."),
            w("No fixed time"),
        ),
        Field.QUANTITY: (
            w("How many, or for how many people? Write a number, like “5” or “3 a week”."),
            w("Just one"),
        ),
        Field.WHOM: (
            w("Who is it for? If it is for someone you know, write what neighbors should call them."),
            w("It is for me"),
        ),
        Field.NAME: (w("What should neighbors call you?"), ""),
        Field.WORDS: (_ask_words(draft, w), ""),
    }[asking]
    rows: tuple[Row, ...] = (_way_out(notice, w, setting),)
    if nothing:
        rows = ((press(nothing, Verb.DRAFT_CLEAR, draft.id, asking.value),), *rows)
    return Message(_asked(notice, question, w, setting), rows)


def _ask_words(draft: Draft, w: Words) -> str:
    if draft.text.strip():
        return w("Write it again, in your own words. The new words take the place of the old ones.")
    if draft.photos:
        return w("Thank you for the picture. Please write in a few words what it is about.")
    return w("Please write in a few words what it is about.")


def _menu(notice: DraftCard, w: Words, setting: Setting) -> Message:
    draft = notice.draft
    labels = [
        (Field.KIND, w("Need or offer")),
        (Field.CATEGORY, w("What kind of help")),
        (Field.NEIGHBORHOOD, w("Where")),
        (Field.WHEN, w("When")),
        (Field.QUANTITY, w("How many")),
        (Field.WHOM, w("For whom")),
        (Field.NAME, w("My name")),
        (Field.WORDS, w("My words")),
    ]
    buttons = [
        press(label, Verb.DRAFT_FIELD, draft.id, field.value)
        for field, label in labels
        if field is not Field.NEIGHBORHOOD or setting.community.places
    ]
    urgent, turn = (w("Not urgent"), "off") if draft.fields.urgent else (w("It is urgent"), "on")
    buttons.append(press(urgent, Verb.DRAFT_URGENT, draft.id, turn))
    return Message(
        _asked(notice, w("What shall I change? Tap it, or just write it."), w, setting),
        (*in_rows(buttons, 2), (_back(draft, w),)),
    )


def _ask_same(notice: DraftCard, w: Words, setting: Setting) -> Message:
    draft = notice.draft
    if notice.same_posted is None:
        question = w("You posted these words before. Is this the same?")
    else:
        day = w.day(notice.same_posted, setting.community.zone, setting.now)
        question = w("You posted these words before ({day}). Is this the same?", day=day)
    return Message(
        _asked(notice, question, w, setting),
        (
            (
                press(w("Yes, the same"), Verb.DRAFT_SAME, draft.id, "yes"),
                press(w("No, it is new"), Verb.DRAFT_SAME, draft.id, "no"),
            ),
        ),
    )


def _ask_second(notice: DraftCard, w: Words, setting: Setting) -> Message:
    draft = notice.draft
    question = w("Does this change the card you have open, or is it a new one?")
    if draft.waiting_text:
        question += f"\n<blockquote>{escaped(draft.waiting_text.strip())}</blockquote>"
    return Message(
        _asked(notice, question, w, setting),
        (
            (
                press(w("Change this card"), Verb.DRAFT_SECOND, draft.id, "change"),
                press(w("Start a new one"), Verb.DRAFT_SECOND, draft.id, "new"),
            ),
        ),
    )


def _way_out(notice: DraftCard, w: Words, setting: Setting) -> Row:
    """Back to the card, or, while the card cannot be shown yet, out of it."""
    draft = notice.draft
    return (_throw_away(draft, w),) if missing(draft, setting.community) else (_back(draft, w),)


def _back(draft: Draft, w: Words) -> Button:
    return press(w("Back to the card"), Verb.DRAFT_BACK, draft.id)


def _throw_away(draft: Draft, w: Words) -> Button:
    return press(w("Throw it away"), Verb.DRAFT_DROP, draft.id)
