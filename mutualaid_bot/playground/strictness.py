"""Looks for what Telegram would silently ignore in a call: unknown parameters and fields, wrong types.

It never refuses; it writes findings that a test can fail on. The table in `fields.json` holds facts (names,
types, what is required) of Bot API 10.1, taken from PaulSonOfLars/telegram-bot-api-spec (MIT).
"""

import json
from functools import cache
from importlib import resources
from typing import Any

Table = dict[str, dict[str, str]]
SCALARS: dict[str, tuple[type, ...]] = {
    "Integer": (int,),
    "Float": (int, float),
    "String": (str,),
    "Boolean": (bool,),
}
WORDS_FOR_BOOLEANS = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}


@cache
def _facts() -> dict[str, Any]:
    text = resources.files("mutualaid_bot.playground").joinpath("fields.json").read_text(encoding="utf-8")
    facts: dict[str, Any] = json.loads(text)
    return facts


@cache
def served() -> dict[str, str]:
    """Methods that the playground carries out, by their name in lower case."""
    return {name.lower(): name for name in _facts()["methods"]}


@cache
def known() -> dict[str, str]:
    """All methods of the Bot API, by their name in lower case."""
    return {name.lower(): name for name in _facts()["known"]}


def inspect(method: str, arguments: dict[str, Any]) -> list[str]:
    """Findings about one call, each a sentence. `method` as Telegram spells it."""
    facts: Table = _facts()["methods"]
    fields = {name.rstrip("!"): (types, name.endswith("!")) for name, types in facts[method].items()}
    findings = []
    for name, value in arguments.items():
        if name not in fields:
            findings.append(f"{method}: unknown parameter {name!r}")
            continue
        findings += _check(_decoded(value, fields[name][0]), fields[name][0], f"{method}.{name}")
    findings += [
        f"{method}: required parameter {name!r} is missing"
        for name, (_, required) in fields.items()
        if required and name not in arguments
    ]
    return findings


def _decoded(value: Any, types: str) -> Any:
    """Forms carry everything as text: read it as what the field is meant to be, where that is possible."""
    if not isinstance(value, str) or "String" in types.split("|"):
        return value
    if types == "Boolean":
        return WORDS_FOR_BOOLEANS.get(value.lower(), value)
    try:
        return json.loads(value)
    except ValueError:
        return value


def _check(value: Any, types: str, where: str) -> list[str]:
    """No finding if the value fits one of the types, else the findings of the type that fits best."""
    attempts = [_check_one(value, each, where) for each in types.split("|")]
    return min(attempts, key=len)


def _check_one(value: Any, kind: str, where: str) -> list[str]:
    if kind.startswith("Array of "):
        if not isinstance(value, list):
            return [f"{where}: must be a list"]
        inner = kind.removeprefix("Array of ")
        return [f for index, item in enumerate(value) for f in _check(item, inner, f"{where}[{index}]")]
    if kind in SCALARS:
        right = isinstance(value, SCALARS[kind]) and (kind == "Boolean" or not isinstance(value, bool))
        return [] if right else [f"{where}: must be {kind}, is {type(value).__name__}"]
    if kind == "InputFile":
        return [f"{where}: files are not uploaded here"]
    return _check_object(value, kind, where)


def _check_object(value: Any, kind: str, where: str) -> list[str]:
    types: dict[str, Any] = _facts()["types"]
    if kind not in types:
        return [f"{where}: {kind} is not served by the playground"]
    if "oneOf" in types[kind]:
        return _check(value, types[kind]["oneOf"], where)
    if not isinstance(value, dict):
        # A keyboard button may be its text alone.
        plain = kind == "KeyboardButton" and isinstance(value, str)
        return [] if plain else [f"{where}: must be an object"]
    fields = {name.rstrip("!"): (text, name.endswith("!")) for name, text in types[kind].items()}
    findings = []
    for name, item in value.items():
        if item is None:
            continue
        if name not in fields:
            findings.append(f"{where}: unknown field {name!r} of {kind}")
        else:
            findings += _check(item, fields[name][0], f"{where}.{name}")
    findings += [
        f"{where}: field {name!r} of {kind} is missing"
        for name, (_, required) in fields.items()
        if required and name not in value
    ]
    return findings
