"""How gunicorn serves the dashboard; used by `furat serve` and by the Procfile (`--config python:geodata.serving`).

One process with threads answers sixteen half-second requests in a quarter of the time that two single-threaded
processes take. More processes come from gunicorn's own variable `WEB_CONCURRENCY`; they share what is loaded before
the fork (`preload_app`), which halves their memory.
"""

import gc
from pathlib import Path
from typing import Any

from geodata.journal import configuration
from geodata.settings import settings

bind = f"{settings().host}:{settings().port}"
worker_class = "gthread"
threads = settings().web_threads
preload_app = True
timeout = 60  # seconds without a sign of life after which a process is replaced
keepalive = 75  # seconds; longer than a router keeps a connection, so that none is closed while it asks again
graceful_timeout = 10  # seconds that running requests are given when the server is stopped
control_socket_disable = True  # nothing here asks for gunicorn's control socket
max_requests = 20_000  # after which a process is replaced, so that no leak grows for ever
max_requests_jitter = 5_000  # not all at the same moment
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108  # a sign of life must not wait for a disk
logconfig_dict = configuration(settings().log_format)


def when_ready(server: Any) -> None:  # noqa: ANN401  # gunicorn ships no types
    """Say where the map is, once it can be opened; what is loaded by now is shared by all processes."""
    gc.collect()
    gc.freeze()  # else the collector of each process writes into every shared page, which then is shared no more
    server.log.info("The map is at http://%s:%s/ (Ctrl-C ends it)", *server.address[0][:2])
