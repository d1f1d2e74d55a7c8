"""Raw updates, sealed, from the moment they are taken over until they are done.

Cannot read them, and does not know who handles them.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from mutualaid_bot.store.moments import seconds
from mutualaid_bot.store.statements import Statements
from mutualaid_bot.store.vault import Vault


class Inbox:
    def __init__(self, statements: Statements, vault: Vault) -> None:
        self._sql = statements
        self._vault = vault

    async def store(self, updates: Sequence[tuple[int, str, bytes]], now: datetime) -> list[int]:
        """Update id, chat key, raw JSON; one that is known already is left as it is. The ids that are new."""
        new: list[int] = []
        for update_id, chat_key, raw in updates:
            stored = await self._sql.change(
                """INSERT INTO inbox (update_id, chat_key, raw, state, tries, received_at)
                   VALUES (?, ?, ?, 'waiting', 0, ?) ON CONFLICT (update_id) DO NOTHING""",
                update_id,
                chat_key,
                self._vault.seal(raw),
                seconds(now),
            )
            if stored:
                new.append(update_id)
        return new

    async def unfinished(self) -> list[tuple[int, str]]:
        """Update ids and chat keys, in the order in which they came."""
        rows = await self._sql.rows(
            "SELECT update_id, chat_key FROM inbox WHERE state IN ('waiting', 'begun') ORDER BY id", long=True
        )
        return [(row["update_id"], row["chat_key"]) for row in rows]

    async def begin(self, update_id: int, now: datetime) -> bytes | None:
        """Counts the try before it is made, so that one which kills the process is counted too.

        None: it is done, or was set aside.
        """
        row = await self._sql.row(
            """UPDATE inbox SET state = 'begun', tries = tries + 1
               WHERE update_id = ? AND state IN ('waiting', 'begun') RETURNING raw""",
            update_id,
        )
        return None if row is None else self._vault.unseal(row["raw"]).encode()

    async def done(self, update_id: int, now: datetime) -> None:
        """Its words are dropped; its id stays for a while, should Telegram send it again."""
        await self._sql.change(
            "UPDATE inbox SET state = 'done', raw = NULL, ended_at = ? WHERE update_id = ?",
            seconds(now),
            update_id,
        )

    async def fail(self, update_id: int, code: str, now: datetime) -> str | None:
        """Set aside under the code that the log has, still sealed, for a week. Its chat key."""
        row = await self._sql.row(
            """UPDATE inbox SET state = 'failed', code = ?, ended_at = ?
               WHERE update_id = ? RETURNING chat_key""",
            code,
            seconds(now),
            update_id,
        )
        return None if row is None else str(row["chat_key"])

    async def again(self) -> list[tuple[int, str]]:
        """Those set aside that someone wants tried again: from here on they wait like any other."""
        rows = await self._sql.rows(
            """UPDATE inbox SET state = 'waiting', code = NULL, ended_at = NULL
               WHERE state = 'again' RETURNING id, update_id, chat_key"""
        )
        return [(row["update_id"], row["chat_key"]) for row in sorted(rows, key=lambda row: int(row["id"]))]

    async def tries(self, update_id: int) -> int:
        return await self._sql.number("SELECT tries FROM inbox WHERE update_id = ?", update_id)

    async def crashed(self) -> list[int]:
        """Those found begun when the program starts: each has one failed try, and waits again."""
        rows = await self._sql.rows("SELECT update_id FROM inbox WHERE state = 'begun' ORDER BY id")
        await self._sql.change("UPDATE inbox SET state = 'waiting' WHERE state = 'begun'")
        return [int(row["update_id"]) for row in rows]
