"""One piece of mischief after another, by people who may, who may not, and by Telegram itself.

It goes around what the playground's people can do: an update may hold anything. It does not judge.
"""

from __future__ import annotations

import inspect
import random
from typing import Any

import telegram

from mutualaid_bot.chat.buttons import Verb
from mutualaid_bot.playground.chats import Button, Chat, Json, Message, Tap, User
from tests.journeys.stage import Stage
from tests.naughty.strings import some_text

COMMANDS = (
    "start", "need", "offer", "mine", "away", "language", "privacy", "forget", "cancel", "help", "claim",
    "queue", "stats", "digest", "nonsense", "", "NEED", "start@neighbors_demo_bot", "need@other_bot",
)  # fmt: skip
STRANGE_KINDS = (
    "channel_post", "edited_channel_post", "inline_query", "chosen_inline_result", "poll", "poll_answer",
    "shipping_query", "pre_checkout_query", "chat_join_request", "chat_boost", "message_reaction",
    "business_message", "purchased_paid_media", "something_of_next_year",
)  # fmt: skip


class Mischief:
    def __init__(self, stage: Stage, dice: random.Random) -> None:
        self.stage, self.world, self.dice = stage, stage.world, dice
        people = [stage.ana, stage.ben, stage.cora, stage.dan]
        people += [
            stage.world.add_person(name, username=None, language=None) for name in ("Eve", "Flo", "Gus")
        ]
        self.people = people
        self.foreign = stage.world.add_group("Elsewhere", members=[stage.ana, stage.ben])
        self.seen: list[tuple[Message, Button]] = []  # buttons of any age
        for person in people:
            person.starts()

    def play(self) -> None:
        """One more update, or a few."""
        acts = (
            (self.writes, 30), (self.commands, 12), (self.taps, 30), (self.forges, 8), (self.edits, 6),
            (self.deletes, 2), (self.sends_things, 10), (self.sends_strange_message, 8),
            (self.shares_contact, 4), (self.comes_and_goes, 3), (self.writes_in_group, 6),
            (self.sends_strange_update, 6), (self.taps_strangely, 4), (self.changes_name, 2),
        )  # fmt: skip
        [act] = self.dice.choices([act for act, _ in acts], [weight for _, weight in acts])
        act()

    # -- words

    def writes(self) -> None:
        person = self._person()
        self._post(person.chat, person.user, some_text(self.dice))

    def commands(self) -> None:
        person = self._person()
        text = f"/{self.dice.choice(COMMANDS)} {some_text(self.dice)}"[:4096]
        entity = {"type": "bot_command", "offset": 0, "length": len(text.split(" ", 1)[0])}
        self._post(person.chat, person.user, text, entities=[entity])

    def edits(self) -> None:
        person = self._person()
        own = [m for m in person.chat.messages if m.author is person.user and not m.deleted]
        if own:
            self.world.edit(self.dice.choice(own[-8:]), some_text(self.dice), [])

    def deletes(self) -> None:
        chat = self._person().chat
        if chat.messages:
            self.world.delete(self.dice.choice(chat.messages[-8:]))

    def writes_in_group(self) -> None:
        group = self.dice.choice((self.stage.coordinators, self.stage.neighbors, self.foreign)).chat
        person, command = self._person(), self.dice.choice(COMMANDS)
        text = some_text(self.dice) if self.dice.random() < 0.4 else f"/{command} {some_text(self.dice)}"
        entities = (
            [{"type": "bot_command", "offset": 0, "length": len(command) + 1}] if text[:1] == "/" else []
        )
        hidden = {"sender_chat": group} if self.dice.random() < 0.2 else {}
        own = [m for m in group.messages if m.sender is self.world.bot]
        reply = {"reply_to": self.dice.choice(own)} if own and self.dice.random() < 0.3 else {}
        self._post(group, person.user, text[:4096], entities=entities, **hidden, **reply)

    # -- things

    def sends_things(self) -> None:
        person, dice = self._person(), self.dice
        if person.chat.blocked:
            return
        caption = some_text(dice).encode("utf-8", "ignore").decode()[:1000]
        match dice.randrange(7):
            case 0:
                person.sends_photo(caption)
            case 1:
                person.sends_album([caption, None, "I need food"])
            case 2:
                person.sends_voice()
            case 3:
                person.sends_sticker()
            case 4:
                person.sends_document(caption)
            case 5:
                person.shares_location(dice.uniform(-90, 90), dice.uniform(-180, 180))
            case _:
                person.shares_location(42.27, -71.09)

    def sends_strange_message(self) -> None:
        dice, text = self.dice, some_text(self.dice)
        person = self._person()
        user = person.user.json()
        extra: Json = dice.choice((
            {"dice": {"emoji": "🎲", "value": 6}},
            {"poll": {
                "id": "1", "question": text[:300] or "?",
                "options": [{"text": "a", "voter_count": 0, "persistent_id": "p"}],
                "total_voter_count": 0, "is_closed": False, "is_anonymous": True, "type": "regular",
                "allows_multiple_answers": False, "allows_revoting": False, "members_only": False,
            }},
            {"venue": {"location": {"latitude": 42, "longitude": -71}, "title": text[:50], "address": "?"}},
            {"video_note": {"file_id": "x", "file_unique_id": "y", "length": 1, "duration": 1}},
            {"game": {"title": "t", "description": text[:50], "photo": []}},
            {"forward_origin": {"type": "hidden_user", "date": 1, "sender_user_name": text[:60] or "x"}},
            {"forward_origin": {"type": "user", "date": 1, "sender_user": user}},
            {"via_bot": {"id": 5, "is_bot": True, "first_name": "via"}},
            {"story": {"id": 1, "chat": person.chat.json()}},
            {"quote": {"text": text[:100] or "x", "position": 0}},
            {"pinned_message": {"message_id": 1, "date": 0, "chat": person.chat.json()}},
            {"something_new": {"of": ["next", "year", None, 1.5]}},
            {"users_shared": {"request_id": 1, "users": [{"user_id": 1}]}},
            {"web_app_data": {"data": text[:100], "button_text": "b"}},
            {"entities": [{"type": "bot_command", "offset": 4000, "length": 99}], "text": "short"},
            {"entities": [{"type": "text_mention", "offset": 0, "length": 1, "user": user}], "text": text},
        ))  # fmt: skip
        if dice.random() < 0.5 and text and "text" not in extra:
            extra = {**extra, "text": text}
        self._post(person.chat, person.user, "", extra=extra)

    def shares_contact(self) -> None:
        person, other = self._person(), self._person()
        contact: Json = {
            "phone_number": self.dice.choice((person.phone, "", "not a number", "0" * 300, "+1", "٠١٢٣"))
        }
        contact["first_name"] = some_text(self.dice)[:60]
        owner = self.dice.choice((person.id, other.id, None, 1, -5))
        if owner is not None:
            contact["user_id"] = owner
        self._post(person.chat, person.user, "", extra={"contact": contact})

    # -- taps

    def taps(self) -> None:
        """A button that stands there or stood there once, by whoever comes along."""
        where = self.dice.choice(
            (*(p.chat for p in self.people), self.stage.coordinators.chat, self.stage.coordinators.chat)
        )
        fresh = [
            (m, b) for m in where.messages[-6:] if not m.deleted for row in m.buttons for b in row if b.data
        ]
        self.seen = (self.seen + fresh)[-400:]
        pool = fresh if fresh and self.dice.random() < 0.8 else self.seen
        if not pool:
            return self.writes()
        message, button = self.dice.choice(pool)
        own = message.chat.user
        allowed = own if own is not None else self.stage.cora.user
        user = allowed if self.dice.random() < 0.85 else self._person().user
        self.world.press(user, message, button)
        return None

    def forges(self) -> None:
        verb = self.dice.choice(list(Verb)).value
        number = self.dice.choice((0, 1, 2, 3, 5, 17, 10**17, 10**18 - 1))
        arg = self.dice.choice(
            ("", "need", "offer", "need.worked", "x.y", "1.1", "0.0", "Mattapan", "on", "yes", "es",
             "999999", "-1", "²", "٣", "need.", ".", "\x00", "{0}", "until", "back", "far", "food",
             "#deadbeef",
             "99999999999999999999.99999999999999999999")
        )  # fmt: skip
        data = self.dice.choice(
            (f"{verb}:{number}:{arg}", some_text(self.dice)[:64], f"{verb}:{number}", "::", "")
        )
        chat = self.dice.choice(
            (*(p.chat for p in self.people), self.stage.coordinators.chat, self.foreign.chat)
        )
        own = [m for m in chat.messages if m.sender is self.world.bot]
        if own:
            user = chat.user if chat.user is not None else self._person().user
            self.world.press(user, self.dice.choice(own[-5:]), Button("forged", data))

    def taps_strangely(self) -> None:
        """A tap whose message is too old to be shown, or that came from elsewhere, or carries nothing."""
        person = self._person()
        message = Message(1, person.chat, self.world.bot, 0)
        tap = Tap(
            str(7 * 10**15 + self.world.number()), person.user, message, Button("x"), self.world.clock.stamp()
        )
        self.world.taps[tap.id] = tap
        body: Json = {"id": tap.id, "from": person.user.json(), "chat_instance": "1"}
        body |= self.dice.choice((
            {"data": "po:1:"},
            {"data": "pa:1:1.1", "inline_message_id": "abc"},
            {"game_short_name": "chess"},
            {"data": "qy:1:need", "message": {"chat": person.chat.json(), "message_id": 3, "date": 0}},
            {"data": "pa:1:1.1", "message": {
                "chat": self.stage.coordinators.chat.json(), "message_id": 3, "date": 0,
            }},
        ))  # fmt: skip
        self.world.queue("callback_query", body, person.user)

    # -- Telegram itself

    def comes_and_goes(self) -> None:
        person = self._person()
        match self.dice.randrange(3):
            case 0:
                self.world.set_blocked(person.chat, not person.chat.blocked)
            case 1 if not person.chat.blocked:
                person.starts(self.dice.choice(("", "h_1", "d_2", "h_" + "x" * 60, "x")))
            case _:
                old, new = self.dice.choice(list(MEMBERS)), self.dice.choice(list(MEMBERS))
                where = self.dice.choice((self.stage.neighbors, self.stage.coordinators)).chat
                user = self.dice.choice((person.user, self.stage.ben.user))
                if user not in (self.stage.cora.user, self.stage.dan.user):
                    body = {
                        "chat": where.json(), "from": user.json(), "date": self.world.clock.stamp(),
                        "old_chat_member": _member(user, old), "new_chat_member": _member(user, new),
                    }  # fmt: skip
                    self.world.queue("chat_member", body, user)

    def sends_strange_update(self) -> None:
        kind = self.dice.choice(STRANGE_KINDS)
        person = self._person()
        body = self.dice.choice((
            {"message_id": 5, "date": 1, "chat": {"id": -1009, "type": "channel", "title": "c"}},
            {"id": "1", "from": person.user.json(), "query": some_text(self.dice)[:60], "offset": ""},
            {"id": "1"},
        ))  # fmt: skip
        allowed, self.world.updates.allowed = self.world.updates.allowed, None
        try:
            self.world.updates.put(kind, body)
        finally:
            self.world.updates.allowed = allowed

    def changes_name(self) -> None:
        person = self._person()
        person.user.first_name = some_text(self.dice)[:64].encode("utf-8", "ignore").decode() or "."
        person.user.last_name = self.dice.choice((None, "<i>", "\u202e"))
        person.user.language_code = self.dice.choice(
            (None, "en", "es", "xx", "pt-br", "zh-hans", "!", "ht", "EN")
        )
        person.user.username = self.dice.choice((None, f"name_{person.id}"))

    # -- how

    def _person(self) -> Any:
        return self.dice.choice(self.people)

    def _post(self, chat: Chat, user: User, text: str, **fields: Any) -> None:
        fields.setdefault("entities", [])
        if not text and not fields.get("extra"):
            fields["extra"] = {"text": ""}  # an empty text, which Telegram itself would not carry
        self.world.post(chat, user, text, author=user, **fields)


MEMBERS = {
    "creator": telegram.ChatMemberOwner,
    "administrator": telegram.ChatMemberAdministrator,
    "member": telegram.ChatMemberMember,
    "restricted": telegram.ChatMemberRestricted,
    "left": telegram.ChatMemberLeft,
    "kicked": telegram.ChatMemberBanned,
}


def _member(user: User, status: str) -> Json:
    """With every field that Telegram promises for this status."""
    body: Json = {"user": user.json(), "status": status}
    for name, field in inspect.signature(MEMBERS[status]).parameters.items():
        if field.default is inspect.Parameter.empty and name not in ("user", "kwargs"):
            body[name] = 0 if name == "until_date" else status == "administrator"
    if status == "restricted":
        body["can_react_to_messages"] = False  # the library demands it, and does not say so in its signature
    return body
