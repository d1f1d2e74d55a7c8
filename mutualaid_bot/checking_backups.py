"""Whether the nightly copies are made: their folder, the newest of them, and that the key lies elsewhere.

Makes none, and does not look into any.
"""

import os
from collections.abc import Iterator
from datetime import datetime, timedelta

from mutualaid_bot.checking_groups import Finding, Level
from mutualaid_bot.config import Settings
from mutualaid_bot.store.backing_up import nights

LATE = timedelta(days=2)


def backups(settings: Settings, now: datetime) -> Iterator[Finding]:
    folder = settings.backup_path
    if folder is None:
        what = "There is no nightly backup (backup.dir is empty): make one with `mutualaid-bot backup`."
        yield Finding(Level.OK, what)
        return
    if not settings.privacy.key and settings.key_path.parent == folder:
        what = f"The key {settings.key_path} lies among the backups: whoever finds one can read it all."
        yield Finding(
            Level.WARN, what, "Name another folder in backup.dir or another place in privacy.key_file."
        )
    there = folder if folder.exists() else next(above for above in folder.parents if above.exists())
    if not there.is_dir() or not os.access(there, os.W_OK):
        what = f"The backups cannot be written to {folder}."
        yield Finding(Level.FAULT, what, "Give the user that runs the bot the right to write there.")
        return
    dated = nights((path.name for path in there.iterdir()), settings.database.path) if there == folder else []
    if not dated:
        yield Finding(Level.OK, f"The first backup will be made in {folder} in the night.")
        return
    today = now.astimezone(settings.community.zone).date()
    newest = f"The newest backup in {folder} is of {dated[-1]:%Y-%m-%d}"
    if today - dated[-1] >= LATE:
        do = "Keep the bot running at night; if it was, its log says why there is none (backup_failed)."
        yield Finding(Level.WARN, f"{newest}, which is long ago.", do)
    else:
        yield Finding(Level.OK, f"{newest}.")
