"""What a group has settled for itself: its name, hours, places, categories and limits.

It holds the settings as plain values; it does not read any file, and it decides nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from zoneinfo import ZoneInfo

from mutualaid_bot.domain.categories import Categories
from mutualaid_bot.domain.hours import Quiet
from mutualaid_bot.domain.places import Places


@dataclass(frozen=True, slots=True)
class Emergency:
    """A number that helps at any hour, and what it is for (see ``Danger``)."""

    name: str
    number: str
    purposes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PostRules:
    expire_after_days: int = 28
    renew_notice_days: int = 7
    max_open: int = 10
    max_an_hour: int = 5


@dataclass(frozen=True, slots=True)
class IntroductionRules:
    offerer_answer_hours: int = 24
    needer_answer_hours: int = 72
    urgent_answer_hours: tuple[int, int] = (3, 12)
    ask_after_days: int = 3
    remind_hours_before: tuple[int, ...] = (24, 2)


@dataclass(frozen=True, slots=True)
class DigestRules:
    weekday: int = 3  # Monday is 0
    at: time = time(17, 30)
    max_posts: int = 12


@dataclass(frozen=True, slots=True)
class PrivacyRules:
    forget_after_days: int = 30
    reveal_log_days: int = 90


@dataclass(frozen=True, slots=True)
class Community:
    name: str
    zone: ZoneInfo
    languages: tuple[str, ...]
    coordinators_language: str
    quiet: Quiet
    categories: Categories
    places: Places
    region: str = "US"
    emergencies: tuple[Emergency, ...] = ()
    posts: PostRules = PostRules()
    introductions: IntroductionRules = IntroductionRules()
    digest: DigestRules = DigestRules()
    privacy: PrivacyRules = PrivacyRules()
    members_chat: int | None = None

    def careful(self, categories: tuple[str, ...]) -> bool:
        return any(key in self.categories and self.categories.get(key).careful for key in categories)

    def approvers(self, categories: tuple[str, ...]) -> int:
        """How many different coordinators must say yes: the most that any of the categories asks for."""
        known = (self.categories.get(key) for key in categories if key in self.categories)
        return max((category.approvers for category in known), default=1)

    def language_for(self, code: str | None) -> str:
        """The member's own language where the group has it, else the group's first."""
        short = (code or "").split("-")[0].lower()
        return short if short in self.languages else self.languages[0]
