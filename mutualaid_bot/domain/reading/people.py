"""People whom a text names: for whom it was written, and whether one of them is a child.

Does not know whether the name is their real one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from mutualaid_bot.domain.reading.patterns import Phrases
from mutualaid_bot.domain.reading.vocabulary import Vocabulary, listed
from mutualaid_bot.domain.tokens import Token

_CALLED = frozenset(
    {
        "named",
        "called",
        "is",
        "llamada",
        "llamado",
        "se",
        "llama",
        "rele",
        "ki",
        "chamada",
        "chamado",
        "nomme",
        "nommee",
        "s",
        "appelle",
        "que",
        "qui",
    }
)
_ADULT = 18


class People:
    def __init__(self, vocabularies: Iterable[Vocabulary]) -> None:
        packs = tuple(vocabularies)
        self._someone = Phrases((phrase, True) for pack in packs for phrase in listed(pack.someone))
        self._children = Phrases((phrase, True) for pack in packs for phrase in listed(pack.children))
        self._known = frozenset(
            token
            for pack in packs
            for token in (*pack.function_words.split(), *listed(pack.someone), *listed(pack.children))
        )

    def for_whom(self, text: str, words: Sequence[Token]) -> str | None:
        """The name right after "my neighbor", "mi vecina", "vwazin mwen"; None without one."""
        for hit in (*self._someone.all(words), *self._children.all(words)):
            if name := self._name_at(text, words, hit.last):
                return name
        return None

    def names_a_child(self, text: str, words: Sequence[Token]) -> bool:
        if any(self._name_at(text, words, hit.last) for hit in self._children.all(words)):
            return True
        return any(_name_with_age(text, words, at) for at in range(len(words) - 1))

    def _name_at(self, text: str, words: Sequence[Token], at: int) -> str | None:
        clause = words[at - 1].clause
        while at < len(words) and (
            words[at].word in _CALLED or words[at].word in {"mwen", "m", "mi", "minha"}
        ):
            at += 1
        if at >= len(words) or words[at].clause != clause:
            return None
        written = text[words[at].start : words[at].end]
        if not _looks_like_a_name(written) or words[at].word in self._known:
            return None
        return written


def _looks_like_a_name(written: str) -> bool:
    return 2 <= len(written) <= 20 and written[0].isupper() and written[1:].islower() and written.isalpha()


def _name_with_age(text: str, words: Sequence[Token], at: int) -> bool:
    """ "Miguel, 6" and "Miguel (6 years old)"; not "Tuesday, 6 people" and not "Apt 6"."""
    name, age = words[at], words[at + 1]
    between = text[name.end : age.start]
    if between.strip() not in {",", "("} or not age.word.isdecimal() or len(age.word) > 2:
        return False
    following = words[at + 2].word if at + 2 < len(words) else ""
    is_age = following in {
        "years",
        "year",
        "yo",
        "yrs",
        "anos",
        "ans",
        "an",
        "lane",
        "months",
        "meses",
        "mois",
    }
    return is_age and int(age.word) < _ADULT and _looks_like_a_name(text[name.start : name.end])
