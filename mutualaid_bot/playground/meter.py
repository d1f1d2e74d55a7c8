"""Telegram's pace: how many messages a bot may send, measured over windows that slide.

It counts; it neither waits nor knows what is in a message. Telegram publishes no exact figures; these are
the ones from its FAQ, with the short bursts to one person that it tolerates.
"""

import math
import time
from collections import defaultdict, deque

PER_SECOND = 30
PER_GROUP_MINUTE = 20
PRIVATE_BURST = 4


class Meter:
    def __init__(self) -> None:
        self._all: deque[float] = deque()
        self._groups: dict[int, deque[float]] = defaultdict(deque)
        self._tokens: dict[int, tuple[float, float]] = {}

    def wait(self, chat_id: int, *, private: bool, messages: int = 1) -> int:
        """Seconds until this may be sent, 0 if now; only what may be sent is counted."""
        now = time.monotonic()
        waits = [_window(self._all, now, messages, limit=PER_SECOND, seconds=1.0)]
        tokens = 0.0
        if private:
            left, since = self._tokens.get(chat_id, (float(PRIVATE_BURST), now))
            tokens = min(float(PRIVATE_BURST), left + now - since)
            # An album is longer than a burst may be; it is let through when the burst is full.
            needed = min(messages, PRIVATE_BURST)
            waits.append(max(0.0, needed - tokens))
        else:
            waits.append(_window(self._groups[chat_id], now, messages, limit=PER_GROUP_MINUTE, seconds=60.0))
        longest = max(waits)
        if longest > 0:
            return max(1, math.ceil(longest))
        self._all.extend([now] * messages)
        if private:
            self._tokens[chat_id] = (tokens - messages, now)
        else:
            self._groups[chat_id].extend([now] * messages)
        return 0


def _window(sent: deque[float], now: float, messages: int, *, limit: int, seconds: float) -> float:
    while sent and sent[0] <= now - seconds:
        sent.popleft()
    surplus = len(sent) + messages - limit
    return sent[surplus - 1] + seconds - now if 0 < surplus <= len(sent) else 0.0
