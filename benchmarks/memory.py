"""How much memory stays taken after many updates, and whether it grows with more: beside the echo bot.

It does not say what the memory is for.
"""

from __future__ import annotations

from pathlib import Path

from benchmarks.measuring import Figure, say
from benchmarks.running import running
from benchmarks.whole_path import ECHO
from benchmarks.writing import distinct

PORTION = 1000


async def measure(folder: Path, *, updates: int) -> list[Figure]:
    taken: dict[str, tuple[float, float, float]] = {}
    texts = distinct(2 * updates)
    for kind in ("ours", "echo"):
        async with running(kind, folder / kind) as bot:
            marks = [bot.megabytes()]
            for half in (texts[:updates], texts[updates:]):
                for first in range(0, updates, PORTION):
                    await bot.answers(half[first : first + PORTION])
                marks.append(bot.megabytes())
        taken[kind] = (marks[0], marks[1], marks[2])
        say(f"  {kind}: " + ", ".join(f"{mark:.1f} MB" for mark in marks))
    own, echo = taken["ours"], taken["echo"]
    return [
        Figure(f"resident memory after {updates:,} updates", "MB", (own[1],), ECHO, (echo[1],), goal=2.5),
        Figure(
            f"the same after another {updates:,}", "MB", (own[2],), f"after {updates:,}", (own[1],), goal=1.05
        ),
        Figure("resident memory at the start", "MB", (own[0],), ECHO, (echo[0],)),
    ]
