"""What the words right behind a name tell of where it lies: «كذا (شمال مدينة كذا)», «جوبر الدمشقي»."""

import math
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from pydantic import Field

from geodata.places.context import Found
from geodata.places.gazetteer import HOME, gazetteer, kilometres, name_key
from geodata.places.words import bearings, relations, triggers
from geodata.records import Place, PlaceKind
from geodata.tables import Row, read_table, split_cell

POINTS = frozenset({
    PlaceKind.CITY, PlaceKind.TOWN, PlaceKind.VILLAGE, PlaceKind.NEIGHBOURHOOD, PlaceKind.FACILITY, PlaceKind.CAMP,
})  # fmt: skip
_BESIDE_KM = 60.0  # «قرب مدينة كذا», «في مدينة كذا»
_BESIDE_SAME_KM = 80.0  # the same within one governorate: those of the desert are wide
_WIDE_KM = 1.5  # times the reach of a governorate
_LETTERS = 40  # between a name and the one that tells where it lies
_STOPS = frozenset("\n")  # a full stop in the scanned text
_TOO_CLOSE_KM = 15.0  # "north of" says little of a place so near the middle of a town
_ASTRAY = 80.0  # degrees between where a place lies and where the text says


class NisbaRow(Row):
    """A row of `nisbas.csv`."""

    words: str = Field(min_length=3)
    place: str
    gloss: str
    example: str
    example_id: str


class Told(NamedTuple):
    """A place named behind another one, and the words between."""

    place: Place
    words: Sequence[str]

    @property
    def sure(self) -> bool:
        """Whether it tells in which place, and not how far or in which quarter of the sky."""
        return not any(word.isdigit() or word in bearings() for word in self.words)


def told_behind(item: Found, decided: Sequence[Found], text: str) -> Iterator[Told]:
    """The places right behind a name that tell where it lies: «قرية كذا قرب مدينة كذا في ريف كذا»."""
    if city := nisba(item, text):
        yield Told(city, ("في",))
    end = item.end
    for other in decided:
        if other.start < end or other is item:
            continue
        if other.start - end > _LETTERS:
            return
        words = _between(text[end : other.start])
        if not _leads_on(words):
            return
        if other.place:
            yield Told(other.place, words)
        end = other.end


def nisba(item: Found, text: str) -> Place | None:
    """The city or country that an adjective right behind a name tells, None where there is none."""
    if text[item.end] != " ":
        return None
    end = start = item.end + 1
    while text[end].isalnum():
        end += 1
    place_id = _nisbas().get(text[start:end])
    return gazetteer().get(place_id) if place_id else None


@cache
def _nisbas() -> dict[str, str]:
    rows = read_table("nisbas.csv", NisbaRow)
    return {name_key(word): row.place for row in rows for word in split_cell(row.words)}


def _between(gap: str) -> Sequence[str]:
    """The words between two names; none where a stop, or a comma that opens no apposition, stands there."""
    if not _STOPS.isdisjoint(gap):
        return ()
    before, comma, after = gap.replace('"', " ").partition("|")
    words = [_bare(word) for word in after.split()]
    if comma and (before.strip() or "|" in after or not words or words[0] not in (_APPOSED | bearings().keys())):
        return ()
    return words if comma else [_bare(word) for word in before.split()]


def _bare(word: str) -> str:
    """«بريف» is «في ريف», «بمدينة» «في مدينة»."""
    rest = word.removeprefix("ب")
    return rest if rest in _where() or rest in triggers() or rest == "الريف" else word


def _leads_on(words: Sequence[str]) -> bool:
    """Whether these words only tell that a place lies in or near the next one."""
    where = _where()
    known = all(word in where or word in _PARTS or word in triggers() or word.isdigit() for word in words)
    return known and any(word in where or word in triggers() for word in words)


def begins_anew(gap: str) -> bool:
    """Whether between two names a comma parts what is told: «قرية كذا، وقتل اثنان في», not «قرية كذا، بريف»."""
    before, comma, after = gap.partition("|")
    first = (after.split() or [""])[0]
    apposed = first in _APPOSED or first in _where() or first.removeprefix("ب") in _where()
    return bool(comma) and (bool(before.strip(' "')) or not apposed)


@cache
def _where() -> frozenset[str]:
    """«بالقرب» and «من», "north" and "of": each word of a relation."""
    return _AT.union(*(key.split() for key in relations()))


_AT = frozenset(map(name_key, ("ب", "في", "عند", "وسط", "داخل", "ضمن", "in", "at", "inside")))
_APPOSED = frozenset(map(name_key, ("الواقعة", "الواقع", "التابعة", "التابع")))
_PARTS = _APPOSED | frozenset(
    map(
        name_key,
        (
            "كم",
            "كلم",
            "كيلومتر",
            "كيلومترا",
            "km",
            "miles",
            "مدخل",
            "مدخلي",
            "مركز",
            "the",
            "of",
            "northern",
            "southern",
            "eastern",
            "western",
        ),
    )
)


def on_that_side(place: Place, item: Found, decided: Sequence[Found], text: str) -> bool:
    """Whether a place lies where the text says in its governorate: «بريف دير الزور الغربي», «في الريف الغربي»."""
    after = [_bare(word) for word in text[item.end : item.end + _LETTERS].split()[:3]]
    after = after[1:] if after[:1] == ["في"] else after
    if after[:1] == ["الريف"] and after[-1] in _SIDES and place.adm1:
        centre = next((p for p in gazetteer().named(place.adm1) if p.kind is PlaceKind.CITY), None)
        return centre is None or not _astray(place, centre, [_SIDES[after[-1]]])
    for other in decided:
        near = 0 < other.start - item.end <= _LETTERS and _leads_on(_between(text[item.end : other.start]))
        if near and other.place and other.place.kind is PlaceKind.GOVERNORATE:
            words = [_SIDES[word] for word in text[other.end : other.end + _LETTERS].split()[:2] if word in _SIDES]
            city = _capital(other.place)
            return not (words and city) or not _astray(place, city, words)
    return True


_SIDES = {
    name_key(side): name_key(word)
    for side, word in (("الشمالي", "شمال"), ("الجنوبي", "جنوب"), ("الشرقي", "شرق"), ("الغربي", "غرب"))
}


def _capital(governorate: Place) -> Place | None:
    """The city that a governorate is called after."""
    name = governorate.name_ar.removeprefix("ريف ")
    cities = [p for p in gazetteer().named(name) if p.kind is PlaceKind.CITY and p.country == governorate.country]
    return cities[0] if cities else None


def contradicts(place: Place, told: Told) -> bool:
    """Whether a place cannot be where the text says: in, near, or north of another one."""
    other = told.place
    if other.country not in HOME:
        return False
    if other.kind is PlaceKind.COUNTRY:
        return place.country != other.country
    away = kilometres(place.lat, place.lon, other.lat, other.lon)
    if other.kind in POINTS and any(_misses(away, word) for word in told.words if word.isdigit()):
        return True
    if other.kind in POINTS and away > _TOO_CLOSE_KM and _astray(place, other, told.words):
        return True
    if other.adm1 == place.adm1:
        return other.kind in POINTS and away > _BESIDE_SAME_KM
    return away > (_BESIDE_KM if other.kind in POINTS else _WIDE_KM * other.tol_km)


def _misses(away: float, told: str) -> bool:
    """Whether a place lies much nearer or farther than the text tells («20 كم شرقي كذا»), by half of it and 15 km."""
    return abs(away - float(told)) > max(15.0, float(told) / 2)


def _astray(place: Place, other: Place, words: Sequence[str]) -> bool:
    """Whether a place lies in another quarter of the sky than the words say («شمال غربي»: between the two)."""
    told = [math.radians(bearings()[word]) for word in words if word in bearings()]
    if not told:
        return False
    said = math.atan2(sum(map(math.sin, told)), sum(map(math.cos, told)))
    off = abs(math.degrees(said) - _bearing(other, place)) % 360
    return min(off, 360 - off) > _ASTRAY


def _bearing(start: Place, end: Place) -> float:
    """Degrees clockwise from north in which one place lies as seen from another."""
    east = math.radians(end.lon - start.lon) * math.cos(math.radians((start.lat + end.lat) / 2))
    return math.degrees(math.atan2(east, math.radians(end.lat - start.lat)))
