"""Searching the open posts: who could meet this one, who waits, whom to call.

It changes nothing, and it does not judge how well two posts fit.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from mutualaid_bot.domain.kinds import Kind
from mutualaid_bot.domain.people import Member, Unreachable
from mutualaid_bot.domain.posts import Post, PostState
from mutualaid_bot.store.moments import moment, moment_or_none
from mutualaid_bot.store.packing import unpack_fields, unpack_words
from mutualaid_bot.store.people import member_of
from mutualaid_bot.store.statements import Row, Statements, Value, places

_WAITING = "p.state = 'open' AND p.kind = 'need' AND p.\"left\" > 0"
_ASKED = "EXISTS (SELECT 1 FROM proposals r WHERE r.need_id = p.id AND r.state = 'approved')"
_UNTRIED = """NOT EXISTS
    (SELECT 1 FROM proposals r WHERE r.need_id = p.id AND r.offer_id = {offer} AND r.state <> 'withdrawn')"""
# Something of it is on no card yet, and some offer might do; whether it fits is for others to say.
_WANTING = f"""p."left" > (SELECT COALESCE(SUM(r.need_amount), 0) FROM proposals r
                            WHERE r.need_id = p.id AND r.state = 'shown')
    AND EXISTS (SELECT 1 FROM members m WHERE m.id = p.member_id AND m.reachable AND NOT m.away)
    AND (EXISTS (SELECT 1 FROM post_categories c
                 JOIN post_categories o ON o.category = c.category AND o.kind = 'offer' AND o.available
                 WHERE c.post_id = p.id AND {_UNTRIED.format(offer="o.post_id")})
      OR EXISTS (SELECT 1 FROM posts a WHERE a.aimed_at = p.id AND a.state = 'open' AND a."left" > 0
                 AND {_UNTRIED.format(offer="a.id")}))"""


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
                    long=True,
                )
            far += await self._sql.rows(
                f"{shared} {wanted} {order}", category, other, *facts, limit, long=True
            )
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
                long=True,
            )
        return [post_of(row) for row in _longest_first(_unique(found))[:limit]]

    async def waiting_needs(self, *, limit: int, offset: int = 0) -> list[Post]:
        """Open needs with something left, or about which two people are being asked: urgent first, then
        longest waiting."""
        return await self._posts(
            f"""SELECT p.* FROM posts p
                WHERE p.state = 'open' AND p.kind = 'need' AND (p."left" > 0 OR {_ASKED})
                ORDER BY p.urgent DESC, p.made_at, p.id LIMIT ? OFFSET ?""",
            limit,
            offset,
        )

    async def unproposed(self, *, limit: int = 200) -> list[Post]:
        """Open needs of which something is on no card yet, where an offer in one of their categories has not
        been tried with them."""
        return await self._posts(
            f"""SELECT p.* FROM posts p WHERE {_WAITING} AND {_WANTING}
                ORDER BY p.urgent DESC, p.made_at, p.id LIMIT ?""",
            limit,
        )

    async def longest_waiting(self, *, limit: int) -> list[Post]:
        """Open needs with something left, urgent or not."""
        return await self._posts(
            f"SELECT p.* FROM posts p WHERE {_WAITING} ORDER BY p.made_at, p.id LIMIT ?", limit
        )

    async def for_digest(self, *, limit: int) -> list[Post]:
        """The same, but for those of people who are away, or whom no question would reach."""
        return await self._posts(
            f"""SELECT p.* FROM posts p JOIN members m ON m.id = p.member_id
                WHERE {_WAITING} AND m.reachable AND NOT m.away ORDER BY p.made_at, p.id LIMIT ?""",
            limit,
        )

    async def still_waiting(self, post_ids: Sequence[int]) -> list[Post]:
        """Those of these needs that are open, with something left, longest waiting first."""
        if not post_ids:
            return []
        return await self._posts(
            f"""SELECT p.* FROM posts p WHERE {_WAITING} AND p.id IN ({places(post_ids)})
                ORDER BY p.made_at, p.id""",
            *post_ids,
        )

    async def needing_call(self) -> list[tuple[Post, Member, str, datetime]]:
        """Open posts whose writers were silent, or are unreachable; which of the two (a word, see
        ``Unreachable``), and since when: silence counts from the question, or else from the post."""
        marked = await self._sql.rows(
            "SELECT p.* FROM posts p WHERE p.needs_call AND p.state = 'open' ORDER BY p.made_at, p.id",
            long=True,
        )
        lost = await self._sql.rows(
            """SELECT p.* FROM posts p WHERE p.state = 'open' AND p.member_id IN
                 (SELECT m.id FROM members m WHERE NOT m.reachable AND m.forgotten_at IS NULL)""",
            long=True,
        )
        posts = [post_of(row) for row in _longest_first(_unique([*marked, *lost]))]
        calls: list[tuple[Post, Member, str, datetime]] = []
        for post in posts:
            row = await self._sql.row(
                "SELECT * FROM members WHERE id = ? AND forgotten_at IS NULL", post.member_id
            )
            if row is None:
                continue
            member = member_of(row)
            if not member.reachable:
                why, since = member.unreachable_why or Unreachable.OTHER, member.unreachable_since
                calls.append((post, member, why.value, since or post.made_at))
            else:
                calls.append((post, member, "silent", await self._asked_at(post.id) or post.made_at))
        return calls

    async def _asked_at(self, post_id: int) -> datetime | None:
        row = await self._sql.row(
            "SELECT MAX(sent_at) AS at FROM cards WHERE subject = 'renewal' AND subject_id = ?", post_id
        )
        return None if row is None else moment_or_none(row["at"])

    async def _posts(self, sql: str, *values: Value) -> list[Post]:
        return [post_of(row) for row in await self._sql.rows(sql, *values, long=True)]


def _unique(rows: Iterable[Row]) -> list[Row]:
    """Each post once, in the order given."""
    return list({row["id"]: row for row in rows}.values())


def _longest_first(rows: Iterable[Row]) -> list[Row]:
    return sorted(_unique(rows), key=lambda row: (row["made_at"], row["id"]))
