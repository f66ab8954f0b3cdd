"""`/metrics` for Prometheus, where FURAT_METRICS asks for it; its text format is short enough to be written here.

The counters are those of one process. With several (`WEB_CONCURRENCY`) each answer tells of the one that gave it, and
the label `process` says which.
"""

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import accumulate
from threading import Lock

from flask import Flask, Response
from sqlalchemy import Engine

from geodata.store.state import State, state

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
BUCKETS = (0.025, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0, 30.0)  # seconds, upper bounds; the router gives up at 30


class Metrics:
    """Counts the requests that this process has answered."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._by_status: dict[int, int] = {}
        self._by_duration = [0] * (len(BUCKETS) + 1)
        self._seconds = 0.0

    def count(self, status: int, seconds: float) -> None:
        """Count one answer."""
        bucket = sum(seconds > bound for bound in BUCKETS)
        with self._lock:
            self._by_status[status] = self._by_status.get(status, 0) + 1
            self._by_duration[bucket] += 1
            self._seconds += seconds

    def lines(self, found: State) -> Iterator[str]:
        """The exposition, metric by metric."""
        process = f'process="{os.getpid()}"'
        with self._lock:
            statuses, durations, seconds = dict(self._by_status), list(self._by_duration), self._seconds
        yield "# HELP furat_requests_total Requests answered, by status."
        yield "# TYPE furat_requests_total counter"
        for status, number in sorted(statuses.items()):
            yield f'furat_requests_total{{{process},status="{status}"}} {number}'
        yield "# HELP furat_request_seconds Time from the head of a request to its answer."
        yield "# TYPE furat_request_seconds histogram"
        for bound, below in zip((*BUCKETS, "+Inf"), accumulate(durations), strict=True):
            yield f'furat_request_seconds_bucket{{{process},le="{bound}"}} {below}'
        yield f"furat_request_seconds_sum{{{process}}} {seconds:.6f}"
        yield f"furat_request_seconds_count{{{process}}} {sum(durations)}"
        for name in ("articles", "incidents", "reports", "claims"):
            yield f"# HELP furat_{name} Rows of the store."
            yield f"# TYPE furat_{name} gauge"
            yield f"furat_{name} {getattr(found, name)}"
        if found.last_ingested:
            yield "# HELP furat_last_ingested_timestamp_seconds When the newest article was stored."
            yield "# TYPE furat_last_ingested_timestamp_seconds gauge"
            yield f"furat_last_ingested_timestamp_seconds {_utc(found.last_ingested).timestamp():.0f}"


def _utc(moment: datetime) -> datetime:
    """SQLite forgets the zone; every time in the store is UTC."""
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment


def register_metrics(server: Flask, engine: Engine, metrics: Metrics) -> None:
    """Add the route."""

    def answer() -> Response:
        with engine.connect() as connection:
            found = state(connection)
        return Response("\n".join(metrics.lines(found)) + "\n", content_type=CONTENT_TYPE)

    server.add_url_rule("/metrics", "metrics", answer)
