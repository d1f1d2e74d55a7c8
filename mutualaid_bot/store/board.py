"""Searching the open posts: who could meet this one, who waits, whom to call.

It changes nothing, and it does not judge how well two posts fit.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from mutualaid_bot.domain.kinds import Kind
from mutualaid_bot.domain.people import Member
from mutualaid_bot.domain.posts import Post, PostState
from mutualaid_bot.store.moments import moment, moment_or_none
from mutualaid_bot.store.packing import unpack_fields, unpack_words
from mutualaid_bot.store.people import member_of
from mutualaid_bot.store.statements import Row, Statements, Value

_WAITING = "p.state = 'open' AND p.kind = 'need' AND p.\"left\" > 0"
_UNDECIDED = (
    "NOT EXISTS (SELECT 1 FROM proposals r WHERE r.need_id = p.id AND r.state IN ('shown', 'approved'))"
)


def post_of(row: Row) -> Post:
    return Post(
        id=row["id"],
        member_id=row["member_id"],
        fields=unpack_fields(row["fields"]),
        text=row["text"],
        state=PostState(row["state"]),
        version=row["version"],
        left=row["left"],
        made_at=moment(row["made_at"]),
        expires_at=moment(row["expires_at"]),
        for_whom=row["for_whom"],
        photos=unpack_words(row["photos"]),
        source_message=row["source_message"],
        aimed_at=row["aimed_at"],
        renewals_asked=row["renewals_asked"],
        renewal_delivered_at=moment_or_none(row["renewal_delivered_at"]),
        needs_call=bool(row["needs_call"]),
        closed_at=moment_or_none(row["closed_at"]),
        shown_at=moment_or_none(row["shown_at"]),
    )


class Board:
    def __init__(self, statements: Statements) -> None:
        self._sql = statements

    async def candidates(self, post: Post, *, limit: int = 200) -> list[Post]:
        """Open posts of the other kind that share a category (or are aimed at it, or it at them), with
        something left, whose members are reachable and not away; no pair that was ever put before the
        coordinators, unless it was withdrawn; own posts only for someone else. Longest waiting first.

        Where there are more than ``limit``, half of them are kept for those from the same neighborhood.
        """
        need = post.kind is Kind.NEED
        mine, theirs = ("need_id", "offer_id") if need else ("offer_id", "need_id")
        wanted = f"""m.reachable AND NOT m.away AND m.forgotten_at IS NULL
            AND (p.member_id <> ? OR COALESCE(p.for_whom, '') <> ?)
            AND NOT EXISTS (SELECT 1 FROM proposals r
                            WHERE r.{mine} = ? AND r.{theirs} = p.id AND r.state <> 'withdrawn')"""
        facts = (post.member_id, post.for_whom or "", post.id)
        shared = """SELECT p.* FROM post_categories c JOIN posts p ON p.id = c.post_id
            JOIN members m ON m.id = p.member_id WHERE c.category = ? AND c.kind = ? AND c.available AND"""
        order = "ORDER BY c.made_at, c.post_id LIMIT ?"
        other = post.kind.other.value

        aimed = "p.aimed_at = ?" if need else "p.id = ?"
        certain = await self._sql.rows(
            f"""SELECT p.* FROM posts p JOIN members m ON m.id = p.member_id
                WHERE {aimed} AND p.kind = ? AND p.state = 'open' AND p."left" > 0 AND {wanted} LIMIT ?""",
            post.id if need else post.aimed_at,
            other,
            *facts,
            limit,
        )
        near: list[Row] = []
        far: list[Row] = []
        for category in dict.fromkeys(post.fields.categories):
            if post.fields.neighborhood is not None:
                near += await self._sql.rows(
                    f"{shared} c.neighborhood = ? AND {wanted} {order}",
                    category,
                    other,
                    post.fields.neighborhood,
                    *facts,
                    limit // 2,
                )
            far += await self._sql.rows(f"{shared} {wanted} {order}", category, other, *facts, limit)
        near = _longest_first(near)[: limit // 2]
        chosen = _unique([*certain, *near, *_longest_first(far)])[:limit]
        return [post_of(row) for row in _longest_first(chosen)]

    async def in_categories(self, kind: Kind, categories: Sequence[str], *, limit: int = 200) -> list[Post]:
        """Open posts, whatever is left of them; for explaining why nobody fits."""
        found: list[Row] = []
        for category in dict.fromkeys(categories):
            found += await self._sql.rows(
                """SELECT p.* FROM post_categories c JOIN posts p ON p.id = c.post_id
                   WHERE c.category = ? AND c.kind = ? AND c.open ORDER BY c.made_at, c.post_id LIMIT ?""",
                category,
                kind.value,
                limit,
            )
        return [post_of(row) for row in _longest_first(_unique(found))[:limit]]

    async def waiting_needs(self, *, limit: int, offset: int = 0) -> list[Post]:
        """Open needs with something left: urgent first, then longest waiting."""
        return await self._posts(
            f"""SELECT p.* FROM posts p WHERE {_WAITING}
                ORDER BY p.urgent DESC, p.made_at, p.id LIMIT ? OFFSET ?""",
            limit,
            offset,
        )

    async def unproposed(self, *, limit: int = 50) -> list[Post]:
        """Those of them without a shown or approved proposal."""
        return await self._posts(
            f"""SELECT p.* FROM posts p WHERE {_WAITING} AND {_UNDECIDED}
                ORDER BY p.urgent DESC, p.made_at, p.id LIMIT ?""",
            limit,
        )

    async def for_digest(self, *, limit: int) -> list[Post]:
        """Open needs with something left, longest waiting first."""
        return await self._posts(
            f"SELECT p.* FROM posts p WHERE {_WAITING} ORDER BY p.made_at, p.id LIMIT ?", limit
        )

    async def needing_call(self) -> list[tuple[Post, Member, str]]:
        """Open posts whose writers were silent, or are unreachable."""
        marked = await self._sql.rows(
            "SELECT p.* FROM posts p WHERE p.needs_call AND p.state = 'open' ORDER BY p.made_at, p.id"
        )
        lost = await self._sql.rows(
            """SELECT p.* FROM members m JOIN posts p ON p.member_id = m.id AND p.state = 'open'
               WHERE NOT m.reachable AND m.forgotten_at IS NULL"""
        )
        posts = [post_of(row) for row in _longest_first(_unique([*marked, *lost]))]
        calls: list[tuple[Post, Member, str]] = []
        for post in posts:
            row = await self._sql.row(
                "SELECT * FROM members WHERE id = ? AND forgotten_at IS NULL", post.member_id
            )
            if row is not None:
                calls.append((post, member_of(row), "silent" if row["reachable"] else "unreachable"))
        return calls

    async def _posts(self, sql: str, *values: Value) -> list[Post]:
        return [post_of(row) for row in await self._sql.rows(sql, *values)]


def _unique(rows: Iterable[Row]) -> list[Row]:
    """Each post once, in the order given."""
    return list({row["id"]: row for row in rows}.values())


def _longest_first(rows: Iterable[Row]) -> list[Row]:
    return sorted(_unique(rows), key=lambda row: (row["made_at"], row["id"]))
