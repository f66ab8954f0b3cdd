"""Checks the curated gazetteer against a reference table that is not part of the project.

    python scripts/check_places.py REFERENCE.csv [--km 5] [--country SY] [--file syria_aleppo.csv]

The reference needs the columns country, name_ar, alt_ar, name_en, alt_latin, lat, lon, adm1_en. Rows are joined by
folded name within the governorate; of several namesakes the nearest counts. Printed are rows whose position differs
(with the reference's), whose name is not found, whose id stands twice, that look misplaced (the nearest settlements
of the reference all lie in other governorates), and rows that another one may repeat; then a summary by kind.
"""

import argparse
import csv
import itertools
import math
import re
import statistics
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from geodata.language.normalise import fold
from geodata.records import PlaceKind
from geodata.tables import DATA, split_cell

HEADING = ["id", "name_en", "name_ar", "kind", "lat", "lon", "adm1", "adm2", "country", "aliases"]
HEADING += ["tol_km", "weight", "note"]
KM_PER_DEGREE = 111.2
# No settlement to compare with: their points are centres of areas, or buildings.
UNCHECKED_KINDS = {"country", "governorate", "district", "natural", "region", "facility"}
# Few are in the reference: one that is far off is a village of the same name.
NAMESAKES_FAR_OFF = {"neighbourhood", "camp"}
# The reference spells governorates in its own way; every other name is matched by its letters.
GOVERNORATES = {
    "Rural Damascus": "Rif Dimashq", "Al-Hasakeh": "Hasakah", "Ar-Raqqa": "Raqqa", "As-Sweida": "Suwayda",
    "Dar'a": "Daraa", "Deir-ez-Zor": "Deir ez-Zor", "Idleb": "Idlib", "Lattakia": "Latakia", "Tartous": "Tartus",
    "Al-Anbar": "Anbar", "Al-Basrah": "Basra", "Al-Muthanna": "Muthanna", "Al-Najaf": "Najaf",
    "Al-Qadissiya": "Qadisiyyah", "Al-Sulaymaniyah": "Sulaymaniyah", "Duhok": "Dohuk", "Kerbala": "Karbala",
    "Ninewa": "Nineveh", "Salah Al-Din": "Saladin", "Thi Qar": "Dhi Qar", "Wassit": "Wasit",
}  # fmt: skip


@dataclass(frozen=True)
class Spot:
    """A named position: of the reference, or of one of our rows."""

    names: frozenset[str]
    lat: float
    lon: float
    adm1: str
    country: str


def km_between(a: Spot, b: Spot) -> float:
    """Distance in km, flat-earth: good to 1 % over the few km that matter here."""
    east = (a.lon - b.lon) * math.cos(math.radians((a.lat + b.lat) / 2))
    return math.hypot(a.lat - b.lat, east) * KM_PER_DEGREE


def name_keys(*cells: str) -> frozenset[str]:
    """The keys that a row may be found by: folded, without article, space and punctuation."""
    names = [name for cell in cells for name in split_cell(cell)]
    return frozenset(key for name in names if (key := _key(name)))


def _key(name: str) -> str:
    folded = re.sub(r"[^\w\s-]|_", "", fold(name))
    words = [re.sub(r"^ال(?=..)", "", word) for word in re.split(r"[\s-]+", folded)]
    articles = {"al", "ar", "as", "ash", "ad", "at", "az", "an", "el", "ed", "es", "et", "er", "ez", "ath", "adh"}
    return "".join(word for word in words if word not in articles)


def read_reference(path: Path) -> list[Spot]:
    """The rows of the reference as spots, their governorates by our names."""
    with path.open(encoding="utf-8", newline="") as file:
        return [
            Spot(
                name_keys(row["name_ar"], row["alt_ar"], row["name_en"], row["alt_latin"]),
                float(row["lat"]),
                float(row["lon"]),
                GOVERNORATES.get(row["adm1_en"], row["adm1_en"]),
                row["country"],
            )
            for row in csv.DictReader(file)
        ]


def read_rows(files: list[Path]) -> Iterator[tuple[str, dict[str, str]]]:
    """(file name, row) of each curated row; a row that breaks the table's form is told and left out."""
    for path in files:
        lines = [line for line in path.read_text("utf-8").splitlines() if line.strip() and not line.startswith("#")]
        cells = csv.reader(lines)
        if next(cells) != HEADING:
            print(f"FORM      {path.name}: the heading is not {','.join(HEADING)}")
        for values in cells:
            wrong = _wrong_form(values)
            if wrong:
                print(f"FORM      {path.name}: {values[0]}: {wrong}")
            else:
                yield path.name, dict(zip(HEADING, values, strict=True))


def _wrong_form(values: list[str]) -> str:
    if len(values) != len(HEADING):
        return f"{len(values)} cells instead of {len(HEADING)}"
    row = dict(zip(HEADING, values, strict=True))
    kinds = {str(kind) for kind in PlaceKind}
    if row["kind"] not in kinds:
        return f"kind {row['kind']!r}"
    if not re.fullmatch(r"[a-z]{2}-[a-z0-9]+(-[a-z0-9]+)*", row["id"]):
        return "id is not country-name-in-lower-case"
    if not all(re.fullmatch(r"\d+(\.\d+)?", row[column]) for column in ("lat", "lon")):
        return "lat or lon is no number"
    if row["weight"] and not 0 <= float(row["weight"]) <= 1:
        return "weight outside 0..1"
    return "" if re.search("[\u0621-\u064a]", row["name_ar"]) else "name_ar is not Arabic"


def to_spot(row: dict[str, str]) -> Spot:
    """One of our rows as a spot."""
    names = name_keys(row["name_ar"], row["name_en"], row["aliases"])
    return Spot(names, float(row["lat"]), float(row["lon"]), row["adm1"], row["country"])


class Reference:
    """The reference, looked up by name within a governorate and by nearness."""

    def __init__(self, spots: list[Spot]) -> None:
        self.by_name: dict[tuple[str, str], list[Spot]] = defaultdict(list)
        self.by_tile: dict[tuple[int, int], list[Spot]] = defaultdict(list)
        for spot in spots:
            self.by_tile[_tile(spot)].append(spot)
            for name in spot.names:
                self.by_name[spot.adm1, name].append(spot)

    def namesake(self, spot: Spot) -> Spot | None:
        """The nearest spot of the same name in the same governorate (Damascus and its countryside count as one)."""
        both = {"Damascus", "Rif Dimashq"}
        areas = both if spot.adm1 in both else {spot.adm1}
        found = [hit for area in areas for name in spot.names for hit in self.by_name.get((area, name), [])]
        return min(found, key=lambda hit: km_between(hit, spot), default=None)

    def nearest(self, spot: Spot, count: int = 4) -> list[Spot]:
        """The nearest spots within about 20 km."""
        y, x = _tile(spot)
        around = [s for dy, dx in itertools.product((-1, 0, 1), repeat=2) for s in self.by_tile[y + dy, x + dx]]
        return sorted(around, key=lambda hit: km_between(hit, spot))[:count]


def _tile(spot: Spot) -> tuple[int, int]:
    return int(spot.lat * 5), int(spot.lon * 5)


def misplaced(spot: Spot, reference: Reference) -> str:
    """Where the spot lies according to its neighbours, or nothing where that agrees with its row."""
    around = reference.nearest(spot)
    if not around:
        return "no settlement within 20 km"
    homes = Counter((hit.country, hit.adm1) for hit in around)
    agrees = (spot.country, spot.adm1) in homes if spot.adm1 else spot.country in {country for country, _ in homes}
    return "" if agrees else "among " + ", ".join(f"{adm1} ({country})" for country, adm1 in homes)


def doubles(spots: dict[str, Spot], kinds: dict[str, str]) -> Iterator[str]:
    """Pairs of rows of one kind that share a name and lie within 6 km: perhaps one place written twice."""
    by_name: dict[str, list[str]] = defaultdict(list)
    for place, spot in spots.items():
        for name in spot.names:
            by_name[name].append(place)
    pairs = {pair for places in by_name.values() for pair in itertools.combinations(places, 2)}
    for a, b in sorted(pairs):
        if kinds[a] == kinds[b] and km_between(spots[a], spots[b]) < 6:
            yield f"DOUBLE    {a} and {b}"


def check(rows: list[tuple[str, dict[str, str]]], reference: Reference, limit: float) -> Iterator[tuple[str, float]]:
    """Print what is off; yield (kind, difference in km) of each row that could be compared."""
    for file, row in rows:
        spot = to_spot(row)
        where = f"{file}: {row['id']} {row['name_ar']} {row['lat']},{row['lon']} {row['adm1']}"
        if row["kind"] not in {"country", "governorate", "region", "natural"} and (why := misplaced(spot, reference)):
            print(f"MISPLACED {where}: {why}")
        if row["kind"] in UNCHECKED_KINDS:
            continue
        hit = reference.namesake(spot)
        if hit is None:
            print(f"NOT FOUND {where}")
            continue
        difference = km_between(spot, hit)
        if row["kind"] in NAMESAKES_FAR_OFF and difference > 10:
            print(f"NOT FOUND {where}")
            continue
        allowed = max(limit, float(row["tol_km"] or 0))
        if difference > allowed:
            print(f"FAR       {where}: {difference:.0f} km from {hit.lat:.3f},{hit.lon:.3f}")
        yield row["kind"], difference


def main() -> int:
    """Run the check; the exit status is 1 where an id stands twice."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("reference", type=Path)
    parser.add_argument("--km", type=float, default=5.0, help="differences above this are printed (default 5)")
    parser.add_argument("--country", choices=["SY", "IQ"])
    parser.add_argument("--file", help="only this table of geodata/data/places")
    options = parser.parse_args()
    prefix = {"SY": "syria_", "IQ": "iraq_", None: ""}[options.country]
    rows = list(read_rows(sorted((DATA / "places").glob(f"{prefix}*.csv"))))
    twice = [place for place, count in Counter(row["id"] for _, row in rows).items() if count > 1]
    for place in twice:
        print(f"TWICE     {place}")
    chosen = [(file, row) for file, row in rows if options.file in {None, file}]
    differences = list(check(chosen, Reference(read_reference(options.reference)), options.km))
    spots = {row["id"]: to_spot(row) for _, row in chosen}
    for line in doubles(spots, {row["id"]: row["kind"] for _, row in chosen}):
        print(line)
    summarise(chosen, differences, options.km)
    return 1 if twice else 0


def summarise(rows: list[tuple[str, dict[str, str]]], differences: list[tuple[str, float]], limit: float) -> None:
    """Rows by kind, and how far the compared ones lie from the reference."""
    print(f"\n{len(rows)} rows: " + ", ".join(f"{k} {n}" for k, n in Counter(r["kind"] for _, r in rows).most_common()))
    kms = sorted(km for _, km in differences)
    if not kms:
        return
    p95 = kms[int(len(kms) * 0.95)]
    far = sum(km > limit for km in kms)
    print(f"{len(kms)} compared: median {statistics.median(kms):.1f} km, p95 {p95:.1f} km, {far} beyond {limit:g} km")


if __name__ == "__main__":
    sys.exit(main())
