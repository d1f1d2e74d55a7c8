"""The bot's updates: what confirms them, what ends them, which ones it gets, and who may ask."""

import asyncio
from typing import Any

import pytest

from mutualaid_bot.playground.updates import DAY, TAP_SECONDS
from mutualaid_bot.playground.world import World

from .conftest import Api


def texts(updates: list[dict[str, Any]]) -> list[str]:
    return [update["message"]["text"] for update in updates]


async def test_an_update_comes_again_until_a_higher_offset_is_asked_for(api: Api, world: World) -> None:
    ana = world.add_person("Ana")
    ana.starts()
    for text in ("one", "two", "three"):
        ana.says(text)
    first = await api.done("getUpdates", limit=2)
    assert texts(first) == ["/start", "one"]
    assert await api.done("getUpdates", limit=2) == first
    assert texts(await api.done("getUpdates", offset=first[1]["update_id"])) == ["one", "two", "three"]
    assert texts(await api.done("getUpdates", offset=first[1]["update_id"] + 1)) == ["two", "three"]
    assert texts(await api.done("getUpdates")) == ["two", "three"]
    assert texts(await api.done("getUpdates", offset=-1)) == ["three"]
    assert texts(await api.done("getUpdates")) == ["three"]


async def test_who_polls_hears_at_once(api: Api, world: World) -> None:
    ana = world.add_person("Ana")
    poll = asyncio.create_task(api.done("getUpdates", timeout=30))
    await asyncio.wait({poll}, timeout=0.1)
    assert not poll.done()
    ana.starts("token")
    assert texts(await asyncio.wait_for(poll, 2)) == ["/start token"]


async def test_a_second_poller_sends_the_older_one_away(api: Api, world: World) -> None:
    older = asyncio.create_task(api("getUpdates", timeout=30))
    await asyncio.wait({older}, timeout=0.1)
    newer = asyncio.create_task(api.done("getUpdates", timeout=30))
    assert await asyncio.wait_for(older, 2) == {
        "ok": False,
        "error_code": 409,
        "description": "Conflict: terminated by other getUpdates request; "
        "make sure that only one bot instance is running",
    }
    ana = world.add_person("Ana")
    ana.starts()
    assert texts(await asyncio.wait_for(newer, 2)) == ["/start"]


async def test_updates_go_to_who_is_still_there(api: Api, world: World) -> None:
    gone = asyncio.create_task(api("getUpdates", timeout=30))
    await asyncio.wait({gone}, timeout=0.1)
    gone.cancel()
    await asyncio.wait({gone})
    world.add_person("Ana").starts()
    assert texts(await api.done("getUpdates", timeout=5)) == ["/start"]


@pytest.mark.parametrize(("seconds", "left"), [(TAP_SECONDS - 5, 2), (TAP_SECONDS + 1, 1), (DAY + 1, 0)])
async def test_a_tap_waits_150_seconds_and_everything_else_a_day(
    api: Api, world: World, seconds: int, left: int
) -> None:
    ana = world.add_person("Ana")
    ana.starts()
    markup = {"inline_keyboard": [[{"text": "Approve", "callback_data": "a"}]]}
    await api.done("sendMessage", chat_id=ana.id, text="?", reply_markup=markup)
    ana.presses("Approve")
    world.clock.turn(seconds)
    assert len(await api.done("getUpdates")) == left


async def test_only_what_was_asked_for_is_kept(api: Api, world: World) -> None:
    cora, ben = world.add_person("Cora"), world.add_person("Ben")
    group = world.add_group("Neighbors", members=[cora])
    group.add(ben)
    assert "chat_member" not in {kind for update in await api.updates() for kind in update}
    await api.done("getUpdates", allowed_updates=["message", "chat_member"])
    group.remove(ben)
    cora.starts()
    cora.blocks_bot()
    kinds = [next(kind for kind in update if kind != "update_id") for update in await api.updates()]
    assert kinds == ["message", "chat_member", "message"]


async def test_a_bot_without_rights_sees_only_what_is_meant_for_it(api: Api, world: World) -> None:
    cora, ben = world.add_person("Cora"), world.add_person("Ben")
    group = world.add_group("Neighbors", members=[cora, ben], bot_admin=False)
    await api.updates()
    sent = await api.done("sendMessage", chat_id=group.id, text="Hello")
    said = group.chat.find(sent["message_id"])
    ben.says("good morning", chat=group)
    ben.says("/need rice", chat=group)
    ben.says("/need@neighbors_demo_bot rice", chat=group)
    ben.says("/need@another_bot rice", chat=group)
    ben.says("yes", chat=group, reply_to=said)
    assert texts(await api.updates()) == ["/need rice", "/need@neighbors_demo_bot rice", "yes"]


async def test_an_administrator_bot_sees_everything(api: Api, world: World) -> None:
    ben = world.add_person("Ben")
    group = world.add_group("Neighbors", members=[ben], bot_admin=False)
    group.promote_bot()
    await api.updates()
    said = ben.says("good evening", chat=group)
    ben.edits(said, "good night")
    new, edited = await api.updates()
    assert (new["message"]["text"], edited["edited_message"]["text"]) == ("good evening", "good night")


async def test_an_anonymous_administrator_writes_as_the_group_and_taps_in_person(
    api: Api, world: World
) -> None:
    cora, dan = world.add_person("Cora"), world.add_person("Dan")
    group = world.add_group("Coordinators", members=[dan], anonymous=[cora])
    await api.updates()
    cora.says("/queue", chat=group)
    markup = {"inline_keyboard": [[{"text": "Approve", "callback_data": "a"}]]}
    await api.done("sendMessage", chat_id=group.id, text="?", reply_markup=markup)
    cora.presses("Approve", chat=group)
    written, tapped = await api.updates()
    assert written["message"]["from"]["id"] == 1087968824
    assert written["message"]["sender_chat"]["id"] == group.id
    assert tapped["callback_query"]["from"]["id"] == cora.id


async def test_the_bot_hears_where_it_came_and_who_blocked_it(api: Api, world: World) -> None:
    ana, cora = world.add_person("Ana"), world.add_person("Cora")
    group = world.add_group("Coordinators", members=[cora], bot=False)
    world.add_bot_to(group, by=cora, admin=False)
    group.promote_bot()
    world.remove_bot_from(group)
    ana.starts()
    ana.blocks_bot()
    ana.starts()
    changes = [update["my_chat_member"] for update in await api.updates() if "my_chat_member" in update]
    assert [(c["old_chat_member"]["status"], c["new_chat_member"]["status"]) for c in changes] == [
        ("left", "member"),
        ("member", "administrator"),
        ("administrator", "kicked"),
        ("member", "kicked"),
        ("kicked", "member"),
    ]
    assert changes[0]["from"]["id"] == cora.id
