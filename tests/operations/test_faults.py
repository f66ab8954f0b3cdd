"""What breaks beneath the server: it says so in one sentence, stays up, and is itself again when that is."""

import errno
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from dashboard.app import create_app
from geodata.errors import StoreError
from geodata.reading.duplicates import Fingerprint
from geodata.records import Analysis, Article
from geodata.settings import Settings
from geodata.store import articles
from geodata.store.backup import backup
from geodata.store.engine import open_engine, writing
from geodata.store.upgrade import upgrade

PAGES = ["/about", "/readyz", "/healthz", "/data/control.json"]


def program(name):
    """A program of PostgreSQL, None where it is not installed."""
    installed = sorted(map(str, Path("/usr/lib/postgresql").glob(f"*/bin/{name}")))
    return installed[-1] if installed else shutil.which(name)


class Server:
    """A PostgreSQL server that a test can stop and start again."""

    def __init__(self, folder):
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.folder, self.port = folder, free.getsockname()[1]
        self.as_owner = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        if self.as_owner:
            shutil.chown(folder, "postgres", "postgres")
        self._run("initdb", "-D", str(folder / "data"), "-A", "trust", "-U", "furat", "-E", "UTF8", "--no-sync")
        self.url = f"postgresql+psycopg://furat@127.0.0.1:{self.port}/postgres"

    def _run(self, name, *arguments):
        command = [*self.as_owner, program(name), *arguments]
        done = subprocess.run(command, cwd=self.folder, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr

    def start(self):
        options = f"-c listen_addresses=127.0.0.1 -p {self.port} -k {self.folder} -c fsync=off"
        self._run(
            "pg_ctl", "-D", str(self.folder / "data"), "-w", "-l", str(self.folder / "log"), "-o", options, "start"
        )

    def stop(self):
        self._run("pg_ctl", "-D", str(self.folder / "data"), "-m", "immediate", "-w", "stop")


@contextmanager
def stoppable_server():
    folder = Path(tempfile.mkdtemp(prefix="furat-stoppable-"))
    try:
        yield Server(folder)
    finally:
        shutil.rmtree(folder)


def about(client):
    """The page that tells the counts, opened as a browser does."""
    body = {
        "output": "page.children",
        "outputs": {"id": "page", "property": "children"},
        "inputs": [{"id": "url", "property": "pathname", "value": "/about"}],
        "state": [{"id": "url", "property": "search", "value": "?lang=en"}],
        "changedPropIds": ["url.pathname"],
    }
    return client.post("/_dash-update-component", json=body, headers={"Accept-Encoding": "gzip"})


def in_the_end(holds):
    """Ask until it holds, for a minute."""
    until = time.monotonic() + 60
    while not holds():
        assert time.monotonic() < until


def one_sentence(answer):
    assert answer.status_code == 503
    message = answer.json["error"]["message"]
    assert message.count(".") == 1
    assert "Traceback" not in answer.text
    return message


def test_a_database_that_goes_and_comes_back(missing_tool):
    if not program("initdb") or not program("pg_ctl"):
        missing_tool("PostgreSQL is not installed (Debian: apt-get install postgresql)")
    with stoppable_server() as server:
        server.start()
        engine = open_engine(server.url)
        upgrade(engine)
        app = create_app(Settings(DATABASE_URL=server.url)).server
        client = app.test_client()
        assert [client.get(path).status_code for path in PAGES] == [200] * 4
        assert about(client).status_code == 200
        server.stop()
        in_the_end(lambda: about(client).status_code == 503)  # a large store is not asked at each request
        for _ in range(2):
            one_sentence(about(client))
            for path in PAGES[1:]:
                one_sentence(client.get(path))
        server.start()
        assert [client.get(path).status_code for path in PAGES] == [200] * 4
        assert about(client).status_code == 200
        engine.dispose()
        app.extensions["engine"].dispose()
        server.stop()


@pytest.fixture
def small_disk(missing_tool):
    """A disk of 2 MB of its own."""
    if os.geteuid() != 0 or not shutil.which("mount"):
        missing_tool("mounting a small disk needs root")
    folder = Path(tempfile.mkdtemp(prefix="furat-small-disk-"))
    mounted = subprocess.run(
        [shutil.which("mount"), "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder)],
        check=False,
        capture_output=True,
        text=True,
    )
    if mounted.returncode:
        folder.rmdir()
        missing_tool(f"a small disk cannot be mounted here: {mounted.stderr.strip()}")
    yield folder
    subprocess.run([shutil.which("umount"), "-l", str(folder)], check=True)
    folder.rmdir()


def fill_up(path):
    try:
        with path.open("wb", buffering=0) as ballast:
            while True:
                ballast.write(bytes(4096))
    except OSError as error:
        assert error.errno == errno.ENOSPC  # noqa: PT017  # raised by a loop


def store_until_it_fails(engine):
    for number in range(1, 200):
        store(engine, number)


def store(engine, number):
    article = Article(f"a{number}", f"{number} " + "كلمة " * 5000, None, date(2024, 1, 1), "t", "s")  # «word» repeated
    with writing(engine) as connection:
        articles.add(connection, Analysis(article), Fingerprint.of(article.text))


def test_a_full_disk_stops_writing_with_one_sentence_and_reading_goes_on(small_disk):
    url = f"sqlite:///{small_disk / 'furat.sqlite'}"
    engine = open_engine(url)
    upgrade(engine)
    store(engine, 0)
    app = create_app(Settings(DATABASE_URL=url)).server
    client = app.test_client()
    ballast = small_disk / "ballast"
    fill_up(ballast)
    with pytest.raises(StoreError, match=r"the backup cannot be written: No space left on device"):
        backup(engine, small_disk / "backup.zip")
    assert not (small_disk / "backup.zip").exists()
    with pytest.raises(OperationalError, match="full"):
        store_until_it_fails(engine)
    told = subprocess.run(
        [Path(sys.executable).parent / "furat", "db", "upgrade"],
        env={**os.environ, "DATABASE_URL": url}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert told.returncode == 2
    assert told.stderr == "furat: the database does not take it: database or disk is full\n"
    before = client.get("/readyz").json["articles"]
    assert before >= 1
    assert client.get("/about").status_code == 200
    ballast.unlink()
    store(engine, 500)
    assert client.get("/readyz").json["articles"] == before + 1
    engine.dispose()
    app.extensions["engine"].dispose()
