"""Our server refuses webhooks that Telegram would refuse, in its words, and brings updates as it does."""

from __future__ import annotations

import asyncio
from typing import Any

import aiohttp
import pytest
from aiohttp import web

from mutualaid_bot.playground.server import BotApiServer
from mutualaid_bot.playground.world import World

TOKEN = "123456789:webhook"


async def asks(server: str, method: str, /, **arguments: Any) -> dict[str, Any]:
    async with (
        aiohttp.ClientSession() as session,
        session.post(f"{server}/bot{TOKEN}/{method}", json=arguments) as answer,
    ):
        body: dict[str, Any] = await answer.json()
        return body


@pytest.mark.parametrize(
    ("arguments", "description"),
    [
        ({"url": "http://example.org/"}, "bad webhook: An HTTPS URL must be provided for webhook"),
        (
            {"url": "https://example.org:9000/"},
            "bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443",
        ),
        (
            {"url": "https://example.org/", "secret_token": "a b"},
            "secret token contains unallowed characters",
        ),
        ({"url": "https://example.org/", "secret_token": "a" * 257}, "secret token is too long"),
    ],
)
async def test_a_webhook_that_cannot_work_is_refused(arguments: dict[str, str], description: str) -> None:
    server = BotApiServer(World(), TOKEN)
    url = await server.start()
    refused = await asks(url, "setWebhook", **arguments)
    assert (refused["error_code"], refused["description"]) == (400, f"Bad Request: {description}")
    assert (await asks(url, "getWebhookInfo"))["result"]["url"] == ""
    await server.stop()


async def test_updates_are_brought_one_after_the_other_until_each_is_thanked_for() -> None:
    world = World()
    ana = world.add_person("Ana")
    server = BotApiServer(world, TOKEN)
    url = await server.start()
    came: list[tuple[int, str]] = []
    answers = [500, 403, 200]

    async def take(request: web.Request) -> web.Response:
        update = await request.json()
        came.append((update["update_id"], request.headers["X-Telegram-Bot-Api-Secret-Token"]))
        return web.Response(status=answers.pop(0) if answers else 204)

    app = web.Application()
    app.router.add_post("/in", take)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    address = f"http://127.0.0.1:{runner.addresses[0][1]}/in"
    poll = asyncio.create_task(asks(url, "getUpdates", timeout=30))
    await world.until(lambda: bool(world.updates.asked))
    await asks(url, "setWebhook", url=address, secret_token="s3cret")
    assert (await poll)["description"] == "Conflict: terminated by setWebhook request"
    ana.starts()
    ana.says("hello")
    first, second = (update.id for update in world.updates.waiting)
    await world.until(lambda: world.updates.hook is not None and world.updates.hook.failed_at > 0)
    info = (await asks(url, "getWebhookInfo"))["result"]
    assert info["url"] == address and info["last_error_message"].startswith(
        "Wrong response from the webhook: "
    )
    await world.until(lambda: not world.updates.waiting)
    assert came == [(first, "s3cret")] * 3 + [(second, "s3cret")]
    await asks(url, "deleteWebhook")
    assert (await asks(url, "getUpdates"))["result"] == []
    await server.stop()
    await runner.cleanup()
