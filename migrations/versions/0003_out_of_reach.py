"""Who and what cannot be written to any more: why, and since when.

Times are integer UTC seconds.
"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0003"
down_revision: str | None = "0002"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    op.add_column("members", sa.Column("unreachable_why", sa.Text))  # domain.people.Unreachable
    op.add_column("members", sa.Column("unreachable_since", sa.BigInteger))
    op.create_table(
        "lost_groups",  # groups of ours that the bot was taken out of, or may not write in
        sa.Column("chat_id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("topic_id", sa.BigInteger, primary_key=True, autoincrement=False),  # 0: the whole group
        sa.Column("why", sa.Text, nullable=False),
        sa.Column("lost_at", sa.BigInteger, nullable=False),
    )
