"""Fetches updates from Telegram and has them kept on disk before Telegram may forget them.

It does not know what an update means, beyond which ones of a group are none of our business and are not kept.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from http import HTTPStatus
from typing import Any

import structlog
import telegram
from telegram.error import InvalidToken, NetworkError, TelegramError

from mutualaid_bot.chat.pace import GrowingPause
from mutualaid_bot.chat.transport import AiohttpRequest, TokenRefused, refuse_strangers

log = structlog.get_logger(__name__)

# Always given, because Telegram remembers the last list, and leaves `chat_member` out of its own.
KINDS = ("message", "edited_message", "callback_query", "my_chat_member", "chat_member")
SERVICE = (
    "new_chat_members",
    "left_chat_member",
    "group_chat_created",
    "supergroup_chat_created",
    "migrate_to_chat_id",
    "migrate_from_chat_id",
)
LONG_POLL_SECONDS = 50
LONGEST_PAUSE = 30.0

Kept = tuple[int, str, bytes]  # the update's id, whose line it stands in, and the update as it came
Keep = Callable[[list[Kept], datetime], Awaitable[list[int]]]


class Intake:
    """``keep`` commits to disk and returns the ids that are new; ``on_new`` gets those with their lines.

    A line is one chat: what happens in it is handled in order.
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
        long_poll: int = LONG_POLL_SECONDS,
        first_pause: float = 1.0,
    ) -> None:
        self._url = f"{api_url.rstrip('/')}/bot{token}/getUpdates"
        self._request = request
        self._me = me
        self._keep = keep
        self._clock = clock
        self._on_new = on_new
        self._long_poll = long_poll
        self._pause = GrowingPause(first_pause, longest=LONGEST_PAUSE)
        self._offset: int | None = None
        self.last_success = clock()

    async def run(self) -> None:
        """Until it is cancelled; raises ``TokenRefused`` on 401, and tries again after anything else."""
        while True:
            try:
                updates = await self._fetch()
                await self._take(updates)
            except TokenRefused:
                raise
            except _Conflict:
                log.error(
                    "another_poller",
                    explanation="another program asks Telegram for updates with this token; stop it, "
                    "or delete its webhook",
                )
                await asyncio.sleep(self._pause.next())
            except Exception as error:
                pause = self._pause.next()
                log.warning("intake_interrupted", error=type(error).__name__, pause=pause)
                await asyncio.sleep(pause)
            else:
                self._pause.reset()
                self.last_success = self._clock()

    async def _fetch(self) -> list[Any]:
        fields = {"timeout": str(self._long_poll), "allowed_updates": json.dumps(KINDS)}
        if self._offset is not None:
            fields["offset"] = str(self._offset)
        patience = self._long_poll + self._request.read_seconds / 2
        status, body = await self._request.call(self._url, fields, read_seconds=patience)
        refuse_strangers(status, body)
        if status == HTTPStatus.UNAUTHORIZED:
            raise TokenRefused
        if status == HTTPStatus.CONFLICT:
            raise _Conflict
        updates = json.loads(body).get("result")
        if not isinstance(updates, list):
            raise NetworkError(f"status {status}")
        return updates

    async def _take(self, updates: Sequence[Any]) -> None:
        numbered = [
            update
            for update in updates
            if isinstance(update, dict) and isinstance(update.get("update_id"), int)
        ]
        if updates and not numbered:
            raise NetworkError("updates without numbers")
        kept = [
            # Only ASCII: half a surrogate pair, which JSON can carry, would not encode otherwise.
            (update["update_id"], line, json.dumps(update).encode())
            for update in numbered
            if (line := self._line(update)) is not None
        ]
        if kept:
            new = set(await self._keep(kept, self._clock()))
            self._on_new([(number, line) for number, line, _ in kept if number in new])
        # After an empty answer everything asked for is confirmed. Asking without an offset then finds updates
        # also when Telegram has begun to number them anew, which it does after a quiet week.
        self._offset = max(update["update_id"] for update in numbered) + 1 if numbered else None

    def _line(self, update: dict[str, Any]) -> str | None:
        """The line an update stands in, or None if it is not ours to keep."""
        kind = next((kind for kind in KINDS if kind in update), None)
        if kind is None:
            return None
        event = update[kind]
        if not isinstance(event, dict):
            return _odd(update)
        message = event.get("message") if kind == "callback_query" else event
        chat = message.get("chat") if isinstance(message, dict) else None
        if not isinstance(chat, dict) or not isinstance(chat.get("id"), int):
            writer = event.get("from")
            return str(writer["id"]) if isinstance(writer, dict) and "id" in writer else _odd(update)
        talk = kind in ("message", "edited_message") and chat.get("type") != "private"
        return str(chat["id"]) if not talk or self._is_ours(event) else None

    def _is_ours(self, message: dict[str, Any]) -> bool:
        """Of groups: commands, replies to the bot's own messages, who comes and goes, and moves. No talk."""
        if any(name in message for name in SERVICE):
            return True
        text = message.get("text") or message.get("caption")
        if isinstance(text, str) and text.startswith("/"):
            _, _, addressed = text.split(maxsplit=1)[0].partition("@")
            return not addressed or addressed.lower() == (self._me.username or "").lower()
        replied = message.get("reply_to_message")
        if not isinstance(replied, dict) or "forum_topic_created" in replied:
            # What is written in a topic counts as a reply to the message that opened the topic.
            return False
        writer = replied.get("from")
        return isinstance(writer, dict) and writer.get("id") == self._me.id


class _Conflict(Exception):
    pass


def _odd(update: dict[str, Any]) -> str:
    """An update of no known shape: kept, so that handling it fails where it is seen."""
    return f"update {update['update_id']}"


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
