"""The tables of the store. Changed only together with a migration; a test compares the two.

Positions and counts are spread over columns so that SQL can ask for them; what only the detail of one incident
shows (candidates, traces, reasons) is JSON.
"""

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    String,
    Table,
    Text,
    false,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# SQLite numbers rows by itself only where the key is spelt INTEGER.
RowId = BigInteger().with_variant(Integer, "sqlite")


def _event_columns() -> list[Column[object]]:
    """What a report says and an incident sums up: the same columns in both tables."""
    return [
        Column("event_type", String(40), nullable=False),
        Column("sub_event_type", String(60), nullable=False),
        Column("date_from", Date),
        Column("date_to", Date),
        Column("date_precision", SmallInteger, nullable=False),
        Column("place_id", Text),
        Column("place_name", Text, nullable=False),
        Column("place_name_ar", Text, nullable=False),
        Column("place_kind", String(20), nullable=False),
        Column("lat", Float, nullable=False),
        Column("lon", Float, nullable=False),
        Column("tol_km", Float, nullable=False),
        Column("adm1", Text),
        Column("country", String(2), nullable=False),
        Column("geo_precision", SmallInteger, nullable=False),
        Column("actors", JSON, nullable=False),
        Column("civilians", Boolean, nullable=False),
        Column("fatalities_min", Integer),
        Column("fatalities_max", Integer),
        Column("injured_min", Integer),
        Column("injured_max", Integer),
        Column("score", Float, nullable=False),
    ]


def _turn_columns() -> list[Column[object]]:
    """When it is a row's turn, who works on it, and why that failed last: see store/turns.py."""
    return [
        Column("due_at", DateTime(timezone=True), nullable=False),
        Column("due_set_at", DateTime(timezone=True), nullable=False),  # later than now: the clock was set back since
        Column("lease_owner", Text),
        Column("leased_at", DateTime(timezone=True)),
        Column("leased_until", DateTime(timezone=True)),
        Column("failures", Integer, nullable=False),  # since the last success
        Column("cause", String(20)),  # of the last failure, a `Cause`
        Column("reason", Text),  # the same in a sentence
    ]


article = Table(
    "article",
    metadata,
    Column("id", Text, primary_key=True),
    Column(
        "text_hash", String(64), nullable=False, unique=True
    ),  # SHA-256 of the folded text: the same text comes once
    Column("text", Text, nullable=False),
    Column("url", Text),
    Column("published", Date, index=True),
    Column("title", Text),
    Column("source", Text),
    Column("signature", LargeBinary, nullable=False),  # MinHash, see reading/duplicates.py
    Column("copy_of", Text, ForeignKey("article.id")),  # the article that this one repeats
    Column("left_out", JSON, nullable=False),
    Column("ingested_at", DateTime(timezone=True), nullable=False, index=True),
)

article_band = Table(  # locality-sensitive hashing: articles that share a band may be copies
    "article_band",
    metadata,
    Column("band", String(24), primary_key=True),
    Column("article_id", Text, ForeignKey("article.id", ondelete="CASCADE"), primary_key=True),
)

mention = Table(
    "mention",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("article_id", Text, ForeignKey("article.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("surface", Text, nullable=False),
    Column("kind", String(20), nullable=False),
    Column("relation", String(20), nullable=False),
    Column("score", Float, nullable=False),
    Column("rule", Text, nullable=False),
    Column("place_id", Text, index=True),
    Column("place", JSON),
    Column("parent", JSON),
    Column("candidates", JSON, nullable=False),
)

incident = Table(
    "incident",
    metadata,
    Column("id", Text, primary_key=True),
    *_event_columns(),
    Column("grade", String(20), nullable=False, index=True),  # how many are off the map is asked again and again
    Column("merge_reasons", JSON, nullable=False),
    Index(None, "date_from", "id", "date_to"),  # the order of an export, which begins before all is sorted
)

incident_words = Table(  # what `store/search.py` finds an incident by; its full-text index is each database's own
    "incident_words",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("incident_id", Text, ForeignKey("incident.id", ondelete="CASCADE"), nullable=False, unique=True),
    Column("words", Text, nullable=False),  # folded, each once, with a space between
)

report = Table(
    "report",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("article_id", Text, ForeignKey("article.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("incident_id", Text, ForeignKey("incident.id"), nullable=False, index=True),
    Column("mention_id", RowId, ForeignKey("mention.id")),
    *_event_columns(),
    Column("evidence", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("trace", JSON, nullable=False),
    Column("background", Boolean, nullable=False),
    Index(None, "date_from", "date_to"),
)

kept_apart = Table(  # reports that an editor took out of one incident: merging never joins them again
    "kept_apart",
    metadata,
    Column("report_id", RowId, ForeignKey("report.id", ondelete="CASCADE"), primary_key=True),  # the one split off
    Column("other_id", RowId, ForeignKey("report.id", ondelete="CASCADE"), primary_key=True),
    Column("reason", Text, nullable=False),  # why merging had joined them
    Column("decided_at", DateTime(timezone=True), nullable=False),
)

control_claim = Table(  # append only: a later claim supersedes, none is changed, and a wrong one is retracted below
    "control_claim",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("claim_hash", String(64), nullable=False, unique=True),  # the same claim is recorded once
    Column("place_id", Text, index=True),
    Column("place_name", Text, nullable=False),
    Column("lat", Float, nullable=False),
    Column("lon", Float, nullable=False),
    Column("tol_km", Float, nullable=False),
    Column("holders", JSON, nullable=False),
    Column("status", String(20), nullable=False),
    Column("date_from", Date, index=True),
    Column("date_precision", SmallInteger, nullable=False),
    Column("basis", String(20), nullable=False),
    Column("source", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("said", String(20)),
    Column("article_id", Text, ForeignKey("article.id")),
    Column("evidence", Text, nullable=False),
    Column("start", Integer),
    Column("end", Integer),
    Column("score", Float, nullable=False),
    Column("recorded_at", DateTime(timezone=True), nullable=False, index=True),
    Column("bundled", Boolean, nullable=False, server_default=false()),  # a statement of the history that Furat brings
)

claim_retraction = Table(  # append only as well: of several rows of a claim the last one holds
    "claim_retraction",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("claim_id", RowId, ForeignKey("control_claim.id"), nullable=False, index=True),
    Column("retracted", Boolean, nullable=False),  # false: it stands again
    Column("reason", Text, nullable=False),
    Column("recorded_at", DateTime(timezone=True), nullable=False),
)

feed = Table(  # what `furat watch` asks again and again
    "feed",
    metadata,
    Column("url", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("kind", String(10), nullable=False),
    Column("interval", Float, nullable=False),  # seconds
    Column("links", Text, nullable=False),  # what the address of an article holds, where the kind is `list`
    Column("encoding", String(40), nullable=False),
    Column("active", Boolean, nullable=False),  # false: no table names it any more
    Column("etag", Text),
    Column("last_modified", Text),
    Column("last_success", DateTime(timezone=True)),
    *_turn_columns(),
)

feed_entry = Table(  # every article that a feed named: the queue of those to read, and the memory of those done
    "feed_entry",
    metadata,
    Column("id", Text, primary_key=True),  # that of the article
    Column("feed_url", Text, ForeignKey("feed.url"), nullable=False, index=True),
    Column("link", Text),
    Column("title", Text),
    Column("text", Text, nullable=False),  # what the feed itself holds of it; emptied when it is done
    Column("published", Date),
    Column("source", Text),
    Column("status", String(20), nullable=False),  # an `EntryStatus`
    Column("begun", SmallInteger, nullable=False),  # readings begun that neither succeeded nor failed: somebody died
    Column("added_at", DateTime(timezone=True), nullable=False),
    Column("finished_at", DateTime(timezone=True)),
    *_turn_columns(),
    Index(None, "status", "due_at"),
)
