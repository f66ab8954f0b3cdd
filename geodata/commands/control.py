"""`furat control`: who held what on a day, what changed hands, the history of a place, the score against a truth."""

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, time
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from sqlalchemy import Engine, make_url
from sqlalchemy.exc import DBAPIError

from geodata.commands.output import complain
from geodata.control.areas import ControlLayer, control_layer
from geodata.control.diff import difference
from geodata.control.dossier import dossier
from geodata.control.history import bundled_history, known_places
from geodata.control.people import people
from geodata.control.score import answer
from geodata.control.timeline import LOCALITY
from geodata.errors import InputError, SettingError
from geodata.exchange.control import (
    areas_csv,
    areas_geojson,
    areas_text,
    difference_text,
    dossier_text,
    score_text,
)
from geodata.exchange.truth import read_truth, write_answers
from geodata.places.gazetteer import Gazetteer
from geodata.records import ControlClaim, Place
from geodata.settings import settings
from geodata.store import claims
from geodata.store.engine import open_engine
from geodata.store.state import revision
from geodata.store.upgrade import require_current

app = typer.Typer(help="Who held what, on any day.", no_args_is_help=True)

Day = Annotated[datetime, typer.Argument(metavar="DATE", formats=["%Y-%m-%d"], help="A day, such as 2015-06-01.")]
AsKnown = Annotated[
    datetime | None,
    typer.Option("--as-known", formats=["%Y-%m-%d"], help="Only what was recorded up to the end of this day (UTC)."),
]


class Format(StrEnum):
    """How `furat control at` writes."""

    GEOJSON = "geojson"
    CSV = "csv"
    TEXT = "text"


@app.callback()
def _control() -> None:
    """Ask the database if it holds claims, else the bundled history."""


@app.command("at")
def at_command(
    day: Day,
    form: Annotated[Format, typer.Option("--format", help="Polygons, a table, or text to read.")] = Format.TEXT,
    as_known: AsKnown = None,
) -> None:
    """Print the areas of a day, by holder and status: places, km2, and how strongly they are drawn (1: vouched for)."""
    areas = _layer(as_known).areas_on(day.date())
    known = str(as_known.date()) if as_known else None
    writers: dict[Format, Callable[[], str]] = {
        Format.GEOJSON: lambda: areas_geojson(areas, day.date(), known),
        Format.CSV: lambda: areas_csv(areas, day.date()),
        Format.TEXT: lambda: areas_text(areas, day.date(), known),
    }
    typer.echo(writers[form]())


@app.command("diff")
def diff_command(first: Day, last: Day, as_known: AsKnown = None) -> None:
    """Print what each holder gained and lost between two days: places, km2, and people where their number is known."""
    found = difference(_layer(as_known), first.date(), last.date(), people(known_places().values()))
    typer.echo(difference_text(found, first.date(), last.date()))


@app.command("place")
def place_command(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name in Arabic or English, or an id.")],
    as_known: AsKnown = None,
) -> None:
    """Print who held a place from when on and who says so, and the claims that do not count yet."""
    known = _claims(as_known)
    places = _named(name)
    if not places:
        raise InputError(f"no place {name!r} in Syria or Iraq is in the gazetteer")
    typer.echo("\n\n".join(dossier_text(dossier(place, known, known_places())) for place in places))


@app.command("score")
def score_command(
    truth: Annotated[Path, typer.Argument(metavar="TRUTH.csv", help="Columns place, lat, lon, date, holder.")],
    answers: Annotated[
        Path | None, typer.Option(metavar="OUT.csv", help="Write each row again with the column `answer`.")
    ] = None,
    as_known: AsKnown = None,
) -> None:
    """Compare the areas with points whose holder is known: the share right by date, country and holder."""
    rows = read_truth(truth)
    scored = answer(_layer(as_known), [row.point for row in rows if not isinstance(row.point, InputError)])
    refused = [row.point for row in rows if isinstance(row.point, InputError)]
    for refusal in refused:
        complain(refusal)
    if answers is not None:
        write_answers(answers, rows, scored)
    typer.echo(score_text(scored))
    raise typer.Exit(1 if refused else 0)


def _layer(as_known: datetime | None) -> ControlLayer:
    return control_layer(_claims(as_known), known_places())


def _named(name: str) -> list[Place]:
    gazetteer = Gazetteer(known_places().values())
    exact = gazetteer.get(name)
    named = [place for place in gazetteer.named(name) if place.country in ("SY", "IQ")]
    # A town and the district around it share a name; the town is meant, unless there is only the district.
    return [exact] if exact else [place for place in named if place.kind not in LOCALITY] or named


def _claims(as_known: datetime | None) -> Iterable[ControlClaim]:
    """The claims of the store, up to the end of a day where one is given; without any, the bundled history."""
    stored = _stored(as_known.date() if as_known else None)
    if stored or (as_known and stored is not None):
        return stored
    if as_known:
        raise SettingError("what was known when is only known of a database: run `furat db upgrade`")
    bundled = bundled_history()
    for refusal in bundled.refused:
        complain(refusal)
    return bundled.claims


def _stored(as_known: date | None) -> tuple[ControlClaim, ...] | None:
    """The claims of the database, None where there is no database yet."""
    url = make_url(settings().database)
    if url.get_backend_name() == "sqlite" and not Path(url.database or "").is_file():
        return None
    moment = datetime.combine(as_known, time.max, UTC) if as_known else None
    engine = open_engine(settings().database)
    try:
        if not _migrated(engine):
            return None
        require_current(engine)
        with engine.connect() as connection:
            return claims.all(connection, moment)
    finally:
        engine.dispose()


def _migrated(engine: Engine) -> bool:
    """Whether the database has tables; one that does not answer is told by `require_current`, in our words."""
    try:
        with engine.connect() as connection:
            return revision(connection) is not None
    except DBAPIError:
        return True
