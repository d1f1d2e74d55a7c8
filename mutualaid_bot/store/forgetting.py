"""Forgetting one person: every table that holds something of theirs.

It does not close their posts or edit messages; those are the steps' business.
"""

from __future__ import annotations

import json
from datetime import datetime

from mutualaid_bot.store.moments import seconds
from mutualaid_bot.store.photos import forget_owner, forget_reader
from mutualaid_bot.store.statements import Statements, places
from mutualaid_bot.store.vault import Vault
from mutualaid_bot.store.wording import without_words

NOBODY = 0  # the posts of all who were forgotten are theirs: they are counted, and nobody is behind them


async def forget(sql: Statements, vault: Vault, member_id: int, now: datetime) -> None:
    """Posts lose their words and their writer; who saw which contact stays, under a keyed hash.

    The person's number stays with a language and the messages that still have to be edited, until those
    are (see ``drop_shells``).
    """
    at = seconds(now)
    await sql.change(
        """UPDATE members SET called = '', neighborhood = NULL, joined_at = ?, started = FALSE,
             reachable = FALSE, in_group = FALSE, digests = FALSE, away = FALSE, away_until = NULL,
             unreachable_why = NULL, unreachable_since = NULL, call_told_at = NULL, forgotten_at = ?
           WHERE id = ?""",
        at,
        at,
        member_id,
    )
    # A draft begun in a group is kept under its writer's id with a minus.
    await sql.change("DELETE FROM drafts WHERE member_id = ?", -member_id)
    for table in ("contacts", "drafts", "tokens"):
        await sql.change(f"DELETE FROM {table} WHERE member_id = ?", member_id)
    await sql.change("DELETE FROM memberships WHERE user_id = ?", member_id)
    await sql.change("DELETE FROM alarms WHERE kind = 'away_over' AND subject = ?", member_id)
    await _forget_posts(sql, member_id, now)
    await _forget_decisions(sql, member_id)
    known, hashed = str(member_id), vault.hashed(str(member_id))
    await sql.change("UPDATE reveals SET owner = ? WHERE owner = ?", hashed, known)
    await sql.change("UPDATE reveals SET reader = ? WHERE reader = ?", hashed, known)
    await _forget_updates(sql, vault, member_id)


async def _forget_posts(sql: Statements, member_id: int, now: datetime) -> None:
    posts = await sql.rows("SELECT * FROM posts WHERE member_id = ?", member_id)
    await without_words(sql, posts, now)
    await forget_owner(sql, member_id)
    await forget_reader(sql, member_id, now)
    at = seconds(now)
    await sql.change(
        """INSERT INTO members (id, called, language, joined_at, started, reachable, in_group, digests, away,
             forgotten_at)
           VALUES (?, '', '', ?, FALSE, FALSE, FALSE, FALSE, FALSE, ?) ON CONFLICT (id) DO NOTHING""",
        NOBODY,
        at,
        at,
    )
    await sql.change("UPDATE posts SET member_id = ? WHERE member_id = ?", NOBODY, member_id)


async def _forget_decisions(sql: Statements, member_id: int) -> None:
    """Of a coordinator: their decisions stand, without their name."""
    await sql.change(
        """UPDATE reveals SET approved_by = '' WHERE introduction_id IN
             (SELECT i.id FROM introductions i JOIN votes v ON v.proposal_id = i.proposal_id
              WHERE v.user_id = ?)""",
        member_id,
    )
    # A number that no two have: two yeses of one proposal stay two.
    await sql.change("UPDATE votes SET name = '', user_id = -id WHERE user_id = ?", member_id)


async def _forget_updates(sql: Statements, vault: Vault, member_id: int) -> None:
    """Only failed updates are still there; one that waits its turn came after the wish to be forgotten, and
    is dropped as soon as it is answered. One that is to be tried again came before it."""
    await sql.change(
        """UPDATE inbox SET state = 'failed' WHERE state = 'again' OR (state = 'waiting' AND chat_key = ?
             AND id < (SELECT MIN(b.id) FROM inbox b WHERE b.state = 'begun' AND b.chat_key = ?))""",
        str(member_id),
        str(member_id),
    )
    rows = await sql.rows(
        "SELECT id, chat_key, raw FROM inbox WHERE state = 'failed' AND raw IS NOT NULL", long=True
    )
    theirs = [
        int(row["id"])
        for row in rows
        if row["chat_key"] == str(member_id) or _speaks_of(json.loads(vault.unseal(row["raw"])), member_id)
    ]
    if theirs:
        await sql.change(f"UPDATE inbox SET raw = NULL WHERE id IN ({places(theirs)})", *theirs)
    await sql.change(
        "UPDATE inbox SET chat_key = '' WHERE chat_key = ? AND state IN ('done', 'failed')", str(member_id)
    )


def _speaks_of(part: object, member_id: int) -> bool:
    """Whether any person or chat in a raw update is this member."""
    if isinstance(part, dict):
        return part.get("id") == member_id or any(_speaks_of(inner, member_id) for inner in part.values())
    return isinstance(part, list) and any(_speaks_of(inner, member_id) for inner in part)


async def drop_shells(sql: Statements) -> None:
    """Of people who were forgotten, and to whom nothing is left to edit, not even the number stays."""
    gone = """SELECT m.id FROM members m WHERE m.forgotten_at IS NOT NULL AND m.id <> ?
        AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.chat_id = m.id AND o.state IN ('queued', 'sending'))"""
    await sql.change(f"DELETE FROM outbox WHERE chat_id IN ({gone})", NOBODY, long=True)
    await sql.change(f"DELETE FROM cards WHERE chat_id IN ({gone})", NOBODY, long=True)
    await sql.change(f"DELETE FROM members WHERE id IN ({gone})", NOBODY, long=True)
