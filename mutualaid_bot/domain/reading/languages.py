"""Which of the five languages a text is in, by its commonest words and letters.

Does not know which languages its writer speaks; a text of two words may be in any.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from mutualaid_bot.domain.reading.vocabulary import Vocabulary
from mutualaid_bot.domain.tokens import Token, words_of

_LETTERS = (
    (re.compile(r"[ñ¿¡]"), "es", 3.0),
    (re.compile(r"[ãõ]|lh|nh"), "pt", 2.0),
    (re.compile(r"[çœêëîïûù]"), "fr", 1.0),
    (re.compile(r"[èò]|ò|w[eai]n?\b"), "ht", 1.0),
    (re.compile(r"wh|th|sh"), "en", 0.5),
)
_A_FUNCTION_WORD = 2.0
_A_THING = 1.0


class Languages:
    def __init__(self, vocabularies: Iterable[Vocabulary]) -> None:
        counts: dict[str, dict[str, float]] = {}
        for pack in vocabularies:
            for word in pack.function_words.split():
                for part in words_of(word):
                    counts.setdefault(part, {})[pack.language] = _A_FUNCTION_WORD
            for things in (*pack.things.values(), *pack.doings.values()):
                for line in things.split(","):
                    for word in words_of(line):
                        if len(word) > 3:
                            counts.setdefault(word, {}).setdefault(pack.language, _A_THING)
        # A word that several languages share says little about which of them it is.
        self._votes = {
            word: {language: weight / len(votes) ** 1.5 for language, weight in votes.items()}
            for word, votes in counts.items()
        }

    def of(
        self, text: str, words: Sequence[Token], *, known: str | None, configured: Sequence[str]
    ) -> str | None:
        """The language with most votes; a tie goes to the one its writer is known to use."""
        scores: dict[str, float] = {}
        for token in words:
            for language, vote in self._votes.get(token.word, {}).items():
                scores[language] = scores.get(language, 0.0) + vote
        lowered = text.lower()
        for letters, language, vote in _LETTERS:
            if letters.search(lowered):
                scores[language] = scores.get(language, 0.0) + vote
        if not scores:
            return known
        best = max(scores.values())
        close = [language for language, score in scores.items() if score >= best - 0.5 or score >= 0.8 * best]
        if known in close:
            return known
        configured_first = [language for language in configured if language in close]
        if best < 1.0 and known is not None:
            return known
        if scores and len(close) > 1 and configured_first:
            return max(configured_first, key=lambda language: scores[language])
        return max(scores, key=lambda language: scores[language])
