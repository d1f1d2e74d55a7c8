"""What one value of the configuration may look like: a number, a time, a language, an address.

A value that does not fit raises without words; the words are the description of the key, in config_tables.py.
"""

import re
from collections.abc import Mapping
from datetime import time
from types import MappingProxyType
from typing import Annotated, Literal, TypeVar
from zoneinfo import available_timezones

import phonenumbers
from pydantic import AfterValidator, BeforeValidator, Field, PlainSerializer

LANGUAGES = ("en", "es", "pt", "fr", "ht")
DANGERS = ("violence", "suicide", "child", "medical", "fire", "other")
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

# The example's token: it has the right shape, so that a reader sees what to put there, and counts as not set.
PLACEHOLDER_TOKEN = "123456789:put-the-token-that-BotFather-gave-you-here"

_CLOCK = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9])")
_TOKEN = re.compile(r"[0-9]+:\S+")
_KEYS = re.compile(r"\s*[A-Za-z0-9_-]{43}=(?:\s+[A-Za-z0-9_-]{43}=)*\s*")
_URL = re.compile(r"https?://[^\s/]+\S*")
SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")  # as Telegram allows them
_LISTEN = re.compile(r"(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9.-]+):([0-9]{1,5})")
_SQLITE = re.compile(r"sqlite:///(?!:memory:).*[^/]")
_PHONE = re.compile(r"[+0-9*#][0-9 ()*#./-]*")
_T = TypeVar("_T")
_MANY_DAYS = 3650
_MANY_HOURS = 24 * 365


def _whole(value: object) -> object:
    """The environment holds text only, so a number written as text is a number; true and 1.5 are not."""
    if isinstance(value, str) and re.fullmatch(r"\s*-?[0-9]{1,18}\s*", value):
        return int(value)
    if isinstance(value, bool) or not isinstance(value, int):
        raise ValueError
    return value


def _truth(value: object) -> object:
    if isinstance(value, str) and value.lower() in ("true", "false"):
        return value.lower() == "true"
    if not isinstance(value, bool):
        raise ValueError
    return value


def _clock(value: object) -> object:
    if isinstance(value, str) and (found := _CLOCK.fullmatch(value)):
        return time(int(found[1]), int(found[2]))
    if isinstance(value, time):
        return value
    raise ValueError


def _matching(pattern: re.Pattern[str]) -> AfterValidator:
    def check(value: str) -> str:
        if value and not pattern.fullmatch(value):
            raise ValueError
        return value

    return AfterValidator(check)


def _free_port(value: str) -> str:
    if value and not (1 <= int(value.rpartition(":")[2]) <= 65535):
        raise ValueError
    return value


def _one_line(value: str) -> str:
    value = value.strip()
    if not value or len(value) > 100 or not value.isprintable():
        raise ValueError
    return value


def _known_zone(value: str) -> str:
    if value not in available_timezones():
        raise ValueError
    return value


def _known_region(value: str) -> str:
    if value.upper() not in phonenumbers.SUPPORTED_REGIONS:
        raise ValueError
    return value.upper()


def _distinct(value: tuple[_T, ...]) -> tuple[_T, ...]:
    if len(set(value)) != len(value):
        raise ValueError
    return value


def _night(value: tuple[time, ...]) -> tuple[time, ...]:
    if len(value) not in (0, 2) or len(set(value)) != len(value):
        raise ValueError
    return value


def _named(value: dict[str, str]) -> Mapping[str, str]:
    if not value or set(value) - set(LANGUAGES):
        raise ValueError
    return MappingProxyType({language: _one_line(name) for language, name in value.items()})


def _lower(value: object) -> object:
    return value.lower() if isinstance(value, str) else value


def _table(value: object) -> object:
    if not isinstance(value, dict):
        raise ValueError
    return value


Whole = Annotated[int, BeforeValidator(_whole)]
Days = Annotated[Whole, Field(ge=1, le=_MANY_DAYS, description="a whole number of days from 1 to 3650")]
Hours = Annotated[Whole, Field(ge=1, le=_MANY_HOURS, description="a whole number of hours from 1 to 8760")]
Truth = Annotated[bool, BeforeValidator(_truth)]
Clock = Annotated[time, BeforeValidator(_clock)]
Line = Annotated[str, AfterValidator(_one_line)]
Token = Annotated[str, _matching(_TOKEN)]
Keys = Annotated[str, _matching(_KEYS)]
Address = Annotated[str, Field(min_length=1), _matching(_URL), AfterValidator(lambda url: url.rstrip("/"))]
Secret = Annotated[str, _matching(SECRET)]
Listen = Annotated[str, _matching(_LISTEN), AfterValidator(_free_port)]
WebAddress = Annotated[str, _matching(_URL)]
SqliteUrl = Annotated[str, Field(min_length=1), _matching(_SQLITE)]
Telephone = Annotated[str, Field(min_length=1, max_length=30), _matching(_PHONE)]
Region = Annotated[str, AfterValidator(_known_region)]
Zone = Annotated[str, AfterValidator(_known_zone)]
GroupNumber = Annotated[Whole, Field(lt=0)]
Language = Literal["en", "es", "pt", "fr", "ht"]
Languages = Annotated[tuple[Language, ...], Field(min_length=1), AfterValidator(_distinct)]
Danger = Literal["violence", "suicide", "child", "medical", "fire", "other"]
Dangers = Annotated[tuple[Danger, ...], Field(min_length=1), AfterValidator(_distinct)]
Weekday = Annotated[
    Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"],
    BeforeValidator(_lower),
]
QuietHours = Annotated[tuple[Clock, ...], AfterValidator(_night)]
HoursBefore = Annotated[tuple[Hours, ...], Field(max_length=5), AfterValidator(_distinct)]
Names = Annotated[
    Mapping[str, str],
    BeforeValidator(_table),
    AfterValidator(_named),
    PlainSerializer(lambda names: dict(names)),
]
