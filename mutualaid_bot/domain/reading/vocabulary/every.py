"""All the vocabularies, English first.

Knows nothing of what a group has configured: a message may come in any of them.
"""

from mutualaid_bot.domain.reading.vocabulary import Vocabulary
from mutualaid_bot.domain.reading.vocabulary.creole import CREOLE
from mutualaid_bot.domain.reading.vocabulary.english import ENGLISH
from mutualaid_bot.domain.reading.vocabulary.french import FRENCH
from mutualaid_bot.domain.reading.vocabulary.portuguese import PORTUGUESE
from mutualaid_bot.domain.reading.vocabulary.spanish import SPANISH

VOCABULARIES: tuple[Vocabulary, ...] = (ENGLISH, SPANISH, PORTUGUESE, FRENCH, CREOLE)
