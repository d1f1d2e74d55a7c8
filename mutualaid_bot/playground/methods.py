"""Which method of the Bot API is carried out by what.

getUpdates is not among them: it waits, so the server sees to it.
"""

from collections.abc import Callable
from typing import Any

from mutualaid_bot.playground import asking, editing, sending, webhook
from mutualaid_bot.playground.access import Access

METHODS: dict[str, Callable[[Access], Any]] = {
    "getMe": asking.get_me,
    "setWebhook": webhook.set_webhook,
    "deleteWebhook": webhook.delete_webhook,
    "getWebhookInfo": webhook.get_webhook_info,
    "sendMessage": sending.send_message,
    "sendPhoto": sending.send_photo,
    "sendMediaGroup": sending.send_media_group,
    "copyMessage": sending.copy_message,
    "forwardMessage": sending.forward_message,
    "sendChatAction": sending.send_chat_action,
    "editMessageText": editing.edit_text,
    "editMessageCaption": editing.edit_caption,
    "editMessageReplyMarkup": editing.edit_keyboard,
    "deleteMessage": editing.delete_message,
    "pinChatMessage": editing.pin_message,
    "unpinChatMessage": editing.unpin_message,
    "answerCallbackQuery": asking.answer_callback_query,
    "getChat": asking.get_chat,
    "getChatMember": asking.get_chat_member,
    "getChatAdministrators": asking.get_chat_administrators,
    "getChatMemberCount": asking.get_chat_member_count,
    "leaveChat": asking.leave_chat,
    "setMyCommands": asking.set_my_commands,
    "getMyCommands": asking.get_my_commands,
    "deleteMyCommands": asking.delete_my_commands,
    "setMyName": asking.set_profile,
    "setMyDescription": asking.set_profile,
    "setMyShortDescription": asking.set_profile,
}
