"""The path of a message: nothing accepted is lost, nothing half done stays, and nothing leaks on the way."""

from __future__ import annotations

import asyncio
import json
import re
import signal
import sqlite3
import sys
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from mutualaid_bot.config import DEMO_CLOCK
from mutualaid_bot.playground.weather import Trouble
from tests.journeys.stage import TOKEN, Stage, texts

HOME = Path(__file__).parents[2]
WORDS = "I need groceries for 4 in Mattapan, call me +1 617 555 0188"
CODE = re.compile(r"[0-9a-f]{6}")
LATE = datetime(2026, 11, 21, 4, 0, tzinfo=UTC)  # 23:00 in Boston


class Process:
    """`mutualaid-bot run`, as a shell starts it, on the stage's Telegram and clock."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.log = stage.folder / "log"
        self._clock = stage.folder / "clock"
        self._running: asyncio.subprocess.Process | None = None

    async def start(self) -> None:
        self._clock.write_text(str(self.stage.world.clock.offset), encoding="ascii")
        with self.log.open("ab") as log:
            self._running = await asyncio.create_subprocess_exec(
                sys.executable,
                *("-m", "mutualaid_bot", "run", "--config", str(self.stage.path)),
                cwd=HOME,
                env={DEMO_CLOCK: str(self._clock), "PATH": ""},
                stdin=asyncio.subprocess.DEVNULL,
                stdout=asyncio.subprocess.DEVNULL,
                stderr=log,
            )

    async def ends(self, by: signal.Signals | None = None) -> int:
        """Its exit code; it is given half a minute."""
        assert self._running is not None
        if by is not None and self._running.returncode is None:
            self._running.send_signal(by)
        return await asyncio.wait_for(self._running.wait(), 30)

    async def until(self, true: Callable[[], bool]) -> None:
        """Another process cannot set an event of ours, so this looks again and again."""
        async with asyncio.timeout(30):
            while not true():  # noqa: ASYNC110
                await asyncio.sleep(0.01)

    def lines(self) -> list[str]:
        return self.log.read_text(encoding="utf-8").splitlines()


@pytest.fixture
async def process(bare_stage: Stage) -> AsyncIterator[Process]:
    """Not started yet; the server is up, and the configuration leads to it."""
    bare_stage.url = await bare_stage.server.start()
    bare_stage.path = bare_stage.write_config(community={"quiet_hours": []})
    process = Process(bare_stage)
    yield process
    if process._running is not None:
        await process.ends(by=signal.SIGKILL)


def rows(stage: Stage, sql: str, *values: object) -> list[sqlite3.Row]:
    """Read beside the bot, as another program would."""
    connection = sqlite3.connect(stage.folder / "bot.db")
    connection.row_factory = sqlite3.Row
    try:
        return connection.execute(sql, values).fetchall()
    finally:
        connection.close()


async def change(stage: Stage, sql: str) -> None:
    """Break something in the database, or mend it, between two of the running bot's transactions."""
    async with stage.app.database.transaction() as tx:
        await tx.statements.change(sql)


# --- the process --------------------------------------------------------------------------------


async def test_killed_again_and_again_in_the_middle_nothing_is_lost_and_nothing_is_done_twice(
    process: Process,
) -> None:
    stage, world = process.stage, process.stage.world
    people = [world.add_person(f"Neighbor{n}", username=f"neighbor_{n}") for n in range(6)]
    await process.start()
    for person in people:
        person.starts()
        person.says("I need groceries for 4 in Mattapan")
    for calls in (9, 14, 19):  # the first five are its greeting to Telegram
        await world.until(lambda calls=calls: len(world.calls) >= calls, 30, "some calls")  # type: ignore[misc]
        assert await process.ends(by=signal.SIGKILL) == -signal.SIGKILL
        await process.start()
    for person in people:
        await world.until(lambda person=person: person.sees("Post it"), 30, "a card")  # type: ignore[misc]
        person.presses("Post it")
    await world.until(lambda: any(person.heard("Posted") for person in people[:1]), 30)
    assert await process.ends(by=signal.SIGKILL) == -signal.SIGKILL
    world.clock.turn(300)  # longer than Telegram keeps a tap
    await process.start()

    for person in people:
        if not rows(stage, "SELECT 1 FROM posts WHERE member_id = ?", person.id):
            # The tap came while nobody listened, and Telegram keeps one for 150 seconds only.
            await world.until(lambda person=person: person.presses("Post it"), 30)  # type: ignore[misc]
        await world.until(lambda person=person: person.heard("Posted"), 30)  # type: ignore[misc]
    assert await process.ends(by=signal.SIGTERM) == 0

    posted = [row["member_id"] for row in rows(stage, "SELECT member_id FROM posts")]
    assert sorted(posted) == sorted(person.id for person in people)
    assert rows(stage, "SELECT * FROM inbox WHERE state IN ('waiting', 'begun', 'failed')") == []
    assert rows(stage, "SELECT * FROM outbox WHERE state = 'failed'") == []


async def test_a_whole_journey_with_the_real_process_leaves_no_word_of_anyone_in_the_log(
    process: Process,
) -> None:
    stage, world, ana, ben = process.stage, process.stage.world, process.stage.ana, process.stage.ben
    poison: dict[str, Any] = {"chat": {"id": ana.id, "type": "private"}, "text": "poisonous words"}
    await process.start()
    for person in (ana, ben):
        person.starts()
        await world.until(person.last, 30)
    ana.says(WORDS)
    await world.until(lambda: ana.presses("Post it"), 30)
    ben.says("I can give groceries in Mattapan for 4 people")
    await world.until(lambda: ben.presses("Post it"), 30)
    await world.until(lambda: stage.cora.presses("Approve", chat=stage.coordinators), 30)
    world.clock.turn(6)
    process._clock.write_text(str(world.clock.offset), encoding="ascii")
    for person in (ana, ben):
        await world.until(lambda person=person: person.presses("Yes, connect us"), 30)  # type: ignore[misc]
    await world.until(lambda: ana.heard("This is Ben"), 30)
    ana.shares_contact("+16175550188")
    ana.says("my husband hits me")
    await world.until(lambda: ana.heard("911"), 30)
    ben.blocks_bot()
    world.updates.put("message", poison)
    await world.until(lambda: ana.heard("something broke in me"), 30)
    stage.server.token = "123456789:another"
    ana.says("thank you")  # so that the bot asks for more, and is refused
    assert await process.ends() == 4

    log = "\n".join(process.lines())
    assert "event=running" in log and "event=update_set_aside" in log and CODE.search(log)
    for word in (TOKEN, "journeys", "555", "groceries", "husband", "poison", "Ana", "Ben", "ana_in_mattapan"):
        assert word not in log, word
    told = [line for line in process.lines() if not line.startswith("timestamp=")]
    assert told == ["Telegram refuses the token. Copy it again from @BotFather (/mybots, API Token)."]


async def test_it_stops_cleanly_while_telegram_is_out_of_reach(process: Process) -> None:
    await process.stage.server.stop()
    await process.start()
    await process.until(lambda: "no_contact_yet" in process.log.read_text(encoding="utf-8"))

    assert await process.ends(by=signal.SIGTERM) == 0


async def test_a_signal_before_it_is_even_built_ends_it_cleanly_too(process: Process) -> None:
    await process.start()
    await process.until((process.stage.folder / "bot.key").exists)  # the first trace that it leaves
    assert await process.ends(by=signal.SIGTERM) == 0


async def test_no_fault_of_telegrams_but_a_refused_token_ends_it(process: Process) -> None:
    world, ana = process.stage.world, process.stage.ana
    for trouble in (Trouble.PROXY_404, Trouble.NOT_JSON, Trouble.BAD_GATEWAY):
        world.weather.plan(trouble, method="getUpdates")
    world.weather.plan(Trouble.SERVER_ERROR, method="getMe")
    world.weather.plan(Trouble.FLOOD, method="sendMessage")
    await process.start()
    ana.starts()
    await world.until(ana.last, 30)
    assert await process.ends(by=signal.SIGTERM) == 0


# --- in and out ---------------------------------------------------------------------------------


async def test_telegram_may_forget_an_update_only_when_it_is_on_disk(stage: Stage) -> None:
    await stage.meet(stage.ana)
    blocking = sqlite3.connect(stage.folder / "bot.db", isolation_level=None)
    blocking.execute("BEGIN IMMEDIATE")
    asked = stage.world.updates.asked
    try:
        stage.ana.says("I need groceries in Mattapan")
        await asyncio.sleep(0.5)  # the bot has fetched it, and cannot write it down
        assert [update.kind for update in stage.world.updates.waiting] == ["message"]
        assert stage.world.updates.delivered and stage.world.updates.asked == asked
    finally:
        blocking.execute("ROLLBACK")
        blocking.close()
    await stage.settle()

    assert stage.world.updates.waiting == []
    assert "groceries" in stage.ana.live().text


async def test_raw_updates_are_sealed_while_they_wait_and_dropped_when_done(stage: Stage) -> None:
    await stage.meet(stage.ana)
    await change(
        stage,
        """CREATE TRIGGER broken BEFORE INSERT ON drafts BEGIN SELECT RAISE(ABORT, 'broken'); END""",
    )
    stage.ana.says("I need groceries for a xylophone player in Mattapan")
    await stage.world.until(lambda: not stage.world.updates.waiting, 10)
    sealed: list[sqlite3.Row] = []
    while not sealed:
        async with stage.app.database.transaction() as tx:  # between two of the bot's own
            sealed = await tx.statements.rows("SELECT raw FROM inbox WHERE state = 'begun'")
            if sealed:
                await tx.statements.change("DROP TRIGGER broken")
    assert [b"xylophone" in row["raw"] for row in sealed] == [False]
    await stage.settle()

    assert "xylophone" in stage.ana.live().text
    assert rows(stage, "SELECT * FROM inbox WHERE raw IS NOT NULL") == []
    files = [path for path in stage.folder.glob("bot.db*") if b"/start" in path.read_bytes()]
    assert files == []


async def test_what_was_sent_leaves_no_facts_in_the_outbox(stage: Stage) -> None:
    await stage.introduced()
    stage.cora.says("/queue", stage.coordinators)
    await stage.settle()

    assert rows(stage, "SELECT * FROM outbox WHERE state = 'sent'")
    assert rows(stage, "SELECT * FROM outbox WHERE state <> 'queued' AND data IS NOT NULL") == []


async def test_no_contact_ever_stands_in_the_outbox(stage: Stage) -> None:
    await stage.meet(stage.ana, stage.ben)
    await stage.posts(stage.ana, WORDS)
    await stage.posts(stage.ben, "I can give groceries, I live in Mattapan")
    await stage.approves()
    await stage.presses(stage.ana, "Yes, connect us")
    stage.world.weather.plan(Trouble.SERVER_ERROR, method="sendMessage", times=2)
    await stage.presses(stage.ben, "Yes, connect us")

    waiting = rows(stage, "SELECT * FROM outbox WHERE state = 'queued'")
    assert waiting
    assert not any("ana_in_mattapan" in str(tuple(row)) or "555" in str(row["data"]) for row in waiting)
    await stage.later(minutes=2)
    assert "ana_in_mattapan" in stage.ben.heard("This is Ana").text


async def test_in_bad_weather_the_whole_path_still_comes_to_its_end(stage: Stage) -> None:
    """Telegram's errors, silence and floods delay things; none is lost, and no introduction goes missing."""
    await stage.meet(stage.ana, stage.ben)
    stage.world.weather.seed = 7
    stage.world.weather.chances = {
        Trouble.SERVER_ERROR: 0.1,
        Trouble.BAD_GATEWAY: 0.1,
        Trouble.CUT_BEFORE: 0.1,
        Trouble.CUT_AFTER: 0.1,
    }
    stage.world.weather.spared = frozenset({"getUpdates", "getChatMember"})

    async def comes(what: Callable[[], object]) -> None:
        for _ in range(30):
            try:
                what()
                await stage.settle()
                return
            except AssertionError:
                await stage.later(seconds=61)
        raise AssertionError("it never came")

    stage.ana.says("I need diapers size 4 in Mattapan")
    await comes(lambda: stage.ana.presses("Post it"))
    stage.ben.says("I can give diapers, I live in Mattapan")
    await comes(lambda: stage.ben.presses("Post it"))
    await comes(lambda: stage.cora.presses("Approve", chat=stage.coordinators))
    await comes(lambda: stage.ana.presses("Yes, connect us"))
    await comes(lambda: stage.ben.presses("Yes, connect us"))
    await comes(lambda: stage.ana.heard("This is Ben"))
    await comes(lambda: stage.ben.heard("This is Ana"))
    stage.world.weather.clear()
    await stage.later(minutes=5)

    assert [tuple(row) for row in rows(stage, "SELECT state FROM introductions")] == [("made",)]
    assert rows(stage, "SELECT * FROM outbox WHERE state IN ('queued', 'failed')") == []


async def test_of_who_blocked_the_bot_the_coordinators_are_told(stage: Stage) -> None:
    await stage.meet(stage.ana)
    number = await stage.posts(stage.ana, "I need groceries in Mattapan")
    stage.ana.blocks_bot()
    await stage.settle()

    await stage.at(datetime(2026, 11, 21, 15, 1, tzinfo=UTC))  # the daily message, at ten

    told = stage.coordinators.heard("CALL THEM").text
    assert f"#{number} Ana: blocked the bot" in told


# --- faults of ours -----------------------------------------------------------------------------


async def test_an_update_that_cannot_be_handled_is_set_aside_and_the_next_message_goes_on(
    stage: Stage,
) -> None:
    await stage.meet(stage.ana)
    poison: dict[str, Any] = {"chat": {"id": stage.ana.id, "type": "private"}, "text": "poison"}
    stage.world.updates.put("message", poison)
    stage.ana.says("I need groceries in Mattapan")
    await stage.settle()

    sorry = stage.ana.heard("something broke in me")
    [code] = CODE.findall(sorry.text)
    assert code in stage.coordinators.heard("Something broke in me").text
    assert "poison" not in texts(stage.coordinators.hears())
    assert stage.ana.live().id > sorry.id and "groceries" in stage.ana.live().text
    [aside] = rows(stage, "SELECT * FROM inbox WHERE state = 'failed'")
    assert aside["code"] == code and aside["tries"] == 3 and b"poison" not in aside["raw"]
    await stage.later(days=8)
    assert rows(stage, "SELECT * FROM inbox WHERE state = 'failed'") == []


async def test_a_fault_in_a_group_is_told_to_the_coordinators_and_not_in_that_group(stage: Stage) -> None:
    stage.world.updates.put(
        "message", {"chat": {"id": stage.neighbors.id, "type": "supergroup"}, "text": "/need poison"}
    )
    await stage.settle()

    assert stage.neighbors.hears() == []
    assert "Something broke in me" in stage.coordinators.last().text


async def test_at_night_the_person_hears_of_a_fault_and_the_coordinators_in_the_morning(stage: Stage) -> None:
    await stage.meet(stage.ana)
    await stage.at(LATE)
    stage.world.updates.put("message", {"chat": {"id": stage.ana.id, "type": "private"}, "text": "poison"})
    await stage.settle()
    assert "something broke" in stage.ana.last().text
    assert stage.coordinators.hears() == []

    await stage.at(datetime(2026, 11, 21, 13, 0, tzinfo=UTC))

    assert "Something broke in me" in texts(stage.coordinators.hears())


async def test_what_fails_half_way_is_as_if_it_had_never_begun(stage: Stage) -> None:
    """The handler has made a member and a draft when it fails: neither stays, and nothing is said."""
    await change(
        stage,
        """CREATE TRIGGER broken BEFORE INSERT ON outbox WHEN NEW.op = 'card'
           BEGIN SELECT RAISE(ABORT, 'broken'); END""",
    )
    eve = stage.world.add_person("Eve")
    eve.chat.started = True
    eve.says("I need groceries in Mattapan")
    await stage.settle()

    for table in ("members", "drafts", "cards", "alarms"):
        found = rows(stage, f"SELECT * FROM {table}")
        assert not any(eve.id in tuple(row) or "draft_old" in tuple(row) for row in found), table
    assert [message.text[:5] for message in eve.hears()] == ["Sorry"]
    await change(stage, "DROP TRIGGER broken")
    await stage.says(eve, "I need groceries in Mattapan")
    assert "groceries" in eve.live().text


async def test_a_due_moment_that_fails_stops_no_other_and_is_tried_again(stage: Stage) -> None:
    await stage.meet(stage.ana, stage.ben)
    await stage.posts(stage.ana, "I need groceries in Mattapan")
    await change(
        stage,
        """CREATE TRIGGER broken BEFORE INSERT ON digests BEGIN SELECT RAISE(ABORT, 'broken'); END""",
    )
    thursday = datetime(2026, 11, 26, 22, 30, tzinfo=UTC)
    await stage.at(thursday)
    assert "Something broke in me" in stage.coordinators.last().text
    assert stage.neighbors.hears() == []

    await change(stage, "DROP TRIGGER broken")
    await stage.at(thursday + timedelta(hours=1, minutes=1))

    assert "This week in" in stage.neighbors.last().text


# --- groups that move ---------------------------------------------------------------------------


async def test_a_group_that_became_a_supergroup_is_followed_and_its_open_cards_are_sent_anew(
    bare_stage: Stage,
) -> None:
    stage = bare_stage
    stage.coordinators = stage.world.add_group("Volunteers", members=[stage.cora, stage.dan], kind="group")
    stage.neighbors = stage.world.add_group("Everyone", members=[stage.ana, stage.ben], kind="group")
    await stage.open()
    await stage.introduced()
    await stage.posts(stage.ana, "I need a bike in Roxbury")
    await stage.posts(stage.ben, "I can give a bike in Roxbury")
    old = stage.coordinators
    assert "Approve" in old.live().labels

    stage.coordinators, stage.neighbors = old.migrate(), stage.neighbors.migrate()
    await stage.settle()

    assert [("Approve" in message.labels) for message in stage.coordinators.hears()] == [True]
    await stage.approves()
    assert "Yes, connect us" in stage.ana.live().labels and "Yes, connect us" in stage.ben.live().labels
    await stage.stop_bot()
    await stage.run_bot()
    await stage.at(datetime(2026, 11, 26, 22, 30, tzinfo=UTC))
    await stage.says(stage.ana, "I need groceries in Mattapan")
    stage.cora.says("/queue", stage.coordinators)
    await stage.settle()
    assert "QUEUE" in stage.coordinators.last().text


async def test_a_move_is_noticed_by_the_first_message_that_is_refused_for_it(bare_stage: Stage) -> None:
    stage = bare_stage
    stage.coordinators = stage.world.add_group("Volunteers", members=[stage.cora, stage.dan], kind="group")
    await stage.open()
    await stage.meet(stage.ana, stage.ben)
    await stage.posts(stage.ana, "I need a bike in Roxbury")
    await stage.stop_bot()
    stage.coordinators = stage.coordinators.migrate()
    stage.world.updates.confirm(10**12)  # Telegram kept the news for a day only
    await stage.run_bot()

    await stage.posts(stage.ben, "I can give a bike in Roxbury")
    await stage.later(seconds=2)

    assert "Approve" in stage.coordinators.live().labels
    assert json.dumps([tuple(row) for row in rows(stage, "SELECT COUNT(*) FROM moves")]) == "[[1]]"
