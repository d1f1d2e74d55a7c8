"""The things and the help that a text names: its categories, and the things in the writer's words.

Does not know whether they are needed or offered, nor how many.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mutualaid_bot.domain.categories import CATEGORY_KEYS, Categories
from mutualaid_bot.domain.reading.patterns import Phrases
from mutualaid_bot.domain.reading.vocabulary import Vocabulary, listed
from mutualaid_bot.domain.tokens import Token, fold, tokens

_SIZE = re.compile(
    r"\s*[,(]?\s*(?:in\s+)?(?:size|sizes|sz|talla|tallas|tamano|tamanho|taille|gwose|nimewo|numero|"
    r"number)\s*#?"
    r"\s*(?:\d{1,2}(?:\s?(?:-|to|or|/)\s?\d{1,2})?[a-z]?|newborn|xs|s|m|l|xl|xxl|small|medium|large|p|g)\b"
)
_LONGEST_ITEM = 60


@dataclass(frozen=True, slots=True)
class Named:
    """A thing, or a kind of help (`thing` is False), that a text names at tokens `first` to `last`."""

    category: str
    first: int
    last: int
    thing: bool
    setting: bool


@dataclass(frozen=True, slots=True)
class _Meaning:
    category: str | None  # None: this group has no category for it
    language: str | None = None
    only_there: bool = False  # the word is a common one in another language as well


class Lexicon:
    """The words for help in all languages, sorted into this group's categories."""

    def __init__(self, categories: Categories, vocabularies: Iterable[Vocabulary]) -> None:
        packs = tuple(vocabularies)
        things_of: list[tuple[str, _Meaning]] = []
        doings_of: list[tuple[str, _Meaning]] = []
        names: list[tuple[str, str]] = []
        for category in categories:
            for name in (*category.names.values(), category.key):
                for spelling in _plurals(name):
                    names.append((spelling, category.key))
                    if category.key not in CATEGORY_KEYS:
                        things_of.append((spelling, _Meaning(category.key)))
        for pack in packs:
            for key, things in pack.things.items():
                target = _in_group(key, categories)
                for thing in listed(things):
                    meaning = _Meaning(target, pack.language, only_there=thing.endswith("~"))
                    things_of.extend((spelling, meaning) for spelling in _plurals(thing.rstrip("~")))
            for key, doings in pack.doings.items():
                target = _in_group(key, categories)
                doings_of.extend((doing, _Meaning(target, pack.language)) for doing in listed(doings))
        self._names = Phrases(names)
        self._things = Phrases(things_of)
        self._doings = Phrases(doings_of)
        self._reasons = Phrases((reason, pack.language) for pack in packs for reason in listed(pack.reasons))
        self._settings = Phrases(
            (setting, pack.language) for pack in packs for setting in listed(pack.settings)
        )
        self._describing = frozenset(
            fold(word).replace("'", "")
            for pack in packs
            for word in listed(pack.describing)
            if " " not in word
        )

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

        found = [
            Named(hit.value.category, hit.first, hit.last, thing=False, setting=is_reason(hit.first))
            for hit in self._doings.longest(words, ties=True)
            if hit.value.category is not None
        ]
        doings = tuple(found)
        things = self._things.longest(
            words, keep=lambda meaning: not meaning.only_there or meaning.language == language, ties=True
        )
        at_home = {(hit.first, hit.last) for hit in things if hit.value.language == language}
        for hit in things:
            if hit.value.category is None or (
                (hit.first, hit.last) in at_home and hit.value.language != language
            ):  # "couches" are diapers in French
                continue
            around = [one for one in doings if one.first <= hit.first and hit.last <= one.last]
            if any(one.first == hit.first and one.last == hit.last for one in around):
                around = []
            # What is done with a thing says what help it is: to fetch a prescription is an errand.
            category = around[0].category if around else hit.value.category
            behind = _behind_setting(words, settings, hit.first, self._describing)
            aside = around[0].setting if around else behind or is_reason(hit.first)
            found.append(Named(category, hit.first, hit.last, thing=True, setting=aside))
        found.sort(key=lambda one: (one.first, -one.last))
        return tuple(found)

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


def categories_of(named: Sequence[Named]) -> tuple[str, ...]:
    """The categories of the help itself; those of its setting count only when nothing else is named."""
    categories = dict.fromkeys(one.category for one in _without_settings(named))
    if len(categories) > 1:
        categories.pop("other", None)
    return tuple(categories)


def _without_settings(named: Sequence[Named]) -> tuple[Named, ...]:
    return tuple(one for one in named if not one.setting) or tuple(named)


def _in_group(key: str, categories: Categories) -> str | None:
    if key == "nothing":
        return None
    if key in categories:
        return key
    return "other" if "other" in categories else None


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


def _plurals(phrase: str) -> tuple[str, ...]:
    """The phrase itself and how it looks in the plural in the languages that mark it by an ending."""
    words = [token.word for token in tokens(phrase)]
    if not words:
        return ()
    forms = {" ".join(words)}
    last = words[-1]
    endings = [f"{last}s"]
    if last.endswith("y") and last[-2:-1] not in "aeiou":
        endings.append(f"{last[:-1]}ies")
    if last.endswith(("s", "x", "z", "ch", "sh", "r", "n", "l", "d")):
        endings.append(f"{last}es")
    if last.endswith("ao"):
        endings.extend((f"{last[:-2]}oes", f"{last[:-2]}aos"))
    if last.endswith(("l", "m")):
        endings.extend((f"{last[:-1]}is", f"{last[:-1]}ns"))
    if last.endswith(("eau", "eu")):
        endings.append(f"{last}x")
    if last.endswith("s") and len(last) > 4:
        endings.append(last[:-1])
    for ending in endings:
        forms.add(" ".join((*words[:-1], ending)))
        if len(words) > 1 and len(words[0]) > 3:  # "silla de ruedas" has its plural in front
            forms.add(" ".join((f"{words[0]}s", *words[1:])))
    return tuple(forms)
