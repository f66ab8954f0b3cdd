"""Real things for tests: a SQLite file, a PostgreSQL server, a loopback web server, and what to do without a tool."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from sqlalchemy import text

from geodata.settings import settings
from geodata.store.engine import open_engine
from geodata.store.upgrade import upgrade

PROGRAMS = [Path(path) for path in sorted(map(str, Path("/usr/lib/postgresql").glob("*/bin")), reverse=True)]


@pytest.fixture(scope="session")
def missing_tool():
    """Skip a test because of a missing tool, with the reason; in `.ci/run` (FURAT_TOOLS=required) fail instead."""

    def skip(reason):
        told = f"missing tool: {reason}"
        if os.environ.get("FURAT_TOOLS") == "required":
            pytest.fail(told)
        pytest.skip(told)

    return skip


@pytest.fixture(autouse=True)
def own_environment(monkeypatch, tmp_path):
    """No test reads or writes the user's own database, data folder, `.env` file or settings."""
    for name in list(os.environ):
        if name.startswith("FURAT_") and name != "FURAT_TOOLS":
            monkeypatch.delenv(name)
    for name in ("DATABASE_URL", "HOST", "PORT"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("FURAT_DATA_DIR", str(tmp_path / "data"))
    settings.cache_clear()
    yield
    settings.cache_clear()


@pytest.fixture(scope="session")
def chromium(missing_tool):
    """One browser for every test of a process: `chromium.new_page()`."""
    from dashboard_visitor import CHROMIUM, browsing  # noqa: PLC0415  # seconds that tests without a browser save

    if not CHROMIUM.exists():
        missing_tool("Debian's chromium, which scripts/install_test_tools.sh installs")
    with browsing() as context:
        yield context


def program(name):
    """A program of PostgreSQL, None where it is not installed."""
    return next((str(folder / name) for folder in PROGRAMS if (folder / name).exists()), shutil.which(name))


def free_port():
    """A port of this machine that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return listener.getsockname()[1]


@pytest.fixture
def port():
    """A port of this machine that nobody listens on."""
    return free_port()


@contextmanager
def running_postgresql():
    """A server of its own on a loopback port, in a folder that is removed afterwards; yields its URL."""
    folder = Path(tempfile.mkdtemp(prefix="furat-postgresql-"))
    data, port = folder / "data", free_port()
    as_owner = []
    if os.geteuid() == 0:  # the server refuses to run as root
        owner = pwd.getpwnam("postgres")
        os.chown(folder, owner.pw_uid, owner.pw_gid)
        as_owner = ["runuser", "-u", "postgres", "--"]

    def run(*command):
        done = subprocess.run([*as_owner, *command], cwd=folder, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr

    options = f"-c listen_addresses=127.0.0.1 -p {port} -k {folder} -c fsync=off"
    try:
        run(program("initdb"), "-D", str(data), "-A", "trust", "-U", "furat", "-E", "UTF8", "--no-sync")
        run(program("pg_ctl"), "-D", str(data), "-w", "-l", str(folder / "log"), "-o", options, "start")
        try:
            yield f"postgresql+psycopg://furat@127.0.0.1:{port}/postgres"
        finally:
            run(program("pg_ctl"), "-D", str(data), "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder)


@pytest.fixture(scope="session")
def postgresql_server(missing_tool):
    """The URL of a real PostgreSQL server."""
    if not program("initdb") or not program("pg_ctl"):
        missing_tool("PostgreSQL is not installed (Debian: apt-get install postgresql)")
    with running_postgresql() as url:
        yield url


@pytest.fixture
def postgresql_url(postgresql_server):
    """The URL of an empty database on it."""
    name = f"test_{os.urandom(6).hex()}"
    admin = open_engine(postgresql_server)
    with admin.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    yield f"{postgresql_server.rpartition('/')[0]}/{name}"
    with admin.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    admin.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request, tmp_path):
    """The URL of an empty database, on SQLite and on PostgreSQL."""
    if request.param == "postgresql":
        return request.getfixturevalue("postgresql_url")
    return f"sqlite:///{tmp_path / 'furat.sqlite'}"


@pytest.fixture
def engine(database_url):
    """An engine on a database with the current schema."""
    opened = open_engine(database_url)
    upgrade(opened)
    yield opened
    opened.dispose()


@pytest.fixture
def web():
    """A web server on this machine: `web.pages[path] = (status, headers, body)`, `web.url + path`, `web.asked`."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            self.server.asked.append((self.path, dict(self.headers)))
            status, headers, body = self.server.pages.get(self.path, (404, {}, b"nothing here"))
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            for piece in body if isinstance(body, list) else [body]:
                piece() if callable(piece) else self.wfile.write(piece)

        def log_message(self, *_):
            pass

    class Server(ThreadingHTTPServer):
        def handle_error(self, *_):
            pass  # a reader that hangs up early is what some tests are about

    server = Server(("127.0.0.1", 0), Handler)
    server.pages, server.asked = {}, []
    server.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=lambda: server.serve_forever(poll_interval=0.02), daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()
