"""Which rebels are the ones that Turkey leads: those of its operations, and who fights where it rules since."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from geodata.incidents.draft import Draft
from geodata.incidents.words import cues
from geodata.records import Article, ControlClaim
from geodata.tables import split_cell

_REBELS, _BACKED = "Opposition", "SNA"
_FIRST = date(2016, 8, 24)  # the army crossed at Jarabulus
_AFRIN = date(2018, 3, 18)  # the day that Afrin fell
_EAST = date(2019, 10, 9)  # the operation at Ras al-Ayn and Tell Abyad began
_LAST = date(2025, 1, 29)  # all factions were declared dissolved
_SOUTH = 36.3  # degrees: south of it, around Aleppo and Idlib, are others
_ALEPPO = 36.36  # north of it the countryside of Aleppo is theirs, but for what the SDF holds
_BORDER = 36.55  # the same east of the Euphrates
_AZAZ, _EUPHRATES, _IRAQ = 36.95, 38.2, 42.0  # degrees east: where each of these lands begins


def backed(article: Article, events: Sequence[Draft]) -> list[Draft]:
    """The events with SNA for «الفصائل», «الجيش الحر», where the text tells of an operation of Turkey's, or there."""
    if not any(_REBELS in (*event.agents, *event.targets) for event in events):
        return list(events)
    operation = _tells_operation(article)
    return [_led(event) if _where(event, article.published, operation=operation) else event for event in events]


def backed_claims(article: Article, claims: Sequence[ControlClaim]) -> tuple[ControlClaim, ...]:
    """The same of who holds what."""
    if not any(_REBELS in claim.holders for claim in claims):
        return tuple(claims)
    operation = _tells_operation(article)
    return tuple(
        replace(claim, holders=_named(claim.holders))
        if _there(claim.lat, claim.lon, claim.date_from or article.published, operation=operation)
        else claim
        for claim in claims
    )


def _tells_operation(article: Article) -> bool:
    return any(name in article.text for name in _operations())


@cache
def _operations() -> tuple[str, ...]:
    return tuple(name for row in cues() if row.cue == "turkish_operation" for name in split_cell(row.words))


def _where(event: Draft, published: date | None, *, operation: bool) -> bool:
    place = event.position
    day = (event.when.date_from if event.when else None) or published
    return place is not None and place.country == "SY" and _there(place.lat, place.lon, day, operation=operation)


def _there(lat: float, lon: float, day: date | None, *, operation: bool) -> bool:
    """Whether rebels at a place (degrees) and on a day are theirs."""
    if day is None or not _FIRST <= day < _LAST or lat < _SOUTH or lon > _IRAQ:
        return False
    if operation:
        return True
    if lon < _EUPHRATES:
        return lat >= _ALEPPO and (lon >= _AZAZ or day >= _AFRIN)
    return lat >= _BORDER and day >= _EAST


def _led(event: Draft) -> Draft:
    agents, targets = _named(event.agents), _named(event.targets)
    return replace(event, agents=agents, targets=tuple(actor for actor in targets if actor not in agents))


def _named(actors: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_BACKED if actor == _REBELS else actor for actor in actors))
