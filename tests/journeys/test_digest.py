"""The week ends with a digest: who gets it, what it names and leaves out, and that nobody gets it twice."""

from __future__ import annotations

import asyncio
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from mutualaid_bot.domain.kinds import Kind
from mutualaid_bot.domain.people import Member
from mutualaid_bot.domain.posts import Fields, Post, PostState
from mutualaid_bot.playground.chats import Message
from mutualaid_bot.playground.groups import Listener
from mutualaid_bot.playground.people import Person
from mutualaid_bot.playground.weather import Trouble
from tests.journeys.stage import Stage, phone_like, texts

HOME = Path(__file__).parents[2]
THURSDAY = datetime(2026, 11, 26, 22, 30, tzinfo=UTC)  # 17:30 in Boston
WEEK = timedelta(days=7)
HEADING = "This week in Neighbors of Boston"


def copies(who: Listener) -> list[Message]:
    return [message for message in who.hears() if message.text.startswith(HEADING)]


def help_link(who: Listener) -> str:
    return next(link for link in copies(who)[-1].links if "start=h_" in link)


async def neighbor(stage: Stage, name: str) -> Person:
    """Somebody who pressed Start, and is not in the members' group."""
    person = stage.world.add_person(name)
    await stage.meet(person)
    return person


async def two_ask(stage: Stage, place: str = "Mattapan") -> tuple[Person, Person]:
    """Two people of one neighborhood need something, so that both can be named."""
    rosa, sam = await neighbor(stage, "Rosa"), await neighbor(stage, "Sam")
    await stage.posts(rosa, f"I need groceries for 4 people in {place}")
    await stage.posts(sam, f"I need someone to fix a sink in {place}")
    return rosa, sam


# --- who gets it --------------------------------------------------------------------------------


async def test_on_thursday_at_half_past_five_those_who_posted_and_the_group_and_its_members_get_it(
    stage: Stage,
) -> None:
    await stage.meet(stage.ben)  # in the members' group since before the bot came
    stranger = await neighbor(stage, "Eve")
    rosa, sam = await two_ask(stage)

    await stage.at(THURSDAY - timedelta(minutes=1))
    assert copies(stage.ben) == []
    await stage.at(THURSDAY)

    assert [len(copies(who)) for who in (stage.ben, rosa, sam, stage.neighbors)] == [1, 1, 1, 1]
    assert copies(stranger) == []
    assert copies(stage.ana) == []  # in the group, and never pressed Start


async def test_who_joins_the_members_group_later_gets_it_and_who_left_does_not(stage: Stage) -> None:
    await stage.meet(stage.ben)
    eve = await neighbor(stage, "Eve")
    await two_ask(stage)

    stage.neighbors.add(eve)
    stage.neighbors.leaves(stage.ben)
    await stage.settle()
    await stage.at(THURSDAY)

    assert len(copies(eve)) == 1
    assert copies(stage.ben) == []


async def test_after_a_change_of_its_day_it_comes_on_the_new_one_and_not_on_the_old(stage: Stage) -> None:
    await two_ask(stage)
    await stage.stop_bot()
    stage.write_config(digest={"weekday": "friday", "time": "10:00"})
    await stage.run_bot()

    await stage.at(THURSDAY + timedelta(hours=1))
    assert copies(stage.neighbors) == []
    await stage.at(datetime(2026, 11, 27, 15, 0, tzinfo=UTC))  # Friday, 10:00 in Boston
    assert len(copies(stage.neighbors)) == 1


async def test_of_those_who_join_the_group_and_never_write_to_the_bot_nothing_is_kept(stage: Stage) -> None:
    eve = stage.world.add_person("Eve")
    stage.neighbors.add(eve)
    await stage.settle()

    async with stage.app.database.reading() as tx:
        assert await tx.people.get(eve.id) is None


async def test_no_more_digests_means_none_and_takes_the_button_away(stage: Stage) -> None:
    await stage.meet(stage.ben)
    await two_ask(stage)
    await stage.at(THURSDAY)

    await stage.presses(stage.ben, "No more digests")
    await stage.at(THURSDAY + WEEK)

    [only] = copies(stage.ben)
    assert only.labels == []
    assert "no more digests" in texts(stage.ben.hears()[-3:]).lower()
    assert len(copies(stage.neighbors)) == 2


async def test_who_blocked_the_bot_gets_none_and_holds_nobody_up(stage: Stage) -> None:
    await stage.meet(stage.ben)
    await two_ask(stage)
    stage.ben.blocks_bot()

    await stage.at(THURSDAY)

    assert copies(stage.ben) == []
    assert len(copies(stage.neighbors)) == 1


async def test_a_channel_gets_it_where_the_members_have_a_channel(bare_stage: Stage) -> None:
    channel = bare_stage.world.add_channel("Neighbors", bare_stage.cora)
    await bare_stage.open(community={"chat_id": channel.id})
    await two_ask(bare_stage)

    await bare_stage.at(THURSDAY)

    [copy] = copies(channel)
    assert copy.labels == []


# --- what it says -------------------------------------------------------------------------------


async def test_it_holds_fields_only(stage: Stage) -> None:
    await stage.meet(stage.ben)
    rosa, sam = await neighbor(stage, "Rosa"), await neighbor(stage, "Sam")
    await stage.posts(rosa, "I need groceries for 4 in Mattapan, call me +1 617 555 0188, my legs hurt")
    await stage.posts(sam, "I need someone to fix a sink in Mattapan")

    await stage.at(THURSDAY)

    for copy in (copies(stage.ben)[0], copies(stage.neighbors)[0]):
        assert "groceries × 4" in copy.text and "Mattapan" in copy.text and "English" in copy.text
        assert not phone_like(copy.text)
        assert not any(word in copy.text for word in ("Rosa", "Sam", "legs", "call me"))


async def test_the_readers_own_neighborhood_comes_first(stage: Stage) -> None:
    await stage.meet(stage.ben)
    await stage.posts(stage.ben, "I can offer rides, I live in Roxbury")
    await two_ask(stage, "East Boston")
    for name in ("Uma", "Vic"):
        await stage.posts(await neighbor(stage, name), "I need a crib in Roxbury")

    await stage.at(THURSDAY)

    text = copies(stage.ben)[0].text
    assert text.index("Roxbury") < text.index("East Boston")
    group = copies(stage.neighbors)[0].text
    assert group.index("East Boston") < group.index("Roxbury")


async def test_at_most_so_many_are_named_and_the_others_are_counted(bare_stage: Stage) -> None:
    await bare_stage.open(digest={"max_posts": 3})
    for name in ("Rosa", "Sam", "Tess", "Uma", "Vic"):
        await bare_stage.posts(await neighbor(bare_stage, name), "I need groceries in Mattapan")

    await bare_stage.at(THURSDAY)

    [copy] = copies(bare_stage.neighbors)
    assert copy.text.count("I can help") == 3
    assert "2 more neighbors could use other help" in copy.text


async def test_careful_needs_and_somebody_alone_in_a_neighborhood_are_only_other_help(stage: Stage) -> None:
    await two_ask(stage)
    await stage.posts(await neighbor(stage, "Uma"), "I need a room to stay in Mattapan")
    await stage.posts(await neighbor(stage, "Vic"), "I need groceries in Charlestown")

    await stage.at(THURSDAY)

    [copy] = copies(stage.neighbors)
    assert copy.text.count("I can help") == 2
    assert "Charlestown" not in copy.text and "room" not in copy.text and "🏠" not in copy.text
    assert "2 more neighbors could use other help" in copy.text


async def test_hidden_words_and_danger_are_never_named_even_when_the_words_are_shown(stage: Stage) -> None:
    await two_ask(stage)
    for name in ("Uma", "Vic"):
        person = await neighbor(stage, name)
        await stage.says(person, "I need a ride to Mattapan because my husband hits me")
        if name == "Vic":
            await stage.presses(person, "Show my words")
        await stage.presses(person, "Post it")

    await stage.at(THURSDAY)

    [copy] = copies(stage.neighbors)
    assert "ride" not in copy.text and copy.text.count("I can help") == 2
    assert "2 more neighbors could use other help" in copy.text


async def test_nobody_reads_their_own_need_or_that_of_someone_who_is_away(stage: Stage) -> None:
    rosa, sam = await two_ask(stage)
    tess = await neighbor(stage, "Tess")
    await stage.posts(tess, "I need a crib in Mattapan")
    await stage.says(tess, "/away")
    await stage.presses(tess, "Two weeks")

    await stage.at(THURSDAY)

    assert "groceries" not in copies(rosa)[0].text and "Repairs" in copies(rosa)[0].text
    assert "groceries" in copies(sam)[0].text and "Repairs" not in copies(sam)[0].text
    assert "crib" not in copies(stage.neighbors)[0].text


async def test_it_tells_what_the_week_achieved(stage: Stage) -> None:
    await stage.introduced()
    await stage.later(days=4)
    await stage.presses(stage.ana, "It worked out")

    await stage.at(THURSDAY)

    assert "Neighbors helped each other once." in copies(stage.neighbors)[0].text


async def test_where_there_is_nothing_to_say_nothing_is_sent(stage: Stage) -> None:
    await stage.meet(stage.ana, stage.ben)
    await stage.posts(stage.ben, "I can offer rides, I live in Roxbury")

    await stage.at(THURSDAY)

    assert copies(stage.ben) == [] and copies(stage.neighbors) == []


async def test_it_is_said_in_each_readers_language(stage: Stage) -> None:
    marisol = stage.world.add_person("Marisol", language="es")
    stage.neighbors.add(marisol)
    await stage.meet(marisol)
    await two_ask(stage)

    await stage.at(THURSDAY)

    assert "Esta semana" in marisol.last().text and "puedo ayudar" in marisol.last().text.lower()


async def test_one_that_is_too_long_is_split_and_keeps_its_button_at_the_end(bare_stage: Stage) -> None:
    await bare_stage.open(digest={"max_posts": 50})
    await bare_stage.meet(bare_stage.ben)
    await many_needs(bare_stage, 50)

    await bare_stage.at(THURSDAY)

    parts = [message for message in bare_stage.ben.hears() if "I can help" in message.text]
    assert len(parts) > 1
    assert all(len(part.text.encode("utf-16-le")) // 2 <= 4096 for part in parts)
    assert [part.labels for part in parts] == [[]] * (len(parts) - 1) + [["No more digests"]]
    assert sum(part.text.count("I can help") for part in parts) == 50


async def many_needs(stage: Stage, number: int) -> None:
    now = stage.world.clock.now()
    items = tuple(f"a long list of things for the whole family, part {n}" for n in (1, 2, 3))
    async with stage.app.database.transaction() as tx:
        for who in (1, 2):
            await tx.people.add(Member(who, "Somebody", "en", now))
        for at in range(number):
            fields = Fields(Kind.NEED, ("food",), items=items, neighborhood="Mattapan")
            await tx.posts.add(
                Post(
                    id=0,
                    member_id=1 + at % 2,
                    fields=fields,
                    text="words",
                    state=PostState.OPEN,
                    version=1,
                    left=1,
                    made_at=now,
                    expires_at=now + timedelta(days=28),
                ),
                consent_version=1,
            )


# --- "I can help" -------------------------------------------------------------------------------


async def test_i_can_help_starts_an_offer_aimed_at_that_need(stage: Stage) -> None:
    rosa, _ = await two_ask(stage)
    await stage.at(THURSDAY)
    eve = stage.world.add_person("Eve", username="eve_helps")

    eve.follows(help_link(stage.neighbors))
    await stage.settle()
    assert "groceries" in eve.live().text
    await stage.presses(eve, "Post it")

    card = stage.coordinators.live()
    assert "Rosa" in card.text and "Eve" in card.text and "offered for this very need" in card.text
    await stage.approves()
    assert "Yes, connect us" in rosa.live().labels


async def test_an_offer_without_words_of_its_own_is_shown_as_such_and_not_as_hidden(stage: Stage) -> None:
    await two_ask(stage)
    await stage.at(THURSDAY)
    eve = stage.world.add_person("Eve", username="eve_helps")
    eve.follows(help_link(stage.neighbors))
    await stage.settle()

    draft = eve.live()
    assert draft.labels == ["Post it", "Change something", "Throw it away"]
    shown = [draft.text]
    await stage.presses(eve, "Post it")
    shown.append(stage.coordinators.live().text)
    await stage.says(eve, "/mine")
    shown.append(eve.live().text)

    for text in shown:
        assert "groceries" in text and "words" not in text.lower() and "hidden" not in text
    assert "OFFER Eve · here since Thursday" in shown[1]

    await stage.presses(eve, "Change something")
    await stage.presses(eve, "My words")
    await stage.says(eve, "I drive by on Saturdays")
    assert "I drive by on Saturdays" in eve.live().text and "Hide my words" in eve.live().labels


async def test_the_link_dies_with_the_post(stage: Stage) -> None:
    rosa, _ = await two_ask(stage)
    await stage.at(THURSDAY)
    link = help_link(stage.neighbors)

    await stage.says(rosa, "/mine")
    await stage.presses(rosa, "Close it")
    stage.ben.follows(link)
    await stage.settle()

    assert "Post it" not in texts([stage.ben.last()]) and stage.ben.last().labels == []
    await stage.presses(rosa, "Open it again")
    stage.ben.follows(link)
    await stage.settle()
    assert stage.ben.last().labels == []


async def test_nobody_helps_themselves_by_the_groups_link(stage: Stage) -> None:
    rosa, _ = await two_ask(stage)
    await stage.at(THURSDAY)

    rosa.follows(help_link(stage.neighbors))
    await stage.settle()

    assert "Post it" not in rosa.last().labels


# --- /digest ------------------------------------------------------------------------------------


async def test_coordinators_see_it_first_and_send_it_with_a_tap(stage: Stage) -> None:
    await stage.meet(stage.ben)
    await two_ask(stage)

    stage.cora.says("/digest", stage.coordinators)
    await stage.settle()
    preview = stage.coordinators.live()
    assert "digest for 3 people" in preview.text and "groceries" in preview.text
    assert copies(stage.ben) == []
    await stage.presses(stage.cora, "Send it", chat=stage.coordinators)

    assert len(copies(stage.ben)) == 1 and len(copies(stage.neighbors)) == 1
    assert "on its way to 3 people" in stage.coordinators.last().text
    assert preview.labels == []


async def test_nobody_gets_it_twice_whoever_sends_it(stage: Stage) -> None:
    await stage.meet(stage.ben)
    await two_ask(stage)
    await stage.at(THURSDAY - timedelta(days=2))
    for _ in (1, 2):
        stage.cora.says("/digest", stage.coordinators)
        await stage.settle()
    one, two = [message for message in stage.coordinators.hears() if "Send it" in message.labels]
    for coordinator, preview in ((stage.cora, two), (stage.dan, two), (stage.dan, one)):
        coordinator.taps(preview, preview.buttons[0][0])
    await stage.settle()
    assert stage.dan.toasts
    assert one.labels == two.labels == []

    await stage.at(THURSDAY)
    assert len(copies(stage.ben)) == 1 and len(copies(stage.neighbors)) == 1
    await stage.at(THURSDAY + WEEK)
    assert len(copies(stage.ben)) == 2


async def test_an_old_preview_that_is_sent_on_thursday_is_the_weeks_own(stage: Stage) -> None:
    await stage.meet(stage.ben)
    await two_ask(stage)
    stage.cora.says("/digest", stage.coordinators)
    await stage.settle()

    await stage.at(THURSDAY - timedelta(minutes=5))
    await stage.presses(stage.cora, "Send it", chat=stage.coordinators)
    await stage.at(THURSDAY)

    assert len(copies(stage.ben)) == 1


async def test_at_night_it_waits_for_the_morning(stage: Stage) -> None:
    await stage.meet(stage.ben)
    await two_ask(stage)
    await stage.at(datetime(2026, 11, 21, 4, 0, tzinfo=UTC))  # 23:00
    stage.cora.says("/digest", stage.coordinators)
    await stage.settle()

    await stage.presses(stage.cora, "Send it", chat=stage.coordinators)
    assert copies(stage.ben) == [] and copies(stage.neighbors) == []
    assert "from Sat 08:00" in stage.coordinators.last().text
    await stage.at(datetime(2026, 11, 21, 13, 0, tzinfo=UTC))

    assert len(copies(stage.ben)) == 1 and len(copies(stage.neighbors)) == 1


async def test_with_nothing_to_tell_the_coordinators_hear_just_that(stage: Stage) -> None:
    stage.cora.says("/digest", stage.coordinators)
    await stage.settle()

    assert "nothing to tell" in stage.coordinators.last().text


async def test_only_coordinators_can_ask_for_it(stage: Stage) -> None:
    await two_ask(stage)

    stage.ana.says("/digest", stage.neighbors)
    await stage.settle()

    assert "digest" not in texts(stage.neighbors.hears()).lower()


# --- at most once -------------------------------------------------------------------------------


@pytest.mark.parametrize("trouble", [Trouble.CUT_AFTER, Trouble.NOT_JSON])
async def test_one_whose_fate_is_unclear_counts_as_sent(stage: Stage, trouble: Trouble) -> None:
    await stage.meet(stage.ben)
    rosa, sam = await two_ask(stage)
    stage.world.weather.plan(trouble, method="sendMessage", times=4)

    await stage.at(THURSDAY)
    await stage.later(minutes=5)
    await stage.stop_bot()
    await stage.run_bot()
    await stage.later(hours=1)

    assert [len(copies(who)) for who in (stage.ben, rosa, sam, stage.neighbors)] == [1, 1, 1, 1]


async def test_one_that_surely_did_not_go_out_is_sent_later(stage: Stage) -> None:
    await stage.meet(stage.ben)
    rosa, sam = await two_ask(stage)
    stage.world.weather.plan(Trouble.SERVER_ERROR, method="sendMessage", times=4)

    await stage.at(THURSDAY)
    await stage.later(minutes=5)

    assert [len(copies(who)) for who in (stage.ben, rosa, sam, stage.neighbors)] == [1, 1, 1, 1]


async def test_one_that_its_reader_deleted_does_not_come_back(stage: Stage) -> None:
    await stage.meet(stage.ben)
    rosa, _ = await two_ask(stage)
    await stage.at(THURSDAY)
    stage.ben.deletes(copies(stage.ben)[0])

    await stage.says(rosa, "/forget")
    await stage.presses(rosa, "Yes, forget me")
    await stage.later(hours=1)

    assert copies(stage.ben) == []


async def test_what_fell_due_while_the_bot_was_down_is_sent_once_when_it_is_back(stage: Stage) -> None:
    await stage.meet(stage.ben)
    await two_ask(stage)
    await stage.stop_bot()
    stage.world.clock.turn_to(THURSDAY + timedelta(hours=15))

    await stage.run_bot()
    await stage.later(hours=1)

    assert len(copies(stage.ben)) == 1


# --- from the command line ----------------------------------------------------------------------


async def test_the_command_line_shows_it_and_sends_and_keeps_nothing(stage: Stage) -> None:
    assert "nothing to say" in await preview(stage)
    await stage.meet(stage.ben)
    await two_ask(stage)

    shown = await preview(stage)

    assert HEADING in shown and "groceries × 4" in shown and "Esta semana" in shown
    assert "<" not in shown
    async with stage.app.database.reading() as tx:
        assert await tx.statements.number("SELECT COUNT(*) FROM digests") == 0
        assert await tx.statements.number("SELECT COUNT(*) FROM tokens") == 0
    await stage.settle()
    assert copies(stage.ben) == []


async def preview(stage: Stage) -> str:
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "mutualaid_bot", "digest", "--preview", "--config", str(stage.path)),
        cwd=HOME,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    shown, errors = await asyncio.wait_for(process.communicate(), 60)
    assert process.returncode == 0, errors.decode()
    return shown.decode()
