"""Agreement and introduction: both are asked, both answer, and only two yeses show anybody's contact."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from mutualaid_bot.playground.chats import Button, Message
from mutualaid_bot.playground.people import Person
from tests.journeys.stage import Stage, texts

YES, NO = "Yes, connect us", "No, thanks"
NO_LONGER_OPEN = "This one is no longer open. We go on looking."
SUNDAY_NINE = datetime(2026, 11, 22, 14, 0, tzinfo=UTC)  # 09:00 in Boston


async def asked(stage: Stage, need: str = "I need diapers size 4 in Mattapan") -> tuple[int, int]:
    """Ana's need and Ben's offer, approved: both have their question."""
    await stage.meet(stage.ana, stage.ben)
    one = await stage.posts(stage.ana, need)
    two = await stage.posts(stage.ben, "I can give diapers, I live in Mattapan")
    await stage.approves()
    return one, two


def everything_but(stage: Stage, *chats: Person) -> str:
    """All that the bot said to anybody else, with what earlier versions of its messages said."""
    own = [person.chat for person in chats]
    messages = [
        message
        for chat in stage.world.chats.values()
        if chat not in own
        for message in chat.messages
        if message.sender is stage.world.bot
    ]
    return "\n".join([*texts(messages).split("\n"), *(old for one in messages for old in one.versions)])


def question(person: Person) -> Message:
    return person.sees(YES)


async def test_both_are_asked_at_once_in_their_language_and_hear_who_would_see_what(stage: Stage) -> None:
    stage.ben.user.language_code = "es"
    await stage.meet(stage.ana, stage.ben)
    await stage.posts(stage.ana, "I need diapers size 4 in Mattapan")
    await stage.says(stage.ben, "Puedo dar pañales en Mattapan")
    while "Publicar" not in stage.ben.live().labels:
        stage.ben.presses_first()
        await stage.settle()
    await stage.presses(stage.ben, "Publicar")
    await stage.approves()

    hers, his = question(stage.ana), stage.ben.live()
    assert hers.labels == [YES, NO]
    assert "they see Ana and your Telegram username" in hers.text
    assert "Ben" not in hers.text
    assert his.labels == ["Sí, conéctanos", "No, gracias"]
    assert "Ben" in his.text and "nombre de usuario de Telegram" in his.text
    assert "Ana" not in his.text
    assert hers.date == his.date


async def test_no_contact_reaches_anybody_before_both_said_yes(stage: Stage) -> None:
    await asked(stage, "I need diapers size 4 in Mattapan, call me at 617-555-0182")
    await stage.presses(stage.ben, YES)
    said = everything_but(stage)
    assert "ben_helps" not in said and "ana_in_mattapan" not in said
    assert "555-0182" not in everything_but(stage, stage.ana)

    await stage.presses(stage.ana, YES)
    assert "@ben_helps" in stage.ana.last().text
    assert "@ana_in_mattapan" in stage.ben.last().text
    assert "ben_helps" not in everything_but(stage, stage.ana)
    assert "ana_in_mattapan" not in everything_but(stage, stage.ben)
    async with stage.app.database.reading() as tx:
        seen = await tx.people._sql.rows("SELECT owner, reader FROM reveals")
    pair = {str(stage.ana.id), str(stage.ben.id)}
    assert [{row["owner"], row["reader"]} for row in seen] == [pair, pair]


async def test_one_introduction_is_made_and_says_how_to_stay_safe(stage: Stage) -> None:
    await stage.introduced()
    for person, other in ((stage.ana, "Ben"), (stage.ben, "Ana")):
        introductions = [one for one in person.hears() if "You both said yes!" in one.text]
        assert len(introductions) == 1
        text = introductions[0].text
        assert f"This is {other}:" in text
        for words in ("Meet where other people are", "Help is free: never pay, never share a code"):
            assert words in text
        assert introductions[0].labels == ["Plans changed"]
        assert not [message for message in person.hears() if YES in message.labels]


async def test_two_yeses_at_the_same_moment_make_one_introduction(stage: Stage) -> None:
    await asked(stage)
    stage.ana.presses(YES)
    stage.ben.presses(YES)
    await stage.settle()
    for person in (stage.ana, stage.ben):
        assert len([one for one in person.hears() if "how to reach each other.\n" in one.text]) == 1


async def test_a_username_is_the_one_of_that_tap(stage: Stage) -> None:
    await asked(stage)
    stage.ben.renames(username="ben_by_now")
    await stage.presses(stage.ben, YES)
    await stage.presses(stage.ana, YES)
    assert "@ben_by_now" in stage.ana.last().text
    assert "ben_helps" not in texts(stage.ana.hears())


async def test_without_a_username_a_link_serves_where_telegram_lets_it_work(stage: Stage) -> None:
    stage.ben.renames(username=None)
    await asked(stage)
    await stage.presses(stage.ben, YES)
    await stage.presses(stage.ana, YES)
    assert stage.ana.last().links == [f"tg://user?id={stage.ben.id}"]


async def test_whoever_cannot_be_reached_shares_their_own_number_and_nobody_elses(stage: Stage) -> None:
    stage.ben.renames(username=None)
    stage.ben.user.has_private_forwards = True  # a link to him would lead nowhere
    await asked(stage)
    await stage.presses(stage.ana, YES)
    await stage.presses(stage.ben, YES)
    assert "how can they reach you" in stage.ben.last().text
    assert "ana_in_mattapan" not in texts(stage.ben.hears())

    stage.ben.shares_contact(of=stage.dan)
    await stage.settle()
    assert "someone else's number" in stage.ben.last().text
    stage.ben.shares_contact("+16175550199", of="Somebody without Telegram")
    await stage.settle()
    assert "someone else's number" in stage.ben.last().text
    assert "You both said yes" not in texts(stage.ana.hears())

    stage.ben.taps_reply_button("Share my number")
    await stage.settle()
    assert stage.ben.phone in stage.ana.last().text
    assert stage.dan.phone not in texts(stage.ana.hears())
    assert "@ana_in_mattapan" in stage.ben.last().text


async def test_a_username_set_meanwhile_does_as_well_as_a_number(stage: Stage) -> None:
    stage.ben.renames(username=None)
    stage.ben.user.has_private_forwards = True
    await asked(stage)
    await stage.presses(stage.ben, YES)
    stage.ben.renames(username="ben_at_last")
    await stage.presses(stage.ben, YES)
    await stage.presses(stage.ana, YES)
    assert "@ben_at_last" in stage.ana.last().text


async def test_a_contact_that_went_meanwhile_is_asked_for_again(stage: Stage) -> None:
    """Ben said yes by his username; at his next yes he has none, and no link to him works."""
    stage.dan.user.username = "dan_too"
    await asked(stage)
    await stage.presses(stage.ben, YES)
    await stage.meet(stage.dan)
    await stage.posts(stage.dan, "I need a ride in Mattapan")
    await stage.posts(stage.ben, "I can drive people in Mattapan")
    await stage.approves()
    stage.ben.renames(username=None)
    stage.ben.user.has_private_forwards = True
    await stage.presses(stage.ben, YES)

    await stage.presses(stage.ana, YES)
    assert "You both said yes!" not in texts(stage.ana.hears())
    stage.ben.taps_reply_button("Share my number")
    await stage.settle()
    assert stage.ben.phone in stage.ana.last().text


def has_keyboard(person: Person) -> bool:
    return person.chat.keyboard is not None


@pytest.mark.parametrize("by", ["a no", "a silence", "a username"])
async def test_the_keyboard_that_shares_a_number_goes_once_nobody_asks_for_it(stage: Stage, by: str) -> None:
    stage.ben.renames(username=None)
    stage.ben.user.has_private_forwards = True
    await asked(stage)
    await stage.presses(stage.ben, YES)
    await stage.says(stage.ben, "hello")
    assert has_keyboard(stage.ben)  # it still waits for his number

    if by == "a no":
        await stage.presses(stage.ben, NO)
    elif by == "a username":
        stage.ben.renames(username="ben_at_last")
        await stage.presses(stage.ben, YES)
    else:
        await stage.later(days=5)
    await stage.says(stage.ben, "/language", "thank you so much!")

    assert not has_keyboard(stage.ben)
    await stage.says(stage.ben, "thank you so much!")
    assert stage.ben.last().markup is None  # once is enough


@pytest.mark.parametrize("by", ["a no", "a silence", "an undo"])
async def test_a_no_a_silence_and_an_undo_look_the_same_to_the_other(stage: Stage, by: str) -> None:
    await asked(stage)
    hers = question(stage.ana)
    heard_before = len(stage.ana.hears())
    if by == "a no":
        await stage.presses(stage.ben, NO)
        assert "nobody will hear of it" in stage.ben.last().text
    elif by == "an undo":
        await stage.presses(stage.cora, "Undo", chat=stage.coordinators)
    else:
        await stage.at(SUNDAY_NINE.replace(second=30))
    assert (hers.text, hers.labels) == (NO_LONGER_OPEN, [])
    news = [message.text for message in stage.ana.hears()[heard_before:]]
    assert not [text for text in news if "nobody fits" not in text], "nothing tells why it ended"

    await stage.says(stage.ben, "/mine")
    assert stage.ben.last().labels == ["Change something", "Close it"], "his offer stays as it is"


async def test_after_a_yes_the_others_no_reads_no_different(stage: Stage) -> None:
    await asked(stage)
    await stage.presses(stage.ana, YES)
    hers = stage.ana.heard("You said yes")
    await stage.presses(stage.ben, NO)
    assert (hers.text, hers.labels) == (NO_LONGER_OPEN, [])
    assert "no" not in stage.coordinators.heard("did not come about").text.split("·")[1].split()


async def test_answer_times_do_not_run_at_night(stage: Stage) -> None:
    """A day to answer, from Friday noon: until Sunday at nine, as the question says."""
    await asked(stage)
    assert "Please answer by Sun 09:00" in question(stage.ben).text
    await stage.at(SUNDAY_NINE.replace(hour=13, minute=59))
    assert question(stage.ben).labels == [YES, NO]
    await stage.at(SUNDAY_NINE.replace(second=30))
    assert NO_LONGER_OPEN in texts(stage.ben.hears())


async def test_an_answer_that_comes_too_late_changes_nothing(stage: Stage) -> None:
    await asked(stage)
    his = question(stage.ben)
    yes = his.buttons[0][0]
    await stage.presses(stage.ana, NO)
    stage.ben.taps(his, yes)
    await stage.settle()
    assert his.text == NO_LONGER_OPEN
    assert "You both said yes" not in texts(stage.ana.hears())


async def test_only_whoever_was_asked_can_answer(stage: Stage) -> None:
    """A tap with Ana's and Ben's own data, from Dan's chat, is looked up like any other."""
    await asked(stage)
    await stage.meet(stage.dan)
    for person in (stage.ana, stage.ben):
        button = question(person).buttons[0][0]
        stage.dan.taps(stage.dan.last(), Button("anything", button.data))
        await stage.settle()
    assert "no longer there" in stage.dan.last().text
    assert question(stage.ana).labels == question(stage.ben).labels == [YES, NO]


async def test_when_plans_change_the_other_is_told_kindly_and_the_next_best_is_proposed(stage: Stage) -> None:
    eve = stage.world.add_person("Eve", username="eve_near")
    await stage.introduced()
    await stage.meet(eve)
    third = await stage.posts(eve, "I can give diapers in Roxbury")
    cards = len(stage.coordinators.hears())

    await stage.presses(stage.ben, "Plans changed")
    told = stage.ana.last().text
    assert "plans changed" in told and "not because of you" in told
    assert "back in its old place" in told and "Ben" not in told
    for person in (stage.ana, stage.ben):
        assert "ben_helps" not in texts(stage.ana.hears()), "the contact is gone from the chat"
        assert "Plans changed" not in [label for message in person.hears() for label in message.labels]
    card = stage.coordinators.live()
    assert f"#1 + #{third}" in card.text and len(stage.coordinators.hears()) > cards
    await stage.later(days=5)
    assert "did it work out" not in texts([*stage.ana.hears(), *stage.ben.hears()])


async def test_names_are_shown_as_they_are_and_do_nothing(stage: Stage) -> None:
    stage.ben.user.first_name = "<b>Ben&amp;"
    stage.ben.user.last_name = None
    await stage.introduced()
    assert "This is <b>Ben&amp;: @ben_helps" in stage.ana.last().text
    assert "<b>Ben&amp;" in stage.coordinators.heard("are connected").text


async def test_an_introduction_that_a_crash_left_unclear_is_said_again_and_made_once(stage: Stage) -> None:
    await stage.introduced()
    async with stage.app.database.reading() as tx:
        made = await tx.introductions.of_member(stage.ana.id)
    assert len(made) == 1
    yes = Button(YES, f"qy:{made[0].proposal_id}:need")
    stage.ana.taps(stage.ana.heard("You both said yes: my next"), yes)
    await stage.settle()
    async with stage.app.database.reading() as tx:
        assert await tx.introductions.of_member(stage.ana.id) == made
