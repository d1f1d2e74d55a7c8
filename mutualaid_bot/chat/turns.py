"""Which turn is running, for the handlers that the library calls.

It does not open or commit anything: the part that opened the turn does.
"""

from __future__ import annotations

from contextvars import ContextVar

from mutualaid_bot.flow.turn import Turn

_running: ContextVar[Turn] = ContextVar("turn")


def running() -> Turn:
    return _running.get()


def begin(turn: Turn) -> None:
    _running.set(turn)
    _failed.set(None)


_failed: ContextVar[BaseException | None] = ContextVar("failed", default=None)


def fail(error: BaseException | None) -> None:
    """The library swallows what a handler raises; it is kept here, so that the turn can be rolled back."""
    _failed.set(error)


def failure() -> Exception | None:
    error = _failed.get()
    return error if isinstance(error, Exception) else None
