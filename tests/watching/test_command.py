"""`furat watch` as a process of its own: told to stop it gives back what it had, started again it goes on."""

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from site_of_news import page
from sqlalchemy import select
from what_is_stored import stored

from geodata.store.engine import open_engine
from geodata.store.schema import feed_entry

FURAT = str(Path(sys.executable).parent / "furat")


@pytest.fixture
def environment(site, tmp_path, upgraded):
    url = f"sqlite:///{tmp_path / 'furat.sqlite'}"
    upgraded(url)
    return os.environ | {
        "DATABASE_URL": url,
        "FURAT_FEEDS": f"{site.url}/feed",
        "FURAT_FETCH_LOOPBACK": "1",
        "FURAT_FETCH_SECONDS": "60",
        "FURAT_FEED_PAUSE": "0",
    }


def test_told_to_stop_in_the_middle_it_ends_cleanly_and_gives_back_what_it_had(site, environment):
    site.publish(1, 2)
    asked, told = threading.Event(), threading.Event()

    def held(handler):
        asked.set()
        told.wait(60)
        return 200, {}, page(int(handler.path.rpartition("/")[2]))

    plain = dict(site.pages)
    site.pages |= {"/a/1": held, "/a/2": held}
    process = subprocess.Popen([FURAT, "watch"], env=environment, stdout=subprocess.PIPE, text=True)
    assert asked.wait(120)
    process.send_signal(signal.SIGTERM)
    told.set()
    out, _ = process.communicate(timeout=60)
    assert process.returncode == 0
    assert out.endswith("stopped\n")
    engine = open_engine(environment["DATABASE_URL"])
    with engine.connect() as connection:
        rows = connection.execute(select(feed_entry.c.lease_owner, feed_entry.c.begun, feed_entry.c.status)).all()
    engine.dispose()
    assert [row.lease_owner for row in rows] == [None, None]
    assert {row.status for row in rows} <= {"waiting", "stored"}
    assert all(row.begun == 0 for row in rows)
    site.pages |= plain
    once = subprocess.run([FURAT, "watch", "--once"], env=environment, capture_output=True, text=True, check=False)
    assert once.returncode == 0, once.stderr
    assert stored(environment["DATABASE_URL"])["statuses"] == {"stored": 2}


def test_killed_from_outside_at_a_request_the_command_goes_on_where_it_was(site, environment):
    site.publish(1, 2, 3)
    running = []
    known = threading.Event()

    def kill(number, when):
        if (number, when) == (4, "within"):
            known.wait(60)
            running[0].kill()

    site.on_request = kill
    running.append(subprocess.Popen([FURAT, "watch", "--once"], env=environment, stdout=subprocess.DEVNULL))
    known.set()
    assert running[0].wait(120) == -9
    before = len(stored(environment["DATABASE_URL"])["articles"])
    assert before == 1
    again = subprocess.run([FURAT, "watch", "--once"], env=environment, capture_output=True, text=True, check=False)
    assert again.returncode == 0, again.stderr
    found = stored(environment["DATABASE_URL"])
    assert found["statuses"] == {"stored": 2, "waiting": 1}  # the one that it had is leased to the dead for a while
    assert found["wrong"] == []
