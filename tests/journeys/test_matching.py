"""Matching: the best fit comes first, capacity is shared out, and whom nobody fits is not lost from sight."""

from __future__ import annotations

from datetime import UTC, datetime

from mutualaid_bot.playground.chats import Message
from mutualaid_bot.playground.people import Person
from mutualaid_bot.playground.weather import Trouble
from tests.journeys.stage import Stage, texts

MONDAY_NOON = datetime(2026, 11, 23, 17, 0, tzinfo=UTC)


async def neighbor(stage: Stage, name: str, text: str, *, place: str | None = None) -> tuple[Person, int]:
    """Somebody new, with a post."""
    person = stage.world.add_person(name, username=f"{name.lower()}_here")
    await stage.meet(person)
    return person, await stage.posts(person, text, place=place)


def cards(stage: Stage) -> list[Message]:
    """Those that can be decided, oldest first."""
    return [message for message in stage.coordinators.hears() if "Approve" in message.labels]


async def left(stage: Stage, post_id: int) -> int:
    async with stage.app.database.reading() as tx:
        post = await tx.posts.get(post_id)
    assert post is not None
    return post.left


async def asked_for_the_queue(stage: Stage) -> str:
    stage.cora.says("/queue", stage.coordinators)
    await stage.settle()
    return stage.coordinators.last().text


async def test_a_new_need_meets_the_offers_that_are_open_already(stage: Stage) -> None:
    _, offer = await neighbor(stage, "Ines", "I can give diapers, I live in Mattapan")
    assert stage.coordinators.hears() == []

    _, need = await neighbor(stage, "Marie", "I need diapers size 4 in Mattapan")

    [card] = cards(stage)
    assert f"#{need} + #{offer}" in card.text


async def test_a_new_offer_meets_the_need_that_has_waited_longest(stage: Stage) -> None:
    _, first = await neighbor(stage, "Marie", "I need diapers in Mattapan")
    await stage.later(days=2)
    await neighbor(stage, "Rosa", "I need diapers in Mattapan")

    _, offer = await neighbor(stage, "Ines", "I can give diapers, I live in Mattapan")

    [card] = cards(stage)
    assert f"#{first} + #{offer}" in card.text


async def test_the_nearest_who_gives_the_very_thing_comes_first_and_the_card_names_the_next(
    stage: Stage,
) -> None:
    _, far = await neighbor(stage, "Ines", "I can give diapers, I live in East Boston")
    _, near = await neighbor(stage, "Joao", "I can give diapers, I live in Dorchester")
    _, soap = await neighbor(stage, "Kim", "I can give soap, I live in Mattapan")
    _, here = await neighbor(stage, "Lou", "I can give diapers, I live in Mattapan")

    _, need = await neighbor(stage, "Marie", "I need diapers size 4 in Mattapan")

    [card] = cards(stage)
    assert f"#{need} + #{here}" in card.text
    assert f"NEXT if not: #{near}, then #{far}" in card.text
    assert f"#{soap}" not in card.text
    assert "WHY shares diapers size 4 · same neighborhood · same language" in card.text


async def test_three_rides_a_week_serve_three_neighbors_and_the_fourth_next_week(stage: Stage) -> None:
    _, offer = await neighbor(stage, "Lou", "I can give three rides a week, I live in Mattapan")
    needs = []
    for name in ("Marie", "Nora", "Olga", "Pia"):
        needs.append((await neighbor(stage, name, "I need a ride to the clinic, I live in Mattapan"))[1])

    assert len(cards(stage)) == 3
    for _ in range(3):
        await stage.approves()
    assert await left(stage, offer) == 0
    assert cards(stage) == []
    assert f"#{needs[3]}" in (queue := await asked_for_the_queue(stage))
    assert "offers are full for now" in queue

    for name in ("Marie", "Nora", "Olga"):
        person = next(one for one in stage.world.people if one.name == name)
        await stage.presses(person, "No, thanks")
    assert await left(stage, offer) == 3
    assert f"#{needs[3]} + #{offer}" in cards(stage)[-1].text


async def test_a_weekly_offer_is_whole_again_after_a_week(stage: Stage) -> None:
    lou, offer = await neighbor(stage, "Lou", "I can give one ride a week, I live in Mattapan")
    marie, _ = await neighbor(stage, "Marie", "I need a ride to the clinic, I live in Mattapan")
    await stage.approves()
    await stage.presses(lou, "Yes, connect us")
    await stage.presses(marie, "Yes, connect us")
    _, need = await neighbor(stage, "Nora", "I need a ride to the bank, I live in Mattapan")
    assert cards(stage) == []
    await stage.later(days=3)
    await stage.presses(marie, "It worked out")

    await stage.later(days=5)
    await stage.later(seconds=1)

    assert f"#{need} + #{offer}" in cards(stage)[-1].text


async def test_a_need_for_six_is_met_by_several_offers(stage: Stage) -> None:
    _, need = await neighbor(stage, "Marie", "I need 6 chairs in Mattapan")
    _, four = await neighbor(stage, "Lou", "I can give 4 chairs, I live in Mattapan")
    [card] = cards(stage)
    assert f"#{need} + #{four}" in card.text
    assert "enough for 4 of it" in card.text

    _, more = await neighbor(stage, "Kim", "I can give 4 chairs, I live in Mattapan")

    assert f"#{need} + #{more}" in cards(stage)[-1].text
    await stage.approves()
    await stage.approves()
    assert await left(stage, need) == 0
    assert (await left(stage, four), await left(stage, more)) == (0, 2)


async def test_for_the_rest_of_a_need_the_next_offer_is_proposed_too(stage: Stage) -> None:
    _, four = await neighbor(stage, "Lou", "I can give 4 chairs, I live in Mattapan")
    _, two = await neighbor(stage, "Kim", "I can give 2 chairs, I live in Mattapan")
    await stage.later(minutes=1)

    _, need = await neighbor(stage, "Marie", "I need 6 chairs in Mattapan")
    await stage.later(seconds=1)

    shown = texts(cards(stage))
    assert f"#{need} + #{four}" in shown and f"#{need} + #{two}" in shown


async def test_twenty_boxes_go_to_several_families_each_by_its_number(stage: Stage) -> None:
    _, offer = await neighbor(stage, "Lou", "I can give 20 boxes of food, I live in Roxbury")
    await neighbor(stage, "Marie", "I need food for 6 in Roxbury")
    await stage.approves()
    await neighbor(stage, "Nora", "I need food for 5 in Roxbury")
    await stage.approves()

    assert await left(stage, offer) == 9


async def test_an_offer_for_last_saturday_is_not_proposed_on_monday(stage: Stage) -> None:
    await neighbor(stage, "Lou", "I can give a ride on Saturday, I live in Mattapan")
    await stage.at(MONDAY_NOON)

    await neighbor(stage, "Marie", "I need a ride to the clinic, I live in Mattapan")

    assert cards(stage) == []
    assert "offers are at other times" in await asked_for_the_queue(stage)


async def test_what_someone_posts_for_another_may_be_matched_with_what_they_offer(stage: Stage) -> None:
    marie, offer = await neighbor(stage, "Marie", "I can give diapers, I live in Mattapan")
    need = await stage.posts(marie, "I need diapers in Mattapan for my neighbor called Rosa")

    [card] = cards(stage)
    assert f"#{need} + #{offer}" in card.text
    assert "for Rosa" in card.text


async def test_nobody_is_proposed_to_themselves(stage: Stage) -> None:
    marie, _ = await neighbor(stage, "Marie", "I can give diapers, I live in Mattapan")
    await stage.posts(marie, "I need diapers in Mattapan")

    assert cards(stage) == []
    assert "nobody offers this" in await asked_for_the_queue(stage)


async def test_whom_nobody_fits_is_told_kindly_and_again_after_one_and_three_days(stage: Stage) -> None:
    marie, need = await neighbor(stage, "Marie", "I need a crib in Mattapan")
    assert "nobody fits yet" in marie.last().text
    assert "not because of you" in marie.last().text
    assert "I will write again on Saturday." in marie.last().text
    queue = await asked_for_the_queue(stage)
    assert f"1. #{need}" in queue and "nobody offers this" in queue
    heard = len(marie.hears())

    await stage.later(hours=23)
    assert len(marie.hears()) == heard

    await stage.later(hours=2)
    assert len(marie.hears()) == heard + 1
    assert "I will write again on Monday." in marie.last().text

    await stage.later(days=2)
    assert len(marie.hears()) == heard + 2
    assert "nobody fits yet" in marie.last().text
    assert "write again" not in marie.last().text

    await stage.later(days=7)
    assert [m.text for m in marie.hears()[heard + 2 :] if "nobody fits" in m.text] == []


async def test_the_word_that_was_promised_comes_also_while_a_card_hangs(stage: Stage) -> None:
    await neighbor(stage, "Lou", "I can give a crib, I live in Mattapan")
    marie, _ = await neighbor(stage, "Marie", "I need a crib in Mattapan")
    assert "on Saturday even if we have not" in marie.last().text
    heard = len(marie.hears())

    await stage.later(days=1, minutes=1)

    assert len(marie.hears()) == heard + 1
    told = marie.last()
    assert "we looked for 1 day and did not find anyone yet" in told.text
    assert told.labels == ["Close it"]

    await stage.presses(stage.cora, "Not this pair", chat=stage.coordinators)
    await stage.presses(stage.cora, "We know something", chat=stage.coordinators)
    await stage.later(days=2)
    assert "nobody fits yet" in marie.last().text


async def test_closing_a_post_where_it_was_told_that_we_still_look_changes_that_message(stage: Stage) -> None:
    await neighbor(stage, "Lou", "I can give a crib, I live in Mattapan")
    marie, _ = await neighbor(stage, "Marie", "I need a crib in Mattapan")
    await stage.later(days=1, minutes=1)
    told = marie.live()
    assert "did not find anyone yet" in told.text

    await stage.presses(marie, "Close it")

    assert "Closed." in told.text and told.labels == ["Open it again"]


async def test_who_is_being_asked_is_not_told_that_nobody_was_found(stage: Stage) -> None:
    await neighbor(stage, "Lou", "I can give a crib, I live in Mattapan")
    marie, _ = await neighbor(stage, "Marie", "I need a crib in Mattapan")
    await stage.approves()
    heard = len(marie.hears())

    await stage.later(days=1, minutes=1)

    assert len(marie.hears()) == heard


async def test_a_weak_fit_gets_no_card_of_its_own_but_stands_in_the_daily_message(stage: Stage) -> None:
    _, offer = await neighbor(stage, "Lou", "I can give a sofa, I live in East Boston")
    _, need = await neighbor(stage, "Marie", "I need a crib in Mattapan")
    assert cards(stage) == []
    assert "could fit, though not well" in await asked_for_the_queue(stage)

    await stage.at(datetime(2026, 11, 21, 15, 1, tzinfo=UTC))  # Saturday, 10:01

    message = stage.coordinators.last()
    assert message.text.startswith("TODAY")
    assert f"Could fit, though not well: #{need} + #{offer}" in message.text
    await stage.presses(stage.cora, f"Show #{need} + #{offer}", chat=stage.coordinators)
    assert f"#{need} + #{offer}" in cards(stage)[-1].text
    await stage.approves()
    assert "approved by Cora" in texts(stage.coordinators.hears())


async def test_that_nobody_fits_yet_is_left_out_once_somebody_does(stage: Stage) -> None:
    await stage.meet(stage.ana, stage.ben)
    await stage.says(stage.ana, "I need a crib in Roxbury")
    stage.world.weather.plan(Trouble.SERVER_ERROR, method="sendMessage")
    await stage.presses(stage.ana, "Post it")  # what is said to Ana has to wait a moment
    await stage.posts(stage.ben, "I can give a crib in Roxbury")

    await stage.later(seconds=5)

    assert "Posted as number 1" in texts(stage.ana.hears())
    assert "nobody fits" not in texts(stage.ana.hears())
