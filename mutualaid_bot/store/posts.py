"""Posts, one at a time: written, opened and closed, taken from and given back to.

Every change that two people could make at once is conditional. It does not know why a post changes.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from mutualaid_bot.domain.posts import Post, PostState, capacity
from mutualaid_bot.store.board import Board, post_of
from mutualaid_bot.store.moments import due, seconds
from mutualaid_bot.store.packing import pack_fields, pack_words
from mutualaid_bot.store.statements import Value

_WRITTEN = (
    "kind",
    "neighborhood",
    "urgent",
    "fields",
    "text",
    "for_whom",
    "photos",
    "source_message",
    "aimed_at",
    "capacity",
    "made_at",
    "expires_at",
    "renewals_asked",
    "renewal_delivered_at",
    "needs_call",
)
_SET = ", ".join(f"{name} = ?" for name in _WRITTEN)


def _written(post: Post) -> tuple[Value, ...]:
    return (
        post.kind.value,
        post.fields.neighborhood,
        post.fields.urgent,
        pack_fields(post.fields),
        post.text,
        post.for_whom,
        pack_words(post.photos),
        post.source_message,
        post.aimed_at,
        capacity(post.fields),
        seconds(post.made_at),
        due(post.expires_at),
        post.renewals_asked,
        seconds(post.renewal_delivered_at),
        post.needs_call,
    )


class Posts(Board):
    async def get(self, post_id: int) -> Post | None:
        row = await self._sql.row("SELECT * FROM posts WHERE id = ?", post_id)
        return None if row is None else post_of(row)

    async def add(self, post: Post, *, consent_version: int) -> Post:
        """Returned with its id; ``consent_version``: the words that its writer agreed to."""
        post_id = await self._sql.number(
            f"""INSERT INTO posts (member_id, state, version, consent_version, "left", closed_at, shown_at,
                  {", ".join(_WRITTEN)}) VALUES (?, ?, ?, ?, ?, ?, ?{", ?" * len(_WRITTEN)}) RETURNING id""",
            post.member_id,
            post.state.value,
            post.version,
            consent_version,
            post.left,
            seconds(post.closed_at),
            seconds(post.shown_at),
            *_written(post),
        )
        added = replace(post, id=post_id)
        await self._put_on_board(added)
        return added

    async def save(self, post: Post) -> None:
        """All but what has a method of its own: state, left, version, when it was closed or shown."""
        await self._sql.change(f"UPDATE posts SET {_SET} WHERE id = ?", *_written(post), post.id)
        await self._put_on_board(post)

    async def change(self, post: Post, *, text_version: int) -> None:
        """New fields and words from a confirmed draft: a new version; ``left`` follows the new quantity."""
        await self._sql.change(
            f"""UPDATE posts SET
                  "left" = CASE WHEN "left" + ? - capacity > 0 THEN "left" + ? - capacity ELSE 0 END,
                  version = version + 1, consent_version = ?, {_SET}
                WHERE id = ?""",
            capacity(post.fields),
            capacity(post.fields),
            text_version,
            *_written(post),
            post.id,
        )
        await self._put_on_board(post)

    async def close(self, post_id: int, to: PostState, now: datetime) -> bool:
        """Only an open one; whether this call closed it."""
        closed = await self._sql.change(
            "UPDATE posts SET state = ?, closed_at = ?, needs_call = FALSE WHERE id = ? AND state = 'open'",
            to.value,
            seconds(now),
            post_id,
        )
        return await self._if_one(closed, post_id)

    async def reopen(self, post_id: int, *, expires_at: datetime, now: datetime) -> bool:
        """At its old place in the queue, with at least one left, until its words are gone."""
        opened = await self._sql.change(
            """UPDATE posts SET state = 'open', closed_at = NULL, expires_at = ?, renewals_asked = 0,
                 renewal_delivered_at = NULL, needs_call = FALSE,
                 "left" = CASE WHEN "left" < 1 THEN 1 ELSE "left" END
               WHERE id = ? AND state <> 'open' AND wiped_at IS NULL""",
            due(expires_at),
            post_id,
        )
        return await self._if_one(opened, post_id)

    async def take(self, post_id: int, amount: int) -> bool:
        """Whether there was that much left, and it is held now."""
        _check(amount)
        taken = await self._sql.change(
            """UPDATE posts SET "left" = "left" - ? WHERE id = ? AND state = 'open' AND "left" >= ?""",
            amount,
            post_id,
            amount,
        )
        return await self._if_one(taken, post_id)

    async def give_back(self, post_id: int, amount: int) -> None:
        """At most as much as there was."""
        _check(amount)
        await self._sql.change(
            """UPDATE posts SET "left" = CASE WHEN "left" + ? < capacity THEN "left" + ? ELSE capacity END
               WHERE id = ?""",
            amount,
            amount,
            post_id,
        )
        await self._follow(post_id)

    async def refill(self, post_id: int) -> None:
        """A weekly offer is whole again, but for what is approved, or agreed and not yet over."""
        held = await self._sql.number(
            """SELECT SUM(r.offer_amount) FROM proposals r LEFT JOIN introductions i ON i.proposal_id = r.id
               WHERE r.offer_id = ?
                 AND (r.state = 'approved' OR (r.state = 'agreed' AND COALESCE(i.state, 'made') = 'made'))""",
            post_id,
        )
        await self._sql.change(
            """UPDATE posts SET "left" = CASE WHEN capacity > ? THEN capacity - ? ELSE 0 END WHERE id = ?""",
            held,
            held,
            post_id,
        )
        await self._follow(post_id)

    async def by_source(self, member_id: int, message_id: int) -> Post | None:
        row = await self._sql.row(
            "SELECT * FROM posts WHERE member_id = ? AND source_message = ? ORDER BY id DESC LIMIT 1",
            member_id,
            message_id,
        )
        return None if row is None else post_of(row)

    async def of_member(self, member_id: int, *, since: datetime, limit: int = 20) -> list[Post]:
        """Open ones, and those closed after ``since``; newest first."""
        return await self._posts(
            """SELECT * FROM posts WHERE member_id = ? AND (state = 'open' OR closed_at > ?)
               ORDER BY made_at DESC, id DESC LIMIT ?""",
            member_id,
            seconds(since),
            limit,
        )

    async def count_open(self, member_id: int) -> int:
        return await self._sql.number(
            "SELECT COUNT(*) FROM posts WHERE member_id = ? AND state = 'open'", member_id
        )

    async def count_since(self, member_id: int, since: datetime) -> int:
        return await self._sql.number(
            "SELECT COUNT(*) FROM posts WHERE member_id = ? AND made_at >= ?", member_id, seconds(since)
        )

    async def recent_texts(self, member_id: int) -> list[tuple[Post, str]]:
        """Open posts and their texts, newest first."""
        posts = await self._posts(
            """SELECT * FROM posts WHERE member_id = ? AND state = 'open' AND text IS NOT NULL
               ORDER BY made_at DESC, id DESC""",
            member_id,
        )
        return [(post, post.text) for post in posts if post.text is not None]

    async def _if_one(self, changed: int, post_id: int) -> bool:
        if changed == 1:
            await self._follow(post_id)
        return changed == 1

    async def _put_on_board(self, post: Post) -> None:
        await self._sql.change("DELETE FROM post_categories WHERE post_id = ?", post.id)
        await self._sql.each(
            """INSERT INTO post_categories (category, post_id, kind, neighborhood, made_at, open, available)
               SELECT ?, id, kind, neighborhood, made_at, state = 'open', state = 'open' AND "left" > 0
               FROM posts WHERE id = ?""",
            [(category, post.id) for category in dict.fromkeys(post.fields.categories)],
        )

    async def _follow(self, post_id: int) -> None:
        """The board's rows say again what the post says."""
        await self._sql.change(
            """UPDATE post_categories SET
                 open = (SELECT p.state = 'open' FROM posts p WHERE p.id = post_id),
                 available = (SELECT p.state = 'open' AND p."left" > 0 FROM posts p WHERE p.id = post_id)
               WHERE post_id = ?""",
            post_id,
        )


def _check(amount: int) -> None:
    if amount < 0:
        raise ValueError("an amount is never negative")
