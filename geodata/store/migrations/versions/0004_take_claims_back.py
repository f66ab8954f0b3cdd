"""Mark the claims of the bundled history, and keep which claims were taken back and when."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add the mark and create the table; which of the old claims are bundled is told by `claims.adopt`."""
    op.add_column("control_claim", sa.Column("bundled", sa.Boolean(), nullable=False, server_default=sa.false()))
    row_id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "claim_retraction",
        sa.Column("id", row_id, nullable=False),
        sa.Column("claim_id", row_id, nullable=False),
        sa.Column("retracted", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["claim_id"], ["control_claim.id"], name=op.f("fk_claim_retraction_claim_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claim_retraction")),
    )
    op.create_index(op.f("ix_claim_retraction_claim_id"), "claim_retraction", ["claim_id"])


def downgrade() -> None:
    """Drop both; what was taken back stands again."""
    op.drop_table("claim_retraction")
    op.drop_column("control_claim", "bundled")
