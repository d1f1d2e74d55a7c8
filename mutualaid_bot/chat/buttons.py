"""Buttons under messages, and what a press on one carries back.

It does not know who may press them: every right is checked again when a press arrives.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from mutualaid_bot.domain.cards import Subject

CALLBACK_BYTES = 64
_ARG_BYTES = 40
_DIGEST_LENGTH = 8


class Verb(StrEnum):
    """What a button does; the value is what travels, so it stays short and never changes its meaning."""

    # drafts: the id is the draft's
    POST_IT = "po"
    DRAFT_KIND = "dk"  # need, offer
    DRAFT_CATEGORY = "dc"  # a category's key
    DRAFT_PLACE = "dp"  # a neighborhood: see place_arg
    DRAFT_PAGE = "dg"  # a page of a long list
    DRAFT_CHANGE = "dm"  # opens the menu
    DRAFT_FIELD = "df"  # a posts.Field to ask for
    DRAFT_CLEAR = "dn"  # a posts.Field that shall be empty
    DRAFT_HIDE = "dh"  # on, off
    DRAFT_URGENT = "du"  # on, off
    DRAFT_DROP = "dd"
    DRAFT_BACK = "db"
    DRAFT_SAME = "ds"  # yes, no
    DRAFT_SECOND = "d2"  # change, new
    # proposals, and the questions to the two people: the id is the proposal's
    APPROVE = "pa"  # needversion.offerversion
    NOT_THIS = "pn"
    DECLINE = "pd"  # a proposals.DeclineReason
    LATER = "pl"
    PUT_OFF = "pp"  # a proposals.Later
    PROPOSAL_BACK = "pb"
    UNDO = "pu"
    YES = "qy"  # a proposals.Side
    NO = "qn"  # a proposals.Side
    # introductions: the id is the introduction's
    PLANS_CHANGED = "ic"  # a proposals.Side
    OUTCOME = "io"  # side.outcome
    # posts: the id is the post's
    KEEP = "mk"
    CLOSE = "mc"
    REOPEN = "mr"
    CHANGE = "mm"
    # a member's own settings: no id
    DIGEST_OFF = "go"
    LANGUAGE = "gl"  # a language's code
    AWAY = "ga"  # 7, 14, until, back
    FORGET = "gf"  # yes, no
    # the coordinators' group
    QUEUE = "cq"  # the first line, from 0
    SEND_DIGEST = "cd"  # the id is the digest's
    KEEP_SILENT = "ck"  # the id is the post's, whose writer was silent
    CLOSE_SILENT = "cx"
    SHOW_WEAK = "cw"  # the id is the need's, the argument the offer's


_CARDS = {
    "d": (Subject.DRAFT,),
    "p": (Subject.PROPOSAL,),
    "q": (Subject.QUESTION,),
    "m": (Subject.RENEWAL, Subject.POST),
}


def card_of(verb: Verb) -> tuple[Subject, ...]:
    """What the cards are about that have this button; empty: none, or any."""
    match verb:
        case Verb.POST_IT:
            return (Subject.DRAFT,)
        case Verb.OUTCOME:
            return (Subject.FOLLOW_UP,)
        case Verb.PLANS_CHANGED:
            return (Subject.INTRODUCTION, Subject.REMINDER)
        case _:
            return _CARDS.get(verb.value[0], ())


@dataclass(frozen=True, slots=True)
class Press:
    """One press: what to do, with what, and how."""

    verb: Verb
    id: int
    arg: str = ""

    def pack(self) -> str:
        """At most 64 bytes, as Telegram asks; ValueError when it would not fit or not come back the same."""
        data = f"{self.verb.value}:{self.id}:{self.arg}"
        if self.id < 0 or len(data.encode()) > CALLBACK_BYTES:
            raise ValueError(f"a press that Telegram would refuse: {self.verb.name}, {len(data)} characters")
        return data

    @staticmethod
    def unpack(data: str) -> Press | None:
        """What was pressed, or ``None`` for anything that no button of ours carries."""
        try:
            if len(data.encode()) > CALLBACK_BYTES:
                return None
        except UnicodeEncodeError:
            return None
        parts = data.split(":", 2)
        if len(parts) != 3 or parts[0] not in _VERBS:
            return None
        number = parts[1]
        if not (number.isascii() and number.isdigit() and len(number) <= 18 and str(int(number)) == number):
            return None
        return Press(Verb(parts[0]), int(number), parts[2])


_VERBS = frozenset(verb.value for verb in Verb)


@dataclass(frozen=True, slots=True)
class Button:
    """Either a press or an address to open."""

    label: str
    press: Press | None = None
    url: str | None = None


def place_arg(name: str) -> str:
    """A neighborhood's name, or, where it is too long for a button, a short print of it."""
    if len(name.encode()) <= _ARG_BYTES:
        return name
    return "#" + hashlib.sha256(name.encode()).hexdigest()[:_DIGEST_LENGTH]


def place_of(arg: str, names: Iterable[str]) -> str | None:
    """The neighborhood that ``place_arg`` stood for, if the group still has it."""
    return next((name for name in names if place_arg(name) == arg), None)
