"""Values of the domain as JSON, for the columns that hold one whole.

Does not know where they are kept, and refuses a notice that holds a contact: those are read when sent.
"""

from __future__ import annotations

from functools import cache

from pydantic import TypeAdapter

from mutualaid_bot.domain import notices
from mutualaid_bot.domain.notices import Introduced, Notice
from mutualaid_bot.domain.posts import Draft, Fields

_FIELDS = TypeAdapter(Fields)
_DRAFT = TypeAdapter(Draft)
_WORDS = TypeAdapter(tuple[str, ...])
_KINDS: dict[str, type[Notice]] = {
    name: kind
    for name, kind in vars(notices).items()
    if isinstance(kind, type) and issubclass(kind, Notice) and kind is not Notice
}


class Unreadable(Exception):
    """A notice kept by another version of the program."""


@cache
def _notice(name: str) -> TypeAdapter[Notice]:
    return TypeAdapter(_KINDS[name])


def pack_fields(fields: Fields) -> str:
    return _FIELDS.dump_json(fields).decode()


def unpack_fields(packed: str) -> Fields:
    return _FIELDS.validate_json(packed)


def pack_draft(draft: Draft) -> bytes:
    return _DRAFT.dump_json(draft)


def unpack_draft(packed: str) -> Draft:
    return _DRAFT.validate_json(packed)


def pack_words(words: tuple[str, ...]) -> str:
    return _WORDS.dump_json(words).decode()


def unpack_words(packed: str) -> tuple[str, ...]:
    return _WORDS.validate_json(packed)


def pack_notice(notice: Notice) -> tuple[str, str]:
    """The name of its class, and its facts."""
    if isinstance(notice, Introduced):
        raise ValueError("a contact is never kept in the outbox: show the introduction's card instead")
    name = type(notice).__name__
    return name, _notice(name).dump_json(notice).decode()


def unpack_notice(name: str, packed: str) -> Notice:
    try:
        return _notice(name).validate_json(packed)
    except (KeyError, ValueError) as error:
        raise Unreadable(name) from error
