"""Updates that were set aside, and that someone wants tried again, are found at once."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0002"
down_revision: str | None = "0001"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    # Another state of an update beside waiting, begun, done and failed: again.
    again = sa.text("state = 'again'")
    op.create_index("inbox_again", "inbox", ["id"], sqlite_where=again, postgresql_where=again)
