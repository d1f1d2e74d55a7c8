"""The playground's clock: real time plus an offset that can be turned forward.

It does not tell the bot the time; whoever runs the bot hands the offset on.
"""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta


class Clock:
    def __init__(self, start: datetime | None = None) -> None:
        self.offset = 0.0 if start is None else start.timestamp() - time.time()
        self.on_turn: list[Callable[[float], None]] = []

    def now(self) -> datetime:
        return datetime.now(UTC) + timedelta(seconds=self.offset)

    def stamp(self) -> int:
        return int(self.now().timestamp())

    def turn(self, seconds: float) -> None:
        """Let that much time pass at once. Time never runs backwards."""
        if seconds < 0:
            raise ValueError("time cannot be turned back")
        self.offset += seconds
        for listener in self.on_turn:
            listener(self.offset)

    def turn_to(self, moment: datetime) -> None:
        self.turn((moment - self.now()).total_seconds())
