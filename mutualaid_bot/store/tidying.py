"""What may not be kept any longer: words of closed posts, contacts of those who left, old records.

It is told the moments; the days are the group's own.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from mutualaid_bot.store.forgetting import drop_shells
from mutualaid_bot.store.lost_groups import LostGroups
from mutualaid_bot.store.moments import seconds
from mutualaid_bot.store.statements import Statements
from mutualaid_bot.store.wording import without_words

DONE_UPDATES = timedelta(hours=48)  # as long as Telegram may send one again, twice over
FAILED_UPDATES = timedelta(days=7)
OUTBOX_ROWS = timedelta(days=7)


async def wipe(sql: Statements, *, closed_before: datetime, now: datetime) -> int:
    """Posts closed by then, that second included, lose their words; whoever has had no post since loses
    their contacts too."""
    before = seconds(closed_before)
    posts = await sql.rows("SELECT * FROM posts WHERE closed_at <= ? AND wiped_at IS NULL", before, long=True)
    await without_words(sql, posts, now)
    await sql.change(
        """DELETE FROM contacts WHERE given_at <= ?
             AND NOT EXISTS (SELECT 1 FROM posts p WHERE p.member_id = contacts.member_id
                               AND (p.closed_at IS NULL OR p.closed_at > ?))
             AND NOT EXISTS (SELECT 1 FROM drafts d WHERE d.member_id = contacts.member_id)""",
        before,
        before,
        long=True,
    )
    return len(posts)


async def tidy(sql: Statements, now: datetime, *, reveals_before: datetime) -> None:
    at = seconds(now)
    await sql.change("DELETE FROM tokens WHERE expires_at <= ?", at)
    await sql.change("DELETE FROM claim_codes WHERE expires_at <= ?", at)
    await sql.change("DELETE FROM reveals WHERE revealed_at < ?", seconds(reveals_before))
    for state, kept in (("done", DONE_UPDATES), ("failed", FAILED_UPDATES)):
        await sql.change(
            "DELETE FROM inbox WHERE state = ? AND ended_at < ?", state, seconds(now - kept), long=True
        )
    await sql.change(
        "DELETE FROM outbox WHERE state IN ('sent', 'failed', 'dropped') AND made_at < ?",
        seconds(now - OUTBOX_ROWS),
        long=True,
    )
    await LostGroups(sql).try_topics_again()
    await drop_shells(sql)
