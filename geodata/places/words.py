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
    in_name: Literal["cut", "alias", "keep"]
    unknown: Literal["yes", "definite", "no"]
    side: Literal["before", "after"]
    at_namesake: Literal["yes", "no"]
    gloss: str = ""
    example: str


class RelationRow(Row):
    """A row of `place_relations.csv`."""

    word: str = Field(min_length=2)
    relation: Relation
    gloss: str = ""
    bearing: int | None = Field(default=None, ge=0, lt=360)
    example: str


class NotPlaceRow(Row):
    """A row of `not_places.csv`."""

    words: str = Field(min_length=2)
    role: Literal["phrase", "head", "head_home", "tail", "adjective", "body"]
    reason: str
    example: str


_DUAL_ENDINGS = frozenset({"ي", "ا", "ين", "ان", "تي", "تا", "تين", "تان"})


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that says that a name is a place, and of which kinds."""

    word: str
    kinds: tuple[PlaceKind, ...]  # the usual one first
    number: Literal["singular", "dual", "plural"]
    in_name: str  # cut, alias or keep: whether the word is part of the span where the gazetteer's name has it
    unknown: str  # yes, definite or no: whether a name that the gazetteer lacks is believed after it
    at_namesake: bool  # usually lies at the town of that name: an airport does, a street does not
    after: bool  # stands after the name («Idlib province»)


@dataclass(frozen=True, slots=True)
class Mark:
    """What one word or phrase tells of the name beside it."""

    trigger: Trigger | None = None
    relation: Relation | None = None
    head: str = ""  # why a name right after it is no place
    head_home: str = ""  # the same, for names in Syria and Iraq only
    tail: str = ""  # why a name right before it is no place


def _kinds(row: TriggerRow) -> tuple[PlaceKind, ...]:
    try:
        return tuple(PlaceKind(kind) for kind in split_cell(row.kind))
    except ValueError as error:
        raise TableError(f"place_triggers.csv: {row.singular}: {error}") from error


def _number(word: str, singular: str) -> Literal["singular", "dual", "plural"]:
    if word == singular:
        return "singular"
    stem = singular.removesuffix("ة")
    return "dual" if word.removeprefix(stem) in _DUAL_ENDINGS else "plural"


@cache
def triggers() -> dict[str, Trigger]:
    """Triggers by key."""
    found: dict[str, Trigger] = {}
    for row in read_table("place_triggers.csv", TriggerRow):
        kinds, after = _kinds(row), row.side == "after"
        for word in (row.singular, *split_cell(row.plural)):
            key = name_key(word)
            near = row.at_namesake == "yes"
            found[key] = Trigger(key, kinds, _number(word, row.singular), row.in_name, row.unknown, near, after)
    return found


@cache
def relations() -> dict[str, Relation]:
    """Relations by key, «في» and its like left out."""
    rows = read_table("place_relations.csv", RelationRow)
    return {name_key(row.word): row.relation for row in rows if row.relation is not Relation.AT}


@cache
def bearings() -> dict[str, int]:
    """Degrees clockwise from north that a relation tells, by each of its words: «شمال», "north" of "north of"."""
    rows = read_table("place_relations.csv", RelationRow)
    return {name_key(row.word).removesuffix(" of"): row.bearing for row in rows if row.bearing is not None}


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
    heads, home, tails = (_reasons(role) for role in ("head", "head_home", "tail"))
    return {
        key: Mark(triggers().get(key), relations().get(key), heads.get(key, ""), home.get(key, ""), tails.get(key, ""))
        for key in {*triggers(), *relations(), *heads, *home, *tails}
    }


def _reasons(role: str) -> dict[str, str]:
    return {name_key(row.words): row.reason for row in not_places() if row.role == role}


@cache
def phrases() -> dict[str, str]:
    """Phrases that are no places though they hold a name, by key, with the reason."""
    return _reasons("phrase")


@cache
def adjectives() -> frozenset[str]:
    """Names that are adjectives as well, by key: «طائرات سورية»."""
    return frozenset(_reasons("adjective"))


@cache
def bodies() -> frozenset[str]:
    """Words that begin the name of an organisation: a place inside such a quoted name is no mention."""
    return frozenset(_reasons("body"))
