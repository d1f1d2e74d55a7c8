"""Forgetting a person at once, and closed posts after their days."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from mutualaid_bot.domain.cards import Card, Subject
from mutualaid_bot.domain.kinds import Kind
from mutualaid_bot.domain.people import Contact, ContactKind
from mutualaid_bot.domain.posts import Draft, Fields, PostState
from mutualaid_bot.domain.proposals import Vote
from mutualaid_bot.domain.records import Token
from mutualaid_bot.store.database import Database, Transaction
from mutualaid_bot.store.vault import Vault
from tests.store.making import (
    ANA,
    BEN,
    NOW,
    a_need,
    an_offer,
    days,
    folder,
    gone_quiet,
    introduced,
    member,
    people,
    post,
    posted,
    proposed,
)

PLANTED = ("Xiomara", "xylophone-words", "Yolanda", "photo-file-zz", "quinoa", "zz-secret-link", "Jamaica-Zz")


def _draft(member_id: int, post_id: int | None = None) -> Draft:
    fields = Fields(Kind.NEED, ("food",))
    return Draft(
        id=0, member_id=member_id, fields=fields, text="x", hidden=False, made_at=NOW, post_id=post_id
    )


async def _everything(database: Database) -> int:
    """A member who left something of theirs everywhere."""
    async with database.transaction() as tx:
        await people(tx)
        await tx.people.save(replace(member(ANA, "Xiomara"), neighborhood="Jamaica-Zz"))
        for member_id in (ANA, BEN):
            await tx.people.set_contact(member_id, Contact(ContactKind.PHONE, "+16175550123"), NOW)
        words = post(Kind.NEED, ANA, for_whom="Yolanda", text="xylophone-words")
        kept = await posted(
            tx,
            replace(words, photos=("photo-file-zz",), fields=replace(words.fields, items=("quinoa",))),
        )
        await tx.drafts.add(replace(_draft(ANA), text="xylophone-words", waiting_text="xylophone-words"))
        await tx.tokens.add(Token("zz-secret-link", "group_post", 1, ANA, None))
        proposal = await proposed(tx, await a_need(tx, BEN), await an_offer(tx, BEN))
        await tx.proposals.vote(proposal.id, Vote(ANA, "Xiomara", NOW))
        await tx.people.reveal(owner=ANA, reader=BEN, introduction_id=1, approved_by="", now=NOW)
        await tx.people.reveal(owner=BEN, reader=ANA, introduction_id=1, approved_by="", now=NOW)
        group = {
            "message": {"from": {"id": ANA, "first_name": "Xiomara"}, "chat": {"id": -5}, "text": "/need"}
        }
        other = {"message": {"from": {"id": BEN}, "chat": {"id": -5}, "text": "/need"}}
        updates = ((1, str(ANA), {"message": {"text": "hello"}}), (2, "-5", group), (3, "-5", other))
        await tx.inbox.store([(n, line, json.dumps(update).encode()) for n, line, update in updates], NOW)
        for number, _, _ in updates:
            await tx.inbox.fail(number, "K7", NOW)
        return kept.id


def _found_in(file: Path) -> set[str]:
    content = file.read_bytes()
    return {word for word in PLANTED if word.encode() in content}


async def test_of_someone_forgotten_no_word_is_left_in_any_file(database: Database, path: Path) -> None:
    await _everything(database)
    assert await database.checkpoint()
    assert _found_in(path) == set(PLANTED)
    async with database.transaction() as tx:
        await tx.people.erase(ANA, NOW)
    assert await database.checkpoint()
    assert [found for file in folder(path) for found in _found_in(file)] == []


async def test_of_someone_forgotten_counts_and_hashed_reveals_stay(database: Database, vault: Vault) -> None:
    post_id = await _everything(database)
    async with database.transaction() as tx:
        await tx.people.erase(ANA, NOW)
        assert await tx.people.get(ANA) is None
        assert await tx.people.contact_kinds(ANA) == frozenset()
        assert await tx.drafts.current(ANA) is None
        kept = await tx.posts.get(post_id)
        assert kept is not None
        assert (kept.text, kept.for_whom, kept.photos, kept.fields.items) == (None, None, (), ())
        assert kept.fields.categories == ("food",)
        reveals = await tx.statements.rows("SELECT owner, reader FROM reveals ORDER BY id")
        hashed = vault.hashed(str(ANA))
        assert [tuple(row) for row in reveals] == [(hashed, str(BEN)), (str(BEN), hashed)]
        raw = await tx.statements.rows("SELECT update_id FROM inbox WHERE raw IS NOT NULL")
        assert [row["update_id"] for row in raw] == [3]
        assert await tx.counts.members() == 2


async def test_someone_forgotten_who_writes_again_is_new(database: Database) -> None:
    async with database.transaction() as tx:
        await people(tx)
        await tx.people.erase(ANA, NOW)
        await tx.people.save(member(ANA, "Late"))
        assert await tx.people.get(ANA) is None
        again = replace(member(ANA, "Anew"), joined_at=NOW + days(1))
        await tx.people.add(again)
        assert await tx.people.get(ANA) == again


async def test_a_closed_post_loses_its_words_after_its_days_and_cannot_open_again(database: Database) -> None:
    async with database.transaction() as tx:
        await people(tx)
        old, young, open_one = [await posted(tx, post(Kind.NEED, ANA, for_whom="Eli")) for _ in range(3)]
        draft = await tx.drafts.add(_draft(ANA, post_id=old.id))
        await tx.posts.close(old.id, PostState.RESTED, NOW - days(31))
        await tx.posts.close(young.id, PostState.RESTED, NOW - days(29))
        assert await tx.wipe(closed_before=NOW - days(30), now=NOW) == 1
        assert await tx.wipe(closed_before=NOW - days(30), now=NOW) == 0
        words = [found.text for one in (old, young, open_one) if (found := await tx.posts.get(one.id))]
        assert words == [None, "in their own words", "in their own words"]
        assert await tx.drafts.get(draft.id) is None
        assert not await tx.posts.reopen(old.id, expires_at=NOW + days(28), now=NOW)
        assert await tx.posts.reopen(young.id, expires_at=NOW + days(28), now=NOW)


@pytest.mark.parametrize(
    ("given", "closed", "stays"),
    [(-40, -31, False), (-40, -29, True), (-40, None, True), (-2, -31, True)],
    ids=["all over", "closed lately", "one is open", "given lately"],
)
async def test_contacts_go_with_the_last_post(
    database: Database, given: float, closed: float | None, stays: bool
) -> None:
    async with database.transaction() as tx:
        await people(tx)
        await tx.people.set_contact(ANA, Contact(ContactKind.PHONE, "+16175550123"), NOW + days(given))
        need = await a_need(tx)
        if closed is not None:
            await tx.posts.close(need.id, PostState.MET, NOW + days(closed))
        await tx.wipe(closed_before=NOW - days(30), now=NOW)
        assert bool(await tx.people.contact_kinds(ANA)) is stays


async def test_what_may_not_be_kept_any_longer_is_tidied_away(database: Database) -> None:
    async with database.transaction() as tx:
        await people(tx)
        await tx.people.set_contact(ANA, Contact(ContactKind.PHONE, "+16175550123"), NOW)
        introduction = await introduced(tx, await a_need(tx), await an_offer(tx))
        for age, reader in ((91.0, BEN), (89.0, ANA)):
            await tx.people.reveal(
                owner=ANA, reader=reader, introduction_id=introduction.id, approved_by="", now=NOW - days(age)
            )
        for number, age in ((1, 2.1), (2, 1.9), (3, 7.1), (4, 6.9)):
            await tx.inbox.store([(number, "1", b"{}")], NOW - days(age))
            if number <= 2:
                await tx.inbox.done(number, NOW - days(age))
            else:
                await tx.inbox.fail(number, "K7", NOW - days(age))
        await tx.inbox.store([(5, "1", b"{}")], NOW - days(30))
        await tx.tokens.add(Token("over", "group_post", 1, ANA, NOW))
        await tx.tokens.add(Token("lasts", "help", 1, None, None))
        await tx.tidy(NOW, reveals_before=NOW - days(90))
        left = [row["reader"] for row in await tx.statements.rows("SELECT reader FROM reveals")]
        assert left == [str(ANA)]
        updates = await tx.statements.rows("SELECT update_id FROM inbox ORDER BY update_id")
        assert [row["update_id"] for row in updates] == [2, 4, 5]
        tokens = await tx.statements.rows("SELECT token FROM tokens")
        assert [row["token"] for row in tokens] == ["lasts"]


async def _deletions(tx: Transaction) -> list[tuple[int, int]]:
    rows = await tx.statements.rows(
        "SELECT chat_id, target_message FROM outbox WHERE op = 'delete' ORDER BY id"
    )
    return [(row["chat_id"], row["target_message"]) for row in rows]


async def _photos_for_ana(tx: Transaction) -> Card:
    """Ben's photos go out with an introduction to Ana."""
    await people(tx)
    introduction = await introduced(tx, await a_need(tx), await an_offer(tx))
    return Card(1, Subject.INTRODUCTION, introduction.id, "need", ANA)


@pytest.mark.parametrize(("hours", "stays"), [(0.0, False), (46.9, False), (47.0, True), (100.0, True)])
async def test_photos_are_taken_back_where_telegram_still_allows_it(
    database: Database, hours: float, stays: bool
) -> None:
    async with database.transaction() as tx:
        card = await _photos_for_ana(tx)
        await tx.photos.remember(card, [71, 72], NOW - days(hours / 24))
        assert await tx.photos.stay(BEN, NOW) is stays
        assert not await tx.photos.stay(ANA, NOW)
        await tx.people.erase(BEN, NOW)
        assert await _deletions(tx) == ([] if stays else [(ANA, 71), (ANA, 72)])
        assert await tx.statements.rows("SELECT 1 FROM sent_photos") == []


async def test_photos_that_arrive_after_one_of_the_two_was_forgotten_are_taken_back(
    database: Database,
) -> None:
    async with database.transaction() as tx:
        card = await _photos_for_ana(tx)
        await tx.people.erase(BEN, NOW)
        await tx.photos.remember(card, [71], NOW)
        await tx.people.erase(ANA, NOW)
        await tx.photos.remember(card, [72], NOW)
        assert await _deletions(tx) == [(ANA, 71), (ANA, 72)]


async def test_that_a_photo_stayed_is_known_also_after_its_reader_was_forgotten(database: Database) -> None:
    async with database.transaction() as tx:
        card = await _photos_for_ana(tx)
        await tx.photos.remember(card, [71], NOW - days(3))
        await tx.people.erase(ANA, NOW)
        assert await tx.photos.stay(BEN, NOW)
        assert [tuple(row) for row in await tx.statements.rows("SELECT chat_id FROM sent_photos")] == [(0,)]


async def test_a_photo_in_a_chat_that_cannot_be_reached_stays(database: Database) -> None:
    async with database.transaction() as tx:
        card = await _photos_for_ana(tx)
        await tx.photos.remember(card, [71], NOW)
        await gone_quiet(tx, ANA, reachable=False)
        assert await tx.photos.stay(BEN, NOW)
