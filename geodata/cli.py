"""The command `furat`. Exit status: 0 done, 1 input was refused, 2 a wrong call."""

import sys

import typer
from sqlalchemy.exc import DBAPIError

from geodata.commands import control, database, gazetteer, importing, merging
from geodata.commands.output import complain
from geodata.commands.places import geocode_command
from geodata.commands.reading import analyse_command, ingest_command
from geodata.commands.serving import serve_command
from geodata.commands.watching import watch_command
from geodata.errors import FuratError, InputError, StoreError

app = typer.Typer(
    help="Reads news about Syria and Iraq, places and codes what happened, and shows it on a map. "
    "Exit status: 0 done, 1 input was refused, 2 a wrong call.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command("ingest")(ingest_command)
app.command("analyse")(analyse_command)
app.command("geocode")(geocode_command)
app.command("serve")(serve_command)
app.command("watch")(watch_command)
app.add_typer(control.app, name="control")
app.add_typer(importing.app, name="import")
app.add_typer(database.app, name="db")
app.add_typer(gazetteer.app, name="gazetteer")
app.add_typer(merging.app, name="merge")


def main() -> None:
    """Run the command; an error that Furat raises is one line, not a traceback."""
    try:
        app()
    except FuratError as error:
        complain(error)
        sys.exit(1 if isinstance(error, InputError) else 2)
    except DBAPIError as error:  # a full disk, a server that went away
        complain(StoreError(f"the database does not take it: {error.orig}"))
        sys.exit(2)
