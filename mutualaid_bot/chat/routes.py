"""Which update goes to which handler: one list, read from top to bottom.

It knows no texts and no rules; where an update belongs to a group that is not ours, the bot leaves it.
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

from telegram import Bot, Chat, Update
from telegram.ext import (
    Application,
    ApplicationBuilder,
    BaseHandler,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    ContextTypes,
    MessageHandler,
    filters,
)

from mutualaid_bot.chat import absence, coordinators, members
from mutualaid_bot.chat.asking import COORDINATORS_VERBS, membership_of
from mutualaid_bot.chat.buttons import Press, card_of
from mutualaid_bot.chat.turns import running
from mutualaid_bot.domain.cards import Subject
from mutualaid_bot.domain.people import Unreachable
from mutualaid_bot.domain.proposals import Refusal, Side
from mutualaid_bot.flow import joining
from mutualaid_bot.flow.turn import Turn

Context = ContextTypes.DEFAULT_TYPE
Handlers = list[BaseHandler[Any, Any, Any]]
Callback = Callable[[Update, Context], Coroutine[Any, Any, None]]
PRIVATE, GROUPS = filters.ChatType.PRIVATE, filters.ChatType.GROUPS
NEW, EDITED = filters.UpdateType.MESSAGE, filters.UpdateType.EDITED_MESSAGE
SAYS = filters.TEXT | filters.PHOTO


def handlers() -> Handlers:
    """Order matters: the first that fits takes the update."""

    def private(command: str | list[str], callback: Callback) -> CommandHandler[Any, Any]:
        return CommandHandler(command, callback, filters=PRIVATE & NEW)

    def group(command: str | list[str], callback: Callback) -> CommandHandler[Any, Any]:
        return CommandHandler(command, callback, filters=GROUPS & NEW)

    return [
        private("start", members.start),
        private(["need", "offer"], members.need_or_offer),
        private("mine", members.mine),
        private("away", members.away),
        private("language", members.language),
        private("privacy", members.privacy),
        private("forget", members.forget),
        private("cancel", members.cancel),
        private("help", members.help_),
        MessageHandler(PRIVATE & NEW & filters.COMMAND, members.anything_else),
        MessageHandler(PRIVATE & NEW & filters.CONTACT, members.contact),
        MessageHandler(PRIVATE & NEW & (filters.LOCATION | filters.VENUE), members.location),
        MessageHandler(PRIVATE & (NEW | EDITED) & SAYS, members.words),
        MessageHandler(PRIVATE & NEW & ~filters.StatusUpdate.ALL, members.anything_else),
        MessageHandler(GROUPS & NEW & filters.StatusUpdate.MIGRATE, moved),
        group("claim", claimed),
        group(["need", "offer"], in_members_group(members.begin_in_group)),
        group("queue", in_coordinators_group(coordinators.queue)),
        group("stats", in_coordinators_group(coordinators.stats)),
        group("digest", in_coordinators_group(coordinators.digest)),
        group("help", in_coordinators_group(coordinators.help_)),
        MessageHandler(GROUPS & NEW & filters.COMMAND, elsewhere),
        CallbackQueryHandler(pressed),
        ChatMemberHandler(bot_moved, ChatMemberHandler.MY_CHAT_MEMBER),
        ChatMemberHandler(someone_moved, ChatMemberHandler.CHAT_MEMBER),
    ]


def application(bot: Bot) -> Application[Any, Any, Any, Any, Any, Any]:
    """The library's dispatcher without its updater: updates come from the inbox."""
    built = ApplicationBuilder().bot(bot).updater(None).job_queue(None).build()
    built.add_handlers(handlers())
    return built


async def _ours(turn: Turn, chat_id: int) -> bool:
    """Whether the group is the members' or the coordinators'."""
    room = await turn.room()
    members_chat = turn.community.members_chat
    if members_chat is not None and chat_id == await turn.store.groups.current(members_chat):
        return True
    return room is not None and chat_id == room.chat_id


async def _leave_if_strange(turn: Turn, chat_id: int) -> None:
    """In other groups the bot says nothing and leaves; while none is bound it waits there for /claim."""
    if await turn.room() is not None and not await _ours(turn, chat_id):
        await turn.store.outbox.leave(chat_id, now=turn.now)


def in_members_group(handler: Callback) -> Callback:
    async def only_there(update: Update, context: Context) -> None:
        turn, chat = running(), update.effective_chat
        assert chat is not None
        home = turn.community.members_chat
        if home is not None and chat.id == await turn.store.groups.current(home):
            await handler(update, context)
        else:
            await _leave_if_strange(turn, chat.id)

    return only_there


def in_coordinators_group(handler: Callback) -> Callback:
    async def only_there(update: Update, context: Context) -> None:
        turn, chat = running(), update.effective_chat
        assert chat is not None
        room = await turn.room()
        if room is not None and chat.id == room.chat_id:
            await handler(update, context)
        else:
            await _leave_if_strange(turn, chat.id)

    return only_there


async def claimed(update: Update, context: Context) -> None:
    turn, chat = running(), update.effective_chat
    assert chat is not None
    room = await turn.room()
    if room is not None and room.chat_id != chat.id:
        await _leave_if_strange(turn, chat.id)
    else:
        await coordinators.claim(update, context)


async def elsewhere(update: Update, context: Context) -> None:
    assert update.effective_chat is not None
    await _leave_if_strange(running(), update.effective_chat.id)


async def moved(update: Update, context: Context) -> None:
    """A group became a supergroup: from here on its new id is read wherever the old one stands."""
    message, turn = update.effective_message, running()
    assert message is not None
    if message.migrate_to_chat_id is not None:
        await turn.store.groups.moved(message.chat.id, message.migrate_to_chat_id, turn.now)
    elif message.migrate_from_chat_id is not None:
        await turn.store.groups.moved(message.migrate_from_chat_id, message.chat.id, turn.now)


async def pressed(update: Update, context: Context) -> None:
    """Taps: coordinators' only in their group, members' only in private. Anything else is told to be gone."""
    query, turn = update.callback_query, running()
    assert query is not None
    press = Press.unpack(query.data or "")
    chat = query.message.chat if query.message else None
    room = await turn.room()
    if press is not None and query.message is not None:
        await _note_where(turn, press, query.message.chat.id, query.message.message_id)
    if press is None or chat is None:
        turn.toast = Refusal.GONE
    elif press.verb in COORDINATORS_VERBS:
        if room is not None and chat.id == room.chat_id:
            await coordinators.pressed(turn, query, press)
        else:
            turn.toast = Refusal.NOT_A_COORDINATOR
    elif chat.type == Chat.PRIVATE:
        await members.pressed(turn, query, press)
    else:
        turn.toast = Refusal.GONE


async def _note_where(turn: Turn, press: Press, chat_id: int, message_id: int) -> None:
    """The card that was tapped may not know yet that its message arrived."""
    subjects = card_of(press.verb)
    if subjects:
        side = "" if Subject.DRAFT in subjects else press.arg.partition(".")[0]
        await turn.store.outbox.tapped(
            subjects,
            press.id,
            part=side if side in tuple(Side) else None,
            chat_id=chat_id,
            message_id=message_id,
            now=turn.now,
        )


async def bot_moved(update: Update, context: Context) -> None:
    """The bot was added somewhere, or someone blocked it."""
    changed, turn = update.my_chat_member, running()
    assert changed is not None
    status = changed.new_chat_member.status
    present = status not in ("left", "kicked")
    chat_id = changed.chat.id
    if changed.chat.type == Chat.PRIVATE:
        await joining.reachability(turn, chat_id, reachable=present)
    elif present:
        await _leave_if_strange(turn, chat_id)
        if await turn.store.lost_groups.find(chat_id):
            absence.group_found(chat_id)
    elif await _ours(turn, chat_id) and await turn.store.lost_groups.lose(
        chat_id, Unreachable.REMOVED, turn.now
    ):
        room = await turn.room()
        coordinators_left = room is not None and room.chat_id == chat_id
        absence.group_lost("coordinators" if coordinators_left else "community", chat_id, Unreachable.REMOVED)


async def someone_moved(update: Update, context: Context) -> None:
    """Someone came to one of the two groups, or left it."""
    changed, turn = update.chat_member, running()
    assert changed is not None
    membership = membership_of(changed.new_chat_member, turn.now)
    room = await turn.room()
    if room is not None and changed.chat.id == room.chat_id:
        await turn.store.groups.set_membership(membership)
    home = turn.community.members_chat
    user = changed.new_chat_member.user
    if home is not None and changed.chat.id == await turn.store.groups.current(home) and not user.is_bot:
        await joining.in_members_group(turn, user.id, inside=membership.inside)
