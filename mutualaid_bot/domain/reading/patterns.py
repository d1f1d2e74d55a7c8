"""A small language for phrases, and an index that finds many of them in a text in one pass.

Knows no phrase itself. In a pattern, `a|b` is either word (`a|b_c`: "a" or "b c"), `word?` may be left
out, `*` is any one word, and `..` skips up to three words; no phrase reaches across the end of a
sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from mutualaid_bot.domain.tokens import Token, fold, tokens

_SKIP = 3
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Hit(Generic[T]):
    """A phrase found: tokens `first` to `last` (exclusive), and what the phrase stands for."""

    first: int
    last: int
    value: T


@dataclass(frozen=True, slots=True)
class _Step:
    words: frozenset[str] | None  # None: any word
    optional: bool
    skip: bool


def _steps(pattern: str) -> tuple[_Step, ...]:
    steps: list[_Step] = []
    for part in pattern.split():
        if part == "..":
            steps.append(_Step(None, optional=False, skip=True))
        elif part == "*":
            steps.append(_Step(None, optional=False, skip=False))
        else:
            optional = part.endswith("?")
            alternatives = part.rstrip("?").split("|")
            words = [tuple(token.word for token in tokens(word)) for word in alternatives]
            if len(alternatives) == 1:  # "l'eau" is two words
                steps.extend(_Step(frozenset({word}), optional=optional, skip=False) for word in words[0])
            else:
                steps.append(_Step(frozenset("".join(word) for word in words), optional=optional, skip=False))
    return tuple(steps)


class Phrases(Generic[T]):
    """Many phrases, each with what it stands for."""

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        # By the first word; beside it the words of which one must come second, or None where any may.
        self._by_first: dict[str, list[tuple[frozenset[str] | None, tuple[_Step, ...], T]]] = {}
        for pattern, value in entries:
            for plain in _without_longer_alternatives(fold(pattern)):
                for steps in _without_leading_options(_steps(plain)):
                    if not steps or steps[0].words is None:
                        raise ValueError(f"a phrase begins with a word: {pattern!r}")
                    second = steps[1].words if len(steps) > 1 and not steps[1].optional else None
                    for word in steps[0].words:
                        self._by_first.setdefault(word, []).append((second, steps, value))

    def all(self, words: Sequence[Token]) -> Iterator[Hit[T]]:
        """Every phrase at every place, overlapping ones too."""
        for first, token in enumerate(words):
            entries = self._by_first.get(token.word)
            if entries is None:
                continue
            following = words[first + 1].word if first + 1 < len(words) else ""
            for second, steps, value in entries:
                if second is not None and following not in second:
                    continue
                last = _match(steps, 1, words, first + 1, token.clause)
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
    while steps and steps[0].optional:
        steps = steps[1:]
        yield steps


def _match(steps: tuple[_Step, ...], step: int, words: Sequence[Token], at: int, clause: int) -> int:
    """Where the phrase ends (exclusive), 0 when it is not there."""
    if step == len(steps):
        return at
    here = steps[step]
    if here.skip:
        for skipped in range(_SKIP + 1):
            if end := _match(steps, step + 1, words, at + skipped, clause):
                return end
        return 0
    fits = at < len(words) and words[at].clause == clause
    if fits and (here.words is None or words[at].word in here.words):
        end = _match(steps, step + 1, words, at + 1, clause)
        if end:
            return end
    return _match(steps, step + 1, words, at, clause) if here.optional else 0
