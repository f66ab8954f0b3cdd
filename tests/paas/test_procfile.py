"""The app starts as the Procfile says, on PostgreSQL, and answers."""

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

ROOT = Path(__file__).parents[2]
PROCESSES = dict(line.split(": ", 1) for line in (ROOT / "Procfile").read_text(encoding="utf-8").splitlines())
START_SECONDS = 180  # of a machine that does other things too


@pytest.fixture
def platform(postgresql_url, port, tmp_path):
    """The environment that a platform gives: the old scheme of the URL, a port, and the command on the PATH."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("FURAT_")}
    return kept | {
        "DATABASE_URL": postgresql_url.replace("postgresql+psycopg://", "postgres://"),
        "PORT": str(port),
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        "FURAT_DATA_DIR": str(tmp_path / "data"),
        "PYTHONUNBUFFERED": "1",
    }


def once(name, environment):
    return subprocess.run(
        ["/bin/sh", "-c", PROCESSES[name]], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )


@contextmanager
def running(name, environment, log):
    with log.open("w") as output:
        process = subprocess.Popen(
            ["/bin/sh", "-c", f"exec {PROCESSES[name]}"], cwd=ROOT, env=environment, stdout=output, stderr=output
        )
    try:
        yield process
    finally:
        process.send_signal(signal.SIGTERM)
        assert process.wait(30) == 0, log.read_text()


def wait_for(ask, process, log):
    """The first answer that is not None, asked again until the process has started."""
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end and process.poll() is None:
        answer = ask()
        if answer is not None:
            return answer
        time.sleep(0.1)  # between two questions to a process that is starting
    raise AssertionError(log.read_text())


def get(url):
    try:
        answer = httpx.get(url, timeout=10)
    except httpx.TransportError:
        return None
    return answer.status_code, answer.content


def test_there_are_the_three_processes():
    assert set(PROCESSES) == {"release", "web", "worker"}


def test_release_and_web_on_postgresql(platform, tmp_path):
    released = once("release", platform)
    assert released.returncode == 0, released.stderr
    assert "140 stored" in released.stdout
    again = once("release", platform)
    assert "0 stored, 140 already known" in again.stdout
    log = tmp_path / "web.log"
    with running("web", platform, log) as web:
        address = f"http://127.0.0.1:{platform['PORT']}"
        status, body = wait_for(lambda: get(address + "/healthz"), web, log)
        assert status == 200, body
        found = json.loads(body)["database"]
        assert found["articles"] == 140
        assert found["incidents"] > 100
        assert get(address + "/")[0] == 200


def test_web_without_its_tables_says_so_and_does_not_claim_health(platform, tmp_path):
    log = tmp_path / "web.log"
    with running("web", platform, log) as web:
        status, body = wait_for(lambda: get(f"http://127.0.0.1:{platform['PORT']}/healthz"), web, log)
        assert status == 503
        assert b"furat db upgrade" in body


def test_the_worker_reads_its_feeds_and_stops_when_told(platform, tmp_path, web):
    # "Three people were hurt when a shell fell on the old market of Raqqa on Monday."
    sentence = "أصيب ثلاثة أشخاص بجروح عندما سقطت قذيفة على السوق القديم في مدينة الرقة يوم الاثنين. "
    item = f"<item><title>x</title><link>{web.url}/1</link><description>{sentence * 10}</description></item>"
    body = f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel>{item}</channel></rss>'.encode()
    web.pages["/feed"] = (200, {}, body)
    platform |= {"FURAT_FEEDS": web.url + "/feed", "FURAT_FETCH_LOOPBACK": "1", "FURAT_FEED_INTERVAL": "3600"}
    upgraded = subprocess.run(["furat", "db", "upgrade"], env=platform, capture_output=True, text=True, check=False)  # noqa: S607
    assert upgraded.returncode == 0, upgraded.stderr
    log = tmp_path / "worker.log"
    with running("worker", platform, log) as worker:
        wait_for(lambda: f"{web.url}/1: stored" in log.read_text() or None, worker, log)
    assert log.read_text().endswith("stopped\n")
