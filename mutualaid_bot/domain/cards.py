"""Cards: messages that show the state of one thing and are edited as it moves on.

It does not know what a card says; that is made afresh, from that moment's state, whenever one is sent.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Subject(StrEnum):
    DRAFT = "draft"
    POST = "post"
    RENEWAL = "renewal"
    PROPOSAL = "proposal"
    QUESTION = "question"  # part: a Side
    INTRODUCTION = "introduction"  # part: a Side
    REMINDER = "reminder"  # part: a Side
    FOLLOW_UP = "follow_up"  # part: a Side
    DIGEST = "digest"


@dataclass(frozen=True, slots=True)
class Card:
    id: int
    subject: Subject
    subject_id: int
    part: str  # a Side, or empty
    chat_id: int
    topic_id: int | None = None
    message_id: int | None = None  # None: not sent yet
    sent_at: datetime | None = None  # when it first reached its reader; silence counts from here
    stage: str = ""  # an open sub-menu, such as "why"
    live: bool = True  # False: it shows its last state and is never edited again
