"""What whoever runs the bot does with its files: copies, a new key, updates that were set aside.

It prints nothing and knows no option; the command line does. What must not run beside the bot takes its lock.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from mutualaid_bot.clock import real_time
from mutualaid_bot.config import Settings
from mutualaid_bot.opening import database_of, vault_of
from mutualaid_bot.store import aside, backing_up, keys
from mutualaid_bot.store.locking import Lock
from mutualaid_bot.store.migrating import migrate

NEVER = "–"


class Refused(Exception):
    """It was not done; the message says why, and what to do."""


def back_up(settings: Settings, path: Path) -> Path:
    """A copy at this path, or under the moment's name in this folder. The bot may run. Where it is now."""
    database = settings.database.path
    if path.is_dir():
        moment = real_time().astimezone(settings.community.zone)
        path = path / f"{database.stem}-{moment:%Y-%m-%d-%H%M%S}.db"
    with _told():
        backing_up.back_up(database, path.absolute())
    return path


def restore(settings: Settings, path: Path, *, replace: bool) -> None:
    """The copy takes the database's place. Raises ``AlreadyRunning``, ``WrongKey`` or ``Refused``."""
    database = settings.database.path
    database.parent.mkdir(parents=True, exist_ok=True)
    with _alone(database), _told():
        if not settings.privacy.key and not settings.key_path.exists():
            raise Refused(
                f"The key {settings.key_path} is not there, and contacts in the backup stay sealed without "
                "it. Put the key there first, from the copy that you keep."
            )
        backing_up.restore(path.absolute(), database, vault_of(settings), replace=replace)


def rotate_keys(settings: Settings) -> int:
    """From here on a new key seals, and all that the old one sealed is sealed anew; how many rows.

    Keys from the environment cannot be written there: whoever keeps them puts the new one first.
    Raises ``AlreadyRunning``, ``WrongKey`` or ``Refused``.
    """
    database = settings.database.path
    if not database.exists():
        raise Refused(f"There is no database at {database} yet, and so nothing that a key has sealed.")
    if len(settings.privacy.key.split()) == 1:
        raise Refused(
            "The key comes from MUTUALAID_PRIVACY__KEY, where this program cannot write. Make a new one with "
            "`mutualaid-bot keys make`, put it before the old one with a space between, and try again."
        )
    with _alone(database):
        return asyncio.run(_rotate(settings))


async def _rotate(settings: Settings) -> int:
    vault = vault_of(settings)
    migrate(settings.database.path)
    database = database_of(settings, vault)
    await database.open()  # refuses keys that are not this database's
    try:
        if not settings.privacy.key:
            vault = keys.add_new_key(settings.key_path)
        return await keys.reseal(database, vault)
    finally:
        await database.close()


def inbox_lines(settings: Settings) -> list[str]:
    """One line for each update that was set aside, under a line of headings; none where there is none."""
    found = aside.set_aside(settings.database.path)
    if not found:
        return []

    def clock(at: datetime | None) -> str:
        return NEVER if at is None else f"{at.astimezone(settings.community.zone):%Y-%m-%d %H:%M}"

    rows = [("CODE", "UPDATE", "CAME", "SET ASIDE", "TRIES", "")]
    for one in found:
        state = "will be tried again" if one.again else "" if one.kept else "its words are erased"
        numbers = (str(one.update_id), clock(one.received_at), clock(one.ended_at), str(one.tries))
        rows.append((one.code, *numbers, state))
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    ]


def retry_inbox(settings: Settings, which: str | None) -> int:
    """A running bot takes them up within a second, another one when it starts. Raises ``Refused``."""
    count = aside.ask_again(settings.database.path, which)
    if not count and which is not None:
        raise Refused(f"No update with the code or number {which} can be tried again: see `inbox list`.")
    return count


@contextmanager
def _alone(database: Path) -> Iterator[None]:
    lock = Lock(database)
    lock.acquire()
    try:
        yield
    finally:
        lock.release()


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except backing_up.NotCopied as error:
        raise Refused(str(error)) from error
