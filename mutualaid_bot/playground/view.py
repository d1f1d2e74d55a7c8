"""The world as the page shows it: one snapshot in JSON, of what each person and group can see.

It changes nothing, and does not know how the page looks.
"""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from mutualaid_bot.playground.cast import Cast
from mutualaid_bot.playground.chats import PRESENT, Chat, Json, Message
from mutualaid_bot.playground.groups import Group
from mutualaid_bot.playground.menus import menu
from mutualaid_bot.playground.people import Person

MOST_MESSAGES = 80
ZONE = ZoneInfo("America/New_York")
KINDS = {
    "photo": "Photo",
    "voice": "Voice note",
    "sticker": "Sticker",
    "document": "File",
    "contact": "Contact",
    "location": "Location",
}


def snapshot(cast: Cast) -> Json:
    world = cast.world
    roles = {cast.ana.id: "who needs", cast.ben.id: "who offers"}
    roles |= {cast.cora.id: "coordinator", cast.dan.id: "coordinator"}
    examples = {cast.ana.id: "I need diapers in Mattapan", cast.ben.id: "I have diapers, Dorchester"}
    people = [
        _person(person, roles.get(person.id, "neighbor")) | {"example": examples.get(person.id, "")}
        for person in world.people
    ]
    groups = [
        _group(group, "coordinators' group" if group is cast.coordinators else "members' group", world.people)
        for group in world.groups
    ]
    # Side by side as the story goes: who needs, who offers, who decides, everybody.
    chats = [*people[:2], *groups, *people[2:]]
    return {
        "bot": {"name": world.bot.first_name, "username": world.bot.username},
        "now": world.clock.now().astimezone(ZONE).strftime("%A, %B %-d, %-I:%M %p"),
        "violations": [*world.violations, *world.floods],
        "toasts": [
            {"id": tap.id, "who": tap.person.id, "chat": tap.message.chat.id, "text": tap.toast}
            for tap in world.taps.values()
            if tap.toast
        ][-20:],
        "chats": chats,
    }


def _person(person: Person, role: str) -> Json:
    chat = person.chat
    return _chat(person.ground.bot.id, chat) | {
        "title": person.name,
        "role": role,
        "group": False,
        "started": chat.started,
        "blocked": chat.blocked,
        "description": person.ground.profile.get(f"description:{person.user.language_code}")
        or person.ground.profile.get("description", ""),
        "speakers": [_speaker(person, chat)],
        "keyboard": [
            [
                {"label": b["text"], "asks": "contact" if b.get("request_contact") else
                 "location" if b.get("request_location") else ""}
                for b in row
            ]
            for row in (chat.keyboard or {}).get("keyboard", [])
        ],
    }  # fmt: skip


def _group(group: Group, role: str, people: list[Person]) -> Json:
    present = [person for person in people if group.chat.status(person.id) in PRESENT]
    return _chat(group.ground.bot.id, group.chat) | {
        "title": group.chat.title,
        "role": role,
        "group": True,
        "started": True,
        "blocked": False,
        "description": "",
        "speakers": [_speaker(person, group.chat) for person in present],
        "keyboard": [],
    }


def _speaker(person: Person, chat: Chat) -> Json:
    return {"id": person.id, "name": person.name, "menu": menu(person.ground, chat, person.user)}


def _chat(bot_id: int, chat: Chat) -> Json:
    shown = [message for message in chat.messages if not message.deleted][-MOST_MESSAGES:]
    return {"id": chat.id, "messages": [_message(bot_id, message) for message in shown]}


def _message(bot_id: int, message: Message) -> Json:
    who: Any = message.author or message.sender
    kinds = [name for field, name in KINDS.items() if field in message.extra]
    body: Json = {
        "id": message.id,
        "from": who.id if who else 0,
        "name": who.first_name or "Deleted account" if who else "",
        "bot": bool(who and who.id == bot_id),
        "text": message.text,
        "entities": message.entities,
        "buttons": [[button.label for button in row] for row in message.buttons],
        "time": _time(message),
        "edited": bool(message.edited),
        "silent": message.silent,
        "kind": kinds[0] if kinds else "",
        "service": _service(message),
    }
    if message.reply_to is not None:
        body["answers"] = message.reply_to.text[:80]
    return body


def _time(message: Message) -> str:
    return datetime.fromtimestamp(message.date, UTC).astimezone(ZONE).strftime("%a %-I:%M %p")


def _service(message: Message) -> str:
    """What happened in a group, in a few words."""
    extra = message.extra
    if "new_chat_members" in extra:
        return f"{extra['new_chat_members'][0]['first_name']} joined"
    if "left_chat_member" in extra:
        return f"{extra['left_chat_member']['first_name']} left"
    if "pinned_message" in extra:
        return "A message was pinned"
    return "The group changed" if message.service else ""
