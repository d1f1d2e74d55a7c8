"""What a message means, once read: the values that every other part works with.

Knows nothing of how it was read.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from mutualaid_bot.domain.kinds import Danger, Kind


class Aim(StrEnum):
    """What the writer wants of the bot."""

    POST = "post"
    THANKS = "thanks"
    GREETING = "greeting"
    NO_LONGER = "no_longer"  # what they asked for is no longer needed, or no longer to be had
    REFUSED = "refused"  # selling, loans, ads, drugs, weapons, dating
    QUESTION = "question"  # about the bot itself
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Window:
    """A time that somebody named: two aware UTC datetimes; `exact` when `start` is a clock time."""

    start: datetime
    end: datetime
    exact: bool


@dataclass(frozen=True, slots=True)
class FoundContact:
    """A contact in free text. `kind` is phone, email, username, link or address; a phone is E.164."""

    kind: str
    value: str


@dataclass(frozen=True, slots=True)
class Reading:
    """One message as read. `masked` is its text with each contact replaced: others see only that."""

    aim: Aim
    kind: Kind | None
    categories: tuple[str, ...]
    items: tuple[str, ...]
    neighborhood: str | None
    when: Window | None
    quantity: int | None
    per_week: bool
    urgent: bool
    language: str | None
    masked: str
    contacts: tuple[FoundContact, ...]
    danger: frozenset[Danger]
    delicate: bool
    someone_else: str | None
