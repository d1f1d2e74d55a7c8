"""Which updates are ours to keep, and in whose line each stands.

It does not store them, and it reads of a message only where it was said and whether the bot was meant.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

import telegram

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

Kept = tuple[int, str, bytes]  # the update's id, whose line it stands in, and the update as it came


class Sieve:
    """A line is one chat: what happens in it is handled in order."""

    def __init__(self, me: telegram.User) -> None:
        self._me = me

    def sift(self, updates: Iterable[dict[str, Any]]) -> list[Kept]:
        return [
            # Only ASCII: half a surrogate pair, which JSON can carry, would not encode otherwise.
            (update["update_id"], line, json.dumps(update).encode())
            for update in updates
            if (line := self._line(update)) is not None
        ]

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


def numbered(update: Any) -> bool:
    return isinstance(update, dict) and isinstance(update.get("update_id"), int)


def _odd(update: dict[str, Any]) -> str:
    """An update of no known shape: kept, so that handling it fails where it is seen."""
    return f"update {update['update_id']}"
