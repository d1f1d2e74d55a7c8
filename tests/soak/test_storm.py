"""Through Telegram's faults: when they are over, everything has been delivered, and in order."""

from __future__ import annotations

from pathlib import Path

from tests.soak.storm import CHANCES, Storm

SEED = 20261119


async def test_after_errors_cuts_hangs_floods_and_an_outage_everything_has_been_delivered(
    tmp_path: Path,
) -> None:
    storm = Storm(tmp_path, SEED)
    try:
        found = await storm.through(seconds=20)
    finally:
        await storm.close()

    print(storm.town.ledger, dict(found.facts), *found.repeats, sep="\n")
    assert found.problems == []
    assert storm.town.ledger.confirmed and storm.town.ledger.answers
    assert set(CHANCES) <= set(storm.world.weather.struck), "the weather was bad"
    assert found.repeats, "a cut after the deed makes a repeat: else this proves little"
