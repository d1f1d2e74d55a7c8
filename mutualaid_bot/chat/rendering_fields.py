"""A post's fields in words: things, places, times, numbers, languages.

It does not know who wrote them or who reads them, and never sees a post's own words.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from mutualaid_bot.chat.rendering_message import Setting, bold, one_line
from mutualaid_bot.domain.kinds import Kind
from mutualaid_bot.domain.posts import Fields
from mutualaid_bot.domain.reading import Window
from mutualaid_bot.texts import Words

LANGUAGE_NAMES = {"en": "English", "es": "Español", "pt": "Português", "fr": "Français", "ht": "Kreyòl"}


def language_name(code: str) -> str:
    """A language's name in that language, so that its speakers find it in any menu."""
    return LANGUAGE_NAMES.get(code, code)


def category_name(key: str, w: Words, setting: Setting) -> str:
    categories = setting.community.categories
    return one_line(categories.get(key).name(w.language) if key in categories else key)


def pictures(fields: Fields, setting: Setting) -> str:
    icons = dict.fromkeys(setting.community.categories.icon(key) for key in fields.categories)
    return "".join(icons) or "•"


def kind_line(kind: Kind, w: Words) -> str:
    return "🙋 " + bold(w("Need")) if kind is Kind.NEED else "🤲 " + bold(w("Offer"))


def things(fields: Fields, w: Words, setting: Setting) -> str:
    """What it is about: the things that were named, else the categories."""
    named = [one_line(item) for item in fields.items]
    return ", ".join(named or [category_name(key, w, setting) for key in fields.categories]) or w("help")


def amount(quantity: int, w: Words, *, per_week: bool) -> str:
    return w("{n} a week", n=quantity) if per_week else str(quantity)


def things_and_amount(fields: Fields, w: Words, setting: Setting, *, quantity: int | None = None) -> str:
    number = fields.quantity if quantity is None else quantity
    what = things(fields, w, setting)
    return what if number is None else f"{what} × {amount(number, w, per_week=fields.per_week)}"


def summary(fields: Fields, w: Words, setting: Setting, *, quantity: int | None = None) -> str:
    """All fields on one line: "🍞 diapers × 5 · Mattapan · before Tue 18:00 · Kreyòl"."""
    parts = [things_and_amount(fields, w, setting, quantity=quantity)]
    if fields.neighborhood:
        parts.append(one_line(fields.neighborhood))
    if fields.when is not None:
        parts.append(window(fields.when, w, setting))
    parts.append(language_name(fields.language))
    return f"{pictures(fields, setting)} {' · '.join(parts)}"


def about(fields: Fields, w: Words, setting: Setting) -> str:
    """The short form that reminds people of their own post: things and place."""
    parts = [things(fields, w, setting), *([one_line(fields.neighborhood)] if fields.neighborhood else ())]
    return f"{pictures(fields, setting)} {' · '.join(parts)}"


def window(when: Window, w: Words, setting: Setting) -> str:
    """A time as people say it, in the group's zone; what lies behind us says so."""
    text = _window(when, w, setting)
    return w("{when} (past)", when=text) if max(when.start, when.end) < setting.now else text


def _window(when: Window, w: Words, setting: Setting) -> str:
    zone, now = setting.community.zone, setting.now
    if when.exact:
        return w.moment(when.start, zone, now)
    start = when.start.astimezone(zone)
    first, last = start.date(), _last_day(when, setting)
    begun = when.start <= now or start.time() == time()
    full = _ends_with_its_day(when.end.astimezone(zone))
    if first != last:
        end = w.day(_noon(last, setting), zone, now)
        if when.start > now:
            return f"{w.day(when.start, zone, now)}–{end}"
        return w("by {day}", day=end if full else w.moment(when.end, zone, now))
    day = w.day(when.start, zone, now)
    if begun and full:
        return day
    if begun:
        return w("{day}, before {time}", day=day, time=w.clock(when.end, zone))
    if full:
        return w("{day}, from {time}", day=day, time=w.clock(when.start, zone))
    return f"{day}, {w.clock(when.start, zone)}–{w.clock(when.end, zone)}"


def _last_day(when: Window, setting: Setting) -> date:
    """A window that ends at midnight ends with the day before."""
    end = max(when.start, when.end - timedelta(seconds=1))
    return end.astimezone(setting.community.zone).date()


def _ends_with_its_day(end: datetime) -> bool:
    return end.time() == time() or end.time() >= time(23, 59)


def _noon(day: date, setting: Setting) -> datetime:
    return datetime.combine(day, time(12), setting.community.zone)
