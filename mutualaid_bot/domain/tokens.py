"""The words of a text, folded so that "Pañales", "PANALES" and "pañales" are one word.

Knows nothing of languages or meanings.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "ı": "i"})
_MARKS = re.compile("[\u0300-\u036f]+")
_TOKEN = re.compile(r"\d+|[^\W\d_](?:[^\W\d_]|[\u0300-\u036f])*")
_APOSTROPHES = frozenset("'\u2019\u02bc")
_APOSTROPHE = re.compile("['\u2019\u02bc]")
_CLAUSE_END = re.compile(r"[.!?;:\n\u2026\u00bf\u00a1]")
_JOINED_ENDINGS = frozenset({"t", "s", "m", "re", "ve"})  # don't → dont, I'm → im, neighbor's → neighbors
_SPELLED_OUT = {"ll": "will", "d": "would"}  # "ill" and "id" are words of their own


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a number: where it stands, its folded form, and the clause (counted from 0) it is in."""

    word: str
    start: int
    end: int
    clause: int
    after_comma: bool = False


def fold(text: str) -> str:
    """Lower case, without accents."""
    lowered = text.lower()
    if lowered.isascii():
        return lowered
    return _MARKS.sub("", unicodedata.normalize("NFKD", lowered.translate(_LIGATURES)))


def words_of(text: str) -> tuple[str, ...]:
    """The folded words alone, for a text in which nobody asks where they stand."""
    if _APOSTROPHE.search(text):
        return tuple(token.word for token in tokens(text))
    return tuple(_TOKEN.findall(fold(text)))


def tokens(text: str) -> tuple[Token, ...]:
    found: list[Token] = []
    clause = 0
    previous_end = 0
    lowered = text.lower() if text.isascii() else None  # without accents folding is no more than this
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        between = text[previous_end:start]
        word = fold(match.group()) if lowered is None else lowered[start:end]
        if between == " ":
            found.append(Token(word, start, end, clause))
            previous_end = end
            continue
        if found and between in _APOSTROPHES:
            last = found[-1]
            if word in _JOINED_ENDINGS and len(last.word) > 0 and not text[end : end + 1].isalnum():
                found[-1] = Token(last.word + word, last.start, end, last.clause, last.after_comma)
                previous_end = end
                continue
            word = _SPELLED_OUT.get(word, word)
        if _CLAUSE_END.search(between):
            clause += 1
        found.append(Token(word, start, end, clause, "," in between))
        previous_end = end
    return tuple(found)
