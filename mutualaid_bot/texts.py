"""The bot's words in a reader's language: translations from .po files, and days and times as people say them.

Does not know what is said to whom, and escapes nothing.
"""

import gettext
from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from io import BytesIO
from pathlib import Path
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_skeleton
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from mutualaid_bot import files

# Babel has no calendar for Haitian Creole.
_CREOLE_DAYS = ("lendi", "madi", "mèkredi", "jedi", "vandredi", "samdi", "dimanch")
_CREOLE_MONTHS = (
    "janvye",
    "fevriye",
    "mas",
    "avril",
    "me",
    "jen",
    "jiyè",
    "out",
    "septanm",
    "oktòb",
    "novanm",
    "desanm",
)


def marked(message: str) -> str:
    """Marks a text in a table for translation; `Words` translates it where it is said."""
    return message


class Words:
    """What the bot says, in one language."""

    def __init__(self, language: str, translations: gettext.NullTranslations) -> None:
        self.language = language
        self._translations = translations

    def __call__(self, message: str, /, **fields: object) -> str:
        """The message in this language, with `{name}` filled from the fields as they are."""
        return self._translations.gettext(message).format(**fields)

    def plural(self, one: str, many: str, n: int, /, **fields: object) -> str:
        """The form that this language uses for that number, which both may show as `{n}`."""
        return self._translations.ngettext(one, many, n).format(n=n, **fields)

    def clock(self, at: datetime | time, zone: ZoneInfo | None = None) -> str:
        """A time of the day, "09:00": in that zone, or as it stands."""
        local = at.astimezone(zone) if isinstance(at, datetime) and zone else at
        return local.strftime("%H:%M")

    def day(self, at: datetime, zone: ZoneInfo, now: datetime) -> str:
        """A day by its name, "Tuesday"; with its date, "Tue, Dec 1", when another of that name is nearer."""
        day = at.astimezone(zone).date()
        return self._dated(day) if _far(day, zone, now) else self._named(day, short=False)

    def month(self, at: datetime, zone: ZoneInfo, now: datetime) -> str:
        """A month, "March"; with its year, "March 2025", when a month of that name is nearer."""
        day, today = at.astimezone(zone).date(), now.astimezone(zone).date()
        if self.language == "ht":
            name = _CREOLE_MONTHS[day.month - 1]
        else:
            name = format_date(day, "LLLL", locale=self.language)
        months = (today.year - day.year) * 12 + today.month - day.month
        return name if abs(months) < 12 else f"{name} {day.year}"

    def moment(self, at: datetime, zone: ZoneInfo, now: datetime) -> str:
        """A day and a time, "Tue 09:00"; with its date when another day of that name is nearer."""
        day = at.astimezone(zone).date()
        name = self._dated(day) if _far(day, zone, now) else self._named(day, short=True)
        return f"{name} {self.clock(at, zone)}"

    def _named(self, day: date, *, short: bool) -> str:
        if self.language == "ht":
            name = _CREOLE_DAYS[day.weekday()]
            return name[:3] if short else name
        return format_date(day, "EEE" if short else "EEEE", locale=self.language).rstrip(".")

    def _dated(self, day: date) -> str:
        if self.language == "ht":
            return f"{self._named(day, short=True)} {day.day} {_CREOLE_MONTHS[day.month - 1]}"
        moment = datetime.combine(day, time(), tzinfo=UTC)
        return format_skeleton("MMMEd", moment, tzinfo=UTC, locale=self.language)


def _far(day: date, zone: ZoneInfo, now: datetime) -> bool:
    return abs((day - now.astimezone(zone).date()).days) > 6


class Texts:
    """All the languages of a group. What one of them lacks is said in the first, and else in English."""

    def __init__(self, languages: Sequence[str], *, folder: Path | None = None) -> None:
        folder = folder or files.locales()
        self._first = languages[0]
        self._words: dict[str, Words] = {}
        first = _translations(self._first, folder)
        for language in languages:
            translations = _translations(language, folder)
            if language not in (self._first, "en"):
                translations.add_fallback(first)
            self._words[language] = Words(language, translations)

    @property
    def languages(self) -> tuple[str, ...]:
        return tuple(self._words)

    def words(self, language: str | None) -> Words:
        """For a language as Telegram names it ("pt-br", "es", or none at all)."""
        code = (language or "").replace("_", "-").partition("-")[0].lower()
        return self._words.get(code) or self._words[self._first]


def _translations(language: str, folder: Path) -> gettext.NullTranslations:
    """English is what stands in the code. Translations that are marked fuzzy are left out."""
    if language == "en":
        return gettext.NullTranslations()
    with (folder / f"{language}.po").open("rb") as file:
        catalog = read_po(file)
    compiled = BytesIO()
    write_mo(compiled, catalog)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
