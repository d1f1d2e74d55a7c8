"""Posting from the members' group, and what the bot does in groups that are not ours."""

from __future__ import annotations

from tests.journeys.stage import Stage

BOT = "neighbors_demo_bot"


def link_of(stage: Stage) -> str:
    message = stage.neighbors.last()
    urls = [button.url for row in message.buttons for button in row if button.url]
    return urls[0] if urls else message.links[0]


async def test_the_answer_in_the_group_is_the_same_for_everyone_and_holds_nothing_personal(
    stage: Stage,
) -> None:
    stage.ana.says(f"/need@{BOT} diapers size 4 for my son in Mattapan", chat=stage.neighbors)
    await stage.settle()
    stage.ben.says(f"/need@{BOT} a lawyer in Roxbury", chat=stage.neighbors)
    await stage.settle()

    first, second = stage.neighbors.hears()
    assert first.text == second.text
    assert "diapers" not in first.text and "Ana" not in first.text


async def test_the_link_opens_the_draft_for_its_writer_only(stage: Stage) -> None:
    stage.ana.says(f"/need@{BOT} diapers size 4 in Mattapan", chat=stage.neighbors)
    await stage.settle()
    link = link_of(stage)

    stage.ben.follows(link)
    await stage.settle()
    assert "diapers" not in stage.ben.last().text
    stage.ana.follows(link)
    await stage.settle()

    assert "diapers" in stage.ana.live().text
    await stage.presses(stage.ana, "Post it")
    assert await stage.newest_post(stage.ana)


async def test_the_link_is_dead_after_a_day_and_after_it_was_used(stage: Stage) -> None:
    stage.ana.says(f"/offer@{BOT} rides in Mattapan", chat=stage.neighbors)
    await stage.settle()
    link = link_of(stage)

    await stage.later(hours=25)
    stage.ana.follows(link)
    await stage.settle()

    assert not stage.ana.last().labels
    assert "rides" not in stage.ana.last().text


async def test_ordinary_talk_in_the_group_is_not_answered_and_not_kept(stage: Stage) -> None:
    async def kept() -> int:
        async with stage.app.database.reading() as tx:
            return await tx.statements.number("SELECT COUNT(*) FROM inbox")

    before = await kept()
    stage.ana.says("I need diapers, call me at 617-555-0134", chat=stage.neighbors)
    await stage.settle()

    assert stage.neighbors.hears() == []
    assert await kept() == before


async def test_in_other_groups_the_bot_says_nothing_and_leaves(stage: Stage) -> None:
    strange = stage.world.add_group("Strangers", members=[stage.ana])
    await stage.settle()
    stage.ana.says(f"/need@{BOT} diapers", chat=strange)
    await stage.settle()

    assert strange.hears() == []
    assert any(call.method == "leaveChat" for call in stage.world.calls)
