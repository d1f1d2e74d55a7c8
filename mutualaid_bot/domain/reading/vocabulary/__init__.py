"""What the reader knows of each language, as data.

Does not read anything itself; the notation of the phrases is described in `patterns`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from mutualaid_bot.domain.kinds import Danger


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """One language. Lists are separated by commas or line ends.

    A thing marked `~` is a common word of another language as well, and counts only where the text
    is in this one. `doings` say what kind of help without naming a thing.
    """

    language: str
    function_words: str
    things: Mapping[str, str]
    doings: Mapping[str, str]
    describing: str  # adjectives that stay with the thing: "winter coat"
    settings: str  # the thing right behind is where help is needed, not the help: "to the"
    visits: str  # where one is taken or accompanied: "doctor", "my appointment"
    reasons: str  # all that follows is why help is needed, not the help: "because", "while I"
    needs: str
    needs_perhaps: str
    offers: str
    offers_likely: str  # as an answer an offer, in a question a need: "to give away"
    offers_perhaps: str
    neither: str  # sounds like one of the above and is not
    no_longer: str
    thanks: str
    greetings: str
    questions: str
    refused: str
    urgent: str
    danger: Mapping[Danger, str]
    not_danger: str
    delicate: str
    children: str  # words for a child, after which a name makes a text delicate
    someone: str  # "neighbor", "mother": after which a name says for whom


def listed(text: str) -> tuple[str, ...]:
    return tuple(part for line in text.splitlines() for piece in line.split(",") if (part := piece.strip()))
