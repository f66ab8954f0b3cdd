"""Colours of marks and areas: event types are ours, actors come from the table `actors.csv`."""

from functools import cache

from pydantic import Field

from geodata.tables import Row, read_table

# Worst first: a mark that stands for several incidents takes the colour of its worst. The six types are ACLED's.
EVENT_COLOURS = {
    "Violence against civilians": "#b3124f",
    "Explosions/Remote violence": "#c94a10",
    "Battles": "#5b3fa0",
    "Riots": "#8a5a2b",
    "Protests": "#1c74c4",
    "Strategic developments": "#56616c",
}
# Their shapes in `assets/shapes.css`, so that no type is told by its colour alone.
EVENT_SHAPES = {
    "Violence against civilians": "disc",
    "Explosions/Remote violence": "star",
    "Battles": "diamond",
    "Riots": "triangle",
    "Protests": "square",
    "Strategic developments": "hexagon",
}
TINTS = ("#1a6470", "#a3213f")  # of charts and shaded governorates: incidents, deaths
OTHER_ACTOR = "#8d8d8d"  # an actor that holds land and has no row in `actors.csv`


class Actor(Row):
    """An actor as the map shows it."""

    name: str
    name_ar: str
    colour: str = Field(pattern="^#[0-9a-fA-F]{6}$")
    letter: str = Field(max_length=3)
    pattern: str = "solid"


@cache
def actors() -> dict[str, Actor]:
    """Every actor of `actors.csv` by canonical name.

    Raises:
        TableError: the first row that breaks the schema.
    """
    return {row.name: row for row in read_table("actors.csv", Actor)}


def actor_name(name: str, names: str) -> str:
    """An actor's name, `ar` or `en` as `Words.names` says; the canonical name where the table does not know it."""
    known = actors().get(name)
    return known.name_ar if known and names == "ar" else name


def slug(name: str) -> str:
    """A name as it stands in an address: `"Explosions/Remote violence"` -> `"explosions-remote-violence"`."""
    return "-".join("".join(c if c.isalnum() else " " for c in name.lower()).split())
