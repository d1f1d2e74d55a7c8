"""The coordinators' commands, daily message and digest: who waits and why, and what waits on them."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from mutualaid_bot.playground.chats import Message, Status
from mutualaid_bot.playground.people import Person
from mutualaid_bot.playground.weather import Trouble
from tests.journeys.stage import Stage, phone_like, texts

SATURDAY_AFTER_TEN = datetime(2026, 11, 21, 15, 1, tzinfo=UTC)
MONDAY_AT_NINE = datetime(2026, 11, 23, 14, 1, tzinfo=UTC)


async def neighbor(stage: Stage, name: str, *posts: str) -> tuple[Person, int]:
    person = stage.world.add_person(name, username=f"{name.lower()}_here")
    await stage.meet(person)
    number = 0
    for text in posts:
        number = await stage.posts(person, text)
    return person, number


async def asks(stage: Stage, command: str, person: Person | None = None) -> Message:
    (person or stage.cora).says(command, stage.coordinators)
    await stage.settle()
    return stage.coordinators.last()


async def approved_and_agreed(stage: Stage, *people: Person) -> None:
    await stage.approves()
    for person in people:
        await stage.presses(person, "Yes, connect us")


# --- /queue -----------------------------------------------------------------------------------


async def test_the_queue_has_urgent_needs_on_top_then_the_longest_wait_each_with_its_reason(
    stage: Stage,
) -> None:
    _, old = await neighbor(stage, "Marie", "I need a crib in Mattapan")
    await stage.later(days=3)
    _, young = await neighbor(stage, "Rosa", "I need soap in Mattapan")
    _, urgent = await neighbor(stage, "Sam", "urgent: I need a ride in Mattapan today")

    queue = (await asks(stage, "/queue")).text.splitlines()

    assert queue[0].startswith("QUEUE") and queue[0].endswith("3 needs open")
    lines = [line for line in queue if line[:1].isdigit()]
    assert [re.findall(r"#(\d+)", line) for line in lines] == [[str(urgent)], [str(old)], [str(young)]]
    assert lines[0].startswith("1. 🔴") and "nobody offers this" in lines[0]
    assert "3 days" in lines[1] and "crib · Mattapan" in lines[1]


async def test_the_queue_tells_apart_why_a_need_has_nobody(stage: Stage) -> None:
    lou, _ = await neighbor(stage, "Lou", "I can give a crib, I live in Mattapan")
    marie, crib = await neighbor(stage, "Marie", "I need a crib in Mattapan")
    assert "a card is open" in (await asks(stage, "/queue")).text

    await stage.approves()
    queue = (await asks(stage, "/queue")).text
    assert f"#{crib}" in queue and "two people are being asked" in queue

    _, other = await neighbor(stage, "Rosa", "I need a crib in Mattapan")
    assert "offers are full for now" in (await asks(stage, "/queue")).text

    await stage.presses(lou, "No, thanks")
    await stage.presses(stage.cora, "Not this pair", chat=stage.coordinators)
    await stage.presses(stage.cora, "Another reason", chat=stage.coordinators)
    queue = (await asks(stage, "/queue")).text
    assert queue.count("every pair was put aside") == 2

    await stage.says(marie, "/away")
    await stage.presses(marie, marie.live().labels[0])
    assert "is away for now" in (await asks(stage, "/queue")).text
    marie.blocks_bot()
    await stage.settle()
    queue = (await asks(stage, "/queue")).text
    assert f"#{crib} Marie: blocked the bot" in queue
    assert f"#{other}" in queue


async def test_that_a_helper_is_away_is_not_told_in_the_queue(stage: Stage) -> None:
    lou, _ = await neighbor(stage, "Lou", "I can give a crib, I live in Mattapan")
    await stage.says(lou, "/away")
    await stage.presses(lou, lou.live().labels[0])
    await neighbor(stage, "Marie", "I need a crib in Mattapan")

    queue = (await asks(stage, "/queue")).text

    assert "offers are full for now" in queue
    assert "away" not in queue and "Lou" not in queue


async def test_a_long_queue_has_pages_that_replace_each_other(stage: Stage) -> None:
    for number in range(12):
        await neighbor(stage, f"Needer{number}", "I need a crib in Mattapan")

    queue = await asks(stage, "/queue")
    assert "10. #10" in queue.text and "#11" not in queue.text
    assert queue.labels == ["Next 10"]
    said = len(stage.coordinators.hears())

    await stage.presses(stage.cora, "Next 10", chat=stage.coordinators)
    assert "11. #11" in queue.text and "12. #12" in queue.text and "#10 " not in queue.text
    assert queue.labels == ["From the top"]

    await stage.presses(stage.dan, "From the top", chat=stage.coordinators)
    assert "1. #1 " in queue.text
    assert len(stage.coordinators.hears()) == said


async def test_the_queue_says_what_waits_on_the_coordinators_themselves(stage: Stage) -> None:
    await neighbor(stage, "Lou", "I can give a crib, I live in Mattapan")
    await neighbor(stage, "Marie", "I need a crib in Mattapan")
    await stage.later(hours=5)

    queue = (await asks(stage, "/queue")).text

    assert "WAITS ON US\napprove #2 + #1 · since 5 h" in queue


async def test_the_queue_holds_no_words_no_name_and_no_contact_of_those_who_wait(stage: Stage) -> None:
    await neighbor(stage, "Marie", "I need a crib in Mattapan, my number is 617-555-0199, my sister is ill")

    queue = await asks(stage, "/queue")

    assert "Marie" not in queue.text and "sister" not in queue.text
    assert phone_like(queue.text) == [] and queue.links == []


async def test_an_empty_queue_says_so(stage: Stage) -> None:
    assert "Nobody waits here." in (await asks(stage, "/queue")).text


# --- /stats and /help -------------------------------------------------------------------------


async def test_stats_count_posts_and_what_came_of_them(stage: Stage) -> None:
    lou, _ = await neighbor(stage, "Lou", "I can give a crib, I live in Mattapan")
    await stage.later(days=2)
    marie, _ = await neighbor(stage, "Marie", "I need a crib in Mattapan")
    await neighbor(stage, "Rosa", "I need soap in Mattapan")
    await stage.later(days=1)
    await approved_and_agreed(stage, lou, marie)
    await stage.later(days=3)
    await stage.presses(marie, "It worked out")

    numbers = (await asks(stage, "/stats")).text.splitlines()

    assert numbers[1:] == [
        "Open: 1 needs, 1 offers",
        "Members: 3",
        "This week: 1 proposed, 1 connected, 1 worked out",
        "Worked out since the beginning: 1",
        "Half of the needs waited less than 1.0 days",
    ]


async def test_help_in_the_coordinators_group_is_about_deciding(stage: Stage) -> None:
    text = (await asks(stage, "/help")).text

    assert "Approve asks both people" in text and "/queue" in text


async def test_the_commands_work_with_the_bots_name_and_nowhere_but_in_their_group(stage: Stage) -> None:
    await stage.meet(stage.ana)
    assert (await asks(stage, f"/queue@{stage.world.bot.username}")).text.startswith("QUEUE")
    heard = len(stage.ana.hears())

    for command in ("/queue", "/stats", "/digest"):
        stage.ana.says(command, stage.neighbors)
        stage.ana.says(command)
    await stage.settle()

    assert stage.neighbors.hears() == []
    assert not any(word in texts(stage.ana.hears()[heard:]) for word in ("QUEUE", "NUMBERS"))


async def test_an_anonymous_administrator_may_ask_and_a_channel_that_writes_there_may_not(
    stage: Stage,
) -> None:
    stage.coordinators.add(stage.cora, admin=True, anonymous=True)
    await stage.settle()
    assert (await asks(stage, "/queue")).text.startswith("QUEUE")
    said = texts(stage.coordinators.hears()).count("QUEUE")

    channel = stage.world.add_channel("News", stage.dan)
    await stage.settle()
    stage.world.post(stage.coordinators.chat, stage.dan.user, "/queue", sender_chat=channel.chat)
    await stage.settle()

    assert texts(stage.coordinators.hears()).count("QUEUE") == said
    assert "Only volunteers" in stage.coordinators.last().text


async def test_who_left_the_group_unnoticed_gets_no_queue(stage: Stage) -> None:
    stage.coordinators.chat.members[stage.dan.id].status = Status.LEFT
    stage.world.post(stage.coordinators.chat, stage.dan.user, "/queue")
    await stage.settle()

    assert "Only volunteers who are in the coordinators' group" in stage.coordinators.last().text


async def test_buttons_under_the_queue_and_the_daily_message_check_who_taps_them(stage: Stage) -> None:
    _, offer = await neighbor(stage, "Lou", "I can give shoes, I live in East Boston")
    _, need = await neighbor(stage, "Rosa", "I need a coat in Mattapan")
    for number in range(10):
        await neighbor(stage, f"Needer{number}", "I need a crib in Mattapan")
    queue = await asks(stage, "/queue")
    await stage.at(SATURDAY_AFTER_TEN)
    daily = stage.coordinators.last()
    assert daily.labels == [f"Show #{need} + #{offer}"]
    before, said = queue.text, len(stage.coordinators.hears())

    for message in (queue, daily):
        tap = stage.world.press(stage.ana.user, message, message.buttons[0][0])
        await stage.settle()
        await stage.world.until(lambda tap=tap: tap.answered)  # type: ignore[misc]
        assert tap.toast == "Only volunteers who are in the coordinators' group can do this."

    assert queue.text == before and len(stage.coordinators.hears()) == said


async def test_where_telegram_does_not_say_who_asks_the_command_is_refused_in_words(stage: Stage) -> None:
    stage.world.weather.plan(Trouble.SERVER_ERROR, method="getChatMember")

    assert "Telegram did not tell me in time" in (await asks(stage, "/queue")).text
    assert (await asks(stage, "/queue")).text.startswith("QUEUE")


# --- gathered once a day ----------------------------------------------------------------------


async def test_weak_fits_and_hanging_approvals_come_as_one_message_the_next_morning(stage: Stage) -> None:
    await neighbor(stage, "Lou", "I can give a crib, I live in Mattapan")
    await neighbor(stage, "Marie", "I need a crib in Mattapan")
    for number, place in enumerate(("East Boston", "Charlestown", "Brighton")):
        await neighbor(stage, f"Giver{number}", f"I can give shoes, I live in {place}")
    _, weak = await neighbor(stage, "Rosa", "I need a coat in Mattapan")
    said = len(stage.coordinators.hears())

    await stage.at(SATURDAY_AFTER_TEN)

    assert len(stage.coordinators.hears()) == said + 1
    message = stage.coordinators.last()
    assert "WAITS ON US\napprove #2 + #1 · since 22 h" in message.text
    assert message.text.count(f"#{weak} + #") == 1
    await stage.later(hours=20)
    assert len(stage.coordinators.hears()) == said + 1


async def test_nothing_is_gathered_where_there_is_nothing_to_say(stage: Stage) -> None:
    await neighbor(stage, "Rosa", "I need a lamp in Mattapan")

    await stage.at(SATURDAY_AFTER_TEN)

    assert stage.coordinators.hears() == []


async def test_a_weak_fit_is_shown_as_a_card_when_a_place_is_free_and_else_the_group_is_told(
    stage: Stage,
) -> None:
    _, offer = await neighbor(stage, "Lou", "I can give shoes, I live in East Boston")
    _, need = await neighbor(stage, "Rosa", "I need a coat in Mattapan")
    things = ("crib", "stroller", "lamp", "blanket", "table")
    for number, thing in enumerate(things):
        await neighbor(stage, f"Needer{number}", f"I need a {thing} in Roxbury")
        await neighbor(stage, f"Giver{number}", f"I can give a {thing}, I live in Roxbury")
    await stage.at(SATURDAY_AFTER_TEN)

    await stage.presses(stage.cora, f"Show #{need} + #{offer}", chat=stage.coordinators)
    assert "Five cards are open." in stage.coordinators.last().text

    await stage.approves()
    await stage.presses(stage.cora, f"Show #{need} + #{offer}", chat=stage.coordinators)
    assert f"#{need} + #{offer} · nobody yet" in stage.coordinators.last().text

    await stage.presses(stage.dan, f"Show #{need} + #{offer}", chat=stage.coordinators)
    assert stage.coordinators.last().text == "This is no longer there."


async def test_each_person_to_call_is_named_once_and_again_after_a_week(stage: Stage) -> None:
    marie, crib = await neighbor(stage, "Marie", "I need a crib in Mattapan")
    marie.blocks_bot()
    await stage.settle()
    saturday = datetime(2026, 11, 21, 15, 1, tzinfo=UTC)  # 10:01 in Boston
    named = []
    for day in range(10):
        before = len(stage.coordinators.hears())
        await stage.at(saturday + timedelta(days=day))
        today = [one for one in stage.coordinators.hears()[before:] if one.text.startswith("TODAY")]
        named.append("Marie" in texts(today))
        if day == 2:
            sam, _ = await neighbor(stage, "Sam", "I need a lamp in Mattapan")
            sam.blocks_bot()
        if day == 3:
            assert "Sam" in texts(today)

    assert named == [day in (0, 7) for day in range(10)]
    assert f"#{crib} Marie" in (await asks(stage, "/queue")).text


# --- their own digest -------------------------------------------------------------------------


async def test_the_coordinators_digest_on_monday_tells_who_waits_longest_what_hangs_and_whom_to_call(
    stage: Stage,
) -> None:
    marie, oldest = await neighbor(stage, "Marie", "I need a crib in Mattapan")
    marie.blocks_bot()
    await stage.later(hours=1)
    await neighbor(stage, "Lou", "I can give a lamp, I live in Mattapan")
    _, second = await neighbor(stage, "Nora", "I need a lamp in Mattapan")
    _, urgent = await neighbor(stage, "Sam", "urgent: I need a wheelchair in Mattapan")

    await stage.at(MONDAY_AT_NINE)

    digest = stage.coordinators.last().text
    assert digest.startswith("THE WEEK · Mon")
    lines = [line for line in digest.splitlines() if line[:1].isdigit()]
    numbers = [re.findall(r"#(\d+)", line) for line in lines]
    assert numbers == [[str(oldest)], [str(second)], [str(urgent)]]
    assert "2 days" in lines[0] and "a card is open" in lines[1] and "nobody offers this" in lines[2]
    assert f"WAITS ON US\napprove #{second}" in digest
    assert f"CALL THEM\n#{oldest} Marie: blocked the bot · 2 days" in digest


async def test_a_week_in_which_nothing_waits_has_no_coordinators_digest(stage: Stage) -> None:
    await stage.at(MONDAY_AT_NINE)

    assert stage.coordinators.hears() == []
