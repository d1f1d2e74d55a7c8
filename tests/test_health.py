"""A bot that no longer stirs says so and ends, and one that Telegram does not answer goes on."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import aiohttp
import pytest
import structlog

from mutualaid_bot.chat.working import Workers
from mutualaid_bot.config import load
from mutualaid_bot.playground.weather import Trouble
from mutualaid_bot.watchdog import POLL_MARGIN, Stuck, Watchdog
from tests.journeys.stage import Stage
from tests.path.test_webhook import free_port

HOME = str(Path(__file__).parent.parent)


class Hands:
    """A monotonic clock that can be turned on."""

    def __init__(self) -> None:
        self.turned = 0.0

    def __call__(self) -> float:
        return time.monotonic() + self.turned


@pytest.fixture
def hands() -> Hands:
    return Hands()


@pytest.fixture
async def stage(tmp_path: Path, hands: Hands) -> AsyncIterator[Stage]:
    """A bot whose calls may hang for as long as they like."""
    stage = Stage(tmp_path)
    stage.options = {"monotonic": hands, "read_seconds": 10_000}
    await stage.open(health={"listen": f"127.0.0.1:{free_port()}"})
    yield stage
    await stage.close()


async def page(stage: Stage, path: str = "/healthz") -> tuple[int, str]:
    address = load(stage.path, {}).health.listen
    async with aiohttp.ClientSession() as session, session.get(f"http://{address}{path}") as answer:
        return answer.status, await answer.text()


async def eventually(condition: Callable[[], bool]) -> None:
    """Looks again and again: nothing tells when a part of the bot stirs."""
    async with asyncio.timeout(20):
        while not condition():  # noqa: ASYNC110
            await asyncio.sleep(0.01)


async def test_while_all_is_well_the_page_says_so_and_nothing_else_is_there(stage: Stage) -> None:
    await stage.meet(stage.ana)
    assert await page(stage) == (200, "ok\n")
    assert (await page(stage, "/"))[0] == 404


async def test_a_poll_that_neither_succeeds_nor_fails_is_deaf_and_ends_the_bot(
    stage: Stage, hands: Hands
) -> None:
    hands.turned += 79  # a poll may take 50 seconds, and 30 more
    assert await page(stage) == (200, "ok\n")
    ended = asyncio.create_task(stage.app.failed())
    hands.turned += 3
    assert await page(stage) == (503, "stuck: intake\n")
    async with asyncio.timeout(10):
        error = await ended
    assert isinstance(error, Stuck) and error.parts == ["intake"]


async def test_telegram_being_away_is_not_deafness(stage: Stage, hands: Hands) -> None:
    await stage.server.stop()
    began = stage.app.intake.stirred
    for _ in range(3):
        hands.turned += 45
        stirred = hands()
        await eventually(lambda since=stirred: stage.app.intake.stirred >= since)  # type: ignore[misc]
        assert "intake" not in stage.app.watchdog.stuck()  # it tried, and failed
        stage.app.sender.wake()
    assert hands() - began > stage.app.intake.patience + POLL_MARGIN


async def test_an_outbox_that_does_not_move_is_found_whatever_else_goes_on(
    stage: Stage, hands: Hands
) -> None:
    stage.world.weather.plan(Trouble.HANG, method="sendMessage")
    stage.ana.starts()
    await eventually(lambda: any(flight.method == "sendmessage" for flight in stage.world.in_flight))
    hands.turned += 60
    assert "outbox" not in stage.app.watchdog.stuck()
    hands.turned += 40
    stage.ben.starts()  # the poll stirs
    await eventually(lambda: "intake" not in stage.app.watchdog.stuck())
    assert stage.app.watchdog.stuck() == ["outbox"]


async def test_a_flood_that_telegram_wants_waited_out_is_no_stuck_outbox(stage: Stage, hands: Hands) -> None:
    stage.world.weather.plan(Trouble.FLOOD, method="sendMessage", seconds=3600)
    stage.ana.starts()
    await eventually(lambda: not stage.world.weather.planned)
    stage.ben.starts()
    await eventually(lambda: stage.app.sender.late_by(hands()) < -3000)  # it means to wait
    hands.turned += 1000
    assert "outbox" not in stage.app.watchdog.stuck()


async def test_an_update_that_takes_longer_than_it_may_is_a_stuck_worker() -> None:
    hands, begun = Hands(), asyncio.Event()
    released = asyncio.Event()

    async def begin(update_id: int) -> tuple[bytes, int]:
        return b"{}", 1

    async def handle(update_id: int, raw: dict[str, Any]) -> None:
        begun.set()
        while not released.is_set():
            try:
                await released.wait()
            except asyncio.CancelledError:
                continue  # it does not let itself be stopped

    async def set_aside(update_id: int, error: Exception) -> None: ...

    workers = Workers(begin=begin, handle=handle, set_aside=set_aside, seconds=0.01, monotonic=hands)
    workers.add([(1, "7")])
    running = asyncio.create_task(workers.run())
    await begun.wait()
    hands.turned += 59
    assert 59 <= workers.busy_for(hands()) < 60
    released.set()
    await workers.settled()
    assert workers.busy_for(hands()) == 0
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)


async def test_the_watchdog_names_every_part_that_is_stuck_in_the_log() -> None:
    dog = Watchdog({"intake": lambda t: True, "worker": lambda t: False, "outbox": lambda t: True})
    with structlog.testing.capture_logs() as log, pytest.raises(Stuck, match="intake, outbox"):
        await dog.run()
    assert [(entry["event"], entry["parts"]) for entry in log] == [("stuck", ["intake", "outbox"])]


BLOCKED = """
import asyncio, time
from mutualaid_bot.watchdog import Guard, Watchdog
async def main():
    dog = Watchdog({}, look_seconds=0.05)
    with Guard(dog, silent_looks=4):
        looking = asyncio.create_task(dog.run())
        await asyncio.sleep(0.5)
        print("well", flush=True)
        time.sleep(30)
asyncio.run(main())
"""


def test_a_loop_that_is_blocked_is_ended_by_the_guard() -> None:
    began = time.monotonic()
    run = subprocess.run(
        [sys.executable, "-c", BLOCKED], cwd=HOME, capture_output=True, text=True, timeout=60, check=False
    )
    assert (run.returncode, run.stdout.splitlines()[0]) == (1, "well")
    assert "loop" in run.stdout + run.stderr
    assert time.monotonic() - began < 25


def run_bot(stage: Stage, before: str = "", **environ: str) -> subprocess.Popen[str]:
    """The real command as a process of its own; ``before``: what is done in it first."""
    program = f"{before}\nfrom mutualaid_bot.__main__ import main\nmain()"
    environment = {name: value for name, value in os.environ.items() if not name.startswith("MUTUALAID_")}
    return subprocess.Popen(
        [sys.executable, "-c", program, "run", "--config", str(stage.path)],
        cwd=HOME,
        env=environment | environ,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


async def test_the_process_is_well_until_it_is_stopped(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    stage.url = await stage.server.start()
    stage.path = stage.write_config()
    address = f"127.0.0.1:{free_port()}"
    process = run_bot(stage, MUTUALAID_HEALTH__LISTEN=address)
    await stage.world.until(lambda: stage.world.updates.asked > 0, timeout=30)
    async with (
        aiohttp.ClientSession() as session,
        session.get(f"http://{address}/healthz") as answer,
    ):
        assert (answer.status, await answer.text()) == (200, "ok\n")
    process.terminate()
    said = await asyncio.to_thread(process.communicate, timeout=20)
    assert process.returncode == 0, said
    await stage.server.stop()


async def test_a_stuck_process_ends_with_1_and_an_address_that_is_taken_with_2(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    stage.url = await stage.server.start()
    stage.path = stage.write_config()
    impatient = "import mutualaid_bot.app as app\napp.POLL_MARGIN = -1000.0"
    process = run_bot(stage, impatient)
    _, told = await asyncio.to_thread(process.communicate, timeout=30)
    assert process.returncode == 1
    assert "The bot was stuck (intake)" in told and "Traceback" not in told
    taken = stage.url.removeprefix("http://")
    process = run_bot(stage, MUTUALAID_HEALTH__LISTEN=taken)
    _, told = await asyncio.to_thread(process.communicate, timeout=30)
    assert process.returncode == 2
    assert f"health.listen: {taken} cannot be listened on" in told and "Traceback" not in told
    await stage.server.stop()
