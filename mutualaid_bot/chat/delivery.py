"""One letter's calls to Telegram, and what Telegram's refusals mean for it.

It does not know the outbox, keeps no pace of its own and tries nothing again.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from typing import Any

from telegram import Bot, InputMediaPhoto
from telegram.constants import ParseMode
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from mutualaid_bot.chat.buttons import Button
from mutualaid_bot.chat.rendering_message import Message
from mutualaid_bot.domain.letters import Letter, Op
from mutualaid_bot.domain.people import Unreachable

Json = dict[str, Any]

NO_PREVIEW: Json = {"is_disabled": True}
GENERAL_TOPIC = 1  # Telegram finds it only where no topic is named
ALBUM = 10

# Waits until so many messages may go out, and is open while they are on their way.
Turn = Callable[[int], AbstractAsyncContextManager[None]]


class Verdict(StrEnum):
    DONE = "done"  # nothing to change: it stands there already
    GONE = "gone"  # the message to edit is no more
    TOPIC_LOST = "topic_lost"
    UNREACHABLE = "unreachable"
    MOVED = "moved"
    FLOOD = "flood"
    LATER = "later"  # not carried out
    UNCLEAR = "unclear"  # perhaps carried out
    TOKEN_REFUSED = "token_refused"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Judgment:
    verdict: Verdict
    why: str = ""  # a word for the log: never Telegram's sentence, which can quote the message
    seconds: float = 0.0  # of a flood
    chat_id: int = 0  # where a group moved to


@dataclass(slots=True)
class Progress:
    """How much of a letter in several parts has gone out: a second try begins where the first ended."""

    parts: int = 0
    photos: list[int] = field(default_factory=list)  # their messages
    message_id: int | None = None


async def deliver(
    bot: Bot, letter: Letter, messages: Sequence[Message], progress: Progress, turn: Turn
) -> int | None:
    """Carry it out; the id of the message that holds its buttons.

    An edit has room for one message, the last part.
    """
    target = letter.card.message_id if letter.card is not None else letter.target_message
    if letter.op == Op.LEAVE:
        async with turn(1):
            await bot.leave_chat(letter.chat_id)
        return None
    if letter.op == Op.STRIP:
        async with turn(1):
            await bot.edit_message_reply_markup(letter.chat_id, target)
        return target
    if letter.op == Op.DELETE:
        async with turn(1):
            await bot.delete_message(letter.chat_id, target or 0)
        return None
    last = messages[-1]
    if target is not None and last.contact_button is None and not last.remove_keyboard:
        async with turn(1):
            await bot.edit_message_text(
                last.text,
                letter.chat_id,
                target,
                parse_mode=ParseMode.HTML,
                api_kwargs={"link_preview_options": NO_PREVIEW, "reply_markup": _inline(last.rows)},
            )
        return target
    topic = None if letter.topic_id == GENERAL_TOPIC else letter.topic_id
    for message in messages[progress.parts :]:
        async with turn(1):
            sent = await bot.send_message(
                letter.chat_id,
                message.text,
                parse_mode=ParseMode.HTML,
                disable_notification=letter.silent or message.silent,
                message_thread_id=topic,
                api_kwargs={"link_preview_options": NO_PREVIEW, "reply_markup": _markup(message)},
            )
        progress.parts += 1
        progress.message_id = sent.message_id
    for start in range(len(progress.photos), len(last.photos), ALBUM):
        photos = last.photos[start : start + ALBUM]
        async with turn(len(photos)):
            progress.photos += await _send_photos(bot, letter.chat_id, photos, topic)
    return progress.message_id


async def _send_photos(bot: Bot, chat_id: int, photos: Sequence[str], topic: int | None) -> list[int]:
    """Without a sound: the text before them made one. Their messages' ids."""
    if len(photos) == 1:
        one = await bot.send_photo(chat_id, photos[0], disable_notification=True, message_thread_id=topic)
        return [one.message_id]
    album = [InputMediaPhoto(photo) for photo in photos]
    sent = await bot.send_media_group(chat_id, album, disable_notification=True, message_thread_id=topic)
    return [each.message_id for each in sent]


def judge(error: Exception) -> Judgment:
    """What a failed call means. Telegram's words are compared without case: the library rewrites them."""
    words = str(error).lower()
    match error:
        case RetryAfter():
            return Judgment(Verdict.FLOOD, seconds=_seconds(error))
        case ChatMigrated():
            return Judgment(Verdict.MOVED, chat_id=error.new_chat_id)
        case InvalidToken():
            return Judgment(Verdict.TOKEN_REFUSED)
        case Forbidden():
            return Judgment(Verdict.UNREACHABLE, _first(words, _FORBIDDEN, Unreachable.OTHER))
        # Before its parent class, NetworkError, which can be tried again.
        case BadRequest():
            return _judge_bad_request(words)
        case TimedOut():
            return Judgment(Verdict.UNCLEAR, type(error).__name__)
        case TelegramError():
            return Judgment(Verdict.LATER, type(error).__name__)
        case _:
            return Judgment(Verdict.FAILED, type(error).__name__)


def _judge_bad_request(words: str) -> Judgment:
    if any(part in words for part in _DONE):
        return Judgment(Verdict.DONE)
    if any(part in words for part in _GONE):
        return Judgment(Verdict.GONE)
    if any(part in words for part in _TOPIC_LOST):
        return Judgment(Verdict.TOPIC_LOST)
    if why := _first(words, _UNREACHABLE, ""):
        return Judgment(Verdict.UNREACHABLE, why)
    return Judgment(Verdict.FAILED, _first(words, _FAULTS, "bad_request"))


# What cannot be taken back any longer, after two days, is as done as what is gone.
_DONE = ("message is not modified", "message can't be deleted", "message to delete not found")
_GONE = ("message to edit not found", "message can't be edited", "message_id_invalid")
_TOPIC_LOST = ("topic_closed", "topic_deleted", "message thread not found")
_FORBIDDEN = {
    "blocked by the user": Unreachable.BLOCKED,
    "user is deactivated": Unreachable.DEACTIVATED,
    "can't initiate conversation": Unreachable.NEVER_STARTED,
    "was kicked": Unreachable.REMOVED,
    "is not a member": Unreachable.REMOVED,
    "chat was deleted": Unreachable.REMOVED,
    "rights": Unreachable.NO_RIGHTS,
}
_UNREACHABLE = {
    "chat not found": Unreachable.NOT_FOUND,
    "peer_id_invalid": Unreachable.NOT_FOUND,
    "not enough rights": Unreachable.NO_RIGHTS,
    "have no write access": Unreachable.NO_RIGHTS,
    "have no rights to send": Unreachable.NO_RIGHTS,
    "chat_write_forbidden": Unreachable.NO_RIGHTS,
    "need administrator rights": Unreachable.NO_RIGHTS,
}
_FAULTS = {
    "can't parse entities": "markup",
    "is empty": "empty",
    "must be non-empty": "empty",
    "too long": "too_long",
    "message_too_long": "too_long",
    "button": "button",
    "wrong file identifier": "photo",
}


def _first(words: str, meanings: dict[str, Unreachable] | dict[str, str], otherwise: str) -> str:
    return next((str(meaning) for part, meaning in meanings.items() if part in words), otherwise)


def _seconds(error: RetryAfter) -> float:
    with warnings.catch_warnings():
        # The library warns that this number will become a timedelta; both are read here.
        warnings.simplefilter("ignore")
        after = error.retry_after
    return after.total_seconds() if isinstance(after, timedelta) else float(after)


# Keyboards are written as the Bot API has them: the library's objects cost about 0.3 ms of CPU a card.


def _markup(message: Message) -> Json | None:
    if message.rows:
        return _inline(message.rows)
    if message.contact_button is not None:
        share = {"text": message.contact_button, "request_contact": True}
        return {"keyboard": [[share]], "one_time_keyboard": True, "resize_keyboard": True}
    return {"remove_keyboard": True} if message.remove_keyboard else None


def _inline(rows: Sequence[Sequence[Button]]) -> Json | None:
    return {"inline_keyboard": [[_button(button) for button in row] for row in rows]} if rows else None


def _button(button: Button) -> Json:
    if button.press is not None:
        return {"text": button.label, "callback_data": button.press.pack()}
    return {"text": button.label, "url": button.url}
