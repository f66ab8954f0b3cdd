"""Alembic's entry: `store/upgrade.py` hands the connection over."""

from alembic import context

from geodata.store.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,  # SQLite alters a table by rewriting it
)
with context.begin_transaction():
    context.run_migrations()
