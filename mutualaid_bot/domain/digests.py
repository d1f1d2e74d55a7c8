"""The weekly digest: which needs it may name, which of them one reader sees, how many more people ask.

Fields only: of a post's words it asks no more than whether there are any, and it does not send anything.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import timedelta

from mutualaid_bot.domain.community import Community
from mutualaid_bot.domain.posts import Post

# One that went out, for whatever reason, so short before the week's own is the week's own.
LATELY = timedelta(days=3)
# So that each reader finds what is near, more are kept in mind than one copy shows.
COPIES_APART = 10

Asker = tuple[int, str | None]


def asker(post: Post) -> Asker:
    """Whose need it is: the writer's, or that of whoever they wrote for."""
    return post.member_id, post.for_whom


def choose(
    needs: Sequence[Post], community: Community, *, kept_back: Collection[int] = ()
) -> tuple[list[Post], int]:
    """The needs that may be named, longest wait first, and how many more people ask.

    Counted and not named: careful categories, hidden words, what is ``kept_back`` (ids), and those of
    someone who is the only one in their neighborhood to ask.
    """
    speakable = [
        need
        for need in needs
        if need.text is not None
        and need.id not in kept_back
        and not community.careful(need.fields.categories)
    ]
    named = of_several(speakable)[: COPIES_APART * community.digest.max_posts]
    return named, len({asker(need) for need in needs} - {asker(need) for need in named})


def of_several(needs: Sequence[Post]) -> list[Post]:
    """Those from neighborhoods where more than one person asks: who is the only one could be recognised."""
    askers: dict[str | None, set[Asker]] = defaultdict(set)
    for need in needs:
        askers[need.fields.neighborhood].add(asker(need))
    return [need for need in needs if len(askers[need.fields.neighborhood]) > 1]


def copy_of(
    needs: Sequence[Post], community: Community, *, reader: int | None, neighborhood: str | None
) -> tuple[list[Post], int]:
    """One reader's copy: at most ``max_posts`` needs, and how many more people ask.

    ``needs``: the named ones that are still open, longest wait first. Those of the reader's own
    neighborhood come first, then those next door, then whoever waits longest; shown place by place.
    Nobody is asked to help themselves.
    """
    places = community.places

    def hops(need: Post) -> int:
        place = need.fields.neighborhood
        away = places.hops(neighborhood, place) if neighborhood is not None and place is not None else None
        return 1000 if away is None else away

    others = [need for need in of_several(needs) if need.member_id != reader or need.for_whom is not None]
    shown = sorted(others, key=lambda need: min(hops(need), 2))[: community.digest.max_posts]
    shown.sort(key=lambda need: (hops(need), need.fields.neighborhood or ""))
    waiting = {asker(need) for need in needs if need.member_id != reader}
    return shown, len(waiting - {asker(need) for need in shown})
