"""`furat import`: what others recorded goes in."""

from pathlib import Path
from typing import Annotated

import typer

from geodata.commands.output import complain
from geodata.exchange.control_polygons import read_polygons
from geodata.exchange.control_table import read_table_of_claims
from geodata.places.gazetteer import gazetteer
from geodata.settings import settings
from geodata.store import claims
from geodata.store.engine import open_engine, writing
from geodata.store.upgrade import require_current

app = typer.Typer(help="Bring in what others recorded.", no_args_is_help=True)
GEOJSON = (".geojson", ".json")


@app.callback()
def _import() -> None:
    """Read a file into the database; a row that cannot be used is told with its number and reason."""


@app.command("control")
def control_command(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A CSV of statements, or a GeoJSON of drawn areas.")],
    *,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Tell what would become of each row, store nothing.")
    ] = False,
) -> None:
    """Bring in statements of who holds what: a table of places, or polygons that stand for all places inside."""
    read = read_polygons if file.suffix.lower() in GEOJSON else read_table_of_claims
    found = read(file, gazetteer())
    for refusal in found.refused:
        complain(refusal)
    counts = f"{found.rows} read: {found.accepted} accepted ({len(found.claims)} claims), {len(found.refused)} refused"
    if dry_run:
        typer.echo(f"{counts}; nothing was stored")
    else:
        engine = open_engine(settings().database)
        require_current(engine)
        with writing(engine) as connection:
            added = claims.add(connection, found.claims)
        engine.dispose()
        typer.echo(f"{counts}; {added} new claims were stored")
    raise typer.Exit(1 if found.refused else 0)
