"""Databases to measure on: a group with this many open posts, or this many members who read the digest.

Written with SQL alone, because a million posts by the bot's own ways would take an hour. It measures nothing.
"""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from mutualaid_bot.domain.kinds import Kind
from mutualaid_bot.domain.posts import Fields
from mutualaid_bot.store.migrating import migrate
from mutualaid_bot.store.packing import pack_fields

CATEGORIES = (
    "food", "transport", "housing", "childcare", "clothing", "furniture", "health", "errands", "language",
    "legal", "money", "repairs", "tech", "eldercare", "pets", "school", "work", "other",
)  # fmt: skip
NEIGHBORHOODS = tuple(f"Neighborhood {number}" for number in range(26))
POSTS_A_MEMBER = 5
DAY = 86_400
FIRST_MEMBER = 6_000_000_000
TEXT = "Hello, we are a family of four and could use this next week, any day after five would do. Thank you"


def board(path: Path, posts: int) -> None:
    """Open posts, half of them needs, in categories and neighborhoods as unevenly wanted as real ones; each
    with the two moments that every open post waits for."""
    migrate(path)
    dice = random.Random(7)
    now = int(datetime.now(UTC).timestamp())
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("PRAGMA cache_size = -400000")
        connection.execute("BEGIN")
        _members(connection, posts // POSTS_A_MEMBER + 1, now, in_group=False)
        drawn = list(_drawn(dice, posts, now))
        connection.executemany(
            """INSERT INTO posts (id, member_id, kind, state, neighborhood, urgent, fields, text, photos,
                 version, consent_version, capacity, "left", made_at, expires_at, renewals_asked, needs_call)
               VALUES (?, ?, ?, 'open', ?, FALSE, ?, ?, '[]', 1, 1, 1, 1, ?, ?, 0, FALSE)""",
            (
                (number, member, kind, place, fields, TEXT, made, made + 28 * DAY)
                for number, member, kind, _, place, fields, made in drawn
            ),
        )
        connection.executemany(
            """INSERT INTO post_categories (category, post_id, kind, neighborhood, made_at, open, available)
               VALUES (?, ?, ?, ?, ?, TRUE, TRUE)""",
            sorted(
                (category, number, kind, place, made) for number, _, kind, category, place, _, made in drawn
            ),
        )
        for moment, days in (("expire", 28), ("renew", 21)):
            connection.executemany(
                "INSERT INTO alarms (kind, subject, due_at) VALUES (?, ?, ?)",
                ((moment, number, made + days * DAY) for number, *_, made in drawn),
            )
        connection.execute("COMMIT")
        connection.execute("ANALYZE")
        connection.execute("DELETE FROM sqlite_stat1")  # the bot's own databases have none
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _drawn(dice: random.Random, posts: int, now: int) -> Iterator[tuple[int, int, str, str, str, str, int]]:
    """Number, member, kind, category, neighborhood, fields and moment of each post, the oldest first."""
    weights = [1 / (rank + 1) for rank in range(len(CATEGORIES))]
    near = [1 / (rank + 1) for rank in range(len(NEIGHBORHOODS))]
    categories = dice.choices(CATEGORIES, weights, k=posts)
    places = dice.choices(NEIGHBORHOODS, near, k=posts)
    packed: dict[tuple[str, str, str], str] = {}
    for number in range(1, posts + 1):
        category, place = categories[number - 1], places[number - 1]
        kind = dice.choice((Kind.NEED, Kind.OFFER))
        key = (kind.value, category, place)
        if key not in packed:
            packed[key] = pack_fields(Fields(kind=kind, categories=(category,), neighborhood=place))
        # Of the last two weeks: nothing falls due while it is measured.
        made = now - 14 * DAY + number * 13 * DAY // posts
        yield number, FIRST_MEMBER + number // POSTS_A_MEMBER, kind.value, category, place, packed[key], made


def readers(path: Path, members: int) -> None:
    """Members of the group who have started the bot, and thirty needs for the digest to choose from."""
    board(path, 60)
    now = int(datetime.now(UTC).timestamp())
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("BEGIN")
        _members(connection, members, now, in_group=True, first=FIRST_MEMBER + 1_000_000)
        connection.execute("UPDATE members SET digests = FALSE WHERE NOT in_group")
        connection.execute("COMMIT")


def _members(
    connection: sqlite3.Connection, number: int, now: int, *, in_group: bool, first: int = FIRST_MEMBER
) -> None:
    connection.executemany(
        """INSERT INTO members (id, called, language, joined_at, neighborhood, started, reachable, in_group,
             digests, away) VALUES (?, 'Ana', 'en', ?, ?, TRUE, TRUE, ?, TRUE, FALSE)""",
        (
            (first + place, now - 30 * DAY, NEIGHBORHOODS[place % len(NEIGHBORHOODS)], in_group)
            for place in range(number)
        ),
    )
