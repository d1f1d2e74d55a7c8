"""Driving the world in the members' words."""

import asyncio

import pytest

from mutualaid_bot.playground.chats import Tap
from mutualaid_bot.playground.world import World

from .conftest import Api


async def test_a_link_to_the_bot_starts_it_with_what_the_link_carries(api: Api, world: World) -> None:
    ana = world.add_person("Ana")
    ana.follows("https://t.me/neighbors_demo_bot?start=need_Ab-9")
    ana.follows("tg://resolve?domain=neighbors_demo_bot&start=x")
    started = [update["message"] for update in await api.updates()]
    assert [message["text"] for message in started] == ["/start need_Ab-9", "/start x"]
    assert started[0]["entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]
    for wrong in (
        "https://t.me/neighbors_demo_bot?start=has%20space",
        "https://t.me/another_bot?start=x",
        "https://t.me/neighbors_demo_bot?start=" + "x" * 65,
        "https://example.org/",
    ):
        with pytest.raises(AssertionError):
            ana.follows(wrong)


async def test_buttons_are_pressed_by_their_label(api: Api, world: World) -> None:
    ana = world.add_person("Ana")
    ana.starts()
    link = {"text": "I can help", "url": "https://t.me/neighbors_demo_bot?start=help_7"}
    rows = [[{"text": "Post it", "callback_data": "p"}, {"text": "Cancel", "callback_data": "c"}], [link]]
    await api.done("sendMessage", chat_id=ana.id, text="?", reply_markup={"inline_keyboard": rows})
    with pytest.raises(AssertionError, match=r"no button 'Approve'.*Post it.*Cancel"):
        ana.presses("Approve")
    tap = ana.presses_first()
    assert isinstance(tap, Tap)
    assert (tap.button.label, tap.answered) == ("Post it", False)
    ana.presses("I can help")
    updates = await api.updates()
    query = updates[1]["callback_query"]
    assert (query["data"], query["message"]["text"]) == ("p", "?")
    assert updates[2]["message"]["text"] == "/start help_7"
    await api.done("answerCallbackQuery", callback_query_id=query["id"], text="Posted", show_alert=True)
    assert tap.answered
    assert [(toast.text, toast.alert) for toast in ana.toasts] == [("Posted", True)]


async def test_the_keyboard_below_shares_a_number_or_a_place_once(api: Api, world: World) -> None:
    ana, ben = world.add_person("Ana", phone="+16175550100"), world.add_person("Ben")
    ana.starts()
    keyboard = [[{"text": "My number", "request_contact": True}], ["Type it", {"text": "x"}]]
    markup = {"keyboard": keyboard, "one_time_keyboard": True}
    await api.done("sendMessage", chat_id=ana.id, text="?", reply_markup=markup)
    ana.taps_reply_button("My number")
    with pytest.raises(AssertionError):
        ana.taps_reply_button("My number")
    ana.shares_contact(of=ben)
    ana.shares_contact("+16175550199", of="Rosa")
    ana.shares_location(42.3, -71.1)
    own, bens, rosas, place = [update["message"] for update in (await api.updates())[1:]]
    assert own["contact"] == {"phone_number": "+16175550100", "first_name": "Ana", "user_id": ana.id}
    assert bens["contact"]["user_id"] == ben.id
    assert "user_id" not in rosas["contact"]
    assert place["location"] == {"latitude": 42.3, "longitude": -71.1}


async def test_photos_albums_and_the_rest_arrive_as_telegram_sends_them(api: Api, world: World) -> None:
    ana = world.add_person("Ana")
    ana.starts()
    ana.sends_album(["A crib", None])
    ana.sends_photo("A chair")
    ana.sends_voice()
    ana.sends_sticker()
    ana.sends_document("A list")
    first, second, photo, voice, sticker, document = [u["message"] for u in (await api.updates())[1:]]
    assert first["media_group_id"] == second["media_group_id"] != ""
    assert (first["caption"], second.get("caption"), photo["caption"]) == ("A crib", None, "A chair")
    assert [key in message for key, message in (("voice", voice), ("sticker", sticker))] == [True, True]
    assert document["document"]["file_name"] == "list.pdf"
    file_ids = [message["photo"][-1]["file_id"] for message in (first, second)]
    media = [{"type": "photo", "media": file_id} for file_id in file_ids]
    await api.done("sendMediaGroup", chat_id=ana.id, media=media)
    assert ana.hears()[0].album == ana.hears()[1].album is not None
    assert world.violations == []


async def test_edits_and_deletions_are_seen_by_people_and_only_edits_by_the_bot(
    api: Api, world: World
) -> None:
    ana = world.add_person("Ana")
    ana.starts()
    said = ana.says("I need rice")
    ana.edits(said, "I need rice and beans")
    ana.deletes(said)
    updates = await api.updates()
    assert [list(update)[1] for update in updates] == ["message", "message", "edited_message"]
    assert updates[2]["edited_message"]["text"] == "I need rice and beans"
    assert (said.deleted, said.versions) == (True, ["I need rice"])


async def test_what_an_app_does_not_allow_is_an_error_of_the_test(api: Api, world: World) -> None:
    ana, ben = world.add_person("Ana"), world.add_person("Ben")
    group = world.add_group("Neighbors", members=[ben])
    with pytest.raises(AssertionError, match="has not pressed Start"):
        ana.says("hello")
    with pytest.raises(AssertionError, match="is not in Neighbors"):
        ana.says("hello", chat=group)
    ana.starts()
    with pytest.raises(AssertionError, match="did not write that"):
        ben.edits(ana.says("hello"), "x")
    ana.blocks_bot()
    with pytest.raises(AssertionError, match="blocked the bot"):
        ana.says("hello")


async def test_waiting_ends_when_it_comes_true_or_says_what_was_heard(api: Api, world: World) -> None:
    ana = world.add_person("Ana")
    ana.starts()
    waiting = asyncio.create_task(world.until(lambda: ana.heard("hello"), 5))
    await api.done("sendMessage", chat_id=ana.id, text="Oh Hello!")
    assert (await waiting).text == "Oh Hello!"
    with pytest.raises(AssertionError, match=r"(?s)waited 0.05 s for a card.*Oh Hello!"):
        await world.until(lambda: ana.live(), 0.05, "a card")


async def test_the_bot_asks_about_chats_and_members(api: Api, world: World) -> None:
    cora, dan, ben = (world.add_person(name) for name in ("Cora", "Dan", "Ben"))
    group = world.add_group("Coordinators", members=[cora, dan], visible_history=True, username="coords")
    chat = await api.done("getChat", chat_id="@coords")
    assert (chat["id"], chat["username"], chat["has_visible_history"]) == (group.id, "coords", True)
    status = {p.name: (await api("getChatMember", chat_id=group.id, user_id=p.id)) for p in (cora, dan, ben)}
    assert status["Cora"]["result"]["status"] == "creator"
    assert status["Dan"]["result"]["status"] == "member"
    assert status["Ben"]["description"] == "Bad Request: PARTICIPANT_ID_INVALID"
    ben.starts()
    assert (await api.done("getChatMember", chat_id=group.id, user_id=ben.id))["status"] == "left"
    admins = await api.done("getChatAdministrators", chat_id=group.id)
    assert [member["user"]["id"] for member in admins] == [cora.id, world.bot.id]
    assert await api.done("getChatMemberCount", chat_id=group.id) == 3
    words = "400 Bad Request: there are no administrators in the private chat"
    assert await api.refused("getChatAdministrators", chat_id=ben.id) == words
