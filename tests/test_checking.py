"""`mutualaid-bot check` against a Telegram of our own: what it finds, and what it tells one to do."""

import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from mutualaid_bot.checking import Finding, Level, check, exit_code
from mutualaid_bot.config import Settings, load
from mutualaid_bot.playground.server import BotApiServer
from mutualaid_bot.playground.world import World
from mutualaid_bot.store.migrating import migrate
from mutualaid_bot.store.vault import Vault

TOKEN = "123456:playground"


@pytest.fixture
def world() -> Iterator[World]:
    world = World(meter=False)
    yield world
    assert world.violations == []


@pytest.fixture
async def api_url(world: World) -> AsyncIterator[str]:
    server = BotApiServer(world, TOKEN)
    yield await server.start()
    await server.stop()


def settings(folder: Path, api_url: str, *, coordinators: int | None = None, **variables: str) -> Settings:
    config = folder / "config.toml"
    config.write_text(
        f'[telegram]\ntoken = "{TOKEN}"\napi_url = "{api_url}"\n'
        '[community]\nname = "Neighbors"\ntimezone = "America/New_York"\n'
        '[[emergency]]\nname = "911"\nnumber = "911"\n'
        'for = ["violence", "suicide", "child", "medical", "fire"]\n',
        encoding="utf-8",
    )
    if coordinators is not None:
        variables["COORDINATORS__CHAT_ID"] = str(coordinators)
    return load(config, {f"MUTUALAID_{name}": value for name, value in variables.items()})


def troubles(findings: list[Finding]) -> list[tuple[Level, str]]:
    assert all(bool(finding.do) == (finding.level is not Level.OK) for finding in findings)
    return [(finding.level, finding.what) for finding in findings if finding.level is not Level.OK]


async def test_all_is_well_with_an_own_private_group(world: World, api_url: str, tmp_path: Path) -> None:
    cora, dan = world.add_person("Cora"), world.add_person("Dan")
    group = world.add_group("Coordinators", [cora, dan])
    members = world.add_group("Everybody", [cora, dan], bot_admin=False)
    findings = await check(
        settings(tmp_path, api_url, coordinators=group.id, COMMUNITY__CHAT_ID=str(members.id))
    )
    assert troubles(findings) == []
    assert exit_code(findings) == 0


async def test_a_refused_token_has_its_own_exit_code(api_url: str, tmp_path: Path) -> None:
    findings = await check(settings(tmp_path, api_url, TELEGRAM__TOKEN="123456:wrong"))
    ((level, what),) = troubles(findings)
    assert level is Level.REFUSED
    assert what.endswith("refuses the token.")
    assert exit_code(findings) == 4
    assert "123456:wrong" not in str(findings)


async def test_a_telegram_that_does_not_answer_is_a_fault(tmp_path: Path) -> None:
    findings = await check(settings(tmp_path, "http://127.0.0.1:9"))
    ((level, what),) = troubles(findings)
    assert level is Level.FAULT
    assert "does not answer" in what
    assert exit_code(findings) == 2


async def test_the_bot_must_be_administrator_of_the_coordinators_group(
    world: World, api_url: str, tmp_path: Path
) -> None:
    cora, dan = world.add_person("Cora"), world.add_person("Dan")
    group = world.add_group("Coordinators", [cora, dan], bot_admin=False)
    findings = await check(settings(tmp_path, api_url, coordinators=group.id))
    ((level, what),) = troubles(findings)
    assert level is Level.FAULT
    assert "not its administrator" in what


async def test_a_public_group_and_an_open_history_are_warned_of(
    world: World, api_url: str, tmp_path: Path
) -> None:
    cora, dan = world.add_person("Cora"), world.add_person("Dan")
    group = world.add_group("Coordinators", [cora, dan], username="all_can_read", visible_history=True)
    findings = await check(settings(tmp_path, api_url, coordinators=group.id))
    (public, history) = troubles(findings)
    assert public[0] is Level.WARN and "@all_can_read" in public[1]
    assert history[0] is Level.WARN and "history" in history[1]
    assert exit_code(findings) == 0


async def test_a_group_that_became_a_supergroup_is_looked_at_under_its_new_number(
    world: World, api_url: str, tmp_path: Path
) -> None:
    cora, dan = world.add_person("Cora"), world.add_person("Dan")
    group = world.add_group("Coordinators", [cora, dan], kind="group")
    new = group.migrate()
    findings = await check(settings(tmp_path, api_url, coordinators=group.id))
    moved = next(finding for finding in findings if "has become a supergroup" in finding.what)
    assert moved.do == f"Set coordinators.chat_id to {new.id}."
    assert any("the bot is its administrator" in finding.what for finding in findings)


async def test_a_category_may_not_need_more_coordinators_than_there_are(
    world: World, api_url: str, tmp_path: Path
) -> None:
    group = world.add_group("Coordinators", [world.add_person("Cora")])
    findings = await check(settings(tmp_path, api_url, coordinators=group.id))
    ((level, what),) = troubles(findings)
    assert level is Level.FAULT
    assert "needs 2 coordinators, and the group has 1" in what


async def test_a_group_without_the_bot_is_a_fault(world: World, api_url: str, tmp_path: Path) -> None:
    group = world.add_group("Others", [world.add_person("Cora")], bot=False)
    findings = await check(settings(tmp_path, api_url, coordinators=group.id))
    ((level, what),) = troubles(findings)
    assert level is Level.FAULT
    assert what.startswith("coordinators.chat_id: the bot cannot see")


async def test_a_members_group_that_the_bot_was_put_out_of_is_a_fault(
    world: World, api_url: str, tmp_path: Path
) -> None:
    cora, dan = world.add_person("Cora"), world.add_person("Dan")
    group, members = world.add_group("Coordinators", [cora, dan]), world.add_group("Everybody", [cora, dan])
    asked = settings(tmp_path, api_url, coordinators=group.id, COMMUNITY__CHAT_ID=str(members.id))
    assert troubles(await check(asked)) == []
    world.remove_bot_from(members)
    ((level, what),) = troubles(await check(asked))
    assert level is Level.FAULT
    assert what.startswith("community.chat_id: the bot cannot see the chat")


async def test_without_a_coordinators_group_it_says_how_to_bind_one_and_then_looks_at_that(
    world: World, api_url: str, tmp_path: Path
) -> None:
    asked = settings(tmp_path, api_url)
    ((level, what),) = troubles(await check(asked))
    assert level is Level.WARN
    assert "no coordinators' group yet" in what
    group = world.add_group("Coordinators", [world.add_person("Cora"), world.add_person("Dan")])
    migrate(asked.database.path)
    with closing(sqlite3.connect(asked.database.path)) as connection, connection:
        connection.execute("INSERT INTO rooms VALUES ('coordinators', ?, NULL, 0)", (group.id,))
    findings = await check(asked)
    assert troubles(findings) == []
    assert any("“Coordinators” is reachable" in finding.what for finding in findings)


async def test_a_database_of_a_newer_version_and_one_that_is_none_are_faults(
    api_url: str, tmp_path: Path
) -> None:
    asked = settings(tmp_path, api_url)
    migrate(asked.database.path)
    with closing(sqlite3.connect(asked.database.path)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    assert any("newer version" in what for _, what in troubles(await check(asked)))
    asked.database.path.write_text("not a database, but long enough to be looked at " * 100, encoding="utf-8")
    assert any("cannot be read as a database" in what for _, what in troubles(await check(asked)))


async def test_a_lost_or_foreign_key_is_a_fault(api_url: str, tmp_path: Path) -> None:
    asked = settings(tmp_path, api_url)
    migrate(asked.database.path)
    canary = Vault.open(asked.key_path).seal("canary").decode()
    with closing(sqlite3.connect(asked.database.path)) as connection, connection:
        connection.execute("INSERT INTO settings VALUES ('canary', ?)", (canary,))
    assert exit_code(await check(asked)) == 0
    asked.key_path.unlink()
    assert any("is not there" in what for _, what in troubles(await check(asked)))
    assert not asked.key_path.exists()
    Vault.open(asked.key_path)
    assert any("does not open the database" in what for _, what in troubles(await check(asked)))


async def test_dangers_without_a_number_are_named(api_url: str, tmp_path: Path) -> None:
    one = '[{"name": "Fire", "number": "101", "for": ["fire", "medical", "other"]}]'
    findings = await check(settings(tmp_path, api_url, EMERGENCY=one))
    whats = [what for _, what in troubles(findings)]
    assert "No emergency number is given for: violence, suicide, child." in whats
