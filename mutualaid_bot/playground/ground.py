"""The state of the make-believe Telegram and the few ways in which it changes.

It holds chats, messages, taps and the bot's updates, and wakes who waits for a change. It neither refuses
calls (the methods do) nor speaks for people (people do).
"""

import asyncio
import itertools
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, TypeVar

from mutualaid_bot.playground.chats import (
    ADMINS,
    GROUP_ANONYMOUS_BOT,
    PRESENT,
    Button,
    Chat,
    ChatKind,
    Json,
    Membership,
    Message,
    Status,
    Tap,
    User,
)
from mutualaid_bot.playground.clock import Clock
from mutualaid_bot.playground.meter import Meter
from mutualaid_bot.playground.parsing import find_entities
from mutualaid_bot.playground.updates import Updates
from mutualaid_bot.playground.weather import Trouble, Weather

Happening = Literal["posted", "edited", "deleted", "pressed", "answered", "changed"]
Watcher = Callable[[Happening, Message | Tap | None], None]
T = TypeVar("T")
FIRST_SUPERGROUP = -1_002_100_000_000


@dataclass(frozen=True, slots=True)
class Call:
    """One call that the bot made, and the answer's code (200 for done)."""

    method: str
    arguments: Json
    code: int
    description: str
    at: float = 0.0  # when it was carried out, in time.monotonic()
    trouble: Trouble | None = None  # what the weather made of its answer


@dataclass(eq=False, slots=True)
class Flight:
    """A call on its way: from its arrival until its answer is written, or its caller is gone."""

    method: str  # as it came, in lower case
    carried_out: bool = False


class Ground:
    def __init__(
        self,
        *,
        meter: bool = True,
        start: datetime | None = None,
        bot_name: str = "Neighbors",
        bot_username: str = "neighbors_demo_bot",
    ) -> None:
        self.clock = Clock(start)
        self.clock.on_turn.append(lambda offset: self.tell("changed"))
        self.updates = Updates(self.clock)
        self.updates.on_confirm = lambda: self.tell("changed")
        self.weather = Weather()
        self.meter: Meter | None = Meter() if meter else None
        self.violations: list[str] = []
        self.floods: list[str] = []  # calls that came too fast and were refused for it
        self.calls: deque[Call] = deque(maxlen=20_000)
        self.in_flight: set[Flight] = set()
        self.bot = User(123456789, bot_name, username=bot_username, is_bot=True)
        self.users: dict[int, User] = {}
        self.chats: dict[int, Chat] = {}
        self.met: set[int] = set()  # people whom the bot has seen; it can ask about no others
        self.taps: dict[str, Tap] = {}
        self.files: dict[str, str] = {}  # file_id → kind
        self.commands: dict[tuple[str, str], list[Json]] = {}
        self.profile: dict[str, str] = {}
        self.watchers: list[Watcher] = []
        self._changed = asyncio.Event()
        self._numbers = itertools.count(1)
        self._message_ids: dict[int, int] = {}

    # -- waiting and watching

    def tell(self, happening: Happening, subject: Message | Tap | None = None) -> None:
        """Wake everybody who waits for a change, and let the watchers know what it was."""
        waiting, self._changed = self._changed, asyncio.Event()
        waiting.set()
        for watcher in list(self.watchers):
            watcher(happening, subject)

    async def until(self, predicate: Callable[[], T], timeout: float = 10.0, what: str = "") -> T:
        """Wait until it is true (a failed assertion inside counts as "not yet"); give back what it gave.

        Woken by every change of the world; AssertionError with the last messages when time is up.
        """
        loop = asyncio.get_running_loop()
        deadline = loop.time() + timeout
        failure: AssertionError | None = None
        while True:
            changed = self.next_change()
            try:
                result = predicate()
                failure = None
                if result:
                    return result
            except AssertionError as error:
                failure = error
            left = deadline - loop.time()
            if left <= 0:
                reason = f": {failure}" if failure else ""
                raise AssertionError(
                    f"waited {timeout:g} s for {what or 'a change'}{reason}\nlast said:\n{self.transcript()}"
                ) from failure
            try:
                await asyncio.wait_for(changed.wait(), left)
            except TimeoutError:
                continue

    def next_change(self) -> asyncio.Event:
        """Set at the next change after this call, whatever it is."""
        return self._changed

    def transcript(self, lines: int = 12) -> str:
        """The last messages of all chats, oldest first, for reading when something went wrong."""
        said = [m for chat in self.chats.values() for m in chat.messages]
        said.sort(key=lambda m: (max(m.date, m.edited), m.id))
        return "\n".join(_line(message) for message in said[-lines:]) or "(nothing)"

    def violate(self, finding: str) -> None:
        if finding not in self.violations:
            self.violations.append(finding)
            self.tell("changed")

    # -- making things

    def number(self) -> int:
        return next(self._numbers)

    def become(self, bot_id: int) -> None:
        """The bot's id is the number in its token."""
        old, self.bot.id = self.bot.id, bot_id
        for chat in self.chats.values():
            if old in chat.members:
                chat.members[bot_id] = chat.members.pop(old)

    def large_group_id(self) -> int:
        return FIRST_SUPERGROUP - self.number() * 1009

    def next_message_id(self, chat: Chat) -> int:
        # Private chats and small groups share one row of numbers; large groups have one each.
        row = chat.id if chat.kind in {ChatKind.SUPERGROUP, ChatKind.CHANNEL} else 0
        self._message_ids[row] = self._message_ids.get(row, 0) + 1
        return self._message_ids[row]

    def post(
        self,
        chat: Chat,
        sender: User | None,
        text: str = "",
        *,
        entities: list[Json] | None = None,
        **fields: Any,
    ) -> Message:
        """Put a message into a chat, and before the bot if it is one that the bot may see."""
        if entities is None:
            entities = find_entities(text, [])
        message = Message(
            self.next_message_id(chat), chat, sender, self.clock.stamp(), text, entities, **fields
        )
        chat.messages.append(message)
        if not self.from_bot(message) and self.bot_sees(message):
            kind = "channel_post" if chat.kind is ChatKind.CHANNEL else "message"
            self.queue(kind, message.json(), message.sender)
        self.tell("posted", message)
        return message

    def edit(self, message: Message, text: str, entities: list[Json]) -> None:
        message.versions.append(message.text)
        message.text, message.entities = text, entities
        message.edited = self.clock.stamp()
        if not self.from_bot(message) and self.bot_sees(message):
            channel = message.chat.kind is ChatKind.CHANNEL
            self.queue("edited_channel_post" if channel else "edited_message", message.json(), message.sender)
        self.tell("edited", message)

    def delete(self, message: Message) -> None:
        """It is gone for everybody, and nobody is told."""
        message.deleted = True
        if message.chat.pinned is message:
            message.chat.pinned = None
        self.tell("deleted", message)

    def press(self, person: User, message: Message, button: Button) -> Tap:
        tap = Tap(
            f"{4_000_000_000_000_000 + self.number() * 7919}", person, message, button, self.clock.stamp()
        )
        self.taps[tap.id] = tap
        body = {
            "id": tap.id,
            "from": person.json(),
            "message": message.json(),
            "chat_instance": str(abs(message.chat.id) * 31 + 17),
            "data": button.data,
        }
        self.queue("callback_query", body, person)
        self.tell("pressed", tap)
        return tap

    def queue(self, kind: str, body: Json, sender: User | None) -> None:
        if sender is not None and sender.id != GROUP_ANONYMOUS_BOT:
            self.met.add(sender.id)
        for joined in body.get("new_chat_members", []):
            self.met.add(joined["id"])
        self.updates.put(kind, body)

    def from_bot(self, message: Message) -> bool:
        return self.bot in (message.sender, message.author)

    def bot_sees(self, message: Message) -> bool:
        """Group privacy: commands, answers to the bot and service messages; administrators see all."""
        chat = message.chat
        if chat.private:
            return not chat.blocked
        status = chat.status(self.bot.id)
        if status in ADMINS or (status in PRESENT and message.service):
            return True
        if status not in PRESENT or chat.kind is ChatKind.CHANNEL:
            return False
        if message.reply_to is not None and self.from_bot(message.reply_to):
            return True
        first = message.text.split(maxsplit=1)[0] if message.text.strip() else ""
        if not first.startswith("/"):
            return False
        addressed = first.partition("@")[2].lower()
        return addressed in {"", (self.bot.username or "").lower()}

    # -- who is where

    def set_member(
        self,
        chat: Chat,
        user: User,
        status: Status,
        *,
        by: User,
        anonymous: bool = False,
        rights: frozenset[str] = frozenset(),
    ) -> None:
        """Change what somebody is in a chat; the bot hears of itself, and of others if it administers."""
        old = chat.members.get(user.id) or Membership(user, Status.LEFT)
        new = Membership(user, status, anonymous, rights)
        came = status in PRESENT and old.status not in PRESENT
        went = status not in PRESENT and old.status in PRESENT
        bot_was_admin = chat.status(self.bot.id) in ADMINS
        if went and chat.kind is not ChatKind.CHANNEL:
            self.post(chat, by, extra={"left_chat_member": user.json()})
        chat.members[user.id] = new
        if came and chat.kind is not ChatKind.CHANNEL:
            self.post(chat, by, extra={"new_chat_members": [user.json()]})
        change = {
            "chat": chat.json(),
            "from": by.json(),
            "date": self.clock.stamp(),
            "old_chat_member": old.json(),
            "new_chat_member": new.json(),
        }
        if user is self.bot:
            self.queue("my_chat_member", change, by)
        elif bot_was_admin:
            self.met.add(user.id)
            self.queue("chat_member", change, by)
        self.tell("changed")

    def set_blocked(self, chat: Chat, blocked: bool) -> None:
        if chat.blocked == blocked or chat.user is None:
            return
        chat.blocked = blocked
        here, gone = Membership(self.bot, Status.MEMBER), Membership(self.bot, Status.KICKED)
        old, new = (here, gone) if blocked else (gone, here)
        change = {
            "chat": chat.json(),
            "from": chat.user.json(),
            "date": self.clock.stamp(),
            "old_chat_member": old.json(),
            "new_chat_member": new.json(),
        }
        self.queue("my_chat_member", change, chat.user)
        self.tell("changed")


def _line(message: Message) -> str:
    who = message.author or message.sender
    name = who.first_name if who else message.chat.title
    where = message.chat.user.first_name if message.chat.user else message.chat.title
    marks = " (deleted)" if message.deleted else " (edited)" if message.edited else ""
    buttons = f" [{'] ['.join(message.labels)}]" if message.labels else ""
    words = message.text or ", ".join(message.extra) or "(empty)"
    return f"  [{where}] {name}: {words}{buttons}{marks}"
