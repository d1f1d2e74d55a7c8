"""Moments as the database keeps them: whole UTC seconds.

Reads no clock.
"""

from __future__ import annotations

import math
from datetime import UTC, datetime
from typing import overload


@overload
def seconds(at: datetime) -> int: ...
@overload
def seconds(at: None) -> None: ...
@overload
def seconds(at: datetime | None) -> int | None: ...
def seconds(at: datetime | None) -> int | None:
    """When something happened."""
    return None if at is None else math.floor(at.timestamp())


@overload
def due(at: datetime) -> int: ...
@overload
def due(at: None) -> None: ...
@overload
def due(at: datetime | None) -> int | None: ...
def due(at: datetime | None) -> int | None:
    """When something is to happen: rounded up, so that it is never early."""
    return None if at is None else math.ceil(at.timestamp())


def moment(value: int) -> datetime:
    return datetime.fromtimestamp(value, UTC)


def moment_or_none(value: int | None) -> datetime | None:
    return None if value is None else moment(value)
