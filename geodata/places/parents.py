"""Where a name lies that the gazetteer lacks: the area that the text puts it in."""

from collections.abc import Mapping

from geodata.places.context import Found
from geodata.places.gazetteer import HOME
from geodata.places.whereabouts import begins_anew, told_behind
from geodata.records import Place, PlaceKind

_HOLDS = frozenset({
    PlaceKind.GOVERNORATE, PlaceKind.DISTRICT, PlaceKind.SUBDISTRICT, PlaceKind.CITY, PlaceKind.TOWN, PlaceKind.REGION,
})  # fmt: skip
_INSIDE_TOWN = frozenset({PlaceKind.NEIGHBOURHOOD, PlaceKind.FACILITY})
_TOWNS = frozenset({PlaceKind.CITY, PlaceKind.TOWN})
_AT_TOWN = _TOWNS | {PlaceKind.VILLAGE}
# «قرية كذا بريف دير الزور»: what is named within so many characters after the name says where it lies.
_AFTER = 60
_RANGE_KM = 30.0  # a mountain or plain no wider says where a village lies: «قرية كذا شمال جبل سنجار»
_SPEAKING = ("source in ", "sources in ", "reporter in ")  # speaks there, and tells of what happened elsewhere
_SOURCE = max(map(len, _SPEAKING))
_WIDTH = {
    PlaceKind.TOWN: 0, PlaceKind.CITY: 0, PlaceKind.SUBDISTRICT: 1, PlaceKind.DISTRICT: 2, PlaceKind.REGION: 3,
    PlaceKind.GOVERNORATE: 4, PlaceKind.NATURAL: 2, PlaceKind.VILLAGE: 0,
}  # fmt: skip


Parents = Mapping[str, Place]


def parents_of(found: list[Found], text: str) -> Parents:
    """By name where each unknown place lies: an article that names one twice means one, where it is told best."""
    parents: dict[str, Place] = {}
    holders = [o for o in found if not text[max(0, o.start - _SOURCE) : o.start].endswith(_SPEAKING)]
    decided = [other for other in found if other.place]
    for item in found:
        place = None if item.place else _beside(item, decided, text) or _parent_of(item, holders, text)
        name = text[item.start : item.end]
        if place and (name not in parents or _WIDTH[place.kind] < _WIDTH[parents[name].kind]):
            parents[name] = place
    return parents


def _known(place: Place) -> bool:
    """At home or of the tables: a far city of which only the name is known is mostly a word of the text."""
    return place.country in HOME or place.source == "curated"


def _beside(item: Found, decided: list[Found], text: str) -> Place | None:
    """The village that an unknown place is told to lie near: «مخيم كذا بالقرب من قرية كذا شمالي المحافظة»."""
    if item.trigger is None or item.trigger.after:
        return None
    told = next(told_behind(item, decided, text), None)
    return told.place if told and told.place.kind in _AT_TOWN and told.place.country in HOME else None


def _parent_of(item: Found, found: list[Found], text: str) -> Place | None:
    """The area named right after it, before a comma, else before it in the sentence, else the last one named before."""
    holders = [o for o in found if o.place and o.place.kind in _HOLDS and o is not item and _known(o.place)]
    ranges = [o for o in found if o.place and o.place.kind is PlaceKind.NATURAL and 0 < o.place.tol_km <= _RANGE_KM]
    near = [
        o
        for o in (*holders, *ranges)
        if o.sentence == item.sentence
        and 0 < o.start - item.end <= _AFTER
        and not begins_anew(text[item.end : o.start])
    ]
    after = sorted(near, key=lambda o: o.start)
    before = [o for o in holders if o.start < item.start]
    if item.trigger and item.kinds[0] in _INSIDE_TOWN:
        towns_after = [o for o in after if o.place and o.place.kind in _TOWNS]
        towns_before = [o for o in before if o.place and o.place.kind in _TOWNS]
        beside = [o for o in towns_before if o.sentence == item.sentence]
        after, before = towns_after or after, beside or towns_before or before
    if after:
        return after[0].place
    return before[-1].place if before else None
