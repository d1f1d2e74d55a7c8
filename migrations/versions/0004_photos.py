"""What was shown can be taken back: photos, and the keyboard that shares a number. Calls are not told daily.

Times are integer UTC seconds.
"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0004"
down_revision: str | None = "0003"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "sent_photos",
        sa.Column(
            "id", sa.BigInteger().with_variant(sa.Integer, "sqlite"), primary_key=True, autoincrement=True
        ),
        sa.Column("post_id", sa.BigInteger, nullable=False),  # whose photo it is
        sa.Column("chat_id", sa.BigInteger, nullable=False),  # 0: someone who was forgotten
        sa.Column("message_id", sa.BigInteger, nullable=False),
        sa.Column("sent_at", sa.BigInteger, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("photos_of_post", "sent_photos", ["post_id"])
    op.create_index("photos_in_chat", "sent_photos", ["chat_id"])
    op.add_column("members", sa.Column("call_told_at", sa.BigInteger))  # coordinators were told to call them
    op.add_column("members", sa.Column("keyboard", sa.Boolean))  # the one that shares their number is up
