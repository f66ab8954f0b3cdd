"""Keep the state of feeds and the queue of their articles."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def _turn_columns() -> list[sa.Column[object]]:
    return [
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_set_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("lease_owner", sa.Text(), nullable=True),
        sa.Column("leased_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("leased_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("cause", sa.String(length=20), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
    ]


def upgrade() -> None:
    """Create both tables."""
    op.create_table(
        "feed",
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("interval", sa.Float(), nullable=False),
        sa.Column("links", sa.Text(), nullable=False),
        sa.Column("encoding", sa.String(length=40), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("etag", sa.Text(), nullable=True),
        sa.Column("last_modified", sa.Text(), nullable=True),
        sa.Column("last_success", sa.DateTime(timezone=True), nullable=True),
        *_turn_columns(),
        sa.PrimaryKeyConstraint("url", name=op.f("pk_feed")),
    )
    op.create_table(
        "feed_entry",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("feed_url", sa.Text(), nullable=False),
        sa.Column("link", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("published", sa.Date(), nullable=True),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("begun", sa.SmallInteger(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        *_turn_columns(),
        sa.ForeignKeyConstraint(["feed_url"], ["feed.url"], name=op.f("fk_feed_entry_feed_url")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feed_entry")),
    )
    op.create_index(op.f("ix_feed_entry_feed_url"), "feed_entry", ["feed_url"])
    op.create_index(op.f("ix_feed_entry_status_due_at"), "feed_entry", ["status", "due_at"])


def downgrade() -> None:
    """Drop both; what was set aside is forgotten."""
    op.drop_table("feed_entry")
    op.drop_table("feed")
