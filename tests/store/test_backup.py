"""What a backup holds comes back, on either database, wholly or not at all."""

import json
import stat
import zipfile
from datetime import UTC, datetime
from itertools import pairwise

import pytest
from sqlalchemy import func, insert, select, text

from geodata.errors import InputError, StoreError
from geodata.records import Basis, ControlClaim, ControlStatus
from geodata.store import claims
from geodata.store.backup import backup, restore
from geodata.store.checking import findings
from geodata.store.engine import open_engine, writing
from geodata.store.incidents import by_id
from geodata.store.schema import article, metadata
from geodata.store.universe import universe
from geodata.store.upgrade import upgrade


def manifest(path):
    with zipfile.ZipFile(path) as archive:
        return json.loads(archive.read("manifest.json"))


def rewritten(source, target, **changed):
    """A copy of a backup in which some files have other content; None leaves one out."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            content = changed.get(name.partition(".")[0], old.read(name))
            if content is not None:
                new.writestr(name, content)
    return target


def rows(engine):
    with engine.connect() as connection:
        return sum(
            connection.execute(select(func.count()).select_from(table)).scalar() for table in metadata.sorted_tables
        )


def test_a_round_trip_over_both_databases_loses_and_changes_nothing(real_backup, database_url, tmp_path):
    fresh = open_engine(database_url)
    restored = restore(fresh, real_backup)  # makes the tables too
    assert restored == rows(fresh) > 4_000
    backup(fresh, tmp_path / "again.zip")
    assert manifest(tmp_path / "again.zip")["tables"] == manifest(real_backup)["tables"]
    with fresh.connect() as connection:
        assert list(findings(connection)) == []
        ids = list(universe(connection).ids())
        assert all(detail.incident.reports for detail in by_id(connection, ids))
    fresh.dispose()


def test_a_restored_database_takes_new_rows(real_backup, engine):
    restore(engine, real_backup)
    claim = ControlClaim(
        "sy-raqqa", "Raqqa", 35.95, 39.01, 10, ("SDF",), ControlStatus.HELD, None, 3, Basis.ASSESSED, "a test"
    )
    with writing(engine) as connection:
        assert claims.add(connection, [claim]) == 1
    with engine.connect() as connection:
        newest = max(found.recorded_at for found in claims.all(connection))
    assert abs((datetime.now(UTC) - newest).total_seconds()) < 600


def test_a_database_that_holds_anything_is_left_alone(real_backup, engine):
    restore(engine, real_backup)
    before = rows(engine)
    with pytest.raises(StoreError, match=r"not empty \(140 rows in article\): restore into an empty one"):
        restore(engine, real_backup)
    assert rows(engine) == before


def test_rows_that_point_at_later_rows_of_their_own_table_come_back(engine, tmp_path):
    columns = {
        "text": "x",
        "signature": b"\x00\xff",
        "left_out": [],
        "ingested_at": datetime(2024, 2, 29, 1, 2, 3, 4, UTC),
    }
    chain = [*pairwise("abcdef"), ("f", None)]  # each is a copy of the next
    with writing(engine) as connection:
        for name, original in reversed(chain):
            connection.execute(insert(article).values(id=name, text_hash=name, copy_of=original, **columns))
    backup(engine, tmp_path / "chain.zip")
    with writing(engine) as connection:
        for name, _ in chain:
            connection.execute(article.delete().where(article.c.id == name))
    restore(engine, tmp_path / "chain.zip")
    with engine.connect() as connection:
        found = connection.execute(select(article.c.id, article.c.copy_of).order_by(article.c.id)).all()
    assert [tuple(row) for row in found] == chain
    backup(engine, tmp_path / "again.zip")
    assert manifest(tmp_path / "again.zip")["tables"] == manifest(tmp_path / "chain.zip")["tables"]


@pytest.mark.parametrize("change", ["a letter", "a line less", "no such column", "no JSON", "missing"])
def test_a_damaged_backup_is_refused_and_leaves_the_database_empty(real_backup, engine, tmp_path, change):
    with zipfile.ZipFile(real_backup) as archive:
        lines = archive.read("control_claim.jsonl").splitlines(keepends=True)
    content = {
        "a letter": b"".join(lines).replace(b"ISIS", b"ISIL", 1),
        "a line less": b"".join(lines[:-1]),
        "no such column": b"".join(lines).replace(b'"holders"', b'"holder"', 1),
        "no JSON": b"".join(lines)[:-5],
        "missing": None,
    }[change]
    damaged = rewritten(real_backup, tmp_path / "damaged.zip", control_claim=content)
    with pytest.raises(InputError, match=r"damaged\.zip: .*control_claim\.jsonl"):
        restore(engine, damaged)
    assert rows(engine) == 0


def test_a_backup_that_breaks_a_foreign_key_is_refused_whole(real_backup, engine, tmp_path):
    told = manifest(real_backup)
    told["tables"]["article"] = {
        "rows": 0,
        "sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    }
    damaged = rewritten(real_backup, tmp_path / "damaged.zip", article=b"", manifest=json.dumps(told))
    with pytest.raises(StoreError, match="the database did not take the backup"):
        restore(engine, damaged)
    assert rows(engine) == 0


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"revision": "0000"}, "a backup of revision 0000, and this version of Furat needs"),
        ({"format": "furat-backup-9"}, "a backup of the format furat-backup-9"),
        ({"tables": {}}, "other tables"),
    ],
)
def test_a_backup_of_another_version_is_refused_in_one_sentence(real_backup, tmp_path, change, reason):
    other = rewritten(real_backup, tmp_path / "other.zip", manifest=json.dumps(manifest(real_backup) | change))
    with pytest.raises(InputError, match=reason):
        restore(open_engine(f"sqlite:///{tmp_path / 'new.sqlite'}"), other)


@pytest.mark.parametrize("content", [b"", b"no zip", b"PK\x03\x04", None])
def test_a_file_that_is_no_backup_is_one_line(tmp_path, content):
    path = tmp_path / "no.zip"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(InputError, match=r"no\.zip: "):
        restore(open_engine(f"sqlite:///{tmp_path / 'new.sqlite'}"), path)


def test_a_zip_of_something_else_is_no_backup(tmp_path):
    with zipfile.ZipFile(tmp_path / "other.zip", "w") as archive:
        archive.writestr("../../evil", "x")
    with pytest.raises(InputError, match=r"manifest\.json cannot be read"):
        restore(open_engine(f"sqlite:///{tmp_path / 'new.sqlite'}"), tmp_path / "other.zip")


def test_the_file_is_whole_private_and_replaces_the_one_before(engine, tmp_path):
    path = tmp_path / "backup.zip"
    path.write_bytes(b"the one before")
    backup(engine, path)
    assert manifest(path)["tables"]["article"]["rows"] == 0
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [entry.name for entry in tmp_path.iterdir() if entry.name.startswith(".")] == []


def test_a_backup_that_cannot_be_written_is_one_line_and_leaves_the_one_before(tmp_path):
    engine = open_engine(f"sqlite:///{tmp_path / 'furat.sqlite'}")
    with pytest.raises(StoreError, match="run `furat db upgrade`"):
        backup(engine, tmp_path / "backup.zip")
    upgrade(engine)
    (tmp_path / "folder").mkdir()
    for path in (tmp_path / "none" / "backup.zip", tmp_path / "folder"):
        with pytest.raises(StoreError, match=f"{path}: the backup cannot be written"):
            backup(engine, path)
    assert list((tmp_path / "folder").iterdir()) == []
    engine.dispose()


def test_a_backup_is_of_one_moment_while_others_write(real_backup, database_url, tmp_path):
    engine = open_engine(database_url)
    restore(engine, real_backup)
    reading = engine.connect().execution_options(
        **({"isolation_level": "REPEATABLE READ"} if engine.dialect.name == "postgresql" else {})
    )
    with reading as connection, connection.begin():
        connection.execute(text("SELECT count(*) FROM article"))
        with writing(engine) as other:
            other.execute(text("DELETE FROM control_claim"))
        # The very reading that `backup` does: it still sees the claims.
        assert connection.execute(text("SELECT count(*) FROM control_claim")).scalar() > 600
    backup(engine, tmp_path / "later.zip")
    assert manifest(tmp_path / "later.zip")["tables"]["control_claim"]["rows"] == 0
    engine.dispose()
