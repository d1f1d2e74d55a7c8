"""Updates: kept once, in order, counted before they are tried, unreadable in the file."""

from __future__ import annotations

from mutualaid_bot.store.database import Database
from tests.store.making import NOW


async def test_an_update_that_comes_twice_is_kept_once_and_stays_done(database: Database) -> None:
    async with database.transaction(durable=True) as tx:
        assert await tx.inbox.store([(7, "1", b"{}"), (8, "2", b"{}"), (7, "1", b"{}")], NOW) == [7, 8]
        assert await tx.inbox.store([(8, "2", b"{}"), (9, "1", b"{}")], NOW) == [9]
        await tx.inbox.begin(8, NOW)
        await tx.inbox.done(8, NOW)
        assert await tx.inbox.store([(8, "2", b"{}")], NOW) == []
        assert await tx.inbox.unfinished() == [(7, "1"), (9, "1")]
        assert await tx.inbox.begin(8, NOW) is None


async def test_updates_stand_in_the_order_in_which_they_came_whatever_their_numbers(
    database: Database,
) -> None:
    async with database.transaction() as tx:
        await tx.inbox.store([(900, "1", b"{}")], NOW)
        await tx.inbox.store([(5, "1", b"{}")], NOW)
        assert await tx.inbox.unfinished() == [(900, "1"), (5, "1")]


async def test_a_try_that_kills_the_process_is_counted(database: Database) -> None:
    async with database.transaction() as tx:
        await tx.inbox.store([(7, "1", b'{"text": "ol\xc3\xa1"}'), (8, "1", b"{}")], NOW)
    async with database.transaction() as tx:
        assert await tx.inbox.begin(7, NOW) == b'{"text": "ol\xc3\xa1"}'
    async with database.transaction() as tx:
        assert await tx.inbox.crashed() == [7]
        assert await tx.inbox.crashed() == []
        assert (await tx.inbox.tries(7), await tx.inbox.tries(8)) == (1, 0)
        assert await tx.inbox.unfinished() == [(7, "1"), (8, "1")]


async def test_an_update_that_is_set_aside_waits_no_longer_and_keeps_its_words_sealed(
    database: Database,
) -> None:
    async with database.transaction() as tx:
        await tx.inbox.store([(7, "line", b'"planted"'), (8, "line", b'"planted"')], NOW)
        await tx.inbox.begin(7, NOW)
        await tx.inbox.fail(7, "K7", NOW)
        await tx.inbox.done(8, NOW)
        assert await tx.inbox.unfinished() == []
        assert await tx.inbox.begin(7, NOW) is None
        rows = await tx.statements.rows("SELECT raw FROM inbox ORDER BY id")
        sealed, gone = rows[0]["raw"], rows[1]["raw"]
        assert gone is None and sealed is not None and b"planted" not in sealed
