"""Whether the groups are as the bot needs them: reachable, its rights in them, and who else can read them.

Reads what Telegram tells about a chat; sends nothing and changes nothing.
"""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from enum import StrEnum

from telegram import Bot, ChatFullInfo, ChatMember, ChatMemberAdministrator, ChatMemberRestricted
from telegram.constants import ChatType
from telegram.error import BadRequest, ChatMigrated, Forbidden

from mutualaid_bot.config import Settings


class Level(StrEnum):
    OK = "ok"
    WARN = "warn"
    FAULT = "fault"
    REFUSED = "refused"  # the token, which has an exit code of its own


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at, and what to do about it; nothing to do where it is well."""

    level: Level
    what: str
    do: str = ""


_GROUPS = (ChatType.GROUP, ChatType.SUPERGROUP)
_IN_CHARGE = (ChatMember.ADMINISTRATOR, ChatMember.OWNER)
_OUTSIDE = (ChatMember.LEFT, ChatMember.BANNED)


async def coordinators_group(bot: Bot, settings: Settings, chat_id: int) -> AsyncIterator[Finding]:
    """Cards go to this group: the bot must be its administrator, and nobody else should read along."""
    key = "coordinators.chat_id"
    chat, trouble = await _found(bot, chat_id, key)
    if trouble:
        yield trouble
    if chat is None:
        return
    name = f"The coordinators' group “{chat.effective_name}”"
    if chat.type not in _GROUPS:
        yield Finding(Level.FAULT, f"{name} is not a group.", f"Give {key} the number of a group.")
        return
    member = await bot.get_chat_member(chat.id, bot.id)
    if member.status in _IN_CHARGE:
        yield Finding(Level.OK, f"{name} is reachable, and the bot is its administrator.")
    else:
        yield Finding(
            Level.FAULT,
            f"{name}: the bot is not its administrator, so it cannot know who is in it.",
            "In the group's settings make the bot an administrator; it needs no rights.",
        )
    if chat.username:
        yield Finding(
            Level.WARN,
            f"{name} is public (@{chat.username}): anybody can read what members wrote.",
            "In the group's settings make it private.",
        )
    if chat.has_visible_history or chat.type == ChatType.GROUP:
        yield Finding(
            Level.WARN,
            f"{name} shows its history to newcomers: who joins later reads old cards.",
            "In the group's settings set “Chat history for new members” to hidden.",
        )
    if settings.coordinators.topic_id is not None and not chat.is_forum:
        yield Finding(
            Level.FAULT,
            f"{name} has no topics, but coordinators.topic_id is set.",
            "Remove coordinators.topic_id, or turn topics on in the group.",
        )
    yield await _approvers(bot, settings, chat.id)


async def _approvers(bot: Bot, settings: Settings, chat_id: int) -> Finding:
    # Telegram counts bots too and does not list them; this one at least is not a person.
    people = await bot.get_chat_member_count(chat_id) - 1
    most = max(settings.categories, key=lambda category: category.approvers)
    if people >= most.approvers:
        return Finding(
            Level.OK, f"{people} in the coordinators' group, {most.approvers} needed at most to approve."
        )
    return Finding(
        Level.FAULT,
        f"The category {most.key} needs {most.approvers} coordinators, and the group has {people}.",
        f"Add coordinators to the group, or lower approvers of {most.key}.",
    )


async def members_chat(bot: Bot, chat_id: int) -> AsyncIterator[Finding]:
    """The weekly digest goes here, so the bot must be allowed to write."""
    key = "community.chat_id"
    chat, trouble = await _found(bot, chat_id, key)
    if trouble:
        yield trouble
    if chat is None:
        return
    channel = chat.type == ChatType.CHANNEL
    name = f"The members' {'channel' if channel else 'group'} “{chat.effective_name}”"
    if not channel and chat.type not in _GROUPS:
        yield Finding(Level.FAULT, f"{name} is neither.", f"Give {key} the number of a group or channel.")
    elif _may_write(await bot.get_chat_member(chat.id, bot.id), chat, channel=channel):
        yield Finding(Level.OK, f"{name} is reachable, and the bot may write there.")
    else:
        right = "an administrator who may post" if channel else "a member who may send messages"
        yield Finding(Level.FAULT, f"{name}: the bot may not write there.", f"Make the bot {right}.")


def _may_write(member: ChatMember, chat: ChatFullInfo, *, channel: bool) -> bool:
    if channel:
        return isinstance(member, ChatMemberAdministrator) and bool(member.can_post_messages)
    if member.status in _IN_CHARGE:
        return True
    if isinstance(member, ChatMemberRestricted):
        return member.is_member and member.can_send_messages
    everyone = chat.permissions is None or chat.permissions.can_send_messages is not False
    return member.status not in _OUTSIDE and everyone


async def _found(bot: Bot, chat_id: int, key: str) -> tuple[ChatFullInfo | None, Finding | None]:
    try:
        return await bot.get_chat(chat_id), None
    except ChatMigrated as moved:
        what = f"{key}: the group {chat_id} has become a supergroup with another number."
        follow = Finding(Level.WARN, what, f"Set {key} to {moved.new_chat_id}.")
        return await bot.get_chat(moved.new_chat_id), follow
    except (BadRequest, Forbidden) as error:
        what = f"{key}: the bot cannot see the chat {chat_id} ({error.message})."
        do = "Add the bot to it, or put the right number; groups' numbers begin with a minus."
        return None, Finding(Level.FAULT, what, do)
