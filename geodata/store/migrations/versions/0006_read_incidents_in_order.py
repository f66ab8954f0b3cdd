"""Read incidents in the order of their days, and count those that an editor took off the map, without reading all."""

from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Create the indexes."""
    op.create_index(op.f("ix_incident_date_from_id_date_to"), "incident", ["date_from", "id", "date_to"])
    op.create_index(op.f("ix_incident_grade"), "incident", ["grade"])


def downgrade() -> None:
    """Drop them."""
    op.drop_index(op.f("ix_incident_grade"), table_name="incident")
    op.drop_index(op.f("ix_incident_date_from_id_date_to"), table_name="incident")
