"""Keyboards: what Telegram makes of a `reply_markup`, and what it refuses in one.

It knows nothing of the messages that carry them.
"""

import json
import re
from typing import Any

from mutualaid_bot.playground.chats import Json
from mutualaid_bot.playground.refusals import bad

LONGEST = 10_000
MOST_BUTTONS = 100
ACTIONS = (
    "url", "callback_data", "web_app", "login_url", "switch_inline_query", "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat", "copy_text", "callback_game", "pay",
)  # fmt: skip
BUTTON_LINK = re.compile(r"(?i)^(?:https?://)?(?:[\w-]+\.)+[a-z]{2,}(?::\d+)?(?:[/?#]\S*)?$|^tg://\S+$")


def read_markup(value: Any, *, private: bool) -> tuple[Json | None, list[str]]:
    """The keyboard as it will be kept, and what Telegram would silently drop from it."""
    if value in (None, ""):
        return None, []
    if isinstance(value, str):
        try:
            value = json.loads(value)
        except ValueError:
            raise bad("can't parse reply keyboard markup JSON object") from None
    if not isinstance(value, dict):
        raise bad("object expected as reply markup")
    if "inline_keyboard" in value:
        return _inline(value["inline_keyboard"])
    if "keyboard" in value:
        return _reply(value, private=private), []
    if value.get("remove_keyboard") is True or value.get("force_reply") is True:
        return dict(value), []
    return None, ["a reply markup of no known kind is ignored"]


def _rows(rows: Any, *, name: str, owner: str) -> list[list[Any]]:
    if not isinstance(rows, list):
        raise bad(f'field "{name}" of the {owner} must be an Array')
    for row in rows:
        if not isinstance(row, list):
            raise bad(f'field "{name}" of the {owner} must be an Array of Arrays')
    return rows


def _inline(rows: Any) -> tuple[Json | None, list[str]]:
    kept: list[list[Json]] = []
    findings: list[str] = []
    for row in _rows(rows, name="inline_keyboard", owner="InlineKeyboardMarkup"):
        buttons = [_inline_button(button, findings) for button in row]
        if buttons:
            kept.append(buttons)
    keyboard = {"inline_keyboard": kept}
    count = sum(len(row) for row in kept)
    if count > MOST_BUTTONS or len(json.dumps(keyboard).encode()) > LONGEST:
        raise bad("reply markup is too long")
    return (keyboard if kept else None), findings


def _inline_button(button: Any, findings: list[str]) -> Json:
    trouble = "can't parse inline keyboard button: "
    if not isinstance(button, dict):
        raise bad(trouble + "InlineKeyboardButton must be an Object")
    if not isinstance(button.get("text"), str):
        raise bad(trouble + 'Can\'t find field "text"')
    if not button["text"].strip():
        raise bad("inline keyboard button text must be non-empty")
    actions = [name for name in ACTIONS if name in button]
    if not actions:
        raise bad(trouble + "Text buttons are unallowed in the inline keyboard")
    if len(actions) > 1:
        findings.append(f"button {button['text']!r} has {len(actions)} actions, all but one are ignored")
    action = actions[0]
    value = button[action]
    if action == "callback_data" and not (isinstance(value, str) and 1 <= len(value.encode()) <= 64):
        raise bad("BUTTON_DATA_INVALID")
    if action == "url" and not (isinstance(value, str) and BUTTON_LINK.match(value)):
        raise bad("BUTTON_URL_INVALID")
    return dict(button)


def _reply(value: Json, *, private: bool) -> Json:
    rows = _rows(value["keyboard"], name="keyboard", owner="ReplyKeyboardMarkup")
    kept = []
    for row in rows:
        buttons = []
        for button in row:
            whole = {"text": button} if isinstance(button, str) else button
            if not isinstance(whole, dict) or not isinstance(whole.get("text"), str):
                raise bad("can't parse keyboard button: Can't find field \"text\"")
            if not whole["text"].strip():
                raise bad("keyboard button text must be non-empty")
            if whole.get("request_contact") and not private:
                raise bad("phone number can be requested in private chats only")
            if whole.get("request_location") and not private:
                raise bad("location can be requested in private chats only")
            buttons.append(dict(whole))
        if buttons:
            kept.append(buttons)
    return {**value, "keyboard": kept}
