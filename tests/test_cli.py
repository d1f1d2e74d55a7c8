"""The command line as a shell sees it: what it prints, where, and its exit code."""

import asyncio
import os
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from mutualaid_bot.playground.server import BotApiServer
from mutualaid_bot.playground.world import World

HOME = str(Path(__file__).parent.parent)


def bot(*arguments: str, folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "mutualaid_bot", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": HOME, **variables},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_help_names_every_command(tmp_path: Path) -> None:
    shown = bot("--help", folder=tmp_path)
    assert shown.returncode == 0
    commands = ("run", "demo", "story", "migrate", "check", "digest", "backup", "restore", "keys", "inbox")
    for command in commands:
        assert f" {command} " in shown.stdout


@pytest.mark.parametrize("command", [["run"], ["check"], ["migrate"], ["digest", "--preview"]])
def test_without_a_configuration_every_command_says_what_to_copy(tmp_path: Path, command: list[str]) -> None:
    refused = bot(*command, folder=tmp_path)
    assert refused.returncode == 2
    assert "config.toml: there is no such file. Copy config.example.toml" in refused.stderr
    assert refused.stdout == ""


def test_each_fault_stands_on_its_own_line_of_stderr(tmp_path: Path) -> None:
    (tmp_path / "our.toml").write_text('[community]\nname = "N"\nregion = "ZZ"\n', encoding="utf-8")
    refused = bot("run", "--config", "our.toml", folder=tmp_path, MUTUALAID_POSTS__MAX="1")
    assert refused.returncode == 2
    beginnings = [line.split(":")[0] for line in refused.stderr.splitlines()]
    assert beginnings == ["MUTUALAID_POSTS__MAX", "community.region", "community.timezone", "telegram.token"]


@pytest.mark.parametrize("command", ["run", "check"])
def test_only_what_talks_to_telegram_needs_a_token(tmp_path: Path, command: str) -> None:
    (tmp_path / "config.toml").write_text(
        '[community]\nname = "N"\ntimezone = "America/New_York"\n', encoding="utf-8"
    )
    refused = bot(command, folder=tmp_path)
    assert refused.returncode == 2
    assert refused.stderr.startswith("telegram.token: it is missing.")
    assert bot("migrate", folder=tmp_path).returncode == 0
    assert (tmp_path / "mutualaid.db").exists()


def test_the_demos_clock_is_refused_against_the_real_telegram(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text(
        '[telegram]\ntoken = "1:a"\n[community]\nname = "N"\ntimezone = "America/New_York"\n',
        encoding="utf-8",
    )
    refused = bot("run", folder=tmp_path, MUTUALAID_DEMO_CLOCK=str(tmp_path / "clock"))
    assert refused.returncode == 2
    assert refused.stderr.startswith("MUTUALAID_DEMO_CLOCK: ")


def test_a_digest_is_only_previewed_from_the_command_line(tmp_path: Path) -> None:
    refused = bot("digest", folder=tmp_path)
    assert refused.returncode == 2
    assert "--preview" in refused.stderr


def test_the_version_is_told(tmp_path: Path) -> None:
    told = bot("--version", folder=tmp_path)
    assert told.returncode == 0
    assert told.stdout.startswith("mutualaid-bot ")


@pytest.fixture
async def telegram(tmp_path: Path) -> AsyncIterator[World]:
    """A Telegram of our own, and a configuration that leads to it."""
    world = World(meter=False)
    server = BotApiServer(world, "1:right")
    url = await server.start()
    (tmp_path / "config.toml").write_text(
        f'[telegram]\napi_url = "{url}"\n[community]\nname = "N"\ntimezone = "America/New_York"\n',
        encoding="utf-8",
    )
    yield world
    await server.stop()


async def running(folder: Path, token: str) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "mutualaid_bot",
        "run",
        cwd=folder,
        env={**os.environ, "PYTHONPATH": HOME, "MUTUALAID_TELEGRAM__TOKEN": token},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )


async def test_a_token_that_telegram_refuses_ends_the_run_with_its_own_code(
    telegram: World, tmp_path: Path
) -> None:
    bot = await running(tmp_path, "1:wrong")
    _, errors = await asyncio.wait_for(bot.communicate(), 30)
    assert bot.returncode == 4
    assert "Telegram refuses the token" in errors.decode()
    assert "1:wrong" not in errors.decode()


async def test_a_second_run_on_the_same_database_is_kept_out_and_the_first_stops_cleanly(
    telegram: World, tmp_path: Path
) -> None:
    ana = telegram.add_person("Ana")
    ana.starts()
    first = await running(tmp_path, "1:right")
    await telegram.until(lambda: len(ana.hears()) > 0, 30)
    second = await running(tmp_path, "1:right")
    _, errors = await asyncio.wait_for(second.communicate(), 30)
    assert second.returncode == 3
    assert "already running" in errors.decode()
    first.terminate()
    await asyncio.wait_for(first.communicate(), 30)
    assert first.returncode == 0
