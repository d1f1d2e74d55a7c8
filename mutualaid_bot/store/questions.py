"""Cards that wait for somebody's tap, for showing them anew.

Changes nothing, and does not know what a card says: some that it finds may have nothing to ask any more.
"""

from __future__ import annotations

from datetime import datetime

from mutualaid_bot.domain.cards import Card, Subject
from mutualaid_bot.store.moments import due
from mutualaid_bot.store.outbox import UNSENT, card_of
from mutualaid_bot.store.statements import Statements, places

# Whether a card's subject still waits for somebody's word.
_OPEN = {
    Subject.DRAFT: "EXISTS (SELECT 1 FROM drafts d WHERE d.id = c.subject_id)",
    Subject.QUESTION: """EXISTS
        (SELECT 1 FROM proposals r WHERE r.id = c.subject_id AND r.state = 'approved')""",
    Subject.PROPOSAL: """EXISTS
        (SELECT 1 FROM proposals r WHERE r.id = c.subject_id AND r.state = 'shown'
           AND r.later_until IS NULL)""",
    Subject.RENEWAL: """EXISTS
        (SELECT 1 FROM posts p WHERE p.id = c.subject_id AND p.state = 'open' AND p.renewals_asked > 0
           AND NOT p.needs_call)""",
    Subject.FOLLOW_UP: """EXISTS
        (SELECT 1 FROM introductions i WHERE i.id = c.subject_id AND i.asks > 0 AND i.state <> 'unknown')""",
}
_PERSONAL = (
    Subject.DRAFT,
    Subject.QUESTION,
    Subject.RENEWAL,
    Subject.INTRODUCTION,
    Subject.FOLLOW_UP,
)


class Questions:
    def __init__(self, statements: Statements) -> None:
        self._sql = statements

    async def still_open(self, before: datetime) -> list[Card]:
        """What waits for a tap of someone who can be reached, and arrived by then; the oldest first."""
        waits = " OR ".join(f"(c.subject = '{subject}' AND {still})" for subject, still in _OPEN.items())
        rows = await self._sql.rows(
            f"""SELECT c.* FROM cards c WHERE c.live AND c.message_id IS NOT NULL AND c.sent_at <= ?
                 AND ({waits})
                 AND (c.chat_id < 0 OR EXISTS
                   (SELECT 1 FROM members m WHERE m.id = c.chat_id AND m.reachable))
               ORDER BY c.id""",
            due(before),
            long=True,
        )
        return [card_of(row) for row in rows]

    async def unanswered(self, chat_id: int) -> list[Card]:
        """Live cards of one person that may ask something, or introduce; not those about to be sent."""
        rows = await self._sql.rows(
            f"""SELECT c.* FROM cards c WHERE c.chat_id = ? AND c.live
                 AND c.subject IN ({places(_PERSONAL)})
                 AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.card_id = c.id AND o.{UNSENT})
               ORDER BY c.id""",
            chat_id,
            *_PERSONAL,
        )
        return [card_of(row) for row in rows]
