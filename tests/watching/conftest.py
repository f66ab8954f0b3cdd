"""A site on this machine, workers that can be killed, and what they stored."""

import json
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from site_of_news import running_site

from geodata.store.engine import open_engine
from geodata.store.upgrade import upgrade

STARTER = Path(__file__).parent / "starter.py"


@pytest.fixture
def site():
    with running_site() as served:
        yield served


class Workers:
    """Starts one worker after the other on a database, each an hour later than the one before."""

    def __init__(self, database_url, feeds, log):
        self.hours, self.pid = 0, None
        self.started = threading.Event()
        environment = os.environ | {
            "DATABASE_URL": database_url,
            "FURAT_FEEDS": feeds,
            "FURAT_FETCH_LOOPBACK": "1",
            "FURAT_FETCH_SECONDS": "60",
            "FURAT_FEED_PAUSE": "0",
        }
        self.process = subprocess.Popen(
            [sys.executable, str(STARTER)], env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log,
            text=True,
        )  # fmt: skip

    def run(self, kill=None):
        """Run one until it has nothing to do or is killed; its exit status, -9 where it was killed."""
        self.started.clear()
        self.process.stdin.write(json.dumps({"hours": self.hours, "kill": kill}) + "\n")
        self.process.stdin.flush()
        self.hours += 1
        self.pid = int(self.process.stdout.readline())
        self.started.set()
        return int(self.process.stdout.readline())

    def kill(self):
        """Kill the one that runs."""
        self.started.wait()
        os.kill(self.pid, signal.SIGKILL)

    def end(self):
        self.process.stdin.close()
        self.process.wait()
        self.process.stdout.close()


@pytest.fixture
def workers(tmp_path):
    """`workers(url, feeds)` gives a starter of workers."""
    opened = []

    def start(database_url, feeds):
        log = (tmp_path / f"workers{len(opened)}.log").open("w+", encoding="utf-8")
        opened.append((Workers(database_url, feeds, log), log))
        return opened[-1][0]

    yield start
    for started, log in opened:
        started.end()
        log.seek(0)
        print(log.read()[-20_000:])  # shown where a test fails
        log.close()


@pytest.fixture
def upgraded():
    """`upgraded(url)` makes the tables of a database."""

    def make(url):
        engine = open_engine(url)
        upgrade(engine)
        engine.dispose()

    return make
