"""The Bot API's methods that change or remove messages which are already there.

The bot may change its own messages only, and never those that carry a reply keyboard.
"""

from mutualaid_bot.playground.access import Access
from mutualaid_bot.playground.chats import ADMINS, Chat, ChatKind, Json, Message, Status
from mutualaid_bot.playground.refusals import NOT_MODIFIED, bad
from mutualaid_bot.playground.sending import caption_words, keyboard, text_words

TWO_DAYS = 48 * 3600


def _own_message(access: Access) -> Message:
    if access.arguments.text("inline_message_id"):
        raise bad("MESSAGE_ID_INVALID")
    chat = access.writable()
    message = access.message(chat, "edit")
    if not access.ground.from_bot(message) or message.service:
        raise bad("message can't be edited")
    if message.markup is not None and "inline_keyboard" not in message.markup:
        raise bad("message can't be edited")
    return message


def _new_keyboard(access: Access) -> Json | None:
    markup = keyboard(access, private=True)
    if markup is not None and "inline_keyboard" not in markup:
        raise bad("inline keyboard expected")
    return markup


def _change(access: Access, message: Message, words: tuple[str, list[Json], str | None]) -> Json:
    markup = _new_keyboard(access)
    text, entities, html = words
    if (message.text, message.entities, message.markup) == (text, entities, markup):
        raise bad(NOT_MODIFIED)
    access.pace(message.chat)
    message.markup = markup
    message.html = html
    access.ground.edit(message, text, entities)
    return message.json()


def edit_text(access: Access) -> Json:
    words = text_words(access)
    message = _own_message(access)
    if message.caption or message.extra:
        raise bad("there is no text in the message to edit")
    return _change(access, message, words)


def edit_caption(access: Access) -> Json:
    words = caption_words(access)
    message = _own_message(access)
    if not message.caption:
        raise bad("there is no caption in the message to edit")
    return _change(access, message, words)


def edit_keyboard(access: Access) -> Json:
    message = _own_message(access)
    markup = _new_keyboard(access)
    if message.markup == markup:
        raise bad(NOT_MODIFIED)
    access.pace(message.chat)
    message.markup = markup
    access.ground.tell("edited", message)
    return message.json()


def _right(access: Access, chat: Chat, right: str) -> bool:
    member = chat.members.get(access.ground.bot.id)
    return member is not None and (member.status is Status.CREATOR or right in member.rights)


def delete_message(access: Access) -> bool:
    """Its own and, in private, the other's messages for two days; with the right to, any in a group."""
    chat = access.readable()
    message = access.message(chat, "delete")
    old = access.ground.clock.stamp() - message.date > TWO_DAYS
    if not chat.private and _right(access, chat, "can_delete_messages"):
        pass
    elif access.ground.from_bot(message) or chat.private:
        if old:
            raise bad("message can't be deleted for everyone")
    else:
        raise bad("message can't be deleted")
    access.ground.delete(message)
    return True


def pin_message(access: Access) -> bool:
    chat = access.writable()
    message = access.message(chat, "pin")
    _may_pin(access, chat)
    chat.pinned = message
    if chat.kind is not ChatKind.CHANNEL:
        access.ground.post(
            chat, access.ground.bot, extra={"pinned_message": message.json(whole=False)}, silent=True
        )
    return True


def unpin_message(access: Access) -> bool:
    chat = access.writable()
    if access.arguments.integer("message_id"):
        access.message(chat, "unpin")
    elif chat.pinned is None:
        raise bad("message to unpin not found")
    _may_pin(access, chat)
    chat.pinned = None
    access.ground.tell("changed")
    return True


def _may_pin(access: Access, chat: Chat) -> None:
    if chat.private:
        return
    if chat.status(access.ground.bot.id) not in ADMINS or not _right(access, chat, "can_pin_messages"):
        raise bad("not enough rights to manage pinned messages in the chat")
