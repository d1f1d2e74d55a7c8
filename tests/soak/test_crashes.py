"""Killed again and again, the bot loses nothing that people did, and nothing that they were to hear."""

from __future__ import annotations

from pathlib import Path

from tests.soak.crashes import soak
from tests.soak.sends import repeats
from tests.soak.town import POSTED

SEED = 20261118
KILLS = 15


async def test_a_bot_that_is_killed_fifteen_times_loses_nothing_and_says_nothing_twice_without_a_reason(
    tmp_path: Path,
) -> None:
    outcome = await soak(tmp_path, seed=SEED, kills=KILLS, warm=True, actors=4)

    print(outcome)
    assert len(outcome.kills) >= KILLS
    assert sum(kill.mattered for kill in outcome.kills) * 2 >= len(outcome.kills)
    assert outcome.town.ledger.confirmed and outcome.town.ledger.decisions and outcome.town.ledger.answers
    assert outcome.problems == []
    assert outcome.code == 0
    calls = list(outcome.town.world.calls)
    assert not [one for one in repeats(calls, ()) if one.why], "only the kills explain what came twice"


async def test_the_reckoning_notices_what_is_missing_and_what_came_twice(tmp_path: Path) -> None:
    """A harness that cannot fail proves nothing: one message is taken away, one comes again."""
    outcome = await soak(tmp_path, seed=SEED + 1, kills=0, warm=True, actors=2)
    assert outcome.problems == []
    calls = outcome.town.world.calls
    new = (call for call in calls if call.method == "sendMessage" and call.code == 200)
    posted = next(call for call in new if POSTED.search(str(call.arguments["text"])))

    calls.remove(posted)
    assert any("was never told" in line for line in outcome.again().problems)

    calls.extend((posted, posted))
    assert any("UNEXPLAINED" in line for line in outcome.again().problems)
