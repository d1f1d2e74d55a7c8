"""The arguments of a call, and which chats and messages the bot may reach with them.

It refuses in Telegram's words; it changes nothing.
"""

import json
from typing import Any

from mutualaid_bot.playground.chats import ADMINS, PRESENT, Chat, ChatKind, Message, Status
from mutualaid_bot.playground.ground import Ground
from mutualaid_bot.playground.parsing import Entity, find_entities, parse_html, trim, utf16
from mutualaid_bot.playground.refusals import Refusal, bad, forbidden, too_many

LONGEST_RAW = 32_768
MOST_ENTITIES = 100


class Arguments:
    """What came with a call, from a form, a query string or JSON alike."""

    def __init__(self, values: dict[str, Any]) -> None:
        self.values = {name: value for name, value in values.items() if value is not None}

    def text(self, name: str) -> str:
        value = self.values.get(name, "")
        return value if isinstance(value, str) else json.dumps(value)

    def integer(self, name: str) -> int:
        try:
            return int(self.values.get(name, 0))
        except (TypeError, ValueError):
            return 0

    def flag(self, name: str) -> bool:
        return str(self.values.get(name, "")).lower() in {"true", "yes", "1"}

    def structure(self, name: str) -> Any:
        value = self.values.get(name)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            return json.loads(value)
        except ValueError:
            raise bad(f"can't parse {name} JSON object") from None


class Access:
    """One call's view of the ground."""

    def __init__(self, ground: Ground, arguments: Arguments, method: str) -> None:
        self.ground = ground
        self.arguments = arguments
        self.method = method

    def chat(self, name: str = "chat_id") -> Chat:
        """The chat that is meant, if the bot knows it."""
        wanted = self.arguments.text(name).strip()
        if not wanted:
            raise bad(f"{name} is empty")
        if wanted.startswith("@"):
            for chat in self.ground.chats.values():
                if chat.username and not chat.private and chat.username.lower() == wanted[1:].lower():
                    return chat
            raise bad("chat not found")
        try:
            found = self.ground.chats.get(int(wanted))
        except ValueError:
            raise bad("chat not found") from None
        if found is None or (found.private and not found.started and found.id not in self.ground.met):
            raise bad("chat not found")
        return found

    def readable(self, name: str = "chat_id") -> Chat:
        chat = self.chat(name)
        if not chat.private:
            self._stand(chat, writing=False)
        return chat

    def writable(self, *, what: str = "text messages") -> Chat:
        """A chat that the bot may send to, or Telegram's reason why not."""
        chat = self.chat()
        if chat.private:
            assert chat.user is not None
            if chat.user.deleted:
                raise forbidden("user is deactivated")
            if not chat.started:
                raise forbidden("bot can't initiate conversation with a user")
            if chat.blocked:
                raise forbidden("bot was blocked by the user")
            return chat
        self._stand(chat, writing=True)
        admin = chat.status(self.ground.bot.id) in ADMINS
        if chat.kind is ChatKind.CHANNEL and not admin:
            raise bad("need administrator rights in the channel chat")
        if not chat.bot_may_write and not admin:
            raise bad(f"not enough rights to send {what} to the chat")
        return chat

    def _stand(self, chat: Chat, *, writing: bool) -> None:
        if chat.migrated_to is not None:
            raise Refusal(
                400,
                "group chat was upgraded to a supergroup chat",
                migrate_to_chat_id=chat.migrated_to,
            )
        name = f"{chat.kind.value} chat"
        if chat.gone:
            raise forbidden(f"the {name} was deleted")
        status = chat.status(self.ground.bot.id)
        if status is Status.KICKED:
            raise forbidden(f"bot was kicked from the {name}")
        if status not in PRESENT and (writing or not chat.username):
            raise forbidden(f"bot is not a member of the {name}")

    def thread(self, chat: Chat) -> int | None:
        thread_id = self.arguments.integer("message_thread_id")
        if not thread_id:
            return None
        topic = chat.topics.get(thread_id)
        if topic is None or topic.deleted:
            raise bad("message thread not found")
        member = chat.members.get(self.ground.bot.id)
        if topic.closed and not (member and "can_manage_topics" in member.rights):
            raise bad("TOPIC_CLOSED")
        return thread_id

    def reply(self, chat: Chat) -> Message | None:
        parameters = self.arguments.structure("reply_parameters")
        if not isinstance(parameters, dict):
            return None
        found = chat.find(int(parameters.get("message_id", 0)))
        if found is None and not parameters.get("allow_sending_without_reply"):
            raise bad("message to be replied not found")
        return found

    def message(self, chat: Chat, what: str) -> Message:
        """`what` is what the bot wants with it: "edit", "delete", "pin" …"""
        message_id = self.arguments.integer("message_id")
        if message_id <= 0:
            raise bad("message identifier is not specified")
        found = chat.find(message_id)
        if found is None:
            raise bad(f"message to {what} not found")
        return found

    def pace(self, chat: Chat, messages: int = 1) -> None:
        """Refuse what comes too fast. Called last, so that only what is carried out counts."""
        if self.ground.meter is None:
            return
        wait = self.ground.meter.wait(chat.id, private=chat.private, messages=messages)
        if wait:
            self.ground.floods.append(f"{self.method} to {chat.id}: retry after {wait}")
            raise too_many(wait)

    def words(
        self, name: str, *, entities: str, limit: int, too_long: str
    ) -> tuple[str, list[Entity], str | None]:
        """A text or caption as everybody will see it, with its entities, and the HTML it came as."""
        raw = self.arguments.text(name)
        if len(raw.encode("utf-8", "surrogatepass")) > LONGEST_RAW:
            raise bad("text is too long")
        mode = self.arguments.text("parse_mode").lower()
        html = None
        if mode == "html":
            text, marked = parse_html(raw)
            html = raw
        elif mode in {"", "none"}:
            given = self.arguments.structure(entities)
            text, marked = raw, [dict(entity) for entity in given] if isinstance(given, list) else []
            self._check_offsets(text, marked)
        else:
            if mode in {"markdown", "markdownv2"}:
                self.ground.violate(f"{self.method}: the playground reads parse_mode HTML only, not {mode}")
            raise bad("unsupported parse_mode")
        text, marked = trim(text, [kept for entity in marked if (kept := self._mention(entity))])
        if len(text) > limit:
            raise bad(too_long)
        if len(marked) > MOST_ENTITIES:
            self.ground.violate(f"{self.method}: {len(marked)} entities, Telegram keeps {MOST_ENTITIES}")
            marked = marked[:MOST_ENTITIES]
        return text, find_entities(text, marked), html

    def _check_offsets(self, text: str, marked: list[Entity]) -> None:
        size = utf16(text)
        for entity in marked:
            if entity.get("offset", 0) < 0 or entity.get("offset", 0) + entity.get("length", 0) > size:
                self.ground.violate(f"{self.method}: entity outside of the text: {entity}")

    def _mention(self, entity: Entity) -> Entity | None:
        """A link to a person works only if the bot knows them and they allow it; else it is dropped."""
        url = str(entity.get("url", ""))
        if entity["type"] != "text_link" or not url.lower().startswith("tg://user?id="):
            return entity
        digits = url.lower().removeprefix("tg://user?id=")
        user = self.ground.users.get(int(digits)) if digits.isdigit() else None
        if user is None or user.id not in self.ground.met or user.has_private_forwards:
            self.ground.violate(f"{self.method}: the link {url} would be dropped without a word")
            return None
        kept = {name: value for name, value in entity.items() if name != "url"}
        return {**kept, "type": "text_mention", "user": user.json()}
