"""The night: answers, danger, and, without a sound, what would be too late in the morning. Nothing else."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from mutualaid_bot.playground.chats import Chat, Message
from tests.journeys.stage import Stage, texts

YES = "Yes, connect us"


def boston(day: int, hour: int, minute: int = 0) -> datetime:
    """Counted from November 2026, in standard time."""
    return datetime(2026, 11, 1, tzinfo=UTC) + timedelta(days=day - 1, hours=hour + 5, minutes=minute)


LATE, MORNING = boston(20, 23), boston(21, 8)


def said(stage: Stage, *, since: datetime, until: datetime) -> list[Message]:
    """What the bot sent to anybody between two moments; what it edited is not a message."""
    chats: list[Chat] = list(stage.world.chats.values())
    return [
        message
        for chat in chats
        for message in chat.messages
        if message.sender is stage.world.bot and since.timestamp() <= message.date < until.timestamp()
    ]


async def through_the_night(stage: Stage) -> None:
    for hour in range(24, 32):
        await stage.at(boston(20, hour) - timedelta(minutes=1))


async def both_posted(stage: Stage, need: str, offer: str) -> None:
    await stage.meet(stage.ana, stage.ben)
    await stage.posts(stage.ana, need)
    await stage.posts(stage.ben, offer)


async def test_who_posts_at_night_is_answered_and_told_when_people_read_again(stage: Stage) -> None:
    await stage.at(LATE)
    await both_posted(stage, "I need diapers size 4 in Mattapan", "I can give diapers, Mattapan")
    posted = stage.ana.heard("Posted as number").text
    assert "people will read this from 08:00" in posted
    assert "If you are in danger now, call 911" in posted
    assert "people will read this from 08:00" in stage.ben.heard("Posted as number").text
    await through_the_night(stage)
    assert stage.coordinators.hears() == []
    await stage.at(MORNING)
    assert stage.coordinators.live().labels[0] == "Approve"
    assert not stage.coordinators.live().silent


async def test_an_approval_at_night_asks_in_the_morning(stage: Stage) -> None:
    await both_posted(stage, "I need diapers size 4 in Mattapan", "I can give diapers, Mattapan")
    await stage.at(LATE)
    await stage.approves()
    await through_the_night(stage)
    assert said(stage, since=LATE, until=MORNING) == []
    await stage.at(MORNING)
    for person in (stage.ana, stage.ben):
        assert person.live().labels[0] == YES and not person.live().silent
    assert "Please answer by Sun 18:30" in stage.ben.live().text, "a day, and none of the night's"


async def test_an_urgent_proposal_goes_on_at_night_without_a_sound(stage: Stage) -> None:
    await stage.at(LATE)
    await both_posted(
        stage, "Urgent! I need a ride in Mattapan tonight", "I can drive people in Mattapan any time"
    )
    card = stage.coordinators.live()
    assert card.labels[0] == "Approve" and card.silent
    await stage.approves()
    for person in (stage.ana, stage.ben):
        assert person.live().labels[0] == YES and person.live().silent
    assert "Please answer by Sat 11:00" in stage.ben.live().text, "three hours, and none of the night's"


async def test_who_agrees_at_night_is_told_when_people_read_again(stage: Stage) -> None:
    await both_posted(stage, "I need diapers size 4 in Mattapan", "I can give diapers, Mattapan")
    await stage.approves()
    await stage.at(LATE)
    await stage.presses(stage.ana, YES)
    assert "people will read this from 08:00" in stage.ana.heard("You said yes").text
    await stage.presses(stage.ben, YES)
    for person in (stage.ana, stage.ben):
        introduction = person.heard("how to reach each other.\n")
        assert introduction.silent
        assert "your neighbor may read what you write from 08:00" in introduction.text


async def test_nothing_else_is_said_at_night(stage: Stage) -> None:
    """How it went, what is still wanted, that we still look, who waits: all of it can wait until eight."""
    await stage.meet(stage.ana, stage.ben)
    await stage.at(LATE)
    await both_posted(stage, "I need diapers size 4 in Mattapan", "I can give diapers, Mattapan")
    await stage.posts(stage.ana, "I need a crib in Mattapan")
    await stage.at(MORNING)
    await stage.approves()
    await stage.presses(stage.ana, YES)
    await stage.at(boston(21, 23))
    await stage.presses(stage.ben, YES)
    asked_before = len(stage.ben.hears())
    for day in range(22, 60):
        for hour in (9, 22, 24, 27, 31):
            await stage.at(boston(day, hour))
        night = said(stage, since=boston(day, 21, 30), until=boston(day + 1, 8))
        assert texts(night) == ""
    assert len(stage.ben.hears()) > asked_before
    assert "did it work out?" in texts(stage.ben.hears())


async def test_danger_is_answered_at_any_hour(stage: Stage) -> None:
    await stage.meet(stage.ana)
    await stage.at(boston(21, 3))
    await stage.says(stage.ana, "He is hitting me and I am afraid")
    assert "911" in stage.ana.heard("I am a machine").text


async def test_a_meeting_in_the_early_morning_is_reminded_of_at_night_without_a_sound(stage: Stage) -> None:
    await both_posted(
        stage,
        "I need a ride to dialysis on Tuesday at 6am, from Mattapan",
        "I can drive people on Tuesday morning, I live in Mattapan",
    )
    await stage.approves()
    await stage.presses(stage.ana, YES)
    await stage.presses(stage.ben, YES)
    await stage.at(boston(23, 7))
    assert "A small reminder" not in texts(stage.ana.hears()), "a day before, but at six"
    await stage.at(boston(23, 8))
    assert not stage.ana.heard("A small reminder").silent
    await stage.at(boston(24, 4))
    reminder = stage.ben.heard("A small reminder")
    assert reminder.silent and reminder.date == int(boston(24, 4).timestamp())


async def test_plans_that_change_at_night_are_told_at_once_only_if_the_meeting_is_near(stage: Stage) -> None:
    await both_posted(
        stage,
        "I need a ride to the clinic on Tuesday at 9am, from Mattapan",
        "I can drive people on Tuesday morning, I live in Mattapan",
    )
    await stage.approves()
    await stage.presses(stage.ana, YES)
    await stage.presses(stage.ben, YES)
    await stage.at(boston(22, 23))
    await stage.presses(stage.ben, "Plans changed")
    told = [m for m in said(stage, since=boston(22, 23), until=boston(23, 8)) if m.chat is stage.ana.chat]
    assert told == []
    await stage.at(boston(23, 8))
    assert "plans changed, so it will not happen" in stage.ana.last().text


async def test_plans_that_change_on_the_eve_are_told_without_a_sound(stage: Stage) -> None:
    await both_posted(
        stage,
        "I need a ride to the clinic on Tuesday at 9am, from Mattapan",
        "I can drive people on Tuesday morning, I live in Mattapan",
    )
    await stage.approves()
    await stage.presses(stage.ana, YES)
    await stage.presses(stage.ben, YES)
    await stage.at(boston(23, 23))
    await stage.presses(stage.ben, "Plans changed")
    assert "plans changed, so it will not happen" in stage.ana.last().text and stage.ana.last().silent


async def test_what_was_left_over_from_the_day_does_not_wake_anybody(stage: Stage) -> None:
    """Telegram could not be reached all evening; at eleven it can."""
    await both_posted(stage, "I need diapers size 4 in Mattapan", "I can give diapers, Mattapan")
    await stage.presses(stage.cora, "Approve", chat=stage.coordinators)
    await stage.stop_bot()
    stage.world.clock.turn_to(LATE)
    await stage.run_bot()
    assert said(stage, since=LATE, until=MORNING) == []
    await stage.at(MORNING)
    assert stage.ana.live().labels[0] == stage.ben.live().labels[0] == YES


async def test_without_quiet_hours_the_night_is_like_the_day(bare_stage: Stage) -> None:
    stage = await bare_stage.open(community={"quiet_hours": []})
    await stage.at(LATE)
    await both_posted(stage, "I need diapers size 4 in Mattapan", "I can give diapers, Mattapan")
    assert "It is late" not in stage.ana.heard("Posted as number").text
    assert stage.coordinators.live().labels[0] == "Approve"
    assert not stage.coordinators.live().silent
