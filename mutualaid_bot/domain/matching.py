"""Matching: which posts of the other kind could meet this one, and why.

It ranks what it is given; it does not know which posts exist, nor what became of earlier proposals.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from mutualaid_bot.domain.kinds import Kind
from mutualaid_bot.domain.places import Places
from mutualaid_bot.domain.posts import Post
from mutualaid_bot.domain.reading import Window, same_item

ANY_TIME_SLACK = timedelta(hours=2)


class Reason(StrEnum):
    """A part of a fit, in the group's words; the text after the colon is what it is about."""

    AIMED = "aimed"  # this offer was made for this need
    ITEM = "item"  # item:diapers
    CATEGORY = "category"  # category:food
    SAME_PLACE = "same_place"
    NEXT_DOOR = "next_door"
    FARTHER = "farther"
    NO_PLACE = "no_place"
    TIME = "time"  # both named a time, and the times meet
    ENOUGH = "enough"  # the whole need at once
    PART = "part"  # part:3 of what is needed
    LANGUAGE = "language"  # the same language
    WAITED = "waited"  # waited:6 days


_CLOSE = frozenset(
    {Reason.AIMED, Reason.ITEM, Reason.SAME_PLACE, Reason.NEXT_DOOR, Reason.NO_PLACE, Reason.TIME}
)


@dataclass(frozen=True, slots=True)
class Fit:
    need: Post
    offer: Post
    score: float  # for ordering only: never shown to anyone
    reasons: tuple[str, ...]

    @property
    def weak(self) -> bool:
        """Nothing in common but the category, and far apart: told in the daily message, not on a card of its
        own. What is urgent does not wait for that message."""
        kinds = {reason.partition(":")[0] for reason in self.reasons}
        return not self.need.fields.urgent and kinds.isdisjoint(_CLOSE)


def times_meet(one: Window | None, other: Window | None) -> bool | None:
    """Whether two windows overlap; ``None`` where one of them is open."""
    if one is None or other is None:
        return None
    return one.start - ANY_TIME_SLACK <= other.end and other.start - ANY_TIME_SLACK <= one.end


def _time_of(post: Post, now: datetime) -> Window | None:
    """A named time, while it lies ahead. What was needed by Tuesday is needed on Wednesday all the more."""
    when = post.fields.when
    return when if when is not None and when.end > now else None


def is_over(offer: Post, now: datetime) -> bool:
    """Whether the time of an offer has passed; one for every week begins anew."""
    when = offer.fields.when
    return when is not None and when.end <= now and not offer.fields.per_week


def fit(need: Post, offer: Post, *, places: Places, now: datetime) -> Fit | None:
    """How well the two fit, or ``None``: nothing in common, nobody's time, nothing left, or the same person.

    A post for someone else is that person's: the two may be matched with each other. An offer made for this
    very need fits it, whatever its category and time.
    """
    if (need.member_id, need.for_whom) == (offer.member_id, offer.for_whom):
        return None
    if need.left < 1 or offer.left < 1:
        return None
    aimed = offer.aimed_at == need.id
    shared = [key for key in need.fields.categories if key in offer.fields.categories]
    if not shared and not aimed:
        return None
    meet = times_meet(_time_of(need, now), _time_of(offer, now))
    if (meet is False or is_over(offer, now)) and not aimed:
        return None

    score, reasons = 0.0, list[str]()
    if aimed:
        score += 100
        reasons.append(Reason.AIMED)
    items = shared_items(need.fields.items, offer.fields.items)
    if items:
        score += 20 + 5 * min(len(items), 3)
        reasons += [f"{Reason.ITEM}:{item}" for item in items[:3]]
    elif shared:
        reasons += [f"{Reason.CATEGORY}:{key}" for key in shared[:2]]
    score += 12 * min(len(shared), 2)

    place_score, place_reason = _place(need.fields.neighborhood, offer.fields.neighborhood, places)
    score += place_score
    reasons.append(place_reason)
    if meet:
        score += 10
        reasons.append(Reason.TIME)
    if need.fields.quantity is not None and need.left > 1:
        whole = offer.fields.quantity is None or offer.left >= need.left
        score += 6 if whole else 0
        reasons.append(Reason.ENOUGH if whole else f"{Reason.PART}:{offer.left}")
    if need.fields.language == offer.fields.language:
        score += 4
        reasons.append(Reason.LANGUAGE)
    waited = (now - need.made_at).days
    score += min(waited, 30) * 0.5 + (15 if need.fields.urgent else 0)
    if waited >= 1:
        reasons.append(f"{Reason.WAITED}:{waited}")
    return Fit(need=need, offer=offer, score=score, reasons=tuple(reasons))


def fits(post: Post, others: Sequence[Post], *, places: Places, now: datetime) -> list[Fit]:
    """All that fit this post, the best first; among equals whoever has waited longest."""
    found = (
        fit(post, other, places=places, now=now)
        if post.kind is Kind.NEED
        else fit(other, post, places=places, now=now)
        for other in others
    )
    return sorted(
        (one for one in found if one is not None),
        key=lambda one: (-one.score, one.need.made_at, one.offer.made_at, one.offer.id),
    )


def shared_items(one: tuple[str, ...], other: tuple[str, ...]) -> list[str]:
    """Items of the first that the second has too, as one name or as a word of a longer one."""
    return [item for item in one if any(_same_item(item, theirs) for theirs in other)]


def _same_item(one: str, other: str) -> bool:
    if same_item(one, other):
        return True
    ours, theirs = _words(one), _words(other)
    return bool(ours) and bool(theirs) and (ours <= theirs or theirs <= ours)


def _words(item: str) -> set[str]:
    """One chair is of the same kind as four chairs."""
    return {word.removesuffix("s") for word in item.casefold().split()}


def _place(need: str | None, offer: str | None, places: Places) -> tuple[float, str]:
    if need is None or offer is None:
        return 6, Reason.NO_PLACE
    hops = places.hops(need, offer)
    if hops == 0:
        return 20, Reason.SAME_PLACE
    if hops == 1:
        return 12, Reason.NEXT_DOOR
    return (max(0.0, 8.0 - 2 * hops) if hops is not None else 0.0), Reason.FARTHER


class WhyNot(StrEnum):
    """Why a need has nobody yet, in words for the queue."""

    NOBODY_OFFERS = "nobody_offers"  # nothing open in its categories
    OFFERS_FULL = "offers_full"  # they exist, with nothing left for now
    OTHER_TIMES = "other_times"
    WAITS_FOR_CARD = "waits_for_card"  # it fits; its card comes when there is room for it
    WEAK = "weak"  # it could fit, though not well
    TURNED_DOWN = "turned_down"  # every pair was looked at and put aside
    PROPOSED = "proposed"  # a card is open
    ASKED = "asked"  # two people are being asked
    AWAY = "away"  # whoever needs it is away for now
    UNREACHABLE = "unreachable"  # the bot cannot write to whoever needs it
    NEEDS_CALL = "needs_call"  # its writer was asked twice, and silent


def why_not(
    need: Post,
    others: Sequence[Post],
    *,
    tried: Collection[int],
    free: Collection[int],
    places: Places,
    now: datetime,
) -> WhyNot:
    """``others``: open offers in its categories. ``tried``: those whose pair with it was put aside or came to
    nothing. ``free``: those that could be proposed now; why another cannot is nobody's business here."""
    if not others:
        return WhyNot.NOBODY_OFFERS
    untried = [offer for offer in others if offer.id not in tried]
    if not untried:
        return WhyNot.TURNED_DOWN
    at_hand = [offer for offer in untried if offer.left > 0 and offer.id in free]
    if not at_hand:
        return WhyNot.OFFERS_FULL
    found = fits(need, at_hand, places=places, now=now)
    if not found:
        return WhyNot.OTHER_TIMES
    return WhyNot.WEAK if all(one.weak for one in found) else WhyNot.WAITS_FOR_CARD
