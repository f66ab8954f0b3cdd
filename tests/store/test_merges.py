"""Reports of one event merge over articles, each merge has its reason and can be undone, and stays undone."""

import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import func, select, text

from geodata.errors import InputError
from geodata.pipeline import ingest
from geodata.records import Article
from geodata.store import articles, incidents
from geodata.store.backup import restore
from geodata.store.checking import findings
from geodata.store.engine import open_engine, writing
from geodata.store.merges import merged, splits
from geodata.store.merging import split_off
from geodata.store.schema import report
from geodata.store.state import revision, state
from geodata.store.upgrade import head, upgrade

MIGRATIONS = Path(articles.__file__).parent / "migrations"
# Pairs of bundled articles that report one event, and the place of it.
PAIRS = {
    ("furat-ar-006", "furat-en-003"): "Tabqa Air Base",  # it falls to ISIS, August 2014
    ("furat-ar-061", "furat-en-002"): "Mosul",  # it falls to ISIS, June 2014
    ("furat-ar-106", "furat-en-008"): "Karrada",  # bombing in Baghdad, July 2016
    ("furat-ar-079", "furat-ar-080"): "Shomali",  # bombing near Hilla, November 2016
    ("furat-ar-047", "furat-ar-048"): "Khan Shaykhun",  # chemical attack, April 2017
    ("furat-ar-024", "furat-ar-025"): "Aleppo",  # it falls to HTS and its allies, November 2024
}


@pytest.fixture
def store(real_backup, engine):
    """The bundled articles, read and stored, on both databases."""
    restore(engine, real_backup)
    return engine


def reported(engine):
    """How many reports are stored."""
    with engine.connect() as connection:
        return connection.execute(select(func.count()).select_from(report)).scalar_one()


def test_pairs_of_articles_on_one_event_merge_with_a_reason(store):
    with store.connect() as connection:
        found = {pair: m for m in merged(connection) for pair in PAIRS if set(pair) <= set(m.articles)}
    assert {pair: m.place_name for pair, m in found.items()} == PAIRS
    for made in found.values():
        assert len(made.reasons) >= len(made.articles) - 1
        assert all(made.place_name in reason for reason in made.reasons)


def test_no_other_articles_merge_but_one_more_that_tells_of_karrada(store):
    """furat-ar-074 looks back at the bombing of Karrada; every other merge would be two events joined."""
    with store.connect() as connection:
        together = {frozenset(m.articles) for m in merged(connection)}
    expected = {frozenset(pair) for pair in PAIRS} - {frozenset({"furat-ar-106", "furat-en-008"})}
    assert together == expected | {frozenset({"furat-ar-106", "furat-en-008", "furat-ar-074"})}


def test_a_merge_is_undone_and_stays_undone_when_more_is_stored(store):
    first, second = "furat-ar-079", "furat-ar-080"
    with store.connect() as connection:
        (made,) = (m for m in merged(connection) if first in m.articles)
        before = state(connection)
    with writing(store) as connection:
        kept, new = split_off(connection, made.incident_id, second)
    assert kept == made.incident_id
    with store.connect() as connection:
        apart = incidents.by_id(connection, [kept, new])
        assert [[r.article_id for r in d.incident.reports] for d in apart] == [[first], [second]]
        assert [d.incident.merge_reasons for d in apart] == [(), ()]
        (split,) = splits(connection)
        after = state(connection)
        original = articles.get(connection, first)
    assert (after.reports, after.incidents) == (before.reports, before.incidents + 1)
    assert (split.article_id, split.incident_id, split.other_articles) == (second, new, (first,))
    assert made.reasons[0] in split.reason

    # A third article on the event, in other words: it joins one of the two, which stay apart.
    told = "قتل ثمانون شخصا حين فجر انتحاري شاحنة ملغومة الخميس في ناحية الشوملي. وتبنى تنظيم داعش الهجوم."
    third = Article(id="third", text=told, published=original.published)
    assert ingest([third], store).stored == 1
    with store.connect() as connection:
        now = {key: incidents.of_article(connection, key) for key in (first, second, "third")}
    assert now[first] != now[second]
    assert now["third"] in {now[first], now[second]}
    with store.connect() as connection:
        assert not [f for f in findings(connection) if f.startswith("incident")]


def test_the_part_with_the_older_report_keeps_the_id(store):
    with store.connect() as connection:
        (made,) = (m for m in merged(connection) if "furat-ar-079" in m.articles)
    with writing(store) as connection:
        kept, new = split_off(connection, made.incident_id, "furat-ar-079")
    with store.connect() as connection:
        assert incidents.of_article(connection, "furat-ar-079") == (kept,)
        assert incidents.of_article(connection, "furat-ar-080") == (new,)


def test_what_cannot_be_split_is_told_and_changes_nothing(store):
    with store.connect() as connection:
        (made,) = (m for m in merged(connection) if "furat-ar-079" in m.articles)
        single = incidents.of_article(connection, "furat-ar-001")[0]
    with writing(store) as connection:
        with pytest.raises(InputError, match="there is no incident nothing"):
            split_off(connection, "nothing", "furat-ar-079")
        with pytest.raises(InputError, match="is told by furat-ar-001: furat-ar-001 cannot be split off"):
            split_off(connection, single, "furat-ar-001")
        with pytest.raises(InputError, match="furat-ar-001 cannot be split off"):
            split_off(connection, made.incident_id, "furat-ar-001")
    with store.connect() as connection:
        assert splits(connection) == ()


def test_a_near_copy_of_an_article_adds_no_report(store):
    with store.connect() as connection:
        original = articles.get(connection, "furat-ar-079")
    before = reported(store)
    copy = replace(original, id="copy", text=original.text.replace("لمزيد", "للمزيد") + "\nتابعنا على تلغرام")
    summary = ingest([copy], store)
    assert (summary.stored, summary.copies) == (1, 1)
    assert reported(store) == before


def test_a_near_copy_with_another_toll_is_a_later_report(store):
    """«مقتل ستة» (six killed), later printed again word for word with «تسعة» (nine)."""
    told = (
        "انفجار سيارة مفخخة في مدينة عفرين\nقتل ستة مدنيين وأصيب عشرون آخرون بانفجار سيارة مفخخة مساء أمس في "
        "سوق شعبي وسط مدينة عفرين بريف حلب، وقالت مصادر محلية إن فرق الإسعاف نقلت المصابين إلى مشاف قريبة، وإن حرائق "
        "اندلعت في المحال المجاورة قبل أن تتمكن فرق الإطفاء من إخمادها، ولم تتبن أي جهة مسؤوليتها عن التفجير."
    )
    first = Article("toll-1", told, published=date(2020, 4, 29))
    again = Article("toll-2", told.replace("ستة", "تسعة"), published=date(2020, 4, 29))
    summary = ingest([first, again], store)
    assert (summary.stored, summary.copies) == (2, 0)
    with store.connect() as connection:
        assert incidents.tolls_of_article(connection, "toll-1") == {(6, 20)}
        assert incidents.tolls_of_article(connection, "toll-2") == {(9, 20)}


def test_the_commands_list_and_undo(real_backup, tmp_path, monkeypatch):
    url = f"sqlite:///{tmp_path / 'furat.sqlite'}"
    monkeypatch.setenv("DATABASE_URL", url)
    engine = open_engine(url)
    restore(engine, real_backup)
    with engine.connect() as connection:
        (made,) = (m for m in merged(connection) if "furat-ar-047" in m.articles)
    engine.dispose()

    def furat(*words):
        program = str(Path(sys.executable).parent / "furat")
        return subprocess.run([program, "merge", *words], capture_output=True, text=True, encoding="utf-8", check=False)

    listed = furat("list").stdout
    assert f"{made.incident_id}  2017-04-04  Khan Shaykhun  Chemical weapon" in listed
    assert "same place (Khan Shaykhun)" in listed
    done = furat("undo", made.incident_id, "furat-ar-048")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("furat-ar-048 is kept apart")
    assert "furat-ar-047, furat-ar-048" not in furat("list").stdout
    assert "apart from furat-ar-047" in furat("list", "--undone").stdout
    again = furat("undo", made.incident_id, "furat-ar-048")
    assert again.returncode == 1
    assert "cannot be split off" in again.stderr


def test_the_second_migration_runs_on_a_store_that_holds_articles(real_backup, engine):
    """A store of revision 0001 with articles and incidents comes to the newest revision and keeps them all."""
    restore(engine, real_backup)
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with writing(engine) as connection:
        before = replace(state(connection), revision="0001")
        config.attributes["connection"] = connection
        command.downgrade(config, "0001")
        assert connection.execute(text("SELECT count(*) FROM report")).scalar_one() == before.reports
    assert upgrade(engine) == ("0001", head())
    with engine.connect() as connection:
        assert revision(connection) == head()
        assert replace(state(connection), revision="0001") == before
        assert connection.execute(text("SELECT count(*) FROM kept_apart")).scalar_one() == 0
        (made,) = (m for m in merged(connection) if "furat-ar-079" in m.articles)
    with writing(engine) as connection:
        split_off(connection, made.incident_id, "furat-ar-080")
    with engine.connect() as connection:
        assert len(splits(connection)) == 1
