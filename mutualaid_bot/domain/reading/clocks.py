"""Clock times and parts of the day in a text: "9am", "a las 5 de la tarde", "between 2 and 4".

Knows no day. An hour without am or pm is the one when neighbors meet: 8 to 11 in the morning, else
after noon.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from mutualaid_bot.domain.reading import calendar_words as said
from mutualaid_bot.domain.reading.numbers import value_of

_MORNING = frozenset({"manana", "manha", "matin", "maten", "morning"})
_FIRST_MORNING_HOUR = 7


@dataclass(frozen=True, slots=True)
class Clock:
    """An hour (24 for midnight at the end of a day), or a part of the day when not `exact`."""

    hour: int
    minute: int
    exact: bool
    until_hour: int | None = None
    until_minute: int = 0
    guessed: bool = False
    deadline: bool = False
    from_then_on: bool = False


def read_clock(folded: str) -> Clock | None:
    if found := _range(folded):
        return found
    for pattern in (*said.CLOCKS, said.CREOLE_CLOCK):
        for hit in pattern.finditer(folded):
            if found := _clock(hit, folded):
                return found
    for part, start, end in said.PARTS:
        if part.search(folded):
            return Clock(start, 0, exact=False, until_hour=end)
    return None


def _clock(hit: re.Match[str], folded: str) -> Clock | None:
    groups = hit.groupdict()
    written = groups["hour"]
    hour = said.CREOLE_HOURS.get(written) or value_of(written)
    if written.isdecimal():
        hour = int(written)
    if hour is None or hour > 24:
        return None
    minute = int(groups.get("minute") or 0)
    if past := groups.get("half_past"):
        minute = 30 if past == "media" else 15
    half = (groups.get("half") or "").replace(".", "").replace(" ", "")
    part = next((value for name, value in groups.items() if name.startswith("part") and value), "")
    guessed = False
    if half in {"am", "pm"}:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "pm" else 0)
    elif part:
        if hour > 12:
            return None
        hour = hour % 12 + (0 if part in _MORNING else 12)
    elif 1 <= hour <= 12 and not (written.startswith("0") and len(written) == 2):
        morning = any(word in folded for word in ("morning", "la manana", "matin", "maten", "manha"))
        evening = any(
            word in folded
            for word in ("evening", "tonight", "noche", "noite", "soir", "aswe", "afternoon", "la tarde")
        )
        guessed = not (morning or evening)
        if morning and hour < 12:
            pass
        elif hour < _FIRST_MORNING_HOUR or (evening and hour < 12):
            hour += 12
    before = folded[: hit.start()]
    lead = hit.group()
    return Clock(
        hour,
        minute,
        exact=True,
        guessed=guessed,
        deadline=bool(said.BEFORE.search(before) or said.BY.search(before) or _leads(lead, _DEADLINE)),
        from_then_on=bool(said.AFTER.search(before) or _leads(lead, _FROM_THEN)),
    )


_DEADLINE = ("by ", "before ", "antes ", "hasta ", "ate as", "avant", "anvan", "jiska")
_FROM_THEN = ("after ", "despues ", "depois ", "apres ", "apre ", "a partir", "a pati", "desde ")


def _leads(lead: str, words: tuple[str, ...]) -> bool:
    return lead.startswith(words)


def _range(folded: str) -> Clock | None:
    """ "from 9 to 11", "2-4pm": needs a word or am, pm, a colon, to be a time and not a size."""
    for hit in said.RANGE.finditer(folded):
        marked = hit["ah"] or hit["bh"] or hit["am"] or hit["bm"]
        if not marked and not said.RANGE_OPENED.match(hit.group()):
            continue
        first, last = int(hit["a"]), int(hit["b"])
        if not (1 <= first <= 24 and 1 <= last <= 24):
            continue
        first_half, last_half = hit["ah"], hit["bh"]
        if last_half in {"am", "pm"}:
            if last > 12 or first > 12:
                continue
            last = last % 12 + (12 if last_half == "pm" else 0)
            if first_half in {"am", "pm"}:
                first = first % 12 + (12 if first_half == "pm" else 0)
            elif last_half == "pm" and first % 12 + 12 <= last:
                first = first % 12 + 12
        elif first_half in {"am", "pm"}:
            if last > 12 or first > 12:
                continue
            first = first % 12 + (12 if first_half == "pm" else 0)
            last = last if last > first else last + 12
        elif first <= 12 and last <= 12 and not (hit["ah"] or hit["bh"]):
            if first < _FIRST_MORNING_HOUR:
                first += 12
            if last <= first:
                last += 12
        if last <= first:
            last += 24
        return Clock(
            first, int(hit["am"] or 0), exact=True, until_hour=last, until_minute=int(hit["bm"] or 0)
        )
    return None
