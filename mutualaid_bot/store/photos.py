"""Photos that followed an introduction: whose they are and where they stand, so that they can be taken back.

It keeps no photo, and deletes nothing in a chat: that is a letter like any other.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from mutualaid_bot.domain.cards import Card
from mutualaid_bot.domain.notices import Lane
from mutualaid_bot.domain.proposals import Side
from mutualaid_bot.store.moments import seconds
from mutualaid_bot.store.statements import Statements

TAKEN_BACK = timedelta(hours=47)  # Telegram allows it for 48; a letter needs some time to get there
GONE = 0  # in place of a reader who was forgotten


class Photos:
    def __init__(self, statements: Statements) -> None:
        self._sql = statements

    async def remember(self, card: Card, message_ids: Sequence[int], now: datetime) -> None:
        """They went out with this introduction. If either of the two was forgotten while they were on their
        way, or the post lost its words, they are taken back at once."""
        row = await self._sql.row(
            """SELECT r.need_id, r.offer_id FROM introductions i JOIN proposals r ON r.id = i.proposal_id
               WHERE i.id = ?""",
            card.subject_id,
        )
        if row is None:
            return
        post_id = row["offer_id"] if card.part == Side.NEED else row["need_id"]
        await self._sql.each(
            "INSERT INTO sent_photos (post_id, chat_id, message_id, sent_at) VALUES (?, ?, ?, ?)",
            [(post_id, card.chat_id, message_id, seconds(now)) for message_id in message_ids],
        )
        if await self._sql.row("SELECT 1 FROM posts WHERE id = ? AND wiped_at IS NOT NULL", post_id):
            await take_back(self._sql, "post_id", [post_id], now)
        if await self._sql.row(
            "SELECT 1 FROM members WHERE id = ? AND forgotten_at IS NOT NULL", card.chat_id
        ):
            await forget_reader(self._sql, card.chat_id, now)

    async def stay(self, member_id: int, now: datetime) -> bool:
        """Whether photos of theirs will stay with someone: it is too late, or the other cannot be reached."""
        row = await self._sql.row(
            """SELECT 1 FROM sent_photos s JOIN posts p ON p.id = s.post_id
               LEFT JOIN members m ON m.id = s.chat_id
               WHERE p.member_id = ? AND (s.sent_at <= ? OR NOT m.reachable) LIMIT 1""",
            member_id,
            seconds(now - TAKEN_BACK),
        )
        return row is not None


async def take_back(sql: Statements, column: str, ids: Sequence[int], now: datetime) -> None:
    """Those of these posts, or in these chats. What stands there too long already stays noted, so that its
    owner can be told the truth."""
    since = seconds(now - TAKEN_BACK)
    await sql.each(
        f"""INSERT INTO outbox (chat_id, lane, op, target_message, silent, state, wanted, tries, made_at,
              send_after)
            SELECT chat_id, ?, 'delete', message_id, TRUE, 'queued', 1, 0, ?, ? FROM sent_photos
            WHERE {column} = ? AND sent_at > ? ORDER BY id""",
        [(int(Lane.NOTICE), seconds(now), seconds(now), each, since) for each in ids],
    )
    await sql.each(
        f"DELETE FROM sent_photos WHERE {column} = ? AND sent_at > ?", [(each, since) for each in ids]
    )


async def forget_reader(sql: Statements, member_id: int, now: datetime) -> None:
    """What others showed them goes from their chat too."""
    await take_back(sql, "chat_id", [member_id], now)
    await sql.change("UPDATE sent_photos SET chat_id = ?, message_id = 0 WHERE chat_id = ?", GONE, member_id)


async def forget_owner(sql: Statements, member_id: int) -> None:
    """They were told which could not be taken back; nothing more is kept of those."""
    await sql.change(
        "DELETE FROM sent_photos WHERE post_id IN (SELECT id FROM posts WHERE member_id = ?)", member_id
    )
