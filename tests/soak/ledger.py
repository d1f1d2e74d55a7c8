"""What people did, written down by themselves at the moment at which they did it.

It does not know the bot, nor what came of it: that is the reckoning's business.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Decided(StrEnum):
    APPROVED = "approved"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True)
class Confirmed:
    """Somebody pressed ``Post it`` under the card of this message of theirs."""

    person: int
    message: int
    words: str


@dataclass(frozen=True, slots=True)
class Dropped:
    """Somebody wrote, and did not want to post it after all."""

    person: int
    message: int
    words: str


@dataclass(frozen=True, slots=True)
class Decision:
    coordinator: int
    proposal: int
    what: Decided


@dataclass(frozen=True, slots=True)
class Answered:
    person: int
    proposal: int
    side: str
    yes: bool


@dataclass(frozen=True, slots=True)
class Told:
    """How it went, as one side says."""

    person: int
    introduction: int
    side: str
    worked: bool


@dataclass(slots=True)
class Ledger:
    confirmed: list[Confirmed] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)
    answers: list[Answered] = field(default_factory=list)
    outcomes: list[Told] = field(default_factory=list)
    deeds: list[str] = field(default_factory=list)  # every step, in order: what a seed must reproduce
    unheard: list[str] = field(default_factory=list)  # whoever waited in vain
    asked_again: int = 0  # taps that were refused in words, and made anew

    def __str__(self) -> str:
        return (
            f"{len(self.confirmed)} posts confirmed, {len(self.dropped)} dropped, "
            f"{len(self.decisions)} decisions, {len(self.answers)} answers, {len(self.outcomes)} outcomes"
        )
