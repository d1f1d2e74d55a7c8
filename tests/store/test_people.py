"""Members, and the one place where a contact leaves the database."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from mutualaid_bot.domain.people import Contact, ContactKind
from mutualaid_bot.store.database import Database
from tests.store.making import (
    ANA,
    BEN,
    CAM,
    NOW,
    a_need,
    an_offer,
    days,
    folder,
    gone_quiet,
    introduced,
    member,
    people,
)

PHONE = Contact(ContactKind.PHONE, "+16175550123")
USERNAME = Contact(ContactKind.USERNAME, "ana_of_jp")
LINK = Contact(ContactKind.LINK, str(ANA))


async def test_a_member_is_kept_as_they_are(database: Database) -> None:
    ana = replace(
        member(ANA),
        neighborhood="Eastie",
        reachable=False,
        in_group=True,
        away=True,
        away_until=NOW + days(7),
    )
    async with database.transaction() as tx:
        await tx.people.add(ana)
        assert await tx.people.get(ANA) == ana
        await tx.people.save(replace(ana, called="Anita", away=False, away_until=None))
        assert await tx.people.get(ANA) == replace(ana, called="Anita", away=False, away_until=None)


async def test_adding_someone_known_changes_nothing(database: Database) -> None:
    async with database.transaction() as tx:
        await tx.people.add(member(ANA, "Ana"))
        await tx.people.add(member(ANA, "Someone else"))
        assert await tx.people.get(ANA) == member(ANA, "Ana")


async def test_the_best_contact_is_shown_and_there_is_one_of_each_kind(database: Database) -> None:
    async with database.transaction() as tx:
        await people(tx)
        for contact in (LINK, replace(PHONE, value="+16175550999"), PHONE):
            await tx.people.set_contact(ANA, contact, NOW)
        assert await tx.people.contact_kinds(ANA) == {ContactKind.PHONE, ContactKind.LINK}

        async def shown() -> Contact | None:
            return await tx.people.reveal(
                owner=ANA, reader=BEN, introduction_id=1, approved_by="Cora", now=NOW
            )

        assert await shown() == PHONE
        await tx.people.set_contact(ANA, USERNAME, NOW)
        assert await shown() == USERNAME
        await tx.people.drop_contact(ANA, ContactKind.USERNAME)
        await tx.people.drop_contact(ANA, ContactKind.PHONE)
        assert await shown() == LINK


async def test_who_saw_whose_is_recorded_once_and_nothing_where_there_was_nothing_to_see(
    database: Database,
) -> None:
    async with database.transaction() as tx:
        await people(tx)
        await tx.people.set_contact(ANA, PHONE, NOW)
        for _ in range(3):
            await tx.people.reveal(owner=ANA, reader=BEN, introduction_id=1, approved_by="Cora", now=NOW)
        nothing = await tx.people.reveal(owner=CAM, reader=BEN, introduction_id=1, approved_by="", now=NOW)
        assert nothing is None
        rows = await tx.statements.rows("SELECT owner, reader, approved_by FROM reveals")
        assert [tuple(row) for row in rows] == [(str(ANA), str(BEN), "Cora")]


async def test_a_contact_stands_in_no_file(database: Database, path: Path) -> None:
    async with database.transaction() as tx:
        await people(tx)
        for contact in (PHONE, USERNAME):
            await tx.people.set_contact(ANA, contact, NOW)
    written = {file.name: file.read_bytes() for file in folder(path)}
    assert any(b"Ana" in content for content in written.values())
    assert not [
        name for name, content in written.items() if b"6175550123" in content or b"ana_of_jp" in content
    ]


async def test_helped_before_means_an_introduction_on_the_needing_side(database: Database) -> None:
    async with database.transaction() as tx:
        await people(tx)
        need = await a_need(tx)
        assert not await tx.people.helped_before(ANA)
        await introduced(tx, need, await an_offer(tx))
        assert await tx.people.helped_before(ANA)
        assert not await tx.people.helped_before(BEN)


async def test_the_digest_goes_to_those_who_want_it_and_can_get_it(database: Database) -> None:
    async with database.transaction() as tx:
        for number in range(1, 8):
            await tx.people.add(member(number))
        for number in (1, 3, 4, 5):
            await a_need(tx, number)
        await gone_quiet(tx, 2, in_group=True)
        await gone_quiet(tx, 3, reachable=False)
        await gone_quiet(tx, 4, digests=False)
        await gone_quiet(tx, 5, started=False)
        await a_need(tx, 7)
        await tx.people.erase(7, NOW)
        assert [reader.id for reader in await tx.people.digest_readers()] == [1, 2]
