"""Who could meet a post: the store's search beside its own SQL in the sqlite3 module, and among few posts.

It does not judge who fits, and neither does the search.
"""

from __future__ import annotations

import random
import sqlite3
import time
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from benchmarks.measuring import Figure, percentile, say
from mutualaid_bot.domain.posts import Post
from mutualaid_bot.store.database import Database
from mutualaid_bot.store.posts import Posts
from mutualaid_bot.store.statements import Row, Statements, Value
from mutualaid_bot.store.vault import Vault

WARM_UP = 50


class _Noted(Statements):
    """Also notes what is asked, so that the same can be asked without us."""

    def __init__(self, statements: Statements) -> None:
        self._inner = statements
        self.asked: list[tuple[str, tuple[Value, ...]]] = []

    async def rows(self, sql: str, *values: Value, long: bool = False) -> list[Row]:
        self.asked.append((sql, values))
        return await self._inner.rows(sql, *values, long=long)


async def _both(path: Path, queries: int, seed: int) -> tuple[list[float], list[float], float]:
    """Milliseconds of each search, ours and the bare statements', in turns; and posts found in the middle."""
    ours: list[float] = []
    bare: list[float] = []
    found: list[int] = []
    database = Database(path, Vault.open(path.with_suffix(".key")))
    await database.open()
    try:
        with closing(sqlite3.connect(path, isolation_level=None, cached_statements=256)) as connection:
            async with database.reading() as tx:
                for place, post in enumerate(await _some(tx.posts, queries + WARM_UP, seed)):
                    noted = _Noted(tx.statements)
                    await Posts(noted).candidates(post, limit=200)
                    # Both find the pages where the search above left them; who goes first changes in turn.
                    for _ in range(2):
                        if (place + _) % 2:
                            began = time.perf_counter()
                            found.append(len(await tx.posts.candidates(post, limit=200)))
                            ours.append((time.perf_counter() - began) * 1000)
                        else:
                            bare.append(_ask(connection, noted.asked))
    finally:
        await database.close()
    return ours[WARM_UP:], bare[WARM_UP:], percentile(found, 0.5)


def _ask(connection: sqlite3.Connection, asked: Sequence[tuple[str, tuple[Value, ...]]]) -> float:
    began = time.perf_counter()
    for sql, values in asked:
        connection.execute(sql, values).fetchall()
    return (time.perf_counter() - began) * 1000


async def _some(posts: Posts, number: int, seed: int) -> list[Post]:
    """Posts drawn from all of them, so that what many want is asked for often."""
    last = 10_000 if (await posts.get(1_000_000)) is None else 1_000_000
    dice = random.Random(seed)
    drawn = [await posts.get(dice.randint(1, last)) for _ in range(number)]
    return [post for post in drawn if post is not None]


async def measure(large: Path, small: Path, *, rounds: int, queries: int) -> list[Figure]:
    p99: dict[str, list[float]] = {name: [] for name in ("ours", "bare", "small")}
    p50: dict[str, list[float]] = {name: [] for name in ("ours", "bare")}
    found = 0.0
    for number in range(rounds):
        few, _, _ = await _both(small, queries, number)
        ours, bare, found = await _both(large, queries, number)
        for name, values in (("ours", ours), ("bare", bare), ("small", few)):
            p99[name].append(percentile(values, 0.99))
        p50["ours"].append(percentile(ours, 0.5))
        p50["bare"].append(percentile(bare, 0.5))
        say(f"  round {number + 1}: p99 {p99['ours'][-1]:.2f} ms, bare {p99['bare'][-1]:.2f} ms")
    name = "candidates for one post among 1,000,000 open posts"
    same = "the same statements, sqlite3 module"
    note = f"{found:.0f} posts are found and read each time"
    return [
        Figure(f"{name}, p99", "ms", tuple(p99["ours"]), same, tuple(p99["bare"]), goal=3.0, note=note),
        Figure(f"{name}, p50", "ms", tuple(p50["ours"]), same, tuple(p50["bare"])),
        Figure(f"{name}, p99", "ms", tuple(p99["ours"]), "among 10,000", tuple(p99["small"]), goal=2.0),
    ]
