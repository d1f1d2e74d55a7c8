"""Fetches updates from Telegram and has them kept on disk before Telegram may forget them.

It does not know what an update means, nor which ones of a group are not ours to keep (see ``sieve``).
"""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from http import HTTPStatus
from typing import Any

import structlog
import telegram
from telegram.error import InvalidToken, NetworkError, TelegramError

from mutualaid_bot.chat.pace import GrowingPause
from mutualaid_bot.chat.sieve import KINDS, Kept, Sieve, numbered
from mutualaid_bot.chat.transport import AiohttpRequest, TokenRefused, refuse_strangers

log = structlog.get_logger(__name__)

LONG_POLL_SECONDS = 50
BATCH = 100  # as many updates as one answer holds at most
LONGEST_PAUSE = 30.0

Keep = Callable[[list[Kept], datetime], Awaitable[list[int]]]


async def nothing() -> None:
    """What happens where nobody wants to know."""


class Intake:
    """``keep`` commits to disk and returns the ids that are new; ``on_new`` gets those with their lines.

    ``on_heard`` is called after each answer that left nothing waiting, ``on_conflict`` when Telegram says for
    the second time in a row that another program asks.
    """

    def __init__(
        self,
        *,
        api_url: str,
        token: str,
        request: AiohttpRequest,
        me: telegram.User,
        keep: Keep,
        clock: Callable[[], datetime],
        on_new: Callable[[list[tuple[int, str]]], None],
        on_heard: Callable[[], Awaitable[None]] = nothing,
        on_conflict: Callable[[], Awaitable[None]] = nothing,
        long_poll: int = LONG_POLL_SECONDS,
        first_pause: float = 1.0,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._api = f"{api_url.rstrip('/')}/bot{token}"
        self._request = request
        self._sieve = Sieve(me)
        self._keep = keep
        self._clock = clock
        self._on_new = on_new
        self._on_heard = on_heard
        self._on_conflict = on_conflict
        self._conflicts = 0  # in a row
        self._monotonic = monotonic
        self._long_poll = long_poll
        self._pause = GrowingPause(first_pause, longest=LONGEST_PAUSE)
        self._offset: int | None = None
        self.last_success = clock()
        self.stirred = monotonic()  # when it last began or ended something, well or badly
        self.patience = float(long_poll)  # how long nothing may stir

    async def run(self) -> None:
        """Until it is cancelled; raises ``TokenRefused`` on 401, and tries again after anything else."""
        while True:
            self.stirred = self._monotonic()
            pause = 0.0
            try:
                updates = await self._fetch()
                self.stirred = self._monotonic()
                await self._take(updates)
                self.last_success = self._clock()
                if len(updates) < BATCH:
                    await self._on_heard()
            except TokenRefused:
                raise
            except _Conflict as conflict:
                pause = self._pause.next()
                await self._explain(conflict)
            except Exception as error:
                pause = self._pause.next()
                log.warning("intake_interrupted", error=type(error).__name__, pause=pause)
            else:
                self._pause.reset()
                self._conflicts = 0
            self.stirred = self._monotonic()
            if pause:
                await asyncio.sleep(pause)

    async def _explain(self, conflict: _Conflict) -> None:
        """Two cannot ask at once: each gets some of the updates. A webhook is in the way of both."""
        self._conflicts += 1
        if conflict.webhook:
            log.warning(
                "webhook_deleted", explanation="updates were brought to a webhook, and are asked for now"
            )
        else:
            log.error(
                "another_poller",
                explanation="another program asks Telegram for updates with this token; stop it, or give it "
                "a token of its own",
            )
        try:
            if conflict.webhook:
                await self._request.call(f"{self._api}/deleteWebhook")
            if self._conflicts > 1:  # one alone can be the end of something, such as a change of mode
                await self._on_conflict()
        except Exception as error:
            log.warning("conflict_not_settled", error=type(error).__name__)

    async def _fetch(self) -> list[Any]:
        fields = {"timeout": str(self._long_poll), "allowed_updates": json.dumps(KINDS)}
        if self._offset is not None:
            fields["offset"] = str(self._offset)
        patience = self._long_poll + self._request.read_seconds / 2
        status, body = await self._request.call(f"{self._api}/getUpdates", fields, read_seconds=patience)
        refuse_strangers(status, body)
        if status == HTTPStatus.UNAUTHORIZED:
            raise TokenRefused
        if status == HTTPStatus.CONFLICT:
            raise _Conflict(webhook=b"webhook" in body.lower())
        updates = json.loads(body).get("result")
        if not isinstance(updates, list):
            raise NetworkError(f"status {status}")
        return updates

    async def _take(self, updates: Sequence[Any]) -> None:
        known = [update for update in updates if numbered(update)]
        if updates and not known:
            raise NetworkError("updates without numbers")
        kept = self._sieve.sift(known)
        if kept:
            new = set(await self._keep(kept, self._clock()))
            self._on_new([(number, line) for number, line, _ in kept if number in new])
        # After an empty answer everything asked for is confirmed. Asking without an offset then finds updates
        # also when Telegram has begun to number them anew, which it does after a quiet week.
        self._offset = max(update["update_id"] for update in known) + 1 if known else None


class _Conflict(Exception):
    def __init__(self, *, webhook: bool) -> None:
        super().__init__()
        self.webhook = webhook


async def first_contact(bot: telegram.Bot, *, first_pause: float = 1.0) -> telegram.User:
    """Who the bot is; tries until Telegram answers. Only 401 ends it, as ``TokenRefused``."""
    pauses = GrowingPause(first_pause, longest=LONGEST_PAUSE)
    while True:
        try:
            await bot.initialize()
            return bot.bot
        except InvalidToken:
            # The library puts the token into this error's words.
            raise TokenRefused from None
        except TelegramError as error:
            pause = pauses.next()
            log.warning("no_contact_yet", error=type(error).__name__, pause=pause)
            await asyncio.sleep(pause)
