"""The log: one line per event on stderr, for whoever runs the bot.

It does not decide what is worth a line, and as a last net takes out what must never stand in one: tokens,
phone numbers, and the words of errors, which can quote a person.
"""

from __future__ import annotations

import logging
import re
import sys
import traceback
from collections.abc import Mapping, MutableMapping, Sequence
from types import TracebackType
from typing import Any

import structlog

TALKATIVE = ("telegram", "alembic", "apscheduler", "aiohttp", "httpx", "asyncio")
FRAMES = 6
HIDDEN = "[hidden]"

_TOKEN = re.compile(r"\bbot\d+:[\w-]+|\b\d{6,}:[\w-]{6,}", re.ASCII)
_PHONE = re.compile(r"\+\d[\d ().-]{6,}\d", re.ASCII)

Event = MutableMapping[str, Any]


def set_up(*, secrets: Sequence[str] = ()) -> None:
    """From here on all that is logged goes through here; ``secrets`` are hidden wherever they stand."""
    net = Net(secrets)
    shared: list[Any] = [
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        without_words,
        net,
    ]
    line = structlog.processors.LogfmtRenderer(key_order=["timestamp", "level", "event"], bool_as_flag=False)
    structlog.configure(
        processors=[*shared, line],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, line],
        )
    )
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
    for name in TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)
    sys.excepthook = _last_words


def where(error: BaseException) -> list[str]:
    """The innermost frames of an error: files and lines, and nothing that anyone wrote."""
    return [
        f"{frame.filename.rsplit('/', 1)[-1]}:{frame.lineno}"
        for frame in traceback.extract_tb(error.__traceback__)[-FRAMES:]
    ]


def stray(loop: object, context: Mapping[str, Any]) -> None:
    """asyncio's own report of an error that nobody awaited would quote it."""
    error = context.get("exception")
    facts = {"error": type(error).__name__, "where": where(error)} if isinstance(error, BaseException) else {}
    structlog.get_logger(__name__).error("stray_failure", **facts)


def without_words(logger: object, method: str, event: Event) -> Event:
    """An exception is named and placed; its message stays out."""
    found = event.pop("exc_info", None)
    error = found[1] if isinstance(found, tuple) else found
    if error is True:
        error = sys.exc_info()[1]
    if isinstance(error, BaseException):
        event.setdefault("error", type(error).__name__)
        event.setdefault("where", where(error))
    return event


class Net:
    """Takes out of a line what looks like a token or a phone number, and the secrets that it knows."""

    def __init__(self, secrets: Sequence[str]) -> None:
        self._secrets = tuple(secret for secret in secrets if secret)

    def __call__(self, logger: object, method: str, event: Event) -> Event:
        return {name: value if name.startswith("_") else self._clean(value) for name, value in event.items()}

    def _clean(self, value: object) -> object:
        if value is None or isinstance(value, bool | int | float):
            return value
        text = value if isinstance(value, str) else str(value)
        for secret in self._secrets:
            text = text.replace(secret, HIDDEN)
        return _PHONE.sub(HIDDEN, _TOKEN.sub(HIDDEN, text))


def _last_words(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        return
    structlog.get_logger(__name__).critical("stopped_by_a_fault", error=kind.__name__, where=where(error))
