"""The coordinators' room, who belongs to it, and groups that moved.

It does not ask Telegram anything; it keeps what was found, with its time.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from mutualaid_bot.domain.people import Membership
from mutualaid_bot.domain.records import Room
from mutualaid_bot.store.moments import due, moment, seconds
from mutualaid_bot.store.outbox import UNSENT
from mutualaid_bot.store.statements import Statements
from mutualaid_bot.store.vault import Vault

_COORDINATORS = "coordinators"
_MOST_MOVES = 8


class Groups:
    """``room``: the configured one, which wins over one bound in the chat."""

    def __init__(self, statements: Statements, vault: Vault, room: Room | None) -> None:
        self._sql = statements
        self._vault = vault
        self._room = room

    async def coordinators(self) -> Room | None:
        """While its topic is closed: the group as a whole."""
        if self._room is not None:
            room = replace(self._room, chat_id=await self.current(self._room.chat_id))
        else:
            row = await self._sql.row("SELECT chat_id, topic_id FROM rooms WHERE name = ?", _COORDINATORS)
            if row is None:
                return None
            room = Room(row["chat_id"], row["topic_id"])
        if room.topic_id is None:
            return room
        lost = await self._sql.row(
            "SELECT 1 FROM lost_groups WHERE chat_id = ? AND topic_id = ?", room.chat_id, room.topic_id
        )
        return room if lost is None else replace(room, topic_id=None)

    async def bind(self, chat_id: int, topic_id: int | None, *, now: datetime) -> None:
        """Who belonged to another group is not known to belong to this one."""
        before = await self._sql.row("SELECT chat_id FROM rooms WHERE name = ?", _COORDINATORS)
        if before is not None and before["chat_id"] != chat_id:
            await self._sql.change("DELETE FROM memberships")
        await self._sql.change(
            """INSERT INTO rooms (name, chat_id, topic_id, bound_at) VALUES (?, ?, ?, ?)
               ON CONFLICT (name) DO UPDATE SET
                 chat_id = excluded.chat_id, topic_id = excluded.topic_id, bound_at = excluded.bound_at""",
            _COORDINATORS,
            chat_id,
            topic_id,
            seconds(now),
        )

    async def claim_code(self, code: str, now: datetime) -> bool:
        """Right and not too old; used up by this."""
        used = await self._sql.change(
            "DELETE FROM claim_codes WHERE code = ? AND expires_at > ?",
            self._vault.hashed(code),
            seconds(now),
        )
        return used == 1

    async def set_claim_code(self, code: str, expires_at: datetime) -> None:
        """The only one that opens: those before it are gone."""
        await self._sql.change("DELETE FROM claim_codes")
        await self._sql.change(
            "INSERT INTO claim_codes (code, expires_at) VALUES (?, ?)",
            self._vault.hashed(code),
            due(expires_at),
        )

    async def membership(self, user_id: int) -> Membership | None:
        row = await self._sql.row("SELECT * FROM memberships WHERE user_id = ?", user_id)
        if row is None:
            return None
        return Membership(
            user_id=row["user_id"],
            inside=bool(row["inside"]),
            anonymous=bool(row["anonymous"]),
            name=row["name"],
            checked_at=moment(row["checked_at"]),
        )

    async def set_membership(self, membership: Membership) -> None:
        await self._sql.change(
            """INSERT INTO memberships (user_id, inside, anonymous, name, checked_at) VALUES (?, ?, ?, ?, ?)
               ON CONFLICT (user_id) DO UPDATE SET inside = excluded.inside, anonymous = excluded.anonymous,
                 name = excluded.name, checked_at = excluded.checked_at""",
            membership.user_id,
            membership.inside,
            membership.anonymous,
            membership.name,
            seconds(membership.checked_at),
        )

    async def moved(self, old: int, new: int, now: datetime) -> None:
        """A group became a supergroup: what waits follows, and its open proposals are shown there anew.

        Messages stay behind in the old group, so nothing of them can be edited any more. Telling this twice
        changes nothing the second time.
        """
        if old == new:
            return
        await self._sql.change(
            """INSERT INTO moves (old_chat, new_chat, moved_at) VALUES (?, ?, ?)
               ON CONFLICT (old_chat) DO UPDATE SET new_chat = excluded.new_chat""",
            old,
            new,
            seconds(now),
        )
        await self._sql.change("UPDATE rooms SET chat_id = ? WHERE chat_id = ?", new, old)
        await self._sql.change(
            "DELETE FROM outbox WHERE chat_id = ? AND op = 'strip' AND state = 'queued'", old
        )
        await self._sql.change(
            f"""UPDATE outbox SET chat_id = ?, topic_id = NULL, target_message = NULL
               WHERE chat_id = ? AND {UNSENT}""",
            new,
            old,
        )
        await self._sql.change("DELETE FROM named_in WHERE chat_id = ?", old)
        # Those that the new group was shown already.
        doubled = """SELECT c.id FROM cards c JOIN cards n ON n.subject = c.subject
            AND n.subject_id = c.subject_id AND n.part = c.part AND n.chat_id = ? WHERE c.chat_id = ?"""
        await self._sql.change(f"DELETE FROM outbox WHERE card_id IN ({doubled})", new, old)
        await self._sql.change(f"DELETE FROM cards WHERE id IN ({doubled})", new, old)
        waiting = f"SELECT 1 FROM outbox o WHERE o.card_id = cards.id AND {UNSENT}"
        await self._sql.change(
            f"""INSERT INTO outbox
                  (chat_id, lane, op, card_id, silent, state, wanted, tries, made_at, send_after)
                SELECT ?, cards.lane, 'card', cards.id, FALSE, 'queued', 1, 0, ?, ? FROM cards
                WHERE cards.chat_id = ? AND cards.subject = 'proposal' AND cards.live
                  AND NOT EXISTS ({waiting})
                ORDER BY cards.id""",
            new,
            seconds(now),
            seconds(now),
            old,
        )
        await self._sql.change(
            "UPDATE cards SET chat_id = ?, topic_id = NULL, message_id = NULL WHERE chat_id = ?", new, old
        )

    async def current(self, chat_id: int) -> int:
        """Where this chat is now."""
        for _ in range(_MOST_MOVES):
            row = await self._sql.row("SELECT new_chat FROM moves WHERE old_chat = ?", chat_id)
            if row is None:
                break
            chat_id = int(row["new_chat"])
        return chat_id
