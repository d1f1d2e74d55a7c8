"""Takes the words out of posts that may no longer keep them.

It does not decide which posts those are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from mutualaid_bot.store.moments import seconds
from mutualaid_bot.store.packing import pack_fields, unpack_fields
from mutualaid_bot.store.photos import take_back
from mutualaid_bot.store.statements import Row, Statements


async def without_words(sql: Statements, posts: Sequence[Row], now: datetime) -> None:
    """Text, names, photos, items and the drafts behind them go, also photos that someone was sent; what may
    be counted stays."""
    at = seconds(now)
    await sql.each(
        """UPDATE posts SET text = NULL, for_whom = NULL, photos = '[]', source_message = NULL, fields = ?,
             wiped_at = ? WHERE id = ?""",
        [(pack_fields(replace(unpack_fields(row["fields"]), items=())), at, row["id"]) for row in posts],
    )
    await sql.each("DELETE FROM drafts WHERE post_id = ?", [(row["id"],) for row in posts])
    await take_back(sql, "post_id", [row["id"] for row in posts], now)
    await sql.each(
        "UPDATE proposals SET reasons = '[]' WHERE need_id = ? OR offer_id = ?",  # they name things
        [(row["id"], row["id"]) for row in posts],
    )
