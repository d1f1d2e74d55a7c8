"""An outbox in memory with the rules of the real one: the sender can be watched without a database."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from itertools import count

from mutualaid_bot.chat.rendering_message import Message
from mutualaid_bot.domain.cards import Card, Subject
from mutualaid_bot.domain.letters import Letter, Op
from mutualaid_bot.domain.notices import Lane

START = datetime(2020, 1, 1, tzinfo=UTC)


@dataclass
class Row:
    letter: Letter
    words: list[Message]
    due: datetime
    retry: bool = False
    state: str = "queued"
    history: list[str] = field(default_factory=list)
    photos: list[int] = field(default_factory=list)
    keyboard: bool | None = None


class Office:
    """Fits ``PostOffice``; its rows stay, so that a test can read what became of each."""

    def __init__(self) -> None:
        self.rows: dict[int, Row] = {}
        self.cards: dict[int, Card] = {}
        self._ids = count(1)

    # -- putting letters in

    def say(
        self,
        chat_id: int,
        *words: str | Message,
        lane: Lane = Lane.ANSWER,
        op: Op = Op.SAY,
        target: int | None = None,
        topic: int | None = None,
        card: Card | None = None,
        silent: bool = False,
    ) -> Row:
        letter = Letter(
            id=next(self._ids),
            chat_id=chat_id,
            topic_id=topic,
            lane=lane,
            notice=None,
            card=card,
            target_message=target,
            op=op,
            silent=silent,
            tries=0,
            wanted=1,
        )
        messages = [Message(each) if isinstance(each, str) else each for each in words]
        self.rows[letter.id] = Row(letter, messages, START)
        return self.rows[letter.id]

    def show(self, chat_id: int, text: str, *, message_id: int | None = None) -> Row:
        card = Card(next(self._ids), Subject.DRAFT, 1, "", chat_id, message_id=message_id)
        return self.say(chat_id, text, op=Op.CARD, card=card)

    async def compose(self, letter: Letter) -> Sequence[Message] | None:
        return self.rows[letter.id].words

    # -- the sender's side

    async def next_due(self, now: datetime, *, limit: int, busy_chats: Collection[int]) -> Sequence[Letter]:
        heads: dict[tuple[int, Lane], Row] = {}
        for row in self.rows.values():
            if row.state == "queued" and (row.retry or row.due <= now):
                heads.setdefault((row.letter.chat_id, row.letter.lane), row)
        due = [row.letter for (chat, _), row in heads.items() if row.due <= now and chat not in busy_chats]
        return sorted(due, key=lambda letter: (letter.lane, letter.id))[:limit]

    async def next_moment(self, now: datetime) -> datetime | None:
        return min((row.due for row in self.rows.values() if row.state == "queued"), default=None)

    async def mark_sending(self, letter: Letter) -> None:
        self._mark(letter, "sending")

    async def sent(
        self,
        letter: Letter,
        message_id: int | None,
        now: datetime,
        *,
        photos: Sequence[int] = (),
        keyboard: bool | None = None,
    ) -> None:
        row = self._mark(letter, "sent")
        row.photos, row.keyboard = list(photos), keyboard
        if letter.card is not None:
            row.letter = replace(row.letter, card=replace(letter.card, message_id=message_id))

    async def dropped(self, letter: Letter) -> None:
        self._mark(letter, "dropped")

    async def put_off(self, letter: Letter, until: datetime, counted: bool) -> None:
        row = self._mark(letter, "queued", note=f"put off{' and counted' if counted else ''}")
        row.due, row.retry = until, True
        row.letter = replace(row.letter, tries=row.letter.tries + counted)

    async def lost(self, letter: Letter) -> None:
        assert letter.card is not None
        row = self._mark(letter, "queued", note="lost")
        row.letter = replace(row.letter, card=replace(letter.card, message_id=None))

    async def topic_lost(self, letter: Letter) -> None:
        row = self._mark(letter, "queued", note="topic lost")
        row.letter = replace(row.letter, topic_id=None)

    async def moved(self, old: int, new: int) -> None:
        for row in self.rows.values():
            if row.letter.chat_id == old:
                row.letter = replace(row.letter, chat_id=new)

    async def unreachable(self, letter: Letter, why: str) -> None:
        self._mark(letter, "unreachable", note=f"unreachable: {why}")

    async def failed(self, letter: Letter, why: str, code: str) -> None:
        assert code
        self._mark(letter, "failed", note=f"failed: {why}")

    def _mark(self, letter: Letter, state: str, *, note: str = "") -> Row:
        row = self.rows[letter.id]
        row.state = state
        row.history.append(note or state)
        return row
