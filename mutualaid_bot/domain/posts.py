"""Drafts and posts: what is missing, what may be posted, how a post ages.

It does not read messages (see ``reading``), and it does not know who fits (see ``matching``).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from mutualaid_bot.domain.community import Community, PostRules
from mutualaid_bot.domain.kinds import Kind
from mutualaid_bot.domain.reading import Reading, Window

CONSENT_VERSION = 1
TEXT_LENGTH = 1000


class PostState(StrEnum):
    OPEN = "open"
    MET = "met"
    RESTED = "rested"
    WITHDRAWN = "withdrawn"


class Field(StrEnum):
    """What a card shows and its writer can change."""

    KIND = "kind"
    CATEGORY = "category"
    NEIGHBORHOOD = "neighborhood"
    WHEN = "when"
    QUANTITY = "quantity"
    NAME = "name"
    WHOM = "whom"
    WORDS = "words"


class Asking(StrEnum):
    """A draft's open question, beside those for a single field."""

    MENU = "menu"  # which field shall be changed?
    SAME = "same"  # the same as an earlier post?
    SECOND = "second"  # change this draft, or start another?


@dataclass(frozen=True, slots=True)
class Fields:
    """All that others than the writer and the coordinators ever see of a post: no free text."""

    kind: Kind | None
    categories: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    neighborhood: str | None = None
    when: Window | None = None
    quantity: int | None = None
    per_week: bool = False
    urgent: bool = False
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Draft:
    id: int
    member_id: int
    fields: Fields
    text: str  # contacts already masked
    hidden: bool
    made_at: datetime
    asking: str | None = None  # a Field, an Asking, or nothing: the card
    for_whom: str | None = None
    photos: tuple[str, ...] = ()
    source_message: int | None = None
    album: str | None = None
    post_id: int | None = None  # this draft changes that post
    aimed_at: int | None = None  # an offer made for that need
    same_as: int | None = None
    # A second post's words, picture and message, until its writer says what they are.
    waiting_text: str | None = None
    waiting_photo: str | None = None
    waiting_message: int | None = None
    masked_contacts: bool = False
    first: bool = False  # its card explains what is kept and who sees it


@dataclass(frozen=True, slots=True)
class Post:
    id: int
    member_id: int
    fields: Fields
    text: str | None  # None: hidden by its writer, or gone
    state: PostState
    version: int
    left: int
    made_at: datetime  # its place in the queue
    expires_at: datetime
    for_whom: str | None = None
    photos: tuple[str, ...] = ()
    source_message: int | None = None
    aimed_at: int | None = None
    renewals_asked: int = 0
    renewal_delivered_at: datetime | None = None
    needs_call: bool = False
    closed_at: datetime | None = None
    shown_at: datetime | None = None  # when it was first proposed to anyone

    @property
    def kind(self) -> Kind:
        assert self.fields.kind is not None
        return self.fields.kind


def missing(draft: Draft, community: Community) -> Field | None:
    """The first thing that we cannot do without; one question at a time. Of a picture alone: its words."""
    if draft.fields.kind is None and not draft.fields.categories and not draft.text.strip():
        return Field.WORDS
    if draft.fields.kind is None:
        return Field.KIND
    if not draft.fields.categories:
        return Field.CATEGORY
    if draft.fields.neighborhood is None and community.places:
        return Field.NEIGHBORHOOD
    return None


def fields_of(reading: Reading, *, language: str, kind: Kind | None = None) -> Fields:
    """What was read, as the card's fields; an explicit kind beats what the words look like."""
    return Fields(
        kind=kind or reading.kind,
        categories=reading.categories,
        items=reading.items,
        neighborhood=reading.neighborhood,
        when=reading.when,
        quantity=reading.quantity,
        per_week=reading.per_week,
        urgent=reading.urgent,
        language=reading.language or language,
    )


def with_field(draft: Draft, **changes: object) -> Draft:
    """The draft with some of its fields changed and its question answered."""
    return replace(draft, fields=replace(draft.fields, **changes), asking=None)  # type: ignore[arg-type]


def capacity(fields: Fields) -> int:
    """How much of a post there is to meet or to give; one, where no number was said."""
    return max(1, fields.quantity or 1)


def expires_at(now: datetime, rules: PostRules) -> datetime:
    return now + timedelta(days=rules.expire_after_days)


def renewal_due(post: Post, rules: PostRules) -> datetime:
    """When its writer is asked whether it still stands: a week before, and once more two days before."""
    days = rules.renew_notice_days if post.renewals_asked == 0 else min(2, rules.renew_notice_days)
    return post.expires_at - timedelta(days=days)


def same_words(one: str, other: str) -> bool:
    """Two messages are the same when their letters and digits are."""
    return _bare(one) == _bare(other) != ""


def _bare(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())
