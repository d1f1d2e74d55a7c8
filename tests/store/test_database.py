"""One writer: all or nothing, one at a time, certain once told so."""

from __future__ import annotations

import asyncio
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from mutualaid_bot.domain.proposals import ProposalState
from mutualaid_bot.flow.ports import Store
from mutualaid_bot.store.database import Database, WrongKey
from mutualaid_bot.store.migrating import migrate
from mutualaid_bot.store.vault import Vault
from tests.store.making import ANA, NOW, a_need, an_offer, member, people, proposed


async def test_a_transaction_is_what_the_steps_ask_of_a_store(database: Database) -> None:
    async with database.transaction() as tx:
        store: Store = tx
        assert await store.people.get(ANA) is None


async def test_what_a_failed_step_wrote_is_gone_and_nobody_is_told(database: Database) -> None:
    told: list[str] = []
    with pytest.raises(LookupError):
        async with database.transaction() as tx:
            tx.on_commit(lambda: told.append("committed"))
            await tx.people.add(member(ANA))
            raise LookupError
    async with database.reading() as tx:
        assert await tx.people.get(ANA) is None
    assert told == []


async def test_what_follows_a_commit_happens_after_it(database: Database) -> None:
    told: list[str] = []
    async with database.transaction() as tx:
        tx.on_commit(lambda: told.append("committed"))
        await tx.people.add(member(ANA))
        assert told == []
    assert told == ["committed"]


async def test_a_step_that_is_cancelled_leaves_nothing_and_the_next_one_works(database: Database) -> None:
    written = asyncio.Event()

    async def step() -> None:
        async with database.transaction() as tx:
            await tx.people.add(member(ANA))
            written.set()
            await asyncio.Event().wait()

    task = asyncio.create_task(step())
    await written.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    async with database.transaction() as tx:
        assert await tx.people.get(ANA) is None
        await tx.people.add(member(ANA))
    async with database.reading() as tx:
        assert await tx.people.get(ANA) is not None


async def test_a_step_that_is_cancelled_while_it_still_waits_to_begin_blocks_nobody(
    database: Database, path: Path
) -> None:
    async def step() -> None:
        async with database.transaction() as tx:
            await people(tx)

    with closing(sqlite3.connect(path, isolation_level=None)) as backup:
        backup.execute("BEGIN IMMEDIATE")
        task = asyncio.create_task(step())
        for _ in range(20):
            await asyncio.sleep(0)
        task.cancel()
        for _ in range(20):
            await asyncio.sleep(0)
        backup.execute("COMMIT")
    with pytest.raises(asyncio.CancelledError):
        await task
    async with database.transaction() as tx:
        assert await tx.counts.members() == 0


async def test_a_step_that_is_cancelled_while_it_commits_is_committed_and_told(database: Database) -> None:
    told: list[str] = []

    async def step() -> None:
        async with database.transaction() as tx:
            tx.on_commit(lambda: told.append("committed"))
            await people(tx)
            asyncio.get_running_loop().call_soon(task.cancel)

    task = asyncio.create_task(step())
    with pytest.raises(asyncio.CancelledError):
        await task
    async with database.transaction() as tx:
        assert await tx.counts.members() == 3
    assert told == ["committed"]


async def test_while_another_process_writes_a_step_waits_for_it_and_everything_else_goes_on(
    database: Database, path: Path
) -> None:
    async def step() -> None:
        async with database.transaction() as tx:
            await people(tx)

    with closing(sqlite3.connect(path, isolation_level=None)) as restore:
        restore.execute("BEGIN IMMEDIATE")
        task = asyncio.create_task(step())
        heard = 0
        for _ in range(200):
            await asyncio.sleep(0.001)
            heard += not task.done()
        restore.execute("COMMIT")
    await task
    assert heard == 200
    async with database.reading() as tx:
        assert await tx.counts.members() == 3


async def test_during_a_long_search_everything_else_goes_on(database: Database) -> None:
    numbers = """WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000000)
        SELECT COUNT(*) FROM n"""

    async def search() -> int:
        async with database.reading() as tx:
            return await tx.statements.number(numbers, long=True)

    searching = asyncio.create_task(search())
    heard = 0
    while not searching.done():
        await asyncio.sleep(0.001)
        heard += 1
    assert searching.result() == 2_000_000
    assert heard > 5


async def test_a_failed_statement_leaves_nothing_half_done(database: Database) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        async with database.transaction() as tx:
            await people(tx)
            await tx.statements.change("INSERT INTO members (id) VALUES (?)", ANA)
    async with database.reading() as tx:
        assert await tx.counts.members() == 0


async def test_of_two_who_decide_at_once_one_decides(database: Database) -> None:
    async with database.transaction() as tx:
        await people(tx)
        proposal = await proposed(tx, await a_need(tx), await an_offer(tx))

    async def decide(to: ProposalState) -> bool:
        async with database.transaction() as tx:
            found = await tx.proposals.get(proposal.id)
            assert found is not None
            return await tx.proposals.move(proposal.id, was=ProposalState.SHOWN, to=to, now=NOW)

    decided = await asyncio.gather(decide(ProposalState.APPROVED), decide(ProposalState.DECLINED))
    assert sorted(decided) == [False, True]


async def test_a_transaction_that_is_over_refuses_to_work(database: Database) -> None:
    async with database.transaction() as tx:
        pass
    with pytest.raises(RuntimeError, match="over"):
        await tx.people.get(ANA)


async def test_a_transaction_inside_another_is_refused_rather_than_waited_for(database: Database) -> None:
    async with database.transaction():
        with pytest.raises(RuntimeError, match="open already"):
            async with database.transaction():
                pass


async def test_only_a_durable_transaction_waits_for_the_disk(database: Database) -> None:
    levels: list[int] = []
    for durable in (False, True, False):
        async with database.transaction(durable=durable) as tx:
            levels.append(await tx.statements.number("PRAGMA synchronous"))
    normal, full = 1, 2
    assert levels == [normal, full, normal]


async def test_another_key_is_refused_with_a_sentence(path: Path, tmp_path: Path, database: Database) -> None:
    await database.close()
    other = Database(path, Vault.open(tmp_path / "other.key"))
    with pytest.raises(WrongKey, match="put the one back"):
        await other.open()


async def test_the_same_key_opens_it_again(path: Path, tmp_path: Path, database: Database) -> None:
    async with database.transaction() as tx:
        await tx.people.add(member(ANA))
    await database.close()
    again = Database(path, Vault.open(tmp_path / "group.key"))
    await again.open()
    async with again.reading() as tx:
        assert await tx.people.get(ANA) == member(ANA)
    await again.close()


@pytest.mark.parametrize("wrong", [False, True], ids=["closed", "refused"])
def test_nothing_keeps_the_process_alive_afterwards(tmp_path: Path, wrong: bool) -> None:
    path = tmp_path / "group.db"
    migrate(path)
    program = f"""
import asyncio, pathlib
from mutualaid_bot.store.database import Database, WrongKey
from mutualaid_bot.store.vault import Vault
folder = pathlib.Path({str(tmp_path)!r})
async def main(key):
    database = Database(folder / "group.db", Vault.open(folder / key))
    await database.open()
    await database.close()
asyncio.run(main("one.key"))
if {wrong}:
    try:
        asyncio.run(main("two.key"))
    except WrongKey:
        raise SystemExit(7)
"""
    ended = subprocess.run([sys.executable, "-c", program], timeout=30, check=False)
    assert ended.returncode == (7 if wrong else 0)
