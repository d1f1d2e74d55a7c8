"""What the writer wants of the bot: to post, to thank, to take back, to ask how it works.

Does not know whether a post needs or offers.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from mutualaid_bot.domain.reading.meaning import Aim
from mutualaid_bot.domain.reading.patterns import Phrases
from mutualaid_bot.domain.reading.vocabulary import Vocabulary, listed
from mutualaid_bot.domain.tokens import Token


class Aims:
    def __init__(self, vocabularies: Iterable[Vocabulary]) -> None:
        entries: list[tuple[str, Aim]] = []
        for pack in vocabularies:
            for phrases, aim in (
                (pack.refused, Aim.REFUSED),
                (pack.no_longer, Aim.NO_LONGER),
                (pack.questions, Aim.QUESTION),
                (pack.thanks, Aim.THANKS),
                (pack.greetings, Aim.GREETING),
            ):
                entries.extend((phrase, aim) for phrase in listed(phrases))
        self._phrases = Phrases(entries)

    def found(self, words: Sequence[Token]) -> frozenset[Aim]:
        return frozenset(hit.value for hit in self._phrases.longest(words))


def chosen(found: frozenset[Aim], *, names_help: bool, leans: bool, leans_surely_to_offer: bool) -> Aim:
    """One aim for the whole text. Help that is named is a post, with or without greeting and thanks."""
    if Aim.REFUSED in found:
        return Aim.REFUSED
    if Aim.NO_LONGER in found and not leans_surely_to_offer:
        return Aim.NO_LONGER
    if Aim.QUESTION in found and not (names_help and leans):
        return Aim.QUESTION
    if names_help or leans:
        return Aim.POST
    for aim in (Aim.THANKS, Aim.GREETING):
        if aim in found:
            return aim
    return Aim.UNCLEAR
