"""Keep reports apart that an editor split."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Create the table of the decisions."""
    row_id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "kept_apart",
        sa.Column("report_id", row_id, nullable=False),
        sa.Column("other_id", row_id, nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"], name=op.f("fk_kept_apart_report_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["other_id"], ["report.id"], name=op.f("fk_kept_apart_other_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("report_id", "other_id", name=op.f("pk_kept_apart")),
    )


def downgrade() -> None:
    """Drop it; what was split may merge again."""
    op.drop_table("kept_apart")
