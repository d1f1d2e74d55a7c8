"""Groups of ours, and topics in them, that the bot cannot write to: since when, and why.

It does not say what to do about it, and it does not know which group is whose.
"""

from __future__ import annotations

from datetime import datetime

from mutualaid_bot.store.moments import seconds
from mutualaid_bot.store.outbox import UNSENT
from mutualaid_bot.store.statements import Statements

_WHOLE = 0  # in place of a topic


class LostGroups:
    def __init__(self, statements: Statements) -> None:
        self._sql = statements

    async def lose(self, chat_id: int, why: str, now: datetime, *, topic_id: int | None = None) -> bool:
        """Whether this is new."""
        lost = await self._sql.change(
            """INSERT INTO lost_groups (chat_id, topic_id, why, lost_at) VALUES (?, ?, ?, ?)
               ON CONFLICT (chat_id, topic_id) DO NOTHING""",
            chat_id,
            topic_id or _WHOLE,
            why,
            seconds(now),
        )
        return lost == 1

    async def find(self, chat_id: int) -> bool:
        """It can be written to again: what waits for it is due. Whether it had been lost."""
        found = await self._sql.change(
            "DELETE FROM lost_groups WHERE chat_id = ? AND topic_id = ?", chat_id, _WHOLE
        )
        if found:
            await self._sql.change(
                "UPDATE outbox SET next_try_at = NULL WHERE chat_id = ? AND state = 'queued'", chat_id
            )
        return found == 1

    async def keep_cards_only(self, chat_id: int, why: str) -> None:
        """While it is lost only cards wait for it: they say how things are then, and news would be old."""
        await self._sql.change(
            f"""UPDATE outbox SET state = 'failed', why = ?, data = NULL, next_try_at = NULL
                WHERE chat_id = ? AND op <> 'card' AND {UNSENT}""",
            why,
            chat_id,
        )

    async def try_topics_again(self) -> None:
        """A closed topic may have been opened: nobody tells the bot."""
        await self._sql.change("DELETE FROM lost_groups WHERE topic_id <> ?", _WHOLE)
