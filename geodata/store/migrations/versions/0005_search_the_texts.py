"""Search the texts of incidents."""

import sqlalchemy as sa
from alembic import op

from geodata.store.search import index_all

revision = "0005"
down_revision = "0004"

# The index keeps no text of its own; the triggers hand it what enters the table and what leaves.
_ON_SQLITE = (
    """CREATE VIRTUAL TABLE incident_words_index USING fts5(
        words, content='incident_words', content_rowid='id', tokenize='unicode61 remove_diacritics 0',
        detail='none', columnsize=0
    )""",
    """CREATE TRIGGER incident_words_added AFTER INSERT ON incident_words BEGIN
        INSERT INTO incident_words_index(rowid, words) VALUES (new.id, new.words);
    END""",
    """CREATE TRIGGER incident_words_removed AFTER DELETE ON incident_words BEGIN
        INSERT INTO incident_words_index(incident_words_index, rowid, words) VALUES ('delete', old.id, old.words);
    END""",
)
_ON_POSTGRESQL = (
    "CREATE INDEX ix_incident_words_lexemes ON incident_words"
    " USING gin (array_to_tsvector(string_to_array(words, ' ')))"
)


def upgrade() -> None:
    """Create the table of words with its index, and fill it."""
    op.create_table(
        "incident_words",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("incident_id", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["incident_id"], ["incident.id"], name=op.f("fk_incident_words_incident_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_incident_words")),
        sa.UniqueConstraint("incident_id", name=op.f("uq_incident_words_incident_id")),
    )
    if op.get_bind().dialect.name == "postgresql":
        op.execute(_ON_POSTGRESQL)
    else:
        for statement in _ON_SQLITE:
            op.execute(statement)
    index_all(op.get_bind())


def downgrade() -> None:
    """Drop it."""
    if op.get_bind().dialect.name != "postgresql":
        op.execute("DROP TABLE incident_words_index")
    op.drop_table("incident_words")
