"""What Telegram would silently ignore is written down, so that a test can fail on it."""

from typing import Any

import pytest

from mutualaid_bot.playground.world import World

from .conftest import Api


@pytest.mark.parametrize(
    ("arguments", "finding"),
    [
        ({"txt": "hi"}, "sendMessage: unknown parameter 'txt'"),
        ({"reply_to_message_id": 1}, "sendMessage: unknown parameter 'reply_to_message_id'"),
        ({"disable_notification": "maybe"}, "sendMessage.disable_notification: must be Boolean, is str"),
        (
            {"reply_markup": {"inline_keyboard": [[{"text": "a", "callback_data": "b", "colour": "red"}]]}},
            "sendMessage.reply_markup.inline_keyboard[0][0]: unknown field 'colour' of InlineKeyboardButton",
        ),
        (
            {"reply_markup": {"inline_keyboard": [[{"text": "a", "callback_data": "b", "url": "a.org"}]]}},
            "sendMessage: button 'a' has 2 actions, all but one are ignored",
        ),
        (
            {"link_preview_options": {"is_disabled": "true"}},
            "sendMessage.link_preview_options.is_disabled: must be Boolean, is str",
        ),
        ({"link_preview_options": True}, "sendMessage.link_preview_options: must be an object"),
        ({"text": 5}, "sendMessage.text: must be String, is int"),
        (
            {"text": "".join(f"<b>{n}</b> " for n in range(101)), "parse_mode": "HTML"},
            "sendMessage: 101 entities, Telegram keeps 100",
        ),
    ],
)
async def test_what_would_be_ignored_is_a_violation_and_the_message_is_sent(
    api: Api, world: World, arguments: dict[str, Any], finding: str
) -> None:
    ana = world.add_person("Ana")
    ana.starts()
    await api.done("sendMessage", **{"chat_id": ana.id, "text": "hi", **arguments})
    assert world.violations == [finding]


@pytest.mark.parametrize(
    "arguments",
    [
        {"chat_id": 0, "reply_markup": {"remove_keyboard": True}},
        {"reply_markup": {"keyboard": [["plain", {"text": "Where", "request_location": True}]]}},
        {"reply_parameters": {"message_id": 1, "allow_sending_without_reply": True}},
        {"entities": [{"type": "bold", "offset": 0, "length": 2}], "disable_notification": True},
        {"link_preview_options": {"is_disabled": True}, "protect_content": True, "reply_markup": None},
    ],
)
async def test_what_is_right_is_no_violation(api: Api, world: World, arguments: dict[str, Any]) -> None:
    ana = world.add_person("Ana")
    ana.starts()
    await api.done("sendMessage", **{**arguments, "chat_id": ana.id, "text": "hi"})
    assert world.violations == []


async def test_a_method_that_telegram_has_and_the_playground_has_not_is_a_violation(
    api: Api, world: World
) -> None:
    assert await api.refused("sendPoll", chat_id=1) == "404 Not Found: method not found"
    assert await api.refused("sendPole", chat_id=1) == "404 Not Found: method not found"
    assert world.violations == ["sendPoll: a method that the playground does not have"]
