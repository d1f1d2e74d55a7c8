"""Drafts, sealed whole: their words were not yet agreed to.

Does not know what is missing from one.
"""

from __future__ import annotations

from dataclasses import replace

from mutualaid_bot.domain.posts import Draft
from mutualaid_bot.store.packing import pack_draft, unpack_draft
from mutualaid_bot.store.statements import Row, Statements
from mutualaid_bot.store.vault import Vault


class Drafts:
    def __init__(self, statements: Statements, vault: Vault) -> None:
        self._sql = statements
        self._vault = vault

    def _draft(self, row: Row | None) -> Draft | None:
        if row is None:
            return None
        return replace(unpack_draft(self._vault.unseal(row["data"])), id=row["id"])

    async def get(self, draft_id: int) -> Draft | None:
        return self._draft(await self._sql.row("SELECT * FROM drafts WHERE id = ?", draft_id))

    async def current(self, member_id: int) -> Draft | None:
        """The member's newest one."""
        return self._draft(
            await self._sql.row(
                "SELECT * FROM drafts WHERE member_id = ? ORDER BY id DESC LIMIT 1", member_id
            )
        )

    async def by_source(self, member_id: int, message_id: int) -> Draft | None:
        return self._draft(
            await self._sql.row(
                "SELECT * FROM drafts WHERE member_id = ? AND source_message = ? ORDER BY id DESC LIMIT 1",
                member_id,
                message_id,
            )
        )

    async def by_album(self, member_id: int, album: str) -> Draft | None:
        return self._draft(
            await self._sql.row(
                "SELECT * FROM drafts WHERE member_id = ? AND album = ? ORDER BY id DESC LIMIT 1",
                member_id,
                album,
            )
        )

    async def add(self, draft: Draft) -> Draft:
        draft_id = await self._sql.number(
            """INSERT INTO drafts (member_id, source_message, album, post_id, data) VALUES (?, ?, ?, ?, ?)
               RETURNING id""",
            draft.member_id,
            draft.source_message,
            draft.album,
            draft.post_id,
            self._vault.seal(pack_draft(draft)),
        )
        return replace(draft, id=draft_id)

    async def save(self, draft: Draft) -> None:
        await self._sql.change(
            "UPDATE drafts SET source_message = ?, album = ?, post_id = ?, data = ? WHERE id = ?",
            draft.source_message,
            draft.album,
            draft.post_id,
            self._vault.seal(pack_draft(draft)),
            draft.id,
        )

    async def remove(self, draft_id: int) -> bool:
        return await self._sql.change("DELETE FROM drafts WHERE id = ?", draft_id) == 1
