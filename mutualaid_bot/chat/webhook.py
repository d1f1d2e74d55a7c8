"""Takes updates that Telegram brings, and says thanks only once they are on disk.

It does not know what an update means; Telegram brings again what was not accepted, for a day.
"""

from __future__ import annotations

import asyncio
import hmac
import json
import time
from collections.abc import Awaitable, Callable
from datetime import datetime
from http import HTTPStatus

import structlog
from aiohttp import web
from telegram import Bot, User, WebhookInfo
from telegram.error import InvalidToken, TelegramError

from mutualaid_bot.chat.intake import LONGEST_PAUSE, Keep, nothing
from mutualaid_bot.chat.listening import listening
from mutualaid_bot.chat.pace import GrowingPause
from mutualaid_bot.chat.sieve import KINDS, Sieve, numbered
from mutualaid_bot.chat.transport import TokenRefused

log = structlog.get_logger(__name__)

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
LOOK_SECONDS = 60.0  # between two looks at whether Telegram still knows where to come
LARGEST = 4 * 2**20


class Webhook:
    """``url``: where Telegram comes; ``listen``: the address on this machine that it ends at.

    Whoever stands between the two (a proxy that speaks TLS) passes the path and the headers on.
    """

    def __init__(
        self,
        *,
        bot: Bot,
        me: User,
        url: str,
        listen: str,
        secret: str,
        keep: Keep,
        clock: Callable[[], datetime],
        on_new: Callable[[list[tuple[int, str]]], None],
        on_heard: Callable[[], Awaitable[None]] = nothing,
        on_conflict: Callable[[], Awaitable[None]] = nothing,
        look_seconds: float = LOOK_SECONDS,
        first_pause: float = 1.0,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._bot = bot
        self._url = url
        self._listen = listen
        self._secret = secret.encode()
        self._sieve = Sieve(me)
        self._keep = keep
        self._clock = clock
        self._on_new = on_new
        self._on_heard = on_heard
        self._on_conflict = on_conflict
        self._look_seconds = look_seconds
        self._pause = GrowingPause(first_pause, longest=LONGEST_PAUSE)
        self._monotonic = monotonic
        self._brought = False  # something came since the last look
        self._ours = False  # Telegram took our address
        self.stirred = monotonic()
        self.patience = look_seconds + LONGEST_PAUSE

    async def run(self) -> None:
        """Until it is cancelled. Raises ``CannotListen``, and ``TokenRefused`` on 401."""
        app = web.Application(client_max_size=LARGEST)
        app.router.add_post("/{path:.*}", self._take)
        async with listening(app, self._listen):
            while True:
                self.stirred = self._monotonic()
                try:
                    await self._look()
                except InvalidToken:
                    # The library puts the token into this error's words.
                    raise TokenRefused from None
                except Exception as error:
                    pause = self._pause.next()
                    kind = type(error).__name__
                    log.warning("webhook_not_looked_at", error=kind, why=_words(error), pause=pause)
                else:
                    self._pause.reset()
                    pause = self._look_seconds
                self.stirred = self._monotonic()
                await asyncio.sleep(pause)

    async def _take(self, request: web.Request) -> web.Response:
        given = request.headers.get(SECRET_HEADER, "")
        if not hmac.compare_digest(given.encode("utf-8", "surrogateescape"), self._secret):
            return web.Response(status=HTTPStatus.FORBIDDEN)
        try:
            update = json.loads(await request.read())
        except ValueError:
            update = None
        if not numbered(update):
            log.warning("brought_no_update")
            return web.Response(status=HTTPStatus.BAD_REQUEST)
        try:
            kept = self._sieve.sift([update])
            if kept:
                new = await self._keep(kept, self._clock())
                self._on_new([(number, line) for number, line, _ in kept if number in new])
            self._brought = True
            await self._on_heard()
        except Exception as error:
            log.error("update_not_kept", error=type(error).__name__)
            return web.Response(status=HTTPStatus.SERVICE_UNAVAILABLE)
        return web.Response()

    async def _look(self) -> None:
        """Whether Telegram still comes to us. A bot that polls with this token takes our address away."""
        info = await self._bot.get_webhook_info()
        if self._ours and info.url != self._url:
            log.error(
                "another_poller",
                explanation="another program deleted or moved the webhook of this token; stop it, or give it "
                "a token of its own",
            )
            await self._on_conflict()
        if not self._ours or info.url != self._url:
            await self._bot.set_webhook(
                self._url, allowed_updates=KINDS, secret_token=self._secret.decode() or None
            )
            self._ours = True
            log.info("webhook_set")
        elif self._brought or not info.pending_update_count:
            await self._on_heard()
        else:
            self._tell_what_is_wrong(info)
        self._brought = False

    def _tell_what_is_wrong(self, info: WebhookInfo) -> None:
        """Updates wait at Telegram, and none came."""
        log.warning(
            "webhook_out_of_reach",
            waiting=info.pending_update_count,
            why=info.last_error_message or "",
            do="see that telegram.webhook_url leads to telegram.webhook_listen, secret header and all",
        )


def _words(error: Exception) -> str:
    """Telegram's own words about an address that it does not take, which hold nothing of anybody's."""
    return error.message if isinstance(error, TelegramError) else ""
