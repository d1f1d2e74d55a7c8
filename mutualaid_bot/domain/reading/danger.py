"""Words of danger, and words that nobody else should have to read.

Does not know what is done about either. A false alarm costs a moment, a miss may cost a life: only
phrases that are listed as harmless, like "fire wood", are let pass.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from mutualaid_bot.domain.kinds import Danger
from mutualaid_bot.domain.reading.patterns import Phrases
from mutualaid_bot.domain.reading.vocabulary import Vocabulary, listed
from mutualaid_bot.domain.tokens import Token


class Dangers:
    def __init__(self, vocabularies: Iterable[Vocabulary]) -> None:
        packs = tuple(vocabularies)
        self._harmless = Phrases((phrase, True) for pack in packs for phrase in listed(pack.not_danger))
        self._dangers = Phrases(
            (phrase, danger)
            for pack in packs
            for danger, phrases in pack.danger.items()
            for phrase in listed(phrases)
        )

    def found(self, words: Sequence[Token]) -> frozenset[Danger]:
        """Every danger that a text speaks of; one that lies within a harmless phrase does not count."""
        hits = tuple(self._dangers.all(words))
        if not hits:
            return frozenset()
        harmless = tuple(self._harmless.all(words))
        return frozenset(
            hit.value
            for hit in hits
            if not any(safe.first <= hit.first and hit.last <= safe.last for safe in harmless)
        )


class Delicacy:
    def __init__(self, vocabularies: Iterable[Vocabulary]) -> None:
        self._phrases = Phrases((phrase, True) for pack in vocabularies for phrase in listed(pack.delicate))

    def touched(self, words: Sequence[Token]) -> bool:
        """Immigration, police, health, violence, faith or sexuality."""
        return next(self._phrases.all(words), None) is not None
