"""Drafts, alarms, start links, digests and counts."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from mutualaid_bot.domain.alarms import Alarm, AlarmKind
from mutualaid_bot.domain.kinds import Kind
from mutualaid_bot.domain.posts import Draft, Fields, PostState
from mutualaid_bot.domain.records import DigestRecord, Token, WeekCounts
from mutualaid_bot.store.database import Database
from tests.store.making import (
    ANA,
    BEN,
    NOW,
    a_need,
    an_offer,
    days,
    introduced,
    people,
    post,
    posted,
    proposed,
)


async def test_a_draft_is_found_by_what_its_writer_did(database: Database) -> None:
    draft = Draft(
        id=0,
        member_id=ANA,
        fields=Fields(Kind.NEED, ("food",), quantity=2),
        text="words",
        hidden=True,
        made_at=NOW,
        source_message=44,
        album="album",
        waiting_text="more words",
        photos=("one",),
    )
    async with database.transaction() as tx:
        await people(tx)
        first = await tx.drafts.add(draft)
        assert first == replace(draft, id=first.id)
        assert await tx.drafts.by_source(ANA, 44) == await tx.drafts.by_album(ANA, "album") == first
        assert await tx.drafts.by_source(BEN, 44) is await tx.drafts.by_album(BEN, "album") is None
        newer = await tx.drafts.add(replace(draft, source_message=45))
        assert await tx.drafts.current(ANA) == newer
        await tx.drafts.save(replace(first, asking="kind", source_message=46))
        assert await tx.drafts.by_source(ANA, 46) == replace(first, asking="kind", source_message=46)
        assert await tx.drafts.remove(newer.id)
        assert not await tx.drafts.remove(newer.id)


async def test_the_number_of_a_thrown_away_draft_is_never_used_again(database: Database) -> None:
    draft = Draft(id=0, member_id=ANA, fields=Fields(None), text="x", hidden=False, made_at=NOW)
    async with database.transaction() as tx:
        await people(tx)
        first = await tx.drafts.add(draft)
        await tx.drafts.remove(first.id)
        assert (await tx.drafts.add(draft)).id != first.id


async def test_an_alarm_rings_once_and_not_early(database: Database) -> None:
    late = NOW + timedelta(seconds=0.5)
    async with database.transaction() as tx:
        await tx.alarms.set(AlarmKind.LAPSE, 1, late)
        await tx.alarms.set(AlarmKind.EXPIRE, 2, NOW - days(1))
        await tx.alarms.set(AlarmKind.RENEW, 3, NOW + days(1))
        assert [alarm.subject for alarm in await tx.alarms.due(late)] == [2]
        rung = await tx.alarms.due(NOW + timedelta(seconds=1))
        assert [alarm.subject for alarm in rung] == [2, 1]
        assert await tx.alarms.take(rung[0])
        assert not await tx.alarms.take(rung[0])


async def test_an_alarm_set_to_another_time_is_not_taken_for_the_old_one(database: Database) -> None:
    async with database.transaction() as tx:
        await tx.alarms.set(AlarmKind.LAPSE, 1, NOW)
        (old,) = await tx.alarms.due(NOW)
        await tx.alarms.set(AlarmKind.LAPSE, 1, NOW + days(1))
        assert not await tx.alarms.take(old)
        await tx.alarms.set_earlier(AlarmKind.LAPSE, 1, NOW + days(2))
        assert await tx.alarms.due(NOW + days(1)) == [Alarm(AlarmKind.LAPSE, 1, NOW + days(1))]
        await tx.alarms.set_earlier(AlarmKind.LAPSE, 1, NOW)
        assert await tx.alarms.due(NOW) == [old]
        await tx.alarms.clear(AlarmKind.LAPSE, 1)
        assert await tx.alarms.due(NOW + days(9)) == []


async def test_a_moment_that_is_still_to_come_is_set_anew_and_one_that_has_come_stays(
    database: Database,
) -> None:
    async with database.transaction() as tx:
        await tx.alarms.set_coming(AlarmKind.DIGEST, 0, NOW + days(2), NOW)
        await tx.alarms.set_coming(AlarmKind.DIGEST, 0, NOW + days(3), NOW)
        assert await tx.alarms.due(NOW + days(2)) == []
        await tx.alarms.set_coming(AlarmKind.DIGEST, 0, NOW + days(1), NOW)
        await tx.alarms.set_coming(AlarmKind.DIGEST, 0, NOW + days(8), NOW + days(1))
        assert await tx.alarms.due(NOW + days(1)) == [Alarm(AlarmKind.DIGEST, 0, NOW + days(1))]


async def test_a_start_link_dies_with_its_day_or_its_post(database: Database) -> None:
    async with database.transaction() as tx:
        day = Token("day", "group_post", 1, ANA, NOW + days(1))
        post_link = Token("post", "help", 1, None, None)
        await tx.tokens.add(day)
        await tx.tokens.add(post_link)
        assert await tx.tokens.get("day", NOW) == day
        assert await tx.tokens.get("day", NOW + days(1)) is None
        assert await tx.tokens.get("guess", NOW) is None
        assert await tx.tokens.help_tokens([1, 2]) == {1: "post"}
        await tx.tokens.drop_for("help", 1)
        assert await tx.tokens.get("post", NOW) is None
        assert await tx.tokens.help_tokens([1, 2]) == {}


async def test_a_previewed_digest_is_sent_once(database: Database) -> None:
    record = DigestRecord(0, "2026-03-05", "previewed", (3, 1, 2), other_help=4, offers=5, met_week=6)
    async with database.transaction() as tx:
        kept = await tx.digests.add(record, NOW)
        other = await tx.digests.add(replace(record, post_ids=(9, 1)), NOW + days(1))
        assert await tx.digests.get(kept.id) == replace(record, id=kept.id)
        assert await tx.digests.last_sent_at() is None
        assert await tx.digests.send(kept.id, NOW)
        assert not await tx.digests.send(kept.id, NOW)
        assert await tx.digests.last_sent_at() == NOW
        assert await tx.digests.with_post(1) == [kept.id, other.id]
        assert await tx.digests.with_post(9) == [other.id]


async def test_a_weeks_counts_are_about_that_week(database: Database) -> None:
    week = NOW - days(7)
    async with database.transaction() as tx:
        await people(tx)
        needs = [
            await posted(tx, post(Kind.NEED, ANA, made_at=NOW - days(age))) for age in (1, 3, 9, 20, 20, 20)
        ]
        offer = await an_offer(tx)
        for need in needs[:3]:
            await introduced(tx, need, offer)
        await proposed(tx, needs[3], offer)
        for need, state, at in (
            (needs[0], PostState.MET, NOW),
            (needs[1], PostState.MET, week - days(1)),
            (needs[2], PostState.WITHDRAWN, NOW),
            (needs[4], PostState.WITHDRAWN, NOW),
            (needs[5], PostState.RESTED, NOW),
        ):
            await tx.posts.close(need.id, state, at)
        await tx.posts.save(replace(needs[3], needs_call=True))
        counts = await tx.counts.week(week)
        assert counts == WeekCounts(proposed=4, agreed=3, met=1, rested=1, nobody=2)
        assert await tx.counts.met_all() == 2
        assert await tx.counts.median_wait_days(week) == 3
        assert await tx.counts.median_wait_days(NOW + days(1)) is None
        assert (await tx.counts.open_posts(Kind.NEED), await tx.counts.open_posts(Kind.OFFER)) == (1, 1)
        assert await tx.counts.members() == 3


async def test_a_need_met_by_two_helpers_waited_until_the_first(database: Database) -> None:
    async with database.transaction() as tx:
        await people(tx)
        need = await posted(tx, post(Kind.NEED, ANA, made_at=NOW - days(2)))
        for offer in (await an_offer(tx), await an_offer(tx)):
            await introduced(tx, need, offer)
        await introduced(tx, await a_need(tx), await an_offer(tx))
        assert await tx.counts.median_wait_days(NOW - days(1)) == 1
