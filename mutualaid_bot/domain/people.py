"""Members and coordinators as the rules see them.

It does not know how anyone is reached, and holds no contact longer than one call.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class ContactKind(StrEnum):
    USERNAME = "username"
    PHONE = "phone"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Contact:
    """How one person may be reached by another, once both said yes."""

    kind: ContactKind
    value: str  # a username without the @, a number as E.164, or a user id


@dataclass(frozen=True, slots=True)
class Member:
    id: int
    called: str
    language: str
    joined_at: datetime
    neighborhood: str | None = None
    started: bool = True
    reachable: bool = True
    in_group: bool = False
    digests: bool = True
    away: bool = False
    away_until: datetime | None = None  # with away: None means until they come back themselves


@dataclass(frozen=True, slots=True)
class Membership:
    """Whether a person belongs to the coordinators' group, as Telegram said at ``checked_at``."""

    user_id: int
    inside: bool
    anonymous: bool
    name: str
    checked_at: datetime


NAME_LENGTH = 40


def shared_number(written: str) -> str | None:
    """The number of a contact that Telegram vouches for, as E.164; Telegram leaves the plus out at times."""
    digits = "".join(letter for letter in written if letter.isdecimal())
    return f"+{digits}" if 7 <= len(digits) <= 15 else None


def first_word(name: str) -> str:
    """What neighbors call someone until they say otherwise: the first word of their name that is no contact.

    Of a name that is nothing but a contact its first letter is left.
    """
    words = name.split()
    plain = next((word for word in words if not _like_a_contact(word)), None)
    if plain is not None:
        return plain[:NAME_LENGTH]
    return next((letter for letter in name if letter.isalpha()), name.strip()[:1])


def _like_a_contact(word: str) -> bool:
    """A username, an address or a number, which Telegram would turn into a link."""
    many_digits = sum(letter.isdecimal() for letter in word) >= 5
    return "@" in word or "/" in word or "." in word.strip(".") or many_digits
