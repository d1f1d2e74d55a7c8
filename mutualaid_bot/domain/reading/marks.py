"""Whether a text needs or offers, told by who gives and who receives in it.

Does not know what is given. When the marks contradict each other it says nothing, and the bot asks.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mutualaid_bot.domain.kinds import Kind
from mutualaid_bot.domain.reading.patterns import Phrases
from mutualaid_bot.domain.reading.vocabulary import Vocabulary, listed
from mutualaid_bot.domain.tokens import Token

_SURE, _LIKELY, _PERHAPS = 3, 2, 1


@dataclass(frozen=True, slots=True)
class _Mark:
    kind: Kind | None  # None: sounds like a mark and is none
    weight: int = 0


@dataclass(frozen=True, slots=True)
class Leaning:
    """How much in a text speaks for each kind."""

    need: int
    offer: int

    @property
    def kind(self) -> Kind | None:
        """The kind that clearly outweighs the other. A faint offer beside a plain need is a courtesy."""
        if self.need == self.offer:
            return None
        stronger, weaker = max(self.need, self.offer), min(self.need, self.offer)
        if weaker >= _SURE and stronger < 2 * weaker:
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
                (pack.neither, _Mark(None, _SURE)),
                (pack.offers, _Mark(Kind.OFFER, _SURE)),
                (pack.needs, _Mark(Kind.NEED, _SURE)),
                (pack.offers_likely, _Mark(Kind.OFFER, _LIKELY)),
                (pack.offers_perhaps, _Mark(Kind.OFFER, _PERHAPS)),
                (pack.needs_perhaps, _Mark(Kind.NEED, _PERHAPS)),
            ):
                entries.extend((phrase, mark) for phrase in listed(phrases))
        self._phrases = Phrases(entries)

    def leaning(self, words: Sequence[Token]) -> Leaning:
        need = offer = 0
        for hit in self._phrases.longest(words, weight=lambda mark: mark.weight):
            if hit.value.kind is Kind.NEED:
                need += hit.value.weight
            elif hit.value.kind is Kind.OFFER:
                offer += hit.value.weight
        return Leaning(need=need, offer=offer)
