"""Copies of the database: whole, of one moment, without the key, kept for their days, put back with care."""

from __future__ import annotations

import asyncio
import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from alembic import command

from mutualaid_bot.checking_backups import backups
from mutualaid_bot.checking_groups import Level
from mutualaid_bot.config import Settings, load
from mutualaid_bot.domain.people import Contact, ContactKind, Member
from mutualaid_bot.opening import database_of
from mutualaid_bot.store import migrating
from mutualaid_bot.store.backing_up import NotCopied, nightly, outdated
from mutualaid_bot.store.keys import make_key
from mutualaid_bot.store.locking import Lock
from mutualaid_bot.store.migrating import migrate

HOME = str(Path(__file__).parent.parent)
NOW = datetime(2026, 11, 22, 17, 0, tzinfo=UTC)
TODAY = date(2026, 11, 22)
PHONE = "+16175550188"


def bot(*arguments: str, folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "mutualaid_bot", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": HOME, **variables},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def settings(folder: Path, **variables: str) -> Settings:
    path = folder / "config.toml"
    path.write_text('[community]\nname = "N"\ntimezone = "America/New_York"\n', encoding="utf-8")
    return load(path, {f"MUTUALAID_{name}": value for name, value in variables.items()})


@pytest.fixture
async def ours(tmp_path: Path) -> Settings:
    """A database with Ana in it, and the key that seals her number."""
    ours = settings(tmp_path)
    migrate(ours.database.path)
    await join(ours, 101, "Ana")
    return ours


async def join(settings: Settings, member_id: int, called: str) -> None:
    database = database_of(settings)
    await database.open()
    async with database.transaction() as tx:
        await tx.people.add(Member(id=member_id, called=called, language="en", joined_at=NOW))
        await tx.people.set_contact(member_id, Contact(ContactKind.PHONE, PHONE), NOW)
    await database.close()


def members(path: Path) -> list[str]:
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
        return [name for (name,) in connection.execute("SELECT called FROM members ORDER BY id")]


@contextmanager
def running(settings: Settings) -> Iterator[None]:
    lock = Lock(settings.database.path)
    lock.acquire()
    yield
    lock.release()


def here(settings: Settings) -> Path:
    return settings.database.path.parent


def change(path: Path, sql: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(sql)


def halves(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if ".part" in path.name]


# --- making one ---------------------------------------------------------------------------------


async def test_a_backup_is_one_whole_file_for_its_owner_alone_and_the_key_is_not_in_it(
    ours: Settings, tmp_path: Path
) -> None:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    made = bot("backup", str(folder / "one.db"), folder=here(ours))
    assert made.returncode == 0, made.stderr
    assert [path.name for path in folder.iterdir()] == ["one.db"]
    assert stat.S_IMODE((folder / "one.db").stat().st_mode) == 0o600
    assert members(folder / "one.db") == ["Ana"]
    content = (folder / "one.db").read_bytes()
    assert ours.key_path.read_bytes().strip() not in content and PHONE.encode() not in content


async def test_a_folder_gets_a_backup_with_the_moment_in_its_name(ours: Settings, tmp_path: Path) -> None:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    assert bot("backup", str(folder), folder=here(ours)).returncode == 0
    [made] = folder.iterdir()
    assert made.match("mutualaid-20??-??-??-??????.db")
    assert outdated([made.name], ours.database.path, date(2099, 1, 1), keep_days=1) == []


async def test_nothing_that_is_there_is_overwritten_by_a_backup(ours: Settings) -> None:
    before = {path: path.read_bytes() for path in (ours.database.path, ours.key_path)}
    for path in before:
        refused = bot("backup", path.name, folder=here(ours))
        assert refused.returncode == 1 and "is there already" in refused.stderr
    assert {path: path.read_bytes() for path in before} == before


def test_without_a_database_or_a_folder_for_it_a_sentence_says_so(tmp_path: Path) -> None:
    ours = settings(tmp_path)
    refused = bot("backup", "one.db", folder=tmp_path)
    assert refused.returncode == 1 and refused.stderr.startswith("There is no database at")
    assert not ours.database.path.exists() and not ours.key_path.exists()
    migrate(ours.database.path)
    refused = bot("backup", "not there/one.db", folder=tmp_path)
    assert refused.returncode == 1
    assert refused.stderr.endswith("could not be written: No such file or directory.\n")


async def test_while_the_bot_writes_a_backup_holds_one_moment_and_holds_nobody_up(ours: Settings) -> None:
    """Each transaction writes two rows: a copy that holds one of them only is of two moments."""
    database = database_of(ours)
    await database.open()
    written, stop, enough = 0, asyncio.Event(), asyncio.Event()

    async def write() -> None:
        nonlocal written
        while not stop.is_set():
            async with database.transaction() as tx:
                for side in ("a", "b"):
                    await tx.statements.change(
                        "INSERT INTO settings (name, value) VALUES (?, ?)", f"{side}{written}", "x" * 2000
                    )
            written += 1
            if written == 50:
                enough.set()
            await asyncio.sleep(0)

    async with asyncio.TaskGroup() as group:
        group.create_task(write())
        await enough.wait()
        found = []
        for _ in range(5):
            begun = written
            made = await asyncio.to_thread(nightly, ours.database.path, here(ours) / "b", TODAY, keep_days=1)
            assert written > begun
            with closing(sqlite3.connect(made)) as copy:
                [rows] = copy.execute("SELECT COUNT(*) FROM settings WHERE value LIKE 'x%'").fetchone()
            found.append(rows)
        stop.set()
    await database.close()
    assert all(rows % 2 == 0 for rows in found) and found == sorted(set(found))


async def test_a_damaged_database_is_noticed_and_the_copy_of_last_night_stays(ours: Settings) -> None:
    folder = here(ours) / "b"
    last = nightly(ours.database.path, folder, TODAY - timedelta(days=1), keep_days=14)
    with ours.database.path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * 4096 * 8)
    with pytest.raises(NotCopied, match=r"damaged|malformed"):
        nightly(ours.database.path, folder, TODAY, keep_days=14)
    assert list(folder.iterdir()) == [last]
    assert members(last) == ["Ana"]


# --- keeping them -------------------------------------------------------------------------------


def night(days_ago: int) -> str:
    return f"mutualaid-{TODAY - timedelta(days=days_ago)}.db"


def test_a_nightly_copy_is_kept_for_its_days_and_not_one_longer() -> None:
    names = [night(days) for days in range(20)]
    gone = outdated(names, Path("mutualaid.db"), TODAY, keep_days=14)
    assert gone == [night(days) for days in (19, 18, 17, 16, 15, 14)]


def test_the_newest_copy_stays_however_old_it_is() -> None:
    assert outdated([night(40), night(30)], Path("mutualaid.db"), TODAY, keep_days=14) == [night(40)]
    assert outdated([night(40)], Path("mutualaid.db"), TODAY, keep_days=14) == []
    assert outdated([], Path("mutualaid.db"), TODAY, keep_days=14) == []


@pytest.mark.parametrize(
    "name",
    [
        "mutualaid.db",
        "mutualaid.key",
        "mutualaid-2020-01-01-120000.db",
        "mutualaid-2020-13-01.db",
        "mutualaid-2020-01-01.db.bak",
        "other-2020-01-01.db",
        "my-mutualaid-2020-01-01.db",
        "photos",
    ],
)
def test_files_of_other_names_are_never_deleted(name: str) -> None:
    assert outdated([name, night(0)], Path("mutualaid.db"), TODAY, keep_days=1) == []


async def test_the_night_makes_one_and_deletes_the_oldest(ours: Settings) -> None:
    folder = here(ours) / "not there yet" / "b"
    for day in range(5):
        nightly(ours.database.path, folder, TODAY + timedelta(days=day), keep_days=3)
    assert sorted(path.name for path in folder.iterdir()) == [night(-2), night(-3), night(-4)]
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


async def test_what_was_promised_to_go_goes_even_in_a_night_that_fails(ours: Settings) -> None:
    folder = here(ours) / "b"
    for days in (30, 20, 3):
        nightly(ours.database.path, folder, TODAY - timedelta(days=days), keep_days=400)
    ours.database.path.unlink()
    with pytest.raises(NotCopied):
        nightly(ours.database.path, folder, TODAY, keep_days=14)
    assert [path.name for path in folder.iterdir()] == [night(3)]


async def test_what_a_night_that_was_cut_off_left_behind_is_no_backup_and_goes(ours: Settings) -> None:
    folder = here(ours) / "b"
    folder.mkdir()
    (folder / f"{night(0)}.part").write_bytes(b"half")
    (folder / f"{night(1)}.part").write_bytes(b"half")
    nightly(ours.database.path, folder, TODAY, keep_days=14)
    assert [path.name for path in folder.iterdir()] == [night(0)]


# --- check --------------------------------------------------------------------------------------


async def test_check_tells_of_the_newest_backup_and_warns_when_it_is_old(tmp_path: Path) -> None:
    ours = settings(tmp_path, BACKUP__DIR="b")
    migrate(ours.database.path)
    assert [one.level for one in backups(ours, NOW)] == [Level.OK]
    nightly(ours.database.path, tmp_path / "b", TODAY - timedelta(days=1), keep_days=14)
    [fine] = backups(ours, NOW)
    assert fine.level is Level.OK and "2026-11-21" in fine.what
    [old] = backups(ours, NOW + timedelta(days=1))
    assert old.level is Level.WARN and "backup_failed" in old.do


async def test_check_warns_of_a_key_among_the_backups(tmp_path: Path) -> None:
    ours = settings(tmp_path, BACKUP__DIR="b", PRIVACY__KEY_FILE="b/our.key")
    assert [one.level for one in backups(ours, NOW)] == [Level.WARN, Level.OK]


async def test_check_finds_a_place_where_no_backup_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "b").write_text("not a folder", encoding="utf-8")
    assert [one.level for one in backups(settings(tmp_path, BACKUP__DIR="b"), NOW)] == [Level.FAULT]


# --- putting one back ---------------------------------------------------------------------------


@pytest.fixture
async def copy(ours: Settings, tmp_path: Path) -> Path:
    """A backup with Ana in it; Ben joined after it was made."""
    path = tmp_path / "copy.db"
    assert bot("backup", str(path), folder=here(ours)).returncode == 0
    await join(ours, 102, "Ben")
    return path


@pytest.fixture
def whole(copy: Path) -> bytes:
    return copy.read_bytes()


async def test_a_database_that_is_there_is_only_replaced_when_told(ours: Settings, copy: Path) -> None:
    refused = bot("restore", str(copy), folder=here(ours))
    assert refused.returncode == 1 and "With --replace" in refused.stderr
    assert members(ours.database.path) == ["Ana", "Ben"]

    done = bot("restore", str(copy), "--replace", folder=here(ours))
    assert done.returncode == 0, done.stderr
    assert "ask them to write /forget once more" in done.stdout
    assert members(ours.database.path) == ["Ana"]
    assert stat.S_IMODE(ours.database.path.stat().st_mode) == 0o600
    await join(ours, 103, "Cam")  # and the bot goes on from there
    assert members(ours.database.path) == ["Ana", "Cam"]


async def test_a_log_of_the_old_database_is_not_played_into_the_new_one(ours: Settings, copy: Path) -> None:
    with closing(sqlite3.connect(ours.database.path, isolation_level=None)) as crashed:
        crashed.execute("PRAGMA journal_mode = WAL")
        crashed.execute("INSERT INTO settings VALUES ('after', 'x')")
        crashed.execute("UPDATE members SET called = 'Zoe'")
        log = ours.database.path.with_name("mutualaid.db-wal")
        left = log.read_bytes()
    assert left
    log.write_bytes(left)
    assert bot("restore", str(copy), "--replace", folder=here(ours)).returncode == 0
    assert members(ours.database.path) == ["Ana"]


async def test_on_a_new_machine_the_backup_and_the_key_are_all_that_is_needed(
    ours: Settings, copy: Path, tmp_path: Path
) -> None:
    fresh = tmp_path / "fresh"
    fresh.mkdir()
    there = settings(fresh)
    refused = bot("restore", str(copy), folder=fresh)
    assert refused.returncode == 1 and "Put the key there first" in refused.stderr
    assert not there.key_path.exists() and not there.database.path.exists()

    there.key_path.write_bytes(ours.key_path.read_bytes())
    assert bot("restore", str(copy), folder=fresh).returncode == 0
    database = database_of(there)
    await database.open()
    async with database.transaction() as tx:
        found = await tx.people.reveal(owner=101, reader=102, introduction_id=1, approved_by="", now=NOW)
    await database.close()
    assert found == Contact(ContactKind.PHONE, PHONE)


async def test_while_the_bot_runs_nothing_is_restored_even_when_told_to_replace(
    ours: Settings, copy: Path
) -> None:
    with running(ours):
        refused = bot("restore", str(copy), "--replace", folder=here(ours))
    assert refused.returncode == 3 and "already running" in refused.stderr
    assert members(ours.database.path) == ["Ana", "Ben"]


async def broken_ones(folder: Path, content: bytes) -> dict[str, str]:
    """Files that are no backup of this group, each with what is said of it."""
    (folder / "text.db").write_text(
        "not a database, but long enough to be looked at " * 100, encoding="utf-8"
    )
    change(folder / "foreign.db", "CREATE TABLE songs (name TEXT)")
    (folder / "damaged.db").write_bytes(content[: 4096 * 6] + b"\xff" * 4096 * 8)
    (folder / "newer.db").write_bytes(content)
    change(folder / "newer.db", "UPDATE alembic_version SET version_num = '9999'")
    (folder / "other").mkdir()
    other = settings(folder / "other")
    migrate(other.database.path)
    await join(other, 201, "Eve")
    return {
        "gone.db": "is not there",
        "text.db": "not a database",
        "foreign.db": "not a backup that this bot made",
        "damaged.db": "could not be restored",
        "newer.db": "newer version",
        "other/mutualaid.db": "The key does not open",
        "mutualaid.db": "is the database itself",
    }


async def test_what_is_not_a_whole_backup_of_this_group_leaves_the_database_as_it_is(
    ours: Settings, copy: Path, whole: bytes
) -> None:
    folder = here(ours)
    for name, why in (await broken_ones(folder, whole)).items():
        refused = bot("restore", name, "--replace", folder=folder)
        assert refused.returncode == 1 and why in refused.stderr, (name, refused.stderr)
        assert len(refused.stderr.splitlines()) == 1, (name, refused.stderr)
        assert members(ours.database.path) == ["Ana", "Ben"]
        assert halves(folder) == []


async def test_a_backup_from_before_a_new_key_still_opens(ours: Settings, copy: Path) -> None:
    assert bot("keys", "rotate", folder=here(ours)).returncode == 0
    assert bot("restore", str(copy), "--replace", folder=here(ours)).returncode == 0
    database = database_of(ours)
    await database.open()
    await database.close()


async def test_an_older_backup_is_brought_to_the_newest_schema(ours: Settings, tmp_path: Path) -> None:
    old = tmp_path / "old.db"
    with migrating._connected(old) as connection:
        config = migrating._config()
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
    change(
        old,
        "INSERT INTO members VALUES (101, 'Ana', 'en', 0, NULL, TRUE, TRUE, FALSE, TRUE, FALSE, NULL, NULL)",
    )
    assert bot("restore", str(old), "--replace", folder=here(ours)).returncode == 0
    assert migrating.current(ours.database.path) == migrating.head() != "0001"
    assert members(ours.database.path) == ["Ana"]


async def test_a_digest_that_was_on_its_way_in_the_backup_is_not_sent_again(
    ours: Settings, copy: Path
) -> None:
    change(
        copy,
        """INSERT INTO outbox (chat_id, lane, op, silent, state, wanted, tries, made_at, send_after) VALUES
             (101, 2, 'say', FALSE, 'queued', 1, 0, 0, 0), (101, 1, 'say', FALSE, 'queued', 1, 0, 0, 0)""",
    )
    assert bot("restore", str(copy), "--replace", folder=here(ours)).returncode == 0
    with closing(sqlite3.connect(ours.database.path)) as connection:
        states = connection.execute("SELECT lane, state FROM outbox ORDER BY lane").fetchall()
    assert states == [(1, "queued"), (2, "sent")]


async def test_a_key_from_the_environment_opens_a_backup_too(tmp_path: Path) -> None:
    key = make_key()
    ours = settings(tmp_path, PRIVACY__KEY=key)
    migrate(ours.database.path)
    await join(ours, 101, "Ana")
    secret = {"MUTUALAID_PRIVACY__KEY": key}
    assert bot("backup", "copy.db", folder=tmp_path, **secret).returncode == 0
    assert bot("restore", "copy.db", "--replace", folder=tmp_path, **secret).returncode == 0
    assert members(ours.database.path) == ["Ana"]
    assert key.encode() not in (tmp_path / "copy.db").read_bytes()
