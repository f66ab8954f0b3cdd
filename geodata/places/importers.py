"""Reads places from a GeoNames dump or a CSV, for `furat gazetteer import`.

A GeoNames dump is tab-separated without a heading, 19 columns a row (download.geonames.org/export/dump, readme.txt).
A CSV has a heading; of its columns these are read, any other is passed over:

| column | what |
|---|---|
| `name_ar`, `name_en` | one of them at least |
| `alt_ar`, `alt_latin` | further names, joined by `|` |
| `lat`, `lon` | WGS84 degrees |
| `country` | SY or IQ; rows of other countries are left out |
| `kind`, else `fcode`, else `placetype` | a kind of Furat, or a code of `import_kinds.csv`; all empty: a village |
| `adm2_en` | English name of the district |
| `geonameid`, `pcode` | the id is made of one of them, so that a second import renews the place |

The governorate of a place is the one whose outline it lies in.
"""

import csv
import re
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import sha256

from pydantic import Field, ValidationError

from geodata.errors import InputError
from geodata.places.divisions import governorate_at
from geodata.places.gazetteer import HOME, POINT_TOLERANCE_KM, TOLERANCE_KM, name_key
from geodata.places.imported import SOURCE
from geodata.records import Place, PlaceKind
from geodata.tables import Row, read_table, split_cell

_GEONAMES = (
    "geonameid", "name_en", "asciiname", "alternatenames", "lat", "lon", "feature_class", "fcode", "country",
)  # fmt: skip
_GEONAMES_COLUMNS = 19
_NEEDED = ("lat", "lon", "country")
_ARABIC = re.compile(r"[\u0621-\u064a\u0670-\u06d3][\u0610-\u06d3 '’()-]*$")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff'‘’`ʿʾ][A-Za-z\u00c0-\u024f\u1e00-\u1eff .'‘’`ʿʾ-]*$")
_SHORTEST = 3  # letters of a name: shorter ones are codes and particles
_QUALIFIER = re.compile(r"[(\[][^)\]]*[)\]]|[/\\].*")  # «Rawda (Karnaz)»: which of several, no part of the name
_UNREADABLE = "\ufffd"
_POPULATED = "PPL"  # the code where none is given
_WEIGHT = 0.05  # where the table gives a kind and no code


class KindRow(Row):
    """A row of `import_kinds.csv`."""

    code: str
    kind: PlaceKind
    weight: float = Field(ge=0, le=0.2)
    gloss: str


class ImportRow(Row, extra="ignore"):
    """A row of a table to import, whatever its format."""

    name_ar: str = Field(default="", max_length=80)
    name_en: str = Field(default="", max_length=120)
    alt_ar: str = ""
    alt_latin: str = ""
    lat: float = Field(ge=-90, le=90)
    lon: float = Field(ge=-180, le=180)
    country: str = Field(pattern=r"^[A-Z]{2}$")
    kind: PlaceKind | None = None
    fcode: str = ""
    placetype: str = ""
    adm2_en: str = ""
    geonameid: str = Field(default="", pattern=r"^\d*$")
    pcode: str = ""


@cache
def kinds() -> dict[str, KindRow]:
    """The table `import_kinds.csv` by code."""
    return {row.code: row for row in read_table("import_kinds.csv", KindRow)}


def read_geonames(lines: Iterable[str], file: str) -> Iterator[Place | InputError | None]:
    """The places of a GeoNames dump; None for a row that is left out, an error for one that cannot be used."""
    for number, line in enumerate(lines, start=1):
        cells = line.rstrip("\r\n").split("\t")
        if len(cells) == _GEONAMES_COLUMNS:
            yield _read(dict(zip(_GEONAMES, cells, strict=False)), f"{file}, line {number}")
        elif line.strip():
            yield InputError(f"{file}, line {number}: {len(cells)} columns where a GeoNames dump has 19")


def read_csv(lines: Iterable[str], file: str) -> Iterator[Place | InputError | None]:
    """The places of a CSV, likewise.

    Raises:
        InputError: where its heading lacks a column that is needed.
    """
    rows = csv.reader(lines)
    columns = next(rows, [])
    missing = [c for c in _NEEDED if c not in columns]
    if missing or not {"name_ar", "name_en"} & set(columns):
        raise InputError(f"{file}, line 1: the heading lacks {', '.join(missing) or 'name_ar or name_en'}")
    while True:
        try:
            cells = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield InputError(f"{file}, line {rows.line_num}: {error}")
            continue
        where = f"{file}, line {rows.line_num}"
        if len(cells) == len(columns):
            yield _read(dict(zip(columns, cells, strict=True)), where)
        elif cells:
            yield InputError(f"{where}: {len(cells)} cells where the heading has {len(columns)}")


def _read(cells: dict[str, str], where: str) -> Place | InputError | None:
    if cells["country"] not in HOME and len(cells["country"]) == 2:
        return None
    try:
        row = ImportRow.model_validate({name: cell.replace("\xa0", " ") for name, cell in cells.items() if cell})
    except ValidationError as error:
        return InputError(
            f"{where}: " + "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors())
        )
    if any(_UNREADABLE in cell for cell in cells.values()):
        return InputError(f"{where}: not UTF-8")
    kind = _kind(row)
    if kind is None:
        return None
    return _place(row, *kind, alternates=cells.get("alternatenames", ""), where=where)


def _kind(row: ImportRow) -> tuple[PlaceKind, float] | None:
    """Kind and weight, None where features of its code are left out."""
    if row.kind:
        return row.kind, _WEIGHT
    code = kinds().get(row.fcode or row.placetype or _POPULATED)
    return (code.kind, code.weight) if code else None


def _place(row: ImportRow, kind: PlaceKind, weight: float, *, alternates: str, where: str) -> Place | InputError:
    names = [row.name_ar, *split_cell(row.alt_ar), row.name_en, *split_cell(row.alt_latin), *alternates.split(",")]
    arabic, latin = _distinct(names, _ARABIC), _distinct(names, _LATIN)
    if not arabic and not latin:
        return InputError(f"{where}: no name in Arabic or Latin letters")
    governorate = governorate_at(row.lat, row.lon, row.country)
    if governorate is None:
        return InputError(f"{where}: {row.lat}, {row.lon} does not lie in {row.country}")
    return Place(
        id=_id(row), name_en=(latin or arabic)[0], name_ar=arabic[0] if arabic else "", kind=kind, lat=row.lat,
        lon=row.lon, adm1=governorate, adm2=row.adm2_en or None, country=row.country,
        aliases=(*arabic[1:], *latin[1:]), tol_km=TOLERANCE_KM.get(kind, POINT_TOLERANCE_KM), weight=weight,
        source=SOURCE,
    )  # fmt: skip


def _distinct(names: Iterable[str], script: re.Pattern[str]) -> list[str]:
    """Names of one script, each spelling once."""
    kept: dict[str, str] = {}
    for name in (_QUALIFIER.sub("", name).strip() for name in names):
        if len(name) >= _SHORTEST and script.match(name) and len(key := name_key(name)) >= _SHORTEST:
            kept.setdefault(key, name)
    return list(kept.values())


def _id(row: ImportRow) -> str:
    country = row.country.lower()
    if row.geonameid:
        return f"{country}-gn{row.geonameid}"
    if row.pcode:
        return f"{country}-{re.sub('[^a-z0-9]+', '-', row.pcode.lower())}"
    told = f"{row.name_ar}|{row.name_en}|{row.lat:.4f}|{row.lon:.4f}"
    return f"{country}-import-{sha256(told.encode()).hexdigest()[:10]}"
