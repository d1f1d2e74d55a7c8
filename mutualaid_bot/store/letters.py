"""The outbox as the sender sees it: which letter goes next, and what became of it.

It does not send, and it does not know Telegram's pace; while a letter is on its way no transaction is open.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from mutualaid_bot.domain.cards import Card
from mutualaid_bot.domain.letters import Letter, Op
from mutualaid_bot.domain.notices import CoordinatorsDigest, Gathered, Lane, Queue
from mutualaid_bot.store.moments import due, moment_or_none, seconds
from mutualaid_bot.store.outbox import UNSENT, card_of
from mutualaid_bot.store.packing import Unreadable, unpack_notice
from mutualaid_bot.store.statements import Row, Statements, Value, places

# One row at most per chat and lane: nothing older may stand before it. A letter that is put off until later
# does not stand in line yet; one that failed and will be tried again does.
_HEADS = """SELECT o.* FROM outbox o
    WHERE o.state = 'queued' AND o.send_after <= ? AND (o.next_try_at IS NULL OR o.next_try_at <= ?) {free}
      AND NOT EXISTS (SELECT 1 FROM outbox b WHERE b.state = 'queued' AND b.chat_id = o.chat_id
                        AND b.lane = o.lane AND b.id < o.id AND b.send_after <= ?)
    ORDER BY o.lane, o.id LIMIT ?"""


class Letters:
    def __init__(self, statements: Statements) -> None:
        self._sql = statements

    async def next_due(self, now: datetime, *, limit: int, busy_chats: Collection[int] = ()) -> list[Letter]:
        """At most one letter per chat, answers first; none to chats where a letter is on its way.

        A retired card that was never sent has nothing more to say and is dropped here; a notice that an older
        version of the program kept, and this one cannot read, is set aside as failed.
        """
        while True:
            heads = await self._heads(now, limit=limit, busy_chats=busy_chats)
            letters: list[Letter] = []
            gone = False
            for row in heads:
                card = await self._card(row)
                if card is not None and not card.live and card.message_id is None:
                    await self._end(int(row["id"]), "dropped")
                    gone = True
                    continue
                try:
                    letters.append(_letter(row, card))
                except Unreadable as error:
                    await self._end(int(row["id"]), "failed", why=f"unreadable: {error}")
                    gone = True
            if letters or not gone:
                return letters

    async def sending(self, letter: Letter) -> None:
        """Marks a broadcast before the call: if its fate becomes unclear it counts as sent."""
        first = letter.card is None or letter.card.message_id is None
        if letter.lane is Lane.BROADCAST and first:
            await self._sql.change(
                "UPDATE outbox SET state = 'sending' WHERE id = ? AND state = 'queued'", letter.id
            )

    async def sent(self, letter: Letter, *, message_id: int | None, now: datetime) -> bool:
        """True if this was its first time: for a card, that it has a message now and never had one before.

        A card that was refreshed meanwhile goes again. One that was shown anew or given up meanwhile has
        another row, or none: the message just sent then only loses its buttons. Without a message id (a
        broadcast whose fate is unclear) there is nothing to edit, and nothing goes again.
        """
        ended = await self._end(letter.id, "sent", wanted=None if message_id is None else letter.wanted)
        if letter.card is None:
            await self._remember_names(letter, message_id)
            return ended
        card = await self._sql.row("SELECT * FROM cards WHERE id = ?", letter.card.id)
        if card is None or message_id is None:
            return False
        first = letter.card.message_id is None
        if not ended and not await self._stands(letter.id):
            if first:
                await self._strip(letter, message_id, now)
            return False
        if card["message_id"] != message_id:
            if first and card["message_id"] is not None:
                # A tap showed meanwhile that an earlier try had arrived after all.
                await self._strip(letter, card["message_id"], now)
            await self._sql.change(
                "UPDATE cards SET message_id = ?, sent_at = COALESCE(sent_at, ?) WHERE id = ?",
                message_id,
                seconds(now),
                card["id"],
            )
        if not ended:
            await self._again(letter)
        return first and card["sent_at"] is None

    async def _remember_names(self, letter: Letter, message_id: int | None) -> None:
        """Where someone to call was named: should they wish to be forgotten, that message goes."""
        match letter.notice:
            case Queue(calls=calls) | Gathered(calls=calls) | CoordinatorsDigest(calls=calls) if message_id:
                await self._sql.each(
                    """INSERT INTO named_in (post_id, chat_id, message_id) VALUES (?, ?, ?)
                       ON CONFLICT (post_id, chat_id, message_id) DO NOTHING""",
                    [(post_id, letter.chat_id, message_id) for post_id, *_ in calls],
                )

    async def put_off(self, letter: Letter, next_try_at: datetime, tries: int) -> None:
        """It will be tried again, and those behind it wait."""
        await self._sql.change(
            f"UPDATE outbox SET state = 'queued', next_try_at = ?, tries = ? WHERE id = ? AND {UNSENT}",
            due(next_try_at),
            tries,
            letter.id,
        )

    async def failed(self, letter: Letter, why: str) -> None:
        """It cannot be delivered. ``why``: what Telegram said, without anything of the letter's."""
        if not await self._end(letter.id, "failed", wanted=letter.wanted, why=why):
            await self._again(letter)

    async def dropped(self, letter: Letter) -> None:
        """Its subject has moved on, and there was nothing to say any more."""
        if not await self._end(letter.id, "dropped", wanted=letter.wanted):
            await self._again(letter)

    async def wait_until(self, letter: Letter, moment: datetime) -> None:
        """It is asked for anew, for then; it does not stand in line before those that go out meanwhile."""
        await self._sql.change(
            f"UPDATE outbox SET send_after = ?, wanted = wanted + 1 WHERE id = ? AND {UNSENT}",
            due(moment),
            letter.id,
        )

    async def lost(self, letter: Letter) -> None:
        """The card's message is gone: it is sent anew."""
        assert letter.card is not None
        await self._sql.change(
            "UPDATE cards SET message_id = NULL WHERE id = ? AND message_id = ?",
            letter.card.id,
            letter.card.message_id,
        )

    async def topic_lost(self, letter: Letter) -> None:
        """Its topic is closed or gone: it goes to the group as a whole."""
        await self._sql.change(
            f"UPDATE outbox SET topic_id = NULL, state = 'queued' WHERE id = ? AND {UNSENT}", letter.id
        )
        if letter.card is not None:
            await self._sql.change("UPDATE cards SET topic_id = NULL WHERE id = ?", letter.card.id)

    async def unclear_broadcasts(self) -> int:
        """At the start: broadcasts that a crash left on their way count as sent; how many."""
        return await self._sql.change("UPDATE outbox SET state = 'sent', data = NULL WHERE state = 'sending'")

    async def waiting(self) -> int:
        return await self._sql.number("SELECT COUNT(*) FROM outbox WHERE state = 'queued'")

    async def next_moment(self, now: datetime) -> datetime | None:
        """When the next letter falls due that is not due yet."""
        at = seconds(now)
        row = await self._sql.row(
            """SELECT MIN(moment) AS moment FROM (
                 SELECT MIN(send_after) AS moment FROM outbox WHERE state = 'queued' AND send_after > ?
                 UNION ALL
                 SELECT MIN(next_try_at) FROM outbox
                 WHERE state = 'queued' AND next_try_at IS NOT NULL AND next_try_at > ?) AS coming""",
            at,
            at,
        )
        return None if row is None else moment_or_none(row["moment"])

    async def _heads(self, now: datetime, *, limit: int, busy_chats: Collection[int]) -> list[Row]:
        at, busy = seconds(now), tuple(busy_chats)
        free = f"AND o.chat_id NOT IN ({places(busy)})" if busy else ""
        values: list[Value] = [at, at, *busy, at, limit * len(Lane)]
        first: dict[int, Row] = {}
        for row in await self._sql.rows(_HEADS.format(free=free), *values):
            first.setdefault(row["chat_id"], row)
        return list(first.values())[:limit]

    async def _card(self, row: Row) -> Card | None:
        if row["card_id"] is None:
            return None
        card = await self._sql.row("SELECT * FROM cards WHERE id = ?", row["card_id"])
        return None if card is None else card_of(card)

    async def _end(
        self, letter_id: int, state: str, *, wanted: int | None = None, why: str | None = None
    ) -> bool:
        """The facts go; not if a newer state was asked for meanwhile."""
        same = "" if wanted is None else " AND wanted = ?"
        values: list[Value] = [state, why, letter_id, *([] if wanted is None else [wanted])]
        ended = await self._sql.change(
            f"""UPDATE outbox SET state = ?, why = ?, data = NULL, next_try_at = NULL
                WHERE id = ?{same} AND {UNSENT}""",
            *values,
        )
        return ended == 1

    async def _again(self, letter: Letter) -> None:
        """A newer state was asked for while it was on its way."""
        await self._sql.change(
            f"UPDATE outbox SET state = 'queued', tries = 0, next_try_at = NULL WHERE id = ? AND {UNSENT}",
            letter.id,
        )

    async def _stands(self, letter_id: int) -> bool:
        row = await self._sql.row(f"SELECT 1 FROM outbox WHERE id = ? AND {UNSENT}", letter_id)
        return row is not None

    async def _strip(self, letter: Letter, message_id: int, now: datetime) -> None:
        await self._sql.change(
            """INSERT INTO outbox (chat_id, lane, op, target_message, silent, state, wanted, tries, made_at,
                 send_after) VALUES (?, ?, 'strip', ?, FALSE, 'queued', 1, 0, ?, ?)""",
            letter.chat_id,
            int(letter.lane),
            message_id,
            seconds(now),
            seconds(now),
        )


def _letter(row: Row, card: Card | None) -> Letter:
    return Letter(
        id=row["id"],
        chat_id=row["chat_id"],
        topic_id=row["topic_id"],
        lane=Lane(row["lane"]),
        notice=None if row["notice"] is None else unpack_notice(row["notice"], row["data"]),
        card=card,
        target_message=row["target_message"],
        op=Op(row["op"]),
        silent=bool(row["silent"]),
        tries=row["tries"],
        wanted=row["wanted"],
    )
