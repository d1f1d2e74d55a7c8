"""Which commands a person is shown: those of the narrowest scope, in their language if there are any.

It does not check who may use a command; neither does Telegram.
"""

from mutualaid_bot.playground.chats import ADMINS, Chat, ChatKind, Json, User
from mutualaid_bot.playground.ground import Ground


def menu(ground: Ground, chat: Chat, user: User) -> list[Json]:
    for scope in _scopes(chat, user):
        for language in (user.language_code or "", ""):
            found = ground.commands.get((scope, language))
            if found:
                return found
    return []


def _scopes(chat: Chat, user: User) -> list[str]:
    """Narrowest first, as Telegram looks them up."""
    if chat.kind is ChatKind.PRIVATE:
        return [f"chat:{chat.id}", "all_private_chats", "default"]
    admin = chat.status(user.id) in ADMINS
    scopes = [f"chat_member:{chat.id}:{user.id}"]
    scopes += [f"chat_administrators:{chat.id}"] if admin else []
    scopes += [f"chat:{chat.id}"]
    scopes += ["all_chat_administrators"] if admin else []
    return [*scopes, "all_group_chats", "default"]
