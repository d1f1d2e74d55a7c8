"""The Bot API's methods that ask about chats and members, answer taps, and describe the bot.

They send no messages.
"""

import re

from mutualaid_bot.playground.access import Access
from mutualaid_bot.playground.chats import ADMINS, PRESENT, Chat, ChatKind, Json, Membership, Status
from mutualaid_bot.playground.refusals import QUERY_TOO_OLD, bad
from mutualaid_bot.playground.updates import TAP_SECONDS

SCOPES = {
    "default": (),
    "all_private_chats": (),
    "all_group_chats": (),
    "all_chat_administrators": (),
    "chat": ("chat_id",),
    "chat_administrators": ("chat_id",),
    "chat_member": ("chat_id", "user_id"),
}
PROFILE_LIMITS = {"name": 64, "description": 512, "short_description": 120}


def get_me(access: Access) -> Json:
    return {
        **access.ground.bot.json(),
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def answer_callback_query(access: Access) -> bool:
    tap = access.ground.taps.get(access.arguments.text("callback_query_id"))
    # How long Telegram waits for the answer is not published; a tap that is no longer delivered is too old.
    if tap is None or tap.answered or access.ground.clock.stamp() - tap.at > TAP_SECONDS:
        raise bad(QUERY_TOO_OLD)
    text = access.arguments.text("text")
    if len(text) > 200:
        raise bad("MESSAGE_TOO_LONG")
    link = access.arguments.text("url")
    if link and not re.match(rf"(?i)https?://t\.me/{access.ground.bot.username}\?start=", link):
        raise bad("URL_INVALID")
    tap.answered, tap.toast, tap.alert = True, text, access.arguments.flag("show_alert")
    access.ground.tell("answered", tap)
    return True


def get_chat(access: Access) -> Json:
    chat = access.readable()
    body = chat.json() | {
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": {
            "unlimited_gifts": False,
            "limited_gifts": False,
            "unique_gifts": False,
            "premium_subscription": False,
            "gifts_from_channels": False,
        },
    }
    if chat.user is not None and chat.user.has_private_forwards:
        body["has_private_forwards"] = True
    if chat.kind is ChatKind.SUPERGROUP and chat.visible_history and _is_admin(access, chat):
        body["has_visible_history"] = True
    if chat.pinned is not None:
        body["pinned_message"] = chat.pinned.json(whole=False)
    return body


def _is_admin(access: Access, chat: Chat) -> bool:
    return chat.status(access.ground.bot.id) in ADMINS


def get_chat_member(access: Access) -> Json:
    user_id = access.arguments.integer("user_id")
    chat = access.readable()
    if chat.private:
        people = {access.ground.bot.id: access.ground.bot, chat.id: chat.user}
        user = people.get(user_id)
        if user is None:
            raise bad("PARTICIPANT_ID_INVALID")
        return Membership(user, Status.MEMBER).json()
    member = chat.members.get(user_id)
    if member is not None:
        return member.json()
    user = access.ground.users.get(user_id)
    if user is None or user_id not in access.ground.met:
        raise bad("PARTICIPANT_ID_INVALID")
    return Membership(user, Status.LEFT).json()


def get_chat_administrators(access: Access) -> list[Json]:
    chat = access.readable()
    if chat.private:
        raise bad("there are no administrators in the private chat")
    return [member.json() for member in chat.members.values() if member.status in ADMINS]


def get_chat_member_count(access: Access) -> int:
    chat = access.readable()
    return 2 if chat.private else sum(member.status in PRESENT for member in chat.members.values())


def leave_chat(access: Access) -> bool:
    chat = access.readable()
    if chat.private:
        raise bad("chat member status can't be changed in private chats")
    access.ground.set_member(chat, access.ground.bot, Status.LEFT, by=access.ground.bot)
    return True


def _scope(access: Access) -> tuple[str, str]:
    """Whom a list of commands is for, as one word, and in which language."""
    scope = access.arguments.structure("scope") or {"type": "default"}
    if not isinstance(scope, dict) or scope.get("type") not in SCOPES:
        raise bad("can't parse BotCommandScope: Unsupported type specified")
    parts = [str(scope["type"])]
    for name in SCOPES[parts[0]]:
        if name not in scope:
            raise bad(f"can't parse BotCommandScope: Can't find field \"{name}\"")
        parts.append(str(scope[name]))
    if "chat_id" in scope:
        part = Access(access.ground, type(access.arguments)(scope), access.method)
        if part.readable().private and parts[0] != "chat":
            raise bad("can't change commands for administrators in a private chat")
    language = access.arguments.text("language_code")
    if language and not re.fullmatch(r"[a-z]{2}", language):
        raise bad("invalid language code specified")
    return ":".join(parts), language


def set_my_commands(access: Access) -> bool:
    commands = access.arguments.structure("commands")
    if not isinstance(commands, list):
        raise bad("can't parse commands JSON object")
    if len(commands) > 100:
        raise bad("BOT_COMMANDS_TOO_MUCH")
    kept = []
    for command in commands:
        if not isinstance(command, dict):
            raise bad("can't parse BotCommand: expected an Object")
        name = str(command.get("command", "")).strip().removeprefix("/").lower()
        description = str(command.get("description", "")).strip()
        if not name:
            raise bad("command must be non-empty")
        if len(name) > 32:
            raise bad("command length must not exceed 32")
        if not description:
            raise bad("command description must be non-empty")
        if len(description) > 256:
            raise bad("command description length must not exceed 256")
        if not re.fullmatch(r"[a-z0-9_]+", name):
            raise bad("BOT_COMMAND_INVALID")
        kept.append({"command": name, "description": description})
    access.ground.commands[_scope(access)] = kept
    access.ground.tell("changed")
    return True


def get_my_commands(access: Access) -> list[Json]:
    return access.ground.commands.get(_scope(access), [])


def delete_my_commands(access: Access) -> bool:
    access.ground.commands.pop(_scope(access), None)
    access.ground.tell("changed")
    return True


def set_profile(access: Access) -> bool:
    """setMyName, setMyDescription and setMyShortDescription: kept for one language or for all."""
    field = {
        "setMyName": "name",
        "setMyDescription": "description",
        "setMyShortDescription": "short_description",
    }[access.method]
    text = access.arguments.text(field)
    if len(text) > PROFILE_LIMITS[field]:
        raise bad(f"bot {field.replace('_', ' ')} is too long")
    language = access.arguments.text("language_code")
    access.ground.profile[f"{field}:{language}" if language else field] = text
    access.ground.tell("changed")
    return True
