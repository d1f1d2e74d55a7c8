"""The first schema: people, posts, proposals, introductions, and the two ends of a message's path.

Times are integer UTC seconds. There is no way back from the first revision but a backup.
"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0001"
down_revision: str | None = None
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

OPEN = "state = 'open'"
BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")  # only INTEGER is SQLite's own row id


def _id() -> sa.Column[int]:
    """Ids are never used twice: a button on an old message must not open a new thing."""
    return sa.Column("id", BIG, primary_key=True, autoincrement=True)


def _index(
    name: str, table: str, columns: Sequence[str], *, where: str | None = None, unique: bool = False
) -> None:
    parts: list[str | sa.TextClause] = [sa.text(c) if " " in c else c for c in columns]
    condition = sa.text(where) if where else None
    op.create_index(name, table, parts, unique=unique, sqlite_where=condition, postgresql_where=condition)


def upgrade() -> None:
    _people()
    _posts()
    _proposals()
    _sending()
    _around()


def _people() -> None:
    op.create_table(
        "members",
        sa.Column("id", BIG, primary_key=True, autoincrement=False),
        sa.Column("called", sa.Text, nullable=False),
        sa.Column("language", sa.Text, nullable=False),
        sa.Column("joined_at", sa.BigInteger, nullable=False),
        sa.Column("neighborhood", sa.Text),
        sa.Column("started", sa.Boolean, nullable=False),
        sa.Column("reachable", sa.Boolean, nullable=False),
        sa.Column("in_group", sa.Boolean, nullable=False),
        sa.Column("digests", sa.Boolean, nullable=False),
        sa.Column("away", sa.Boolean, nullable=False),
        sa.Column("away_until", sa.BigInteger),
        sa.Column("forgotten_at", sa.BigInteger),  # set: an empty shell that only posts and counts refer to
    )
    _index("members_unreachable", "members", ["id"], where="NOT reachable")
    op.create_table(
        "contacts",
        sa.Column("member_id", sa.BigInteger, sa.ForeignKey("members.id"), primary_key=True),
        sa.Column("kind", sa.Text, primary_key=True),
        sa.Column("value", sa.LargeBinary, nullable=False),  # sealed
        sa.Column("given_at", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "reveals",
        _id(),
        sa.Column("owner", sa.Text, nullable=False),  # a member's id; once forgotten, its keyed hash
        sa.Column("reader", sa.Text, nullable=False),  # the same
        sa.Column("introduction_id", sa.BigInteger, nullable=False),
        sa.Column("approved_by", sa.Text, nullable=False),
        sa.Column("revealed_at", sa.BigInteger, nullable=False),
        sa.UniqueConstraint("owner", "reader", "introduction_id"),
        sqlite_autoincrement=True,
    )
    _index("reveals_by_reader", "reveals", ["reader"])
    _index("reveals_by_age", "reveals", ["revealed_at"])


def _posts() -> None:
    op.create_table(
        "drafts",
        _id(),
        # A draft begun in a group has its writer's id with a minus, until they open it in private.
        sa.Column("member_id", sa.BigInteger, nullable=False),
        sa.Column("source_message", sa.BigInteger),
        sa.Column("album", sa.Text),
        sa.Column("post_id", sa.BigInteger),  # it changes that post
        sa.Column(
            "data", sa.LargeBinary, nullable=False
        ),  # the whole draft, sealed: some of its words are unread
        sqlite_autoincrement=True,
    )
    _index("drafts_of_member", "drafts", ["member_id"])
    _index("drafts_of_post", "drafts", ["post_id"], where="post_id IS NOT NULL")
    op.create_table(
        "posts",
        _id(),
        sa.Column("member_id", sa.BigInteger, sa.ForeignKey("members.id"), nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("neighborhood", sa.Text),
        sa.Column("urgent", sa.Boolean, nullable=False),
        sa.Column("fields", sa.Text, nullable=False),  # domain.posts.Fields as JSON
        sa.Column("text", sa.Text),  # null: hidden, or gone
        sa.Column("for_whom", sa.Text),
        sa.Column("photos", sa.Text, nullable=False),  # file ids, as JSON
        sa.Column("source_message", sa.BigInteger),
        sa.Column("aimed_at", sa.BigInteger),  # an offer made for that need
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("consent_version", sa.Integer, nullable=False),  # the words that its writer agreed to
        sa.Column("capacity", sa.Integer, nullable=False),  # what ``left`` starts from
        sa.Column("left", sa.Integer, nullable=False),
        sa.Column("made_at", sa.BigInteger, nullable=False),
        sa.Column("expires_at", sa.BigInteger, nullable=False),
        sa.Column("renewals_asked", sa.Integer, nullable=False),
        sa.Column("renewal_delivered_at", sa.BigInteger),
        sa.Column("needs_call", sa.Boolean, nullable=False),
        sa.Column("closed_at", sa.BigInteger),
        sa.Column("shown_at", sa.BigInteger),
        sa.Column("wiped_at", sa.BigInteger),  # when its words went; it cannot open again
        sqlite_autoincrement=True,
    )
    _index("posts_of_member", "posts", ["member_id", "state"])
    _index("posts_by_source", "posts", ["member_id", "source_message"], where="source_message IS NOT NULL")
    _index("posts_aimed", "posts", ["aimed_at"], where="aimed_at IS NOT NULL")
    _index("posts_waiting", "posts", ["kind", "urgent DESC", "made_at", "id"], where=OPEN)
    _index("posts_waiting_by_age", "posts", ["kind", "made_at", "id"], where=OPEN)
    _index("posts_closed", "posts", ["closed_at"], where="closed_at IS NOT NULL")
    _index("posts_to_call", "posts", ["kind", "made_at"], where="needs_call AND state = 'open'")
    op.create_table(
        # One row per category of a post, with what a search asks for first: no other table is scanned.
        "post_categories",
        sa.Column("category", sa.Text, primary_key=True),
        sa.Column("post_id", sa.BigInteger, sa.ForeignKey("posts.id"), primary_key=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("neighborhood", sa.Text),
        sa.Column("made_at", sa.BigInteger, nullable=False),
        sa.Column("open", sa.Boolean, nullable=False),
        sa.Column("available", sa.Boolean, nullable=False),  # open, with something left
    )
    _index("categories_of_post", "post_categories", ["post_id"])
    _index("board_open", "post_categories", ["category", "kind", "made_at", "post_id"], where="open")
    _index(
        "board_available", "post_categories", ["category", "kind", "made_at", "post_id"], where="available"
    )
    _index(
        "board_near",
        "post_categories",
        ["category", "kind", "neighborhood", "made_at", "post_id"],
        where="available",
    )


def _proposals() -> None:
    sides = [
        column
        for side in ("need", "offer")
        for column in (
            sa.Column(f"{side}_answer", sa.Text),
            sa.Column(f"{side}_asked_at", sa.BigInteger),  # when the question was delivered
            sa.Column(f"{side}_answer_by", sa.BigInteger),
            sa.Column(f"{side}_wants_contact", sa.Boolean, nullable=False),  # a yes that waits for a contact
        )
    ]
    op.create_table(
        "proposals",
        _id(),
        sa.Column("need_id", sa.BigInteger, sa.ForeignKey("posts.id"), nullable=False),
        sa.Column("offer_id", sa.BigInteger, sa.ForeignKey("posts.id"), nullable=False),
        sa.Column("need_version", sa.Integer, nullable=False),
        sa.Column("offer_version", sa.Integer, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("need_amount", sa.Integer, nullable=False),
        sa.Column("offer_amount", sa.Integer, nullable=False),
        sa.Column("reasons", sa.Text, nullable=False),  # as JSON
        sa.Column("made_at", sa.BigInteger, nullable=False),
        sa.Column("decided_at", sa.BigInteger),
        sa.Column("decline_reason", sa.Text),
        sa.Column("later_until", sa.BigInteger),
        *sides,
        sqlite_autoincrement=True,
    )
    running = "state IN ('shown', 'approved')"
    _index("proposals_pair", "proposals", ["need_id", "offer_id"])
    _index("proposals_of_offer", "proposals", ["offer_id"])
    _index("proposals_running", "proposals", ["need_id", "offer_id"], where=running, unique=True)
    _index("proposals_shown", "proposals", ["made_at"], where="state = 'shown'")
    _index("proposals_by_age", "proposals", ["made_at"])
    op.create_table(
        "votes",
        _id(),
        sa.Column("proposal_id", sa.BigInteger, sa.ForeignKey("proposals.id"), nullable=False),
        sa.Column("user_id", sa.BigInteger, nullable=False),
        sa.Column("name", sa.Text, nullable=False),  # empty: an anonymous administrator
        sa.Column("voted_at", sa.BigInteger, nullable=False),
        sa.UniqueConstraint("proposal_id", "user_id"),
        sqlite_autoincrement=True,
    )
    _index("votes_of_user", "votes", ["user_id"])
    op.create_table(
        "introductions",
        _id(),
        sa.Column("proposal_id", sa.BigInteger, sa.ForeignKey("proposals.id"), nullable=False, unique=True),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("made_at", sa.BigInteger, nullable=False),
        sa.Column("meets_at", sa.BigInteger),
        sa.Column("asks", sa.Integer, nullable=False),
        sa.Column("need_outcome", sa.Text),
        sa.Column("offer_outcome", sa.Text),
        sa.Column("ended_by", sa.Text),
        sa.Column("told_differing", sa.BigInteger),  # that coordinators know the answers differ
        sqlite_autoincrement=True,
    )
    _index("introductions_by_age", "introductions", ["made_at"])


def _sending() -> None:
    op.create_table(
        "inbox",
        _id(),  # the order in which updates came; Telegram's own ids may start anywhere after a quiet week
        sa.Column("update_id", sa.BigInteger, nullable=False, unique=True),
        sa.Column("chat_key", sa.Text, nullable=False),
        sa.Column("raw", sa.LargeBinary),  # sealed; dropped when done
        sa.Column("state", sa.Text, nullable=False),  # waiting, begun, done, failed
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("received_at", sa.BigInteger, nullable=False),
        sa.Column("ended_at", sa.BigInteger),
        sa.Column("code", sa.Text),  # what a failed one is called in the log
        sqlite_autoincrement=True,
    )
    _index("inbox_unfinished", "inbox", ["id"], where="state IN ('waiting', 'begun')")
    _index("inbox_failed", "inbox", ["id"], where="state = 'failed'")
    _index("inbox_ended", "inbox", ["ended_at"], where="ended_at IS NOT NULL")
    op.create_table(
        "cards",
        _id(),
        sa.Column("subject", sa.Text, nullable=False),
        sa.Column("subject_id", sa.BigInteger, nullable=False),
        sa.Column("part", sa.Text, nullable=False),
        sa.Column("chat_id", sa.BigInteger, nullable=False),
        sa.Column("topic_id", sa.BigInteger),
        sa.Column("message_id", sa.BigInteger),  # null: not sent yet
        sa.Column("sent_at", sa.BigInteger),  # when the message it has now first reached its reader
        sa.Column("lane", sa.Integer, nullable=False),
        sa.Column("stage", sa.Text, nullable=False),
        sa.Column("live", sa.Boolean, nullable=False),
        sa.UniqueConstraint("subject", "subject_id", "part", "chat_id"),
        sqlite_autoincrement=True,
    )
    _index("cards_by_message", "cards", ["chat_id", "message_id"])
    op.create_table(
        "outbox",
        _id(),
        sa.Column("chat_id", sa.BigInteger, nullable=False),
        sa.Column("topic_id", sa.BigInteger),
        sa.Column("lane", sa.Integer, nullable=False),
        sa.Column("op", sa.Text, nullable=False),  # say, card, strip, leave
        sa.Column("notice", sa.Text),  # its class in domain.notices
        sa.Column("data", sa.Text),  # its facts as JSON; dropped once sent
        sa.Column("card_id", sa.BigInteger, sa.ForeignKey("cards.id")),
        sa.Column("target_message", sa.BigInteger),  # the message to edit or to strip
        sa.Column("silent", sa.Boolean, nullable=False),
        sa.Column("state", sa.Text, nullable=False),  # queued, sending, sent, failed, dropped
        sa.Column("wanted", sa.Integer, nullable=False),  # grows when a refresh is asked for again meanwhile
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("why", sa.Text),  # what Telegram said, of a failed one
        sa.Column("made_at", sa.BigInteger, nullable=False),
        sa.Column("send_after", sa.BigInteger, nullable=False),
        sa.Column("next_try_at", sa.BigInteger),
        sqlite_autoincrement=True,
    )
    queued = "state = 'queued'"
    _index("outbox_order", "outbox", ["lane", "id"], where=queued)
    _index("outbox_lanes", "outbox", ["chat_id", "lane", "id"], where=queued)
    _index("outbox_due", "outbox", ["send_after"], where=queued)
    _index("outbox_retries", "outbox", ["next_try_at"], where=f"{queued} AND next_try_at IS NOT NULL")
    _index(
        "outbox_card",  # one refresh waits at most
        "outbox",
        ["card_id"],
        where="state IN ('queued', 'sending') AND card_id IS NOT NULL",
        unique=True,
    )
    _index("outbox_of_card", "outbox", ["card_id"], where="card_id IS NOT NULL")
    _index("outbox_sending", "outbox", ["id"], where="state = 'sending'")
    _index("outbox_by_age", "outbox", ["made_at"])


def _around() -> None:
    op.create_table(
        "named_in",  # messages, sent once and never edited, that name the writer of a post
        sa.Column("post_id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("chat_id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("message_id", sa.BigInteger, primary_key=True, autoincrement=False),
    )
    op.create_table(
        "alarms",
        sa.Column("kind", sa.Text, primary_key=True),
        sa.Column("subject", sa.BigInteger, primary_key=True),
        sa.Column("due_at", sa.BigInteger, nullable=False),
    )
    _index("alarms_due", "alarms", ["due_at"])
    op.create_table(
        "tokens",
        sa.Column("token", sa.Text, primary_key=True),
        sa.Column("purpose", sa.Text, nullable=False),
        sa.Column("subject", sa.BigInteger, nullable=False),
        sa.Column("member_id", sa.BigInteger),
        sa.Column("expires_at", sa.BigInteger),  # null: until its subject ends
    )
    _index("tokens_of_subject", "tokens", ["purpose", "subject"])
    _index("tokens_ending", "tokens", ["expires_at"], where="expires_at IS NOT NULL")
    op.create_table(
        "digests",
        _id(),
        sa.Column("week", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("other_help", sa.Integer, nullable=False),
        sa.Column("offers", sa.Integer, nullable=False),
        sa.Column("met_week", sa.Integer, nullable=False),
        sa.Column("made_at", sa.BigInteger, nullable=False),
        sa.Column("sent_at", sa.BigInteger),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "digest_posts",
        sa.Column("digest_id", sa.BigInteger, sa.ForeignKey("digests.id"), primary_key=True),
        sa.Column("place", sa.Integer, primary_key=True),
        sa.Column("post_id", sa.BigInteger, nullable=False),
    )
    _index("digests_with_post", "digest_posts", ["post_id"])
    op.create_table(
        "rooms",
        sa.Column("name", sa.Text, primary_key=True),  # coordinators
        sa.Column("chat_id", sa.BigInteger, nullable=False),
        sa.Column("topic_id", sa.BigInteger),
        sa.Column("bound_at", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "moves",  # groups that became supergroups
        sa.Column("old_chat", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("new_chat", sa.BigInteger, nullable=False),
        sa.Column("moved_at", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "claim_codes",
        sa.Column("code", sa.Text, primary_key=True),  # its keyed hash
        sa.Column("expires_at", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "memberships",  # of the coordinators' group
        sa.Column("user_id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("inside", sa.Boolean, nullable=False),
        sa.Column("anonymous", sa.Boolean, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("checked_at", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "settings",
        sa.Column("name", sa.Text, primary_key=True),  # canary: sealed, so that a wrong key is noticed
        sa.Column("value", sa.Text, nullable=False),
    )
