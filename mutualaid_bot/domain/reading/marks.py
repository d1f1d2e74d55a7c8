"""Whether a text needs or offers, told by who gives and who receives in it.

Does not know what is given. When the marks contradict each other it says nothing, and the bot asks.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from mutualaid_bot.domain.kinds import Kind
from mutualaid_bot.domain.reading.patterns import Phrases
from mutualaid_bot.domain.reading.vocabulary import Vocabulary, listed
from mutualaid_bot.domain.reading.vocabulary.asking import CURIOUS, LACKS, PLEAS
from mutualaid_bot.domain.tokens import Token

_SURE, _LIKELY, _PERHAPS = 3, 2, 1
_OPENS_AN_OFFER = "have"  # "Have two cribs": a word that says nothing in the middle of a sentence
_LABELS = {"offer": Kind.OFFER, "offers": Kind.OFFER, "oferta": Kind.OFFER, "need": Kind.NEED}


class _Sound(Enum):
    """What is no sign of either kind by itself."""

    NEITHER = "neither"  # sounds like a mark and is none
    PLEA = "plea"  # speaks for a need where help is named
    CURIOUS = "curious"  # wants to know something


@dataclass(frozen=True, slots=True)
class _Mark:
    kind: Kind | _Sound
    weight: int = 0


@dataclass(frozen=True, slots=True)
class Leaning:
    """How much in a text speaks for each kind."""

    need: int
    offer: int

    @property
    def kind(self) -> Kind | None:
        """The kind that outweighs the other. A faint offer beside a plain need is a courtesy; where both are
        plain the writer may mean both."""
        if self.need == self.offer or min(self.need, self.offer) >= _SURE:
            return None
        return Kind.NEED if self.need > self.offer else Kind.OFFER

    @property
    def sure(self) -> bool:
        return max(self.need, self.offer) >= _SURE


class Marks:
    def __init__(self, vocabularies: Iterable[Vocabulary]) -> None:
        entries: list[tuple[str, _Mark]] = []
        for pack in vocabularies:
            for phrases, mark in (
                (pack.neither, _Mark(_Sound.NEITHER, _SURE)),
                (CURIOUS[pack.language], _Mark(_Sound.CURIOUS, _SURE)),
                (pack.offers, _Mark(Kind.OFFER, _SURE)),
                (pack.needs, _Mark(Kind.NEED, _SURE)),
                (LACKS[pack.language], _Mark(Kind.NEED, _LIKELY)),
                (pack.offers_likely, _Mark(Kind.OFFER, _LIKELY)),
                (PLEAS[pack.language], _Mark(_Sound.PLEA, _PERHAPS)),
                (pack.offers_perhaps, _Mark(Kind.OFFER, _PERHAPS)),
                (pack.needs_perhaps, _Mark(Kind.NEED, _PERHAPS)),
            ):
                entries.extend((phrase, mark) for phrase in listed(phrases))
        self._phrases = Phrases(entries)

    def leaning(self, words: Sequence[Token], *, names_help: bool) -> Leaning:
        """`names_help`: the text says what it is about. "Please" is a need with it, and manners without."""
        weights = {Kind.NEED: 0, Kind.OFFER: 0}
        pleads = curious = False
        for hit in self._phrases.longest(words, weight=lambda mark: mark.weight):
            mark = hit.value
            if isinstance(mark.kind, Kind):
                is_label = hit.last - hit.first == 1 and _labels(words, hit.first) is mark.kind
                weights[mark.kind] += _SURE if is_label else mark.weight
            pleads = pleads or mark.kind is _Sound.PLEA
            curious = curious or mark.kind is _Sound.CURIOUS
        if names_help and any(
            token.word == _OPENS_AN_OFFER and (at == 0 or words[at - 1].clause != token.clause)
            for at, token in enumerate(words)
        ):
            weights[Kind.OFFER] += _PERHAPS
        if names_help and pleads and not curious:
            weights[Kind.NEED] += _PERHAPS
        return Leaning(need=weights[Kind.NEED], offer=weights[Kind.OFFER])


def _labels(words: Sequence[Token], at: int) -> Kind | None:
    """ "Offer: a crib" – the word alone before a colon says which kind the rest is."""
    alone = (at == 0 or words[at - 1].clause != words[at].clause) and (
        at + 1 < len(words) and words[at + 1].clause != words[at].clause
    )
    return _LABELS.get(words[at].word) if alone else None
