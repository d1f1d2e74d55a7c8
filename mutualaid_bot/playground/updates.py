"""The queue of updates that Telegram keeps for a bot, with true getUpdates semantics.

It does not know what is in an update. Asking with a higher offset is what makes it forget; a tap is kept for
150 seconds, everything else for 24 hours.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from mutualaid_bot.playground.clock import Clock
from mutualaid_bot.playground.refusals import OTHER_POLLER, TERMINATED_BY_WEBHOOK, WEBHOOK_ACTIVE, Refusal

DAY = 24 * 3600
TAP_SECONDS = 150
LONGEST_POLL = 50
CONFLICT_PAUSE = 3.0
NOT_BY_DEFAULT = frozenset({"chat_member", "message_reaction", "message_reaction_count"})


@dataclass(frozen=True, slots=True)
class Update:
    id: int
    kind: str
    body: dict[str, Any]
    until: float

    def json(self) -> dict[str, Any]:
        return {"update_id": self.id, self.kind: self.body}


@dataclass(slots=True)
class Hook:
    """Where updates are brought to, and how the last try failed."""

    url: str
    secret: str
    connections: int
    failed_at: int = 0
    failure: str = ""


class Updates:
    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._next = 730_214_001
        self._waiting: list[Update] = []
        self._wake = asyncio.Event()
        self._poll: asyncio.Future[None] | None = None
        self._last_conflict = 0.0
        self.allowed: frozenset[str] | None = None
        self.on_confirm: Callable[[], None] = lambda: None
        self.asked = 0  # how often the bot asked
        self.delivered: set[int] = set()
        self.hook: Hook | None = None

    def put(self, kind: str, body: dict[str, Any]) -> None:
        """Queue it, unless the bot did not ask for this kind."""
        wanted = kind not in NOT_BY_DEFAULT if self.allowed is None else kind in self.allowed
        if not wanted:
            return
        seconds = TAP_SECONDS if kind == "callback_query" else DAY
        until = self._clock.now().timestamp() + seconds
        self._waiting.append(Update(self._next, kind, body, until))
        self._next += 1
        self._wake.set()

    @property
    def waiting(self) -> list[Update]:
        now = self._clock.now().timestamp()
        self._waiting = [update for update in self._waiting if update.until > now]
        return list(self._waiting)

    def repeat(self, update: Update) -> None:
        """Deliver an update once more, as Telegram may after an outage of its own."""
        self._waiting = sorted([*self._waiting, update], key=lambda each: each.id)
        self._wake.set()

    def bring_to(self, hook: Hook | None) -> None:
        """While updates are brought to a webhook nobody may ask for them."""
        self.hook = hook
        if hook is not None and self._poll is not None and not self._poll.done():
            self._poll.set_exception(Refusal(409, TERMINATED_BY_WEBHOOK))

    def allow(self, kinds: list[str]) -> None:
        self.allowed = frozenset(kinds) if kinds else None

    def confirm(self, offset: int) -> None:
        before = len(self._waiting)
        if offset > 0:
            self._waiting = [update for update in self._waiting if update.id >= offset]
        elif offset < 0:
            self._waiting = self._waiting[offset:]
        if len(self._waiting) != before:
            self.on_confirm()

    async def ask(self, *, offset: int, limit: int, timeout: float) -> list[Update]:
        """What waits, or what comes within `timeout` seconds. Of two who ask, the older is sent away."""
        self.asked += 1
        if self.hook is not None:
            raise Refusal(409, WEBHOOK_ACTIVE)
        if self._poll is not None and not self._poll.done():
            self._poll.set_exception(Refusal(409, OTHER_POLLER))
        mine: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._poll = mine
        try:
            return await self._collect(mine, offset=offset, limit=limit, timeout=timeout)
        except Refusal:
            await self._pause_between_conflicts()
            raise
        finally:
            if self._poll is mine:
                self._poll = None
            if not mine.done():
                mine.cancel()

    async def _collect(
        self, mine: "asyncio.Future[None]", *, offset: int, limit: int, timeout: float
    ) -> list[Update]:
        self.confirm(offset)
        loop = asyncio.get_running_loop()
        deadline = loop.time() + min(timeout, LONGEST_POLL)
        while True:
            # Updates come in an order that a bot sees; yield so that a second poller is noticed first.
            await asyncio.sleep(0)
            if mine.done():
                mine.result()
            batch = self.waiting[: max(1, min(limit, 100))]
            left = deadline - loop.time()
            if batch or left <= 0:
                self.delivered |= {update.id for update in batch}
                return batch
            self._wake.clear()
            wake = asyncio.ensure_future(self._wake.wait())
            try:
                waiting: set[asyncio.Future[Any]] = {wake, mine}
                await asyncio.wait(waiting, timeout=left, return_when=asyncio.FIRST_COMPLETED)
            finally:
                wake.cancel()

    async def _pause_between_conflicts(self) -> None:
        loop = asyncio.get_running_loop()
        pause = self._last_conflict + CONFLICT_PAUSE - loop.time()
        self._last_conflict = loop.time() + max(pause, 0.0)
        if pause > 0:
            await asyncio.sleep(pause)
