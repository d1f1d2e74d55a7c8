"""A small language for phrases, and an index that finds many of them in a text in one pass.

Knows no phrase itself. In a pattern, `a|b` is either word (`a|b_c`: "a" or "b c"), `word?` may be left
out, `*` is any one word, and `..` skips up to three words; no phrase reaches across the end of a
sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Generic, TypeVar

from mutualaid_bot.domain.tokens import Token, fold, words_of

_SKIP = 3
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Hit(Generic[T]):
    """A phrase found: tokens `first` to `last` (exclusive), and what the phrase stands for."""

    first: int
    last: int
    value: T


Word = frozenset[str]  # one word of a phrase that is written out: its forms, as folded tokens
_Step = tuple[frozenset[str] | None, bool, bool]  # its words (None: any), whether optional, whether a skip
_Entry = tuple[frozenset[str] | None, tuple[_Step, ...], T]


@cache  # a few hundred parts, like "i|we", stand in thousands of phrases
def _step(part: str) -> tuple[_Step, ...]:
    if part == "..":
        return ((None, False, True),)
    if part == "*":
        return ((None, False, False),)
    optional = part.endswith("?")
    alternatives = part.rstrip("?").split("|")
    words = [words_of(word) for word in alternatives]
    if len(alternatives) == 1:  # "l'eau" is two words
        return tuple((frozenset((word,)), optional, False) for word in words[0])
    return ((frozenset(["".join(word) for word in words]), optional, False),)


def _steps(pattern: str) -> tuple[_Step, ...]:
    steps: tuple[_Step, ...] = ()
    for part in pattern.split():
        steps += _step(part)
    return steps


class Phrases(Generic[T]):
    """Many phrases, each with what it stands for."""

    def __init__(self, entries: Iterable[tuple[str, T]] = ()) -> None:
        # By the first word; beside it the words of which one must come second, or None where any may.
        self._by_first: dict[str, list[_Entry[T]]] = {}
        for pattern, value in entries:
            for plain in _without_longer_alternatives(fold(pattern)):
                for steps in _without_leading_options(_steps(plain)):
                    self._add(steps, value)

    @classmethod
    def of_words(cls, entries: Iterable[tuple[Sequence[Word], T]]) -> Phrases[T]:
        """Phrases that are plain rows of words, each word in any of its forms."""
        made = cls()
        for words, value in entries:
            made._add(tuple([(forms, False, False) for forms in words]), value)
        return made

    def with_others(self, others: Phrases[T]) -> Phrases[T]:
        """Both together; neither is changed, and what they share is not copied."""
        both: Phrases[T] = Phrases()
        both._by_first = dict(self._by_first)
        for word, entries in others._by_first.items():
            both._by_first[word] = [*both._by_first.get(word, ()), *entries]
        return both

    def _add(self, steps: tuple[_Step, ...], value: T) -> None:
        if not steps or steps[0][0] is None:
            raise ValueError(f"a phrase begins with a word: {steps!r} for {value!r}")
        second = steps[1][0] if len(steps) > 1 and not steps[1][1] else None
        entry = (second, steps, value)
        for word in steps[0][0]:
            self._by_first.setdefault(word, []).append(entry)

    def all(self, words: Sequence[Token]) -> Iterator[Hit[T]]:
        """Every phrase at every place, overlapping ones too."""
        by_first = self._by_first
        for first, token in enumerate(words):
            if (entries := by_first.get(token.word)) is None:
                continue
            following = words[first + 1].word if first + 1 < len(words) else ""
            for second, steps, value in entries:
                if second is None:
                    last = first + 1 if len(steps) == 1 else _match(steps, 1, words, first + 1, token.clause)
                elif following in second:
                    last = _match(steps, 1, words, first + 1, token.clause)
                else:
                    continue
                if last:
                    yield Hit(first, last, value)

    def longest(
        self,
        words: Sequence[Token],
        *,
        keep: Callable[[T], bool] | None = None,
        ties: bool = False,
        weight: Callable[[T], int] | None = None,
    ) -> list[Hit[T]]:
        """The longest phrases that `keep` lets through; none overlaps another but, with `ties`, its equal.

        Of overlapping phrases with the same length the one with more `weight` stays, then the earlier.
        """
        found = [hit for hit in self.all(words) if keep is None or keep(hit.value)]
        if len(found) < 2:
            return found
        if weight is None:
            found.sort(key=lambda hit: hit.first - hit.last)
        else:
            found.sort(key=lambda hit: (hit.first - hit.last, -weight(hit.value)))
        taken = [False] * len(words)
        kept: list[Hit[T]] = []
        spans: set[tuple[int, int]] = set()
        for hit in found:
            span = (hit.first, hit.last)
            if not any(taken[hit.first : hit.last]) or (ties and span in spans):
                taken[hit.first : hit.last] = [True] * (hit.last - hit.first)
                spans.add(span)
                kept.append(hit)
        kept.sort(key=lambda hit: hit.first)
        return kept


def _without_longer_alternatives(pattern: str) -> Iterator[str]:
    """ "to lend|get_rid" is two phrases: "to lend" and "to get rid"."""
    before, mark, _ = pattern.partition("_")
    if not mark:
        yield pattern
        return
    start = before.rfind(" ") + 1
    end = pattern.find(" ", start)
    part = pattern[start:] if end < 0 else pattern[start:end]
    rest = "" if end < 0 else pattern[end:]
    alternatives = part.split("|")
    if short := [one for one in alternatives if "_" not in one]:
        yield from _without_longer_alternatives(pattern[:start] + "|".join(short) + rest)
    for one in alternatives:
        if "_" in one:
            yield from _without_longer_alternatives(pattern[:start] + one.replace("_", " ") + rest)


def _without_leading_options(steps: tuple[_Step, ...]) -> Iterator[tuple[_Step, ...]]:
    yield steps
    while steps and steps[0][1]:
        steps = steps[1:]
        yield steps


def _match(steps: tuple[_Step, ...], step: int, words: Sequence[Token], at: int, clause: int) -> int:
    """Where the phrase ends (exclusive), 0 when it is not there."""
    if step == len(steps):
        return at
    wanted, optional, skip = steps[step]
    if skip:
        for skipped in range(_SKIP + 1):
            if end := _match(steps, step + 1, words, at + skipped, clause):
                return end
        return 0
    fits = at < len(words) and words[at].clause == clause
    if fits and (wanted is None or words[at].word in wanted):
        end = _match(steps, step + 1, words, at + 1, clause)
        if end:
            return end
    return _match(steps, step + 1, words, at, clause) if optional else 0
