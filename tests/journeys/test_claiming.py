"""Claiming: a group becomes the coordinators' group by a code that only the operator saw."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest

from mutualaid_bot.playground.groups import Group
from mutualaid_bot.playground.menus import menu
from mutualaid_bot.playground.people import Person
from tests.journeys.stage import Stage, texts

NEED = "I need diapers size 4 in Mattapan"
OFFER = "I can give diapers, I live in Mattapan"
BOUND = "This is now the coordinators' group."


@pytest.fixture
async def unbound(bare_stage: Stage, capsys: pytest.CaptureFixture[str]) -> Stage:
    """No group is the coordinators' yet."""
    bare_stage.bound = False
    return await bare_stage.open()


@pytest.fixture
def code(unbound: Stage, capsys: pytest.CaptureFixture[str]) -> str:
    """What the operator reads at the start."""
    [printed] = codes(capsys)
    return printed


def codes(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return re.findall(r"/claim (\S+)", capsys.readouterr().out)


async def claims(
    stage: Stage, code: str, *, by: Person | None = None, group: Group | None = None, topic: int | None = None
) -> str:
    place = group or stage.coordinators
    (by or stage.cora).says(f"/claim {code}", place, topic=topic)
    await stage.settle()
    return place.last().text if place.hears() else ""


async def test_the_bot_prints_a_code_and_the_group_that_sends_it_decides_from_then_on(
    unbound: Stage, code: str
) -> None:
    assert re.fullmatch(r"[A-Z2-9]{10}", code)

    assert (await claims(unbound, code)).startswith(BOUND)

    await unbound.meet(unbound.ana, unbound.ben)
    await unbound.posts(unbound.ana, NEED)
    await unbound.posts(unbound.ben, OFFER)
    await unbound.approves()
    assert "approved by Cora" in texts(unbound.coordinators.hears())


async def test_until_then_posts_wait_and_members_are_told_and_then_the_cards_come(
    unbound: Stage, capsys: pytest.CaptureFixture[str]
) -> None:
    await unbound.meet(unbound.ana, unbound.ben)
    assert "getting ready" in unbound.ana.last().text
    await unbound.posts(unbound.ana, NEED)
    assert "Your post waits for them and keeps its place." in texts(unbound.ana.hears())
    await unbound.posts(unbound.ben, OFFER)
    await unbound.later(days=1)
    assert unbound.coordinators.hears() == []
    await unbound.stop_bot()
    await unbound.run_bot()
    code = codes(capsys)[-1]

    assert "2 posts are waiting." in await claims(unbound, code)
    await unbound.later(seconds=1)

    assert "#1 + #2 · nobody yet" in unbound.coordinators.last().text


async def test_a_code_is_as_good_in_small_letters(unbound: Stage, code: str) -> None:
    assert (await claims(unbound, code.lower())).startswith(BOUND)


async def test_a_wrong_code_and_an_old_one_bind_nothing(unbound: Stage, code: str) -> None:
    for wrong in ("ABCDEFGHJK", "", code[:-1], f"{code} {code}"):
        assert "That code is wrong or too old." in await claims(unbound, wrong)

    await unbound.later(minutes=61)
    assert "That code is wrong or too old." in await claims(unbound, code)
    await unbound.meet(unbound.ana)
    assert "getting ready" in unbound.ana.last().text


async def test_the_bot_must_be_an_administrator_of_the_group(unbound: Stage, code: str) -> None:
    unbound.coordinators.demote_bot()
    await unbound.settle()

    assert "make me an administrator" in await claims(unbound, code)

    unbound.coordinators.promote_bot()
    await unbound.settle()
    assert (await claims(unbound, code)).startswith(BOUND)


async def test_a_topic_binds_the_topic(unbound: Stage, code: str) -> None:
    forum = unbound.world.add_group("Forum", members=[unbound.cora, unbound.dan], forum=True)
    topic = forum.add_topic("Bot")
    await unbound.settle()

    await claims(unbound, code, group=forum, topic=topic)
    await unbound.meet(unbound.ana, unbound.ben)
    await unbound.posts(unbound.ana, NEED)
    await unbound.posts(unbound.ben, OFFER)
    unbound.dan.says("/queue", forum, topic=topic)
    await unbound.settle()

    assert len(forum.hears()) == 3
    assert {message.thread_id for message in forum.hears()} == {topic}


async def test_a_code_is_used_up_and_a_second_group_hears_nothing_and_is_left(
    unbound: Stage, code: str
) -> None:
    await claims(unbound, code)
    assert await claims(unbound, code) == "This is the coordinators' group already."

    other = unbound.world.add_group("Others", members=[unbound.dan])
    await unbound.settle()
    assert other.hears() == []
    assert other.chat.status(unbound.world.bot.id) == "left"


async def test_a_configured_group_wins_and_no_code_is_printed(
    stage: Stage, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "/claim" not in capsys.readouterr().out
    async with stage.app.database.transaction() as tx:
        await tx.groups.set_claim_code("ABCDEFGHJK", datetime(2027, 1, 1, tzinfo=UTC))
    other = stage.world.add_group("Others", members=[stage.dan], bot=False)

    assert await claims(stage, "ABCDEFGHJK") == "This is the coordinators' group already."
    stage.world.add_bot_to(other)
    stage.dan.says("/claim ABCDEFGHJK", other)
    await stage.settle()

    assert other.hears() == []
    async with stage.app.database.reading() as tx:
        room = await tx.groups.coordinators()
    assert room is not None and room.chat_id == stage.coordinators.id


async def test_in_a_strange_group_the_bot_says_nothing_and_leaves(stage: Stage) -> None:
    strange = stage.world.add_group("Strangers", members=[stage.dan, stage.ana], bot=False)
    stage.world.add_bot_to(strange, admin=False)
    await stage.settle()

    assert strange.hears() == []
    assert strange.chat.status(stage.world.bot.id) == "left"
    assert stage.coordinators.chat.status(stage.world.bot.id) == "administrator"
    assert stage.neighbors.chat.status(stage.world.bot.id) == "administrator"


async def test_the_members_own_group_cannot_become_the_coordinators(unbound: Stage, code: str) -> None:

    said = await claims(unbound, code, group=unbound.neighbors)

    assert said == "This is the members' group. Coordinators need a group of their own."
    assert (await claims(unbound, code)).startswith(BOUND)


async def test_in_a_private_chat_a_code_binds_nothing(unbound: Stage, code: str) -> None:
    await unbound.meet(unbound.cora)

    await unbound.says(unbound.cora, f"/claim {code}")

    assert BOUND not in texts(unbound.cora.hears())
    assert (await claims(unbound, code)).startswith(BOUND)


async def test_the_groups_menu_shows_the_coordinators_commands_at_once(unbound: Stage, code: str) -> None:
    await claims(unbound, code)

    shown = menu(unbound.world, unbound.coordinators.chat, unbound.cora.user)
    assert [command["command"] for command in shown] == ["queue", "claim", "digest", "stats", "help"]


async def test_an_anonymous_administrator_may_claim(unbound: Stage, code: str) -> None:
    unbound.coordinators.add(unbound.cora, admin=True, anonymous=True)
    await unbound.settle()

    assert (await claims(unbound, code)).startswith(BOUND)


async def test_a_claimed_group_stays_bound_over_a_restart(
    unbound: Stage, code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    await claims(unbound, code)

    await unbound.stop_bot()
    await unbound.run_bot()

    assert "/claim" not in capsys.readouterr().out
    unbound.cora.says("/queue", unbound.coordinators)
    await unbound.settle()
    assert unbound.coordinators.last().text.startswith("QUEUE")
