"""What a make-believe Telegram consists of: users, chats and their members, messages, taps.

State and how it looks in Bot API's JSON. It moves nothing: that is the ground's work.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from mutualaid_bot.playground.parsing import Entity, slice_utf16

GROUP_ANONYMOUS_BOT = 1087968824

Json = dict[str, Any]


class ChatKind(StrEnum):
    PRIVATE = "private"
    GROUP = "group"
    SUPERGROUP = "supergroup"
    CHANNEL = "channel"


class Status(StrEnum):
    CREATOR = "creator"
    ADMINISTRATOR = "administrator"
    MEMBER = "member"
    LEFT = "left"
    KICKED = "kicked"


PRESENT = {Status.CREATOR, Status.ADMINISTRATOR, Status.MEMBER}
ADMINS = {Status.CREATOR, Status.ADMINISTRATOR}
RIGHTS = (
    "can_manage_chat", "can_delete_messages", "can_manage_video_chats", "can_restrict_members",
    "can_promote_members", "can_change_info", "can_invite_users", "can_post_stories", "can_edit_stories",
    "can_delete_stories", "can_pin_messages", "can_manage_topics",
)  # fmt: skip
MINIMAL_RIGHTS = frozenset({"can_manage_chat"})  # an administrator whom nobody gave anything else


@dataclass(eq=False, slots=True)
class User:
    id: int
    first_name: str
    last_name: str | None = None
    username: str | None = None
    language_code: str | None = None
    is_bot: bool = False
    has_private_forwards: bool = False
    deleted: bool = False

    def json(self) -> Json:
        body: Json = {"id": self.id, "is_bot": self.is_bot, "first_name": self.first_name}
        for name in ("last_name", "username", "language_code"):
            if getattr(self, name):
                body[name] = getattr(self, name)
        return body


@dataclass(slots=True)
class Membership:
    user: User
    status: Status
    anonymous: bool = False
    rights: frozenset[str] = frozenset()

    def json(self) -> Json:
        body: Json = {"user": self.user.json(), "status": self.status.value}
        if self.status in ADMINS:
            body["is_anonymous"] = self.anonymous
        if self.status is Status.ADMINISTRATOR:
            body["can_be_edited"] = False
            body |= {right: right in self.rights for right in RIGHTS}
        if self.status is Status.KICKED:
            body["until_date"] = 0
        return body


@dataclass(slots=True)
class Topic:
    id: int
    name: str
    closed: bool = False
    deleted: bool = False


@dataclass(frozen=True, slots=True)
class Button:
    """One inline button as a person sees it: its label and what is behind it."""

    label: str
    data: str | None = None
    url: str | None = None


@dataclass(eq=False, slots=True)
class Chat:
    id: int
    kind: ChatKind
    title: str | None = None
    username: str | None = None
    user: User | None = None  # the person of a private chat
    started: bool = False
    blocked: bool = False
    members: dict[int, Membership] = field(default_factory=dict)
    topics: dict[int, Topic] = field(default_factory=dict)
    is_forum: bool = False
    visible_history: bool = False
    bot_may_write: bool = True
    migrated_to: int | None = None
    gone: bool = False
    messages: list["Message"] = field(default_factory=list)
    pinned: "Message | None" = None
    keyboard: Json | None = None  # the reply keyboard that a person has before them
    actions: list[str] = field(default_factory=list)

    @property
    def private(self) -> bool:
        return self.kind is ChatKind.PRIVATE

    def find(self, message_id: int) -> "Message | None":
        for message in reversed(self.messages):
            if message.id == message_id and not message.deleted:
                return message
        return None

    def status(self, user_id: int) -> Status:
        member = self.members.get(user_id)
        return member.status if member else Status.LEFT

    def json(self) -> Json:
        body: Json = {"id": self.id, "type": self.kind.value}
        if self.user is not None:
            body |= {
                k: v for k, v in self.user.json().items() if k in {"first_name", "last_name", "username"}
            }
        else:
            body["title"] = self.title
            if self.username:
                body["username"] = self.username
        if self.is_forum:
            body["is_forum"] = True
        return body


@dataclass(eq=False, slots=True)
class Message:
    """A message as everybody in its chat sees it. `extra` holds fields of its kind (photo, contact …)."""

    id: int
    chat: Chat
    sender: User | None
    date: int
    text: str = ""  # of a photo: its caption
    entities: list[Entity] = field(default_factory=list)
    caption: bool = False
    extra: Json = field(default_factory=dict)
    html: str | None = None
    markup: Json | None = None
    reply_to: "Message | None" = None
    thread_id: int | None = None
    album: str | None = None
    sender_chat: Chat | None = None
    author: User | None = None  # who really wrote it, also behind an anonymous administrator
    silent: bool = False
    protected: bool = False
    edited: int = 0  # when, 0 for never
    deleted: bool = False
    versions: list[str] = field(default_factory=list)

    @property
    def buttons(self) -> list[list[Button]]:
        rows = (self.markup or {}).get("inline_keyboard", [])
        return [[Button(b["text"], b.get("callback_data"), b.get("url")) for b in row] for row in rows]

    @property
    def labels(self) -> list[str]:
        return [button.label for row in self.buttons for button in row]

    @property
    def links(self) -> list[str]:
        """Every address in it: behind words, in the open, and on buttons."""
        found = []
        for entity in self.entities:
            if entity["type"] == "text_link":
                found.append(str(entity["url"]))
            elif entity["type"] == "text_mention":
                found.append(f"tg://user?id={entity['user']['id']}")
            elif entity["type"] == "url":
                found.append(slice_utf16(self.text, entity["offset"], entity["length"]))
        return found + [button.url for row in self.buttons for button in row if button.url]

    @property
    def service(self) -> bool:
        return not self.text and any(name in self.extra for name in SERVICE)

    def json(self, *, whole: bool = True) -> Json:
        body: Json = {"message_id": self.id, "date": self.date, "chat": self.chat.json()}
        if self.sender is not None:
            body["from"] = self.sender.json()
        if self.sender_chat is not None:
            body["sender_chat"] = self.sender_chat.json()
        if self.thread_id is not None:
            body["message_thread_id"] = self.thread_id
            if self.chat.is_forum:
                body["is_topic_message"] = True
        if self.edited:
            body["edit_date"] = self.edited
        if self.album:
            body["media_group_id"] = self.album
        if self.protected:
            body["has_protected_content"] = True
        if self.text:
            body["caption" if self.caption else "text"] = self.text
            if self.entities:
                body["caption_entities" if self.caption else "entities"] = [dict(e) for e in self.entities]
        body |= self.extra
        if self.markup and "inline_keyboard" in self.markup:
            body["reply_markup"] = self.markup
        if whole and self.reply_to is not None and not self.reply_to.deleted:
            body["reply_to_message"] = self.reply_to.json(whole=False)
        return body


SERVICE = frozenset({
    "new_chat_members", "left_chat_member", "migrate_to_chat_id", "migrate_from_chat_id", "pinned_message",
    "group_chat_created", "forum_topic_created", "forum_topic_closed", "forum_topic_reopened",
})  # fmt: skip


@dataclass(eq=False, slots=True)
class Tap:
    """One press of an inline button, and what became of it."""

    id: str
    person: User
    message: Message
    button: Button
    at: int
    answered: bool = False
    toast: str = ""
    alert: bool = False


@dataclass(frozen=True, slots=True)
class Toast:
    text: str
    alert: bool
