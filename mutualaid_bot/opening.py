"""Opens the database as it is configured: where it lies, with which key, for which coordinators' group.

It does not migrate or lock it, and does not know who asks.
"""

from __future__ import annotations

from mutualaid_bot.config import Settings
from mutualaid_bot.domain.records import Room
from mutualaid_bot.store.database import Database
from mutualaid_bot.store.keys import open_vault
from mutualaid_bot.store.vault import Vault


def vault_of(settings: Settings) -> Vault:
    """Makes the key where there is none and nothing sealed yet. Raises ``WrongKey``."""
    return open_vault(settings.database.path, settings.key_path, key=settings.privacy.key)


def database_of(settings: Settings, vault: Vault | None = None) -> Database:
    """Not open yet."""
    coordinators = settings.coordinators
    room = Room(coordinators.chat_id, coordinators.topic_id) if coordinators.chat_id is not None else None
    return Database(settings.database.path, vault or vault_of(settings), room)
