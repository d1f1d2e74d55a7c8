"""What it costs to compose a digest and to queue it for all who read it.

It sends nothing: see ``flood``.
"""

from __future__ import annotations

import secrets
import sqlite3
import time
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.bots import environment
from benchmarks.filling import readers
from benchmarks.measuring import Figure, say
from mutualaid_bot.building import community_of, reader_of
from mutualaid_bot.config import load
from mutualaid_bot.files import example_config
from mutualaid_bot.flow import digesting
from mutualaid_bot.flow.turn import Turn
from mutualaid_bot.store.database import Database
from mutualaid_bot.store.vault import Vault


async def _queue(folder: Path, members: int) -> tuple[float, float]:
    """CPU milliseconds of ours, and of one INSERT of as many rows into the same table."""
    folder.mkdir(parents=True)  # noqa: ASYNC240  nothing else runs yet
    path, config = folder / "bot.db", folder / "config.toml"
    readers(path, members)
    config.write_text(example_config(), "utf-8")
    community = community_of(load(config, environment("http://127.0.0.1:1", folder)))
    database = Database(path, Vault.open(folder / "bot.key"))
    await database.open()
    try:
        reader = reader_of(community)
        began = time.process_time()
        async with database.transaction() as tx:
            turn = Turn(
                now=datetime.now(UTC), store=tx, community=community, reader=reader, bot_username="bench_bot",
                new_token=lambda: secrets.token_urlsafe(16),
            )  # fmt: skip
            record = await digesting.compose(turn)
            assert record is not None
            sent = await digesting.send(turn, record.id)
        ours = time.process_time() - began
        assert sent == members
        async with database.reading() as tx:
            assert await tx.letters.waiting() == members + 1  # and the members' group
    finally:
        await database.close()
    return ours * 1000, _insert(path, members)


def _insert(path: Path, members: int) -> float:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("DELETE FROM outbox")
        rows = [(number, number) for number in range(members)]
        began = time.process_time()
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany(
            """INSERT INTO outbox (chat_id, lane, op, silent, state, wanted, tries, made_at, send_after)
               VALUES (?, 2, 'say', FALSE, 'queued', 1, 0, 0, ?)""",
            rows,
        )
        connection.execute("COMMIT")
        return (time.process_time() - began) * 1000


async def measure(folder: Path, *, members: int, rounds: int) -> list[Figure]:
    sizes = (members // 4, members, members * 2)
    ours: dict[int, list[float]] = {size: [] for size in sizes}
    bare: dict[int, list[float]] = {size: [] for size in sizes}
    for number in range(rounds):
        for size in sizes:
            own, insert = await _queue(folder / f"{number}-{size}", size)
            ours[size].append(own)
            bare[size].append(insert)
        say(f"  round {number + 1}: " + ", ".join(f"{size:,}: {ours[size][-1]:.0f} ms" for size in sizes))
    return [
        Figure(
            f"a digest to {size:,} members: composing and queueing, CPU",
            "ms",
            tuple(ours[size]),
            "one INSERT of as many rows",
            tuple(bare[size]),
            note=f"{sorted(ours[size])[rounds // 2] / size * 1000:.1f} µs a member",
        )
        for size in sizes
    ]
