"""The weekly digest: which posts it may name, and whether there is anything to say.

Fields only: it never sees a post's words, and it does not know who reads it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from mutualaid_bot.domain.community import Community
from mutualaid_bot.domain.posts import Post


def choose(posts: Sequence[Post], community: Community) -> tuple[list[Post], int]:
    """The needs that may be named, longest wait first, and how many stand behind "other help".

    Careful ones, those with hidden words, and those of someone who is the only one in their
    neighborhood to ask are counted, not named.
    """
    writers: dict[str | None, set[int]] = defaultdict(set)
    for post in posts:
        writers[post.fields.neighborhood].add(post.member_id)
    named = [
        post
        for post in posts
        if not community.careful(post.fields.categories)
        and post.text is not None
        and len(writers[post.fields.neighborhood]) > 1
    ]
    shown = named[: community.digest.max_posts]
    return shown, len(posts) - len(shown)


def nearest_first(posts: Sequence[Post], neighborhood: str | None, community: Community) -> list[Post]:
    """The reader's own neighborhood first, then the ones next door, then the rest, each together."""

    def far(post: Post) -> tuple[int, str]:
        place = post.fields.neighborhood
        if neighborhood is None or place is None:
            return 1000, place or ""
        hops = community.places.hops(neighborhood, place)
        return (999 if hops is None else hops), place

    return sorted(posts, key=far)
