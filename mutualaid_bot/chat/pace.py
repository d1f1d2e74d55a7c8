"""How fast Telegram lets a bot speak: the windows that every send and edit must stay within.

It neither waits nor sends, and reads no clock: the caller hands in seconds that never go back.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field

from mutualaid_bot.domain.notices import Lane

# Telegram allows about 30 in a second and 20 a minute in a group; a little less overall does no harm.
OVERALL = 28
GROUP = 20
KEPT_FOR_ANSWERS = 3
SECOND = 1.0
MINUTE = 60.0
BURST = 3
# A wait ends a hair later than it must, so that rounding never puts one call too many into a window.
HAIR = 0.001
# How long until one looks again whether a call on its way has arrived.
SOON = 0.05
PRUNE_AT = 4096


@dataclass(slots=True)
class Window:
    """Calls of the last so many seconds, and those on their way.

    Telegram counts a call when it arrives, somewhere between its start and its answer. So a call on its way
    counts, and one that was answered counts from its answer on: then no window at Telegram's side holds
    more, however long calls take.
    """

    seconds: float
    answered: deque[float] = field(default_factory=deque)
    flying: int = 0

    def until_room(self, t: float, messages: int, limit: int) -> float:
        while self.answered and self.answered[0] <= t - self.seconds:
            self.answered.popleft()
        surplus = len(self.answered) + self.flying + messages - limit
        if surplus <= 0 or self.is_empty():
            return 0.0
        if surplus > len(self.answered):
            if self.flying:
                return SOON
            # More at once than the limit (an album in a narrow lane) goes when the window is empty.
            surplus = len(self.answered)
        return self.answered[surplus - 1] + self.seconds - t + HAIR

    def land(self, t: float, messages: int) -> None:
        self.flying -= messages
        self.answered.extend([t] * messages)

    def is_empty(self) -> bool:
        return not self.answered and not self.flying

    def is_over(self, t: float) -> bool:
        return not self.flying and (not self.answered or self.answered[-1] <= t - self.seconds)


@dataclass(slots=True)
class Burst:
    """A person may get three messages at once, then one a second; nothing refills during a call."""

    since: float
    left: float = float(BURST)
    flying: int = 0

    def at(self, t: float) -> float:
        return self.left if self.flying else min(float(BURST), self.left + (t - self.since) / SECOND)


class Pace:
    """Negative chats are groups. Each call: ``wait`` until 0, ``spend``, make it, ``land``."""

    def __init__(self) -> None:
        self._limited = True
        self._held_until = float("-inf")
        self._all = Window(SECOND)
        self._groups: dict[int, Window] = {}
        self._people: dict[int, Burst] = {}

    @classmethod
    def unlimited(cls) -> Pace:
        """For a server that counts nothing; a deadline from ``hold_until`` still stands."""
        pace = cls()
        pace._limited = False
        return pace

    def wait(self, chat_id: int, lane: Lane, t: float, *, messages: int = 1) -> float:
        """Seconds until this may go out; 0.0: now. An album is as many messages as it has photos."""
        return max(self.overall(lane, t, messages=messages), self.chat(chat_id, lane, t, messages=messages))

    def overall(self, lane: Lane, t: float, *, messages: int = 1) -> float:
        """The part of the wait that is the same for every chat."""
        held = max(0.0, self._held_until - t)
        if not self._limited:
            return held
        return max(held, self._all.until_room(t, messages, _limit(OVERALL, lane)))

    def chat(self, chat_id: int, lane: Lane, t: float, *, messages: int = 1) -> float:
        """The part of the wait that is this chat's own."""
        if not self._limited:
            return 0.0
        if chat_id < 0:
            window = self._groups.get(chat_id)
            return window.until_room(t, messages, _limit(GROUP, lane)) if window else 0.0
        burst = self._people.get(chat_id)
        if burst is None:
            return 0.0
        short = min(messages, BURST) - burst.at(t)
        if short <= 0:
            return 0.0
        return SOON if burst.flying else short * SECOND + HAIR

    def spend(self, chat_id: int, t: float, *, messages: int = 1) -> None:
        """Count what goes out now."""
        if not self._limited:
            return
        self._all.flying += messages
        if chat_id < 0:
            self._groups.setdefault(chat_id, Window(MINUTE)).flying += messages
        else:
            burst = self._people.setdefault(chat_id, Burst(t))
            burst.left, burst.since = burst.at(t) - messages, t
            burst.flying += messages
        if len(self._people) + len(self._groups) > PRUNE_AT:
            self._prune(t)

    def land(self, chat_id: int, t: float, *, messages: int = 1) -> None:
        """What was spent was answered, or has failed."""
        if not self._limited:
            return
        self._all.land(t, messages)
        if chat_id < 0:
            self._groups[chat_id].land(t, messages)
        else:
            burst = self._people[chat_id]
            burst.since = t
            burst.flying -= messages

    def hold_until(self, t: float) -> None:
        """Nothing at all goes out before ``t``: Telegram said so."""
        self._held_until = max(self._held_until, t)

    def _prune(self, t: float) -> None:
        self._people = {chat: b for chat, b in self._people.items() if b.flying or b.at(t) < BURST}
        self._groups = {chat: window for chat, window in self._groups.items() if not window.is_over(t)}


class GrowingPause:
    """How long to wait after each failure in a row: longer each time, at most ``longest`` seconds."""

    def __init__(self, first: float = 1.0, *, longest: float = 30.0) -> None:
        self._first = first
        self._longest = longest
        self._next = first

    def next(self) -> float:
        pause = self._next
        self._next = min(self._longest, pause * 2)
        return pause

    def reset(self) -> None:
        self._next = self._first


def _limit(limit: int, lane: Lane) -> int:
    return limit if lane is Lane.ANSWER else limit - KEPT_FOR_ANSWERS
