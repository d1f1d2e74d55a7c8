"""Groups and channels of the playground: who is in them, their topics, and what they hear.

They do not speak; people and the bot do.
"""

from typing import Protocol

from mutualaid_bot.playground.chats import MINIMAL_RIGHTS, Chat, ChatKind, Message, Status, Topic, User
from mutualaid_bot.playground.ground import Ground


class Member(Protocol):
    """As much of a person as a group needs."""

    user: User


class Listener:
    """Somebody, or a group, to whom the bot speaks."""

    ground: Ground
    chat: Chat

    @property
    def messages(self) -> list[Message]:
        """Everything ever said in this chat, deleted messages too."""
        return list(self.chat.messages)

    def hears(self) -> list[Message]:
        """What the bot said here and is still to be seen, oldest first."""
        return [m for m in self.chat.messages if self.ground.from_bot(m) and not m.deleted and not m.service]

    def last(self) -> Message:
        heard = self.hears()
        assert heard, f"{self} heard nothing yet"
        return heard[-1]

    def live(self) -> Message:
        """The newest message with inline buttons: the live question."""
        for message in reversed(self.hears()):
            if message.labels:
                return message
        raise AssertionError(f"{self} sees no message with buttons")

    def sees(self, label: str) -> Message:
        """The newest message of the bot with this button."""
        for message in reversed(self.hears()):
            if label in message.labels:
                return message
        raise AssertionError(f"{self} sees no button {label!r}")

    def heard(self, words: str) -> Message:
        """The newest message of the bot that holds these words."""
        for message in reversed(self.hears()):
            if words.casefold() in message.text.casefold():
                return message
        said = "\n".join(f"  - {message.text}" for message in self.hears()[-6:])
        raise AssertionError(f"{self} has not heard {words!r}; last heard:\n{said or '  nothing'}")


class Group(Listener):
    """A group or channel, with or without the bot in it; made by World.add_group and World.add_channel."""

    def __init__(self, ground: Ground, chat: Chat, owner: User) -> None:
        self.ground = ground
        self.chat = chat
        self.owner = owner

    def __str__(self) -> str:
        return f"the group {self.chat.title!r}"

    @property
    def id(self) -> int:
        return self.chat.id

    def add(self, person: Member, admin: bool = False, anonymous: bool = False) -> None:
        """Into the group, or to another place in it."""
        status = Status.ADMINISTRATOR if admin else Status.MEMBER
        self._set(person.user, status, anonymous=anonymous, rights=MINIMAL_RIGHTS if admin else frozenset())

    def remove(self, person: Member) -> None:
        self._set(person.user, Status.KICKED)

    def leaves(self, person: Member) -> None:
        self.ground.set_member(self.chat, person.user, Status.LEFT, by=person.user)

    def promote_bot(self, *rights: str) -> None:
        self._set(self.ground.bot, Status.ADMINISTRATOR, rights=MINIMAL_RIGHTS | set(rights))

    def demote_bot(self) -> None:
        self._set(self.ground.bot, Status.MEMBER)

    def silence_bot(self, silent: bool = True) -> None:
        """Members may not write here any more."""
        self.chat.bot_may_write = not silent

    def _set(
        self, user: User, status: Status, *, anonymous: bool = False, rights: frozenset[str] = frozenset()
    ) -> None:
        self.ground.set_member(self.chat, user, status, by=self.owner, anonymous=anonymous, rights=rights)

    def add_topic(self, name: str) -> int:
        assert self.chat.is_forum, "only a forum has topics"
        opened = self.ground.post(self.chat, self.owner, extra={"forum_topic_created": {"name": name}})
        opened.thread_id = opened.id
        self.chat.topics[opened.id] = Topic(opened.id, name)
        return opened.id

    def close_topic(self, topic: int) -> None:
        self.chat.topics[topic].closed = True
        self.ground.post(self.chat, self.owner, extra={"forum_topic_closed": {}}, thread_id=topic)

    def reopen_topic(self, topic: int) -> None:
        self.chat.topics[topic].closed = False
        self.ground.post(self.chat, self.owner, extra={"forum_topic_reopened": {}}, thread_id=topic)

    def delete_topic(self, topic: int) -> None:
        self.chat.topics[topic].deleted = True
        for message in self.chat.messages:
            if message.thread_id == topic:
                message.deleted = True
        self.ground.tell("changed")

    def delete(self) -> None:
        """The group is no more."""
        self.chat.gone = True
        self.ground.tell("changed")

    def migrate(self) -> "Group":
        """A basic group becomes a supergroup: a new id, new message numbers, and the old id is dead."""
        old = self.chat
        assert old.kind is ChatKind.GROUP, 'only a basic group migrates: add_group(…, kind="group")'
        new = Chat(
            self.ground.large_group_id(),
            ChatKind.SUPERGROUP,
            title=old.title,
            members=dict(old.members),
            bot_may_write=old.bot_may_write,
        )
        self.ground.chats[new.id] = new
        self.ground.post(old, self.owner, extra={"migrate_to_chat_id": new.id})
        old.migrated_to = new.id
        self.ground.post(new, self.owner, extra={"migrate_from_chat_id": old.id})
        return Group(self.ground, new, self.owner)
