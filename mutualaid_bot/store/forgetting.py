"""Forgetting one person: every table that holds something of theirs.

It does not close their posts or edit messages; those are the steps' business.
"""

from __future__ import annotations

import json
from datetime import datetime

from mutualaid_bot.store.moments import seconds
from mutualaid_bot.store.statements import Statements, places
from mutualaid_bot.store.vault import Vault
from mutualaid_bot.store.wording import without_words


async def forget(sql: Statements, vault: Vault, member_id: int, now: datetime) -> None:
    """Leaves a row without a name, for counts and posts to refer to; reveals stay under a keyed hash."""
    at = seconds(now)
    await sql.change(
        """UPDATE members SET called = '', neighborhood = NULL, started = FALSE, reachable = FALSE,
             in_group = FALSE, digests = FALSE, away = FALSE, away_until = NULL, forgotten_at = ?
           WHERE id = ?""",
        at,
        member_id,
    )
    # A draft begun in a group is kept under its writer's id with a minus.
    await sql.change("DELETE FROM drafts WHERE member_id = ?", -member_id)
    for table in ("contacts", "drafts", "tokens"):
        await sql.change(f"DELETE FROM {table} WHERE member_id = ?", member_id)
    await sql.change("DELETE FROM memberships WHERE user_id = ?", member_id)
    await sql.change("UPDATE votes SET name = '' WHERE user_id = ?", member_id)
    await sql.change("DELETE FROM alarms WHERE kind = 'away_over' AND subject = ?", member_id)
    posts = await sql.rows("SELECT * FROM posts WHERE member_id = ?", member_id)
    await without_words(sql, posts, now)
    known, hashed = str(member_id), vault.hashed(str(member_id))
    await sql.change("UPDATE reveals SET owner = ? WHERE owner = ?", hashed, known)
    await sql.change("UPDATE reveals SET reader = ? WHERE reader = ?", hashed, known)
    await _forget_updates(sql, vault, member_id)


async def _forget_updates(sql: Statements, vault: Vault, member_id: int) -> None:
    """Only failed updates are still there; one that waits its turn came after the wish to be forgotten, and
    is dropped as soon as it is answered."""
    rows = await sql.rows("SELECT id, chat_key, raw FROM inbox WHERE state = 'failed' AND raw IS NOT NULL")
    theirs = [
        int(row["id"])
        for row in rows
        if row["chat_key"] == str(member_id) or _speaks_of(json.loads(vault.unseal(row["raw"])), member_id)
    ]
    if theirs:
        await sql.change(f"UPDATE inbox SET raw = NULL WHERE id IN ({places(theirs)})", *theirs)


def _speaks_of(part: object, member_id: int) -> bool:
    """Whether any person or chat in a raw update is this member."""
    if isinstance(part, dict):
        return part.get("id") == member_id or any(_speaks_of(inner, member_id) for inner in part.values())
    return isinstance(part, list) and any(_speaks_of(inner, member_id) for inner in part)
