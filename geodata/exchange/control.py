"""Areas of control, differences, histories and scores as GeoJSON, CSV and text."""

import csv
import io
import json
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import geopandas
import shapely

from geodata.control.diff import Difference, Tally
from geodata.control.dossier import Dossier
from geodata.control.score import Scored, balanced, by
from geodata.records import ControlStatus

COLUMNS = ("holders", "status", "places", "km2", "strength")
NAMED = 8  # places of a difference that a line of text names
COUNTRY = {"SY": "Syria", "IQ": "Iraq"}


def areas_geojson(areas: geopandas.GeoDataFrame, day: date, as_known: str | None) -> str:
    """A FeatureCollection (RFC 7946), one feature for each holder and status; `date` and `as_known_on` beside it."""
    features = [
        {
            "type": "Feature",
            "properties": {**properties, "holders": properties["holders"].split("+")},
            "geometry": shapely.geometry.mapping(shapely.orient_polygons(shape)),
        }
        for properties, shape in zip(_rows(areas), areas.geometry, strict=True)
    ]
    collection = {"type": "FeatureCollection", "date": day.isoformat(), "as_known_on": as_known, "features": features}
    return json.dumps(collection, ensure_ascii=False, separators=(",", ":"))


def areas_csv(areas: geopandas.GeoDataFrame, day: date) -> str:
    """A table with one row for each holder and status: date, holders, status, places, km2, strength."""
    out = io.StringIO()
    writer = csv.DictWriter(out, ["date", *COLUMNS], lineterminator="\n")
    writer.writeheader()
    writer.writerows({"date": day.isoformat(), **row} for row in _rows(areas))
    return out.getvalue().rstrip("\n")


def areas_text(areas: geopandas.GeoDataFrame, day: date, as_known: str | None) -> str:
    """A table to read."""
    known = f", as known on {as_known}" if as_known else ""
    lines = [f"Control on {day}{known}", "", _line("holder", "status", "places", "km2", "strength")]
    lines += [_line(*(_shown(row[column]) for column in COLUMNS)) for row in _rows(areas)]
    if not len(areas):
        lines.append("nothing is known of this day")
    return "\n".join(lines)


def _rows(areas: geopandas.GeoDataFrame) -> list[dict[str, Any]]:
    return [
        {
            "holders": str(row["holders"]),
            "status": str(row["status"]),
            "places": int(row["places"]),
            "km2": round(float(row["km2"]), 1),
            "strength": round(float(row["strength"]), 2),
        }
        for row in areas[list(COLUMNS)].to_dict("records")
    ]


def _shown(value: Any) -> str:  # noqa: ANN401  # a cell of a table
    return f"{value:,.0f}" if isinstance(value, float) and value > 1 else str(value)


def _line(holders: str, status: str, *numbers: str) -> str:
    return f"{holders:<52} {status:<10}" + "".join(f"{number:>10}" for number in numbers)


def difference_text(found: Iterable[Difference], first: date, last: date) -> str:
    """What each holder gained and lost, with the places that hold most land."""
    lines = [f"From {first} to {last}"]
    for one in found:
        lines += ["", one.holder]
        lines += [f"  {word}: {_told(tally)}" for word, tally in (("gained", one.gained), ("lost", one.lost))]
    return "\n".join(lines) if len(lines) > 1 else f"{lines[0]}: nothing changed hands"


def _told(tally: Tally) -> str:
    if not tally.places:
        return "nothing"
    named = ", ".join(tally.places[:NAMED]) + (" ..." if len(tally.places) > NAMED else "")
    living = f", {tally.people:,} people in the {tally.counted} whose number is known" if tally.counted else ""
    return f"{len(tally.places):,} places, {tally.km2:,.0f} km2{living} ({named})"


def dossier_text(found: Dossier) -> str:
    """The history of a place with its sources, then the claims that do not count yet."""
    place = found.place
    lines = [f"{place.name_en} ({place.name_ar}), {place.kind.value}, {place.adm1 or place.country} [{place.id}]"]
    if found.after:
        lines.append(f"nothing is said of it; it follows {found.after.name_en}, {found.after_km} km away")
    if found.inside:
        lines.append(
            f"{len(found.inside)} places in it have statements of their own: `furat control at` shows who holds them"
        )
    for change in found.changes:
        state, claim = change.state, change.claim
        about = "" if claim.place_id == place.id else f" [of {claim.place_name}]"
        holders = "+".join(state.holders) or "nobody known"
        status = "" if state.status in (ControlStatus.HELD, ControlStatus.UNKNOWN) else f", {state.status.value}"
        lines.append(f"  {change.day}  {holders}{status} ({claim.basis.value}){about}: {claim.source}")
        lines += [f"{'':14}{note}" for note in (claim.note, change.reason) if note]
    counted = sum(weighed.counts for weighed in found.claims)
    lines.append(f"{counted} of its own claims count, {len(found.claims) - counted} are proposed")
    for weighed in found.claims:
        if not weighed.counts:
            claim = weighed.claim
            said = f"{'+'.join(claim.holders)} {claim.said or claim.status.value}"
            lines.append(f"  proposed  {claim.date_from or 'undated'}  {said}: {claim.source} ({weighed.why})")
    return (
        "\n".join(lines)
        if found.changes or found.claims or found.inside
        else f"{lines[0]}\nnothing is known of who held it"
    )


def score_text(scored: Sequence[Scored]) -> str:
    """The share that is right: by date and country, by holder, and over all; points without holder are not scored."""
    asked = sum(not one.point.holders for one in scored)
    scored = [one for one in scored if one.point.holders]
    lines = [f"{'country':<10}{'date':<12}{'rows':>7}{'right':>8}"]
    lines += [
        f"{COUNTRY.get(country, country):<10}{day:<12}{share.rows:>7}{share.share:>8.3f}"
        for (country, day), share in by(scored, "country", "day").items()
    ]
    lines += ["", f"{'country':<10}{'holder':<34}{'rows':>7}{'right':>8}"]
    lines += [
        f"{COUNTRY.get(country, country):<10}{holder:<34}{share.rows:>7}{share.share:>8.3f}"
        for (country, holder), share in by(scored, "country", "holder").items()
    ]
    lines.append("")
    for (country,), share in by(scored, "country").items():
        even = balanced(one for one in scored if one.country == country)
        lines.append(
            f"{COUNTRY.get(country, country)}: {share.rows} rows, right {share.share:.3f}, "
            f"balanced over holders {even:.3f}"
        )
    lines += [f"{asked} rows name no holder: answered, not scored"] if asked else []
    return "\n".join(lines)
