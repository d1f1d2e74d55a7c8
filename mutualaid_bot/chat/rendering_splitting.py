"""Cuts a message that is too long for Telegram into several.

It does not know what the message says, only where its paragraphs, lines and tags begin and end.
"""

from __future__ import annotations

import re
from dataclasses import replace

from mutualaid_bot.chat.rendering_message import Message

LONGEST = 4096  # UTF-16 units, counted after the tags are read

_TOKEN = re.compile(r"<[^<>]*>|&[#\w]+;|.", re.DOTALL)
_LEAST_FILLED = 0.5  # a border earlier than this wastes half a message


def split(message: Message) -> list[Message]:
    """Several messages at paragraphs' or lines' borders; buttons, photos and keyboards stay on the last."""
    texts = _cut(message.text, LONGEST)
    return [*(Message(text) for text in texts[:-1]), replace(message, text=texts[-1])]


def length(text: str) -> int:
    """How long Telegram finds it: UTF-16 units of what is seen."""
    return sum(_units(token) for token in _TOKEN.findall(text))


def _units(token: str) -> int:
    if len(token) == 1:
        return 1 if ord(token) < 0x10000 else 2
    return 0 if token.startswith("<") else 2  # an entity is one character, at most two units


def _cut(text: str, longest: int) -> list[str]:
    if 2 * len(text) <= longest or length(text) <= longest:  # no letter is longer than two units
        return [text]
    tokens: list[str] = _TOKEN.findall(text)
    parts: list[str] = []
    opened: list[str] = []  # tags that are open where the part begins
    first = 0
    while first < len(tokens):
        last = _border(tokens, first, longest)
        part = "".join(opened) + "".join(tokens[first:last]).strip("\n")
        opened = _open_after(opened, tokens[first:last])
        part += "".join(f"</{_name(tag)}>" for tag in reversed(opened))
        if length(part.strip()) and part.strip():
            parts.append(part)
        first = last
    return parts or [""]


def _border(tokens: list[str], first: int, longest: int) -> int:
    """Where the next part ends: at a paragraph, else at a line, else at a word, else where it is full."""
    used, at = 0, first
    borders = dict.fromkeys(("paragraph", "line", "word"), 0)
    while at < len(tokens) and used + _units(tokens[at]) <= longest:
        used += _units(tokens[at])
        enough = used >= longest * _LEAST_FILLED
        if tokens[at] == "\n" and enough:
            borders["paragraph" if tokens[at - 1] == "\n" else "line"] = at + 1
        elif tokens[at] == " " and enough:
            borders["word"] = at + 1
        at += 1
    if at == len(tokens):
        return at
    return next((border for border in borders.values() if border), at)


def _open_after(opened: list[str], tokens: list[str]) -> list[str]:
    stack = list(opened)
    for token in tokens:
        if token.startswith("</"):
            stack.pop()
        elif token.startswith("<") and len(token) > 1:
            stack.append(token)
    return stack


def _name(tag: str) -> str:
    return tag[1:-1].split()[0]
