"""What is said when the bot starts: to its operator the claim code and where groups moved, to Telegram menus.

Nobody is written to, and the bot works without any of it.
"""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta

import structlog
from telegram import Bot, BotCommand, BotCommandScopeAllPrivateChats, BotCommandScopeChat
from telegram.error import TelegramError

from mutualaid_bot.chat.rendering import menus
from mutualaid_bot.config import Settings
from mutualaid_bot.domain.community import Community
from mutualaid_bot.store.database import Database, Transaction
from mutualaid_bot.texts import Texts

log = structlog.get_logger(__name__)

CLAIM_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # none that is read as another
CLAIM_LASTS = timedelta(hours=1)


async def new_claim_code(tx: Transaction, now: datetime) -> None:
    """Where no coordinators' group is bound yet."""
    if await tx.groups.coordinators() is not None:
        return
    code = "".join(secrets.choice(CLAIM_LETTERS) for _ in range(10))
    await tx.groups.set_claim_code(code, now + CLAIM_LASTS)
    print(  # noqa: T201  the operator reads it here, and nowhere else
        "No coordinators' group is bound yet. Add the bot to it as an administrator and write there, "
        f"within an hour:\n  /claim {code}",
        flush=True,
    )


async def tell_of_moves(tx: Transaction, settings: Settings) -> None:
    """A configured group became a supergroup: the bot follows, and whoever runs it should know."""
    for table, chat in (
        ("community", settings.community.chat_id),
        ("coordinators", settings.coordinators.chat_id),
    ):
        if chat is not None and (now := await tx.groups.current(chat)) != chat:
            log.warning("group_has_moved", old=chat, do=f"write chat_id = {now} under [{table}]")


async def set_menus(bot: Bot, database: Database, texts: Texts, community: Community) -> None:
    """Menus per audience and language."""
    first = community.languages[0]
    try:
        for language in community.languages:
            commands = [BotCommand(*pair) for pair in menus(texts.words(language)).members]
            await bot.set_my_commands(
                commands,
                scope=BotCommandScopeAllPrivateChats(),
                language_code=None if language == first else language,
            )
        async with database.reading() as tx:
            room = await tx.groups.coordinators()
        if room is not None:
            words = texts.words(community.coordinators_language)
            await bot.set_my_commands(
                [BotCommand(*pair) for pair in menus(words).coordinators],
                scope=BotCommandScopeChat(room.chat_id),
            )
    except TelegramError as error:
        log.warning("menus_not_set", error=type(error).__name__)
