"""The people of the playground: what a person can do in Telegram, and what they and their groups hear.

They act as their app would let them; what is impossible there is an AssertionError here. They know the
Telegram of the playground, not the bot.
"""

import re
from collections.abc import Sequence
from typing import Any
from urllib.parse import parse_qs, urlsplit

from mutualaid_bot.playground.chats import (
    GROUP_ANONYMOUS_BOT,
    PRESENT,
    Button,
    Chat,
    ChatKind,
    Json,
    Message,
    Tap,
    Toast,
    User,
)
from mutualaid_bot.playground.ground import Ground
from mutualaid_bot.playground.groups import Group, Listener
from mutualaid_bot.playground.parsing import find_entities
from mutualaid_bot.playground.sending import photo

ANONYMOUS = User(GROUP_ANONYMOUS_BOT, "Group", username="GroupAnonymousBot", is_bot=True)


class Person(Listener):
    def __init__(self, ground: Ground, user: User, chat: Chat, phone: str) -> None:
        self.ground = ground
        self.user = user
        self.chat = chat
        self.phone = phone

    def __str__(self) -> str:
        return self.name

    @property
    def id(self) -> int:
        return self.user.id

    @property
    def name(self) -> str:
        return self.user.first_name

    @property
    def toasts(self) -> list[Toast]:
        """The short answers that this person's taps got, oldest first."""
        taps = [tap for tap in self.ground.taps.values() if tap.person is self.user and tap.toast]
        return [Toast(tap.toast, tap.alert) for tap in taps]

    # -- writing

    def starts(self, payload: str = "") -> Message:
        """Presses Start, which also takes back a block."""
        assert not self.user.deleted, f"{self} deleted the account"
        self.ground.set_blocked(self.chat, False)
        self.chat.started = True
        return self._send(None, f"/start {payload}".strip())

    def says(
        self,
        text: str,
        chat: Group | None = None,
        reply_to: Message | None = None,
        *,
        topic: int | None = None,
    ) -> Message:
        return self._send(chat, text, reply_to=reply_to, thread_id=topic)

    def edits(self, message: Message, new_text: str) -> None:
        assert message.author is self.user, f"{self} did not write that"
        assert not message.deleted, "it is deleted"
        self.ground.edit(message, new_text, find_entities(new_text, []))

    def deletes(self, message: Message) -> None:
        """Removes a message for everybody: an own one, or any in a private chat."""
        assert message.author is self.user or message.chat is self.chat, f"{self} may not delete that"
        self.ground.delete(message)

    def sends_photo(self, caption: str | None = None, chat: Group | None = None) -> Message:
        file_id = self._file("photo", "AgACAgQAAx")
        return self._send(chat, caption or "", caption=True, extra={"photo": photo(file_id)})

    def sends_album(self, captions: Sequence[str | None], chat: Group | None = None) -> list[Message]:
        album = str(13_000_000_000 + self.ground.number())
        sent = []
        for caption in captions:
            extra = {"photo": photo(self._file("photo", "AgACAgQAAx"))}
            sent.append(self._send(chat, caption or "", caption=True, extra=extra, album=album))
        return sent

    def sends_voice(self, chat: Group | None = None) -> Message:
        voice = {"duration": 7, "mime_type": "audio/ogg", **self._file_json("voice", "AwACAgQAAx")}
        return self._send(chat, "", extra={"voice": voice})

    def sends_sticker(self, chat: Group | None = None) -> Message:
        looks = {"type": "regular", "width": 512, "height": 512, "is_animated": False, "is_video": False}
        sticker = {**looks, "emoji": "🌻", **self._file_json("sticker", "CAACAgQAAx")}
        return self._send(chat, "", extra={"sticker": sticker})

    def sends_document(self, caption: str | None = None, chat: Group | None = None) -> Message:
        document = {"file_name": "list.pdf", **self._file_json("document", "BQACAgQAAx")}
        return self._send(chat, caption or "", caption=True, extra={"document": document})

    def shares_location(self, latitude: float, longitude: float) -> Message:
        return self._send(None, "", extra={"location": {"latitude": latitude, "longitude": longitude}})

    def shares_contact(self, phone: str | None = None, of: "Person | str | None" = None) -> Message:
        """The own number, or somebody else's; only the card of a person on Telegram carries their id."""
        contact: Json = {"phone_number": phone or self.phone, "first_name": of if isinstance(of, str) else ""}
        if not isinstance(of, str):
            whose = of or self
            contact |= {"first_name": whose.name, "user_id": whose.id}
            contact["phone_number"] = phone or whose.phone
        return self._send(None, "", extra={"contact": contact})

    # -- tapping

    def presses(self, label: str, message: Message | None = None, chat: Group | None = None) -> Tap | Message:
        """Presses the button with exactly this label, on the newest message that has it."""
        where = message.chat if message else (chat or self).chat
        self._check_here(where)
        seen: list[list[str]] = []
        for candidate in [message] if message else reversed(where.messages):
            if candidate.deleted or not candidate.labels:
                continue
            for button in (button for row in candidate.buttons for button in row):
                if button.label == label:
                    return self._press(candidate, button)
            seen.append(candidate.labels)
        raise AssertionError(f"{self} sees no button {label!r}; the newest have {seen[:4]}")

    def taps(self, message: Message, button: Button) -> Tap | Message:
        """Exactly this button of exactly this message."""
        self._check_here(message.chat)
        return self._press(message, button)

    def presses_first(self, chat: Group | None = None) -> Tap | Message:
        """The first button of the live question."""
        message = (chat or self).live()
        return self.taps(message, message.buttons[0][0])

    def taps_reply_button(self, label: str, *, at: tuple[float, float] | None = None) -> Message:
        """Taps the keyboard below the text field; a location button shares the place `at`."""
        keyboard = self.chat.keyboard or {"keyboard": []}
        buttons = [button for row in keyboard["keyboard"] for button in row]
        for button in buttons:
            if button["text"] != label:
                continue
            if keyboard.get("one_time_keyboard"):
                self.chat.keyboard = None
            if button.get("request_contact"):
                return self.shares_contact()
            if button.get("request_location"):
                assert at is not None, "a place to share is needed"
                return self.shares_location(*at)
            return self._send(None, label)
        raise AssertionError(f"{self} has no reply button {label!r}, but {[b['text'] for b in buttons]}")

    def follows(self, link: str) -> Message:
        """Opens a link to the bot and presses Start."""
        address = urlsplit(link)
        query = parse_qs(address.query)
        name = query.get("domain", [""])[0] if address.scheme == "tg" else address.path.strip("/")
        assert address.scheme == "tg" or address.hostname in {"t.me", "telegram.me"}, (
            f"no Telegram link: {link}"
        )
        assert name.lower() == (self.ground.bot.username or "").lower(), f"not a link to this bot: {link}"
        payload = query.get("start", [""])[0]
        assert not payload or re.fullmatch(r"[A-Za-z0-9_-]{1,64}", payload), (
            f"Telegram cuts such a link: {link}"
        )
        return self.starts(payload)

    # -- coming and going

    def blocks_bot(self) -> None:
        self.ground.set_blocked(self.chat, True)

    def unblocks_bot(self) -> None:
        self.ground.set_blocked(self.chat, False)

    def deletes_account(self) -> None:
        self.user.deleted = True
        self.user.first_name, self.user.last_name, self.user.username = "", None, None
        self.ground.tell("changed")

    def renames(self, *, username: str | None) -> None:
        self.user.username = username

    # -- how it is done

    def _press(self, message: Message, button: Button) -> Tap | Message:
        if button.url is not None:
            return self.follows(button.url)
        return self.ground.press(self.user, message, button)

    def _check_here(self, chat: Chat) -> None:
        assert not self.user.deleted, f"{self} deleted the account"
        if chat is self.chat:
            assert chat.started, f"{self} has not pressed Start"
            assert not chat.blocked, f"{self} blocked the bot"
            return
        assert chat.migrated_to is None, "this group became a supergroup"
        assert chat.status(self.id) in PRESENT, f"{self} is not in {chat.title}"

    def _send(self, group: Group | None, text: str, **fields: Any) -> Message:
        chat = group.chat if group is not None else self.chat
        self._check_here(chat)
        sender: User | None = self.user
        if chat.kind is ChatKind.CHANNEL:
            sender = None
            fields["sender_chat"] = chat
        elif not chat.private and chat.members[self.id].anonymous:
            sender = ANONYMOUS
            fields["sender_chat"] = chat
        return self.ground.post(chat, sender, text.strip(), author=self.user, **fields)

    def _file(self, kind: str, prefix: str) -> str:
        file_id = f"{prefix}{self.ground.number():012d}"
        self.ground.files[file_id] = kind
        return file_id

    def _file_json(self, kind: str, prefix: str) -> Json:
        file_id = self._file(kind, prefix)
        return {"file_id": file_id, "file_unique_id": f"U{file_id[-12:]}", "file_size": 34_567}
