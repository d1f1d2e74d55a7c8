"""Members, their sealed contacts, and the record of who saw which.

Does not know what anyone posted beyond what forgetting must reach.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from mutualaid_bot.domain.people import Contact, ContactKind, Member, Unreachable
from mutualaid_bot.store.forgetting import forget
from mutualaid_bot.store.moments import due, moment, moment_or_none, seconds
from mutualaid_bot.store.statements import Row, Statements, Value, places
from mutualaid_bot.store.vault import Vault

_BEST_FIRST = (ContactKind.USERNAME, ContactKind.PHONE, ContactKind.LINK)


def member_of(row: Row) -> Member:
    return Member(
        id=row["id"],
        called=row["called"],
        language=row["language"],
        joined_at=moment(row["joined_at"]),
        neighborhood=row["neighborhood"],
        started=bool(row["started"]),
        reachable=bool(row["reachable"]),
        in_group=bool(row["in_group"]),
        digests=bool(row["digests"]),
        away=bool(row["away"]),
        away_until=moment_or_none(row["away_until"]),
        unreachable_why=None if (why := row["unreachable_why"]) is None else Unreachable.read(why),
        unreachable_since=moment_or_none(row["unreachable_since"]),
    )


def _unreachable(member: Member) -> tuple[Value, ...]:
    why = member.unreachable_why
    return None if why is None else why.value, seconds(member.unreachable_since)


class People:
    def __init__(self, statements: Statements, vault: Vault) -> None:
        self._sql = statements
        self._vault = vault

    async def get(self, member_id: int) -> Member | None:
        """Someone who was forgotten is nobody."""
        row = await self._sql.row("SELECT * FROM members WHERE id = ? AND forgotten_at IS NULL", member_id)
        return None if row is None else member_of(row)

    async def language_of(self, member_id: int) -> str | None:
        """Also of someone who was just forgotten, for the last words to them."""
        row = await self._sql.row("SELECT language FROM members WHERE id = ?", member_id)
        return None if row is None else str(row["language"])

    async def add(self, member: Member) -> None:
        """No effect on someone known; someone who was forgotten is new."""
        await self._sql.change(
            """INSERT INTO members (id, called, language, joined_at, neighborhood, started, reachable,
                 in_group, digests, away, away_until, unreachable_why, unreachable_since)
               VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
               ON CONFLICT (id) DO UPDATE SET
                 called = excluded.called, language = excluded.language, joined_at = excluded.joined_at,
                 neighborhood = excluded.neighborhood, started = excluded.started,
                 reachable = excluded.reachable, in_group = excluded.in_group, digests = excluded.digests,
                 away = excluded.away, away_until = excluded.away_until,
                 unreachable_why = excluded.unreachable_why, unreachable_since = excluded.unreachable_since,
                 forgotten_at = NULL
               WHERE members.forgotten_at IS NOT NULL""",
            member.id,
            member.called,
            member.language,
            seconds(member.joined_at),
            member.neighborhood,
            member.started,
            member.reachable,
            member.in_group,
            member.digests,
            member.away,
            due(member.away_until),
            *_unreachable(member),
        )

    async def save(self, member: Member) -> None:
        """All of its columns; no effect on someone who was forgotten."""
        await self._sql.change(
            """UPDATE members SET called = ?, language = ?, joined_at = ?, neighborhood = ?, started = ?,
                 reachable = ?, in_group = ?, digests = ?, away = ?, away_until = ?, unreachable_why = ?,
                 unreachable_since = ?
               WHERE id = ? AND forgotten_at IS NULL""",
            member.called,
            member.language,
            seconds(member.joined_at),
            member.neighborhood,
            member.started,
            member.reachable,
            member.in_group,
            member.digests,
            member.away,
            due(member.away_until),
            *_unreachable(member),
            member.id,
        )

    async def set_contact(self, member_id: int, contact: Contact, now: datetime) -> None:
        """One per kind: a newer one takes its place."""
        await self._sql.change(
            """INSERT INTO contacts (member_id, kind, value, given_at) VALUES (?, ?, ?, ?)
               ON CONFLICT (member_id, kind) DO UPDATE
               SET value = excluded.value, given_at = excluded.given_at""",
            member_id,
            contact.kind.value,
            self._vault.seal(contact.value),
            seconds(now),
        )

    async def drop_contact(self, member_id: int, kind: ContactKind) -> None:
        await self._sql.change("DELETE FROM contacts WHERE member_id = ? AND kind = ?", member_id, kind.value)

    async def contact_kinds(self, member_id: int) -> frozenset[ContactKind]:
        rows = await self._sql.rows("SELECT kind FROM contacts WHERE member_id = ?", member_id)
        return frozenset(ContactKind(row["kind"]) for row in rows)

    async def reveal(
        self, *, owner: int, reader: int, introduction_id: int, approved_by: str, now: datetime
    ) -> Contact | None:
        """The one place where a contact leaves the database: the best one (username, phone, link).

        Who saw whose is recorded once per owner, reader and introduction.
        """
        rows = await self._sql.rows("SELECT kind, value FROM contacts WHERE member_id = ?", owner)
        sealed = {ContactKind(row["kind"]): row["value"] for row in rows}
        best = next((kind for kind in _BEST_FIRST if kind in sealed), None)
        if best is None:
            return None
        await self._sql.change(
            """INSERT INTO reveals (owner, reader, introduction_id, approved_by, revealed_at)
               VALUES (?, ?, ?, ?, ?) ON CONFLICT (owner, reader, introduction_id) DO NOTHING""",
            str(owner),
            str(reader),
            introduction_id,
            approved_by,
            seconds(now),
        )
        return Contact(best, self._vault.unseal(sealed[best]))

    async def helped_before(self, member_id: int) -> bool:
        """Was in any introduction, on the needing side."""
        row = await self._sql.row(
            """SELECT 1 FROM posts p JOIN proposals r ON r.need_id = p.id
               JOIN introductions i ON i.proposal_id = r.id WHERE p.member_id = ? LIMIT 1""",
            member_id,
        )
        return row is not None

    async def has_keyboard(self, member_id: int) -> bool:
        """Whether the keyboard that shares their number is up; also of someone who was just forgotten."""
        row = await self._sql.row("SELECT 1 FROM members WHERE id = ? AND keyboard", member_id)
        return row is not None

    async def set_keyboard(self, member_id: int, *, up: bool) -> None:
        await self._sql.change("UPDATE members SET keyboard = ? WHERE id = ?", up, member_id)

    async def told_to_call(
        self, member_ids: Sequence[int], now: datetime, *, before: datetime
    ) -> frozenset[int]:
        """Those of them whom coordinators were last told to call before then, or never; now they were."""
        rows = await self._sql.rows(
            f"""UPDATE members SET call_told_at = ? WHERE id IN ({places(member_ids)})
                  AND (call_told_at IS NULL OR call_told_at <= ?) RETURNING id""",
            seconds(now),
            *member_ids,
            seconds(before),
        )
        return frozenset(int(row["id"]) for row in rows)

    async def digest_readers(self) -> list[Member]:
        """Started, reachable, digests on, and have posted or belong to the members' group."""
        rows = await self._sql.rows(
            """SELECT m.* FROM members m
               WHERE m.started AND m.reachable AND m.digests AND m.forgotten_at IS NULL
                 AND (m.in_group OR EXISTS (SELECT 1 FROM posts p WHERE p.member_id = m.id))
               ORDER BY m.id""",
            long=True,
        )
        return [member_of(row) for row in rows]

    async def erase(self, member_id: int, now: datetime) -> None:
        await forget(self._sql, self._vault, member_id, now)
