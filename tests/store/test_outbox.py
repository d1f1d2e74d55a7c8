"""In which order things are said, and what is repeated."""

from __future__ import annotations

from datetime import datetime, timedelta

from mutualaid_bot.domain.letters import Letter
from mutualaid_bot.domain.notices import Failure, Lane, Privacy, QueueLine
from mutualaid_bot.domain.posts import Fields
from mutualaid_bot.store.database import Database, Transaction
from tests.store.making import ANA, BEN, NOW

ANSWER, NOTICE, BROADCAST = Lane
ROOM = -100


async def _say(
    tx: Transaction, chat: int, days: int, lane: Lane = NOTICE, after: datetime | None = None
) -> None:
    await tx.outbox.say(chat, Privacy(days), lane=lane, now=NOW, after=after)


def _said(letter: Letter) -> int:
    assert isinstance(letter.notice, Privacy)
    return letter.notice.days


async def _due(
    tx: Transaction, now: datetime = NOW, *, limit: int = 10, busy: tuple[int, ...] = ()
) -> list[int]:
    return [_said(letter) for letter in await tx.letters.next_due(now, limit=limit, busy_chats=busy)]


async def _all_said(tx: Transaction, now: datetime = NOW) -> list[int]:
    said: list[int] = []
    while letters := await tx.letters.next_due(now, limit=1):
        said.append(_said(letters[0]))
        await tx.letters.sent(letters[0], message_id=len(said), now=now)
    return said


async def test_answers_come_first_then_notices_then_broadcasts_each_in_order(database: Database) -> None:
    async with database.transaction() as tx:
        await _say(tx, ANA, 5, BROADCAST)
        await _say(tx, ANA, 3)
        await _say(tx, ANA, 4)
        await _say(tx, ANA, 1, ANSWER)
        await _say(tx, ANA, 2, ANSWER)
        assert await _all_said(tx) == [1, 2, 3, 4, 5]
        assert await tx.letters.waiting() == 0


async def test_there_is_one_letter_a_chat_at_a_time(database: Database) -> None:
    async with database.transaction() as tx:
        await _say(tx, ANA, 1)
        await _say(tx, ANA, 2, ANSWER)
        await _say(tx, BEN, 3)
        await _say(tx, BEN, 4)
        assert await _due(tx) == [2, 3]
        assert await _due(tx, limit=1) == [2]
        assert await _due(tx, busy=(ANA,)) == [3]
        assert await _due(tx, busy=(ANA, BEN)) == []


async def test_what_is_put_off_until_the_morning_does_not_hold_up_the_rest(database: Database) -> None:
    morning = NOW + timedelta(hours=9)
    async with database.transaction() as tx:
        await _say(tx, ANA, 2, after=morning)
        await _say(tx, ANA, 1)
        assert await _all_said(tx) == [1]
        assert await tx.letters.next_moment(NOW) == morning
        assert await _due(tx, morning - timedelta(seconds=1)) == []
        assert await _due(tx, morning) == [2]
        assert await tx.letters.next_moment(morning) is None


async def test_nothing_is_said_a_fraction_of_a_second_early(database: Database) -> None:
    async with database.transaction() as tx:
        await _say(tx, ANA, 1, after=NOW + timedelta(seconds=4.2))
        assert await _due(tx, NOW + timedelta(seconds=4.9)) == []
        assert await _due(tx, NOW + timedelta(seconds=5)) == [1]


async def test_what_is_tried_again_holds_up_its_own_lane_only(database: Database) -> None:
    later = NOW + timedelta(minutes=1)
    async with database.transaction() as tx:
        await _say(tx, ANA, 1)
        await _say(tx, ANA, 2)
        await _say(tx, ANA, 3, BROADCAST)
        first = (await tx.letters.next_due(NOW, limit=1))[0]
        await tx.letters.put_off(first, later, 1)
        assert await _all_said(tx) == [3]
        assert await tx.letters.next_moment(NOW) == later
        again = (await tx.letters.next_due(later, limit=1))[0]
        assert (_said(again), again.tries) == (1, 1)
        assert await _all_said(tx, later) == [1, 2]


async def test_a_broadcast_that_a_crash_left_on_its_way_counts_as_sent(database: Database) -> None:
    async with database.transaction() as tx:
        for chat in (ANA, BEN, ROOM):
            await _say(tx, chat, chat, BROADCAST if chat != ROOM else NOTICE)
        letters = {letter.chat_id: letter for letter in await tx.letters.next_due(NOW, limit=9)}
        await tx.letters.sending(letters[ANA])
        await tx.letters.sending(letters[ROOM])
        assert await _due(tx) == [ROOM, BEN]
        assert await tx.letters.unclear_broadcasts() == 1
        assert await tx.letters.unclear_broadcasts() == 0
        assert await _due(tx) == [ROOM, BEN]


async def test_a_broadcast_that_telegram_refused_for_now_goes_again(database: Database) -> None:
    async with database.transaction() as tx:
        await _say(tx, ANA, 1, BROADCAST)
        letter = (await tx.letters.next_due(NOW, limit=1))[0]
        await tx.letters.sending(letter)
        await tx.letters.put_off(letter, NOW + timedelta(seconds=3), 0)
        assert await tx.letters.unclear_broadcasts() == 0
        assert await _due(tx, NOW + timedelta(seconds=3)) == [1]


async def test_a_sent_row_keeps_no_facts(database: Database) -> None:
    async with database.transaction() as tx:
        line = QueueLine(7, Fields(None, items=("planted item",)), 3, "full", False)
        for ending in ("sent", "failed", "dropped"):
            await tx.outbox.say(ROOM, line, lane=NOTICE, now=NOW, topic_id=4, silent=True)
            letter = (await tx.letters.next_due(NOW, limit=1))[0]
            assert (letter.notice, letter.topic_id, letter.silent) == (line, 4, True)
            if ending == "sent":
                assert await tx.letters.sent(letter, message_id=1, now=NOW)
            elif ending == "failed":
                await tx.letters.failed(letter, "blocked")
            else:
                await tx.letters.dropped(letter)
        rows = await tx.statements.rows("SELECT state, data FROM outbox ORDER BY id")
        assert [tuple(row) for row in rows] == [("sent", None), ("failed", None), ("dropped", None)]


async def test_a_notice_that_this_version_cannot_read_does_not_hold_up_the_rest(database: Database) -> None:
    async with database.transaction() as tx:
        await tx.outbox.say(ANA, Failure("K7"), lane=NOTICE, now=NOW)
        await tx.statements.change("UPDATE outbox SET notice = 'OfAnotherVersion'")
        await _say(tx, ANA, 1)
        assert await _due(tx) == [1]


async def test_an_edit_a_strip_and_a_leave_carry_what_they_are_about(database: Database) -> None:
    async with database.transaction() as tx:
        await tx.outbox.say(ANA, Privacy(30), lane=ANSWER, now=NOW, instead_of=77)
        await tx.outbox.strip(BEN, 78, now=NOW)
        await tx.outbox.leave(ROOM, now=NOW)
        letters = await tx.letters.next_due(NOW, limit=9)
        assert [(letter.op, letter.chat_id, letter.target_message) for letter in letters] == [
            ("say", ANA, 77),
            ("strip", BEN, 78),
            ("leave", ROOM, None),
        ]


async def test_a_group_is_left_after_the_last_word_to_it(database: Database) -> None:
    async with database.transaction() as tx:
        await tx.outbox.leave(ROOM, now=NOW)
        await _say(tx, ROOM, 1, ANSWER)
        assert await _due(tx) == [1]
