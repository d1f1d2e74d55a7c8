"""Small records that belong to no single rule: start links, digests, the coordinators' room, a week's counts.

It does not know how they are kept, nor what is said about them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Token:
    """A start link's secret: what it opens, and for whom."""

    token: str
    purpose: str  # group_post: opens the draft for its writer · help: aims an offer at a need
    subject: int  # a draft, or a post
    member_id: int | None
    expires_at: datetime | None


@dataclass(frozen=True, slots=True)
class DigestRecord:
    id: int
    week: str  # the local date it belongs to
    state: str  # previewed, sent
    post_ids: tuple[int, ...]
    other_help: int
    offers: int
    met_week: int


@dataclass(frozen=True, slots=True)
class Room:
    """The coordinators' group, and its topic if one was bound."""

    chat_id: int
    topic_id: int | None = None


@dataclass(frozen=True, slots=True)
class WeekCounts:
    proposed: int
    agreed: int
    met: int
    rested: int
    nobody: int  # needs that went to the coordinators' list, or were withdrawn unmet
