"""The way of an article through Furat, on one page: read, locate, code, merge, store."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import Enum

from sqlalchemy import Connection, Engine

from geodata.control.claims import read_claims
from geodata.errors import InputError
from geodata.incidents.backed import backed_claims
from geodata.incidents.coding import code
from geodata.incidents.merging import merge
from geodata.places.locate import locate
from geodata.reading.addresses import Linked
from geodata.reading.duplicates import Fingerprint
from geodata.records import Analysis, Article
from geodata.store import articles, claims, incidents
from geodata.store.engine import writing
from geodata.store.merging import store_reports

Source = Article | Linked | InputError


def analyse(article: Article) -> Analysis:
    """Read one article: its places, incidents and control claims. Stores nothing."""
    mentions = locate(article)
    claims_told = backed_claims(article, read_claims(article, mentions))
    return Analysis(article, mentions, incidents=merge(code(article, mentions)), control=claims_told)


class Outcome(Enum):
    """How an article was stored."""

    NEW = "new"
    COPY = "copy"  # it repeats another article, tolls included, and adds no report


@dataclass
class Summary:
    """What became of the articles of one ingest."""

    read: int = 0
    stored: int = 0
    copies: int = 0  # of the stored: they repeat another article and add no report
    known: int = 0  # stored before
    refused: list[InputError] = field(default_factory=list)

    def __str__(self) -> str:
        copies = f" ({self.copies} of them copies of others)" if self.copies else ""
        return (
            f"{self.read} read: {self.stored} stored{copies}, {self.known} already known, {len(self.refused)} refused"
        )


def ingest(
    sources: Iterable[Source], engine: Engine, progress: Callable[[Iterable[Source]], Iterable[Source]] = iter
) -> Summary:
    """Analyse and store each article that is not known yet; one that cannot be read stops nothing else.

    Args:
        sources: articles, links to articles, and in place of each that could not be read its `InputError`.
        engine: of a database whose schema is current.
        progress: wraps the sources to show how far the work is, such as `tqdm`.
    """
    summary = Summary()
    for source in progress(sources):
        summary.read += 1
        _ingest_one(source, engine, summary)
    return summary


def _ingest_one(source: Source, engine: Engine, summary: Summary) -> None:
    if isinstance(source, Linked):
        with engine.connect() as connection:
            known = articles.get(connection, source.id) is not None
        if known:
            summary.known += 1
            return
        source = source.read()
    if isinstance(source, InputError):
        summary.refused.append(source)
        return
    with engine.connect() as connection:
        known = articles.known(connection, source)
    outcome = None
    if not known:
        analysis, fingerprint = analyse(source), Fingerprint.of(source.text)
        with writing(engine) as connection:
            outcome = store(connection, analysis, fingerprint)
    summary.known += outcome is None
    summary.stored += outcome is not None
    summary.copies += outcome is Outcome.COPY


def store(connection: Connection, analysis: Analysis, fingerprint: Fingerprint) -> Outcome | None:
    """Store what was read out of an article; None where it was stored already, perhaps in the meantime.

    Args:
        connection: of a transaction in which writers take turns (`store.engine.writing`).
        analysis: of the article.
        fingerprint: of its text.
    """
    if articles.known(connection, analysis.article):
        return None
    reports = [report for incident in analysis.incidents for report in incident.reports]
    original = articles.copy_of(connection, fingerprint)
    if original is not None and incidents.tolls(reports) - incidents.tolls_of_article(connection, original):
        original = None  # the same words with another toll are a later report
    articles.add(connection, analysis, fingerprint, copy_of=original)
    if original is not None:
        return Outcome.COPY
    store_reports(connection, reports)
    claims.add(connection, analysis.control)
    return Outcome.NEW
