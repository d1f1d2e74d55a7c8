"""Schemas: made from nothing, brought forward, refused when newer."""

from __future__ import annotations

import sqlite3
import stat
from pathlib import Path

import pytest

from mutualaid_bot.store.migrating import NewerSchema, current, head, migrate


def test_an_empty_place_gets_the_newest_schema_that_only_its_owner_can_read(tmp_path: Path) -> None:
    path = tmp_path / "new folder" / "100% ours.db"
    assert current(path) is None
    assert not path.exists()
    migrate(path)
    assert current(path) == head()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_what_is_there_stays_when_there_is_nothing_to_change(tmp_path: Path) -> None:
    path = tmp_path / "group.db"
    migrate(path)
    with sqlite3.connect(path) as connection:
        connection.execute("INSERT INTO settings (name, value) VALUES ('kept', 'yes')")
    migrate(path)
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT value FROM settings").fetchall() == [("yes",)]


def test_a_schema_of_a_newer_program_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "group.db"
    migrate(path)
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(NewerSchema, match="update the program"):
        migrate(path)
    assert current(path) == "9999"


def test_a_migration_that_fails_leaves_no_half_made_schema(tmp_path: Path) -> None:
    path = tmp_path / "group.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE settings (another TEXT)")
    with pytest.raises(Exception, match="settings"):
        migrate(path)
    with sqlite3.connect(path) as connection:
        tables = {
            name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        }
    assert tables - {"alembic_version", "sqlite_sequence"} == {"settings"}
    assert current(path) is None
