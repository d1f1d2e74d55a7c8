"""Whether the database is there, can be written, and has the schema that this version of the bot works with.

Opens it for reading only, and brings nothing up to date: `mutualaid-bot migrate` and `run` do.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from alembic.config import Config
from alembic.script import ScriptDirectory

from mutualaid_bot import files
from mutualaid_bot.checking_groups import Finding, Level
from mutualaid_bot.store.vault import Vault, WrongKey


def database(path: Path, key_path: Path, key: str = "") -> Iterator[Finding]:
    """Also says what the next start will do, where it will do something."""
    if not path.exists():
        yield _folder(path)
        return
    if not os.access(path, os.R_OK | os.W_OK) or not os.access(path.parent, os.W_OK):
        # SQLite keeps its journal in a second file beside the first.
        yield Finding(
            Level.FAULT,
            f"The database {path} cannot be written.",
            f"Give the user that runs the bot the right to write to {path} and to its folder.",
        )
        return
    try:
        current = _revision(path)
    except sqlite3.Error as error:
        yield Finding(
            Level.FAULT,
            f"{path} cannot be read as a database: {error}.",
            "Put a backup in its place, or name another file in database.url.",
        )
        return
    yield _schema(path, current)
    if trouble := _key(path, key_path, key):
        yield trouble


def bound_group(path: Path) -> int | None:
    """The coordinators' group that /claim bound, under the number that it has now."""
    if not path.exists():
        return None
    try:
        with closing(_reading(path)) as connection:
            bound = connection.execute("SELECT chat_id FROM rooms WHERE name = 'coordinators'").fetchone()
            if bound is None:
                return None
            moved = connection.execute("SELECT new_chat FROM moves WHERE old_chat = ?", bound).fetchone()
    except sqlite3.Error:  # no schema yet: `database` has told
        return None
    return int((moved or bound)[0])


def _reading(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)


def _key(path: Path, key_path: Path, key: str) -> Finding | None:
    """Contacts can be read with the key that sealed them alone; a new one would lose them."""
    try:
        with closing(_reading(path)) as connection:
            sealed = connection.execute("SELECT value FROM settings WHERE name = 'canary'").fetchone()
    except sqlite3.Error:  # no schema yet
        return None
    if sealed is None:
        return None
    what = f"The key {key_path} is not there, and the database was sealed with one."
    if key or key_path.exists():
        try:
            Vault.open(key_path, key=key or None).unseal(str(sealed[0]).encode())
        except (WrongKey, OSError):
            what = f"The key {'in privacy.key' if key else key_path} does not open the database."
        else:
            return None
    return Finding(Level.FAULT, what, "Put the key back that was used before, from the copy that you keep.")


def _folder(path: Path) -> Finding:
    if path.parent.is_dir() and os.access(path.parent, os.W_OK):
        return Finding(Level.OK, f"The database {path} will be made at the first start.")
    return Finding(
        Level.FAULT,
        f"The folder {path.parent} is not there or cannot be written.",
        "Make it, and give the user that runs the bot the right to write to it.",
    )


def _revision(path: Path) -> str | None:
    with closing(_reading(path)) as connection:
        known = connection.execute("SELECT name FROM sqlite_master WHERE name = 'alembic_version'").fetchone()
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone() if known else None
    return str(row[0]) if row else None


def _schema(path: Path, current: str | None) -> Finding:
    config = Config()
    config.set_main_option("script_location", str(files.migrations()))
    script = ScriptDirectory.from_config(config)
    if current == script.get_current_head():
        return Finding(Level.OK, f"The database {path} has the newest schema.")
    known = {revision.revision for revision in script.walk_revisions()}
    if current is None or current in known:
        return Finding(Level.OK, f"The database {path} will be brought up to date at the next start.")
    return Finding(
        Level.FAULT,
        f"The database {path} was made by a newer version of the bot.",
        "Install that version, or go back to a backup that this version made.",
    )
