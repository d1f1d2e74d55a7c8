"""One turn of the bot: an update, or a due moment, with all that a step may use.

It reads no clock and sends nothing: what it says is a row that another part sends.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from mutualaid_bot.domain.cards import Subject
from mutualaid_bot.domain.community import Community
from mutualaid_bot.domain.notices import Lane, Notice
from mutualaid_bot.domain.people import Membership
from mutualaid_bot.domain.proposals import Refusal
from mutualaid_bot.domain.reading import Reader
from mutualaid_bot.domain.records import Room
from mutualaid_bot.flow.ports import Store


@dataclass(frozen=True, slots=True)
class Sender:
    """Who wrote or tapped, as the update says."""

    id: int
    name: str
    username: str | None = None
    language_code: str | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """What only Telegram knows, gathered before the transaction began; ``None``: it did not say in time."""

    membership: Membership | None = None
    link_works: bool = False
    bot_is_admin: bool = False
    in_members_group: bool | None = None


@dataclass(slots=True)
class Turn:
    now: datetime
    store: Store
    community: Community
    reader: Reader
    bot_username: str
    new_token: Callable[[], str]
    facts: Facts = field(default_factory=Facts)
    forgets: bool = False  # something was erased, and must not linger anywhere after the commit
    backs_up: bool = False  # it is time for a copy of the database, made outside of any transaction
    claimed: bool = False  # a group became the coordinators' group; its menu is still the old one
    toast: Refusal | None = None  # shown for a moment to whoever tapped; never the only word on it

    def unasked(self, *, urgent: bool = False) -> tuple[datetime | None, bool]:
        """When to say what nobody waits for: (not before, silently). The night is for answers only,
        and, without sound, for what would be too late in the morning."""
        if not self.community.quiet.asleep(self.now):
            return None, False
        if urgent:
            return None, True
        return self.community.quiet.awake_from(self.now), False

    async def answer(self, chat_id: int, notice: Notice, *, instead_of: int | None = None) -> None:
        """To someone who wrote or tapped just now; at any hour."""
        await self.store.outbox.say(chat_id, notice, lane=Lane.ANSWER, now=self.now, instead_of=instead_of)

    async def tell(self, chat_id: int, notice: Notice, *, urgent: bool = False) -> None:
        """To someone who did not ask."""
        after, silent = self.unasked(urgent=urgent)
        await self.store.outbox.say(
            chat_id, notice, lane=Lane.NOTICE, now=self.now, after=after, silent=silent
        )

    async def ask(
        self,
        subject: Subject,
        subject_id: int,
        *,
        chat_id: int,
        part: str = "",
        stage: str = "",
        urgent: bool = False,
        not_before: datetime | None = None,
    ) -> None:
        """A card with a question to someone who did not ask for it: always a new message."""
        after, silent = self.unasked(urgent=urgent)
        moments = [moment for moment in (after, not_before) if moment is not None]
        await self.store.outbox.show(
            subject,
            subject_id,
            part=part,
            chat_id=chat_id,
            lane=Lane.NOTICE,
            now=self.now,
            after=max(moments, default=None),
            silent=silent,
            anew=True,
            stage=stage,
        )

    async def room(self) -> Room | None:
        return await self.store.groups.coordinators()

    async def tell_coordinators(self, notice: Notice, *, answer: bool = False, urgent: bool = False) -> None:
        room = await self.room()
        if room is None:
            return
        after, silent = (None, False) if answer else self.unasked(urgent=urgent)
        await self.store.outbox.say(
            room.chat_id,
            notice,
            lane=Lane.ANSWER if answer else Lane.NOTICE,
            now=self.now,
            topic_id=room.topic_id,
            after=after,
            silent=silent,
        )
