"""Facts that only Telegram has, gathered before a turn's transaction begins.

It decides nothing: who may do what is the business of ``flow``.
"""

from __future__ import annotations

import asyncio
from datetime import datetime

import structlog
from telegram import Bot, Chat, ChatMember, ChatMemberRestricted, Message, Update
from telegram.constants import ChatMemberStatus
from telegram.error import BadRequest, TelegramError

from mutualaid_bot.chat.buttons import Press, Verb
from mutualaid_bot.domain.people import Membership
from mutualaid_bot.domain.records import Room
from mutualaid_bot.flow.deciding import MEMBERSHIP_AGE
from mutualaid_bot.flow.turn import Facts

log = structlog.get_logger(__name__)

SECONDS = 3
ANONYMOUS_ADMIN = 1087968824  # the id that Telegram gives to every administrator who hides behind the group
COORDINATORS_VERBS = frozenset(
    {
        Verb.APPROVE,
        Verb.NOT_THIS,
        Verb.DECLINE,
        Verb.LATER,
        Verb.PUT_OFF,
        Verb.PROPOSAL_BACK,
        Verb.UNDO,
        Verb.QUEUE,
        Verb.SEND_DIGEST,
        Verb.SHOW_WEAK,
        Verb.KEEP_SILENT,
        Verb.CLOSE_SILENT,
    }
)
ADMINS = frozenset({ChatMemberStatus.ADMINISTRATOR, ChatMemberStatus.OWNER})


def may_need(update: Update) -> bool:
    """Whether there is anything to ask: a tap, a command in a group, or someone who presses Start."""
    message = update.message
    if message is None or not message.text:
        return update.callback_query is not None
    return message.chat.type != Chat.PRIVATE or _starts(message)


def _starts(message: Message) -> bool:
    return (message.text or "").startswith("/start")


async def gather(
    update: Update,
    bot: Bot,
    *,
    room: Room | None,
    home: int | None,
    stored: Membership | None,
    now: datetime,
) -> Facts:
    """What this update needs to know; at most three seconds, and nothing where Telegram keeps silent.

    ``home``: the members' group.
    """
    try:
        async with asyncio.timeout(SECONDS):
            if update.message is not None and update.message.chat.type == Chat.PRIVATE:
                return Facts(in_members_group=await _in_members_group(bot, home, update.message.chat.id, now))
            return await _gather(update, bot, room=room, stored=stored, now=now)
    except (TelegramError, TimeoutError) as error:
        log.warning("fact_not_told", update=update.update_id, error=type(error).__name__)
        return Facts()


async def _gather(
    update: Update, bot: Bot, *, room: Room | None, stored: Membership | None, now: datetime
) -> Facts:
    user = update.effective_user
    query, message = update.callback_query, update.message
    if query is not None:
        press = Press.unpack(query.data or "")
        if press is not None and press.verb in COORDINATORS_VERBS and room is not None:
            if query.from_user.id == ANONYMOUS_ADMIN:
                return Facts()  # taps come from the person behind it; this one could be anybody
            return Facts(membership=await _membership(bot, room, query.from_user.id, stored, now))
        if press is not None and press.verb is Verb.YES and not query.from_user.username:
            chat = await bot.get_chat(query.from_user.id)
            return Facts(link_works=not chat.has_private_forwards)
    elif message is not None and user is not None and message.chat.type != Chat.PRIVATE:
        if (message.text or "").lower().startswith("/claim"):
            return Facts(bot_is_admin=await _bot_is_admin(bot, message.chat.id))
        if room is not None and message.chat.id == room.chat_id and message.text:
            if message.sender_chat is not None:
                inside = message.sender_chat.id == room.chat_id
                return Facts(membership=Membership(ANONYMOUS_ADMIN, inside, True, "", now))
            return Facts(membership=await _membership(bot, room, user.id, stored, now))
    return Facts()


async def _in_members_group(bot: Bot, home: int | None, user_id: int, now: datetime) -> bool | None:
    """Who was there before the bot came is not told to it by any update."""
    if home is None:
        return None
    try:
        return membership_of(await bot.get_chat_member(home, user_id), now).inside
    except BadRequest:
        return None  # the bot is not in it, or Telegram does not know them there


async def _bot_is_admin(bot: Bot, chat_id: int) -> bool:
    member = await bot.get_chat_member(chat_id, bot.id)
    return member.status in ADMINS


async def _membership(
    bot: Bot, room: Room, user_id: int, stored: Membership | None, now: datetime
) -> Membership:
    if stored is not None and now - stored.checked_at < MEMBERSHIP_AGE:
        return stored
    member = await bot.get_chat_member(room.chat_id, user_id)
    return membership_of(member, now)


def membership_of(member: ChatMember, now: datetime) -> Membership:
    """What Telegram says of someone in the group, as the group's own words have it."""
    status, user = member.status, member.user
    inside = status in ADMINS or status == ChatMemberStatus.MEMBER
    if isinstance(member, ChatMemberRestricted):
        inside = member.is_member
    anonymous = bool(getattr(member, "is_anonymous", False)) if status in ADMINS else False
    return Membership(user.id, inside, anonymous, user.first_name, now)


__all__ = ["ANONYMOUS_ADMIN", "gather", "may_need", "membership_of"]
