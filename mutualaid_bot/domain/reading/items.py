"""The things and the help that a text names: its categories, and the things in the writer's words.

Does not know whether they are needed or offered, nor how many.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from mutualaid_bot.domain.categories import CATEGORY_KEYS, Categories
from mutualaid_bot.domain.reading.lexicon import NOTHING, Meaning, help_words, with_plural
from mutualaid_bot.domain.reading.patterns import Phrases
from mutualaid_bot.domain.tokens import Token, fold

_SIZE = re.compile(  # one size, not the row of sizes that a pile of coats has
    r"\s*[,(]?\s*(?:in\s+)?\b(?:size|sz|talla|tamano|tamanho|taille|gwose|nimewo|numero|"
    r"number)\b\s*#?"
    r"\s*(?:\d{1,2}(?:\s?(?:-|to|or|/)\s?\d{1,2})?[a-z]?|newborn|xs|s|m|l|xl|xxl|small|medium|large|p|g)\b"
)
_LONGEST_ITEM = 60
_ACCOMPANYING = frozenset({"transport", "childcare", "interpreting"})
_AND = frozenset({"and", "or", "y", "e", "o", "ou", "et", "ak", "avek", "plus"})
_ARTICLES = frozenset({"a", "an", "the", "un", "una", "um", "uma", "une", "yon", "some"})


@dataclass(frozen=True, slots=True)
class Named:
    """A thing, or a kind of help (`thing` is False), that a text names at tokens `first` to `last`."""

    category: str
    first: int
    last: int
    thing: bool
    setting: bool


class Lexicon:
    """The words for help in all languages, sorted into this group's categories; its own come first."""

    def __init__(self, categories: Categories) -> None:
        words = help_words()
        names = [
            (with_plural(name), category.key)
            for category in categories
            for name in (*category.names.values(), category.key)
        ]
        self._names = Phrases.of_words(row for row in names if row[0])
        self._things = words.things.with_others(
            Phrases.of_words((row, Meaning(key)) for row, key in names if row and key not in CATEGORY_KEYS)
        )
        elsewhere = "other" if "other" in categories else None
        self._category: dict[str, str | None] = {
            key: key if key in categories else elsewhere for key in (*CATEGORY_KEYS, *categories.keys)
        } | {NOTHING: None}  # None: this group has no category for it
        self._doings = words.doings
        self._reasons = words.reasons
        self._settings = words.settings
        self._visits = words.visits
        self._describing = words.describing

    def named(self, words: Sequence[Token], language: str | None) -> tuple[Named, ...]:
        """What a text names; where help is needed and why ("a ride to dialysis") is marked as the setting."""
        places = self._settings.longest(words, keep=lambda spoken: spoken == language)
        settings = {hit.last: hit.first for hit in places}
        reasons: dict[int, int] = {}
        for reason in self._reasons.longest(words, keep=lambda spoken: spoken == language):
            clause = words[reason.first].clause
            reasons[clause] = min(reason.last, reasons.get(clause, reason.last))

        def is_reason(first: int) -> bool:
            return first >= reasons.get(words[first].clause, len(words))

        found: list[Named] = []
        for doing in self._doings.longest(words, ties=True):
            if (category := self._category[doing.value.key]) is not None:
                found.append(
                    Named(category, doing.first, doing.last, thing=False, setting=is_reason(doing.first))
                )
        doings = tuple(found)
        things = self._things.longest(
            words, keep=lambda meaning: not meaning.only_there or meaning.language == language, ties=True
        )
        at_home = {(hit.first, hit.last) for hit in things if hit.value.language in {language, None}}
        for hit in things:
            category = self._category[hit.value.key]
            elsewhere = (hit.first, hit.last) in at_home and hit.value.language not in {language, None}
            if category is None or elsewhere:  # "couches" are diapers in French
                continue
            around = [one for one in doings if one.first <= hit.first and hit.last <= one.last]
            if any(one.first == hit.first and one.last == hit.last for one in around):
                around = []
            # What is done with a thing says what help it is: to fetch a prescription is an errand.
            category = around[0].category if around else category
            behind = _behind_setting(words, settings, hit.first, self._describing)
            aside = around[0].setting if around else behind or is_reason(hit.first)
            found.append(Named(category, hit.first, hit.last, thing=True, setting=aside))
        found.sort(key=lambda one: (one.first, -one.last))
        return tuple(self._with_visits_aside(found, words))

    def _with_visits_aside(self, found: list[Named], words: Sequence[Token]) -> Iterator[Named]:
        """Where there is help to get somewhere, or help meanwhile, the doctor is where and not what."""
        helping = [one for one in found if one.category in _ACCOMPANYING and not one.setting]
        if not helping:
            yield from found
            return
        visits = [(hit.first, hit.last) for hit in self._visits.all(words)]
        for one in found:
            is_visit = one.thing and one not in helping
            if (
                is_visit
                and any(first <= one.first and one.last <= last for first, last in visits)
                and any(words[other.first].clause == words[one.first].clause for other in helping)
                and not _stands_beside(one, helping, words)
            ):
                yield replace(one, setting=True)
            else:
                yield one

    def answered(self, words: Sequence[Token], language: str | None) -> tuple[str, ...]:
        """The categories in an answer to "what kind of help?": by their names, else by what it names."""
        by_name = dict.fromkeys(hit.value for hit in self._names.longest(words))
        return tuple(by_name) or categories_of(self.named(words, language))

    def items(self, named: Sequence[Named], words: Sequence[Token], text: str) -> tuple[str, ...]:
        """The things in the writer's own words, with their size and adjectives: "winter coat size 8"."""
        found: dict[str, str] = {}
        for one in _without_settings(named):
            if not one.thing:
                continue
            first = one.first
            while (
                first > 0
                and one.first - first < 3
                and words[first - 1].word in self._describing
                and words[first - 1].clause == words[first].clause
                and not words[first].after_comma
            ):
                first -= 1
            start, end = words[first].start, words[one.last - 1].end
            item = " ".join(text[start:end].lower().split())
            if size := _SIZE.match(fold(text[end : end + 30])):
                item += " " + " ".join(size.group().strip(" ,(").split())
            if len(item) <= _LONGEST_ITEM:
                found.setdefault(fold(item), item)
        return tuple(found.values())


def _stands_beside(one: Named, helping: Sequence[Named], words: Sequence[Token]) -> bool:
    """ "A ride and a doctor", "a doctor and a ride": both are asked for."""
    at = one.first
    while at > 0 and words[at - 1].word in _ARTICLES:
        at -= 1
    if at > 0 and (words[at - 1].word in _AND or words[at].after_comma):
        return True
    comes_first = all(other.first > one.first for other in helping)
    return comes_first and one.last < len(words) and words[one.last].word in _AND


def without_size(item: str) -> str:
    folded = fold(item)
    size = _SIZE.search(folded)
    return folded[: size.start()] + folded[size.end() :] if size else folded


def categories_of(named: Sequence[Named]) -> tuple[str, ...]:
    """The categories of the help itself; those of its setting count only when nothing else is named."""
    categories = dict.fromkeys(one.category for one in _without_settings(named))
    if len(categories) > 1:
        categories.pop("other", None)
    return tuple(categories)


def _without_settings(named: Sequence[Named]) -> tuple[Named, ...]:
    return tuple(one for one in named if not one.setting) or tuple(named)


def _behind_setting(
    words: Sequence[Token], settings: dict[int, int], first: int, describing: frozenset[str]
) -> bool:
    """A thing right behind "to the", "because", "at my" is where or why, not what."""
    at = first
    while at > 0 and first - at < 3:
        if at in settings and words[settings[at]].clause == words[first].clause:
            return True
        if words[at - 1].word not in describing or words[at - 1].clause != words[first].clause:
            return False
        at -= 1
    return at in settings
