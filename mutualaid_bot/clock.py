"""The one clock of the program. It is read at the edge: once per update, and once per beat.

It does not know what anyone does with the time.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

DEMO_CLOCK = "MUTUALAID_DEMO_CLOCK"

Clock = Callable[[], datetime]


def clock_of(environ: Mapping[str, str]) -> Clock:
    """The real time; in the demo, moved by the seconds that stand in a file."""
    path = environ.get(DEMO_CLOCK)
    if not path:
        return real_time
    file = Path(path)

    def turned() -> datetime:
        try:
            return real_time() + timedelta(seconds=float(file.read_text(encoding="ascii")))
        except (OSError, ValueError):
            return real_time()

    return turned


def real_time() -> datetime:
    return datetime.now(UTC)
