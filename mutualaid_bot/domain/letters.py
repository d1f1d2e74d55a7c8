"""Letters: rows of the outbox as the sender takes them, each one message to send, edit or take back.

It does not hold words, and a card's letter not even facts: what it says is made when it is sent.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from mutualaid_bot.domain.cards import Card
from mutualaid_bot.domain.notices import Lane, Notice


class Op(StrEnum):
    SAY = "say"  # send a notice, or edit ``target_message`` to it
    CARD = "card"  # send a card, or edit its message
    STRIP = "strip"  # take the buttons from ``target_message``
    LEAVE = "leave"  # leave the group
    DELETE = "delete"  # take ``target_message`` back


@dataclass(frozen=True, slots=True)
class Letter:
    id: int
    chat_id: int
    topic_id: int | None
    lane: Lane
    notice: Notice | None
    card: Card | None
    target_message: int | None
    op: Op
    silent: bool
    tries: int
    wanted: int  # of a card: counts how often a refresh was asked for
