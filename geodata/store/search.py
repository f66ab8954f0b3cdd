"""Search in the texts of incidents: folded words in `incident_words`, found by an index of each database's own.

A word of the question of three letters or more finds every word that begins with it, written with or without the
proclitics that Arabic writes together with the next word: «قصف» (shelling) finds «وقصفت» (and shelled) and «بالقصف» (by
the shelling).
"""

import re
from collections.abc import Collection, Iterable, Sequence

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    Text,
    cast,
    column,
    delete,
    false,
    func,
    insert,
    literal_column,
    select,
    table,
)
from sqlalchemy.dialects.postgresql import TSQUERY

from geodata.language.clitics import ARTICLE, merging_chains, plain_chains
from geodata.language.normalise import fold
from geodata.store.schema import article, incident, incident_words, report

ASKED = 8  # words of a question that count
PIECE = 500  # incidents whose words are written at a time
_WORD = re.compile(r"[^\W_]+")
_SHORTEST = 3  # letters that are left of a word without its proclitics

# Both indexes are made by a migration: SQLite's full-text index lies beside the table, PostgreSQL's on it.
LEXEMES = "array_to_tsvector(string_to_array(words, ' '))"
_SQLITE_INDEX = table("incident_words_index", column("incident_words_index", Text), column("rowid", Integer))


def search_words(told: str) -> list[str]:
    """The words of a text as they are indexed, each once: folded, and again without what may be proclitics."""
    found: dict[str, None] = {}
    for word in _WORD.findall(fold(told)):
        found[word] = None
        for chain in _chains():
            if word.startswith(chain) and len(word) - len(chain) >= _SHORTEST:
                found[word.removeprefix(chain)] = None
    return list(found)


def question_words(asked: str) -> list[str]:
    """The words of a question, folded, without the article; no more than `ASKED`."""
    words = []
    for word in _WORD.findall(fold(asked))[:ASKED]:
        chain = next((chain for chain in _articles() if word.startswith(chain) and len(word) - len(chain) > 1), "")
        words.append(word.removeprefix(chain))
    return words


def _chains() -> tuple[str, ...]:
    bare = plain_chains() - {""}
    return tuple(bare | {ARTICLE} | {chain + ARTICLE for chain in bare} | merging_chains())


def _articles() -> tuple[str, ...]:
    return (ARTICLE, *merging_chains())


def holding(connection: Connection, asked: str) -> ColumnElement[bool]:
    """That the texts of an incident (`incident_words`) hold all words of a question; never, where it has none."""
    words = question_words(asked)
    if not words:
        return false()
    if connection.dialect.name == "postgresql":
        return _on_postgresql(words)
    return incident_words.c.id.in_(select(_SQLITE_INDEX.c.rowid).where(_on_sqlite(words)))


def matching(connection: Connection, asked: str) -> NDArray[np.int64]:
    """The numbers (`incident_words.id`) of the incidents whose texts hold all words of a question, in no order."""
    words = question_words(asked)
    if not words:
        return np.array([], np.int64)
    # One text of all numbers: a row each would cost ten times as much to fetch.
    if connection.dialect.name == "postgresql":
        query = select(func.string_agg(cast(incident_words.c.id, Text), ",")).where(_on_postgresql(words))
    else:
        query = select(func.group_concat(_SQLITE_INDEX.c.rowid)).where(_on_sqlite(words))
    return np.fromstring(connection.execute(query).scalar_one() or "", np.int64, sep=",")


def _begins(word: str) -> bool:
    """Whether a word stands for all that begin with it: not one or two letters, with which half of all words begin."""
    return len(word) >= _SHORTEST


def _on_postgresql(words: Sequence[str]) -> ColumnElement[bool]:
    asked = " & ".join(f"'{word}'{':*' * _begins(word)}" for word in words)
    return literal_column(LEXEMES).bool_op("@@")(cast(asked, TSQUERY))


def _on_sqlite(words: Sequence[str]) -> ColumnElement[bool]:
    return _SQLITE_INDEX.c.incident_words_index.match(" AND ".join(f'"{word}"{"*" * _begins(word)}' for word in words))


def index(connection: Connection, ids: Iterable[str]) -> None:
    """Write the words of these incidents anew: their places, the titles of their articles, their sentences."""
    wanted = list(ids)
    for start in range(0, len(wanted), PIECE):
        piece = wanted[start : start + PIECE]
        connection.execute(delete(incident_words).where(incident_words.c.incident_id.in_(piece)))
        if rows := _words(connection, piece):
            connection.execute(insert(incident_words), rows)


def index_all(connection: Connection) -> None:
    """Write the words of every incident that has none."""
    missing = select(incident.c.id).where(incident.c.id.not_in(select(incident_words.c.incident_id)))
    index(connection, connection.execute(missing).scalars().all())


def _words(connection: Connection, ids: Collection[str]) -> list[dict[str, str]]:
    place = (incident.c.place_name, incident.c.place_name_ar, incident.c.adm1)
    query = (
        select(incident.c.id, *place, report.c.evidence, article.c.title)
        .select_from(incident.outerjoin(report, report.c.incident_id == incident.c.id).outerjoin(article))
        .where(incident.c.id.in_(ids))
        .order_by(incident.c.id, report.c.id)
    )
    told: dict[str, dict[str, None]] = {}
    for key, *texts in connection.execute(query):
        told.setdefault(key, {}).update(dict.fromkeys(search_words(" ".join(filter(None, texts)))))
    return [{"incident_id": key, "words": " ".join(words)} for key, words in told.items()]
