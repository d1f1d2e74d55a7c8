"""A playground's Telegram and a real client for it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest
import telegram

from mutualaid_bot.chat.transport import AiohttpRequest
from mutualaid_bot.playground.server import BotApiServer
from mutualaid_bot.playground.world import World

TOKEN = "123456789:not-to-be-seen-in-any-log"


@dataclass
class Telegram:
    world: World
    url: str
    request: AiohttpRequest
    bot: telegram.Bot
    token: str = TOKEN


@pytest.fixture
async def line() -> AsyncIterator[Telegram]:
    world = World(meter=False)
    server = BotApiServer(world, TOKEN)
    url = await server.start()
    request = AiohttpRequest()
    bot = telegram.Bot(TOKEN, base_url=f"{url}/bot", request=request, get_updates_request=request)
    await bot.initialize()
    yield Telegram(world, url, request, bot)
    await bot.shutdown()
    await server.stop()
    assert not world.violations
