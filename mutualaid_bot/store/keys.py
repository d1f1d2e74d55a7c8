"""The key's life: found or made, asked for where it is missing, replaced by a new one.

It does not know where a key file is kept, and never hands a key out but to whoever makes one.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import structlog
from cryptography.fernet import Fernet

from mutualaid_bot.store.database import CANARY, Database
from mutualaid_bot.store.statements import Statements
from mutualaid_bot.store.vault import Vault, WrongKey

log = structlog.get_logger(__name__)

# Every column that a vault has sealed, and how its rows are told apart.
SEALED = (
    ("contacts", "value", ("member_id", "kind")),
    ("drafts", "data", ("id",)),
    ("inbox", "raw", ("id",)),
)


def make_key() -> str:
    return Fernet.generate_key().decode("ascii")


def open_vault(database: Path, key_path: Path, *, key: str = "") -> Vault:
    """``key``: the keys themselves, and no file. A missing file is made, and that is told once; but not
    beside a database with something sealed in it, which no new key would ever open.

    Raises ``WrongKey`` with a sentence.
    """
    if key:
        return Vault.open(key_path, key=key)
    if key_path.exists():
        return Vault.open(key_path)
    if holds_sealed_rows(database):
        raise WrongKey(
            f"The key is missing, and {database} holds contacts that only it opens. Put it back from your "
            "copy, or say in privacy.key_file where it is now."
        )
    vault = Vault.open(key_path)
    log.warning("key_made", file=str(key_path), do="keep a copy of it, but never beside your backups")
    return vault


def holds_sealed_rows(database: Path) -> bool:
    """Whether a key was ever used on it; the canary alone is enough to say so."""
    if not database.exists():
        return False
    with closing(sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
        sealed = [
            f"SELECT 1 FROM {table} WHERE {column} IS NOT NULL"
            for table, column, _ in SEALED
            if table in tables
        ]
        if "settings" in tables:
            sealed.append(f"SELECT 1 FROM settings WHERE name = '{CANARY}'")
        return any(connection.execute(f"{one} LIMIT 1").fetchone() for one in sealed)


def opens(database: Path, vault: Vault) -> bool:
    """Whether these keys are the ones that this database was sealed with; one never sealed opens to all."""
    with closing(sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        row = connection.execute("SELECT value FROM settings WHERE name = ?", (CANARY,)).fetchone()
    if row is None:
        return True
    try:
        vault.unseal(str(row[0]).encode())
    except WrongKey:
        return False
    return True


def add_new_key(key_path: Path) -> Vault:
    """A new key on the first line, and all that were there before below it: the last one still hashes, and
    the others open older backups. The file is whole at every moment."""
    real = key_path.resolve()
    old = real.read_text(encoding="ascii", errors="replace").split()
    keys = [make_key(), *old]
    vault = Vault(keys)
    beside = real.with_name(real.name + ".new")
    beside.unlink(missing_ok=True)
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write("".join(f"{key}\n" for key in keys))
        file.flush()
        os.fsync(file.fileno())
    beside.replace(real)
    sync_folder(real.parent)
    return vault


async def reseal(database: Database, vault: Vault) -> int:
    """All that is sealed, under the vault's first key; how many rows. All or nothing, and nothing of the old
    seals stays in the database's log."""
    async with database.transaction(durable=True) as tx:
        count = sum([await _reseal(tx.statements, vault, *sealed) for sealed in SEALED])
        row = await tx.statements.row("SELECT value FROM settings WHERE name = ?", CANARY)
        if row is not None:
            canary = vault.resealed(str(row["value"]).encode()).decode()
            await tx.statements.change("UPDATE settings SET value = ? WHERE name = ?", canary, CANARY)
    await database.checkpoint()
    return count


async def _reseal(sql: Statements, vault: Vault, table: str, column: str, names: tuple[str, ...]) -> int:
    rows = await sql.rows(
        f"SELECT {column}, {', '.join(names)} FROM {table} WHERE {column} IS NOT NULL", long=True
    )
    await sql.each(
        f"UPDATE {table} SET {column} = ? WHERE {' AND '.join(f'{name} = ?' for name in names)}",
        [(vault.resealed(row[column]), *(row[name] for name in names)) for row in rows],
    )
    return len(rows)


def sync_folder(folder: Path) -> None:
    """A file's new name is on the disk only when its folder is. Windows has no such thing."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
