"""What each failure of the line means, and that none of them tells the token."""

from __future__ import annotations

import logging
import socket
import traceback
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import pytest
import telegram
from aiohttp import web
from telegram.error import NetworkError, TelegramError

from mutualaid_bot.chat.transport import AiohttpRequest, NotSent, TokenRefused, Unclear
from mutualaid_bot.playground.weather import Trouble
from tests.path.conftest import TOKEN, Telegram


async def test_a_closed_door_means_that_nothing_was_sent() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}"
    request = AiohttpRequest()
    bot = telegram.Bot(TOKEN, base_url=f"{url}/bot", request=request, get_updates_request=request)
    with pytest.raises(NotSent):
        await bot.initialize()
    await bot.shutdown()


@pytest.mark.parametrize("trouble", [Trouble.CUT_BEFORE, Trouble.CUT_AFTER, Trouble.NOT_JSON, Trouble.HANG])
async def test_a_call_without_a_readable_answer_is_unclear(line: Telegram, trouble: Trouble) -> None:
    line.world.weather.plan(trouble, method="getMe")
    with pytest.raises(Unclear):
        await line.bot.get_me(read_timeout=0.2)


@pytest.mark.parametrize("trouble", [Trouble.SERVER_ERROR, Trouble.BAD_GATEWAY, Trouble.PROXY_404])
async def test_an_error_of_the_servers_can_be_tried_again(line: Telegram, trouble: Trouble) -> None:
    line.world.weather.plan(trouble, method="getMe")
    with pytest.raises(NetworkError) as raised:
        await line.bot.get_me()
    assert type(raised.value) is NetworkError
    await line.bot.get_me()


async def test_telegrams_own_refusals_come_through_unchanged(line: Telegram) -> None:
    with pytest.raises(telegram.error.BadRequest, match=r"(?i)chat not found"):
        await line.bot.send_message(404_404, "hello")
    line.world.weather.plan(Trouble.FLOOD, method="getMe", seconds=7)
    with pytest.raises(telegram.error.RetryAfter):
        await line.bot.get_me()


async def test_the_token_stands_in_no_error_and_no_log(
    line: Telegram, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    told = []
    for trouble in Trouble:
        line.world.weather.plan(trouble, method="getMe", seconds=0)
        try:
            await line.bot.get_me(read_timeout=0.2)
        except (TelegramError, TokenRefused) as error:
            told.append("".join(traceback.format_exception(error)))
    assert len(told) == len(Trouble) - 1, "every trouble but a delay is an error"
    assert not [words for words in [*told, caplog.text] if "not-to-be-seen" in words]


@asynccontextmanager
async def a_server(answer: Callable[[web.Request], Awaitable[web.Response]]) -> AsyncIterator[telegram.Bot]:
    """A bot that talks to something which is not Telegram."""
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", answer)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    request = AiohttpRequest()
    yield telegram.Bot(TOKEN, base_url=f"{url}/bot", request=request, get_updates_request=request)
    await request.shutdown()
    await runner.cleanup()


@pytest.mark.parametrize(
    ("status", "body", "error"),
    [
        (200, ["no", "answer"], Unclear),
        (200, {"ok": False}, Unclear),
        (504, {}, Unclear),
        (403, ["no", "answer"], NetworkError),
        (401, {"error": "log in to the hotel's network"}, NetworkError),
    ],
)
async def test_a_stranger_who_answers_in_telegrams_place_is_not_believed(
    status: int, body: object, error: type[NetworkError]
) -> None:
    async def answer(request: web.Request) -> web.Response:
        return web.json_response(body, status=status)

    async with a_server(answer) as bot:
        with pytest.raises(error) as raised:
            await bot.get_me()
    assert type(raised.value) is error


async def test_files_travel_as_files() -> None:
    seen: dict[str, object] = {}

    async def answer(request: web.Request) -> web.Response:
        form = await request.post()
        seen.update(form)
        photo = form["photo"]
        assert isinstance(photo, web.FileField)
        seen["photo"] = photo.file.read()
        return web.json_response({"ok": False, "description": "Bad Request: seen"}, status=400)

    async with a_server(answer) as bot:
        with pytest.raises(telegram.error.BadRequest):
            await bot.send_photo(5, b"\x89PNG and more", caption="crib")
    assert seen == {"chat_id": "5", "caption": "crib", "photo": b"\x89PNG and more"}


async def test_a_call_without_a_file_travels_as_json(line: Telegram) -> None:
    seen: dict[str, object] = {}

    async def answer(request: web.Request) -> web.Response:
        seen.update(await request.json())
        return web.json_response({"ok": False, "description": "Bad Request: seen"}, status=400)

    words = "Aña & Ben = 50 % + “quotes” \U0001f33b"
    async with a_server(answer) as bot:
        with pytest.raises(telegram.error.BadRequest):
            await bot.send_message(5, words, api_kwargs={"reply_markup": {"remove_keyboard": True}})
    assert seen == {"chat_id": "5", "text": words, "reply_markup": '{"remove_keyboard": true}'}
    person = line.world.add_person("Ana")
    person.starts()
    await line.bot.send_message(person.id, words)
    assert person.last().text == words
