"""Killed again and again, the bot loses nothing that people did, and nothing that they were to hear."""

from __future__ import annotations

from tests.soak.crashes import soak
from tests.soak.sends import repeats

SEED = 20261118
KILLS = 15


async def test_a_bot_that_is_killed_fifteen_times_loses_nothing_and_says_nothing_twice_without_a_reason() -> None:
    outcome = await soak(seed=SEED, kills=KILLS, warm=True, actors=4)

    print(outcome)
    assert len(outcome.kills) == KILLS
    assert sum(kill.mattered for kill in outcome.kills) * 2 >= KILLS
    assert outcome.town.ledger.confirmed and outcome.town.ledger.decisions and outcome.town.ledger.answers
    assert outcome.problems == []
    assert outcome.code == 0
    unexplained = [one for one in repeats(list(outcome.town.world.calls), ()) if one.why]
    assert unexplained == [], "only the kills explain what came twice"
