"""`furat db check` finds each kind of damage, and names the row."""

import pytest
from sqlalchemy import insert, select, text, update
from typer.testing import CliRunner

from geodata.cli import app
from geodata.settings import settings
from geodata.store.backup import restore
from geodata.store.checking import findings
from geodata.store.engine import open_engine, writing
from geodata.store.schema import article, control_claim, incident, mention, metadata, report


@pytest.fixture
def store(real_backup, database_url):
    """The real data without the database's own guard, as another program may leave it."""
    engine = open_engine(database_url)
    restore(engine, real_backup)
    with engine.connect() as connection:
        assert list(findings(connection)) == []
    if engine.dialect.name == "postgresql":
        with writing(engine) as connection:
            for table in metadata.sorted_tables:
                for key in table.foreign_key_constraints:
                    connection.execute(text(f"ALTER TABLE {table.name} DROP CONSTRAINT {key.name}"))
    yield engine
    engine.dispose()


def damaged(engine, *statements):
    """What is found after some statements."""
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            connection.connection.driver_connection.execute("PRAGMA foreign_keys = OFF")
        for statement in statements:
            connection.execute(statement)
        connection.commit()
        return list(findings(connection))


def first(engine, query):
    with engine.connect() as connection:
        return connection.execute(query.limit(1)).scalar_one()


def test_rows_that_point_nowhere(store):
    gone = first(store, select(report.c.article_id))
    found = damaged(store, article.delete().where(article.c.id == gone))
    for table in ("article_band", "mention", "report"):
        assert any(line.startswith(f"{table} ") and f"article_id is {gone}" in line for line in found)


def test_an_incident_that_is_gone_and_one_without_reports(store):
    gone, bare = first(store, select(incident.c.id)), first(store, select(incident.c.id).order_by(incident.c.id.desc()))
    found = damaged(
        store,
        incident.delete().where(incident.c.id == gone),
        report.delete().where(report.c.incident_id == bare),
    )
    assert any(line.startswith("report ") and f"incident_id is {gone}" in line for line in found)
    assert f"incident {bare}: no report tells of it" in found


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("fatalities_min", 4321),
        ("event_type", "Strategic developments"),
        ("lat", 1.5),
        ("grade", "confirmed"),
        ("actors", ["Nobody"]),
    ],
)
def test_a_value_that_does_not_follow_from_the_reports(store, column, value):
    key = first(store, select(incident.c.id))
    (line,) = damaged(store, update(incident).where(incident.c.id == key).values({column: value}))
    assert line.startswith(f"incident {key}: {column} is {value!r}, and its reports give ")


def test_reports_of_two_events_under_one_incident(store):
    with store.connect() as connection:
        rows = connection.execute(select(report.c.incident_id, report.c.country).order_by(report.c.id)).all()
    here = next(row.incident_id for row in rows if row.country == "SY")
    there = next(row.incident_id for row in rows if row.country == "IQ")
    found = damaged(store, update(report).where(report.c.incident_id == there).values(incident_id=here))
    assert any(line.startswith(f"incident {here}: its ") and "should not be merged" in line for line in found)
    assert f"incident {there}: no report tells of it" in found


def test_claims_without_place_or_article(store):
    with store.connect() as connection:
        keys = connection.execute(
            select(control_claim.c.id).where(control_claim.c.said.is_not(None)).order_by(control_claim.c.id).limit(4)
        ).scalars().all()  # fmt: skip
    unnamed, village = {"place_id": None, "place_name": ""}, {"place_id": None, "place_name": "أم المجاهيل"}
    changes = (unnamed, {"place_id": "sy-nowhere-at-all"}, {"article_id": None}, village)
    found = damaged(
        store,
        *(
            update(control_claim).where(control_claim.c.id == key).values(change)
            for key, change in zip(keys, changes, strict=True)
        ),
    )
    assert found == [
        f"control_claim {keys[0]}: it names no place",
        f"control_claim {keys[1]}: its place sy-nowhere-at-all is not in the gazetteer",
        f"control_claim {keys[2]}: it was read from a text, and its article is not named",
    ]


def test_evidence_that_does_not_stand_in_its_article(store):
    key, name = first(store, select(report.c.id)), first(store, select(mention.c.id))
    found = damaged(
        store,
        update(report).where(report.c.id == key).values(evidence="not there"),
        update(mention).where(mention.c.id == name).values(start=mention.c.start + 1, end=mention.c.end + 1),
    )
    assert any(line.startswith(f"report {key}: its evidence does not stand there") for line in found)
    assert any(line.startswith(f"mention {name}: its surface does not stand there") for line in found)


def test_a_copy_that_counts_and_a_copy_of_a_copy(store):
    with store.connect() as connection:
        telling = connection.execute(select(report.c.article_id).distinct().order_by(report.c.article_id).limit(2))
        one, two = telling.scalars().all()
    copy = insert(article).values(
        id="copy",
        text_hash="copy",
        text="x",
        signature=b"",
        left_out=[],
        ingested_at=text("CURRENT_TIMESTAMP"),
        copy_of=one,
    )
    found = damaged(store, update(article).where(article.c.id == one).values(copy_of=two), copy)
    assert f"article {one}: it is a copy of another and has reports of its own" in found
    assert "article copy: it is a copy of an article that is a copy itself" in found


def test_the_command_says_each_finding_in_a_line_and_ends_with_1(store, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", store.url.render_as_string(hide_password=False))
    settings.cache_clear()
    sound = CliRunner().invoke(app, ["db", "check"])
    assert (sound.exit_code, sound.stdout) == (0, "Nothing is wrong.\n")
    key = first(store, select(incident.c.id))
    damaged(store, update(incident).where(incident.c.id == key).values(civilians=~incident.c.civilians))
    broken = CliRunner().invoke(app, ["db", "check"])
    assert broken.exit_code == 1
    assert broken.stdout.splitlines()[-1] == "1 thing is wrong."
    assert broken.stdout.startswith(f"incident {key}: civilians is ")


def test_backup_and_restore_are_one_command_each(real_backup, tmp_path, monkeypatch):
    for name, command, said in (
        ("one", ["restore", str(real_backup)], "rows were restored"),
        ("one", ["backup", str(tmp_path / "b.zip")], "rows were written"),
        ("two", ["restore", str(tmp_path / "b.zip")], "rows were restored"),
        ("two", ["check"], "Nothing is wrong."),
    ):
        monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / name}.sqlite")
        settings.cache_clear()
        done = CliRunner().invoke(app, ["db", *command])
        assert done.exit_code == 0
        assert said in done.stdout
