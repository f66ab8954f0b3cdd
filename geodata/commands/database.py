"""`furat db`: the database."""

import typer

from geodata.control.history import history
from geodata.settings import settings
from geodata.store import claims
from geodata.store.engine import open_engine, writing
from geodata.store.upgrade import upgrade

app = typer.Typer(help="Look after the database.", no_args_is_help=True)


@app.callback()
def _database() -> None:
    """Look after the database that DATABASE_URL names (else one SQLite file in the data folder)."""


@app.command("upgrade")
def upgrade_command() -> None:
    """Create the database or bring its schema, and the bundled history of control, up to date."""
    engine = open_engine(settings().database)
    before, after = upgrade(engine)
    typer.echo(
        f"The database is at revision {after}." if before == after else f"The database came to revision {after}."
    )
    with writing(engine) as connection:
        added = claims.add(connection, history())
    if added:
        typer.echo(f"{added} claims of the bundled control history were added.")
