"""`mutualaid-bot digest --preview`: this week's digest as it would go out now, for the terminal.

It sends nothing and keeps nothing; what the digest says is the business of ``flow``.
"""

from __future__ import annotations

import asyncio
import html
import re
import secrets

from mutualaid_bot.building import community_of, reader_of
from mutualaid_bot.chat.rendering import Setting, render
from mutualaid_bot.clock import real_time
from mutualaid_bot.config import Settings
from mutualaid_bot.domain.notices import Digest
from mutualaid_bot.flow import digesting
from mutualaid_bot.flow.turn import Turn
from mutualaid_bot.opening import database_of
from mutualaid_bot.store.migrating import migrate
from mutualaid_bot.texts import Texts

NAMELESS = "…"  # what the bot is called only Telegram knows

_TAG = re.compile(r"<[^<>]*>")


async def preview_digest(settings: Settings) -> str:
    """The members' group's copy in each language, as plain text; empty: there is nothing to say."""
    community = community_of(settings)
    texts = Texts(community.languages)
    digest = await _digest(settings)
    if digest is None:
        return ""
    setting = Setting(community, NAMELESS, real_time())
    pages = (render(digest, texts.words(language), setting).text for language in community.languages)
    return "\n\n".join(html.unescape(_TAG.sub("", page)) for page in pages)


async def _digest(settings: Settings) -> Digest | None:
    community = community_of(settings)
    database = database_of(settings)
    await asyncio.to_thread(migrate, settings.database.path)
    await database.open()
    try:
        async with database.transaction() as tx:
            turn = Turn(
                now=real_time(),
                store=tx,
                community=community,
                reader=reader_of(community),
                bot_username=NAMELESS,
                new_token=lambda: secrets.token_urlsafe(16),
            )
            record = await digesting.compose(turn)
            raise _NotKept(None if record is None else await digesting.copy_for(turn, record, None))
    except _NotKept as rolled_back:
        return rolled_back.digest
    finally:
        await database.close()


class _NotKept(Exception):
    """Rolls back what a preview wrote."""

    def __init__(self, digest: Digest | None) -> None:
        self.digest = digest
