"""Correcting: a draft's fields, chosen and changed by buttons.

It does not read words (see ``hearing``); which question comes next is ``drafting``'s business.
"""

from __future__ import annotations

from dataclasses import replace

from mutualaid_bot.domain.cards import Subject
from mutualaid_bot.domain.kinds import Kind
from mutualaid_bot.domain.posts import Asking, Draft, Field, with_field
from mutualaid_bot.flow.drafting import drop, save
from mutualaid_bot.flow.turn import Turn


async def set_field(turn: Turn, draft: Draft, field: Field, value: str) -> None:
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
    """ "The same as Tuesday's?": then it is thrown away, and Tuesday's keeps its place."""
    if same:
        await drop(turn, draft, left="same")
    else:
        await save(turn, replace(draft, asking=None, same_as=None))
