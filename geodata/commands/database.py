"""`furat db`: the database."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from sqlalchemy import Engine

from geodata.commands.output import complain
from geodata.control.areas import control_layer
from geodata.control.history import bundled_history, known_places
from geodata.settings import settings
from geodata.store import claims
from geodata.store.backup import backup, restore
from geodata.store.checking import findings
from geodata.store.engine import open_engine, writing
from geodata.store.upgrade import require_current, upgrade

app = typer.Typer(help="Look after the database.", no_args_is_help=True)

MARKED = "0004"  # from this revision on the store tells which of its claims are bundled


@contextmanager
def _opened() -> Iterator[Engine]:
    engine = open_engine(settings().database)
    try:
        yield engine
    finally:
        engine.dispose()


@app.callback()
def _database() -> None:
    """Look after the database that DATABASE_URL names (else one SQLite file in the data folder)."""


@app.command("upgrade")
def upgrade_command() -> None:
    """Create the database or bring its schema, and the bundled history of control, up to date."""
    with _opened() as engine:
        before, after = upgrade(engine)
        typer.echo(
            f"The database is at revision {after}." if before == after else f"The database came to revision {after}."
        )
        for refusal in bundled_history().refused:
            complain(refusal)
        bundled = bundled_history().claims
        with writing(engine) as connection:
            if before is not None and before < MARKED:
                claims.adopt(connection, {claim.source for claim in bundled})
            added, gone = claims.settle(connection, bundled)
    if added or gone:
        control_layer(bundled, known_places())  # draws the cells and keeps them: the first visitor does not wait for it
    if added:
        typer.echo(f"{added} claims of the bundled control history were added.")
    if gone:
        typer.echo(f"{gone} claims that the bundled control history holds no longer were taken back.")


@app.command("backup")
def backup_command(file: Annotated[Path, typer.Argument(metavar="FILE", help="The file to write.")]) -> None:
    """Write the whole database into one file, fit for SQLite and PostgreSQL alike."""
    with _opened() as engine:
        rows = backup(engine, file)
    typer.echo(f"{rows} rows were written to {file}.")


@app.command("restore")
def restore_command(file: Annotated[Path, typer.Argument(metavar="FILE", help="A file of `furat db backup`.")]) -> None:
    """Fill an empty database with a backup, wholly or not at all."""
    with _opened() as engine:
        rows = restore(engine, file)
    typer.echo(f"{rows} rows were restored from {file}.")


@app.command("check")
def check_command() -> None:
    """Look for orphans, inconsistent merges and claims without a place; one line each; exit status 1 if any."""
    found = 0
    with _opened() as engine:
        require_current(engine)
        with engine.connect() as connection:
            for finding in findings(connection):
                found += 1
                typer.echo(finding)
    told = {0: "Nothing is wrong.", 1: "1 thing is wrong."}
    typer.echo(told.get(found, f"{found} things are wrong."))
    raise typer.Exit(1 if found else 0)
