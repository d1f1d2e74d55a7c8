"""Nobody is flooded: what arrives at Telegram's side while a digest goes to everyone, at the real pace.

Members write meanwhile and want their answer; the coordinators' group gets more than a minute's share.
"""

from __future__ import annotations

import asyncio
import time
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from benchmarks.bots import NOTICES
from benchmarks.filling import readers
from benchmarks.measuring import Figure, percentile, say
from benchmarks.running import running
from benchmarks.writing import People, distinct

BETWEEN = 0.7  # seconds from one member's message to the next


def most_within(moments: Sequence[float], seconds: float) -> int:
    """The most of these moments in any window of this length, wherever it begins; its end is outside."""
    ordered = sorted(moments)
    return max(
        (bisect_left(ordered, began + seconds) - place for place, began in enumerate(ordered)), default=0
    )


async def measure(folder: Path, *, members: int, latency: float = 0.0) -> list[Figure]:
    folder.mkdir(parents=True)  # noqa: ASYNC240  nothing else runs yet
    readers(folder / "bot.db", members)
    waits: list[float] = []
    async with running("digest", folder, latency=latency) as bot:
        server, people = bot.server, People()
        written: dict[int, float] = {}

        def arrived(chat_id: int) -> None:
            if (since := written.pop(chat_id, None)) is not None:
                waits.append(time.perf_counter() - since)

        server.on_send = arrived
        digest: set[int] = set()

        def is_over() -> bool:
            digest.update(chat for _, chat in server.arrived[-200:] if chat >= 6_001_000_000)
            return len(digest) >= members

        async def write() -> None:
            for text in distinct(int(members / BETWEEN)):
                person, update = people.write(text)
                written[person] = time.perf_counter()
                server.put(update)
                await asyncio.sleep(BETWEEN)

        writing = asyncio.create_task(write())
        await server.until(is_over, seconds=members / 20 + 30)
        writing.cancel()
        sent = list(server.arrived)
    every = [when for when, _ in sent]
    broadcast = [when for when, chat in sent if chat >= 6_001_000_000]
    groups: dict[int, list[float]] = defaultdict(list)
    for when, chat in sent:
        if chat < 0:
            groups[chat].append(when)
    took = broadcast[-1] - broadcast[0]
    say(f"  {len(broadcast)} copies and {len(waits)} answers in {took:.1f} s")
    name = f"digest to {members:,}" + (f", {latency * 1000:.0f} ms away" if latency else "")
    share = max(most_within(moments, 60.0) for moments in groups.values())
    return [
        Figure(f"{name}: most messages in any second", "", (most_within(every, 1.0),), goal=30),
        Figure(
            f"{name}: most to a group in any minute", "", (share,), goal=20, note=f"of {NOTICES} queued"
        ),
        Figure(f"{name}: total time", "s", (took,), "N/30", (members / 30,), goal=1.10),
        Figure(
            f"{name}: a member's answer meanwhile, p99", "s", (percentile(waits, 0.99),), goal=1.0,
            note=f"of {len(waits)}; p50 {percentile(waits, 0.5):.2f} s",
        ),
    ]  # fmt: skip
