"""Measures the areas of control: how fast they are, and how well a place is answered by its neighbours alone.

usage: control.py [--out docs/control.md] [--review docs/control-review.md]

Leaving each place of the history out in turn, the nearest other place answers for it, at twelve dates. That is how a
village of which nobody wrote a line is answered, and a strict test: places were written down where the fronts ran.
Places that several neighbours agree against are listed for review: a front, a pocket, or a mistake in the table.
"""

import argparse
import os
import shutil
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import shapely

from geodata.control import cells as drawing
from geodata.control.areas import ControlLayer, control_layer
from geodata.control.drawn import FOLDER
from geodata.control.history import bundled_history, known_places
from geodata.control.neighbours import OTHER_DISTRICT, SETTLEMENTS, metres
from geodata.control.score import Point, Scored, balanced, by, credit
from geodata.control.timeline import Change, Stated, on_day, stated
from geodata.records import Place
from geodata.settings import settings

DATES = [
    date(2013, 3, 15), date(2013, 12, 1), date(2014, 8, 15), date(2015, 6, 15), date(2016, 1, 15), date(2016, 12, 1),
    date(2017, 7, 1), date(2018, 1, 15), date(2019, 6, 1), date(2020, 3, 15), date(2024, 12, 4), date(2025, 6, 15),
]  # fmt: skip
MARK = ("<!-- measured by benchmarks/control.py -->", "<!-- end of what was measured -->")
REVIEW_DAYS = [date(2012, 7, 1) + timedelta(days=61 * n) for n in range(82)]
AROUND = 4  # neighbours that must agree against a place
AROUND_KM = 15.0
LISTED = 120
COUNTRY = {"SY": "Syria", "IQ": "Iraq"}


@dataclass
class LeftOut:
    """The settlements with statements, their timelines, and for each the others by distance."""

    places: list[Place]
    timelines: list[tuple[Change, ...]]
    nearest: list[np.ndarray]  # indexes of the others in the same country, nearest first
    kilometres: list[np.ndarray]

    def holders(self, index: int, day: date) -> frozenset[str]:
        """Who holds a place by its own statements."""
        change = on_day(self.timelines[index], day)
        return frozenset(change.state.holders) if change and change.state.known else frozenset()


def left_out(said: Stated) -> LeftOut:
    """Order for each settlement the others by distance; at most 50 km away."""
    places = sorted((p for p in said.local if p.kind in SETTLEMENTS), key=lambda p: p.id)
    points = metres(places)
    one, other = shapely.STRtree(points).query(points, predicate="dwithin", distance=50_000)
    country = np.array([place.country for place in places])
    kept = (one != other) & (country[one] == country[other])
    one, other = one[kept], other[kept]
    km = shapely.distance(points[one], points[other]) / 1000
    order = np.lexsort((km, one))
    one, other, km = one[order], other[order], km[order]
    cuts = np.searchsorted(one, np.arange(1, len(places)))
    timelines = [said.timeline(place) for place in places]
    return LeftOut(places, timelines, np.split(other, cuts), np.split(km, cuts))


def nearest(left: LeftOut, index: int) -> int | None:
    """Which place answers for one left out: the nearest."""
    return int(left.nearest[index][0]) if len(left.nearest[index]) else None


def same_district(left: LeftOut, index: int) -> int | None:
    """Likewise, with places of another district counted as farther away, as for a village of the gazetteer."""
    if not len(left.nearest[index]):
        return None
    home = left.places[index]
    near = left.nearest[index][:50]
    away = [
        km * (1 if (left.places[other].adm1, left.places[other].adm2) == (home.adm1, home.adm2) else OTHER_DISTRICT)
        for other, km in zip(near, left.kilometres[index][:50], strict=True)
    ]
    return int(near[int(np.argmin(away))])


def cross_check(left: LeftOut, rule: Callable[[LeftOut, int], int | None]) -> list[Scored]:
    """Each place at each date, answered by the place that the rule takes."""
    scored = []
    answers = [rule(left, index) for index in range(len(left.places))]
    for day in DATES:
        for index, place in enumerate(left.places):
            truth = left.holders(index, day)
            lender = answers[index]
            if truth:
                told = left.holders(lender, day) if lender is not None else frozenset()
                point = Point(place.lat, place.lon, day, truth)
                scored.append(Scored(point, place.country, tuple(told), credit(truth, told)))
    return scored


def odd_ones(left: LeftOut) -> list[tuple[float, int, str]]:
    """(share of days, place, spans) of the places that all their nearest neighbours agree against, oddest first."""
    found = []
    for index in range(len(left.places)):
        near = [other for other, km in zip(left.nearest[index], left.kilometres[index], strict=True) if km < AROUND_KM]
        spans: dict[tuple[str, str], list[date]] = {}
        for day in REVIEW_DAYS if len(near) >= AROUND else ():
            around = {left.holders(int(other), day) for other in near[:AROUND]}
            own = left.holders(index, day)
            if len(around) == 1 and own and not own & (theirs := around.pop()) and theirs:
                spans.setdefault(("+".join(sorted(own)), "+".join(sorted(theirs))), []).append(day)
        if spans:
            told = "; ".join(f"{a} among {b} {d[0]:%Y-%m}..{d[-1]:%Y-%m}" for (a, b), d in spans.items())
            found.append((sum(map(len, spans.values())) / len(REVIEW_DAYS), index, told))
    return sorted(found, reverse=True)


def timed(work: Callable[[], object], times: int) -> tuple[float, float]:
    """The best and the median of several runs, in milliseconds of one core: other work of the machine is left out."""
    spent = []
    for _ in range(times):
        start = time.process_time()
        work()
        spent.append(1000 * (time.process_time() - start))
    return min(spent), float(np.median(spent))


def speed(layer: ControlLayer) -> list[str]:
    """Lines of the table of times."""
    claims, places = bundled_history().claims, known_places()

    def started() -> None:
        drawing._coverage.cache_clear()  # what a process does once
        control_layer(claims, places).areas_on(DATES[5])

    def drawn() -> None:
        shutil.rmtree(settings().data_dir / FOLDER, ignore_errors=True)
        started()

    def reading() -> None:
        bundled_history.cache_clear()
        known_places.cache_clear()
        bundled_history()

    days = iter(DATES * 10)
    lines = []
    for name, work, times in (
        ("reading the history and the gazetteer", reading, 3),
        ("cold: timelines, cells as this computer drew them once, areas of a first day", started, 5),
        ("cold on a new computer: the cells are drawn too", drawn, 5),
        ("another state of the store, cells known", lambda: control_layer(claims, places), 5),
        ("warm: areas of another day", lambda: layer.areas_on(next(days)), 60),
        ("warm: holders of all cells on another day", lambda: layer.on_day(next(days)), 60),
    ):
        best, median = timed(work, times)
        lines.append(f"| {name} | {best:.0f} | {median:.0f} |")
    return lines


def report(left: LeftOut, layer: ControlLayer) -> str:
    """The measured part of docs/control.md."""
    cell, district = cross_check(left, nearest), cross_check(left, same_district)
    lines = [
        _counted(left, layer),
        "",
        "| date | " + " | ".join(f"{name}: places | right" for name in COUNTRY.values()) + " |",
        "|---|---|---|---|---|",
    ]
    shares = by(cell, "country", "day")
    for day in map(str, DATES):
        told = [shares.get((country, day)) for country in COUNTRY]
        lines.append(f"| {day} | " + " | ".join(f"{s.rows} | {s.share:.3f}" if s else "|" for s in told) + " |")
    lines += ["", "| rule | country | right | balanced over holders |", "|---|---|---|---|"]
    for name, scored in (("nearest place", cell), ("nearest, of the same district first", district)):
        for country, full in COUNTRY.items():
            mine = [one for one in scored if one.country == country]
            lines.append(f"| {name} | {full} | {sum(s.right for s in mine) / len(mine):.3f} | {balanced(mine):.3f} |")
    lines += ["", "| what | best, ms | median, ms |", "|---|---|---|", *speed(layer)]
    return "\n".join(lines)


def _counted(left: LeftOut, layer: ControlLayer) -> str:
    claims = bundled_history().claims
    return (
        f"{len(claims):,} statements on {len({c.place_id for c in claims}):,} places and areas, {len(layer.frame):,} "
        f"cells. Each of {len(left.places):,} cities, towns and villages was left out in turn."
    )


def review(left: LeftOut) -> str:
    """docs/control-review.md."""
    odd = odd_ones(left)
    lines = [
        "# Places to look at again",
        "",
        _explained(len(odd)),
        "",
        "| place | share of days | who among whom, and when |",
        "|---|---|---|",
    ]
    lines += [f"| {left.places[index].id} | {share:.2f} | {told} |" for share, index, told in odd[:LISTED]]
    return "\n".join(lines) + "\n"


def _explained(found: int) -> str:
    return (
        f"{found} places are, on some days since 2012, held by others than all their {AROUND} nearest neighbours "
        f"within {AROUND_KM:.0f} km. Many are true (a besieged town, a bridgehead); a mistake in the table shows up "
        f"here first. The {min(LISTED, found)} oddest, by the share of days since 2012; made by `make control-check`."
    )


def main() -> None:
    """Measure, and write both documents where they are asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, help="a Markdown file with the two marks between which figures go")
    parser.add_argument("--review", type=Path, help="the list of places to look at again")
    options = parser.parse_args()
    claims, places = bundled_history().claims, known_places()
    left = left_out(stated(claims, places))
    with TemporaryDirectory() as folder:
        os.environ["FURAT_DATA_DIR"] = folder  # the cells that it keeps are not the user's
        settings.cache_clear()
        figures = report(left, control_layer(claims, places))
    print(figures)
    if options.out:
        text = options.out.read_text(encoding="utf-8") if options.out.exists() else ""
        if any(mark not in text for mark in MARK):
            sys.exit(f"{options.out} lacks the marks between which figures go")
        before, rest = text.split(MARK[0])
        after = rest.split(MARK[1])[1]
        options.out.write_text(f"{before}{MARK[0]}\n\n{figures}\n\n{MARK[1]}{after}", encoding="utf-8")
    if options.review:
        options.review.write_text(review(left), encoding="utf-8")


if __name__ == "__main__":
    main()
