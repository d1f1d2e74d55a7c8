"""Says in plain words what is wrong with a configuration: one sentence per fault, each begins with its key.

Changes nothing and reads nothing but the outlines of neighborhoods that the configuration names.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from mutualaid_bot.config_reading import Raw
from mutualaid_bot.config_tables import Settings


def in_words(errors: Iterable[ErrorDetails], raw: Raw) -> Iterator[str]:
    """One sentence per key, even where several parts of its value are wrong."""
    told: set[str] = set()
    for error in errors:
        keys, info, names = _known_part(error["loc"])
        if error["type"] == "extra_forbidden":
            close = get_close_matches(str(error["loc"][-1]), names, n=1)
            hint = f"Did you mean {close[0]}?" if close else "Known here: " + ", ".join(names) + "."
            where, what = _spelled(error["loc"]), f"there is no such key. {hint}"
        else:
            must = info.description if info and info.description else f"a table, like [{_spelled(keys)}]"
            given = "it is missing and must be" if error["type"] == "missing" else "must be"
            where, what = _spelled(keys), f"{given} {must}{_json_hint(keys, info, raw)}."
        # A list whose entries are refused also counts as too short: one sentence is enough.
        if where not in told and not any(other.startswith(f"{where}[") for other in told):
            told.add(where)
            yield f"{where}{_entry(error['loc'], raw)}{_variable(where, raw)}: {what}"


def _known_part(loc: tuple[int | str, ...]) -> tuple[tuple[int | str, ...], FieldInfo | None, list[str]]:
    """As far into `loc` as there are keys of ours: beyond that lie the parts of a single value."""
    table: type[BaseModel] | None = Settings
    info: FieldInfo | None = None
    names: list[str] = []
    keys: list[int | str] = []
    for part in loc:
        if isinstance(part, int) and table is not None:
            keys.append(part)
            continue
        if table is None:
            break
        fields = {(field.alias or name): field for name, field in table.model_fields.items()}
        names = list(fields)
        if part not in fields:
            break
        info = fields[str(part)]
        keys.append(part)
        table = _table_of(info)
    return tuple(keys), info, names


def _table_of(info: FieldInfo) -> type[BaseModel] | None:
    for kind in (info.annotation, *get_args(info.annotation)):
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            return kind
    return None


def _spelled(loc: tuple[int | str, ...]) -> str:
    text = ""
    for part in loc:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else part
    return text


def _entry(loc: tuple[int | str, ...], raw: Raw) -> str:
    """Lists count from 0, people from 1: the entry's own name says which one is meant."""
    if len(loc) < 2 or not isinstance(loc[1], int):
        return ""
    entry = raw.values.get(str(loc[0]), [])[loc[1]]
    name = (
        next((entry[key] for key in ("key", "name") if key in entry), None)
        if isinstance(entry, dict)
        else None
    )
    return f" ({name})" if isinstance(name, str) and name else f" (number {loc[1] + 1})"


def _variable(where: str, raw: Raw) -> str:
    name = _set_by(where, raw)
    return f" ({name})" if name else ""


def _set_by(where: str, raw: Raw) -> str | None:
    return raw.variables.get(where) or raw.variables.get(where.partition(".")[0].partition("[")[0])


def _json_hint(keys: tuple[int | str, ...], info: FieldInfo | None, raw: Raw) -> str:
    name = _set_by(_spelled(keys), raw)
    if name is None or info is None or info.annotation is str:
        return ""
    complex_value = _table_of(info) is not None or "list" in (info.description or "")
    return ", written as JSON" if complex_value else ""


def between_keys(raw: Raw) -> Iterator[str]:
    """What no key can tell alone. Values that are wrong in themselves are left to `in_words`."""
    values = raw.values
    yield from _coordinators(_table(values, "coordinators"), _table(values, "community"))
    posts = _table(values, "posts")
    expire, notice = posts.get("expire_after_days", 28), posts.get("renew_notice_days", 7)
    if isinstance(expire, int) and isinstance(notice, int) and 1 <= expire <= notice:
        yield f"posts.renew_notice_days: must be less than posts.expire_after_days, which is {expire}."
    privacy = _table(values, "privacy")
    if privacy.get("key") and privacy.get("key_file"):
        yield "privacy.key and privacy.key_file: give one of the two, not both."
    yield from _webhook(_table(values, "telegram"), _table(values, "health"))
    yield from _twice("categories", "key", values)
    outlines, faults = _outlined(_table(values, "places").get("geojson"))
    yield from faults
    yield from _neighborhoods(values.get("neighborhoods"), outlines, sure=not faults)


def _table(values: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    table = values.get(name)
    return table if isinstance(table, dict) else {}


def _entries(values: Mapping[str, Any], name: str) -> list[tuple[int, Mapping[str, Any]]]:
    entries = values.get(name)
    listed = entries if isinstance(entries, list) else []
    return [(index, entry) for index, entry in enumerate(listed) if isinstance(entry, dict)]


def _coordinators(coordinators: Mapping[str, Any], community: Mapping[str, Any]) -> Iterator[str]:
    chat = coordinators.get("chat_id")
    if chat is not None and str(chat) == str(community.get("chat_id")):
        yield (
            "coordinators.chat_id: must be another group than community.chat_id, "
            "or members would read what only coordinators may see."
        )
    if chat is None and coordinators.get("topic_id") is not None:
        yield "coordinators.topic_id: needs coordinators.chat_id, the group that the topic belongs to."


def _webhook(telegram: Mapping[str, Any], health: Mapping[str, Any]) -> Iterator[str]:
    if telegram.get("mode") != "webhook":
        return
    url = telegram.get("webhook_url")
    if not url:
        yield 'telegram.webhook_url: mode = "webhook" needs it, the address at which Telegram reaches you.'
    elif isinstance(url, str) and url.startswith("http://") and not _reaches_only_here(telegram):
        yield "telegram.webhook_url: must begin with https://, or Telegram does not take it."
    if not telegram.get("webhook_secret") and not telegram.get("webhook_secret_file"):
        yield (
            'telegram.webhook_secret: mode = "webhook" needs it, or telegram.webhook_secret_file; it proves '
            "that Telegram calls. Make up a long one of letters and digits."
        )
    if health.get("listen") and health.get("listen") == telegram.get("webhook_listen", "127.0.0.1:8443"):
        yield "health.listen: must be another address or port than telegram.webhook_listen."


def _reaches_only_here(telegram: Mapping[str, Any]) -> bool:
    """A Bot API server of one's own takes plain addresses too."""
    return not str(telegram.get("api_url", "https://api.telegram.org")).startswith("https://")


def _twice(table: str, key: str, values: Mapping[str, Any]) -> Iterator[str]:
    seen: dict[str, int] = {}
    for index, entry in _entries(values, table):
        name = entry.get(key)
        if isinstance(name, str) and seen.setdefault(name, index) != index:
            yield f"{table}[{index}].{key}: {name!r} is there already, at {table}[{seen[name]}]."


def _neighborhoods(entries: Any, outlines: frozenset[str], *, sure: bool) -> Iterator[str]:
    listed = _entries({"neighborhoods": entries}, "neighborhoods")
    names = [entry["name"].strip() for _, entry in listed if isinstance(entry.get("name"), str)]
    known = {*names, *outlines}
    taken: dict[str, str] = {}
    for index, entry in listed:
        for where, name in _spoken(index, entry):
            other = taken.setdefault(name.strip().casefold(), where)
            if other != where:
                yield f"{where}: {name!r} is there already, at {other}."
    for index, entry in listed:
        for neighbor in _strings(entry.get("next_to")):
            where = f"neighborhoods[{index}].next_to"
            if sure and neighbor.strip() not in known:
                close = get_close_matches(neighbor, sorted(known), n=1)
                hint = f" Did you mean {close[0]!r}?" if close else ""
                yield f"{where} ({entry.get('name')}): there is no neighborhood named {neighbor!r}.{hint}"
            elif neighbor == entry.get("name"):
                yield f"{where} ({neighbor}): names itself."


def _spoken(index: int, entry: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    if isinstance(entry.get("name"), str):
        yield f"neighborhoods[{index}].name", entry["name"]
    for number, alias in enumerate(_strings(entry.get("aliases"))):
        yield f"neighborhoods[{index}].aliases[{number}]", alias


def _strings(value: Any) -> list[str]:
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []


def _outlined(geojson: Any) -> tuple[frozenset[str], list[str]]:
    """The names in the file, or what is wrong with it."""
    if not isinstance(geojson, str) or not geojson:
        return frozenset(), []
    where = "places.geojson"
    try:
        data = json.loads(Path(geojson).read_text(encoding="utf-8"))
    except OSError as error:
        return frozenset(), [f"{where}: {geojson} cannot be read: {error.strerror}."]
    except ValueError:
        return frozenset(), [f"{where}: {geojson} is not JSON."]
    features = data.get("features") if isinstance(data, dict) else None
    if not isinstance(features, list) or not features or data.get("type") != "FeatureCollection":
        return frozenset(), [f"{where}: {geojson} must be a GeoJSON FeatureCollection with areas in it."]
    names: set[str] = set()
    for number, feature in enumerate(features, start=1):
        properties = feature.get("properties") if isinstance(feature, dict) else None
        name = properties.get("name") if isinstance(properties, dict) else None
        geometry = feature.get("geometry") if isinstance(feature, dict) else None
        kind = geometry.get("type") if isinstance(geometry, dict) else None
        if not isinstance(name, str) or not name or kind not in ("Polygon", "MultiPolygon"):
            fault = f"{where}: area {number} of {geojson} must be a polygon with a name in its properties."
            return frozenset(), [fault]
        names.add(name)
    return frozenset(names), []
