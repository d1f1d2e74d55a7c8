"""Copies of the database: made while the bot runs, checked, kept for some days, and put back.

It never reads the key: a copy without it keeps contacts sealed. When a copy is due is said elsewhere.
"""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Iterable
from contextlib import closing, suppress
from datetime import date, timedelta
from pathlib import Path

from mutualaid_bot.domain.notices import Lane
from mutualaid_bot.store.keys import opens, sync_folder
from mutualaid_bot.store.migrating import NewerSchema, current, migrate
from mutualaid_bot.store.vault import Vault

PART = ".part"  # how a copy ends that is not whole yet
_BESIDE = ("-wal", "-shm", "-journal")


class NotCopied(Exception):
    """The message says why, and what to do."""


def back_up(database: Path, target: Path, *, replace: bool = False) -> None:
    """One file that is whole: it has its name only after it was checked, and only its owner can read it.

    The bot may run and write meanwhile; the copy is of one moment. ``replace``: over an older copy of the
    same name. Raises ``NotCopied``.
    """
    if not database.exists():
        raise NotCopied(f"There is no database at {database} yet.")
    if target.exists() and not replace:
        raise NotCopied(f"{target} is there already, and is left as it is. Name another file.")
    part = target.with_name(target.name + PART)
    try:
        _copy(database, part)
        part.replace(target)
        sync_folder(target.parent)
    except (OSError, sqlite3.Error) as error:
        raise NotCopied(f"{target} could not be written: {_reason(error)}.") from error
    finally:
        _remove(part)


def restore(backup: Path, database: Path, vault: Vault, *, replace: bool = False) -> None:
    """Puts a copy in the database's place, brought to the newest schema. Nothing is touched before the copy
    was found whole, one of this program's, and sealed with these keys. The caller holds the lock.

    A digest that was on its way when the copy was made counts as sent. Raises ``NotCopied``.
    """
    if not backup.is_file():
        raise NotCopied(f"{backup} is not there, or is no file.")
    if database.exists():
        if backup.samefile(database):
            raise NotCopied(f"{backup} is the database itself.")
        if not replace:
            raise NotCopied(
                f"{database} is there already, and is left as it is. With --replace the backup takes its "
                "place, and all that happened since the backup is lost."
            )
    part = database.with_name(database.name + PART)
    try:
        _copy(backup, part)
        if current(part) is None:
            raise NotCopied(f"{backup} is not a backup that this bot made.")
        if not opens(part, vault):
            raise NotCopied(
                f"The key does not open {backup}. Put the key that it was made under into the key file, on a "
                "line below the first, and try again."
            )
        migrate(part)
        _finish(part)
        _put_aside(database)
        part.replace(database)
        sync_folder(database.parent)
    except NewerSchema:
        raise NotCopied(
            f"{backup} was made by a newer version of the bot: update the program first."
        ) from None
    except (OSError, sqlite3.Error) as error:
        raise NotCopied(f"{backup} could not be restored: {_reason(error)}.") from error
    finally:
        _remove(part)


def nightly_name(database: Path, day: date) -> str:
    return f"{database.stem}-{day.isoformat()}.db"


def outdated(names: Iterable[str], database: Path, today: date, *, keep_days: int) -> list[str]:
    """Names of nightly copies as old as ``keep_days`` or older; but never the newest that there is, so that
    a row of failed nights leaves one. Files with other names are nobody's business here."""
    dated = nights(names, database)
    limit = today - timedelta(days=keep_days)
    return [nightly_name(database, day) for day in dated[:-1] if day <= limit]


def nights(names: Iterable[str], database: Path) -> list[date]:
    """The days of the nightly copies among these files, oldest first."""
    pattern = re.compile(re.escape(database.stem) + r"-(\d{4}-\d\d-\d\d)\.db", re.ASCII)
    found = []
    for name in names:
        if match := pattern.fullmatch(name):
            with suppress(ValueError):  # no such day
                found.append(date.fromisoformat(match[1]))
    return sorted(found)


def nightly(database: Path, folder: Path, today: date, *, keep_days: int) -> Path:
    """Tonight's copy, and the end of the oldest. What is too old goes even where the copy fails: it was
    promised to go, and a full disk may be the reason. Raises ``NotCopied``."""
    target = folder / nightly_name(database, today)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _rotate(folder, database, today, keep_days)
        back_up(database, target, replace=True)
        _rotate(folder, database, today, keep_days)
    except OSError as error:
        raise NotCopied(f"{folder} cannot be used: {_reason(error)}.") from error
    return target


def _rotate(folder: Path, database: Path, today: date, keep_days: int) -> None:
    """Also what a night that was cut off left behind."""
    names = [path.name for path in folder.iterdir()]
    halves = [name.partition(PART)[0] for name in names if PART in name]
    for day in nights(halves, database):
        _remove(folder / (nightly_name(database, day) + PART))
    for name in outdated(names, database, today, keep_days=keep_days):
        (folder / name).unlink(missing_ok=True)


def _copy(source: Path, part: Path) -> None:
    """A copy of one moment in one file, whole and on the disk."""
    _remove(part)
    os.close(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    address = f"{source.absolute().as_uri()}?mode=rw"
    with (
        closing(sqlite3.connect(address, uri=True, isolation_level=None)) as here,
        closing(sqlite3.connect(part, isolation_level=None)) as there,
    ):
        here.execute("PRAGMA busy_timeout = 5000")
        here.backup(there)  # in one step: the writer goes on, and the copy never has to begin again
        there.execute("PRAGMA journal_mode = DELETE")  # one file, with no log beside it
        found = there.execute("PRAGMA integrity_check(1)").fetchone()[0]
    if found != "ok":
        raise NotCopied(f"The copy of {source} is damaged, and so may be the database itself: {found}.")
    with part.open("rb+") as file:
        os.fsync(file.fileno())


def _finish(part: Path) -> None:
    with closing(sqlite3.connect(part, isolation_level=None)) as there:
        there.execute(
            "UPDATE outbox SET state = 'sent', data = NULL WHERE lane = ? AND state IN ('queued', 'sending')",
            (int(Lane.BROADCAST),),
        )
        there.execute("PRAGMA journal_mode = DELETE")
    with part.open("rb+") as file:
        os.fsync(file.fileno())


def _put_aside(database: Path) -> None:
    """A log of the old database beside the new one would be played into it."""
    for ending in _BESIDE:
        database.with_name(database.name + ending).unlink(missing_ok=True)


def _remove(part: Path) -> None:
    for ending in ("", *_BESIDE):
        part.with_name(part.name + ending).unlink(missing_ok=True)


def _reason(error: Exception) -> str:
    return (error.strerror or "unknown reason") if isinstance(error, OSError) else str(error)
