"""Search in the texts of incidents, on SQLite and on PostgreSQL."""

from datetime import date

import pytest
from sqlalchemy import delete, func, insert, select

from geodata.reading.duplicates import Fingerprint
from geodata.records import Analysis, Article, PlaceKind, Position, Report
from geodata.store import articles
from geodata.store.engine import writing
from geodata.store.merging import store_reports
from geodata.store.schema import incident, incident_words, report
from geodata.store.search import index_all, matching, question_words, search_words
from geodata.store.universe import universe

RAQQA = Position("Raqqa", 35.95, 39.01, 10.0, PlaceKind.CITY, "Raqqa", "SY", 1, "sy-raqqa", "الرقة")
MOSUL = Position("Mosul", 36.34, 43.13, 10.0, PlaceKind.CITY, "Nineveh", "IQ", 1, "iq-mosul", "الموصل")
TOLD = {
    "shelling": ("وقصفت المدفعية حيًا في المدينة.", RAQQA, 5),  # and the artillery shelled a quarter
    "by shelling": ("قُتل ثلاثة بالقصف على السوق.", MOSUL, 9),  # three were killed by the shelling
    "protest": ("تظاهر المئات للمطالبة بالكهرباء، ١٢ ساعة.", MOSUL, 20),  # hundreds demanded electricity, 12 hours
}


@pytest.fixture
def filled(engine):
    with writing(engine) as connection:
        for name, (sentence, place, day) in TOLD.items():
            when = date(2016, 5, day)
            article = Article(name, sentence, None, when, f"Title of {name}")
            articles.add(connection, Analysis(article), Fingerprint.of(sentence))
            told = Report(
                name, "Battles", "Armed clash", when, when, 1, place, (), False, None, None, sentence, 0, 9, 0.8
            )  # fmt: skip
            store_reports(connection, [told])
    return engine


def found(engine, asked):
    """The articles whose incidents a question finds."""
    with engine.connect() as connection:
        numbers = matching(connection, asked).tolist()
        query = (
            select(report.c.article_id)
            .join(incident_words, incident_words.c.incident_id == report.c.incident_id)
            .where(incident_words.c.id.in_(numbers))
        )
        return set(connection.execute(query).scalars())


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ("قصف", {"shelling", "by shelling"}),  # shelling: with و and with بال before it
        ("القصف", {"shelling", "by shelling"}),
        ("قَصْفُ", {"shelling", "by shelling"}),  # with vowels
        ("الموصل", {"by shelling", "protest"}),  # Mosul: the name of the place
        ("موصل قصف", {"by shelling"}),  # every word
        ("mosul", {"by shelling", "protest"}),
        ("NINEVEH", {"by shelling", "protest"}),
        ("كهرب", {"protest"}),  # the beginning of «electricity»
        ("12", {"protest"}),
        ("title shelling", {"shelling", "by shelling"}),
        ("حلب", set()),  # Aleppo
        ("", set()),
        ("'\" & | ! : * ( ) --", set()),
        ('قصف" OR "', set()),  # a word like any other
        ("قصف' | 'x", set()),
    ],
)  # fmt: skip
def test_a_question_finds_the_incidents_that_hold_all_its_words(filled, asked, names):
    assert found(filled, asked) == names


def test_words_follow_an_incident_that_is_taken_away_and_one_that_is_made_anew(filled):
    with writing(filled) as connection:
        gone = connection.execute(select(report.c.incident_id).where(report.c.article_id == "protest")).scalar_one()
        connection.execute(delete(report).where(report.c.incident_id == gone))
        connection.execute(delete(incident).where(incident.c.id == gone))
    assert found(filled, "mosul") == {"by shelling"}
    with filled.connect() as connection:
        assert len(matching(connection, "mosul")) == 1


def test_what_came_in_without_words_gets_them(filled):
    with writing(filled) as connection:
        connection.execute(delete(incident_words))
        assert matching(connection, "قصف").tolist() == []
        index_all(connection)
    assert found(filled, "قصف") == {"shelling", "by shelling"}
    with filled.connect() as connection:
        assert connection.execute(select(func.count()).select_from(incident_words)).scalar_one() == len(TOLD)


def test_every_row_of_the_columns_has_the_number_by_which_it_is_found(filled):
    with filled.connect() as connection:
        columns = universe(connection)
        known = dict(connection.execute(select(incident_words.c.incident_id, incident_words.c.id)).all())
    assert [known[key] for key in columns.ids()] == columns.number.tolist()


def test_an_incident_without_words_has_no_number(filled):
    row = {"id": "bare", "event_type": "Battles", "sub_event_type": "Armed clash", "date_precision": 1,
           "place_name": "Raqqa", "place_name_ar": "", "place_kind": "city", "lat": 1.0, "lon": 1.0, "tol_km": 1.0,
           "country": "SY", "geo_precision": 1, "actors": [], "civilians": False, "score": 1.0, "grade": "weak",
           "merge_reasons": []}  # fmt: skip
    with writing(filled) as connection:
        connection.execute(insert(incident), [row])
    with filled.connect() as connection:
        assert universe(connection).number.tolist().count(-1) == 1


def test_a_word_is_indexed_with_and_without_what_may_be_written_together_with_it():
    assert {"وبالقصف", "بالقصف", "قصف"} <= set(search_words("وبالقصف"))
    assert "بغداد" in search_words("بغداد")  # Baghdad begins with a letter that may be a proclitic


def test_a_question_loses_the_article_only():
    assert question_words("القصف على الرَّقة") == ["قصف", "علي", "رقه"]
    assert question_words("بغداد") == ["بغداد"]
