"""The key: made and announced once, never made in a lost one's place, replaced without losing anything."""

from __future__ import annotations

import os
import re
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from mutualaid_bot.config import Settings, load
from mutualaid_bot.domain.people import Contact, ContactKind, Member
from mutualaid_bot.opening import database_of, vault_of
from mutualaid_bot.store.keys import SEALED, make_key
from mutualaid_bot.store.locking import Lock
from mutualaid_bot.store.migrating import migrate
from mutualaid_bot.store.vault import Vault, WrongKey

HOME = str(Path(__file__).parent.parent)
NOW = datetime(2026, 11, 22, 17, 0, tzinfo=UTC)
PHONE = "+16175550188"
RAW = b'{"message": {"text": "call me"}}'


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
def ours(tmp_path: Path) -> Settings:
    return settings(tmp_path)


async def plant(settings: Settings) -> str:
    """A contact, and an update that waits; the hash of the owner as this key makes it."""
    migrate(settings.database.path)
    vault = vault_of(settings)
    database = database_of(settings, vault)
    await database.open()
    async with database.transaction() as tx:
        await tx.people.add(Member(id=101, called="Ana", language="en", joined_at=NOW))
        await tx.people.set_contact(101, Contact(ContactKind.PHONE, PHONE), NOW)
        await tx.inbox.store([(7, "101", RAW)], NOW)
    await database.close()
    return vault.hashed("101")


async def planted(settings: Settings) -> tuple[str, bytes | None]:
    database = database_of(settings)
    await database.open()
    async with database.transaction() as tx:
        contact = await tx.people.reveal(
            owner=101, reader=102, introduction_id=1, approved_by="Cora", now=NOW
        )
        raw = await tx.inbox.begin(7, NOW)
    await database.close()
    assert contact is not None
    return contact.value, raw


@contextmanager
def running(settings: Settings) -> Iterator[None]:
    lock = Lock(settings.database.path)
    lock.acquire()
    yield
    lock.release()


def keys_in(settings: Settings) -> list[str]:
    return settings.key_path.read_text(encoding="ascii").split()


# --- found, made, missing -----------------------------------------------------------------------


def test_the_first_start_makes_the_key_for_its_owner_alone_and_says_so_in_one_line(ours: Settings) -> None:
    first = bot("digest", "--preview", folder=ours.key_path.parent)
    again = bot("digest", "--preview", folder=ours.key_path.parent)
    assert (first.returncode, again.returncode) == (0, 0), first.stderr
    [line] = first.stderr.splitlines()
    assert "event=key_made" in line and str(ours.key_path) in line
    assert again.stderr == ""
    assert stat.S_IMODE(ours.key_path.stat().st_mode) == 0o600
    [key] = keys_in(ours)
    assert key not in first.stderr + first.stdout


async def test_a_lost_key_is_never_replaced_by_a_new_one_that_opens_nothing(ours: Settings) -> None:
    await plant(ours)
    ours.key_path.unlink()
    for command in (["digest", "--preview"], ["keys", "rotate"], ["run"]):
        refused = bot(*command, folder=ours.key_path.parent, MUTUALAID_TELEGRAM__TOKEN="1:a")
        assert refused.returncode == 2
        [line] = refused.stderr.splitlines()
        assert line.startswith(f"privacy.key_file: {ours.key_path}: The key is missing")
        assert "Put it back from your copy" in line
        assert not ours.key_path.exists()


@pytest.mark.parametrize("table", [table for table, _, _ in SEALED])
async def test_one_sealed_row_of_any_kind_is_enough_to_refuse_a_new_key(ours: Settings, table: str) -> None:
    migrate(ours.database.path)
    rows = {
        "contacts": "INSERT INTO contacts VALUES (1, 'phone', x'00', 0)",
        "drafts": "INSERT INTO drafts (member_id, data) VALUES (1, x'00')",
        "inbox": """INSERT INTO inbox (update_id, chat_key, raw, state, tries, received_at)
                    VALUES (1, '1', x'00', 'waiting', 0, 0)""",
    }
    with closing(sqlite3.connect(ours.database.path)) as connection, connection:
        connection.execute(rows[table])
    with pytest.raises(WrongKey, match="missing"):
        vault_of(ours)


def test_a_database_that_no_key_was_used_on_gets_one(ours: Settings) -> None:
    migrate(ours.database.path)
    vault_of(ours)
    assert len(keys_in(ours)) == 1


def test_every_column_that_holds_bytes_is_known_as_sealed(ours: Settings) -> None:
    migrate(ours.database.path)
    with closing(sqlite3.connect(ours.database.path)) as connection:
        tables = [
            name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        ]
        blobs = {
            (table, column[1])
            for table in tables
            for column in connection.execute(f"PRAGMA table_info({table})")
            if column[2] == "BLOB"
        }
    assert blobs == {(table, column) for table, column, _ in SEALED}


async def test_a_key_from_the_environment_opens_what_it_sealed_and_makes_no_file(tmp_path: Path) -> None:
    ours = settings(tmp_path, PRIVACY__KEY=make_key())
    await plant(ours)
    assert await planted(ours) == (PHONE, RAW)
    assert not ours.key_path.exists()
    other = bot("digest", "--preview", folder=tmp_path, MUTUALAID_PRIVACY__KEY=make_key())
    assert other.returncode == 2
    assert other.stderr.startswith("privacy.key: The key file does not belong")


def test_what_is_no_key_is_refused_without_being_repeated(tmp_path: Path) -> None:
    settings(tmp_path)
    refused = bot("digest", "--preview", folder=tmp_path, MUTUALAID_PRIVACY__KEY="hunter2")
    assert refused.returncode == 2
    assert refused.stderr.startswith("privacy.key (MUTUALAID_PRIVACY__KEY): must be one or more keys")
    assert "hunter2" not in refused.stderr


def test_a_key_and_a_file_of_it_are_one_too_many(tmp_path: Path) -> None:
    settings(tmp_path)
    both = {"MUTUALAID_PRIVACY__KEY": make_key(), "MUTUALAID_PRIVACY__KEY_FILE": "our.key"}
    refused = bot("digest", "--preview", folder=tmp_path, **both)
    assert refused.returncode == 2 and "give one of the two" in refused.stderr


# --- a new one ----------------------------------------------------------------------------------


def sealed_in(settings: Settings) -> list[bytes]:
    with closing(sqlite3.connect(settings.database.path)) as connection:
        found = [
            value
            for table, column, _ in SEALED
            for (value,) in connection.execute(f"SELECT {column} FROM {table} WHERE {column} IS NOT NULL")
        ]
        [canary] = connection.execute("SELECT value FROM settings WHERE name = 'canary'").fetchone()
    return [*found, canary.encode()]


async def test_a_new_key_seals_every_row_anew_and_the_old_one_only_hashes_from_then_on(
    ours: Settings,
) -> None:
    hashed = await plant(ours)
    [old] = keys_in(ours)
    before = sealed_in(ours)

    rotated = bot("keys", "rotate", folder=ours.key_path.parent)

    assert rotated.returncode == 0 and rotated.stdout.startswith("2 rows are sealed with the new key")
    new, last = keys_in(ours)
    assert last == old and new not in rotated.stdout + rotated.stderr
    assert stat.S_IMODE(ours.key_path.stat().st_mode) == 0o600
    after = sealed_in(ours)
    assert [Vault([new]).unseal(sealed) for sealed in after] == [PHONE, RAW.decode(), "canary"]
    for sealed in before:
        assert not any(sealed in file.read_bytes() for file in ours.database.path.parent.glob("*.db*"))
    assert Vault.open(ours.key_path).hashed("101") == hashed
    assert await planted(ours) == (PHONE, RAW)


async def test_the_keys_can_be_replaced_again_and_again(ours: Settings) -> None:
    hashed = await plant(ours)
    [old] = keys_in(ours)
    for _ in range(2):
        assert bot("keys", "rotate", folder=ours.key_path.parent).returncode == 0
    assert len(keys_in(ours)) == 3 and keys_in(ours)[-1] == old
    assert Vault.open(ours.key_path).hashed("101") == hashed
    assert await planted(ours) == (PHONE, RAW)


async def test_no_key_is_replaced_under_a_running_bot(ours: Settings) -> None:
    await plant(ours)
    before = keys_in(ours)
    with running(ours):
        refused = bot("keys", "rotate", folder=ours.key_path.parent)
    assert refused.returncode == 3 and "already running" in refused.stderr
    assert keys_in(ours) == before


async def test_a_foreign_key_is_not_rotated_into_the_file(ours: Settings) -> None:
    await plant(ours)
    ours.key_path.write_text(make_key() + "\n", encoding="ascii")
    before = keys_in(ours)
    refused = bot("keys", "rotate", folder=ours.key_path.parent)
    assert refused.returncode == 2 and "does not belong to this database" in refused.stderr
    assert keys_in(ours) == before


async def test_a_key_in_the_environment_is_replaced_by_putting_a_new_one_before_it(tmp_path: Path) -> None:
    old = make_key()
    await plant(settings(tmp_path, PRIVACY__KEY=old))
    refused = bot("keys", "rotate", folder=tmp_path, MUTUALAID_PRIVACY__KEY=old)
    assert refused.returncode == 1 and "`mutualaid-bot keys make`" in refused.stderr

    new = bot("keys", "make", folder=tmp_path).stdout.strip()
    rotated = bot("keys", "rotate", folder=tmp_path, MUTUALAID_PRIVACY__KEY=f"{new} {old}")

    assert re.fullmatch(r"[\w-]{43}=", new, re.ASCII)
    assert rotated.returncode == 0, rotated.stderr
    both = settings(tmp_path, PRIVACY__KEY=f"{new} {old}")
    assert {Vault([new]).unseal(sealed) for sealed in sealed_in(both)} == {PHONE, RAW.decode(), "canary"}
    assert await planted(both) == (PHONE, RAW)
