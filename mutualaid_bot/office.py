"""The outbox from the sender's side: each step a short transaction of its own.

It does not send, and it does not choose words; what a failed delivery means for people is said here.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

import structlog

from mutualaid_bot.chat import absence
from mutualaid_bot.clock import Clock
from mutualaid_bot.domain.cards import Subject
from mutualaid_bot.domain.hours import Quiet
from mutualaid_bot.domain.letters import Letter, Op
from mutualaid_bot.domain.notices import Failure, Lane, Notice, TwoBots
from mutualaid_bot.domain.people import Unreachable
from mutualaid_bot.store.database import Database, Transaction

log = structlog.get_logger(__name__)

LOST_GROUP_PAUSE = timedelta(minutes=10)  # until what waits for a group that was lost is tried again
TOLD_OF_RIVAL = "told_of_another_bot"
HOUR = timedelta(hours=1)


class Office:
    def __init__(
        self, database: Database, clock: Clock, quiet: Quiet, *, members_chat: int | None = None
    ) -> None:
        self._database = database
        self._clock = clock
        self._quiet = quiet
        self._members_chat = members_chat

    async def next_due(self, now: datetime, *, limit: int, busy_chats: Collection[int]) -> Sequence[Letter]:
        async with self._database.reading() as tx:
            return await tx.letters.next_due(now, limit=limit, busy_chats=busy_chats)

    async def next_moment(self, now: datetime) -> datetime | None:
        async with self._database.reading() as tx:
            return await tx.letters.next_moment(now)

    async def mark_sending(self, letter: Letter) -> None:
        async with self._database.transaction() as tx:
            await tx.letters.sending(letter)

    async def sent(
        self,
        letter: Letter,
        message_id: int | None,
        now: datetime,
        *,
        photos: Sequence[int] = (),
        keyboard: bool | None = None,
    ) -> None:
        async with self._database.transaction() as tx:
            await tx.letters.sent(letter, message_id=message_id, now=now)
            if photos and letter.card is not None:
                await tx.photos.remember(letter.card, photos, now)
            if keyboard is not None:
                await tx.people.set_keyboard(letter.chat_id, up=keyboard)
            found = letter.chat_id < 0 and await tx.lost_groups.find(letter.chat_id)
        if found:
            absence.group_found(letter.chat_id)

    async def dropped(self, letter: Letter) -> None:
        async with self._database.transaction() as tx:
            await tx.letters.dropped(letter)

    async def put_off(self, letter: Letter, until: datetime, counted: bool) -> None:
        async with self._database.transaction() as tx:
            await tx.letters.put_off(letter, until, letter.tries + counted)

    async def lost(self, letter: Letter) -> None:
        """The message that a card stands in is gone. A digest that its reader deleted stays deleted."""
        async with self._database.transaction() as tx:
            if letter.card is not None and letter.card.subject is Subject.DIGEST:
                await tx.letters.dropped(letter)
            else:
                await tx.letters.lost(letter)

    async def topic_lost(self, letter: Letter) -> None:
        async with self._database.transaction() as tx:
            await tx.letters.topic_lost(letter)
            new = letter.topic_id is not None and await tx.lost_groups.lose(
                letter.chat_id, "closed", self._clock(), topic_id=letter.topic_id
            )
        if new and letter.topic_id is not None:
            absence.topic_lost(letter.chat_id, letter.topic_id)

    async def moved(self, old: int, new: int) -> None:
        log.warning("group_moved", old=old, new=new, do=f"write chat_id = {new} in the configuration")
        async with self._database.transaction() as tx:
            await tx.groups.moved(old, new, self._clock())

    async def unreachable(self, letter: Letter, why: str) -> None:
        """The person stops being asked, and stands on the coordinators' list of people to call. Cards of the
        coordinators' group wait until it can be written to again."""
        now = self._clock()
        new, table = False, ""
        async with self._database.transaction() as tx:
            if letter.chat_id > 0:
                await tx.letters.failed(letter, why)
                member = await tx.people.get(letter.chat_id)
                if member is not None:
                    await tx.people.save(member.out_of_reach(Unreachable.read(why), now))
                return
            table = await self._table(tx, letter.chat_id)
            if table:
                new = await tx.lost_groups.lose(letter.chat_id, why, now)
            if table == "coordinators":
                await tx.lost_groups.keep_cards_only(letter.chat_id, why)
            if table == "coordinators" and letter.op is Op.CARD:
                await tx.letters.put_off(letter, now + LOST_GROUP_PAUSE, letter.tries)
            else:
                await tx.letters.failed(letter, why)
        if new:
            absence.group_lost(table, letter.chat_id, why)

    async def _table(self, tx: Transaction, chat_id: int) -> str:
        """Which of the two groups it is, by its table in the configuration; empty: neither."""
        room = await tx.groups.coordinators()
        if room is not None and room.chat_id == chat_id:
            return "coordinators"
        home = self._members_chat
        return "community" if home is not None and await tx.groups.current(home) == chat_id else ""

    async def failed(self, letter: Letter, why: str, code: str) -> None:
        """A fault of ours: the coordinators get the code, unless it was their own message that failed."""
        async with self._database.transaction() as tx:
            await tx.letters.failed(letter, f"{why} {code}")
            room = await tx.groups.coordinators()
            if room is None or room.chat_id != letter.chat_id:
                await tell_code(tx, code, self._clock(), self._quiet)


async def tell_code(tx: Transaction, code: str, now: datetime, quiet: Quiet) -> None:
    """The coordinators hear of a fault."""
    await _tell(tx, Failure(code, for_coordinators=True), now, quiet)


async def tell_of_rival(tx: Transaction, now: datetime, quiet: Quiet) -> None:
    """The coordinators hear that another bot uses the token: once an hour at most, once for a whole night."""
    told = await tx.notebook.read(TOLD_OF_RIVAL)
    if told is not None and now - told < HOUR:
        return
    await tx.notebook.write(TOLD_OF_RIVAL, quiet.awake_from(now))
    await _tell(tx, TwoBots(), now, quiet)


async def _tell(tx: Transaction, notice: Notice, now: datetime, quiet: Quiet) -> None:
    """Not at night, when they could do nothing about it."""
    room = await tx.groups.coordinators()
    if room is not None:
        await tx.outbox.say(
            room.chat_id,
            notice,
            lane=Lane.NOTICE,
            now=now,
            topic_id=room.topic_id,
            after=quiet.awake_from(now) if quiet.asleep(now) else None,
        )
