"""Every refusal in Telegram's own words; it knows nothing of how our bot takes them."""

from collections.abc import Callable
from typing import Any

import aiohttp
import pytest

from mutualaid_bot.playground.world import World

from .conftest import Api

BUTTON = {"text": "Post it", "callback_data": "p"}


def keyboard(*buttons: dict[str, Any]) -> dict[str, Any]:
    return {"inline_keyboard": [[button] for button in buttons]}


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"text": ""}, "400 Bad Request: message text is empty"),
        ({}, "400 Bad Request: message text is empty"),
        ({"text": " \n "}, "400 Bad Request: text must be non-empty"),
        ({"text": "<b> </b>", "parse_mode": "HTML"}, "400 Bad Request: text must be non-empty"),
        ({"text": "a" * 4097}, "400 Bad Request: message is too long"),
        ({"text": "a" * 32_769}, "400 Bad Request: text is too long"),
        ({"text": "hi", "parse_mode": "HTLM"}, "400 Bad Request: unsupported parse_mode"),
        (
            {"text": "hi", "reply_parameters": {"message_id": 77}},
            "400 Bad Request: message to be replied not found",
        ),
        (
            {"text": "hi", "reply_markup": keyboard({"text": "x", "callback_data": "é" * 33})},
            "400 Bad Request: BUTTON_DATA_INVALID",
        ),
        (
            {"text": "hi", "reply_markup": keyboard({"text": "x", "callback_data": ""})},
            "400 Bad Request: BUTTON_DATA_INVALID",
        ),
        (
            {"text": "hi", "reply_markup": keyboard({"text": "x", "url": "not a link"})},
            "400 Bad Request: BUTTON_URL_INVALID",
        ),
        (
            {"text": "hi", "reply_markup": keyboard({"text": "x"})},
            "400 Bad Request: can't parse inline keyboard button: "
            "Text buttons are unallowed in the inline keyboard",
        ),
        (
            {"text": "hi", "reply_markup": keyboard(*[BUTTON] * 101)},
            "400 Bad Request: reply markup is too long",
        ),
        ({"text": "hi", "reply_markup": []}, "400 Bad Request: object expected as reply markup"),
        (
            {"text": "hi", "reply_markup": {"inline_keyboard": [BUTTON]}},
            '400 Bad Request: field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays',
        ),
        ({"text": "hi", "message_thread_id": 5}, "400 Bad Request: message thread not found"),
    ],
)
async def test_a_message_that_telegram_would_not_take_is_refused_in_its_words(
    api: Api, world: World, arguments: dict[str, Any], words: str
) -> None:
    ana = world.add_person("Ana")
    ana.starts()
    assert await api.refused("sendMessage", chat_id=ana.id, **arguments) == words
    assert ana.hears() == []


async def test_the_longest_text_and_callback_data_are_taken(api: Api, world: World) -> None:
    ana = world.add_person("Ana")
    ana.starts()
    markup = keyboard({"text": "x", "callback_data": "é" * 32}, *[BUTTON] * 99)
    text = "<b>" + "a" * 4096 + "</b>"
    await api.done("sendMessage", chat_id=ana.id, text=text, parse_mode="HTML", reply_markup=markup)
    assert len(ana.last().text) == 4096
    assert world.violations == []


@pytest.mark.parametrize(
    ("chat_id", "words"),
    [
        ("", "400 Bad Request: chat_id is empty"),
        (77, "400 Bad Request: chat not found"),
        ("@nobody_here", "400 Bad Request: chat not found"),
        ("Ana", "400 Bad Request: chat not found"),
    ],
)
async def test_an_unknown_chat_is_not_found(api: Api, chat_id: Any, words: str) -> None:
    assert await api.refused("sendMessage", chat_id=chat_id, text="hi") == words


async def test_the_bot_writes_to_nobody_who_did_not_start_it(api: Api, world: World) -> None:
    ana, cora = world.add_person("Ana"), world.add_person("Cora")
    assert await api.refused("sendMessage", chat_id=ana.id, text="hi") == "400 Bad Request: chat not found"
    group = world.add_group("Coordinators", members=[cora])
    cora.says("hello", chat=group)
    words = "403 Forbidden: bot can't initiate conversation with a user"
    assert await api.refused("sendMessage", chat_id=cora.id, text="hi") == words
    ana.starts()
    await api.done("sendMessage", chat_id=ana.id, text="hi")
    ana.blocks_bot()
    words = "403 Forbidden: bot was blocked by the user"
    assert await api.refused("sendMessage", chat_id=ana.id, text="hi") == words
    ana.unblocks_bot()
    await api.done("sendMessage", chat_id=ana.id, text="hi")
    ana.deletes_account()
    words = "403 Forbidden: user is deactivated"
    assert await api.refused("sendMessage", chat_id=ana.id, text="hi") == words


@pytest.mark.parametrize(("kind", "name"), [("group", "group chat"), ("supergroup", "supergroup chat")])
async def test_a_group_that_the_bot_left_or_was_thrown_out_of_is_closed(
    api: Api, world: World, kind: Any, name: str
) -> None:
    group = world.add_group("Neighbors", members=[world.add_person("Cora")], kind=kind)
    await api.done("leaveChat", chat_id=group.id)
    words = f"403 Forbidden: bot is not a member of the {name}"
    assert await api.refused("sendMessage", chat_id=group.id, text="hi") == words
    assert await api.refused("getChat", chat_id=group.id) == words
    world.add_bot_to(group)
    world.remove_bot_from(group)
    words = f"403 Forbidden: bot was kicked from the {name}"
    assert await api.refused("sendMessage", chat_id=group.id, text="hi") == words
    group.delete()
    words = f"403 Forbidden: the {name} was deleted"
    assert await api.refused("sendMessage", chat_id=group.id, text="hi") == words


async def test_a_group_that_became_a_supergroup_tells_its_new_id(api: Api, world: World) -> None:
    cora = world.add_person("Cora")
    old = world.add_group("Neighbors", members=[cora], kind="group")
    new = old.migrate()
    body = await api("sendMessage", chat_id=old.id, text="hi")
    assert body == {
        "ok": False,
        "error_code": 400,
        "description": "Bad Request: group chat was upgraded to a supergroup chat",
        "parameters": {"migrate_to_chat_id": new.id},
    }
    await api.done("sendMessage", chat_id=new.id, text="hi")
    said = [u["message"] for u in await api.updates() if "message" in u]
    assert [m.get("migrate_to_chat_id") or m.get("migrate_from_chat_id") for m in said[-2:]] == [
        new.id,
        old.id,
    ]


async def test_where_members_may_not_write_the_bot_may_not_either(api: Api, world: World) -> None:
    group = world.add_group("Neighbors", members=[world.add_person("Cora")], bot_admin=False)
    group.silence_bot()
    words = "400 Bad Request: not enough rights to send text messages to the chat"
    assert await api.refused("sendMessage", chat_id=group.id, text="hi") == words
    channel = world.add_channel("News", world.add_person("Dan"))
    await api.done("sendMessage", chat_id=channel.id, text="hi")
    channel.demote_bot()
    words = "400 Bad Request: need administrator rights in the channel chat"
    assert await api.refused("sendMessage", chat_id=channel.id, text="hi") == words


async def test_topics_are_found_closed_or_gone(api: Api, world: World) -> None:
    group = world.add_group("Neighbors", members=[world.add_person("Cora")], forum=True)
    topic = group.add_topic("Needs")
    sent = await api.done("sendMessage", chat_id=group.id, text="hi", message_thread_id=topic)
    assert (sent["message_thread_id"], sent["is_topic_message"]) == (topic, True)
    answer = await api.done(
        "sendMessage", chat_id=group.id, text="yes", reply_parameters={"message_id": sent["message_id"]}
    )
    assert answer["message_thread_id"] == topic
    send = {"chat_id": group.id, "text": "hi"}
    words = "400 Bad Request: message thread not found"
    assert await api.refused("sendMessage", **send, message_thread_id=1) == words
    group.close_topic(topic)
    words = "400 Bad Request: TOPIC_CLOSED"
    assert await api.refused("sendMessage", **send, message_thread_id=topic) == words
    group.promote_bot("can_manage_topics")
    await api.done("sendMessage", **send, message_thread_id=topic)
    group.delete_topic(topic)
    words = "400 Bad Request: message thread not found"
    assert await api.refused("sendMessage", **send, message_thread_id=topic) == words


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"text": "Hello"}, "message is not modified: specified new message content and reply markup are "),
        ({"text": "Hello", "reply_markup": keyboard()}, "message is not modified: "),
        ({"text": "Hello\n"}, "message is not modified: "),
        ({"text": "x", "message_id": 4040}, "message to edit not found"),
        ({"text": "x", "message_id": 0}, "message identifier is not specified"),
        ({"text": "x", "reply_markup": {"force_reply": True}}, "inline keyboard expected"),
        ({"text": ""}, "message text is empty"),
        ({"text": "a" * 4097}, "message is too long"),
    ],
)
async def test_an_edit_that_changes_nothing_or_finds_nothing_is_refused(
    api: Api, world: World, change: dict[str, Any], words: str
) -> None:
    ana = world.add_person("Ana")
    ana.starts()
    sent = await api.done("sendMessage", chat_id=ana.id, text="Hello")
    arguments = {"chat_id": ana.id, "message_id": sent["message_id"], **change}
    assert (await api.refused("editMessageText", **arguments)).startswith(f"400 Bad Request: {words}")


async def test_only_own_messages_without_a_reply_keyboard_are_edited(api: Api, world: World) -> None:
    ana = world.add_person("Ana")
    hers = ana.starts()
    words = "400 Bad Request: message can't be edited"
    assert await api.refused("editMessageText", chat_id=ana.id, message_id=hers.id, text="x") == words
    reply = {"keyboard": [[{"text": "Share my number", "request_contact": True}]]}
    sent = await api.done("sendMessage", chat_id=ana.id, text="Your number?", reply_markup=reply)
    arguments = {"chat_id": ana.id, "message_id": sent["message_id"]}
    assert await api.refused("editMessageText", **arguments, text="x") == words
    ana.sends_photo()
    photo = await api.done("sendPhoto", chat_id=ana.id, photo=ana.messages[-1].extra["photo"][0]["file_id"])
    arguments = {"chat_id": ana.id, "message_id": photo["message_id"]}
    words = "400 Bad Request: there is no text in the message to edit"
    assert await api.refused("editMessageText", **arguments, text="x") == words
    await api.done("editMessageCaption", **arguments, caption="A crib")
    assert ana.last().text == "A crib"
    words = "400 Bad Request: message caption is too long"
    assert await api.refused("editMessageCaption", **arguments, caption="a" * 1025) == words
    words = "400 Bad Request: wrong file identifier/HTTP URL specified"
    assert await api.refused("sendPhoto", chat_id=ana.id, photo="AgACunknown") == words


async def test_a_deleted_message_can_neither_be_edited_nor_deleted_again(api: Api, world: World) -> None:
    ana = world.add_person("Ana")
    ana.starts()
    sent = await api.done("sendMessage", chat_id=ana.id, text="Hello")
    where = {"chat_id": ana.id, "message_id": sent["message_id"]}
    ana.deletes(ana.last())
    assert await api.refused("editMessageText", **where, text="x") == (
        "400 Bad Request: message to edit not found"
    )
    assert await api.refused("deleteMessage", **where) == "400 Bad Request: message to delete not found"


async def test_after_two_days_a_message_stays(api: Api, world: World) -> None:
    ana = world.add_person("Ana")
    ana.starts()
    where = []
    for text in ("one", "two"):
        sent = await api.done("sendMessage", chat_id=ana.id, text=text)
        where.append({"chat_id": ana.id, "message_id": sent["message_id"]})
    await api.done("deleteMessage", **where[0])
    world.clock.turn(49 * 3600)
    words = "400 Bad Request: message can't be deleted for everyone"
    assert await api.refused("deleteMessage", **where[1]) == words


async def test_what_others_wrote_in_a_group_is_deleted_with_the_right_only(api: Api, world: World) -> None:
    cora = world.add_person("Cora")
    group = world.add_group("Neighbors", members=[cora])
    said = cora.says("hello", chat=group)
    where = {"chat_id": group.id, "message_id": said.id}
    assert await api.refused("deleteMessage", **where) == "400 Bad Request: message can't be deleted"
    words = "400 Bad Request: not enough rights to manage pinned messages in the chat"
    assert await api.refused("pinChatMessage", **where) == words
    group.promote_bot("can_delete_messages", "can_pin_messages")
    await api.done("pinChatMessage", **where)
    await api.done("unpinChatMessage", chat_id=group.id)
    await api.done("deleteMessage", **where)
    assert said.deleted


@pytest.mark.parametrize("late", ["twice", "old", "unknown"])
async def test_a_tap_is_answered_once_and_in_time(api: Api, world: World, late: str) -> None:
    ana = world.add_person("Ana")
    ana.starts()
    await api.done("sendMessage", chat_id=ana.id, text="Right?", reply_markup=keyboard(BUTTON))
    ana.presses("Post it")
    query = (await api.updates())[-1]["callback_query"]["id"]
    if late == "twice":
        await api.done("answerCallbackQuery", callback_query_id=query, text="Posted")
        assert [toast.text for toast in ana.toasts] == ["Posted"]
    elif late == "old":
        world.clock.turn(151)
    else:
        query = "17"
    words = "400 Bad Request: query is too old and response timeout expired or query ID is invalid"
    assert await api.refused("answerCallbackQuery", callback_query_id=query) == words


@pytest.mark.parametrize(
    ("button", "words"),
    [
        ({"request_contact": True}, "phone number can be requested in private chats only"),
        ({"request_location": True}, "location can be requested in private chats only"),
    ],
)
async def test_groups_are_not_asked_for_numbers_or_places(
    api: Api, world: World, button: dict[str, Any], words: str
) -> None:
    group = world.add_group("Neighbors", members=[world.add_person("Cora")])
    markup = {"keyboard": [[{"text": "Share", **button}]]}
    sent = await api.refused("sendMessage", chat_id=group.id, text="hi", reply_markup=markup)
    assert sent == f"400 Bad Request: {words}"


@pytest.mark.parametrize(
    ("commands", "words"),
    [
        ([{"command": "", "description": "x"}], "command must be non-empty"),
        ([{"command": "a" * 33, "description": "x"}], "command length must not exceed 32"),
        ([{"command": "start", "description": ""}], "command description must be non-empty"),
        ([{"command": "ayúdame", "description": "x"}], "BOT_COMMAND_INVALID"),
        ([{"command": "start", "description": "x"}] * 101, "BOT_COMMANDS_TOO_MUCH"),
    ],
)
async def test_bad_commands_are_refused(api: Api, commands: list[dict[str, str]], words: str) -> None:
    assert await api.refused("setMyCommands", commands=commands) == f"400 Bad Request: {words}"


async def test_commands_are_kept_per_scope_and_language(api: Api, world: World) -> None:
    group = world.add_group("Coordinators", members=[world.add_person("Cora")])
    queue = [{"command": "queue", "description": "What waits"}]
    scope = {"type": "chat", "chat_id": group.id}
    await api.done("setMyCommands", commands=queue, scope=scope, language_code="es")
    assert await api.done("getMyCommands", scope=scope, language_code="es") == queue
    assert await api.done("getMyCommands") == []
    words = "400 Bad Request: can't parse BotCommandScope: Unsupported type specified"
    assert await api.refused("setMyCommands", commands=queue, scope={"type": "nobody"}) == words
    words = "400 Bad Request: invalid language code specified"
    assert await api.refused("setMyCommands", commands=queue, language_code="english") == words
    assert not world.violations or "nobody" not in world.violations[0]


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/bot999:other/getMe", 401, "Unauthorized"),
        ("/botnothing/getMe", 401, "Unauthorized: invalid token specified"),
        ("/bot123456789:playground/getMee", 404, "Not Found: method not found"),
        ("/bot123456789:playground/getStickerSet", 404, "Not Found: method not found"),
    ],
)
async def test_wrong_tokens_and_unknown_methods(api: Api, path: str, status: int, words: str) -> None:
    async with api.session.get(api.address + path) as answer:
        body = await answer.json()
    assert (answer.status, body) == (status, {"ok": False, "error_code": status, "description": words})


async def test_people_who_do_not_wish_it_are_not_linked_to(api: Api, world: World) -> None:
    ana, ben = world.add_person("Ana"), world.add_person("Ben", has_private_forwards=True)
    ana.starts()
    ben.starts()
    button = keyboard({"text": "Ben", "url": f"tg://user?id={ben.id}"})
    words = "400 Bad Request: BUTTON_USER_PRIVACY_RESTRICTED"
    assert await api.refused("sendMessage", chat_id=ana.id, text="hi", reply_markup=button) == words
    assert (await api.done("getChat", chat_id=ben.id))["has_private_forwards"] is True
    link = "<a href='tg://user?id={}'>write</a>"
    await api.done("sendMessage", chat_id=ana.id, text=link.format(ben.id), parse_mode="HTML")
    assert ana.last().links == []
    assert "would be dropped" in world.violations.pop()
    await api.done("sendMessage", chat_id=ben.id, text=link.format(ana.id), parse_mode="HTML")
    assert ben.last().links == [f"tg://user?id={ana.id}"]
    assert world.violations == []


async def test_calls_come_in_every_form(api: Api, world: World) -> None:
    ana = world.add_person("Ana")
    ana.starts()
    address = f"{api.address}/bot123456789:playground/SENDmessage"
    markup = '{"inline_keyboard": [[{"text": "a", "callback_data": "b"}]]}'
    values = {"chat_id": str(ana.id), "text": "hi", "disable_notification": "True", "reply_markup": markup}
    form: Callable[[], aiohttp.FormData] = lambda: aiohttp.FormData(values)  # noqa: E731
    multipart = aiohttp.MultipartWriter("form-data")
    for name, value in values.items():
        multipart.append(value).set_content_disposition("form-data", name=name)
    async with api.session.get(address, params=values) as by_query:
        assert by_query.status == 200
    async with api.session.post(address, data=form()) as by_form:
        assert by_form.status == 200
    async with api.session.post(address, data=multipart) as by_parts:
        assert by_parts.status == 200
    async with api.session.post(address, json=values) as by_json:
        assert by_json.status == 200
    assert [(m.text, m.labels, m.silent) for m in ana.hears()] == [("hi", ["a"], True)] * 4
    assert world.violations == []
