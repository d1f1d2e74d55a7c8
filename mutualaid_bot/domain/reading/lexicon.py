"""The words for help in all five languages, indexed once for every group in the process.

Does not know a group's categories: what it finds stands under the key of a shipped category.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from mutualaid_bot.domain.reading.patterns import Phrases, Word
from mutualaid_bot.domain.reading.vocabulary import listed
from mutualaid_bot.domain.reading.vocabulary.every import VOCABULARIES
from mutualaid_bot.domain.tokens import fold, words_of

_ONLY_PLURAL = frozenset({"jeans"})  # Jean is a name
NOTHING = "nothing"  # the key of what only looks like a thing


@dataclass(frozen=True, slots=True)
class Meaning:
    key: str
    language: str | None = None  # None: a group's own word, the same in every language
    only_there: bool = False  # the word is a common one in another language as well


@dataclass(frozen=True, slots=True)
class HelpWords:
    things: Phrases[Meaning]
    doings: Phrases[Meaning]
    settings: Phrases[str]
    reasons: Phrases[str]
    visits: Phrases[str]
    describing: frozenset[str]


@cache
def help_words() -> HelpWords:
    return HelpWords(
        things=Phrases.of_words(_things()),
        doings=Phrases(
            (doing, Meaning(key, pack.language))
            for pack in VOCABULARIES
            for key, doings in pack.doings.items()
            for doing in listed(doings)
        ),
        settings=Phrases(
            (setting, pack.language) for pack in VOCABULARIES for setting in listed(pack.settings)
        ),
        reasons=Phrases((reason, pack.language) for pack in VOCABULARIES for reason in listed(pack.reasons)),
        visits=Phrases.of_words(
            (with_plural(visit), pack.language) for pack in VOCABULARIES for visit in listed(pack.visits)
        ),
        describing=frozenset(
            fold(word).replace("'", "")
            for pack in VOCABULARIES
            for word in listed(pack.describing)
            if " " not in word
        ),
    )


def _things() -> Iterator[tuple[tuple[Word, ...], Meaning]]:
    for pack in VOCABULARIES:
        for key, things in pack.things.items():
            usual = Meaning(key, pack.language)
            shared = Meaning(key, pack.language, only_there=True)
            for thing in listed(things):
                yield with_plural(thing.rstrip("~")), shared if thing.endswith("~") else usual


def with_plural(phrase: str) -> tuple[Word, ...]:
    """The words of a phrase, in the forms they have in the plural where an ending marks it."""
    words = words_of(phrase)
    if not words:
        return ()
    row = [_single(word) for word in words]
    if len(words) > 1 and len(words[0]) > 3:  # "silla de ruedas" has its plural in front
        row[0] = frozenset((words[0], f"{words[0]}s"))
    row[-1] = _forms(words[-1])
    return tuple(row)


@cache
def _single(word: str) -> Word:
    return frozenset((word,))


@cache
def _forms(last: str) -> Word:
    forms = [last, f"{last}s"]
    if last.endswith("y") and last[-2:-1] not in "aeiou":
        forms.append(f"{last[:-1]}ies")
    if last.endswith(("s", "x", "z", "ch", "sh", "r", "n", "l", "d")):
        forms.append(f"{last}es")
    if last.endswith("ao"):
        forms += (f"{last[:-2]}oes", f"{last[:-2]}aos")
    if last.endswith(("l", "m")):
        forms += (f"{last[:-1]}is", f"{last[:-1]}ns")
    if last.endswith(("eau", "eu")):
        forms.append(f"{last}x")
    if last.endswith("s") and len(last) > 4 and last not in _ONLY_PLURAL:
        forms.append(last[:-1])
    return frozenset(forms)
