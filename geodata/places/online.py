"""geopy's Nominatim, GeoNames and Photon for a place that the gazetteer lacks: off unless a setting names one.

Each answer is kept in a file of the data folder, so that no question is asked twice, and questions keep the
distance in time that the setting gives (the public Nominatim allows one a second).
"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

from geopy.extra.rate_limiter import RateLimiter
from geopy.geocoders import GeoNames, Nominatim, Photon
from geopy.geocoders.base import Geocoder
from geopy.location import Location
from geopy.point import Point

from geodata.errors import SettingError
from geodata.places.geocoder import FuratGeocoder
from geodata.settings import Settings

CACHE_FILE = "geocoded.jsonl"
Found: TypeAlias = Location | list[Location] | None


class Answers:
    """What online services answered, one JSON object a line; a broken line is passed over."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._known: dict[str, list[dict[str, Any]]] = {}
        if file.exists():
            for line in file.read_text(encoding="utf-8").splitlines():
                self._take(line)

    def _take(self, line: str) -> None:
        try:
            record = json.loads(line)
            self._known[record["question"]] = record["answer"]
        except (ValueError, KeyError, TypeError):
            return

    def get(self, question: str) -> list[dict[str, Any]] | None:
        """The answer to a question, None where it was never asked."""
        return self._known.get(question)

    def put(self, question: str, answer: list[dict[str, Any]]) -> None:
        """Keep an answer."""
        self._known[question] = answer
        self._file.parent.mkdir(parents=True, exist_ok=True)
        with self._file.open("a", encoding="utf-8") as file:
            file.write(json.dumps({"question": question, "answer": answer}, ensure_ascii=False) + "\n")


class OnlineGeocoder(Geocoder):  # type: ignore[misc]  # geopy ships no types
    """An online service of geopy, rate-limited and remembered."""

    def __init__(self, service: Geocoder, answers: Answers, *, name: str, min_delay_seconds: float) -> None:
        super().__init__()
        self.name = name
        self._answers = answers
        limited = {"min_delay_seconds": min_delay_seconds, "max_retries": 1, "swallow_exceptions": False}
        self._geocode = RateLimiter(service.geocode, error_wait_seconds=max(min_delay_seconds, 0.1), **limited)
        self._reverse = RateLimiter(service.reverse, error_wait_seconds=max(min_delay_seconds, 0.1), **limited)

    def geocode(self, query: str, *, exactly_one: bool = True, limit: int | None = None) -> Found:
        """Ask for a name.

        Raises:
            geopy.exc.GeopyError: the service did not answer, or refused.
        """
        return self._ask("geocode", query, self._geocode, exactly_one=exactly_one, limit=limit)

    def reverse(self, query: object, *, exactly_one: bool = True, limit: int | None = None) -> Found:
        """Ask what lies at a point.

        Raises:
            geopy.exc.GeopyError: the service did not answer, or refused.
            ValueError: the query is no point.
        """
        point = Point(query)
        asked = f"{point.latitude:.6f},{point.longitude:.6f}"
        return self._ask("reverse", asked, self._reverse, exactly_one=exactly_one, limit=limit)

    def _ask(
        self, method: str, query: str, service: Callable[..., Any], *, exactly_one: bool, limit: int | None
    ) -> Found:
        question = f"{self.name} {method} {query}"
        known = self._answers.get(question)
        if known is None:
            known = [_as_record(location) for location in service(query, exactly_one=False) or []]
            self._answers.put(question, known)
        found = [_as_location(record, self.name) for record in known[:limit]]
        if not found:
            return None
        return found[0] if exactly_one else found


def _as_record(location: Location) -> dict[str, Any]:
    return {"address": location.address, "lat": location.latitude, "lon": location.longitude, "raw": location.raw}


def _as_location(record: dict[str, Any], source: str) -> Location:
    return Location(record["address"], Point(record["lat"], record["lon"]), {**record["raw"], "source": source})


class Geocoders(Geocoder):  # type: ignore[misc]  # geopy ships no types
    """The gazetteer first; the online service, where there is one, for what the gazetteer lacks."""

    def __init__(self, gazetteer: FuratGeocoder, online: OnlineGeocoder | None) -> None:
        super().__init__()
        self._gazetteer, self._online = gazetteer, online

    def geocode(self, query: str, *, exactly_one: bool = True, limit: int | None = None) -> Found:
        """Find a name; see `FuratGeocoder.geocode` and `OnlineGeocoder.geocode`."""
        found: Found = self._gazetteer.geocode(query, exactly_one=exactly_one, limit=limit)
        if found is None and self._online is not None:
            return self._online.geocode(query, exactly_one=exactly_one, limit=limit)
        return found

    def reverse(self, query: object, *, exactly_one: bool = True, limit: int | None = None) -> Found:
        """The gazetteer's places nearest to a point; it always has one."""
        found: Found = self._gazetteer.reverse(query, exactly_one=exactly_one, limit=limit)
        return found


def online_geocoder(chosen: Settings) -> OnlineGeocoder | None:
    """The online service that the settings name, None where they name none.

    Raises:
        SettingError: GeoNames is chosen without a user name.
    """
    if not chosen.geocoder:
        return None
    services: dict[str, Callable[[Settings], Geocoder]] = {
        "nominatim": lambda s: Nominatim(**_domain(s), scheme=s.geocoder_scheme, user_agent=s.user_agent),
        "photon": lambda s: Photon(**_domain(s), scheme=s.geocoder_scheme, user_agent=s.user_agent),
        "geonames": _geonames,
    }
    return OnlineGeocoder(
        services[chosen.geocoder](chosen),
        Answers(chosen.data_dir / CACHE_FILE),
        name=chosen.geocoder,
        min_delay_seconds=chosen.geocoder_delay,
    )


def _geonames(chosen: Settings) -> Geocoder:
    if not chosen.geonames_username:
        raise SettingError("FURAT_GEONAMES_USERNAME is empty, but FURAT_GEOCODER is geonames, which asks for one.")
    return GeoNames(
        chosen.geonames_username, **_domain(chosen), scheme=chosen.geocoder_scheme, user_agent=chosen.user_agent
    )


def _domain(chosen: Settings) -> dict[str, str]:
    return {"domain": chosen.geocoder_domain} if chosen.geocoder_domain else {}


def geocoders(chosen: Settings) -> Geocoders:
    """The geocoder that the rest of Furat uses.

    Raises:
        SettingError: the chosen online service lacks a setting.
    """
    return Geocoders(FuratGeocoder(), online_geocoder(chosen))
