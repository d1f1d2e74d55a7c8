"""Cards: one message each, refreshed, shown anew, retired, never lost and never doubled."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from mutualaid_bot.domain.cards import Subject
from mutualaid_bot.domain.letters import Letter
from mutualaid_bot.domain.notices import Lane, Privacy
from mutualaid_bot.store.database import Database, Transaction
from tests.store.making import ANA, BEN, NOW

ROOM, SUPERGROUP = -100, -1001
SOON = NOW + timedelta(seconds=5)


async def _show(
    tx: Transaction, *, chat: int = ROOM, anew: bool = False, after: datetime | None = None
) -> int:
    card = await tx.outbox.show(
        Subject.PROPOSAL, 1, chat_id=chat, lane=Lane.NOTICE, now=NOW, anew=anew, after=after
    )
    return card.id


async def _refresh(tx: Transaction) -> None:
    await tx.outbox.refresh(Subject.PROPOSAL, 1, now=NOW)


async def _next(tx: Transaction, now: datetime = NOW) -> Letter:
    letters = await tx.letters.next_due(now, limit=1)
    assert letters, "nothing is due"
    return letters[0]


async def _nothing_due(tx: Transaction, now: datetime = NOW) -> bool:
    return await tx.letters.next_due(now, limit=1) == []


async def _put_up(tx: Transaction, message_id: int = 50) -> None:
    await _show(tx)
    assert await tx.letters.sent(await _next(tx), message_id=message_id, now=NOW)


async def _message(tx: Transaction) -> int | None:
    (card,) = await tx.outbox.cards_of(Subject.PROPOSAL, 1)
    return card.message_id


async def test_a_card_is_sent_once_and_edited_from_then_on(database: Database) -> None:
    async with database.transaction() as tx:
        await _put_up(tx)
        assert await _nothing_due(tx)
        for _ in range(3):
            await _refresh(tx)
        letter = await _next(tx)
        assert letter.card is not None and letter.card.message_id == 50
        assert not await tx.letters.sent(letter, message_id=50, now=NOW)
        assert await _nothing_due(tx)
        assert (await tx.outbox.card_at(ROOM, 50)) == (await tx.outbox.cards_of(Subject.PROPOSAL, 1))[0]
        assert await tx.outbox.card_at(ANA, 50) is None


async def test_a_refresh_asked_for_while_it_is_being_sent_goes_again(database: Database) -> None:
    async with database.transaction() as tx:
        await _show(tx)
        letter = await _next(tx)
        await _refresh(tx)
        assert await tx.letters.sent(letter, message_id=50, now=NOW)
        again = await _next(tx)
        assert again.card is not None and again.card.message_id == 50
        await tx.letters.sent(again, message_id=50, now=NOW)
        assert await _nothing_due(tx)


async def test_a_card_that_waits_keeps_its_time_when_it_is_refreshed(database: Database) -> None:
    async with database.transaction() as tx:
        await _show(tx, after=SOON)
        await _refresh(tx)
        assert await _nothing_due(tx)
        assert (await _next(tx, SOON)).op == "card"


async def test_a_card_retired_before_it_was_sent_is_never_sent(database: Database) -> None:
    async with database.transaction() as tx:
        await _show(tx, after=SOON)
        await tx.outbox.retire(Subject.PROPOSAL, 1, now=NOW)
        assert await _nothing_due(tx, SOON)
        assert await tx.letters.waiting() == 0


async def test_a_card_retired_while_it_is_being_sent_shows_its_end(database: Database) -> None:
    async with database.transaction() as tx:
        await _show(tx)
        letter = await _next(tx)
        await tx.outbox.retire(Subject.PROPOSAL, 1, now=NOW)
        await tx.letters.sent(letter, message_id=50, now=NOW)
        last = await _next(tx)
        assert last.card is not None
        assert (last.card.message_id, last.card.live) == (50, False)


async def test_a_retired_card_is_edited_once_more_and_comes_back_only_when_shown(database: Database) -> None:
    async with database.transaction() as tx:
        await _put_up(tx)
        await tx.outbox.retire(Subject.PROPOSAL, 1, now=NOW)
        await tx.letters.sent(await _next(tx), message_id=50, now=NOW)
        await _refresh(tx)
        assert await _nothing_due(tx)
        await _show(tx)
        back = await _next(tx)
        assert back.card is not None
        assert (back.card.message_id, back.card.live) == (50, True)


async def test_shown_anew_the_old_message_loses_its_buttons_and_a_new_one_comes_last(
    database: Database,
) -> None:
    async with database.transaction() as tx:
        await _put_up(tx)
        await _refresh(tx)
        await tx.outbox.say(ROOM, Privacy(30), lane=Lane.NOTICE, now=NOW)
        await _show(tx, anew=True)
        done: list[tuple[str, int | None]] = []
        for number in (0, 0, 51):
            letter = await _next(tx)
            done.append((letter.op, letter.card.message_id if letter.card else letter.target_message))
            await tx.letters.sent(letter, message_id=number or None, now=NOW)
        assert done == [("say", None), ("strip", 50), ("card", None)]
        assert await _message(tx) == 51
        assert await _nothing_due(tx)


async def test_shown_anew_while_it_is_being_sent_one_message_keeps_its_buttons(database: Database) -> None:
    async with database.transaction() as tx:
        await _show(tx)
        letter = await _next(tx)
        await _show(tx, anew=True)
        assert not await tx.letters.sent(letter, message_id=50, now=NOW)
        anew = await _next(tx)
        assert anew.card is not None and anew.card.message_id is None
        await tx.letters.sent(anew, message_id=51, now=NOW)
        strip = await _next(tx)
        assert (strip.op, strip.target_message) == ("strip", 50)
        assert await _message(tx) == 51


async def test_a_card_that_could_not_be_sent_waits_until_it_is_shown_again(database: Database) -> None:
    async with database.transaction() as tx:
        await _show(tx)
        await tx.letters.failed(await _next(tx), "blocked")
        await _refresh(tx)
        assert await _nothing_due(tx)
        await _show(tx)
        assert (await _next(tx)).op == "card"


async def test_a_card_whose_message_is_gone_is_sent_anew(database: Database) -> None:
    async with database.transaction() as tx:
        await _put_up(tx)
        await _refresh(tx)
        await tx.letters.lost(await _next(tx))
        anew = await _next(tx)
        assert anew.card is not None and anew.card.message_id is None
        await tx.letters.sent(anew, message_id=51, now=NOW)
        assert await _message(tx) == 51


async def test_one_part_of_a_subject_is_refreshed_and_staged_without_the_other(database: Database) -> None:
    async with database.transaction() as tx:
        for chat, part in ((ANA, "need"), (BEN, "offer")):
            await tx.outbox.show(Subject.QUESTION, 1, part=part, chat_id=chat, lane=Lane.NOTICE, now=NOW)
            await tx.letters.sent(await _next(tx), message_id=chat, now=NOW)
        await tx.outbox.refresh(Subject.QUESTION, 1, now=NOW, part="offer")
        assert [letter.chat_id for letter in await tx.letters.next_due(NOW, limit=9)] == [BEN]
        need, offer = await tx.outbox.cards_of(Subject.QUESTION, 1)
        await tx.outbox.set_stage(offer.id, "why")
        assert [card.stage for card in await tx.outbox.cards_of(Subject.QUESTION, 1)] == ["", "why"]
        assert (need.part, offer.part) == ("need", "offer")


@pytest.mark.parametrize("many", [False, True])
async def test_a_broadcast_reaches_each_chat_once_and_can_be_edited_afterwards(
    database: Database, many: bool
) -> None:
    async def edit_all(tx: Transaction) -> None:
        await (tx.outbox.refresh_many if many else tx.outbox.refresh)(Subject.DIGEST, 1, now=NOW)

    async def broadcast(tx: Transaction) -> None:
        await tx.outbox.show_to_many(Subject.DIGEST, 1, chat_ids=(ANA, BEN), lane=Lane.BROADCAST, now=NOW)

    async with database.transaction() as tx:
        await broadcast(tx)
        for letter in await tx.letters.next_due(NOW, limit=9):
            await tx.letters.sending(letter)
            if letter.chat_id == ANA:
                await edit_all(tx)  # a post was closed meanwhile
                await tx.letters.sent(letter, message_id=50, now=NOW)
        await broadcast(tx)
        edit = await _next(tx)
        assert edit.card is not None
        assert (edit.chat_id, edit.card.message_id) == (ANA, 50)
        await tx.letters.sent(edit, message_id=50, now=NOW)
        assert await tx.letters.unclear_broadcasts() == 1
        await edit_all(tx)
        assert [letter.chat_id for letter in await tx.letters.next_due(NOW, limit=9)] == [ANA]


async def test_a_broadcast_whose_fate_is_unclear_is_not_sent_again_even_if_it_changed(
    database: Database,
) -> None:
    async with database.transaction() as tx:
        await tx.outbox.show_to_many(Subject.DIGEST, 1, chat_ids=(ANA,), lane=Lane.BROADCAST, now=NOW)
        letter = await _next(tx)
        await tx.letters.sending(letter)
        await tx.outbox.refresh(Subject.DIGEST, 1, now=NOW)
        await tx.letters.sent(letter, message_id=None, now=NOW)
        assert await _nothing_due(tx)
        assert await tx.letters.unclear_broadcasts() == 0


async def test_to_someone_forgotten_nothing_more_is_said_but_what_stands_there_is_edited(
    database: Database,
) -> None:
    async with database.transaction() as tx:
        for subject, message_id in ((1, 50), (2, 51)):
            await tx.outbox.show(Subject.POST, subject, chat_id=ANA, lane=Lane.ANSWER, now=NOW)
            await tx.letters.sent(await _next(tx), message_id=message_id, now=NOW)
        await tx.outbox.retire(Subject.POST, 2, now=NOW)
        await tx.letters.sent(await _next(tx), message_id=51, now=NOW)
        await tx.outbox.show(Subject.POST, 3, chat_id=ANA, lane=Lane.ANSWER, now=NOW)
        await tx.outbox.say(ANA, Privacy(30), lane=Lane.NOTICE, now=NOW, after=SOON)
        await tx.outbox.drop_waiting(ANA)
        await tx.outbox.retire_chat(ANA, now=NOW)
        edited: list[int | None] = []
        while letters := await tx.letters.next_due(SOON, limit=1):
            assert letters[0].card is not None
            edited.append(letters[0].card.message_id)
            await tx.letters.sent(letters[0], message_id=letters[0].card.message_id, now=NOW)
        assert edited == [50, 51]


async def test_a_group_that_became_a_supergroup_gets_what_waits_and_its_open_proposals_anew(
    database: Database,
) -> None:
    async with database.transaction() as tx:
        await tx.groups.bind(ROOM, 4, now=NOW)
        await _put_up(tx)
        await tx.outbox.show(Subject.PROPOSAL, 2, chat_id=ROOM, lane=Lane.NOTICE, now=NOW)
        await tx.letters.sent(await _next(tx), message_id=51, now=NOW)
        await tx.outbox.retire(Subject.PROPOSAL, 2, now=NOW)
        await tx.letters.sent(await _next(tx), message_id=51, now=NOW)
        await tx.outbox.say(ROOM, Privacy(30), lane=Lane.ANSWER, now=NOW, instead_of=52)
        for _ in range(2):
            await tx.groups.moved(ROOM, SUPERGROUP, NOW)
        sent: list[tuple[int, str, int | None]] = []
        while letters := await tx.letters.next_due(NOW, limit=1):
            letter = letters[0]
            sent.append(
                (letter.chat_id, letter.op, letter.card.subject_id if letter.card else letter.target_message)
            )
            await tx.letters.sent(letter, message_id=7 + len(sent), now=NOW)
        assert sent == [(SUPERGROUP, "say", None), (SUPERGROUP, "card", 1)]
        assert await _message(tx) == 9
        assert await tx.outbox.card_at(ROOM, 50) is None
        room = await tx.groups.coordinators()
        assert room is not None and room.chat_id == SUPERGROUP
