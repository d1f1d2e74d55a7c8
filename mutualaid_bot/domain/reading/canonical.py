"""One name for one thing, whatever language it was written in: for comparing, never for showing.

Does not know who needs or offers it. A size is left out: whether it fits is for people to see.
"""

from __future__ import annotations

from functools import cache, lru_cache

from mutualaid_bot.domain.reading.items import without_size
from mutualaid_bot.domain.reading.lexicon import help_words, with_plural
from mutualaid_bot.domain.reading.patterns import Phrases
from mutualaid_bot.domain.reading.vocabulary import listed
from mutualaid_bot.domain.reading.vocabulary.every import VOCABULARIES
from mutualaid_bot.domain.reading.vocabulary.same_things import SAME_THINGS
from mutualaid_bot.domain.tokens import tokens, words_of


@lru_cache(maxsize=4096)
def canonical(item: str) -> str:
    """ "pañales talla 4" and "diapers" are both "diapers"; what has no such name is its own folded words.

    A name must be the whole item but for adjectives: a wheelchair van is no wheelchair. Empty for an item
    without words.
    """
    words = tokens(without_size(item))
    aside = _aside()
    for hit in sorted(_names().all(words), key=lambda hit: (hit.first - hit.last, hit.first)):
        if all(token.word in aside for token in (*words[: hit.first], *words[hit.last :])):
            return hit.value
    plain = [token.word for token in words if token.word not in aside] or [token.word for token in words]
    return " ".join(word.removesuffix("s") if len(word) > 3 else word for word in plain)


def same_item(one: str, other: str) -> bool:
    """Whether two posts mean the same thing, each in its own words."""
    ours = canonical(one)
    return bool(ours) and ours == canonical(other)


@cache
def _aside() -> frozenset[str]:
    """Words that leave a thing what it is: "winter", "for my", "de"."""
    small = {word for pack in VOCABULARIES for word in words_of(pack.function_words)}
    return help_words().describing | small


@cache
def _names() -> Phrases[str]:
    return Phrases.of_words(
        (with_plural(name), head) for head, names in SAME_THINGS.items() for name in listed(names)
    )
