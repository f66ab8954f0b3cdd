"""Routes that hand out exactly what a view shows: its incidents, its areas of control, and where they come from."""

import zlib
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime
from itertools import chain

from flask import Flask, Response, request
from sqlalchemy import Engine

from dashboard.columns import drawn_at
from dashboard.payloads import GZIP, Payloads
from dashboard.questions import asked_moment, tagged
from dashboard.standing import Standing
from dashboard.view import View, read_view
from geodata.exchange.control import areas_geojson
from geodata.exchange.incidents import incidents_csv, incidents_geojson
from geodata.store.selection import Selected, Selection, selected

OUTLETS = 8  # named; all are counted
Writer = Callable[[Iterable[Selected], Callable[..., tuple[float, float]]], Iterator[str]]


def register_exports(server: Flask, engine: Engine, standing: Standing, payloads: Payloads) -> None:
    """Add `/data/view.csv`, `/data/view.geojson`, `/data/view.json` and `/data/areas.geojson`."""
    for ending, kind, writer in (
        ("csv", "text/csv; charset=utf-8", incidents_csv),
        ("geojson", "application/geo+json", incidents_geojson),
    ):
        export = _incidents(engine, payloads, writer, kind, ending)
        server.add_url_rule(f"/data/view.{ending}", f"view-{ending}", export)
    server.add_url_rule("/data/view.json", "view", lambda: _summary(engine, payloads))
    server.add_url_rule("/data/areas.geojson", "areas", lambda: _areas(standing))


def _incidents(engine: Engine, payloads: Payloads, writer: Writer, kind: str, ending: str) -> Callable[[], Response]:
    def answer() -> Response:
        view = read_view(request.args)
        names = payloads.incidents.get().sums.actor_names if view.actors else ()
        pieces = _written(engine, view.selection(names), writer)
        first = next(pieces)  # a database that does not answer is told of before anything is sent
        return _file(chain([first], pieces), kind, f"furat-incidents-{span(view)}.{ending}")

    return answer


def _written(engine: Engine, wanted: Selection, writer: Writer) -> Iterator[str]:
    """The export, read from the database while it is sent: a million incidents never stand in memory."""
    with engine.connect() as connection:
        yield from writer(selected(connection, wanted), drawn_at)


def _areas(standing: Standing) -> Response:
    """The areas of control as of the window's last day, today where it has none, as they were known at `known`."""
    view = read_view(request.args)
    day = view.last if view.last < date.max else datetime.now(UTC).date()
    known = asked_moment()
    body = areas_geojson(standing.known(known).layer.areas_on(day), day, known.isoformat() if known else None)
    return _file(iter([body]), "application/geo+json", f"furat-control-{day}.geojson")


def _summary(engine: Engine, payloads: Payloads) -> Response:
    """How many incidents the view shows, how many deaths they tell of at least, and which outlets reported them."""
    sums = payloads.incidents.get().sums
    with engine.connect() as connection:
        shown = sums.shown(connection, read_view(request.args).selection(sums.actor_names))
    told = sums.reports(shown)
    return tagged(
        {
            "incidents": int(shown.sum()),
            "deaths": sums.deaths_told(shown),
            "reports": told.total(),
            "outlets": [[name, number] for name, number in told.most_common() if name][:OUTLETS],
        }
    )


def span(view: View) -> str:
    """The window as it stands in a file's name."""
    if view.whole:
        return "all"
    return f"{view.first}" + (f"-to-{view.last}" if view.last < date.max else "-on")


def _file(pieces: Iterator[str], kind: str, name: str) -> Response:
    """A file to save, gzipped on its way where the browser takes that; a second asking gets the newer state."""
    head = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "Cache-Control": "no-store",
        "Vary": "Accept-Encoding",
    }
    content = (piece.encode() for piece in pieces)
    if request.accept_encodings["gzip"] > 0:
        return Response(_gzipped(content), content_type=kind, headers=head | {"Content-Encoding": "gzip"})
    return Response(content, content_type=kind, headers=head)


def _gzipped(pieces: Iterable[bytes]) -> Iterator[bytes]:
    pack = zlib.compressobj(6, zlib.DEFLATED, GZIP)
    for piece in pieces:
        if packed := pack.compress(piece):
            yield packed
    yield pack.flush()
