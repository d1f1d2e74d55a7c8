"""What the bot sent, as Telegram saw it: which messages came twice, and what explains each.

It does not look into the database.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mutualaid_bot.playground.ground import Call
from mutualaid_bot.playground.weather import Trouble

NEW_MESSAGE = frozenset({"sendMessage", "sendPhoto", "sendMediaGroup"})
IN_A_CHAT = NEW_MESSAGE | {"editMessageText", "editMessageReplyMarkup"}
UNANSWERED = frozenset({Trouble.CUT_AFTER, Trouble.NOT_JSON})


@dataclass(frozen=True, slots=True)
class Sent:
    chat: int
    text: str
    pressed: tuple[str, ...]  # what its buttons carry
    call: Call


@dataclass(frozen=True, slots=True)
class Repeat:
    sent: Sent
    why: str  # empty: nothing explains it

    def __str__(self) -> str:
        first = self.sent.text.split("\n", 1)[0][:60]
        return f"to {self.sent.chat}: {first!r}: {self.why or 'UNEXPLAINED'}"


def sends(calls: Iterable[Call]) -> list[Sent]:
    """New messages that Telegram accepted, in the order in which it did."""
    return [
        Sent(int(call.arguments["chat_id"]), str(call.arguments.get("text", "")), _pressed(call), call)
        for call in calls
        if call.method in NEW_MESSAGE and call.code == 200
    ]


def repeats(calls: Sequence[Call], kills: Sequence[float]) -> list[Repeat]:
    """A message that is word for word and button for button one that this chat had before.

    One call at a time is on its way to a chat, and each is marked before the next begins. So a crash explains
    a repeat only where the first was the very last that the chat got before it; and a cut, where the answer
    to the first never came.
    """
    found: list[Repeat] = []
    latest: dict[tuple[int, str, tuple[str, ...]], Sent] = {}
    moments: dict[int, list[float]] = defaultdict(list)
    for call in calls:
        if call.method in IN_A_CHAT and call.code == 200:
            moments[int(call.arguments["chat_id"])].append(call.at)
    for sent in sends(calls):
        key = (sent.chat, sent.text, sent.pressed)
        if (first := latest.get(key)) is not None:
            found.append(Repeat(sent, _why(first, sent, moments[sent.chat], kills)))
        latest[key] = sent
    return found


def _why(first: Sent, again: Sent, moments: Sequence[float], kills: Sequence[float]) -> str:
    if first.call.trouble in UNANSWERED:
        return f"the answer to the first was lost ({first.call.trouble})"
    for number, kill in enumerate(kills, 1):
        if first.call.at <= kill < again.call.at:
            between = [at for at in moments if first.call.at < at <= kill]
            if not between:
                return f"kill {number}, {kill - first.call.at:.2f} s after Telegram had accepted it"
    return ""


def _pressed(call: Call) -> tuple[str, ...]:
    markup = call.arguments.get("reply_markup")
    keyboard = json.loads(markup) if isinstance(markup, str) and markup else markup or {}
    rows = keyboard.get("inline_keyboard", [])
    return tuple(button.get("callback_data", "") for row in rows for button in row)
