"""One reader for one group: its languages, its categories, its places.

Knows nothing of the clock (time is handed in) or of the writer, and remembers no text.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import cache

from mutualaid_bot.domain.categories import Categories
from mutualaid_bot.domain.kinds import Kind
from mutualaid_bot.domain.places import Places
from mutualaid_bot.domain.reading.aims import Aims, chosen
from mutualaid_bot.domain.reading.contacts import mask, without_marks
from mutualaid_bot.domain.reading.danger import Dangers, Delicacy
from mutualaid_bot.domain.reading.items import Lexicon, categories_of
from mutualaid_bot.domain.reading.languages import Languages
from mutualaid_bot.domain.reading.marks import Marks
from mutualaid_bot.domain.reading.meaning import Aim, Reading, Window
from mutualaid_bot.domain.reading.patterns import Phrases
from mutualaid_bot.domain.reading.people import People
from mutualaid_bot.domain.reading.quantities import read_bare_quantity, read_quantity
from mutualaid_bot.domain.reading.times import Times
from mutualaid_bot.domain.reading.vocabulary import listed
from mutualaid_bot.domain.reading.vocabulary.every import VOCABULARIES
from mutualaid_bot.domain.tokens import Token, tokens


class Reader:
    """Reads a message in about a millisecond. What does not depend on the group is built by the first one."""

    def __init__(
        self, *, categories: Categories, places: Places, region: str, timezone: str, languages: Sequence[str]
    ) -> None:
        self._places = places
        self._region = region
        self._configured = tuple(languages)
        self._times = Times(timezone=timezone, region=region)
        self._lexicon = Lexicon(categories)
        self._languages = _languages()
        self._marks = _marks()
        self._aims = _aims()
        self._dangers = _dangers()
        self._delicacy = _delicacy()
        self._people = _people()
        self._urgency = _urgency()

    def read(
        self, text: str, *, now: datetime, language: str | None = None, neighborhood: str | None = None
    ) -> Reading:
        """Everything that the text says. `language` and `neighborhood` are the writer's last known ones.

        They decide only between equally likely readings; a text that names no neighborhood has none.
        """
        masked, contacts = mask(text, region=self._region)
        plain = without_marks(masked)
        words = tokens(plain)
        spoken = self._languages.of(plain, words, known=language, configured=self._configured)
        named = self._lexicon.named(words, spoken)
        leaning = self._marks.leaning(words, names_help=bool(named))
        danger = self._dangers.found(words)
        found = self._aims.found(words)
        if danger:
            found -= {Aim.REFUSED}
        aim = chosen(
            found,
            names_help=bool(named),
            leans=leaning.kind is not None and not danger,
            leans_surely_to_offer=leaning.kind is Kind.OFFER and leaning.sure,
        )
        amount = read_quantity(plain, words, named)
        someone = self._people.for_whom(plain, words)
        if someone in self._places or (someone and self._places.mentioned(someone)):
            someone = None
        return Reading(
            aim=aim,
            kind=leaning.kind,
            categories=categories_of(named),
            items=self._lexicon.items(named, words, plain),
            neighborhood=self._neighborhood(plain, words, neighborhood),
            when=self._times.read(plain, now=now),
            quantity=amount[0] if amount else None,
            per_week=amount[1] if amount else False,
            urgent=bool(danger) or next(self._urgency.all(words), None) is not None,
            language=spoken,
            masked=masked,
            contacts=contacts,
            danger=danger,
            delicate=self._delicacy.touched(words) or self._people.names_a_child(plain, words),
            someone_else=someone,
        )

    def read_kind(self, text: str) -> Kind | None:
        return self._marks.leaning(tokens(text), names_help=True).kind

    def read_categories(self, text: str) -> tuple[str, ...]:
        words = tokens(text)
        language = self._languages.of(text, words, known=None, configured=self._configured)
        return self._lexicon.answered(words, language)

    def read_neighborhood(self, text: str) -> str | None:
        return self._neighborhood(text, tokens(text), None)

    def read_when(self, text: str, *, now: datetime) -> Window | None:
        return self._times.read(mask(text, region=self._region)[0], now=now)

    def read_quantity(self, text: str) -> tuple[int, bool] | None:
        """The amount and whether it is meant per week; the bare number will do."""
        return read_bare_quantity(mask(text, region=self._region)[0])

    def _neighborhood(self, text: str, words: tuple[Token, ...], known: str | None) -> str | None:
        mentioned = self._places.mentioned(text, words)
        if len(mentioned) > 1 and known in self._places.alike(text):
            return known
        return mentioned[0] if mentioned else None


@cache
def _languages() -> Languages:
    return Languages(VOCABULARIES)


@cache
def _marks() -> Marks:
    return Marks(VOCABULARIES)


@cache
def _aims() -> Aims:
    return Aims(VOCABULARIES)


@cache
def _dangers() -> Dangers:
    return Dangers(VOCABULARIES)


@cache
def _delicacy() -> Delicacy:
    return Delicacy(VOCABULARIES)


@cache
def _people() -> People:
    return People(VOCABULARIES)


@cache
def _urgency() -> Phrases[bool]:
    return Phrases((phrase, True) for pack in VOCABULARIES for phrase in listed(pack.urgent))
