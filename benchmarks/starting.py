"""How long the bot takes from nothing to its first getUpdates: with a million open posts, and with none.

It takes the database as it is, and measures nothing after the start.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from benchmarks.filling import board
from benchmarks.measuring import Figure, say
from benchmarks.running import running


async def measure(large: Path, folder: Path, *, rounds: int) -> list[Figure]:
    seconds: dict[str, list[float]] = {"large": [], "empty": []}
    cpu: dict[str, list[float]] = {"large": [], "empty": []}
    places = {"large": folder / "large", "empty": folder / "empty"}
    for place in places.values():
        place.mkdir(parents=True)
    shutil.copy(large, places["large"] / "bot.db")
    shutil.copy(large.with_suffix(".key"), places["large"] / "bot.key")
    board(places["empty"] / "bot.db", 0)
    for number in range(rounds + 1):
        for name in ("large", "empty") if number % 2 else ("empty", "large"):
            async with running("paced", places[name]) as bot:
                if number:  # the first start of each fills the disk's cache, and the key is made
                    seconds[name].append(bot.started_in)
                    cpu[name].append(bot.cpu_at_start)
        if number:
            say(f"  round {number}: {seconds['large'][-1]:.2f} s, empty {seconds['empty'][-1]:.2f} s")
    name = "start with 1,000,000 open posts, until the first getUpdates"
    empty = "an empty database"
    return [
        Figure(name, "s", tuple(seconds["large"]), empty, tuple(seconds["empty"]), goal=1.2),
        Figure(f"{name}, CPU", "s", tuple(cpu["large"]), empty, tuple(cpu["empty"])),
    ]
