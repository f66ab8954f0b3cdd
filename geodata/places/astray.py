"""Places that the text itself puts elsewhere: a namesake beside another town, a small place far from all others."""

from collections.abc import Iterator, Sequence

from geodata.places.context import Found
from geodata.places.gazetteer import HOME, kilometres, name_key
from geodata.places.setting import Setting
from geodata.places.words import relations, triggers
from geodata.records import Place, PlaceKind

_SMALL = frozenset({PlaceKind.TOWN, PlaceKind.VILLAGE, PlaceKind.NEIGHBOURHOOD, PlaceKind.FACILITY, PlaceKind.CAMP})
_SETTLED = frozenset({PlaceKind.VILLAGE, PlaceKind.NEIGHBOURHOOD})
_POINTS = _SMALL | {PlaceKind.CITY}
_SELDOM = 0.4  # weight of a place that is rather another of its name
_MANY = 4  # places elsewhere
_FEW = 2  # places elsewhere that say where the story is
_FAR_KM = 75.0  # from every other place of the article: an everyday word, or a place that no table has
_BESIDE_KM = 60.0  # «قرب مدينة كذا», «في مدينة كذا»
_LETTERS = 40  # between a name and the one that tells where it lies
_STOPS = frozenset("\n|")  # a full stop and a comma in the scanned text
_LONG = 2  # words of a name that is no everyday word: «الكلية الحربية في حمص»
_WIDE_KM = 1.5  # times the reach of a governorate


def settle(found: Sequence[Found], setting: Setting, text: str) -> None:
    """Take back what the places decided for contradict: another of the name, else none that is known."""
    decided = [item for item in found if item.place]
    for item in decided:
        place = item.place
        if place is not None and _doubtful(place) and not _may_be(place, item, decided, setting, text):
            others = [c.place for c in item.candidates if c.place is not place and _fits(c.place, item)]
            item.place = next((p for p in others if _may_be(p, item, decided, setting, text)), None)
            item.elsewhere = item.place is None
    refused = {(item.hit.entry.full, item.candidates[0].place.id) for item in decided if item.elsewhere}
    for item in decided:
        if item.place and (item.hit.entry.full, item.place.id) in refused:
            item.place, item.elsewhere = None, True


def _doubtful(place: Place) -> bool:
    return place.kind in _SMALL and place.weight <= _SELDOM and place.source == "curated" and place.country in HOME


def _fits(place: Place, item: Found) -> bool:
    return place.kind in (item.kinds or _POINTS) and place.country in HOME


def _may_be(place: Place, item: Found, decided: Sequence[Found], setting: Setting, text: str) -> bool:
    """Whether nothing in the text puts the name elsewhere than at this place."""
    if item.trigger and place.kind in _SETTLED and place.weight < _SELDOM and _abroad(place, setting):
        return False
    beside = [other.place for other in _telling_where(item, decided, text) if other.place]
    if beside:
        return not any(_contradicts(place, other) for other in beside)
    named = bool(item.hit.entry.lead)  # «مطار النجف»
    return named or item.hit.entry.full.count(" ") >= _LONG or not _alone(place, item, decided)


def _abroad(place: Place, setting: Setting) -> bool:
    """A village that the news seldom names, in a country of which the article names no other place."""
    elsewhere = sum(count for country, count in setting.countries.items() if country != place.country)
    return elsewhere >= _MANY and not setting.countries.get(place.country)


def _alone(place: Place, item: Found, decided: Sequence[Found]) -> bool:
    """Whether all other places of the article lie far off, and none in its governorate."""
    name = item.hit.entry.full
    others = {o.place.id: o.place for o in decided if o.place and o.hit.entry.full != name and o.place.id != place.id}
    told = [p for p in others.values() if p.kind is not PlaceKind.COUNTRY]
    if len(told) < _FEW or any(p.adm1 == place.adm1 for p in told):
        return False
    return all(kilometres(place.lat, place.lon, p.lat, p.lon) > _FAR_KM for p in told)


def _telling_where(item: Found, decided: Sequence[Found], text: str) -> Iterator[Found]:
    """The places named right behind a name: «قرية كذا قرب مدينة كذا في ريف كذا»."""
    end = item.end
    for other in decided:
        if other.start < end or other is item:
            continue
        if other.start - end > _LETTERS:
            return
        gap = text[end : other.start]
        if _STOPS.intersection(gap) or not _leads_on(gap.split()):
            return
        yield other
        end = other.end


def _leads_on(words: Sequence[str]) -> bool:
    """Whether these words only tell that a place lies in or near the next one."""
    where = relations().keys() | _AT
    return any(word in where for word in words) and all(
        word in where or word in _PARTS or word in triggers() for word in words
    )


_AT = frozenset(map(name_key, ("ب", "في", "عند", "وسط", "داخل", "ضمن", "in", "at", "inside")))
_PARTS = frozenset(
    map(
        name_key,
        (
            "الواقعة",
            "الواقع",
            "التابعة",
            "التابع",
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


def _contradicts(place: Place, other: Place) -> bool:
    """Whether a place cannot be in or near another one."""
    if other.country not in HOME or other.adm1 == place.adm1:
        return False
    if other.kind is PlaceKind.COUNTRY:
        return place.country != other.country
    away = kilometres(place.lat, place.lon, other.lat, other.lon)
    return away > (_BESIDE_KM if other.kind in _POINTS else _WIDE_KM * other.tol_km)
