"""Start links' secrets.

Does not make them up, and does not know what they open.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from mutualaid_bot.domain.records import Token
from mutualaid_bot.store.moments import moment_or_none, seconds
from mutualaid_bot.store.statements import Statements, places


class Tokens:
    def __init__(self, statements: Statements) -> None:
        self._sql = statements

    async def add(self, token: Token) -> None:
        await self._sql.change(
            "INSERT INTO tokens (token, purpose, subject, member_id, expires_at) VALUES (?, ?, ?, ?, ?)",
            token.token,
            token.purpose,
            token.subject,
            token.member_id,
            seconds(token.expires_at),
        )

    async def get(self, token: str, now: datetime) -> Token | None:
        """None if it is unknown, or over."""
        row = await self._sql.row(
            "SELECT * FROM tokens WHERE token = ? AND (expires_at IS NULL OR expires_at > ?)",
            token,
            seconds(now),
        )
        if row is None:
            return None
        return Token(
            token=row["token"],
            purpose=row["purpose"],
            subject=row["subject"],
            member_id=row["member_id"],
            expires_at=moment_or_none(row["expires_at"]),
        )

    async def help_tokens(self, post_ids: Sequence[int]) -> dict[int, str]:
        """By post, of those that have one."""
        if not post_ids:
            return {}
        rows = await self._sql.rows(
            f"SELECT subject, token FROM tokens WHERE purpose = 'help' AND subject IN ({places(post_ids)})",
            *post_ids,
        )
        return {int(row["subject"]): str(row["token"]) for row in rows}

    async def drop_for(self, purpose: str, subject: int) -> None:
        await self._sql.change("DELETE FROM tokens WHERE purpose = ? AND subject = ?", purpose, subject)
