"""Sums over columns: which incident a report belongs to. What a view holds is compared in tests/dashboard."""

from datetime import UTC, date, datetime

from sqlalchemy import insert
from test_universe import row

from geodata.store.engine import writing
from geodata.store.schema import article, incident, report
from geodata.store.selection import Selection
from geodata.store.sums import sums
from geodata.store.universe import universe

DAY = date(2014, 7, 5)


def an_article(key, source):
    return {
        "id": key, "text_hash": key, "text": "text", "url": None, "published": DAY, "title": None, "source": source,
        "signature": b"", "copy_of": None, "left_out": [], "ingested_at": datetime(2014, 7, 6, tzinfo=UTC),
    }  # fmt: skip


def a_report(told, source):
    shared = {name: value for name, value in told.items() if name in report.c and name != "id"}
    place = {"evidence": "text", "start": 0, "end": 4, "trace": [], "background": False, "mention_id": None}
    return shared | place | {"incident_id": told["id"], "article_id": source}


def test_a_report_counts_for_the_incident_of_exactly_its_id(engine):
    kept = [row("ab", DAY), row("abc", DAY), row("ب", DAY)]  # ids are any text; this one is two bytes
    off = [row("abcd", DAY, grade="discounted"), row("a", DAY, grade="discounted")]
    with writing(engine) as connection:
        connection.execute(insert(incident), kept + off)
        connection.execute(insert(article), [an_article(key, key) for key in ("first", "second")])
        told = [a_report(one, "first") for one in kept + off] + [a_report(kept[2], "second")]
        connection.execute(insert(report), told)
    with engine.connect() as connection:
        found = sums(connection, universe(connection))
        shown = found.shown(connection, Selection(DAY, DAY))
    assert found.reports(shown) == {"first": 3, "second": 1}
    shown[:2] = False
    assert found.reports(shown) == {"first": 1, "second": 1}


def test_an_empty_store_has_nothing_to_sum(engine):
    with engine.connect() as connection:
        found = sums(connection, universe(connection))
        shown = found.shown(connection, Selection(DAY, DAY, actors=frozenset({"ISIS"}), deaths=1, text="قصف"))
    assert found.counted(shown) == ()
    assert found.reports(shown).total() == 0
    assert found.actor_names == frozenset()
