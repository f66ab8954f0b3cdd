"""The words around place names, read from the tables: triggers, relations, and what is no place."""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from pydantic import Field

from geodata.errors import TableError
from geodata.places.gazetteer import name_key
from geodata.records import PlaceKind, Relation
from geodata.tables import Row, read_table, split_cell


class TriggerRow(Row):
    """A row of `place_triggers.csv`."""

    singular: str = Field(min_length=2)
    plural: str = ""
    kind: str
    in_name: Literal["cut", "keep"]
    unknown: Literal["yes", "no"]
    side: Literal["before", "after"]
    at_namesake: Literal["yes", "no"]
    gloss: str = ""
    example: str


class RelationRow(Row):
    """A row of `place_relations.csv`."""

    word: str = Field(min_length=2)
    relation: Relation
    gloss: str = ""
    example: str


class NotPlaceRow(Row):
    """A row of `not_places.csv`."""

    words: str = Field(min_length=2)
    role: Literal["phrase", "head", "tail"]
    reason: str
    example: str


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that says that a name is a place, and of which kinds."""

    word: str
    kinds: tuple[PlaceKind, ...]  # the usual one first
    plural: bool
    cut: bool  # left out of the span even where the gazetteer's name has it
    unknown: bool  # a name that the gazetteer lacks is believed after it
    at_namesake: bool  # usually lies at the town of that name: an airport does, a street does not
    after: bool  # stands after the name («Idlib province»)


@dataclass(frozen=True, slots=True)
class Mark:
    """What one word or phrase tells of the name beside it."""

    trigger: Trigger | None = None
    relation: Relation | None = None
    head: str = ""  # why a name right after it is no place
    tail: str = ""  # why a name right before it is no place


def _kinds(row: TriggerRow) -> tuple[PlaceKind, ...]:
    try:
        return tuple(PlaceKind(kind) for kind in split_cell(row.kind))
    except ValueError as error:
        raise TableError(f"place_triggers.csv: {row.singular}: {error}") from error


@cache
def triggers() -> dict[str, Trigger]:
    """Triggers by key."""
    found: dict[str, Trigger] = {}
    for row in read_table("place_triggers.csv", TriggerRow):
        kinds, after = _kinds(row), row.side == "after"
        for word, plural in ((row.singular, False), *((p, True) for p in split_cell(row.plural))):
            key = name_key(word)
            cut, unknown, near = row.in_name == "cut", row.unknown == "yes", row.at_namesake == "yes"
            found[key] = Trigger(key, kinds, plural, cut, unknown, near, after)
    return found


@cache
def relations() -> dict[str, Relation]:
    """Relations by key, «في» and its like left out."""
    rows = read_table("place_relations.csv", RelationRow)
    return {name_key(row.word): row.relation for row in rows if row.relation is not Relation.AT}


@cache
def openers() -> frozenset[str]:
    """Prepositions and their like, after which a name is likely a place: «في», «نحو»."""
    rows = read_table("place_relations.csv", RelationRow)
    return frozenset(name_key(row.word) for row in rows)


@cache
def not_places() -> tuple[NotPlaceRow, ...]:
    """The table."""
    return tuple(read_table("not_places.csv", NotPlaceRow))


@cache
def marks() -> dict[str, Mark]:
    """Everything that one word or phrase beside a name may tell, by key."""
    heads = {name_key(row.words): row.reason for row in not_places() if row.role == "head"}
    tails = {name_key(row.words): row.reason for row in not_places() if row.role == "tail"}
    keys = {*triggers(), *relations(), *heads, *tails}
    return {
        key: Mark(triggers().get(key), relations().get(key), heads.get(key, ""), tails.get(key, "")) for key in keys
    }


@cache
def phrases() -> dict[str, str]:
    """Phrases that are no places though they hold a name, by key, with the reason."""
    return {name_key(row.words): row.reason for row in not_places() if row.role == "phrase"}
