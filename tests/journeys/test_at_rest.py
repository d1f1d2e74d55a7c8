"""What lies on the disk: no number in the database, its log, a backup or the program's log, and after /forget
no words either; and what was set aside can be tried again."""

from __future__ import annotations

import asyncio
import re
import sqlite3
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from mutualaid_bot.config import load
from mutualaid_bot.operating import inbox_lines, retry_inbox
from mutualaid_bot.playground.people import Person
from mutualaid_bot.store.aside import set_aside
from tests.journeys.stage import Stage, texts
from tests.journeys.test_path import CODE, Process, change, process, rows

__all__ = ["process"]

HOME = Path(__file__).parents[2]
NIGHT = datetime(2026, 11, 21, 8, 46, tzinfo=UTC)  # 03:46 in Boston, on Saturday
BROKEN = "CREATE TRIGGER broken BEFORE INSERT ON drafts BEGIN SELECT RAISE(ABORT, 'broken'); END"


async def command(stage: Stage, *arguments: str) -> str:
    """A command beside the running bot, as in a shell; what it prints."""
    run = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "mutualaid_bot", *arguments, "--config", str(stage.path)),
        cwd=HOME,
        env={"PATH": ""},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    printed, _ = await asyncio.wait_for(run.communicate(), 60)
    assert run.returncode == 0, printed.decode()
    return printed.decode()


def files_with(folder: Path, *words: str) -> list[str]:
    """Every file of the bot's, wherever it lies, but its configuration and its key."""
    return [
        f"{file.relative_to(folder)}: {word}"
        for file in sorted(folder.rglob("*"))
        if file.is_file() and file.name not in ("config.toml", "bot.key", "clock")
        for word in words
        if word.encode() in file.read_bytes()
    ]


# --- numbers and words --------------------------------------------------------------------------


async def test_no_number_lies_open_on_the_disk_and_after_forget_no_words_do(process: Process) -> None:
    """In the database, its log, backups made while the bot runs, and the program's log."""
    stage, world, ana, ben = process.stage, process.stage.world, process.stage.ana, process.stage.ben
    numbers = ("5550188", "555-0188", "555 0188", "5550177", "555 0177", "5550166", "555-0166", "5550155")
    words = ("xylophonist", "zebulon", "quokka", "Zanzibar")
    await process.start()
    for person in (ana, ben):
        person.starts()
        await world.until(person.last, 30)
    ana.says("I need groceries for 4 in Mattapan for my xylophonist twins, call me +1 617 555 0188")
    await world.until(lambda: ana.presses("Post it"), 30)
    await world.until(lambda: ana.heard("Posted"), 30)
    ana.shares_contact("+16175550177")
    ana.says("I can give diapers in Mattapan, my zebulon cousin has 617-555-0166 or (617) 555 0177")
    await world.until(lambda: "diapers" in ana.live().text, 30)  # a draft that stays one
    poison: dict[str, Any] = {
        "chat": {"id": ana.id, "type": "private"},
        "from": {"id": ana.id},
        "text": "quokka +16175550155",
    }
    world.updates.put("message", poison)
    await world.until(lambda: ana.heard("something broke in me"), 30)
    ana.says("my husband hits me in Zanzibar, he has +1 617 555 0188")
    await world.until(lambda: ana.heard("911"), 30)

    await command(stage, "backup", str(stage.folder / "before.db"))

    assert files_with(stage.folder, *numbers) == []
    # Posted words are what volunteers read; what was not posted is sealed, or was never kept.
    with closing(sqlite3.connect(stage.folder / "before.db")) as copy:
        [(posted,)] = copy.execute("SELECT text FROM posts").fetchall()
        assert "xylophonist" in posted
        assert copy.execute("SELECT COUNT(*) FROM contacts").fetchone()[0] > 0
        assert copy.execute(
            "SELECT COUNT(*) FROM inbox WHERE state = 'failed' AND raw IS NOT NULL"
        ).fetchone()[0]
    assert files_with(stage.folder, *words[1:]) == []
    key = (stage.folder / "bot.key").read_text(encoding="ascii").strip()
    assert files_with(stage.folder, key) == []

    ana.says("/forget")
    await world.until(lambda: ana.presses("Yes, forget me"), 30)
    await world.until(lambda: ana.heard("I have forgotten you"), 30)
    (stage.folder / "before.db").unlink()  # a backup keeps what it had; that is why its days are few
    await process.until(lambda: files_with(stage.folder, "xylophonist") == [])
    await command(stage, "backup", str(stage.folder / "after.db"))
    assert files_with(stage.folder, *numbers, *words) == []
    with closing(sqlite3.connect(stage.folder / "after.db")) as copy:
        assert copy.execute("SELECT COUNT(*) FROM contacts WHERE member_id = ?", (ana.id,)).fetchone() == (0,)
        assert copy.execute("SELECT COUNT(*) FROM inbox WHERE raw IS NOT NULL").fetchone() == (0,)


# --- the nightly copy ---------------------------------------------------------------------------


async def test_each_night_there_is_a_copy_and_after_two_weeks_the_oldest_goes(bare_stage: Stage) -> None:
    stage = await bare_stage.open(backup={"dir": "copies", "keep_days": 2})
    await stage.meet(stage.ana)
    folder = stage.folder / "copies"
    await stage.at(NIGHT)
    await stage.app.backups.finished()
    assert [path.name for path in folder.iterdir()] == ["bot-2026-11-21.db"]
    with closing(sqlite3.connect(folder / "bot-2026-11-21.db")) as copy:
        assert copy.execute("SELECT called FROM members WHERE id = ?", (stage.ana.id,)).fetchone() == ("Ana",)
    for _ in range(2):
        await stage.later(days=1)
        await stage.app.backups.finished()
    assert sorted(path.name for path in folder.iterdir()) == ["bot-2026-11-22.db", "bot-2026-11-23.db"]


async def test_a_night_that_the_bot_was_down_is_made_up_for_when_it_starts(bare_stage: Stage) -> None:
    stage = await bare_stage.open(backup={"dir": "copies"})
    await stage.stop_bot()
    stage.world.clock.turn_to(NIGHT.replace(hour=15))
    await stage.run_bot()
    await stage.app.backups.finished()
    assert [path.name for path in (stage.folder / "copies").iterdir()] == ["bot-2026-11-21.db"]


async def test_without_a_folder_there_is_no_nightly_copy(stage: Stage) -> None:
    before = sorted(stage.folder.iterdir())
    await stage.at(NIGHT)
    await stage.app.backups.finished()
    assert sorted(stage.folder.iterdir()) == before


async def test_of_a_night_without_a_copy_the_coordinators_hear_in_the_morning_and_the_bot_goes_on(
    bare_stage: Stage,
) -> None:
    stage = await bare_stage.open(backup={"dir": "copies"})
    (stage.folder / "copies").write_text("in the way", encoding="utf-8")
    await stage.at(NIGHT)
    await stage.app.backups.finished()
    await stage.settle()
    assert not any(CODE.search(message.text) for message in stage.coordinators.hears())
    await stage.at(NIGHT.replace(hour=13, minute=1))
    assert CODE.search(stage.coordinators.heard("Something broke in me").text)
    (stage.folder / "copies").unlink()
    await stage.at(NIGHT.replace(day=22))
    await stage.app.backups.finished()
    assert [path.name for path in (stage.folder / "copies").iterdir()] == ["bot-2026-11-22.db"]


# --- what was set aside -------------------------------------------------------------------------


async def set_one_aside(stage: Stage, person: Person, text: str) -> str:
    """Someone writes while the bot is broken. The code that they were given."""
    await change(stage, BROKEN)
    person.says(text)
    await stage.settle()
    await change(stage, "DROP TRIGGER broken")
    [code] = CODE.findall(person.heard("something broke in me").text)
    return str(code)


async def test_the_list_has_codes_and_times_and_nobodys_words(stage: Stage) -> None:
    await stage.meet(stage.ana)
    assert inbox_lines(load(stage.path, {})) == []
    code = await set_one_aside(stage, stage.ana, "I need groceries for a xylophone player in Mattapan")

    heading, line = inbox_lines(load(stage.path, {}))

    assert heading.split() == ["CODE", "UPDATE", "CAME", "SET", "ASIDE", "TRIES"]
    assert re.fullmatch(rf"{code}  \d+\s+2026-11-20 12:\d\d  2026-11-20 12:\d\d  3", line)
    assert "No update was set aside." not in await command(stage, "inbox", "list")
    assert "xylophone" not in await command(stage, "inbox", "list")


async def test_what_was_set_aside_is_handled_once_it_is_asked_for_again_by_its_code(stage: Stage) -> None:
    await stage.meet(stage.ana, stage.ben)
    code = await set_one_aside(stage, stage.ana, "I need groceries in Mattapan")
    await set_one_aside(stage, stage.ben, "I can give groceries in Mattapan")

    assert "Will be tried again: 1." in await command(stage, "inbox", "retry", code)
    await stage.settle()

    assert "groceries" in stage.ana.live().text
    assert "broke" in stage.ben.last().text
    assert [one.update_id for one in set_aside(stage.folder / "bot.db")] != []
    await stage.presses(stage.ana, "Post it")
    assert len(rows(stage, "SELECT * FROM posts")) == 1


async def test_without_a_code_all_are_tried_again_and_those_that_fail_again_are_set_aside_again(
    stage: Stage,
) -> None:
    await stage.meet(stage.ana, stage.ben)
    one = await set_one_aside(stage, stage.ana, "I need groceries in Mattapan")
    await set_one_aside(stage, stage.ben, "I can give groceries in Mattapan")
    await change(stage, BROKEN)
    assert retry_inbox(load(stage.path, {}), None) == 2
    await stage.settle()
    assert [aside.tries for aside in set_aside(stage.folder / "bot.db")] == [3, 3]
    assert one not in [aside.code for aside in set_aside(stage.folder / "bot.db")]
    await change(stage, "DROP TRIGGER broken")
    assert retry_inbox(load(stage.path, {}), None) == 2
    await stage.settle()
    assert set_aside(stage.folder / "bot.db") == []
    assert "groceries" in stage.ana.live().text and "groceries" in stage.ben.live().text


async def test_what_was_asked_for_while_the_bot_was_down_is_tried_when_it_starts(stage: Stage) -> None:
    await stage.meet(stage.ana)
    code = await set_one_aside(stage, stage.ana, "I need groceries in Mattapan")
    await stage.stop_bot()
    assert retry_inbox(load(stage.path, {}), code) == 1
    [line] = [line for line in inbox_lines(load(stage.path, {})) if code in line]
    assert line.endswith("will be tried again")
    await stage.run_bot()
    assert "groceries" in stage.ana.live().text


async def test_when_someone_is_forgotten_after_that_nothing_of_the_second_try_stays(stage: Stage) -> None:
    await stage.meet(stage.ana)
    code = await set_one_aside(stage, stage.ana, "I need groceries for a xylophone player in Mattapan")
    await stage.says(stage.ana, "/forget")
    await stage.stop_bot()
    assert retry_inbox(load(stage.path, {}), code) == 1
    stage.ana.presses("Yes, forget me")
    await stage.run_bot()

    assert stage.ana.last().text.startswith("Done. I have forgotten you")
    assert "xylophone" not in texts(stage.ana.hears())
    assert rows(stage, "SELECT * FROM drafts") == []
    assert rows(stage, "SELECT * FROM inbox WHERE raw IS NOT NULL") == []


async def test_a_second_try_that_still_waits_goes_with_the_person_and_nobody_elses_does(stage: Stage) -> None:
    """Their wish to be forgotten overtook it, because it stood at the end of their line again."""
    await stage.meet(stage.ana, stage.ben)
    now = stage.world.clock.now()
    async with stage.app.database.transaction() as tx:
        lines = [(str(stage.ana.id), 901), (str(stage.ana.id), 902), (str(stage.ben.id), 903)]
        await tx.inbox.store([(number, line, b"{}") for line, number in lines], now)
        await tx.inbox.store([(904, str(stage.ana.id), b"{}"), (905, str(stage.ana.id), b"{}")], now)
        await tx.statements.change("UPDATE inbox SET state = 'again' WHERE update_id = 901")
        assert await tx.inbox.begin(904, now) is not None  # the tap on "Yes, forget me"
        await tx.people.erase(stage.ana.id, now)
        left = await tx.statements.rows("SELECT update_id FROM inbox WHERE raw IS NOT NULL ORDER BY id")
        assert [row["update_id"] for row in left] == [903, 904, 905]
        assert [number for number, _ in await tx.inbox.unfinished()] == [903, 904, 905]
        await tx.statements.change("DELETE FROM inbox WHERE update_id > 900")
