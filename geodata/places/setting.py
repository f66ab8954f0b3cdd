"""What an article as a whole tells of where it plays: the places that are certain in it."""

from dataclasses import dataclass, field

from geodata.places.context import Found
from geodata.places.gazetteer import HOME, kilometres
from geodata.records import Place, PlaceKind

URBAN = frozenset({PlaceKind.CITY, PlaceKind.TOWN})
WIDE = frozenset({PlaceKind.COUNTRY})
# A neighbourhood lies within so many kilometres of the middle of its city.
NEIGHBOURHOOD_KM = 25.0
SAME_PLACE_KM = 25.0
CERTAIN_MARGIN = 0.3
_KNOWN = 0.35  # weight of a place so well known that a base of its name is there: a large city abroad, a town at home
_OF_CITY = frozenset({PlaceKind.NEIGHBOURHOOD, PlaceKind.CAMP})


@dataclass(slots=True)
class Anchor:
    """A place that is certain, and the sentences that name it."""

    place: Place
    sentences: set[int] = field(default_factory=set)


@dataclass(slots=True)
class Setting:
    """The places that are certain, and how often each country was meant."""

    anchors: dict[str, Anchor] = field(default_factory=dict)
    countries: dict[str, int] = field(default_factory=dict)
    distances: dict[str, float | None] = field(default_factory=dict)

    def add(self, sentence: int, place: Place, *, dateline: bool = False) -> None:
        """Take a place as certain; of one in a dateline only its country says where the story is."""
        self.countries[place.country] = self.countries.get(place.country, 0) + 1
        if dateline:
            return
        anchor = self.anchors.get(place.id)
        if anchor is None:
            anchor = self.anchors[place.id] = Anchor(place)
        anchor.sentences.add(sentence)

    def share(self, country: str) -> float:
        """Which part of the certain names means places of a country."""
        return self.countries.get(country, 0) / sum(self.countries.values())

    def nearest(self, place: Place, others: list[Anchor]) -> float | None:
        """Kilometres to the nearest anchor of the same country, None where there is none; reckoned once."""
        if place.id not in self.distances:
            near = [a.place for a in others if a.place.country == place.country]
            away = [kilometres(place.lat, place.lon, p.lat, p.lon) for p in near]
            self.distances[place.id] = min(away, default=None)
        return self.distances[place.id]

    def others(self, places: tuple[Place, ...]) -> list[Anchor]:
        """The anchors beside the candidates of a name, countries left out."""
        narrow = [anchor for anchor in self.anchors.values() if anchor.place.kind not in WIDE]
        own = [place.id for place in places if place.id in self.anchors]
        return [anchor for anchor in narrow if anchor.place.id not in own] if own else narrow


def setting_of(found: list[Found]) -> Setting:
    """What is certain before anything is weighed: names of one place, and names that nearly always mean one."""
    setting = Setting()
    for item in found:
        if item.places and not item.guessed:
            best = item.places[0] if len(item.places) == 1 else max(item.places, key=lambda place: place.weight)
            if best.source == "curated" and _certain(item, best):
                setting.add(item.sentence, best, dateline=item.dateline)
    return setting


def _certain(item: Found, best: Place) -> bool:
    """Whether a name can hardly mean another place than this one, whatever the article says."""
    if item.trigger and best.kind not in item.kinds and item.trigger.number != "plural":
        return False
    if len(item.places) == 1:
        return True
    rivals = [place for place in item.places if best.weight - place.weight < CERTAIN_MARGIN and place is not best]
    return not any(apart(best, place) for place in rivals)


def apart(one: Place, other: Place) -> bool:
    """Whether two candidates are places of their own, and not a town and its district."""
    return kilometres(one.lat, one.lon, other.lat, other.lon) > max(one.tol_km, SAME_PLACE_KM)


def of_elsewhere(place: Place, setting: Setting) -> bool:
    """Whether a checkpoint or base is hardly at this namesake: a small place abroad, or in a governorate of no anchor.

    Their names are those of many places («حاجز الجديدة», the new one), and the text tells of one at home.
    """
    if place.country not in HOME:
        told = place.country in setting.countries and HOME.isdisjoint(setting.countries)
        return place.source != "curated" and place.weight < _KNOWN and not told
    if place.kind is PlaceKind.FACILITY or place.weight > _KNOWN or not setting.anchors:
        return False
    near = setting.nearest(place, list(setting.anchors.values()))
    there = any(anchor.place.adm1 == place.adm1 for anchor in setting.anchors.values())
    return not there and (near is None or near > NEIGHBOURHOOD_KM)


def out_of_town(place: Place, item: Found, setting: Setting) -> bool:
    """Whether a neighbourhood lies in a city other than those that the sentence names.

    One that bears its name alone and whose city the article names elsewhere is meant all the same.
    """
    if place.kind not in _OF_CITY:
        return False
    towns = [anchor for anchor in setting.anchors.values() if anchor.place.kind in URBAN]
    near = [t for t in towns if kilometres(place.lat, place.lon, t.place.lat, t.place.lon) <= NEIGHBOURHOOD_KM]
    here = [t for t in towns if item.sentence in t.sentences]
    alone = len(item.places) == 1 and not item.guessed
    return bool(here) and not any(t in here or alone for t in near)
