"""Articles and the mentions in them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from hashlib import sha256

from sqlalchemy import Connection, insert, select

from geodata.language.normalise import fold
from geodata.reading.duplicates import COPY_THRESHOLD, Fingerprint
from geodata.records import Analysis, Article, Mention
from geodata.store.rows import mention_columns, mention_record
from geodata.store.schema import article, article_band, mention


@dataclass(frozen=True, slots=True)
class ArticleHead:
    """An article without its text, as a list of sources shows it."""

    id: str
    title: str | None
    url: str | None
    source: str | None
    published: date | None


def text_hash(text: str) -> str:
    """One hash for every spelling and spacing of the same text."""
    return sha256(" ".join(fold(text).split()).encode()).hexdigest()


def known(connection: Connection, candidate: Article) -> bool:
    """Whether an article of this id, or of this very text, is stored."""
    same = (article.c.id == candidate.id) | (article.c.text_hash == text_hash(candidate.text))
    return connection.execute(select(article.c.id).where(same).limit(1)).first() is not None


def add(connection: Connection, analysis: Analysis, fingerprint: Fingerprint, *, copy_of: str | None = None) -> None:
    """Store an article that is not `known`, with its mentions and what could not be read out of it."""
    new = analysis.article
    connection.execute(
        insert(article).values(
            id=new.id,
            text_hash=text_hash(new.text),
            text=new.text,
            url=new.url,
            published=new.published,
            title=new.title,
            source=new.source,
            signature=fingerprint.to_bytes(),
            copy_of=copy_of,
            left_out=list(analysis.left_out),
            ingested_at=datetime.now(UTC),
        )
    )
    connection.execute(insert(article_band), [{"band": band, "article_id": new.id} for band in fingerprint.bands()])
    if analysis.mentions:
        connection.execute(insert(mention), [{"article_id": new.id, **mention_columns(m)} for m in analysis.mentions])


def copy_of(connection: Connection, fingerprint: Fingerprint) -> str | None:
    """The stored article that a text of this fingerprint repeats, the likest first; None where there is none."""
    sharing = select(article_band.c.article_id).where(article_band.c.band.in_(fingerprint.bands()))
    stored = select(article.c.id, article.c.signature).where(article.c.id.in_(sharing), article.c.copy_of.is_(None))
    likest = max(
        ((fingerprint.similarity(Fingerprint.from_bytes(row.signature)), row.id) for row in connection.execute(stored)),
        default=None,
    )
    return likest[1] if likest and likest[0] >= COPY_THRESHOLD else None


def get(connection: Connection, article_id: str) -> Article | None:
    """The article of an id, None where there is none."""
    columns = (article.c.id, article.c.text, article.c.url, article.c.published, article.c.title, article.c.source)
    row = connection.execute(select(*columns).where(article.c.id == article_id)).mappings().first()
    return Article(**row) if row else None


def heads(connection: Connection, ids: Iterable[str]) -> dict[str, ArticleHead]:
    """The heads of the articles of these ids."""
    columns = (article.c.id, article.c.title, article.c.url, article.c.source, article.c.published)
    rows = connection.execute(select(*columns).where(article.c.id.in_(list(ids)))).mappings()
    return {row["id"]: ArticleHead(**row) for row in rows}


def mentions(connection: Connection, article_id: str) -> tuple[Mention, ...]:
    """The mentions of an article in the order of its text."""
    query = select(mention).where(mention.c.article_id == article_id).order_by(mention.c.start)
    return tuple(mention_record(row) for row in connection.execute(query).mappings())
