"""Places that the text itself puts elsewhere: a namesake beside another town, a small place far from all others."""

from collections.abc import Sequence

from geodata.places.context import Found
from geodata.places.gazetteer import HOME, kilometres
from geodata.places.setting import Setting
from geodata.places.whereabouts import POINTS, Told, contradicts, nisba, on_that_side, told_behind
from geodata.records import Place, PlaceKind

_SMALL = frozenset({PlaceKind.TOWN, PlaceKind.VILLAGE, PlaceKind.NEIGHBOURHOOD, PlaceKind.FACILITY, PlaceKind.CAMP})
_SETTLED = frozenset({PlaceKind.VILLAGE, PlaceKind.NEIGHBOURHOOD})
_OFTEN = 0.65  # of one that it may be another of where the text puts it elsewhere
_SELDOM = 0.4  # weight of a place that is rather another of its name
_MANY = 4  # places elsewhere
_FEW = 2  # places elsewhere that say where the story is
_FAR_KM = 75.0  # from every other place of the article: an everyday word, or a place that no table has
_LONG = 2  # words of a name that is no everyday word: «الكلية الحربية في حمص»


def settle(found: Sequence[Found], setting: Setting, text: str) -> None:
    """Take back what the places decided for contradict: another of the name, else none that is known."""
    for item in found:
        if item.place is None and item.candidates and (city := nisba(item, text)):
            item.place = next((c.place for c in item.candidates if _fits(c.place, item) and _of(c.place, city)), None)
    decided = [item for item in found if item.place]
    for item in decided:
        place = item.place
        if (
            place is not None
            and _doubtful(place, item, decided, text)
            and not _may_be(place, item, decided, setting, text)
        ):
            others = [c.place for c in item.candidates if c.place is not place and _fits(c.place, item)]
            kept = place if _well_known(place, item, decided, text) else None
            item.place = next((p for p in others if _may_be(p, item, decided, setting, text)), kept)
            item.elsewhere = item.place is None
        elif place is not None and len(item.candidates) > 1 and not on_that_side(place, item, decided, text):
            others = [c.place for c in item.candidates if c.place.adm1 == place.adm1 and _fits(c.place, item)]
            item.place = next((p for p in others if on_that_side(p, item, decided, text)), place)
    refused = {(item.hit.entry.full, item.candidates[0].place.id) for item in decided if item.elsewhere}
    for item in decided:
        if item.place and (item.hit.entry.full, item.place.id) in refused:
            item.place, item.elsewhere = None, True


def _well_known(place: Place, item: Found, decided: Sequence[Found], text: str) -> bool:
    """Whether a text errs more likely in how far and where to than in which of a name: «كذا شمال أربيل», 90 km off."""
    loose = [told for told in told_behind(item, decided, text) if contradicts(place, told) and not told.sure]
    return place.weight > _SELDOM and bool(loose)


def _doubtful(place: Place, item: Found, decided: Sequence[Found], text: str) -> bool:
    if place.kind not in _SMALL or place.source != "curated" or place.country not in HOME:
        return False
    if place.weight <= _SELDOM or nisba(item, text):
        return True
    return place.weight <= _OFTEN and any(contradicts(place, told) for told in told_behind(item, decided, text))


def _fits(place: Place, item: Found) -> bool:
    return place.kind in (item.kinds or POINTS) and place.country in HOME


def _of(place: Place, city: Place) -> bool:
    return not contradicts(place, Told(city, ()))


def _may_be(place: Place, item: Found, decided: Sequence[Found], setting: Setting, text: str) -> bool:
    """Whether nothing in the text puts the name elsewhere than at this place."""
    if item.trigger and place.kind in _SETTLED and place.weight < _SELDOM and _abroad(place, setting):
        return False
    beside = list(told_behind(item, decided, text))
    if beside:
        return not any(contradicts(place, told) for told in beside)
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
