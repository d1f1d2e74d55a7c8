"""Nothing that Telegram handed over is lost, and little of what groups say is kept."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime
from typing import Any

import pytest
import structlog
import telegram

from mutualaid_bot.chat.intake import Intake, first_contact
from mutualaid_bot.chat.sieve import Kept
from mutualaid_bot.chat.transport import AiohttpRequest, TokenRefused
from mutualaid_bot.playground.weather import Trouble
from tests.path.conftest import TOKEN, Telegram

BOT = "@neighbors_demo_bot"


class Inbox:
    """Keeps updates in memory, once each; remembers what Telegram still held at that moment."""

    def __init__(self, line: Telegram, *, failures: int = 0, token: str = TOKEN) -> None:
        self.world = line.world
        self.failures = failures
        self.kept: dict[int, tuple[str, dict[str, Any]]] = {}
        self.new: list[tuple[int, str]] = []
        self.held_back: list[bool] = []
        self.intake = Intake(
            api_url=line.url,
            token=token,
            request=line.request,
            me=line.bot.bot,
            keep=self.keep,
            clock=self.clock,
            on_new=self.new.extend,
            long_poll=1,
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
        for number, line, raw in updates:
            self.kept[number] = (line, json.loads(raw))
        self.world.tell("changed")
        return new

    def clock(self) -> datetime:
        # The intake looks at it whenever an answer came, also an empty one.
        self.world.tell("changed")
        return datetime.now(UTC)

    def texts(self) -> list[str]:
        messages = [update.get("message", {}) for _, update in self.kept.values()]
        return [message.get("text", "") for message in messages]

    @asynccontextmanager
    async def at_work(self) -> AsyncIterator[None]:
        running = asyncio.create_task(self.intake.run())
        try:
            yield
        finally:
            running.cancel()
            await asyncio.gather(running, return_exceptions=True)

    async def until(self, condition: Callable[[], bool]) -> None:
        await self.world.until(condition, timeout=5)


@pytest.fixture
def inbox(line: Telegram) -> Inbox:
    return Inbox(line)


async def test_updates_are_on_disk_before_telegram_may_forget_them(line: Telegram, inbox: Inbox) -> None:
    ana = line.world.add_person("Ana")
    ana.starts()
    async with inbox.at_work():
        for number in range(5):
            ana.says(f"need {number}")
            await inbox.until(lambda number=number: f"need {number}" in inbox.texts())  # type: ignore[misc]
    assert inbox.held_back and all(inbox.held_back)
    assert [line for _, line in inbox.new] == [str(ana.id)] * 6


async def test_updates_that_could_not_be_kept_are_fetched_again(line: Telegram) -> None:
    inbox = Inbox(line, failures=2)
    ana = line.world.add_person("Ana")
    ana.starts()
    async with inbox.at_work():
        await inbox.until(lambda: inbox.texts() == ["/start"])
    assert len(inbox.new) == 1


async def test_what_comes_twice_is_handed_on_once(line: Telegram, inbox: Inbox) -> None:
    ana = line.world.add_person("Ana")
    ana.starts()
    first = line.world.updates.waiting[0]
    async with inbox.at_work():
        await inbox.until(lambda: inbox.texts() == ["/start"])
        line.world.updates.repeat(first)
        ana.says("bread")
        await inbox.until(lambda: "bread" in inbox.texts())
    assert [number for number, _ in inbox.new].count(first.id) == 1


async def test_numbers_that_begin_anew_after_a_quiet_week_are_not_missed(
    line: Telegram, inbox: Inbox
) -> None:
    ana = line.world.add_person("Ana")
    ana.starts()
    async with inbox.at_work():
        await inbox.until(lambda: inbox.texts() == ["/start"])
        asked = line.world.updates.asked
        await inbox.until(lambda: line.world.updates.asked >= asked + 2)  # an empty answer came
        line.world.updates._next = 1_000
        ana.says("bread")
        await inbox.until(lambda: "bread" in inbox.texts())


@pytest.mark.parametrize(
    "trouble",
    [
        Trouble.SERVER_ERROR,
        Trouble.BAD_GATEWAY,
        Trouble.PROXY_404,
        Trouble.NOT_JSON,
        Trouble.CUT_BEFORE,
        Trouble.CUT_AFTER,
        Trouble.FLOOD,
    ],
)
async def test_bad_weather_delays_updates_and_loses_none(
    line: Telegram, inbox: Inbox, trouble: Trouble
) -> None:
    ana = line.world.add_person("Ana")
    ana.starts()
    line.world.weather.plan(trouble, method="getUpdates", times=3)
    async with inbox.at_work():
        await inbox.until(lambda: inbox.texts() == ["/start"])


async def test_a_second_poller_is_named_in_the_log_and_outlived(line: Telegram, inbox: Inbox) -> None:
    with structlog.testing.capture_logs() as logs:
        async with inbox.at_work(), asyncio.timeout(5):
            while not logs:
                with suppress(telegram.error.Conflict):  # whichever of the two asked first
                    await line.bot.get_updates(timeout=0)
            ana = line.world.add_person("Ana")
            ana.starts()
            await inbox.until(lambda: inbox.texts() == ["/start"])
    assert "another_poller" in [entry["event"] for entry in logs]


async def test_a_refused_token_ends_the_intake_and_is_not_told(line: Telegram) -> None:
    inbox = Inbox(line, token="123456789:revoked")
    with pytest.raises(TokenRefused) as raised:
        async with asyncio.timeout(5):
            await inbox.intake.run()
    assert "revoked" not in repr(raised.value)


async def test_of_a_group_only_what_is_meant_for_the_bot_is_kept(line: Telegram, inbox: Inbox) -> None:
    ana, ben = line.world.add_person("Ana"), line.world.add_person("Ben")
    group = line.world.add_group("Members", [ana, ben], bot_admin=True)
    ours = await line.bot.send_message(group.id, "Hello")
    question = group.chat.find(ours.message_id)
    theirs = ana.says("my sister is ill", group)
    ben.says("oh no", group, reply_to=theirs)
    ana.says("/ban@other_bot Ben", group)
    ana.says("a talk about /need", group)
    ana.sends_photo("the crib", group)
    ana.edits(theirs, "my sister is very ill")
    ana.says(f"/need{BOT} bread", group)
    ana.says("/offer rides", group)
    ana.sends_photo("/offer a crib", group)
    ben.says("thank you, bot", group, reply_to=question)
    group.remove(ben)
    ana.starts()
    async with inbox.at_work():
        await inbox.until(lambda: "/start" in inbox.texts())
    kept = json.dumps([update for _, update in inbox.kept.values()])
    for private in ("ill", "oh no", "/ban", "a talk about", "the crib"):
        assert private not in kept, private
    for meant in ("bread", "rides", "/offer a crib", "thank you, bot", "left_chat_member", "my_chat_member"):
        assert meant in kept, meant


async def test_in_a_topic_of_the_bots_own_talk_is_not_taken_for_a_reply(line: Telegram, inbox: Inbox) -> None:
    opened = {"message_id": 3, "from": {"id": line.bot.id}, "forum_topic_created": {"name": "Talk"}}
    message = {"chat": {"id": -100, "type": "supergroup"}, "text": "hm", "reply_to_message": opened}
    line.world.updates.put("message", message)
    line.world.add_person("Ana").starts()
    async with inbox.at_work():
        await inbox.until(lambda: "/start" in inbox.texts())
    assert len(inbox.kept) == 1


async def test_taps_and_moves_stand_in_the_line_of_their_chat(line: Telegram, inbox: Inbox) -> None:
    ana = line.world.add_person("Ana")
    group = line.world.add_group("Coordinators", [ana], kind="group")
    keyboard = telegram.InlineKeyboardMarkup.from_button(
        telegram.InlineKeyboardButton("Approve", callback_data="pa:1:1.1")
    )
    await line.bot.send_message(group.id, "A card", reply_markup=keyboard)
    ana.presses("Approve", chat=group)
    new = group.migrate()
    ana.starts()
    async with inbox.at_work():
        await inbox.until(lambda: "/start" in inbox.texts())
    taps = [line for line, update in inbox.kept.values() if "callback_query" in update]
    assert taps == [str(group.id)]
    moves = [update["message"] for line, update in inbox.kept.values() if line == str(new.id)]
    assert [move["migrate_from_chat_id"] for move in moves] == [group.id]


@pytest.mark.parametrize(
    "odd",
    [
        "text",
        None,
        {"chat": 5},
        {"chat": {"id": "x"}},
        {"text": 5, "chat": {"id": -5, "type": "group"}, "new_chat_members": None},
        {"text": "\ud83d", "chat": {"id": 5, "type": "private"}},
    ],
)
async def test_an_update_of_no_known_shape_stops_nothing(line: Telegram, inbox: Inbox, odd: Any) -> None:
    line.world.updates.put("message", odd)
    line.world.add_person("Ana").starts()
    async with inbox.at_work():
        await inbox.until(lambda: len(inbox.kept) == 2)
    assert len(inbox.new) == 2


async def test_the_bot_waits_for_telegram_to_be_reachable(line: Telegram) -> None:
    line.world.weather.plan(Trouble.BAD_GATEWAY, method="getMe", times=2)
    line.world.weather.plan(Trouble.PROXY_404, method="getMe")
    line.world.weather.plan(Trouble.CUT_BEFORE, method="getMe")
    request = AiohttpRequest()
    bot = telegram.Bot(TOKEN, base_url=f"{line.url}/bot", request=request, get_updates_request=request)
    try:
        me = await first_contact(bot, first_pause=0.01)
    finally:
        await bot.shutdown()
    assert me.username == "neighbors_demo_bot"


async def test_only_a_refused_token_ends_the_first_contact(line: Telegram) -> None:
    request = AiohttpRequest()
    bot = telegram.Bot("1:secret", base_url=f"{line.url}/bot", request=request, get_updates_request=request)
    with pytest.raises(TokenRefused) as raised:
        await first_contact(bot, first_pause=0.01)
    await bot.shutdown()
    assert "secret" not in repr(raised.value)
