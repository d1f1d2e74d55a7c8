"""Quiet hours: when people are left alone, and how waiting time is counted around them.

It is given every moment as an aware UTC datetime, and does not know what is to be said.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

SILENCE = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Quiet:
    """The group's night, in its own time zone; ``None`` for both: no night at all."""

    zone: ZoneInfo
    begins: time | None = None
    ends: time | None = None

    def _night_around(self, now: datetime) -> tuple[datetime, datetime] | None:
        """The night that holds ``now``, or the next one: (begin, end) in UTC."""
        if self.begins is None or self.ends is None or self.begins == self.ends:
            return None
        local = now.astimezone(self.zone)
        for days in (-1, 0, 1):
            date = local.date() + timedelta(days=days)
            begin = datetime.combine(date, self.begins, self.zone)
            until = date + timedelta(days=1) if self.ends <= self.begins else date
            end = datetime.combine(until, self.ends, self.zone)
            if now < end:
                return begin.astimezone(UTC), end.astimezone(UTC)
        raise AssertionError("a day without a night")  # pragma: no cover

    def asleep(self, now: datetime) -> bool:
        night = self._night_around(now)
        return night is not None and night[0] <= now < night[1]

    def awake_from(self, now: datetime) -> datetime:
        """``now``, or the end of the night that ``now`` falls into."""
        night = self._night_around(now)
        return night[1] if night is not None and night[0] <= now < night[1] else now

    def add_waking(self, start: datetime, span: timedelta) -> datetime:
        """``start`` plus ``span``, where the hours of the night do not count."""
        at, left = self.awake_from(start), span
        while True:
            night = self._night_around(at)
            if night is None or at + left <= night[0]:
                return at + left
            left -= night[0] - at
            at = night[1]


def next_weekly(now: datetime, *, weekday: int, at: time, zone: ZoneInfo) -> datetime:
    """The next time after ``now`` that the clock on the wall shows this weekday (Monday is 0) and hour."""
    local = now.astimezone(zone)
    date = local.date() + timedelta(days=(weekday - local.weekday()) % 7)
    moment = datetime.combine(date, at, zone).astimezone(UTC)
    if moment <= now:
        moment = datetime.combine(date + timedelta(days=7), at, zone).astimezone(UTC)
    return moment


def morning_after(now: datetime, *, at: time, zone: ZoneInfo) -> datetime:
    """That hour of the next day on the wall."""
    date = now.astimezone(zone).date() + timedelta(days=1)
    return datetime.combine(date, at, zone).astimezone(UTC)


def counts_as_silence(delivered_at: datetime | None, now: datetime) -> bool:
    """Nobody was silent who was not asked: a question counts a day after it reached its reader."""
    return delivered_at is not None and now - delivered_at >= SILENCE
