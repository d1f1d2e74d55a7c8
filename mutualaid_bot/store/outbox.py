"""The outbox as the steps see it: notices to say, cards to show, refresh and retire.

It does not send anything (see ``letters``), and a card's row holds no words.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime

from mutualaid_bot.domain.cards import Card, Subject
from mutualaid_bot.domain.notices import Lane, Notice
from mutualaid_bot.store.moments import due, moment_or_none, seconds
from mutualaid_bot.store.packing import pack_notice
from mutualaid_bot.store.statements import Row, Statements, Value, places

UNSENT = "state IN ('queued', 'sending')"  # sending: a broadcast that is on its way


def card_of(row: Row) -> Card:
    return Card(
        id=row["id"],
        subject=Subject(row["subject"]),
        subject_id=row["subject_id"],
        part=row["part"],
        chat_id=row["chat_id"],
        topic_id=row["topic_id"],
        message_id=row["message_id"],
        sent_at=moment_or_none(row["sent_at"]),
        stage=row["stage"],
        live=bool(row["live"]),
    )


class Outbox:
    def __init__(self, statements: Statements) -> None:
        self._sql = statements

    async def say(
        self,
        chat_id: int,
        notice: Notice,
        *,
        lane: Lane,
        now: datetime,
        topic_id: int | None = None,
        after: datetime | None = None,
        silent: bool = False,
        instead_of: int | None = None,
    ) -> None:
        name, facts = pack_notice(notice)
        await self._queue(
            chat_id,
            "say",
            lane=lane,
            now=now,
            topic_id=topic_id,
            after=after,
            silent=silent,
            target=instead_of,
            notice=name,
            facts=facts,
        )

    async def show(
        self,
        subject: Subject,
        subject_id: int,
        *,
        part: str = "",
        chat_id: int,
        topic_id: int | None = None,
        lane: Lane,
        now: datetime,
        after: datetime | None = None,
        silent: bool = False,
        anew: bool = False,
        stage: str = "",
    ) -> Card:
        """Puts a card up, or up again. ``anew``: by a new message; the one so far loses its buttons."""
        before = await self._sql.row(
            "SELECT * FROM cards WHERE subject = ? AND subject_id = ? AND part = ? AND chat_id = ?",
            subject.value,
            subject_id,
            part,
            chat_id,
        )
        if anew and before is not None:
            if before["message_id"] is not None:
                await self._queue(
                    chat_id, "strip", lane=Lane(before["lane"]), now=now, target=before["message_id"]
                )
            await self._sql.change(
                "UPDATE cards SET message_id = NULL, sent_at = NULL WHERE id = ?", before["id"]
            )
            await self._sql.change(f"DELETE FROM outbox WHERE card_id = ? AND {UNSENT}", before["id"])
        row = await self._sql.row(
            """INSERT INTO cards (subject, subject_id, part, chat_id, topic_id, lane, stage, live)
               VALUES (?, ?, ?, ?, ?, ?, ?, TRUE)
               ON CONFLICT (subject, subject_id, part, chat_id) DO UPDATE SET
                 topic_id = excluded.topic_id, lane = excluded.lane, stage = excluded.stage, live = TRUE
               RETURNING *""",
            subject.value,
            subject_id,
            part,
            chat_id,
            topic_id,
            int(lane),
            stage,
        )
        assert row is not None
        await self._want(row, now=now, after=after, silent=silent, showing=True)
        return card_of(row)

    async def show_to_many(
        self,
        subject: Subject,
        subject_id: int,
        *,
        chat_ids: Sequence[int],
        lane: Lane,
        now: datetime,
        after: datetime | None = None,
    ) -> None:
        """A broadcast: one card each, in two statements. Whoever has one already is not told twice."""
        await self._sql.each(
            """INSERT INTO cards (subject, subject_id, part, chat_id, lane, stage, live)
               VALUES (?, ?, '', ?, ?, '', TRUE)
               ON CONFLICT (subject, subject_id, part, chat_id) DO NOTHING""",
            [(subject.value, subject_id, chat_id, int(lane)) for chat_id in chat_ids],
        )
        await self._sql.change(
            """INSERT INTO outbox
                 (chat_id, lane, op, card_id, silent, state, wanted, tries, made_at, send_after)
               SELECT c.chat_id, c.lane, 'card', c.id, FALSE, 'queued', 1, 0, ?, ? FROM cards c
               WHERE c.subject = ? AND c.subject_id = ? AND c.message_id IS NULL
                 AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.card_id = c.id)
               ORDER BY c.id""",
            seconds(now),
            seconds(now) if after is None else due(after),
            subject.value,
            subject_id,
            long=True,
        )

    async def refresh_many(self, subject: Subject, subject_id: int, *, now: datetime) -> None:
        """A broadcast is edited wherever it was sent, or is just being sent, in two statements; what still
        waits is made afresh anyway when it goes."""
        live = "SELECT c.id FROM cards c WHERE c.subject = ? AND c.subject_id = ? AND c.live"
        sent = f"{live} AND c.message_id IS NOT NULL"
        await self._sql.change(
            f"UPDATE outbox SET wanted = wanted + 1 WHERE card_id IN ({live}) AND {UNSENT}",
            subject.value,
            subject_id,
            long=True,
        )
        await self._sql.change(
            f"""INSERT INTO outbox
                  (chat_id, topic_id, lane, op, card_id, silent, state, wanted, tries, made_at, send_after)
                SELECT c.chat_id, c.topic_id, c.lane, 'card', c.id, TRUE, 'queued', 1, 0, ?, ? FROM cards c
                WHERE c.id IN ({sent})
                  AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.card_id = c.id AND o.{UNSENT})
                ORDER BY c.id""",
            seconds(now),
            seconds(now),
            subject.value,
            subject_id,
            long=True,
        )

    async def refresh(
        self, subject: Subject, subject_id: int, *, now: datetime, part: str | None = None
    ) -> None:
        for row in await self._cards(subject, subject_id, part):
            if row["live"]:
                await self._want(row, now=now)

    async def retire(
        self, subject: Subject, subject_id: int, *, now: datetime, part: str | None = None
    ) -> None:
        """One last refresh, also of what was retired before; a card never sent is not sent at all."""
        await self._retire(await self._cards(subject, subject_id, part), now)

    async def retire_chat(self, chat_id: int, *, now: datetime) -> None:
        """Everything that stands in this chat."""
        await self._retire(
            await self._sql.rows("SELECT * FROM cards WHERE chat_id = ? ORDER BY id", chat_id), now
        )

    async def cards_of(self, subject: Subject, subject_id: int) -> list[Card]:
        return [card_of(row) for row in await self._cards(subject, subject_id, None)]

    async def card_at(self, chat_id: int, message_id: int) -> Card | None:
        row = await self._sql.row(
            "SELECT * FROM cards WHERE chat_id = ? AND message_id = ? ORDER BY id DESC LIMIT 1",
            chat_id,
            message_id,
        )
        return None if row is None else card_of(row)

    async def tapped(
        self,
        subjects: Sequence[Subject],
        subject_id: int,
        *,
        part: str | None = None,
        chat_id: int,
        message_id: int,
        now: datetime,
    ) -> None:
        """A tap proves that a message arrived.

        Where a crash or a cut came before our mark, the card waits to be sent again: it takes this message
        for its own. A copy of a card that has another one loses its buttons.
        """
        if await self.card_at(chat_id, message_id) is not None:
            return
        fits = "" if part is None else " AND part = ?"
        cards = await self._sql.rows(
            f"""SELECT * FROM cards
                WHERE subject IN ({places(subjects)}) AND subject_id = ? AND chat_id = ?{fits}
                ORDER BY id DESC""",
            *(subject.value for subject in subjects),
            subject_id,
            chat_id,
            *([] if part is None else [part]),
        )
        leaving = await self._sql.row(
            "SELECT 1 FROM outbox WHERE op = 'strip' AND chat_id = ? AND target_message = ?",
            chat_id,
            message_id,
        )
        if not cards or leaving is not None:
            return
        waiting = [card for card in cards if card["message_id"] is None]
        if waiting:
            await self._sql.change(
                "UPDATE cards SET message_id = ?, sent_at = COALESCE(sent_at, ?) WHERE id = ?",
                message_id,
                seconds(now),
                waiting[0]["id"],
            )
        else:
            await self.strip(chat_id, message_id, now=now)

    async def set_stage(self, card_id: int, stage: str) -> None:
        await self._sql.change("UPDATE cards SET stage = ? WHERE id = ?", stage, card_id)

    async def lists_naming(self, post_ids: Sequence[int]) -> list[tuple[int, int]]:
        """(chat, message) of the lists of people to call in which their writers stood; not told twice. Those
        that have not gone out yet do not."""
        if not post_ids:
            return []
        waiting = await self._sql.rows(
            """SELECT id, data FROM outbox WHERE state = 'queued'
                 AND notice IN ('Queue', 'Gathered', 'CoordinatorsDigest')""",
            long=True,
        )
        for row in waiting:
            if not {call[0] for call in json.loads(row["data"])["calls"]}.isdisjoint(post_ids):
                await self._sql.change("DELETE FROM outbox WHERE id = ?", row["id"])
        found = await self._sql.rows(
            f"SELECT DISTINCT chat_id, message_id FROM named_in WHERE post_id IN ({places(post_ids)})",
            *post_ids,
        )
        await self._sql.each(
            "DELETE FROM named_in WHERE chat_id = ? AND message_id = ?", [tuple(row) for row in found]
        )
        return [(row["chat_id"], row["message_id"]) for row in found]

    async def strip(self, chat_id: int, message_id: int, *, now: datetime) -> None:
        """Takes a message's buttons away."""
        await self._queue(chat_id, "strip", lane=Lane.ANSWER, now=now, target=message_id)

    async def leave(self, chat_id: int, *, now: datetime) -> None:
        """Leaves a group, once what is to be said there was said."""
        await self._queue(chat_id, "leave", lane=Lane.NOTICE, now=now)

    async def drop_waiting(self, chat_id: int) -> None:
        """To someone who is forgotten nothing more is said; what stands there already may still be edited."""
        await self._sql.change(
            """DELETE FROM outbox WHERE chat_id = ? AND state = 'queued'
                 AND (op = 'say'
                   OR (op = 'card' AND card_id IN (SELECT id FROM cards WHERE message_id IS NULL)))""",
            chat_id,
        )

    async def _cards(self, subject: Subject, subject_id: int, part: str | None) -> list[Row]:
        only = "" if part is None else " AND part = ?"
        values: list[Value] = [subject.value, subject_id, *([] if part is None else [part])]
        return await self._sql.rows(
            f"SELECT * FROM cards WHERE subject = ? AND subject_id = ?{only} ORDER BY id", *values
        )

    async def _retire(self, cards: Sequence[Row], now: datetime) -> None:
        await self._sql.each("UPDATE cards SET live = FALSE WHERE id = ?", [(row["id"],) for row in cards])
        for row in cards:
            await self._want(row, now=now)

    async def _want(
        self,
        card: Row,
        *,
        now: datetime,
        after: datetime | None = None,
        silent: bool = False,
        showing: bool = False,
    ) -> None:
        """One row a card. A card that is up is due at once; one that was never sent keeps its time. Where
        that waits no longer (it could not be sent, or had nothing to say), only showing queues it again."""
        at = due(after) if after is not None else seconds(now)
        keeps = card["message_id"] is None and after is None
        changed = await self._sql.change(
            f"""UPDATE outbox SET wanted = wanted + 1, send_after = CASE WHEN ? THEN send_after ELSE ? END
               WHERE card_id = ? AND {UNSENT}""",
            keeps,
            at,
            card["id"],
        )
        if not changed and (showing or card["message_id"] is not None):
            await self._queue(
                card["chat_id"],
                "card",
                lane=Lane(card["lane"]),
                now=now,
                topic_id=card["topic_id"],
                after=after,
                silent=silent,
                card_id=card["id"],
            )

    async def _queue(
        self,
        chat_id: int,
        op: str,
        *,
        lane: Lane,
        now: datetime,
        topic_id: int | None = None,
        after: datetime | None = None,
        silent: bool = False,
        target: int | None = None,
        notice: str | None = None,
        facts: str | None = None,
        card_id: int | None = None,
    ) -> None:
        await self._sql.change(
            """INSERT INTO outbox (chat_id, topic_id, lane, op, notice, data, card_id, target_message, silent,
                 state, wanted, tries, made_at, send_after)
               VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'queued', 1, 0, ?, ?)""",
            chat_id,
            topic_id,
            int(lane),
            op,
            notice,
            facts,
            card_id,
            target,
            silent,
            seconds(now),
            seconds(now) if after is None else due(after),
        )
