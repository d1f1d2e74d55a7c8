"""Approval: coordinators see one card, decide it with a tap, and nobody else decides anything."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from mutualaid_bot.playground.chats import Button, Message, Status
from mutualaid_bot.playground.people import ANONYMOUS, Person
from mutualaid_bot.playground.weather import Trouble
from tests.journeys.stage import Stage, phone_like, texts

NEED = "I need diapers size 4 in Mattapan"
OFFER = "I can give diapers, I live in Mattapan"
BABYSIT = "I need a babysitter in Mattapan", "I can babysit, I live in Mattapan"


async def neighbor(stage: Stage, name: str, text: str) -> tuple[Person, int]:
    person = stage.world.add_person(name, username=f"{name.lower()}_here")
    await stage.meet(person)
    return person, await stage.posts(person, text)


async def a_card(stage: Stage, need: str = NEED, offer: str = OFFER) -> Message:
    """Ana needs, Ben offers, and the coordinators have their card."""
    await stage.meet(stage.ana, stage.ben)
    await stage.posts(stage.ana, need)
    await stage.posts(stage.ben, offer)
    return stage.coordinators.live()


def button(message: Message, label: str) -> Button:
    return next(one for row in message.buttons for one in row if one.label == label)


async def taps(stage: Stage, person: Person, label: str, message: Message | None = None) -> None:
    """In the coordinators' group, also where the app would not offer it any more."""
    card = message or stage.coordinators.sees(label)
    stage.world.press(person.user, card, button(card, label))
    await stage.settle()


async def toast(stage: Stage, person: Person) -> str:
    """What the short answer to this person's last tap says."""
    tap = [tap for tap in stage.world.taps.values() if tap.person is person.user][-1]
    await stage.world.until(lambda: tap.answered, what="an answer to the tap")
    return tap.toast


def open_cards(stage: Stage) -> list[Message]:
    return [message for message in stage.coordinators.hears() if "Approve" in message.labels]


def questions(person: Person) -> list[Message]:
    return [message for message in person.hears() if "Yes, connect us" in message.labels]


async def five_cards(stage: Stage) -> None:
    """Five open cards, and a sixth pair that fits."""
    things = ("crib", "stroller", "coat", "lamp", "blanket", "table")
    for number, thing in enumerate(things):
        await neighbor(stage, f"Needer{number}", f"I need a {thing} in Mattapan")
    for number, thing in enumerate(things):
        await neighbor(stage, f"Giver{number}", f"I can give a {thing}, I live in Mattapan")
    await stage.later(seconds=2)


# --- the card ---------------------------------------------------------------------------------


async def test_the_card_shows_need_and_offer_with_chosen_names_and_nobodys_contact(stage: Stage) -> None:
    card = await a_card(stage, f"{NEED}, call me at 617-555-0199 or write to @ana_in_mattapan")

    lines = card.text.splitlines()
    assert lines[0] == "#1 + #2 · nobody yet"
    assert any(line.startswith("NEED Ana") for line in lines)
    assert any(line.startswith("OFFER Ben") for line in lines)
    assert card.labels == ["Approve", "Not this pair", "Later"]
    assert card.links == []
    assert "@" not in card.text and phone_like(card.text) == []
    assert "Alves" not in card.text and "Brown" not in card.text
    assert {entity["type"] for entity in card.entities} <= {"bold", "blockquote"}


async def test_a_name_that_is_a_contact_is_not_on_the_card(stage: Stage) -> None:
    ben = stage.world.add_person("@ben_helps", username="ben_helps_2", last_name="Brown")
    await stage.meet(ben, stage.ana)
    await stage.posts(ben, OFFER)
    await stage.posts(stage.ana, NEED)

    assert "ben_helps" not in stage.coordinators.live().text


async def test_the_card_says_what_to_mind_and_how_long_each_has_waited(stage: Stage) -> None:
    marie = stage.world.add_person("Marie", language="es")
    await stage.meet(marie, stage.ben)
    await stage.says(marie, "necesito una cuna en Mattapan")
    await stage.presses(marie, "Publicar")
    await stage.later(days=6)
    await stage.posts(stage.ben, "I can babysit and give a crib, I live in Dorchester")

    card = stage.coordinators.live().text

    assert "NEED Marie · waits 6 days · first time here" in card
    assert "OFFER Ben · here since Friday" in card
    assert "needs an interpreter (Español, English)" in card
    assert "careful, 0 of 2 yes" in card
    assert "next door" in card


async def test_whoever_was_helped_before_is_not_here_for_the_first_time(stage: Stage) -> None:
    await stage.introduced()

    await stage.posts(stage.ana, "I need a crib in Mattapan")
    await stage.posts(stage.ben, "I can give a crib, I live in Mattapan")

    assert "first time here" not in stage.coordinators.live().text


async def test_coordinators_see_what_the_draft_card_showed_and_no_hidden_word(stage: Stage) -> None:
    await stage.meet(stage.ana, stage.ben)
    await stage.says(stage.ana, "I need diapers <b>in Mattapan</b> & my landlord is mean")
    await stage.presses(stage.ana, "Hide my words")
    await stage.presses(stage.ana, "Post it")
    await stage.posts(stage.ben, "I can give diapers <3 in Mattapan")

    card = stage.coordinators.live().text

    assert "landlord" not in card
    assert "words hidden" in card
    assert "I can give diapers <3 in Mattapan" in card


async def test_a_card_made_at_night_waits_for_the_morning_an_urgent_one_comes_silently(stage: Stage) -> None:
    await stage.at(datetime(2026, 11, 21, 4, 0, tzinfo=UTC))  # 23:00
    await stage.meet(stage.ana, stage.ben)
    await stage.posts(stage.ana, NEED)
    await stage.posts(stage.ben, OFFER)
    assert stage.coordinators.hears() == []

    await neighbor(stage, "Rosa", "urgent: I need soup tonight in Mattapan")
    await neighbor(stage, "Sam", "I can give soup, I live in Mattapan")
    [urgent] = open_cards(stage)
    assert "🔴" in urgent.text and urgent.silent

    await stage.at(datetime(2026, 11, 21, 13, 1, tzinfo=UTC))
    assert len(open_cards(stage)) == 2


# --- approve, undo ----------------------------------------------------------------------------


async def test_the_questions_leave_five_seconds_after_the_approval(stage: Stage) -> None:
    await a_card(stage)

    await stage.presses(stage.cora, "Approve", chat=stage.coordinators)
    await stage.later(seconds=2)
    assert questions(stage.ana) == [] and questions(stage.ben) == []

    await stage.later(seconds=4)
    assert len(questions(stage.ana)) == 1 and len(questions(stage.ben)) == 1
    assert "Ben" not in questions(stage.ana)[0].text
    assert "Ana" not in questions(stage.ben)[0].text


async def test_a_decided_card_shrinks_to_two_lines_in_its_place_and_names_who_decided(stage: Stage) -> None:
    card = await a_card(stage)
    said = len(stage.coordinators.hears())

    await stage.approves()

    assert len(stage.coordinators.hears()) == said
    first, second = card.text.splitlines()
    assert first == "#1 + #2 · approved by Cora Fri 12:00"
    assert second == "Ben asked until Sun 09:00 · Ana asked until Wed 16:30"
    assert card.labels == ["Undo"]

    await stage.presses(stage.ben, "Yes, connect us")
    assert card.text.splitlines()[1] == "Ben yes · Ana asked until Wed 16:30"
    assert card.labels == []

    await stage.presses(stage.ana, "Yes, connect us")
    assert card.text.splitlines()[1] == "🤝 Ana · Ben: both said yes and are connected"
    assert "@" not in card.text and card.links == []


async def test_a_no_ends_it_in_two_lines_that_do_not_say_whose_it_was(stage: Stage) -> None:
    card = await a_card(stage)
    await stage.approves()

    await stage.presses(stage.ben, "No, thanks")

    first, second = card.text.splitlines()
    assert first == "#1 + #2 · approved by Cora Fri 12:00"
    assert second == "It did not come about. Both posts keep their place."


async def test_an_undo_within_the_five_seconds_leaves_nobody_with_a_question(stage: Stage) -> None:
    card = await a_card(stage)
    ana, ben = len(stage.ana.hears()), len(stage.ben.hears())
    await stage.presses(stage.cora, "Approve", chat=stage.coordinators)

    await stage.presses(stage.dan, "Undo", chat=stage.coordinators)
    await stage.later(minutes=5)

    assert (len(stage.ana.hears()), len(stage.ben.hears())) == (ana, ben)
    assert card.text.startswith("#1 + #2 · nobody yet")
    assert card.labels == ["Approve", "Not this pair", "Later"]

    await stage.approves()
    assert len(questions(stage.ana)) == 1 and len(questions(stage.ben)) == 1


async def test_an_undo_until_the_first_answer_takes_the_questions_back(stage: Stage) -> None:
    await a_card(stage)
    await stage.approves()
    await stage.later(hours=2)

    await stage.presses(stage.cora, "Undo", chat=stage.coordinators)

    for person in (stage.ana, stage.ben):
        assert questions(person) == []
        assert "This one is no longer open. We go on looking." in person.last().text

    await stage.approves()
    await stage.presses(stage.ana, "Yes, connect us")
    await stage.presses(stage.ben, "Yes, connect us")
    assert "both said yes" in texts(stage.coordinators.hears())


async def test_after_the_first_answer_an_undo_comes_too_late(stage: Stage) -> None:
    card = await a_card(stage)
    await stage.approves()
    undo = button(card, "Undo")
    await stage.presses(stage.ben, "Yes, connect us")

    stage.world.press(stage.cora.user, card, undo)
    await stage.settle()

    assert await toast(stage, stage.cora) == "It is too late for that: someone has answered already."
    assert len(questions(stage.ana)) == 1


async def test_two_taps_at_once_make_one_decision(stage: Stage) -> None:
    card = await a_card(stage)

    stage.cora.presses("Approve", card)
    stage.dan.presses("Approve", card)
    stage.cora.presses("Approve", card)
    await stage.settle()
    await stage.later(seconds=6)

    assert card.text.splitlines()[0] == "#1 + #2 · approved by Cora Fri 12:00"
    assert await toast(stage, stage.dan) == "Someone has already decided this one."
    assert len(questions(stage.ana)) == 1 and len(questions(stage.ben)) == 1


async def test_two_coordinators_who_tap_at_once_are_the_two_that_a_careful_category_needs(
    stage: Stage,
) -> None:
    card = await a_card(stage, *BABYSIT)

    stage.cora.presses("Approve", card)
    stage.dan.presses("Approve", card)
    await stage.settle()
    await stage.later(seconds=6)

    assert "approved by Cora, Dan" in card.text
    assert len(questions(stage.ana)) == 1 and len(questions(stage.ben)) == 1


async def test_approving_and_declining_at_once_is_one_decision(stage: Stage) -> None:
    card = await a_card(stage)
    await stage.presses(stage.dan, "Not this pair", chat=stage.coordinators)
    approve = Button("Approve", data="pa:1:1.1")
    declining = button(card, "Too far apart")

    stage.world.press(stage.dan.user, card, declining)
    stage.world.press(stage.cora.user, card, approve)
    await stage.settle()
    await stage.later(seconds=6)

    assert "put aside by Dan" in card.text and "Cora" not in card.text
    assert questions(stage.ana) == []


# --- not this pair, later ---------------------------------------------------------------------


async def test_not_this_pair_asks_why_with_one_tap_and_the_next_best_is_proposed(stage: Stage) -> None:
    _, second = await neighbor(stage, "Lou", "I can give diapers, I live in Dorchester")
    card = await a_card(stage)
    assert "#2 + #1" in card.text
    await stage.later(seconds=1)
    _, third = await neighbor(stage, "Kim", OFFER)

    await stage.presses(stage.cora, "Not this pair", chat=stage.coordinators)
    assert "Why not this pair?" in card.text
    assert card.labels == [
        "Too far apart",
        "Not the same thing",
        "Times do not fit",
        "We know something",
        "Another reason",
        "Back",
    ]
    await stage.presses(stage.cora, "Too far apart", chat=stage.coordinators)

    assert card.text.splitlines()[0] == "#2 + #1 · put aside by Cora Fri 12:00: Too far apart"
    assert len(card.text.splitlines()) == 2 and card.labels == []
    assert "#2 + #3" in open_cards(stage)[-1].text or f"#2 + #{third}" in open_cards(stage)[-1].text
    assert second == 1


async def test_a_pair_that_was_put_aside_does_not_come_back(stage: Stage) -> None:
    await a_card(stage)
    await stage.presses(stage.cora, "Not this pair", chat=stage.coordinators)
    await stage.presses(stage.cora, "We know something", chat=stage.coordinators)

    await stage.later(days=1)

    assert open_cards(stage) == []
    # It is a pair of posts: what the two post anew is looked at anew.
    await stage.posts(stage.ana, "I need a crib in Mattapan")
    await stage.posts(stage.ben, "I can give a crib, I live in Mattapan")
    assert len(open_cards(stage)) == 1


async def test_back_leads_from_the_reasons_to_the_card(stage: Stage) -> None:
    card = await a_card(stage)
    before = card.text
    await stage.presses(stage.cora, "Not this pair", chat=stage.coordinators)

    await stage.presses(stage.cora, "Back", chat=stage.coordinators)

    assert card.text == before and card.labels[0] == "Approve"


@pytest.mark.parametrize(
    ("label", "shown", "back"),
    [
        ("In 3 hours", "15:00", datetime(2026, 11, 20, 20, 1, tzinfo=UTC)),
        ("Tomorrow", "Sat 09:00", datetime(2026, 11, 21, 14, 1, tzinfo=UTC)),
        ("Monday", "Mon 09:00", datetime(2026, 11, 23, 14, 1, tzinfo=UTC)),
    ],
)
async def test_later_puts_a_card_off_and_it_comes_back_then(
    stage: Stage, label: str, shown: str, back: datetime
) -> None:
    card = await a_card(stage)
    await stage.presses(stage.cora, "Later", chat=stage.coordinators)
    assert card.labels == ["In 3 hours", "Tomorrow", "Monday", "Back"]

    await stage.presses(stage.cora, label, chat=stage.coordinators)
    assert len(card.text.splitlines()) == 2 and card.labels == []
    assert f"put off until {shown}" in card.text or f"put off until Fri {shown}" in card.text

    await stage.at(back - timedelta(minutes=3))
    assert open_cards(stage) == []
    await stage.at(back)
    [again] = open_cards(stage)
    assert again is not card and "#1 + #2 · nobody yet" in again.text
    await stage.approves()
    assert len(questions(stage.ana)) == 1


# --- careful categories -----------------------------------------------------------------------


async def test_a_careful_category_needs_two_different_coordinators(stage: Stage) -> None:
    card = await a_card(stage, *BABYSIT)
    assert "careful, 0 of 2 yes" in card.text

    await stage.approves(stage.cora)
    assert card.text.splitlines()[0] == "#1 + #2 · yes: Cora"
    assert "careful, 1 of 2 yes" in card.text
    assert questions(stage.ana) == []

    await stage.approves(stage.cora)
    assert await toast(stage, stage.cora) == "You said yes already. A second person has to say yes too."
    assert questions(stage.ana) == []

    await stage.approves(stage.dan)
    assert "approved by Cora, Dan" in card.text
    assert len(questions(stage.ana)) == 1 and len(questions(stage.ben)) == 1


async def test_a_yes_to_an_older_version_does_not_count_towards_two(stage: Stage) -> None:
    card = await a_card(stage, *BABYSIT)
    await stage.approves(stage.cora)

    await changes_quantity(stage, stage.ana, "3")

    assert "careful, 0 of 2 yes" in card.text
    await stage.approves(stage.dan)
    assert questions(stage.ana) == []


async def changes_quantity(stage: Stage, person: Person, quantity: str) -> None:
    await stage.says(person, "/mine")
    await stage.presses(person, "Change something")
    await stage.presses(person, "How many")
    await stage.says(person, quantity)
    await stage.presses(person, "Post it")


# --- what changed meanwhile -------------------------------------------------------------------


async def test_an_approval_of_an_old_version_is_refused_and_the_card_shows_the_new_one(stage: Stage) -> None:
    card = await a_card(stage)
    old = button(card, "Approve")
    await changes_quantity(stage, stage.ana, "3")
    assert "× 3" in card.text

    stage.world.press(stage.cora.user, card, old)
    await stage.settle()
    await stage.later(seconds=6)

    assert await toast(stage, stage.cora) == "This changed since you saw it. Please look again, then tap."
    assert questions(stage.ana) == []
    await stage.approves()
    assert len(questions(stage.ana)) == 1


async def test_a_card_whose_post_is_closed_shrinks_and_cannot_be_approved(stage: Stage) -> None:
    card = await a_card(stage)
    approve = button(card, "Approve")
    await stage.says(stage.ben, "/mine")
    await stage.presses(stage.ben, "Close it")
    assert card.text.splitlines() == ["#1 + #2 · no longer open", "The two posts no longer fit together."]

    stage.world.press(stage.cora.user, card, approve)
    await stage.settle()
    await stage.later(seconds=6)

    assert questions(stage.ana) == []


async def test_who_is_away_is_not_asked_and_the_next_best_is_proposed(stage: Stage) -> None:
    card = await a_card(stage)
    _, other = await neighbor(stage, "Lou", "I can give diapers, I live in Dorchester")
    approve = button(card, "Approve")
    await stage.says(stage.ben, "/away")
    await stage.presses(stage.ben, stage.ben.live().labels[0])

    stage.world.press(stage.cora.user, card, approve)
    await stage.settle()
    await stage.later(seconds=6)

    assert questions(stage.ben) == [] and questions(stage.ana) == []
    assert f"#1 + #{other}" in open_cards(stage)[-1].text


async def test_who_blocked_the_bot_cannot_be_asked_and_the_next_best_is_proposed(stage: Stage) -> None:
    card = await a_card(stage)
    _, other = await neighbor(stage, "Lou", "I can give diapers, I live in Dorchester")
    stage.ben.blocks_bot()
    await stage.settle()

    await stage.approves()

    assert (
        await toast(stage, stage.cora)
        == "One of the two cannot be asked right now. I look for the next best."
    )
    assert card.text.splitlines()[0] == "#1 + #2 · no longer open"
    assert questions(stage.ana) == []
    assert f"#1 + #{other}" in open_cards(stage)[-1].text


async def test_cards_never_take_more_than_a_need_still_is(stage: Stage) -> None:
    await a_card(stage, "I need 6 chairs in Mattapan", "I can give 4 chairs, I live in Mattapan")
    lou, _ = await neighbor(stage, "Lou", "I can give 4 chairs, I live in Mattapan")
    assert len(open_cards(stage)) == 2

    await changes_quantity(stage, stage.ana, "2")

    [card] = open_cards(stage)
    assert "× 2" in card.text
    await stage.approves()
    assert open_cards(stage) == []
    assert len(questions(stage.ana)) == 1 and len(questions(stage.ben)) + len(questions(lou)) == 1


# --- five open cards --------------------------------------------------------------------------


async def test_there_are_never_more_than_five_open_cards_and_the_sixth_takes_the_next_place(
    stage: Stage,
) -> None:
    await five_cards(stage)
    assert len(open_cards(stage)) == 5

    await stage.later(minutes=30)
    assert len(open_cards(stage)) == 5

    await stage.approves()
    assert len(open_cards(stage)) == 5
    assert "table" in open_cards(stage)[-1].text


async def test_a_card_that_was_put_off_makes_room_and_waits_for_room_when_it_is_back(stage: Stage) -> None:
    await five_cards(stage)
    await stage.presses(stage.cora, "Later", chat=stage.coordinators)
    await stage.presses(stage.cora, "In 3 hours", chat=stage.coordinators)
    await stage.later(seconds=2)
    assert len(open_cards(stage)) == 5 and "table" in open_cards(stage)[-1].text

    await stage.later(hours=3, minutes=1)
    assert len(open_cards(stage)) == 5
    assert "blanket" not in texts(open_cards(stage))

    await stage.approves()
    await stage.later(minutes=11)
    assert len(open_cards(stage)) == 5
    assert "blanket" in open_cards(stage)[-1].text


async def test_an_undo_does_not_make_a_sixth_card(stage: Stage) -> None:
    await five_cards(stage)
    await stage.approves()
    await stage.later(seconds=2)
    assert len(open_cards(stage)) == 5

    await stage.presses(stage.cora, "Undo", chat=stage.coordinators)
    assert len(open_cards(stage)) == 5

    await stage.approves()
    await stage.later(minutes=11)
    assert "blanket" in open_cards(stage)[-1].text


# --- who may decide ---------------------------------------------------------------------------


async def test_nobody_decides_what_they_are_part_of(stage: Stage) -> None:
    await stage.meet(stage.ana, stage.cora)
    await stage.posts(stage.ana, NEED)
    await stage.posts(stage.cora, OFFER)
    card = stage.coordinators.live()
    before = card.text

    for label in ("Approve", "Not this pair", "Later"):
        await stage.presses(stage.cora, label, chat=stage.coordinators)
        assert await toast(stage, stage.cora) == "You are part of this one, so someone else has to decide."
    for data in ("pd:1:far", "pp:1:hours", "pb:1:"):
        stage.world.press(stage.cora.user, card, Button("x", data=data))
        await stage.settle()
    assert card.text == before and card.labels == ["Approve", "Not this pair", "Later"]

    await stage.approves(stage.dan)
    await stage.presses(stage.cora, "Undo", chat=stage.coordinators)
    assert "approved by Dan" in card.text
    assert len(questions(stage.ana)) == 1


@pytest.mark.parametrize("label", ["Approve", "Not this pair", "Later"])
async def test_the_tap_of_somebody_who_is_not_in_the_group_does_nothing(stage: Stage, label: str) -> None:
    card = await a_card(stage)
    eve = stage.world.add_person("Eve")
    await stage.meet(eve)

    await taps(stage, eve, label, card)
    await stage.later(seconds=6)

    assert await toast(stage, eve) == "Only volunteers who are in the coordinators' group can do this."
    assert card.labels == ["Approve", "Not this pair", "Later"]
    assert questions(stage.ana) == []


async def test_the_tap_of_someone_who_was_taken_out_of_the_group_does_nothing(stage: Stage) -> None:
    card = await a_card(stage, *BABYSIT)
    await stage.approves(stage.cora)
    stage.coordinators.remove(stage.dan)
    await stage.settle()

    await taps(stage, stage.dan, "Approve", card)

    assert await toast(stage, stage.dan) == "Only volunteers who are in the coordinators' group can do this."
    assert "careful, 1 of 2 yes" in card.text


async def test_a_card_forwarded_elsewhere_decides_nothing(stage: Stage) -> None:
    card = await a_card(stage)
    elsewhere = Message(900, stage.ana.chat, stage.world.bot, stage.world.clock.stamp(), "a card")

    stage.world.press(stage.ana.user, elsewhere, button(card, "Approve"))
    stage.world.press(stage.cora.user, elsewhere, button(card, "Approve"))
    await stage.settle()
    await stage.later(seconds=6)

    assert questions(stage.ben) == []


async def test_rights_are_checked_against_facts_of_at_most_five_minutes(stage: Stage) -> None:
    def asked() -> int:
        about = {"chat_id": str(stage.coordinators.id), "user_id": str(stage.cora.id)}
        return sum(call.method == "getChatMember" and call.arguments == about for call in stage.world.calls)

    card = await a_card(stage)
    await stage.presses(stage.cora, "Later", chat=stage.coordinators)
    once = asked()
    await stage.presses(stage.cora, "Back", chat=stage.coordinators)
    assert (once, asked()) == (1, 1)

    # Telegram does not tell us that she is gone.
    stage.coordinators.chat.members[stage.cora.id].status = Status.LEFT
    await stage.later(minutes=5, seconds=1)
    await taps(stage, stage.cora, "Approve", card)
    await stage.later(seconds=6)

    assert asked() == 2
    assert await toast(stage, stage.cora) == "Only volunteers who are in the coordinators' group can do this."
    assert questions(stage.ana) == []


async def test_where_telegram_does_not_say_who_someone_is_the_tap_is_refused_kindly(stage: Stage) -> None:
    await a_card(stage)
    stage.world.weather.plan(Trouble.SERVER_ERROR, method="getChatMember")

    await stage.approves()
    assert await toast(stage, stage.cora) == "Telegram did not tell me in time who you are. Please tap again."
    assert questions(stage.ana) == []

    await stage.approves()
    assert len(questions(stage.ana)) == 1


async def test_an_anonymous_administrators_tap_counts_as_an_administrators(stage: Stage) -> None:
    stage.coordinators.add(stage.cora, admin=True, anonymous=True)
    await stage.settle()
    card = await a_card(stage)

    await stage.approves(stage.cora)

    assert "approved by an administrator" in card.text and "Cora" not in card.text


async def test_two_anonymous_administrators_are_two_people_and_still_do_not_decide_their_own(
    stage: Stage,
) -> None:
    for person in (stage.cora, stage.dan, stage.ben):
        stage.coordinators.add(person, admin=True, anonymous=True)
    await stage.settle()
    card = await a_card(stage, *BABYSIT)

    await stage.approves(stage.cora)
    await stage.approves(stage.cora)
    await stage.approves(stage.ben)
    assert "careful, 1 of 2 yes" in card.text
    assert await toast(stage, stage.ben) == "You are part of this one, so someone else has to decide."

    await stage.approves(stage.dan)
    assert "approved by an administrator, an administrator" in card.text


async def test_a_tap_in_the_name_of_the_group_itself_could_be_anybodys(stage: Stage) -> None:
    card = await a_card(stage)
    group = Person(stage.world, ANONYMOUS, stage.cora.chat, "")

    await taps(stage, group, "Approve", card)
    await stage.later(seconds=6)

    assert questions(stage.ana) == []
