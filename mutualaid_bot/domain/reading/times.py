"""When somebody needs or offers help: "Tuesday 9am", "mañana por la tarde", "before the 1st".

Reads no clock: `now` is handed in. A weekday that has passed is the next one. What comes back every
week ("Saturdays", "mornings") has no one window and is left to the words.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from mutualaid_bot.domain.reading import calendar_words as said
from mutualaid_bot.domain.reading.clocks import Clock, read_clock
from mutualaid_bot.domain.reading.meaning import Window
from mutualaid_bot.domain.reading.numbers import value_of
from mutualaid_bot.domain.tokens import fold

_DAY = timedelta(days=1)
_MONTH_FIRST = frozenset({"US", "PR", "VI", "GU"})


@dataclass(frozen=True, slots=True)
class _Days:
    """From `first` to `last` (inclusive), and where in the text they are named."""

    first: date
    last: date
    start: int
    end: int


class Times:
    def __init__(self, *, timezone: str, region: str) -> None:
        self._zone = ZoneInfo(timezone)
        self._month_first = region in _MONTH_FIRST

    def read(self, text: str, *, now: datetime) -> Window | None:
        """The time that a text names, in the community's zone, as aware UTC datetimes; None without one."""
        folded = " ".join(fold(text).split())
        local = now.astimezone(self._zone)
        if window := self._in_a_while(folded, local):
            return window
        days, recurring = self._days(folded, local.date())
        if recurring and days is None:
            return None
        clock = read_clock(folded)
        if days is None:
            return self._today_or_next(folded, clock, local)
        before = folded[: days.start]
        until = said.BEFORE.search(before) or said.BY.search(before)
        if until and clock is not None and clock.exact:
            clock = replace(clock, deadline=True)
        elif until and clock is None:
            end = days.first if said.BEFORE.search(before) else days.last + _DAY
            return self._window(local, self._at(end, 0, 0), now=local)
        return self._on(days, clock, folded, local)

    def _on(self, days: _Days, clock: Clock | None, folded: str, local: datetime) -> Window | None:
        named_weekday = said.WEEKDAY.search(folded) is not None
        if clock is not None and clock.exact:
            start = self._at(days.first, clock.hour, clock.minute)
            if start < local and clock.guessed and clock.hour < 12 and not named_weekday:
                start += timedelta(hours=12)
            if start < local and named_weekday:
                start += 7 * _DAY
            return self._clocked(start, clock, local)
        start, end = self._at(days.first, 0, 0), self._at(days.last + _DAY, 0, 0)
        if clock is not None:
            start = self._at(days.first, clock.hour, clock.minute)
            end = self._at(days.last, 0, 0) + timedelta(hours=clock.until_hour or 24)
        if end <= local and named_weekday:
            start, end = start + 7 * _DAY, end + 7 * _DAY
        return self._window(start, end, now=local)

    def _clocked(self, start: datetime, clock: Clock, local: datetime) -> Window | None:
        if clock.deadline:
            return self._window(local, start, now=local)
        if clock.from_then_on:
            return self._window(start, start.replace(hour=0, minute=0) + _DAY, now=local)
        end = start + timedelta(hours=1)
        if clock.until_hour is not None:
            end = start.replace(minute=0) + timedelta(
                hours=clock.until_hour - clock.hour, minutes=clock.until_minute
            )
        if end <= local:
            return None
        return Window(start.astimezone(UTC), end.astimezone(UTC), exact=True)

    def _today_or_next(self, folded: str, clock: Clock | None, local: datetime) -> Window | None:
        """A time without a day is today's, or tomorrow's when it has passed."""
        if clock is None or (not clock.exact and said.PART_IS_RECURRING.search(folded)):
            return None
        start = self._at(local.date(), clock.hour, clock.minute)
        if clock.exact:
            if start <= local and clock.guessed and clock.hour < 12 and start + timedelta(hours=12) > local:
                start += timedelta(hours=12)
            elif start <= local:
                start = self._at(local.date() + _DAY, clock.hour, clock.minute)
            return self._clocked(start, clock, local)
        end = self._at(local.date(), 0, 0) + timedelta(hours=clock.until_hour or 24)
        if end <= local:
            start, end = start + _DAY, end + _DAY
        return self._window(start, end, now=local)

    def _in_a_while(self, folded: str, local: datetime) -> Window | None:
        hit = said.IN_A_WHILE.search(folded)
        if hit is None:
            return None
        amount = value_of(hit.group("n")) or (3 if hit.group("n") == "few" else 1)
        unit = hit.group("unit")
        if unit.startswith(("h", "e")):
            start = local + timedelta(hours=min(amount, 240))
            return Window(start.astimezone(UTC), (start + timedelta(hours=1)).astimezone(UTC), exact=True)
        days = min(amount * (7 if unit.startswith(("w", "s")) else 1), 366)
        return self._window(local, self._at(local.date() + (days + 1) * _DAY, 0, 0), now=local)

    def _days(self, folded: str, today: date) -> tuple[_Days | None, bool]:
        found: list[_Days] = []
        recurring = bool(said.WEEKENDS.search(folded))
        for pattern, ahead in said.RELATIVE_DAYS:
            if (hit := pattern.search(folded)) and not any(
                one.start <= hit.start() < one.end for one in found
            ):
                found.append(_Days(today + ahead * _DAY, today + ahead * _DAY, hit.start(), hit.end()))
        found.extend(self._dates(folded, today))
        if not recurring:
            found.extend(_weeks(folded, today))
        if not found or any(one.last > one.first for one in found):
            for one in _weekdays(folded, today):
                if one is None:
                    recurring = True
                else:
                    found = [other for other in found if other.last == other.first]  # "Tuesday next week"
                    found.append(one)
        if not found:
            return None, recurring
        first = min(found, key=lambda one: one.start)
        last = max(found, key=lambda one: one.start)
        until = last.last if last.last >= first.first else last.last + 7 * _DAY
        return _Days(first.first, max(until, first.last), first.start, last.end), recurring

    def _dates(self, folded: str, today: date) -> Iterator[_Days]:
        for hit in said.ISO_DATE.finditer(folded):
            yield from _day(int(hit["year"]), int(hit["month"]), int(hit["date"]), hit.span())
        for pattern in said.MONTH_DATES:
            for hit in pattern.finditer(folded):
                written = hit["date"]
                number = 1 if written in said.FIRST else int(written)
                yield from _coming(said.MONTHS[hit["month"]], number, today, hit.span())
            if pattern.search(folded):
                return
        for hit in said.SLASHED_DATE.finditer(folded):
            a, b = int(hit["first"]), int(hit["second"])
            month, number = (a, b) if (self._month_first and a <= 12) or b > 12 else (b, a)
            if year := hit["year"]:
                yield from _day(int(year) if len(year) == 4 else 2000 + int(year), month, number, hit.span())
            elif not ((a == 1 and b in (2, 3, 4)) or (a, b) in ((3, 4), (2, 3))):  # half a box
                yield from _coming(month, number, today, hit.span())
        for hit in said.DAY_OF_MONTH.finditer(folded):
            written = next(group for group in hit.groups() if group)
            number = 1 if written in said.FIRST else int(written)
            month, year = today.month, today.year
            if number < today.day:
                month, year = (month + 1, year) if month < 12 else (1, year + 1)
            yield from _day(year, month, number, hit.span())

    def _at(self, day: date, hour: int, minute: int) -> datetime:
        return datetime.combine(day, time(hour % 24, minute), tzinfo=self._zone) + (hour // 24) * _DAY

    def _window(self, start: datetime, end: datetime, *, now: datetime) -> Window | None:
        start = max(start, now)
        return Window(start.astimezone(UTC), end.astimezone(UTC), exact=False) if end > start else None


def _weeks(folded: str, today: date) -> Iterator[_Days]:
    if hit := said.WEEKEND.search(folded):
        saturday = today + ((5 - today.weekday()) % 7) * _DAY
        first = today if today.weekday() == 6 else saturday
        sunday = first if today.weekday() == 6 else saturday + _DAY
        if hit["next"] or hit["after"]:
            monday = today + (7 - today.weekday()) * _DAY
            first, sunday = monday + 5 * _DAY, monday + 6 * _DAY
        yield _Days(first, sunday, hit.start(), hit.end())
    elif hit := said.NEXT_WEEK.search(folded):
        monday = today + (7 - today.weekday()) * _DAY
        yield _Days(monday, monday + 6 * _DAY, hit.start(), hit.end())
    elif hit := said.THIS_WEEK.search(folded):
        yield _Days(today, today + (6 - today.weekday()) * _DAY, hit.start(), hit.end())
    elif hit := said.MONTH_END.search(folded):
        after = date(today.year + today.month // 12, today.month % 12 + 1, 1)
        yield _Days(today, after - _DAY, hit.start(), hit.end())


def _weekdays(folded: str, today: date) -> Iterator[_Days | None]:
    """Each weekday named; None for one that comes back every week."""
    next_week = bool(said.NEXT_WEEK.search(folded))
    for hit in said.WEEKDAY.finditer(folded):
        name = (hit["day"] or "").replace("-", " ")
        weekday = said.WEEKDAYS[name] if name else said.GUARDED_WEEKDAYS[hit["guarded"] or hit["clocked"]]
        before, after = folded[: hit.start()], folded[hit.end() :]
        if said.PAST.match(after) or said.PAST_BEFORE.search(before):
            continue
        if hit["many"] or said.EACH.search(before):
            yield None
            continue
        ahead = (weekday - today.weekday()) % 7
        if ahead == 0 and before.endswith(("next ", "proximo ", "proxima ")):
            ahead = 7
        if next_week:
            ahead = 7 - today.weekday() + weekday
        day = today + ahead * _DAY
        yield _Days(day, day, hit.start(), hit.end())


def _day(year: int, month: int, number: int, span: tuple[int, int]) -> Iterator[_Days]:
    try:
        day = date(year, month, number)
    except ValueError:
        return
    yield _Days(day, day, *span)


def _coming(month: int, number: int, today: date, span: tuple[int, int]) -> Iterator[_Days]:
    for year in (today.year, today.year + 1):
        for one in _day(year, month, number, span):
            if one.first >= today:
                yield one
                return
