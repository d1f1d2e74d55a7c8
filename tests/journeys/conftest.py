"""A fresh stage for each journey; nothing that Telegram would refuse or overlook may have been sent on it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.journeys.stage import Stage


@pytest.fixture
async def bare_stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """Not opened yet: the journey sets its own configuration."""
    stage = Stage(tmp_path)
    yield stage
    await stage.close()
    assert stage.world.violations == []


@pytest.fixture
async def stage(bare_stage: Stage) -> Stage:
    return await bare_stage.open()
