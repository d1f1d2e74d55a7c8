"""A fresh database in a folder of its own."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from mutualaid_bot.store.database import Database
from mutualaid_bot.store.migrating import migrate
from mutualaid_bot.store.vault import Vault


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "group.db"


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    return Vault.open(tmp_path / "group.key")


@pytest.fixture
async def database(path: Path, vault: Vault) -> AsyncIterator[Database]:
    migrate(path)
    database = Database(path, vault)
    await database.open()
    try:
        yield database
    finally:
        await database.close()
