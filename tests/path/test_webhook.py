"""What Telegram brings is thanked for once it is kept, and taken from nobody else."""

from __future__ import annotations

import asyncio
import json
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any

import aiohttp
import pytest
import structlog
import telegram

from mutualaid_bot.chat.intake import Intake
from mutualaid_bot.chat.listening import CannotListen
from mutualaid_bot.chat.sieve import KINDS, Kept
from mutualaid_bot.chat.transport import TokenRefused
from mutualaid_bot.chat.webhook import SECRET_HEADER, Webhook
from mutualaid_bot.playground.weather import Trouble
from tests.path.conftest import TOKEN, Telegram

SECRET = "a-secret_that_only_Telegram_knows"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class Door:
    """A webhook that keeps updates in memory, and remembers what Telegram still held at that moment."""

    def __init__(
        self,
        line: Telegram,
        *,
        failures: int = 0,
        look_seconds: float = 60.0,
        bot: telegram.Bot | None = None,
    ) -> None:
        self.world = line.world
        self.failures = failures
        self.kept: dict[int, dict[str, Any]] = {}
        self.new: list[tuple[int, str]] = []
        self.held_back: list[bool] = []
        self.heard = 0
        self.conflicts = 0
        port = free_port()
        self.url = f"http://127.0.0.1:{port}/bot"
        self.webhook = Webhook(
            bot=bot or line.bot,
            me=line.bot.bot,
            url=self.url,
            listen=f"127.0.0.1:{port}",
            secret=SECRET,
            keep=self.keep,
            clock=lambda: datetime.now(UTC),
            on_new=self.new.extend,
            on_heard=self.hear,
            on_conflict=self.conflict,
            look_seconds=look_seconds,
            first_pause=0.01,
        )

    async def keep(self, updates: list[Kept], now: datetime) -> list[int]:
        await asyncio.sleep(0)
        waiting = {update.id for update in self.world.updates.waiting}
        self.held_back.append(all(number in waiting for number, _, _ in updates))
        if self.failures:
            self.failures -= 1
            raise OSError("disk full")
        new = [number for number, _, _ in updates if number not in self.kept]
        self.kept |= {number: json.loads(raw) for number, _, raw in updates}
        return new

    async def hear(self) -> None:
        self.heard += 1

    async def conflict(self) -> None:
        self.conflicts += 1

    @asynccontextmanager
    async def open(self) -> AsyncIterator[None]:
        running = asyncio.create_task(self.webhook.run())
        try:
            await self.until(lambda: self.world.updates.hook is not None)
            yield
        finally:
            running.cancel()
            await asyncio.gather(running, return_exceptions=True)

    async def until(self, condition: Callable[[], bool]) -> None:
        await self.world.until(condition, timeout=5)

    async def emptied(self) -> None:
        await self.until(lambda: not self.world.updates.waiting)


async def asks(line: Telegram, method: str, **arguments: Any) -> dict[str, Any]:
    """A call as any other program would make it."""
    async with (
        aiohttp.ClientSession() as session,
        session.post(f"{line.url}/bot{TOKEN}/{method}", json=arguments) as answer,
    ):
        body: dict[str, Any] = await answer.json()
        return body


async def test_telegram_is_told_where_to_come_what_to_bring_and_the_secret(line: Telegram) -> None:
    door = Door(line)
    async with door.open():
        hook = line.world.updates.hook
        assert hook is not None
        assert (hook.url, hook.secret) == (door.url, SECRET)
        assert line.world.updates.allowed == frozenset(KINDS)


async def test_each_update_is_kept_before_telegram_is_thanked_and_in_order(line: Telegram) -> None:
    ana = line.world.add_person("Ana")
    door = Door(line)
    async with door.open():
        ana.starts()
        for number in range(5):
            ana.says(f"message {number}")
        await door.emptied()
    assert [number for number, _ in door.new] == sorted(door.kept)
    assert [kept["message"]["text"] for kept in door.kept.values()][1:] == [f"message {n}" for n in range(5)]
    assert door.held_back == [True] * 6
    assert door.heard >= 6


async def test_an_update_that_could_not_be_kept_is_brought_again(line: Telegram) -> None:
    ana = line.world.add_person("Ana")
    door = Door(line, failures=3)
    with structlog.testing.capture_logs() as log:
        async with door.open():
            ana.starts()
            await door.emptied()
    assert [kept["message"]["text"] for kept in door.kept.values()] == ["/start"]
    assert [entry["event"] for entry in log].count("update_not_kept") == 3
    assert "disk full" not in str(log)


async def test_an_update_brought_twice_is_handed_on_once(line: Telegram) -> None:
    ana = line.world.add_person("Ana")
    door = Door(line)
    async with door.open():
        ana.starts()
        [update] = line.world.updates.waiting
        await door.emptied()
        line.world.updates.repeat(update)
        line.world.tell("changed")
        await door.emptied()
    assert [number for number, _ in door.new] == [update.id]


@pytest.mark.parametrize("headers", [{}, {SECRET_HEADER: "guessed"}, {SECRET_HEADER: "gu\xe9ss"}])
async def test_whoever_does_not_know_the_secret_is_turned_away(
    line: Telegram, headers: dict[str, str]
) -> None:
    forged = {"update_id": 1, "message": {"chat": {"id": 7, "type": "private"}, "text": "/forget"}}
    door = Door(line)
    async with door.open(), aiohttp.ClientSession() as session:
        async with session.post(door.url, json=forged, headers=headers) as answer:
            assert answer.status == 403
        async with session.get(door.url, headers={SECRET_HEADER: SECRET}) as answer:
            assert answer.status == 405
    assert not door.kept and not door.heard


@pytest.mark.parametrize("body", [b"", b"not json", b"[]", b'{"update_id": "7"}', b"\xff\xfe"])
async def test_what_is_no_update_is_refused_and_the_next_one_taken(line: Telegram, body: bytes) -> None:
    ana = line.world.add_person("Ana")
    door = Door(line)
    async with door.open(), aiohttp.ClientSession(headers={SECRET_HEADER: SECRET}) as session:
        async with session.post(door.url, data=body) as answer:
            assert answer.status == 400
        ana.starts()
        await door.emptied()
    assert len(door.kept) == 1


async def test_what_groups_say_among_themselves_is_thanked_for_and_not_kept(line: Telegram) -> None:
    ana = line.world.add_person("Ana")
    group = line.world.add_group("Neighbors", members=[ana])
    door = Door(line)
    async with door.open():
        await door.emptied()
        door.kept.clear()
        ana.says("did you hear about Mrs. Alves?", chat=group)
        ana.says("/need@neighbors_demo_bot a ladder", chat=group)
        await door.emptied()
    assert [kept["message"]["text"] for kept in door.kept.values()] == ["/need@neighbors_demo_bot a ladder"]


async def test_the_webhook_is_set_however_long_telegram_does_not_answer(line: Telegram) -> None:
    for trouble in (Trouble.BAD_GATEWAY, Trouble.PROXY_404, Trouble.CUT_BEFORE, Trouble.NOT_JSON):
        line.world.weather.plan(trouble, method="getWebhookInfo")
    line.world.weather.plan(Trouble.SERVER_ERROR, method="setWebhook")
    async with Door(line).open():
        assert line.world.updates.hook is not None


async def test_another_bot_that_deletes_the_webhook_is_told_of_and_the_webhook_set_again(
    line: Telegram,
) -> None:
    door = Door(line, look_seconds=0.05)
    with structlog.testing.capture_logs() as log:
        async with door.open():
            await asks(line, "deleteWebhook")
            await door.until(lambda: line.world.updates.hook is not None and door.conflicts == 1)
    assert (
        "another program" in next(entry for entry in log if entry["event"] == "another_poller")["explanation"]
    )


async def test_updates_that_wait_while_none_come_are_told_of_with_what_to_do(line: Telegram) -> None:
    ana = line.world.add_person("Ana")
    door = Door(line, look_seconds=0.05, failures=10**6)
    with structlog.testing.capture_logs() as log:
        async with door.open():
            ana.starts()
            heard = door.heard
            await door.until(lambda: any(entry["event"] == "webhook_out_of_reach" for entry in log))
            assert door.heard <= heard + 1, "nothing was heard meanwhile"
    entry = next(entry for entry in log if entry["event"] == "webhook_out_of_reach")
    assert entry["waiting"] == 1 and "503" in entry["why"] and "webhook_listen" in entry["do"]


async def test_a_refused_token_ends_it_without_a_word_of_the_token(line: Telegram) -> None:
    bot = telegram.Bot("5:revoked", f"{line.url}/bot", request=line.request, get_updates_request=line.request)
    door = Door(line, bot=bot)
    with pytest.raises(TokenRefused) as raised:
        async with asyncio.timeout(5):
            await door.webhook.run()
    assert "revoked" not in repr(raised.value)


async def test_an_address_that_is_taken_is_named(line: Telegram) -> None:
    door = Door(line)
    async with door.open():
        with pytest.raises(
            CannotListen, match=r"127\.0\.0\.1:\d+ cannot be listened on: (?i:address already in use)"
        ):
            await door.webhook.run()


async def test_who_asks_for_updates_instead_deletes_the_webhook_and_gets_what_waits(line: Telegram) -> None:
    ana = line.world.add_person("Ana")
    async with Door(line).open():
        pass
    ana.starts()
    refused = await asks(line, "getUpdates")
    assert (refused["error_code"], refused["description"]) == (
        409,
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the "
        "webhook first",
    )
    kept: list[Kept] = []
    conflicts: list[None] = []

    async def keep(updates: list[Kept], now: datetime) -> list[int]:
        kept.extend(updates)
        return [number for number, _, _ in updates]

    async def conflict() -> None:
        conflicts.append(None)

    intake = Intake(
        api_url=line.url,
        token=TOKEN,
        request=line.request,
        me=line.bot.bot,
        keep=keep,
        clock=lambda: datetime.now(UTC),
        on_new=lambda new: None,
        on_conflict=conflict,
        long_poll=1,
        first_pause=0.01,
    )
    running = asyncio.create_task(intake.run())
    await line.world.until(lambda: not line.world.updates.waiting, timeout=5)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    assert len(kept) == 1 and line.world.updates.hook is None
    assert not conflicts, "a change of mode is nobody's conflict"
