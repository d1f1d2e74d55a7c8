"""What the sender asks of those around it: an outbox to take letters from, and words for each letter.

It holds shapes only; the app hands in what fits them.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection, Sequence
from datetime import datetime
from typing import Protocol

from mutualaid_bot.chat.rendering_message import Message
from mutualaid_bot.domain.letters import Letter

Compose = Callable[[Letter], Awaitable[Sequence[Message] | None]]


class PostOffice(Protocol):
    """The outbox, from the sender's side; each method is one short transaction of its own."""

    async def next_due(
        self, now: datetime, *, limit: int, busy_chats: Collection[int]
    ) -> Sequence[Letter]: ...  # the first of each chat and lane, answers first
    async def next_moment(self, now: datetime) -> datetime | None: ...  # when the next one falls due
    async def mark_sending(self, letter: Letter) -> None: ...  # of broadcasts, before the call
    async def sent(
        self,
        letter: Letter,
        message_id: int | None,
        now: datetime,
        *,
        photos: Sequence[int] = (),  # the messages in which they followed
        keyboard: bool | None = None,  # one below the text field was put up, or taken away
    ) -> None: ...
    async def dropped(self, letter: Letter) -> None: ...  # it had nothing left to say
    async def put_off(self, letter: Letter, until: datetime, counted: bool) -> None: ...  # counted: as a try
    async def lost(self, letter: Letter) -> None: ...  # the card's message is gone: send it anew
    async def topic_lost(self, letter: Letter) -> None: ...  # send it again, without its topic
    async def moved(self, old: int, new: int) -> None: ...  # everything to the old chat goes to the new one
    async def unreachable(self, letter: Letter, why: str) -> None: ...
    async def failed(self, letter: Letter, why: str, code: str) -> None: ...
