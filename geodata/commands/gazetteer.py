"""`furat gazetteer`: places beyond the bundled ones."""

from collections.abc import Callable, Iterable, Iterator
from typing import Annotated

import typer

from geodata.commands.output import complain
from geodata.errors import InputError
from geodata.places.dumps import open_table
from geodata.places.gathering import gather
from geodata.places.gazetteer import bundled
from geodata.places.imported import clear, imported_file, load, save
from geodata.places.importers import read_csv, read_geonames
from geodata.records import Place
from geodata.settings import settings

app = typer.Typer(help="Look after the gazetteer.", no_args_is_help=True)
imports = typer.Typer(help="Bring in places beyond the bundled ones, or take them out again.", no_args_is_help=True)
app.add_typer(imports, name="import")
Reader = Callable[[Iterable[str], str], Iterator[Place | InputError | None]]
Source = Annotated[str, typer.Argument(metavar="FILE|URL", help="The table, packed as zip or not.")]


@imports.command("geonames")
def geonames_command(source: Source) -> None:
    """Bring in a GeoNames dump (SY.zip, IQ.txt, allCountries.zip); of other countries nothing is taken.

    Places already known are not doubled, a second import renews the first. Processes read the places when they start.
    """
    _import(source, read_geonames)


@imports.command("csv")
def csv_command(source: Source) -> None:
    """Bring in a CSV with the columns lat, lon, country and name_ar or name_en.

    Read as well: alt_ar, alt_latin, kind (else fcode or placetype), adm2_en, geonameid, pcode. Others are passed over.
    """
    _import(source, read_csv)


@imports.command("clear")
def clear_command() -> None:
    """Take out every imported place; the bundled ones stay."""
    typer.echo(f"{clear()} imported places were taken out.")


def _import(source: str, read: Reader) -> None:
    with open_table(source, settings()) as (name, lines):
        found = gather(read(lines, name), bundled(), complain)
    if found.places:
        kept = {place.id: place for place in load()} | found.places
        save(kept.values())
        typer.echo(f"{found}; {len(kept)} imported places in {imported_file()}")
    else:
        typer.echo(f"{found}; nothing was changed")
    raise typer.Exit(1 if found.refused else 0)
