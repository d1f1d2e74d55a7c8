"""After an outage whoever was asked something is asked once anew: their tap may be lost."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any

import aiohttp
import pytest
import structlog

from mutualaid_bot.playground.chats import Message
from mutualaid_bot.playground.groups import Listener
from tests.journeys.stage import TOKEN, Stage

AGREE = "Yes, connect us"
CUT_OFF = "I was cut off from"
TWO_BOTS = "Another bot runs with the same token"


class Wall:
    """The real time, which an outage makes pass."""

    def __init__(self) -> None:
        self.turned = timedelta()

    def __call__(self) -> datetime:
        return datetime.now(UTC) + self.turned


@pytest.fixture
def wall() -> Wall:
    return Wall()


@pytest.fixture
async def stage(bare_stage: Stage, wall: Wall) -> AsyncIterator[Stage]:
    bare_stage.options["wall"] = wall
    yield await bare_stage.open()


async def outage(stage: Stage, wall: Wall, seconds: float) -> None:
    """Telegram is silent for so long; then somebody who is no part of the journey writes."""
    await stage.settle()
    wall.turned += timedelta(seconds=seconds)
    stage.world.clock.turn(seconds)
    stage.dan.starts()
    await stage.settle()


async def back(stage: Stage) -> None:
    """The coordinators have their line, and all that comes with it is there."""
    await stage.world.until(lambda: lines(stage.coordinators, CUT_OFF), what="the coordinators' line")
    await stage.settle()


def lines(where: Listener, words: str) -> list[Message]:
    return [message for message in where.chat.messages if words in message.text]


def asked(where: Listener, label: str) -> list[Message]:
    """Messages with this button that can be pressed."""
    return [message for message in where.chat.messages if label in message.labels and not message.deleted]


async def approved(stage: Stage) -> None:
    """Ana's need and Ben's offer, and both are asked."""
    await stage.meet(stage.ana, stage.ben)
    await stage.posts(stage.ana, "I need diapers size 4 in Mattapan")
    await stage.posts(stage.ben, "I can give diapers, I live in Mattapan")
    await stage.approves()


async def test_each_open_question_comes_once_anew_and_the_coordinators_hear_one_line(
    stage: Stage, wall: Wall
) -> None:
    await approved(stage)
    before = [asked(person, AGREE)[-1] for person in (stage.ana, stage.ben)]
    await outage(stage, wall, 200)
    await back(stage)
    for person, old in zip((stage.ana, stage.ben), before, strict=True):
        [question] = asked(person, AGREE)  # the old one has lost its buttons
        assert question.id > old.id
    assert len(lines(stage.coordinators, CUT_OFF)) == 1
    await stage.presses(stage.ana, AGREE)
    await stage.presses(stage.ben, AGREE)
    assert "You both said yes" in stage.ana.last().text


async def test_once_is_once_also_when_updates_go_on_coming(stage: Stage, wall: Wall) -> None:
    await approved(stage)
    await outage(stage, wall, 200)
    await back(stage)
    [question] = asked(stage.ana, AGREE)
    for _ in range(3):
        await outage(stage, wall, 100)
    assert asked(stage.ana, AGREE) == [question]
    assert len(lines(stage.coordinators, CUT_OFF)) == 1


async def test_a_silence_in_which_no_tap_is_lost_changes_nothing(stage: Stage, wall: Wall) -> None:
    await approved(stage)
    [question] = asked(stage.ana, AGREE)
    await outage(stage, wall, 149)
    assert asked(stage.ana, AGREE) == [question]
    assert not lines(stage.coordinators, CUT_OFF)


async def test_open_cards_are_put_up_anew_and_decided_ones_stay(stage: Stage, wall: Wall) -> None:
    await approved(stage)
    await stage.posts(stage.ana, "I need a ride to the clinic in Roxbury")
    await stage.posts(stage.ben, "I can give rides in Roxbury")
    [card] = asked(stage.coordinators, "Approve")
    decided = asked(stage.coordinators, "Undo")
    await outage(stage, wall, 200)
    await back(stage)
    [again] = asked(stage.coordinators, "Approve")
    assert again.id > card.id
    assert asked(stage.coordinators, "Undo") == decided
    await stage.approves()
    assert not asked(stage.coordinators, "Approve")


async def test_a_draft_that_waits_for_post_it_comes_again_and_can_be_posted(stage: Stage, wall: Wall) -> None:
    await stage.meet(stage.ana)
    await stage.says(stage.ana, "I need diapers size 4 in Mattapan")
    live = stage.ana.live()
    await outage(stage, wall, 200)
    await back(stage)
    assert stage.ana.live().id > live.id
    assert not live.labels
    assert stage.ana.live().text == live.text


async def test_what_people_said_meanwhile_is_heard_first_and_not_asked_again(
    stage: Stage, wall: Wall
) -> None:
    await approved(stage)
    await stage.stop_bot()
    wall.turned += timedelta(seconds=200)
    stage.ana.presses(AGREE)  # just before the bot is back: this tap is not lost
    await stage.run_bot()
    await back(stage)
    assert not asked(stage.ana, AGREE)
    assert len(asked(stage.ben, AGREE)) == 1


async def test_time_in_which_the_bot_did_not_run_counts_too(stage: Stage, wall: Wall) -> None:
    await approved(stage)
    [question] = asked(stage.ben, AGREE)
    await stage.stop_bot()
    wall.turned += timedelta(minutes=30)
    stage.world.clock.turn(1800)
    await stage.run_bot()
    stage.dan.starts()
    await back(stage)
    [again] = asked(stage.ben, AGREE)
    assert again.id > question.id
    [line] = lines(stage.coordinators, CUT_OFF)
    assert line.text.startswith("I was cut off from Fri 12:00 to Fri 12:30."), line.text


async def test_a_quick_restart_is_no_outage(stage: Stage, wall: Wall) -> None:
    await approved(stage)
    await stage.stop_bot()
    wall.turned += timedelta(seconds=80)
    await stage.run_bot()
    stage.dan.starts()
    await stage.settle()
    assert not lines(stage.coordinators, CUT_OFF)
    assert len(asked(stage.ben, AGREE)) == 1


async def test_at_night_nobody_is_woken_and_in_the_morning_each_is_asked(stage: Stage, wall: Wall) -> None:
    await approved(stage)
    [question] = asked(stage.ana, AGREE)
    await stage.at(datetime(2026, 11, 21, 7, 0, tzinfo=UTC))  # 02:00 in Boston
    heard = len(stage.ana.chat.messages)
    await outage(stage, wall, 600)
    async with asyncio.timeout(10):
        while not await set_for_the_morning(stage):  # noqa: ASYNC110  nothing that anybody could hear tells of it
            await asyncio.sleep(0.01)
    await stage.settle()
    assert len(stage.ana.chat.messages) == heard
    assert asked(stage.ana, AGREE) == [question], "until the morning the old one can be pressed"
    assert not lines(stage.coordinators, CUT_OFF)
    await stage.at(datetime(2026, 11, 21, 13, 1, tzinfo=UTC))  # 08:01
    [again] = asked(stage.ana, AGREE)
    assert again.id > question.id and len(lines(stage.coordinators, CUT_OFF)) == 1


async def set_for_the_morning(stage: Stage) -> bool:
    async with stage.app.database.reading() as tx:
        rows = await tx.statements.rows("SELECT 1 FROM alarms WHERE kind = 'ask_anew'")
    return bool(rows)


# --- two bots with one token ------------------------------------------------------------------


async def another_bot_asks(stage: Stage, *, seconds: int = 0) -> Any:
    async with (
        aiohttp.ClientSession() as session,
        session.post(f"{stage.url}/bot{TOKEN}/getUpdates", json={"timeout": seconds}) as answer,
    ):
        return await answer.json()


async def test_another_bot_with_the_same_token_is_explained_once_and_then_the_bot_goes_on(
    stage: Stage,
) -> None:
    with structlog.testing.capture_logs() as log:
        rival = asyncio.create_task(compete(stage))
        await stage.world.until(lambda: lines(stage.coordinators, TWO_BOTS), timeout=30)
        rival.cancel()
        await asyncio.gather(rival, return_exceptions=True)
    assert "stop it" in next(entry for entry in log if entry["event"] == "another_poller")["explanation"]
    stage.ana.starts()
    await stage.world.until(lambda: stage.ana.chat.messages[-1].text.startswith("Hello"), timeout=30)
    assert len(lines(stage.coordinators, TWO_BOTS)) == 1


async def compete(stage: Stage) -> None:
    while True:
        await another_bot_asks(stage, seconds=30)


async def test_the_coordinators_hear_of_it_once_an_hour_at_most(stage: Stage) -> None:
    for _ in range(3):
        await stage.app._tell_of_rival()
    await stage.later(minutes=59)
    await stage.app._tell_of_rival()
    await stage.settle()
    assert len(lines(stage.coordinators, TWO_BOTS)) == 1
    await stage.later(minutes=2)
    await stage.app._tell_of_rival()
    await stage.settle()
    assert len(lines(stage.coordinators, TWO_BOTS)) == 2
    await stage.at(datetime(2026, 11, 21, 3, 0, tzinfo=UTC))  # 22:00 in Boston
    for _ in range(9):
        await stage.app._tell_of_rival()
        await stage.later(hours=1)
    await stage.at(datetime(2026, 11, 21, 13, 1, tzinfo=UTC))
    assert len(lines(stage.coordinators, TWO_BOTS)) == 3, "a night is told of once, in the morning"
