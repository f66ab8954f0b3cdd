"""Names that are also words or people's names: tables `common_words.csv` and `people.csv`."""

from functools import cache
from typing import Literal

from geodata.language.clitics import ARTICLE
from geodata.places.gazetteer import name_key
from geodata.tables import Row, read_table, split_cell


class CommonWordsRow(Row):
    """A row of `common_words.csv`."""

    topic: str
    needs: Literal["trigger", "preposition"]
    words: str


class PeopleRow(Row):
    """A row of `people.csv`."""

    script: Literal["arabic", "latin"]
    names: str


@cache
def common_words() -> frozenset[str]:
    """Keys of everyday words, with and without the article, that are a place only after a trigger."""
    bare = _words("trigger")
    return frozenset(bare | {ARTICLE + word for word in bare if not word.startswith(ARTICLE)}) - often_places()


@cache
def nouns() -> frozenset[str]:
    """Keys of everyday nouns without the article, which an adjective may follow."""
    rows = read_table("common_words.csv", CommonWordsRow)
    kept = [row for row in rows if row.needs == "trigger" and not row.topic.startswith(("verbs", "particles"))]
    return frozenset(name_key(word) for row in kept for word in split_cell(row.words))


@cache
def often_places() -> frozenset[str]:
    """Keys of words that mean the place more often: a preposition is enough."""
    return _words("preposition")


def _words(needs: str) -> frozenset[str]:
    rows = read_table("common_words.csv", CommonWordsRow)
    return frozenset(name_key(word) for row in rows if row.needs == needs for word in split_cell(row.words))


@cache
def given_names() -> frozenset[str]:
    """Keys of people's given names."""
    return frozenset(name_key(n) for row in read_table("people.csv", PeopleRow) for n in split_cell(row.names))
