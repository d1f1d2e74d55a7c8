"""A message that arrived before the bot could note it: a tap on it counts as on any other."""

from __future__ import annotations

from mutualaid_bot.playground.weather import Trouble
from tests.journeys.stage import Stage


async def drop_of_a_card_whose_answer_was_lost(stage: Stage) -> None:
    await stage.meet(stage.ana)
    stage.world.weather.plan(Trouble.CUT_AFTER, method="sendMessage")
    stage.ana.says("I need diapers size 4 in Mattapan")
    await stage.world.until(lambda: "Throw it away" in stage.ana.last().labels)
    await stage.settle()


async def test_a_tap_on_a_card_that_the_bot_does_not_know_to_have_arrived_is_answered_there(
    stage: Stage,
) -> None:
    await drop_of_a_card_whose_answer_was_lost(stage)
    card = stage.ana.last()

    stage.ana.presses("Throw it away", card)
    await stage.settle()
    await stage.later(minutes=2)

    assert card.labels == []
    assert card.edited
    assert stage.ana.last() is card, "nothing was sent a second time"


async def test_the_first_of_two_copies_of_a_card_loses_its_buttons_when_it_is_tapped(stage: Stage) -> None:
    await drop_of_a_card_whose_answer_was_lost(stage)
    first = stage.ana.last()
    await stage.later(minutes=2)
    second = stage.ana.last()
    assert second is not first and second.text == first.text

    stage.ana.presses("Throw it away", first)
    await stage.settle()

    assert first.labels == []
    assert second.labels == []
