"""A world, its server, and a caller who speaks plain HTTP; nothing of the bot."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import aiohttp
import pytest

from mutualaid_bot.playground.server import BotApiServer
from mutualaid_bot.playground.world import World

TOKEN = "123456789:playground"


@dataclass(frozen=True, slots=True)
class Api:
    """Calls a method with JSON and gives back the answer's body, whatever its status."""

    session: aiohttp.ClientSession
    address: str
    world: World

    async def __call__(self, method: str, **arguments: Any) -> dict[str, Any]:
        async with self.session.post(f"{self.address}/bot{TOKEN}/{method}", json=arguments) as answer:
            body: dict[str, Any] = await answer.json()
            assert answer.status == body.get("error_code", 200)
            return body

    async def done(self, method: str, **arguments: Any) -> Any:
        body = await self(method, **arguments)
        assert body["ok"], body
        return body["result"]

    async def refused(self, method: str, **arguments: Any) -> str:
        body = await self(method, **arguments)
        assert not body["ok"], body
        return f"{body['error_code']} {body['description']}"

    async def updates(self, **arguments: Any) -> list[dict[str, Any]]:
        """What waits, confirmed at once."""
        updates: list[dict[str, Any]] = await self.done("getUpdates", **arguments)
        if updates:
            await self.done("getUpdates", offset=updates[-1]["update_id"] + 1, limit=1)
        return updates


@pytest.fixture
def world() -> World:
    return World(meter=False)


@pytest.fixture
async def server(world: World) -> AsyncIterator[BotApiServer]:
    server = BotApiServer(world, TOKEN)
    yield server
    await server.stop()


@pytest.fixture
async def api(world: World, server: BotApiServer) -> AsyncIterator[Api]:
    address = await server.start()
    async with aiohttp.ClientSession() as session:
        yield Api(session, address, world)
