"""Joins the configuration file and the environment into one plain mapping; the environment beats the file.

Does not judge the values: it tells only of what it cannot read or find.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel
from pydantic_settings import EnvSettingsSource

from mutualaid_bot import files
from mutualaid_bot.config_shapes import PLACEHOLDER_TOKEN, SECRET
from mutualaid_bot.config_tables import Settings

PREFIX = "MUTUALAID_"
DEMO_CLOCK = "MUTUALAID_DEMO_CLOCK"
_SQLITE = "sqlite:///"


@dataclass(frozen=True, slots=True)
class Raw:
    """What was read: values as written, with paths made absolute, and the faults met on the way."""

    values: dict[str, Any]
    faults: tuple[str, ...]
    file: Literal["read", "missing", "unreadable"]
    variables: Mapping[str, str]  # "table.key" → the variable that set it

    @property
    def names_token(self) -> bool:
        return bool(_get(self.values, "telegram", "token") or _get(self.values, "telegram", "token_file"))


def read(path: Path, environ: Mapping[str, str]) -> Raw:
    """Relative paths are relative to the folder of `path`, whichever of the two named them."""
    faults: list[str] = []
    file: Literal["read", "missing", "unreadable"] = "read" if path.exists() else "missing"
    from_file: dict[str, Any] = {}
    if file == "read":
        try:
            from_file = tomllib.loads(path.read_text(encoding="utf-8-sig"))
        except tomllib.TOMLDecodeError as error:
            file = "unreadable"
            faults.append(f"{path}: this is not TOML: {error}.")
        except (OSError, UnicodeDecodeError) as error:
            file = "unreadable"
            faults.append(f"{path}: cannot be read: {error}.")
    known, variables, unknown = _sorted_variables(environ)
    faults += unknown
    source = EnvSettingsSource(Settings)
    source.env_vars = known
    source.decode_complex_value = _decoded(source)  # type: ignore[method-assign]
    from_environment = source()
    _prefer_newer_token(from_file, from_environment)
    values = _joined(from_file, from_environment)
    values.setdefault("categories", tomllib.loads(files.example_config())["categories"])
    _anchor(values, path.absolute().parent)
    faults += _token_from_file(values)
    faults += _secret_from_file(values)
    return Raw(values, tuple(faults), file, variables)


def _decoded(source: EnvSettingsSource) -> Any:
    """A list that is not JSON stays text, so that it is refused like any other wrong value, with its key."""
    decode = source.decode_complex_value

    def lenient(field_name: str, info: Any, value: Any) -> Any:
        try:
            return decode(field_name, info, value)
        except ValueError:
            return value

    return lenient


def _sorted_variables(environ: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str], list[str]]:
    """Those that name a setting, which setting each names, and a fault for each of the others."""
    known: dict[str, str] = {}
    variables: dict[str, str] = {}
    faults: list[str] = []
    places = {PREFIX + place.upper().replace(".", "__"): place for place in _settable()}
    for name, value in environ.items():
        if not name.upper().startswith(PREFIX) or name.upper() == DEMO_CLOCK:
            continue
        place = places.get(name.upper())
        if place is None:
            close = get_close_matches(name.upper(), places, n=1)
            hint = f" Did you mean {close[0]}?" if close else ""
            faults.append(f"{name}: there is no such setting.{hint}")
        elif value:
            known[name.lower()] = value
            variables[place] = name
    return known, variables, faults


def _settable() -> Iterator[str]:
    for table, info in Settings.model_fields.items():
        yield table
        if isinstance(info.annotation, type) and issubclass(info.annotation, BaseModel):
            for key in info.annotation.model_fields:
                yield f"{table}.{key}"


def _prefer_newer_token(from_file: dict[str, Any], from_environment: dict[str, Any]) -> None:
    """A token from the environment, in either form, replaces the file's in either form; so does a secret."""
    given, written = from_environment.get("telegram"), from_file.get("telegram")
    for key in ("token", "webhook_secret"):
        either = (key, f"{key}_file")
        if isinstance(written, dict) and isinstance(given, dict) and set(either) & set(given):
            for form in either:
                written.pop(form, None)
    for telegram in (given, written):
        if isinstance(telegram, dict) and telegram.get("token") == PLACEHOLDER_TOKEN:
            telegram["token"] = ""


def _joined(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    joined = dict(below)
    for key, value in above.items():
        old = joined.get(key)
        joined[key] = _joined(old, value) if isinstance(old, dict) and isinstance(value, dict) else value
    return joined


def _anchor(values: dict[str, Any], folder: Path) -> None:
    def beside(text: str) -> str:
        return str((folder / Path(text).expanduser()).resolve())

    shipped = {name: str(path) for name, path in files.shipped_outlines().items()}
    paths = (
        ("telegram", "token_file"), ("telegram", "webhook_secret_file"),
        ("places", "geojson"), ("privacy", "key_file"), ("backup", "dir"),
    )  # fmt: skip
    for table, key in paths:
        written = _get(values, table, key)
        if isinstance(written, str) and written:
            ours = shipped.get(written) if key == "geojson" else None
            values[table][key] = ours or beside(written)
    url = _get(values, "database", "url")
    if url is None and isinstance(values.setdefault("database", {}), dict):
        url = Settings.model_fields["database"].default.url
    if isinstance(url, str) and url.startswith(_SQLITE):
        name = url.removeprefix(_SQLITE)
        if name and not name.startswith(":memory:") and not name.endswith("/"):
            values["database"]["url"] = _SQLITE + beside(name)


def _get(values: Mapping[str, Any], table: str, key: str) -> Any:
    inside = values.get(table)
    return inside.get(key) if isinstance(inside, dict) else None


def _inside(values: dict[str, Any], key: str) -> tuple[str, str, list[str]]:
    """The file that holds this key of [telegram], what stands in it, and what is wrong with that."""
    name, given = _get(values, "telegram", f"{key}_file"), _get(values, "telegram", key)
    if not isinstance(name, str) or not name:
        return "", "", []
    if given:
        return name, "", [f"telegram.{key} and telegram.{key}_file: give one of the two, not both."]
    try:
        return name, Path(name).read_text(encoding="utf-8").strip(), []
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not text"
        return name, "", [f"telegram.{key}_file: {name} cannot be read: {reason}."]


def _secret_from_file(values: dict[str, Any]) -> list[str]:
    name, text, faults = _inside(values, "webhook_secret")
    if not name or faults:
        return faults
    if not SECRET.fullmatch(text):
        return [
            f"telegram.webhook_secret_file: {name} must hold 1 to 256 of the letters A-Z and a-z, digits, "
            "_ and -, and no more."
        ]
    values["telegram"]["webhook_secret"] = text
    return []


def _token_from_file(values: dict[str, Any]) -> list[str]:
    name, text, faults = _inside(values, "token")
    if not name or faults:
        return faults
    number, colon, rest = text.partition(":")
    if not (number.isascii() and number.isdigit() and colon and rest) or len(text.split()) != 1:
        return [
            f"telegram.token_file: {name} must hold the token from BotFather (digits:letters), and no more."
        ]
    values["telegram"]["token"] = text
    return []
