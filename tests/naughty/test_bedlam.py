"""Whatever people and Telegram send: no fault of ours comes out, and nothing that Telegram would refuse."""

from __future__ import annotations

import asyncio
import random
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.journeys.stage import Stage
from tests.naughty.bedlam import Bedlam
from tests.naughty.strings import NAUGHTY

SEEDS = (20261120, 20261121, 20261122)


@pytest.mark.parametrize("seed", SEEDS)
async def test_five_hundred_updates_of_every_kind_leave_nothing_broken(seed: int, tmp_path: Path) -> None:
    bedlam = Bedlam(tmp_path, seed)

    assert await bedlam.play(500) == []
    assert bedlam.updates >= 500


async def test_every_naughty_string_gets_an_answer(tmp_path: Path) -> None:
    bedlam = Bedlam(tmp_path, 1)
    await bedlam.stage.open()
    try:
        for text in NAUGHTY:
            if not text.strip():
                continue
            person = bedlam.stage.world.add_person("Nia")
            person.starts()
            await bedlam.stage.settle()
            heard = len(person.hears())
            bedlam.stage.world.post(person.chat, person.user, text, author=person.user, entities=[])
            await bedlam.stage.settle()
            assert len(person.hears()) > heard, repr(text[:40])
        assert await bedlam.findings() == []
    finally:
        await bedlam.stage.close()


texts = st.lists(
    st.one_of(st.sampled_from(NAUGHTY), st.text(st.characters(codec=None), max_size=80)),
    min_size=1,
    max_size=12,
)


@given(texts=texts)
@settings(max_examples=5, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
def test_any_texts_in_any_order_can_be_told_and_posted(texts: list[str]) -> None:
    async def tell() -> list[str]:
        with tempfile.TemporaryDirectory() as folder:
            bedlam = Bedlam(Path(folder), 1)
            stage: Stage = await bedlam.stage.open()
            try:
                dice = random.Random(len(texts))
                stage.ana.starts()
                for text in texts:
                    stage.world.post(stage.ana.chat, stage.ana.user, text, author=stage.ana.user, entities=[])
                    await stage.settle()
                    buttons = [b for row in stage.ana.last().buttons for b in row if b.data]
                    if buttons:
                        stage.world.press(stage.ana.user, stage.ana.last(), dice.choice(buttons))
                        await stage.settle()
                return await bedlam.findings()
            finally:
                await stage.close()

    assert asyncio.run(tell()) == []
