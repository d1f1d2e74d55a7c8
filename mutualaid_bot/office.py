"""The outbox from the sender's side: each step a short transaction of its own.

It does not send, and it does not choose words; what a failed delivery means for people is said here.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

import structlog

from mutualaid_bot.clock import Clock
from mutualaid_bot.domain.cards import Subject
from mutualaid_bot.domain.hours import Quiet
from mutualaid_bot.domain.letters import Letter, Unreachable
from mutualaid_bot.domain.notices import Failure, Lane
from mutualaid_bot.store.database import Database, Transaction

log = structlog.get_logger(__name__)

PERSON_GONE = frozenset(
    {Unreachable.BLOCKED, Unreachable.DEACTIVATED, Unreachable.NEVER_STARTED, Unreachable.NOT_FOUND}
)


class Office:
    def __init__(self, database: Database, clock: Clock, quiet: Quiet) -> None:
        self._database = database
        self._clock = clock
        self._quiet = quiet

    async def next_due(
        self, now: datetime, *, limit: int, busy_chats: Collection[int]
    ) -> Sequence[Letter]:
        async with self._database.reading() as tx:
            return await tx.letters.next_due(now, limit=limit, busy_chats=busy_chats)

    async def next_moment(self, now: datetime) -> datetime | None:
        async with self._database.reading() as tx:
            return await tx.letters.next_moment(now)

    async def mark_sending(self, letter: Letter) -> None:
        async with self._database.transaction() as tx:
            await tx.letters.sending(letter)

    async def sent(self, letter: Letter, message_id: int | None, now: datetime) -> None:
        async with self._database.transaction() as tx:
            await tx.letters.sent(letter, message_id=message_id, now=now)

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

    async def moved(self, old: int, new: int) -> None:
        log.warning("group_moved", old=old, new=new, do=f"write chat_id = {new} in the configuration")
        async with self._database.transaction() as tx:
            await tx.groups.moved(old, new, self._clock())

    async def unreachable(self, letter: Letter, why: str) -> None:
        """The person stops being asked, and stands on the coordinators' list of people to call."""
        async with self._database.transaction() as tx:
            await tx.letters.failed(letter, why)
            if letter.chat_id > 0 and why in PERSON_GONE:
                await tx.people.set_reachable(letter.chat_id, False)

    async def failed(self, letter: Letter, why: str, code: str) -> None:
        """A fault of ours: the coordinators get the code, unless it was their own message that failed."""
        async with self._database.transaction() as tx:
            await tx.letters.failed(letter, f"{why} {code}")
            room = await tx.groups.coordinators()
            if room is None or room.chat_id != letter.chat_id:
                await tell_code(tx, code, self._clock(), self._quiet)


async def tell_code(tx: Transaction, code: str, now: datetime, quiet: Quiet) -> None:
    """The coordinators hear of a fault; not at night, when they could do nothing about it."""
    room = await tx.groups.coordinators()
    if room is not None:
        await tx.outbox.say(
            room.chat_id,
            Failure(code, for_coordinators=True),
            lane=Lane.NOTICE,
            now=now,
            topic_id=room.topic_id,
            after=quiet.awake_from(now) if quiet.asleep(now) else None,
        )
