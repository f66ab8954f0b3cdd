"""Which incidents a view shows, and those incidents one by one, for an export. Their sums are made in sums.py."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from sqlalchemy import ColumnElement, Connection, Text, cast, func, or_, select

from geodata.records import Grade, Incident, Position
from geodata.store.articles import ArticleHead
from geodata.store.incidents import incident_record
from geodata.store.schema import article, incident, incident_words, report
from geodata.store.search import holding

PIECE = 500  # incidents read at a time with their sources; each id in a list is one parameter for the database
_ACTORS = cast(incident.c.actors, Text)  # JSON as it was written
_LAST_DAY = func.coalesce(incident.c.date_to, incident.c.date_from)


def everywhere(_place: Position) -> bool:
    """Every place passes."""
    return True


@dataclass(frozen=True, slots=True)
class Selection:
    """A window and what narrows it; an empty set means all. Undated and discounted incidents are in none."""

    first: date  # an incident is in where any day that it may have happened on lies within [first, last]
    last: date
    event_types: frozenset[str] = frozenset()  # as the taxonomy writes them; any of them, or of the sub-types
    sub_event_types: frozenset[str] = frozenset()
    actors: frozenset[str] = frozenset()  # canonical names; any of them
    grades: frozenset[str] = frozenset()
    exact_day: bool = False  # only where the day is known
    deaths: int = 0  # at least so many are told
    text: str = ""  # words that the texts hold, see store/search.py
    place: Callable[[Position], bool] = everywhere


@dataclass(frozen=True, slots=True)
class Selected:
    """An incident (without its reports) and the articles that tell of it."""

    incident: Incident
    sources: tuple[ArticleHead, ...]


def selected(connection: Connection, wanted: Selection) -> Iterator[Selected]:
    """The incidents of a selection in order of their first day and then their id, read piece by piece."""
    query = select(incident).where(*_conditions(connection, wanted)).order_by(incident.c.date_from, incident.c.id)
    passes = cache(wanted.place)
    for rows in connection.execution_options(yield_per=PIECE).execute(query).mappings().partitions():
        records = [record for record in (incident_record(row, ()) for row in rows) if passes(record.position)]
        told = _sources(connection, [record.id for record in records])
        yield from (Selected(record, tuple(told[record.id])) for record in records)


def _conditions(connection: Connection, wanted: Selection) -> list[ColumnElement[bool]]:
    """What SQL can say of a selection; an undated incident fails every comparison of days."""
    found: list[ColumnElement[bool]] = [
        incident.c.grade != Grade.DISCOUNTED.value,
        incident.c.date_from <= wanted.last,
        wanted.first <= _LAST_DAY,
    ]
    if wanted.event_types or wanted.sub_event_types:
        whole = incident.c.event_type.in_(sorted(wanted.event_types))
        found.append(or_(whole, incident.c.sub_event_type.in_(sorted(wanted.sub_event_types))))
    if wanted.grades:
        found.append(incident.c.grade.in_(sorted(wanted.grades)))
    if wanted.exact_day:
        found.append(incident.c.date_precision <= 1)
    if wanted.deaths:
        found.append(incident.c.fatalities_min >= wanted.deaths)
    if wanted.text:
        told = select(incident_words.c.incident_id).where(holding(connection, wanted.text))
        found.append(incident.c.id.in_(told))
    if wanted.actors:
        # A name in its quotes as JSON writes it: no other name holds it.
        named = (_ACTORS.contains(json.dumps(name), autoescape=True) for name in sorted(wanted.actors))
        found.append(or_(*named))
    return found


def _sources(connection: Connection, ids: Sequence[str]) -> dict[str, list[ArticleHead]]:
    """For each incident the articles that report it, the first stored first."""
    columns = [article.c[name] for name in ("id", "title", "url", "source", "published")]
    query = (
        select(report.c.incident_id, *columns)
        .select_from(report.join(article))
        .where(report.c.incident_id.in_(ids))
        .order_by(report.c.id)
    )
    found: dict[str, list[ArticleHead]] = defaultdict(list)
    for key, *head in connection.execute(query):
        if (source := ArticleHead(*head)) not in found[key]:
            found[key].append(source)
    return found
