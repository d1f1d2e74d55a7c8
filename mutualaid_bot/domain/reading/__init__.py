"""Reading what members write: from an ordinary message to the fields of a card.

Knows nothing of who wrote it, of other posts, or of what happens next.
"""

from mutualaid_bot.domain.reading.canonical import canonical, same_item
from mutualaid_bot.domain.reading.meaning import Aim, FoundContact, Reading, Window
from mutualaid_bot.domain.reading.reader import Reader

__all__ = ["Aim", "FoundContact", "Reader", "Reading", "Window", "canonical", "same_item"]
