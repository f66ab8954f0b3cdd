"""The gazetteer as a geopy `Geocoder`: names to places and back, in Arabic and English, however they are spelt."""

from collections.abc import Iterable
from typing import Any

from geopy.geocoders.base import Geocoder
from geopy.location import Location
from geopy.point import Point
from rapidfuzz import fuzz, process

from geodata.places.gazetteer import Gazetteer, gazetteer, kilometres, name_key, spellings
from geodata.records import AREA_KINDS, Place

# Least likeness of a near spelling, 0..100, by rapidfuzz `ratio` (its `WRatio` would rank «الر» first for «الرقة»).
LIKENESS = 78.0
DEFAULT_LIMIT = 10
# What remains of the score of a place outside the area that the query names («الزهور، حلب»).
_ELSEWHERE = 0.4


class FuratGeocoder(Geocoder):  # type: ignore[misc]  # geopy has no types
    """Places of the gazetteer; nothing is fetched."""

    def __init__(self, places: Gazetteer | None = None) -> None:
        super().__init__()
        self._places = gazetteer() if places is None else places
        self._keys = sorted(self._places.keys)

    def geocode(
        self, query: str, *, exactly_one: bool = True, limit: int | None = None
    ) -> Location | list[Location] | None:
        """Find a name, or a name and the area it lies in: `"الرقة"`, `"Hawija, Kirkuk"`.

        Args:
            query: the name in Arabic or English.
            exactly_one: the best location alone, else a list.
            limit: the most locations of a list (default 10).

        Returns:
            A location, or a list, best first; None where there is none. `raw` holds id, names, kind, governorate,
            district, country, tolerance in km, and `score` 0..1.
        """
        name, _, area = query.replace("،", ",").partition(",")
        scored = self._scored(name)
        if area.strip():
            scored = [(place, score if self._lies_in(place, area) else score * _ELSEWHERE) for place, score in scored]
        scored.sort(key=lambda pair: (-pair[1], -pair[0].weight, pair[0].id))
        return _answer((_location(place, score=round(score, 3)) for place, score in scored), exactly_one, limit)

    def reverse(
        self, query: object, *, exactly_one: bool = True, limit: int | None = None
    ) -> Location | list[Location] | None:
        """Find the places nearest to a point, areas left out; `raw` holds `km`, the distance in kilometres.

        Raises:
            ValueError: the query is no point.
        """
        point = Point(query)
        near = sorted(
            (kilometres(point.latitude, point.longitude, place.lat, place.lon), place.id, place)
            for place in self._places.places.values()
            if place.kind not in AREA_KINDS
        )
        return _answer((_location(place, km=round(km, 2)) for km, _, place in near), exactly_one, limit)

    def _scored(self, name: str) -> list[tuple[Place, float]]:
        exact = self._places.named(name)
        if exact:
            return [(place, 0.8 + 0.2 * place.weight) for place in exact]
        best: dict[str, tuple[Place, float]] = {}
        for key in spellings(name) | {name_key(name)}:
            for found, likeness, _ in process.extract(
                key, self._keys, scorer=fuzz.ratio, score_cutoff=LIKENESS, limit=3 * DEFAULT_LIMIT
            ):
                for place in self._places.named(found):
                    score = likeness / 100 * (0.7 + 0.2 * place.weight)
                    if score > best.get(place.id, (place, 0.0))[1]:
                        best[place.id] = (place, score)
        return list(best.values())

    def _lies_in(self, place: Place, area: str) -> bool:
        key = name_key(area)
        holders = self._places.named(area)
        names = {place.adm1, place.adm2, place.country}
        return any(name and name_key(name) == key for name in names) or any(
            holder.name_en in names or holder.country == place.country == holder.id.upper() for holder in holders
        )


def _location(place: Place, **told: float) -> Location:
    raw: dict[str, Any] = {
        "id": place.id,
        "name_en": place.name_en,
        "name_ar": place.name_ar,
        "kind": place.kind.value,
        "adm1": place.adm1,
        "adm2": place.adm2,
        "country": place.country,
        "tol_km": place.tol_km,
        "source": place.source,
        **told,
    }
    parts = dict.fromkeys(part for part in (place.name_en, place.adm2, place.adm1, place.country) if part)
    return Location(", ".join(parts), Point(place.lat, place.lon), raw)


def _answer(
    locations: Iterable[Location],
    exactly_one: bool,  # noqa: FBT001  # geopy's own word, passed on
    limit: int | None,
) -> Location | list[Location] | None:
    found = [
        location for location, _ in zip(locations, range(1 if exactly_one else limit or DEFAULT_LIMIT), strict=False)
    ]
    if not found:
        return None
    return found[0] if exactly_one else found
