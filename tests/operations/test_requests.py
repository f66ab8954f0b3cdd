"""What the platform sees of a running dashboard: request ids, log lines, readiness, metrics."""

import json
import logging
import re
from datetime import UTC, datetime, timedelta

import pytest
from prometheus_text import samples
from sqlalchemy import text

from dashboard.app import create_app
from dashboard.readiness import age
from geodata.journal import JsonLines, TextLines, configuration, request_id
from geodata.settings import Settings
from geodata.store.engine import open_engine, writing
from geodata.store.upgrade import upgrade


@pytest.fixture
def visit():
    """Requests to the app on a database."""
    servers = []

    def client(url, **settings):
        servers.append(create_app(Settings(DATABASE_URL=url, **settings)).server)
        return servers[-1].test_client()

    yield client
    for server in servers:
        server.extensions["engine"].dispose()


@pytest.fixture
def client(engine, visit):
    return visit(engine.url.render_as_string(hide_password=False))


def lines(caplog, form):
    return [form.format(record) for record in caplog.records if record.name == "dashboard.access"]


@pytest.mark.parametrize("given", ["abc-1", "6f1e.A_9", "x" * 64])
def test_the_platforms_request_id_comes_back_and_stands_in_the_log(client, caplog, given):
    caplog.set_level(logging.INFO)
    told = []

    def listen(_record):
        told.append(request_id.get())
        return True

    caplog.handler.addFilter(listen)
    answer = client.get("/nothing", headers={"X-Request-ID": given})
    caplog.handler.removeFilter(listen)
    assert answer.headers["X-Request-ID"] == given
    assert told == [given]
    assert request_id.get() == "-"  # forgotten once the request is answered


@pytest.mark.parametrize("given", ["", "x" * 65, "a b", "a;b", "<script>", "é"])
def test_any_other_request_id_is_replaced(client, given):
    first, second = (client.get("/nothing", headers={"X-Request-ID": given}) for _ in range(2))
    assert re.fullmatch("[0-9a-f]{32}", first.headers["X-Request-ID"])
    assert first.headers["X-Request-ID"] != second.headers["X-Request-ID"]


def test_a_log_line_tells_the_request_and_nothing_of_the_visitor(client, caplog):
    caplog.set_level(logging.INFO)
    client.get(
        "/nothing?actors=isis&secret=1", headers={"User-Agent": "Tester"}, environ_base={"REMOTE_ADDR": "192.0.2.7"}
    )
    (line,) = lines(caplog, JsonLines())
    told = json.loads(line)
    assert (told["method"], told["path"], told["status"], told["level"]) == ("GET", "/nothing", 404, "info")
    assert told["milliseconds"] >= 0
    assert datetime.fromisoformat(told["time"]).tzinfo is not None
    for private in ("secret", "isis", "192.0.2.7", "Tester"):
        assert private not in line


def test_a_strangers_line_break_makes_no_line_of_ours(client, caplog):
    caplog.set_level(logging.INFO)
    client.get("/a%0d%0a2026-01-01T00:00:00Z ERROR forged")
    for form in (TextLines(), JsonLines()):
        (line,) = lines(caplog, form)
        assert "\n" not in line
        assert "\r" not in line


@pytest.mark.parametrize(("name", "form"), [("json", JsonLines), ("text", TextLines)])
def test_an_error_is_logged_with_its_traceback(name, form, caplog):
    try:
        _ = 1 / 0
    except ZeroDivisionError:
        logging.getLogger("test").exception("it %s", "broke")
    line = form().format(caplog.records[-1])
    assert "it broke" in line
    assert "ZeroDivisionError" in line
    assert configuration(name)["formatters"]["lines"]["()"] is form
    if form is JsonLines:
        assert "ZeroDivisionError" in json.loads(line)["exception"]


def test_ready_is_a_current_database_with_the_age_of_its_data(client):
    answer = client.get("/readyz")
    assert answer.status_code == 200
    assert answer.json["status"] == "ready"
    assert answer.json["articles"] == 0
    assert answer.json["data_age_seconds"] is None


def test_a_database_without_migrations_or_of_another_revision_is_not_ready(database_url, visit):
    client = visit(database_url)
    for prepare in (lambda _: None, _spoil):
        engine = open_engine(database_url)
        prepare(engine)
        engine.dispose()
        answer = client.get("/readyz")
        assert answer.status_code == 503
        message = answer.json["error"]["message"]
        assert message == "The database has another schema than this version needs: run `furat db upgrade`."


def _spoil(engine):
    upgrade(engine)
    with writing(engine) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))


def test_a_database_that_is_gone_is_not_ready_and_its_address_is_not_told(visit):
    gone = "postgresql+psycopg://user:secret@127.0.0.1:1/none"
    answer = visit(gone).get("/readyz")
    assert (answer.status_code, answer.json["error"]["message"]) == (503, "The database does not answer.")
    assert "secret" not in answer.text


def test_a_clock_that_jumps_gives_no_negative_age():
    now = datetime(2024, 3, 31, 2, 30, tzinfo=UTC)
    assert age(None, now) is None
    assert age(datetime(2024, 3, 31, 2, 29), now) == 60  # noqa: DTZ001  # as SQLite hands it out
    assert age(now + timedelta(days=400), now) == 0
    assert age(now - timedelta(days=4000), now) == 4000 * 86400


def test_metrics_are_there_where_they_are_asked_for(client, engine, visit):
    assert client.get("/metrics").status_code == 404
    asked = visit(engine.url.render_as_string(hide_password=False), metrics=True)
    for path in ("/about", "/nothing", "/nothing", "/healthz"):
        asked.get(path)
    answer = asked.get("/metrics")
    assert answer.content_type.startswith("text/plain; version=0.0.4")
    found = samples(answer.text)
    by_status = {labels["status"]: value for labels, value in found["furat_requests_total"]}
    assert by_status == {"200": 2, "404": 2}
    buckets = [value for _, value in found["furat_request_seconds_bucket"]]
    assert buckets == sorted(buckets)
    assert buckets[-1] == found["furat_request_seconds_count"][0][1] == 4
    assert found["furat_articles"][0][1] == 0
