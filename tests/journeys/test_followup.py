"""Reminders, "did it work out?", what its answers do, and what silence does."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from mutualaid_bot.domain.introductions import IntroductionState
from mutualaid_bot.domain.posts import Post, PostState
from mutualaid_bot.playground.people import Person
from tests.journeys.stage import Stage, texts

YES = "Yes, connect us"
WORKED, NOT_YET, FAILED = "It worked out", "Not yet", "It did not work"
ASKED = "did it work out?"


def boston(day: int, hour: int, minute: int = 0) -> datetime:
    """In November 2026, in standard time."""
    return datetime(2026, 11, day, tzinfo=UTC) + timedelta(hours=hour + 5, minutes=minute)


def heard(person: Person, words: str) -> list[str]:
    return [message.text for message in person.hears() if words in message.text]


async def the_post(stage: Stage, number: int) -> Post:
    async with stage.app.database.reading() as tx:
        post = await tx.posts.get(number)
    assert post is not None
    return post


async def state_of_introduction(stage: Stage) -> IntroductionState:
    async with stage.app.database.reading() as tx:
        (introduction,) = await tx.introductions.of_member(stage.ana.id)
    return introduction.state


async def days_pass(stage: Stage, days: int) -> None:
    """Day by day, as days do."""
    for _ in range(days):
        await stage.later(days=1)
    await stage.later(minutes=1)  # what falls due does so on a whole second


async def with_an_agreed_time(stage: Stage) -> None:
    await stage.meet(stage.ana, stage.ben)
    await stage.posts(stage.ana, "I need a ride to the clinic on Tuesday at 9am, from Mattapan")
    await stage.posts(stage.ben, "I can drive people on Tuesday morning, I live in Mattapan")
    await stage.approves()
    await stage.presses(stage.ana, YES)
    await stage.presses(stage.ben, YES)


# --- reminders --------------------------------------------------------------------------------


async def test_both_are_reminded_a_day_and_two_hours_before_they_meet(stage: Stage) -> None:
    await with_an_agreed_time(stage)
    assert "Tue 09:00" in stage.ana.last().text
    await stage.at(boston(23, 8, 59))
    assert not heard(stage.ana, "A small reminder")
    await stage.at(boston(23, 9))
    await stage.at(boston(24, 7))
    for person, other in ((stage.ana, "Ben"), (stage.ben, "Ana")):
        reminders = heard(person, "A small reminder")
        assert len(reminders) == 2
        assert all("09:00" in text and other in text for text in reminders)
        assert "_" not in "".join(reminders), "a reminder holds no contact"
        assert person.live().labels == ["Plans changed"]
    await stage.at(boston(25, 9, 59))
    assert not heard(stage.ana, ASKED)
    await stage.at(boston(25, 10))
    assert len(heard(stage.ana, ASKED)) == len(heard(stage.ben, ASKED)) == 1


async def test_a_reminder_that_comes_too_late_is_left_out(stage: Stage) -> None:
    await with_an_agreed_time(stage)
    await stage.stop_bot()
    stage.world.clock.turn_to(boston(24, 9, 30))
    await stage.run_bot()
    assert not heard(stage.ana, "A small reminder")


# --- did it work out? -------------------------------------------------------------------------


async def test_both_are_asked_at_most_twice_and_two_silences_are_never_met(stage: Stage) -> None:
    need, offer = await stage.introduced()
    await days_pass(stage, 2)
    assert not heard(stage.ana, ASKED)
    await days_pass(stage, 14)
    assert len(heard(stage.ana, ASKED)) == len(heard(stage.ben, ASKED)) == 2
    assert await state_of_introduction(stage) is IntroductionState.UNKNOWN
    assert (await the_post(stage, need)).state is PostState.OPEN
    assert "#1 Ana: did not answer" in stage.coordinators.heard("CALL THEM").text
    assert (await the_post(stage, offer)).state is PostState.RESTED
    assert f"so post {offer} rests now" in stage.ben.live().text
    assert "ben_helps" not in texts(stage.ana.hears()), "the introduction is over, and so is the contact"


async def test_the_needers_yes_closes_the_need_and_the_helpers_the_offer(stage: Stage) -> None:
    need, offer = await stage.introduced()
    await days_pass(stage, 3)
    await stage.presses(stage.ana, WORKED)
    assert "Lovely" in stage.ana.heard("thank you for telling us").text
    assert (await the_post(stage, need)).state is PostState.MET
    assert (await the_post(stage, offer)).state is PostState.OPEN
    await stage.presses(stage.ben, WORKED)
    assert (await the_post(stage, offer)).state is PostState.MET
    await days_pass(stage, 20)
    assert not heard(stage.ana, "Hello again") and not heard(stage.ben, "Hello again")


async def test_what_did_not_work_goes_back_to_its_old_place_and_the_next_best_is_proposed(
    stage: Stage,
) -> None:
    need, _ = await stage.introduced()
    placed = (await the_post(stage, need)).made_at
    eve = stage.world.add_person("Eve", username="eve_near")
    await stage.meet(eve)
    third = await stage.posts(eve, "I can give diapers in Mattapan")
    await days_pass(stage, 3)
    await stage.presses(stage.ana, FAILED)
    assert "back in its old place" in stage.ana.heard("Thank you for telling us").text
    post = await the_post(stage, need)
    assert (post.state, post.left, post.made_at) == (PostState.OPEN, 1, placed)
    assert f"#{need} + #{third}" in stage.coordinators.live().text


async def test_answers_that_differ_are_shown_to_the_coordinators_whoever_came_first(stage: Stage) -> None:
    need, offer = await stage.introduced()
    await days_pass(stage, 3)
    await stage.presses(stage.ana, FAILED)
    await stage.presses(stage.ben, WORKED)
    assert (await the_post(stage, offer)).state is PostState.MET
    await days_pass(stage, 2)
    told = heard(stage.coordinators, "tell it differently")  # type: ignore[arg-type]
    assert len(told) == 1 and f"#{need}" in told[0]


async def test_a_helper_who_says_no_has_their_capacity_back_and_the_need_is_its_writers_matter(
    stage: Stage,
) -> None:
    need, offer = await stage.introduced()
    await days_pass(stage, 3)
    await stage.presses(stage.ben, FAILED)
    assert (await the_post(stage, offer)).left == 1
    assert (await the_post(stage, need)).left == 0
    await stage.presses(stage.ana, WORKED)
    assert (await the_post(stage, need)).state is PostState.MET
    await days_pass(stage, 1)
    assert "tell it differently" in texts(stage.coordinators.hears())


async def test_not_yet_is_asked_again_and_can_be_answered_any_time(stage: Stage) -> None:
    need, _ = await stage.introduced()
    await days_pass(stage, 3)
    await stage.presses(stage.ana, NOT_YET)
    assert "These things take time" in stage.ana.live().text
    await days_pass(stage, 4)
    assert len(heard(stage.ana, ASKED)) == 1, "the second; the first says what she answered"
    await stage.presses(stage.ana, NOT_YET)
    assert stage.ana.live().labels == [WORKED, FAILED]
    await stage.presses(stage.ana, WORKED)
    assert (await the_post(stage, need)).state is PostState.MET


async def test_an_answer_that_comes_late_still_counts(stage: Stage) -> None:
    need, _ = await stage.introduced()
    await days_pass(stage, 14)
    assert await state_of_introduction(stage) is IntroductionState.UNKNOWN
    await stage.presses(stage.ana, FAILED)
    post = await the_post(stage, need)
    assert (post.left, post.needs_call) == (1, False)
    assert await state_of_introduction(stage) is IntroductionState.FAILED


async def test_a_need_met_in_two_halves_stays_open_until_both_halves_came(stage: Stage) -> None:
    await stage.meet(stage.ana, stage.ben)
    need = await stage.posts(stage.ana, "I need 6 boxes of diapers in Mattapan")
    await stage.posts(stage.ben, "I can give 3 boxes of diapers in Mattapan")
    eve = stage.world.add_person("Eve", username="eve_near")
    await stage.meet(eve)
    await stage.posts(eve, "I can give 3 boxes of diapers, Mattapan")
    await stage.approves()
    await stage.approves()
    for helper in (stage.ben, eve):
        await stage.presses(helper, YES)
        await stage.presses(stage.ana, YES)
    assert (await the_post(stage, need)).left == 0
    await days_pass(stage, 3)
    await stage.presses(stage.ana, WORKED)
    assert (await the_post(stage, need)).state is PostState.OPEN
    await stage.presses(stage.ana, WORKED)
    assert (await the_post(stage, need)).state is PostState.MET


# --- silence ----------------------------------------------------------------------------------


async def test_a_silent_offer_is_asked_twice_then_rests_and_one_tap_brings_it_back(stage: Stage) -> None:
    await stage.meet(stage.ben)
    offer = await stage.posts(stage.ben, "I can give diapers, I live in Mattapan")
    placed = (await the_post(stage, offer)).made_at
    await days_pass(stage, 21)
    assert len(heard(stage.ben, "does it still stand?")) == 1
    assert stage.ben.live().labels == ["Keep it open", "Close it"]
    await days_pass(stage, 5)
    assert len([m for m in stage.ben.hears() if "does it still stand?" in m.text]) == 2
    await days_pass(stage, 2)
    assert (await the_post(stage, offer)).state is PostState.RESTED
    rests = stage.ben.live()
    assert f"post {offer} rests now" in rests.text and rests.labels == ["Open it again"]
    assert len(heard(stage.ben, "rests now")) == 1
    await stage.presses(stage.ben, "Open it again")
    post = await the_post(stage, offer)
    assert (post.state, post.made_at, post.left) == (PostState.OPEN, placed, 1)
    assert "open again, at its old place" in stage.ben.last().text


async def proposed_once(stage: Stage) -> int:
    """Ana's need was on a card, and nothing came of it."""
    await stage.meet(stage.ana, stage.ben)
    need = await stage.posts(stage.ana, "I need diapers size 4 in Mattapan")
    await stage.posts(stage.ben, "I can give diapers, I live in Mattapan")
    await stage.presses(stage.cora, "Not this pair", chat=stage.coordinators)
    await stage.presses(stage.cora, "Times do not fit", chat=stage.coordinators)
    return need


async def test_a_silent_need_is_asked_twice_then_a_coordinator_calls_and_closes_it(stage: Stage) -> None:
    need = await proposed_once(stage)
    await days_pass(stage, 27)
    assert len(heard(stage.ana, "do you still need this?")) == 2
    assert not (await the_post(stage, need)).needs_call
    await days_pass(stage, 40)
    assert len(heard(stage.ana, "do you still need this?")) == 2
    post = await the_post(stage, need)
    assert (post.state, post.needs_call) == (PostState.OPEN, True), "only people close a need"

    stage.cora.says("/queue", chat=stage.coordinators)
    await stage.settle()
    queue = stage.coordinators.last()
    assert f"#{need} Ana: did not answer" in queue.text
    await stage.presses(stage.cora, f"Close #{need}", chat=stage.coordinators)
    assert (await the_post(stage, need)).state is PostState.WITHDRAWN
    assert f"#{need} was closed by Cora" in stage.coordinators.last().text
    assert "Closed." in stage.ana.live().text and stage.ana.live().labels == ["Open it again"]


async def test_a_silent_need_that_a_coordinator_keeps_is_asked_about_as_before(stage: Stage) -> None:
    need = await proposed_once(stage)
    await days_pass(stage, 29)
    stage.cora.says("/queue", chat=stage.coordinators)
    await stage.settle()
    await stage.presses(stage.cora, f"Keep #{need} open", chat=stage.coordinators)
    assert not (await the_post(stage, need)).needs_call
    await days_pass(stage, 21)
    question = stage.ana.sees("Keep it open")
    assert question.labels == ["Keep it open", "Close it"]
    await stage.presses(stage.ana, "Keep it open")
    assert "We are looking" in question.text


async def test_only_a_coordinator_decides_about_a_silent_persons_post(stage: Stage) -> None:
    need = await proposed_once(stage)
    await days_pass(stage, 29)
    stage.cora.says("/queue", chat=stage.coordinators)
    await stage.settle()
    queue = stage.coordinators.last()
    button = next(one for row in queue.buttons for one in row if one.label == f"Close #{need}")
    stage.world.press(stage.ben.user, queue, button)
    await stage.settle()
    await stage.world.until(lambda: stage.ben.toasts, what="a toast")
    assert "Only volunteers who are in the coordinators' group" in stage.ben.toasts[-1].text
    assert (await the_post(stage, need)).state is PostState.OPEN


async def test_a_silent_need_of_an_introduction_is_looked_for_again_once_it_is_kept(stage: Stage) -> None:
    need, _ = await stage.introduced()
    await days_pass(stage, 14)
    stage.cora.says("/queue", chat=stage.coordinators)
    await stage.settle()
    await stage.presses(stage.cora, f"Keep #{need} open", chat=stage.coordinators)
    post = await the_post(stage, need)
    assert (post.left, post.needs_call) == (1, False)


async def test_a_need_that_was_never_proposed_is_told_that_we_still_look(stage: Stage) -> None:
    await stage.meet(stage.ana)
    need = await stage.posts(stage.ana, "I need diapers size 4 in Mattapan")
    await days_pass(stage, 21)
    told = stage.ana.heard("we looked for 21 days")
    assert "We keep looking" in told.text
    assert told.labels == ["Close it"]
    await days_pass(stage, 40)
    assert not heard(stage.ana, "do you still need this?")
    post = await the_post(stage, need)
    assert (post.state, post.needs_call) == (PostState.OPEN, False)
    await stage.presses(stage.ana, "Close it")
    assert (await the_post(stage, need)).state is PostState.WITHDRAWN
    assert "Closed." in stage.ana.sees("Open it again").text


async def test_however_late_a_group_begins_to_ask_it_asks_twice(bare_stage: Stage) -> None:
    """Asked only a day before the end: the second question falls on the last day itself."""
    stage = await bare_stage.open(posts={"renew_notice_days": 1})
    need = await proposed_once(stage)
    await days_pass(stage, 28)
    assert not (await the_post(stage, need)).needs_call
    await days_pass(stage, 1)
    assert len(heard(stage.ana, "do you still need this?")) == 2
    await days_pass(stage, 2)
    assert (await the_post(stage, need)).needs_call


async def test_silence_counts_only_where_the_question_was_there_for_a_day(stage: Stage) -> None:
    """The bot was down for a month: nobody was asked anything, so nobody was silent."""
    need = await proposed_once(stage)
    offer = need + 1
    await stage.stop_bot()
    stage.world.clock.turn(timedelta(days=40).total_seconds())
    await stage.run_bot()
    await stage.later(hours=23)
    assert len(heard(stage.ana, "do you still need this?")) == 1, "the second not on the heels of the first"
    assert (await the_post(stage, offer)).state is PostState.OPEN
    assert not (await the_post(stage, need)).needs_call
    await stage.presses(stage.ben, "Keep it open")
    await days_pass(stage, 4)
    assert (await the_post(stage, need)).needs_call
    assert len(heard(stage.ana, "do you still need this?")) == 2
    assert (await the_post(stage, offer)).state is PostState.OPEN


# --- away -------------------------------------------------------------------------------------


async def test_away_pauses_what_is_asked_and_takes_back_what_is_open(stage: Stage) -> None:
    await stage.meet(stage.ana, stage.ben)
    await stage.posts(stage.ana, "I need diapers size 4 in Mattapan")
    offer = await stage.posts(stage.ben, "I can give diapers, I live in Mattapan")
    await stage.approves()
    await stage.says(stage.ben, "/away")
    await stage.presses(stage.ben, "Until I say so")
    assert "no longer open" in stage.ana.heard("go on looking").text
    assert "Approve" not in [label for m in stage.coordinators.hears() for label in m.labels]

    await days_pass(stage, 60)
    assert not heard(stage.ben, "does it still stand?")
    assert (await the_post(stage, offer)).state is PostState.OPEN

    await stage.says(stage.ben, "/away")
    await stage.presses(stage.ben, "I am back")
    assert "Welcome back" in stage.ben.last().text
    await stage.later(seconds=2)
    assert "#1 + #2" in stage.coordinators.live().text
    await stage.approves()
    await stage.presses(stage.ben, YES)
    await stage.presses(stage.ana, YES)
    assert "@ben_helps" in stage.ana.last().text


async def test_after_the_days_that_were_chosen_one_is_back_by_oneself(stage: Stage) -> None:
    await stage.meet(stage.ana, stage.ben)
    await stage.posts(stage.ben, "I can give diapers, I live in Mattapan")
    await stage.says(stage.ben, "/away")
    await stage.presses(stage.ben, "One week")
    await stage.posts(stage.ana, "I need diapers size 4 in Mattapan")
    assert not stage.coordinators.hears() or "#2 + #1" not in texts(stage.coordinators.hears())
    await days_pass(stage, 7)
    assert heard(stage.ben, "Welcome back")
    await stage.later(seconds=2)
    assert "#2 + #1" in stage.coordinators.live().text


async def test_someone_away_is_asked_how_it_went_when_they_are_back(stage: Stage) -> None:
    await stage.introduced()
    await stage.says(stage.ana, "/away")
    await stage.presses(stage.ana, "Until I say so")
    await days_pass(stage, 30)
    assert len(heard(stage.ben, ASKED)) == 2
    assert not heard(stage.ana, ASKED)
    assert await state_of_introduction(stage) is IntroductionState.MADE
    await stage.says(stage.ana, "/away")
    await stage.presses(stage.ana, "I am back")
    await days_pass(stage, 2)
    assert len(heard(stage.ana, ASKED)) == 1
    await stage.presses(stage.ana, WORKED)
    assert await state_of_introduction(stage) is IntroductionState.MET


async def test_whoever_posts_while_away_is_back(stage: Stage) -> None:
    await stage.meet(stage.ana, stage.ben)
    await stage.posts(stage.ben, "I can give diapers, I live in Mattapan")
    await stage.says(stage.ana, "/away")
    await stage.presses(stage.ana, "Until I say so")
    await stage.posts(stage.ana, "I need diapers size 4 in Mattapan")
    assert "#2 + #1" in stage.coordinators.live().text
