"""The neighborhoods of a group: their names, which are next to each other, which one a text names.

Does not know where any member lives, and never keeps a position.
"""

from __future__ import annotations

import math
import re
from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein
from shapely.geometry import Point
from shapely.geometry.base import BaseGeometry

from mutualaid_bot.domain.outlines import bordering, outlines
from mutualaid_bot.domain.tokens import Token, fold, tokens

__all__ = ["Neighborhood", "Places", "bordering", "from_geojson", "outlines"]

_NEAR_ENOUGH_DEGREES = 0.002  # outlines are simplified, so that a doorstep may lie in the gap between two

_FUZZY_FROM = 6
_SHORT = 3

_LIVE_IN = re.compile(
    r"\b(?:live[sd]? (?:in|at|near)|living in|(?:im|i am|we are|were|now|currently|stay(?:ing)?|based|"
    r"located|here) in"
    r"|(?:stay|am|are|based|located) (?:in|at)"
    r"|vivo en|vivimos en|estoy en|estamos en|ahora en"
    r"|moro em|moro no|moro na|moramos em|estou em|estamos em|agora em"
    r"|habite(?: a)?|habitons(?: a)?|vis a|suis a|maintenant a"
    r"|(?:rete|abite|viv)(?: nan)?|mwen nan|nou nan|kounye a nan|m nan)$"
)
_MOVED_FROM = re.compile(
    r"\b(?:moved (?:out of|away from|from)|moving from|left|used to live in|not in|not|grew up in|born in"
    r"|me mude de|nos mudamos de|vivia en|antes en|mudei de|sai de|morava em"
    r"|demenage de|quitte|habitais(?: a)?|kite|soti|te rete)$"
)
_MOVE = re.compile(r"\b(?:moved|moving|mude|mudamos|mudei|mudamos|demenage|demenagee|bouje|demenaje)\b")
_FROM = re.compile(r"\b(?:from|desde|depuis|soti)$")
_TO = re.compile(r"\b(?:to|into|a|hacia|hasta|para|vers|pour|ate)$")
_LOCATIVE = re.compile(
    r"\b(?:in|at|near|around|from|to|of|by|into|en|de|desde|hacia|cerca de|a|nan|bo|em|no|na|perto de|"
    r"pres de|vers|our|the)$"
)
_PERSON_BEFORE = re.compile(
    r"\b(?:my name is|names?|name s|called|call me|ask for|mr|mrs|ms|miss|uncle|aunt|me llamo|mi "
    r"nombre es|se llama"
    r"|senor|senora|don|dona|mwen rele|rele|m appelle|s appelle|meu nome e|me chamo|se chama|monsieur|"
    r"madame)$"
)
_PERSON_AFTER = frozenset(
    {"can", "could", "will", "wants", "says", "needs", "puede", "quiere", "necesita", "kapab"}
)
_STREET_AFTER = frozenset(
    {
        "st",
        "street",
        "ave",
        "avenue",
        "av",
        "rd",
        "road",
        "blvd",
        "boulevard",
        "ln",
        "lane",
        "dr",
        "drive",
        "pkwy",
    }
)


@dataclass(frozen=True, slots=True)
class Neighborhood:
    name: str
    aliases: tuple[str, ...] = ()
    next_to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Mention:
    name: str
    first: int
    rank: int


class Places:
    """The neighborhoods as one map. `next_to` may name a neighborhood that the group does not have."""

    def __init__(
        self, neighborhoods: Iterable[Neighborhood], outlines: Mapping[str, BaseGeometry] | None = None
    ) -> None:
        listed = tuple(neighborhoods)
        self.names: tuple[str, ...] = tuple(dict.fromkeys(one.name for one in listed))
        self._outlines = {name: outline for name, outline in (outlines or {}).items() if name in self.names}
        self._canonical: dict[str, str] = {fold(name): name for name in self.names}
        self._spellings: dict[str, tuple[str, tuple[str, ...]]] = {}
        for one in listed:
            for spelling in (one.name, *one.aliases):
                words = tuple(token.word for token in tokens(spelling))
                if words:
                    self._canonical.setdefault(fold(spelling), one.name)
                    self._spellings.setdefault("".join(words), (one.name, words))
        self._initials = frozenset(squashed[0] for squashed in self._spellings)
        self._longest = max((len(words) for _, words in self._spellings.values()), default=0)
        # By the first letter and the length that somebody may have written.
        self._fuzzy: dict[tuple[str, int], list[tuple[str, str, tuple[str, ...]]]] = {}
        for squashed, (name, words) in self._spellings.items():
            if len(squashed) >= _FUZZY_FROM and not squashed.isdigit():
                allowed = _slips(squashed)
                for length in range(len(squashed) - allowed, len(squashed) + allowed + 1):
                    self._fuzzy.setdefault((squashed[0], length), []).append((squashed, name, words))
        self._beside: dict[str, set[str]] = {name: set() for name in self.names}
        for one in listed:
            for other in one.next_to:
                neighbor = self._canonical.get(fold(other))
                if neighbor is not None and neighbor != one.name:
                    self._beside[one.name].add(neighbor)
                    self._beside[neighbor].add(one.name)

    def __contains__(self, name: object) -> bool:
        return name in self._beside

    def __bool__(self) -> bool:
        return bool(self.names)

    def hops(self, a: str, b: str) -> int | None:
        """How many borders lie between the two: 0 the same, 1 next door, None when no way is known."""
        if a not in self._beside or b not in self._beside:
            return None
        steps = {a: 0}
        waiting = deque([a])
        while waiting:
            here = waiting.popleft()
            if here == b:
                return steps[here]
            for neighbor in self._beside[here]:
                if neighbor not in steps:
                    steps[neighbor] = steps[here] + 1
                    waiting.append(neighbor)
        return None

    def locate(self, latitude: float, longitude: float) -> str | None:
        """The neighborhood of a position in degrees; one just outside every outline counts to the nearest."""
        if not (math.isfinite(latitude) and math.isfinite(longitude)):
            return None
        point = Point(longitude, latitude)
        nearest: tuple[float, str] | None = None
        for name, outline in self._outlines.items():
            if outline.covers(point):
                return name
            distance = float(outline.distance(point))
            if distance <= _NEAR_ENOUGH_DEGREES and (nearest is None or distance < nearest[0]):
                nearest = (distance, name)
        return nearest[1] if nearest else None

    def mentioned(self, text: str, words: tuple[Token, ...] | None = None) -> tuple[str, ...]:
        """The neighborhoods that a text names: first where somebody lives, then in the text's order.

        `words` are the text's tokens, for a caller who has them.
        """
        found = self._mentions(text, tokens(text) if words is None else words)
        return tuple(dict.fromkeys(mention.name for mention in found))

    def alike(self, text: str) -> tuple[str, ...]:
        """Those of the named neighborhoods that could just as well be meant as the first."""
        mentions = self._mentions(text, tokens(text))
        return tuple(dict.fromkeys(one.name for one in mentions if one.rank == mentions[0].rank))

    def _mentions(self, text: str, words: tuple[Token, ...]) -> list[_Mention]:
        mentions: list[_Mention] = []
        first = 0
        while first < len(words):
            if words[first].word[0] not in self._initials:
                first += 1
                continue
            hit = self._spelled_at(words, first, text)
            if hit is None:
                first += 1
                continue
            name, length = hit
            before = " ".join(token.word for token in words[max(0, first - 4) : first])
            following = words[first + length].word if first + length < len(words) else ""
            if not _is_person_or_street(before, following, starts=first == 0):
                mentions.append(_Mention(name, first, _rank(before, words)))
            first += length
        mentions.sort(key=lambda mention: (mention.rank, mention.first))
        return mentions

    def _spelled_at(self, words: tuple[Token, ...], first: int, text: str) -> tuple[str, int] | None:
        windows: list[tuple[int, str]] = []
        squashed = ""
        for length, token in enumerate(words[first : first + self._longest], start=1):
            squashed += token.word
            windows.append((length, squashed))
        windows.reverse()
        for length, squashed in windows:
            exact = self._spellings.get(squashed)
            if (
                exact
                and _joins_plausibly(exact[1], words[first : first + length])
                and _stands_as_name(squashed, words, first, length, text)
            ):
                return exact[0], length
        for length, squashed in windows:
            alike = self._fuzzy.get((squashed[0], len(squashed)))
            if alike is None or squashed in _EVERYDAY:
                continue
            if (hit := _misspelled(squashed, words[first : first + length], alike)) is not None:
                return hit, length
        return None


def _slips(spelling: str) -> int:
    """How many letters may be wrong in a name."""
    return 1 if len(spelling) < 9 else 2


def _misspelled(
    squashed: str, window: tuple[Token, ...], alike: Iterable[tuple[str, str, tuple[str, ...]]]
) -> str | None:
    best: tuple[int, str] | None = None
    for spelling, name, words in alike:
        if len(words) < len(window):
            continue
        allowed = _slips(spelling)
        if len(words) == len(window) and any(
            len(expected) <= _SHORT and expected != token.word
            for expected, token in zip(words, window, strict=True)
        ):
            continue  # "south and" is not South End
        distance = Levenshtein.distance(spelling, squashed, score_cutoff=allowed)
        if distance <= allowed and (best is None or distance < best[0]):
            best = (distance, name)
    return best[1] if best else None


# One letter away from the name of a neighborhood somewhere, and never one.
_EVERYDAY = frozenset(
    [
        "brighten",
        "frighten",
        "brightens",
        "weekend",
        "downturn",
        "midtown",
        "allison",
        "southern",
        "northern",
        "eastern",
    ]
)


def _joins_plausibly(spelled: tuple[str, ...], window: tuple[Token, ...]) -> bool:
    """ "eastboston" is East Boston and "East-Boston" too, but "j p" only where it is written so."""
    if tuple(token.word for token in window) == spelled:
        return True
    return len("".join(spelled)) >= _FUZZY_FROM


def _stands_as_name(squashed: str, words: tuple[Token, ...], first: int, length: int, text: str) -> bool:
    """A name of three letters or fewer ("Dot", "JP") needs a capital, a preposition, or to stand alone."""
    if len(squashed) > _SHORT:
        return True
    written = text[words[first].start : words[first + length - 1].end]
    if any(letter.isupper() for letter in written) or len(words) == length:
        return True
    return bool(_LOCATIVE.search(" ".join(token.word for token in words[max(0, first - 2) : first])))


def _is_person_or_street(before: str, following: str, *, starts: bool) -> bool:
    if following in _STREET_AFTER or _PERSON_BEFORE.search(before):
        return True
    return starts and following in _PERSON_AFTER


def _rank(before: str, words: tuple[Token, ...]) -> int:
    """0 where somebody lives, 1 where they come from, 2 a plain mention, 3 where they no longer live."""
    if _MOVED_FROM.search(before):
        return 3
    if _LIVE_IN.search(before):
        return 0
    moved = bool(_MOVE.search(" ".join(token.word for token in words)))
    if moved and re.search(r"\b(?:from|de|soti)$", before):
        return 3
    if moved and _TO.search(before):
        return 0
    if _FROM.search(before):
        return 1
    return 2


def from_geojson(data: Mapping[str, object]) -> tuple[Neighborhood, ...]:
    """The neighborhoods that an outline file describes, each with those it borders."""
    beside = bordering(outlines(data))
    return tuple(Neighborhood(name=name, next_to=others) for name, others in beside.items())
