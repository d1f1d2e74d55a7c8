"""The coordinators' room: bound by a code, or configured; who belongs to it; where it moved."""

from __future__ import annotations

from pathlib import Path

from mutualaid_bot.domain.people import Membership
from mutualaid_bot.domain.records import Room
from mutualaid_bot.store.database import Database
from mutualaid_bot.store.migrating import migrate
from mutualaid_bot.store.vault import Vault
from tests.store.making import NOW, days

ROOM, OTHER, SUPERGROUP = -100, -200, -1001


async def test_the_room_is_the_one_bound_last(database: Database) -> None:
    async with database.transaction() as tx:
        assert await tx.groups.coordinators() is None
        await tx.groups.bind(ROOM, None, now=NOW)
        await tx.groups.bind(ROOM, 4, now=NOW)
        assert await tx.groups.coordinators() == Room(ROOM, 4)


async def test_a_configured_room_wins_and_is_followed_when_it_moves(path: Path, vault: Vault) -> None:
    migrate(path)
    database = Database(path, vault, Room(ROOM, 9))
    await database.open()
    async with database.transaction() as tx:
        await tx.groups.bind(OTHER, None, now=NOW)
        assert await tx.groups.coordinators() == Room(ROOM, 9)
        await tx.groups.moved(ROOM, SUPERGROUP, NOW)
        assert await tx.groups.coordinators() == Room(SUPERGROUP, 9)
        assert await tx.groups.current(ROOM) == SUPERGROUP
        assert await tx.groups.current(OTHER) == OTHER
    await database.close()


async def test_a_code_opens_once_in_its_hour_and_only_the_newest_does(database: Database) -> None:
    async with database.transaction() as tx:
        await tx.groups.set_claim_code("first", NOW + days(1))
        await tx.groups.set_claim_code("second", NOW + days(1))
        assert not await tx.groups.claim_code("first", NOW)
        assert not await tx.groups.claim_code("second", NOW + days(1))
        assert await tx.groups.claim_code("second", NOW)
        assert not await tx.groups.claim_code("second", NOW)


async def test_who_belonged_to_another_group_does_not_belong_to_this_one(database: Database) -> None:
    cora = Membership(7, inside=True, anonymous=False, name="Cora", checked_at=NOW)
    async with database.transaction() as tx:
        await tx.groups.bind(ROOM, None, now=NOW)
        await tx.groups.set_membership(cora)
        await tx.groups.bind(ROOM, 4, now=NOW)
        assert await tx.groups.membership(7) == cora
        await tx.groups.moved(ROOM, SUPERGROUP, NOW)
        assert await tx.groups.membership(7) == cora
        await tx.groups.bind(OTHER, None, now=NOW)
        assert await tx.groups.membership(7) is None
