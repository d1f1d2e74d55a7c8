"""What one update costs, from text to answer: our bot beside the bare echo bot.

Ours reads the text, keeps everything on disk and answers with the first missing question or the card.
"""

from __future__ import annotations

from pathlib import Path

from benchmarks.measuring import Figure, say
from benchmarks.running import Load, running
from benchmarks.writing import distinct

ECHO = "bare echo bot"
WARM_UP = 100


async def _load(kind: str, folder: Path, *, updates: int, one_by_one: bool) -> Load:
    texts = distinct(updates + WARM_UP)
    async with running(kind, folder) as bot:
        await bot.answers(texts[updates:], one_by_one=one_by_one)
        return await bot.answers(texts[:updates], one_by_one=one_by_one)


async def measure(folder: Path, *, rounds: int, updates: int) -> list[Figure]:
    loads: dict[tuple[str, bool], list[Load]] = {}
    for number in range(rounds):
        for one_by_one in (False, True):
            # Whoever goes first may find a busier machine: they take turns.
            for kind in ("ours", "echo") if number % 2 else ("echo", "ours"):
                load = await _load(
                    kind,
                    folder / f"{kind}{number}{one_by_one}",
                    updates=updates // (1 + one_by_one),
                    one_by_one=one_by_one,
                )
                say(f"  round {number + 1}, {kind}: {load.cpu_ms:.2f} ms CPU, {load.per_second:.0f} a second")
                loads.setdefault((kind, one_by_one), []).append(load)
    figures = []
    for one_by_one, words in ((False, "a hundred at once"), (True, "one after the other")):
        own, echo = loads["ours", one_by_one], loads["echo", one_by_one]
        figures += [
            Figure(
                f"CPU per update, whole path, {words}",
                "ms",
                tuple(load.cpu_ms for load in own),
                ECHO,
                tuple(load.cpu_ms for load in echo),
                goal=1.0,
            ),
            Figure(
                f"updates per second, {words}",
                "",
                tuple(load.per_second for load in own),
                ECHO,
                tuple(load.per_second for load in echo),
                goal=1.0,
                more=True,
            ),
        ]
    return figures
