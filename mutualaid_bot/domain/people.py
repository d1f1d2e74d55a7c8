"""Members and coordinators as the rules see them.

It does not know how anyone is reached, and holds no contact longer than one call.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
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


class Unreachable(StrEnum):
    """Why a chat cannot be written to any more, or not yet."""

    BLOCKED = "blocked"
    DEACTIVATED = "deactivated"
    NEVER_STARTED = "never_started"
    REMOVED = "removed"  # from a group, or the group is gone
    NOT_FOUND = "not_found"
    NO_RIGHTS = "no_rights"  # in the group, but not allowed to write
    OTHER = "other"

    @classmethod
    def read(cls, word: str | None) -> Unreachable:
        """Also of a word that this version does not know."""
        return next((one for one in cls if one == word), cls.OTHER)


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
    unreachable_why: Unreachable | None = None
    unreachable_since: datetime | None = None

    def out_of_reach(self, why: Unreachable, now: datetime) -> Member:
        """Since the first time that it was noticed."""
        since = now if self.reachable else self.unreachable_since or now
        return replace(self, reachable=False, unreachable_why=why, unreachable_since=since)

    def in_reach(self) -> Member:
        return replace(self, reachable=True, unreachable_why=None, unreachable_since=None)


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
