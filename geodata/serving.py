"""How gunicorn serves the dashboard; used by `furat serve` and by the Procfile (`--config python:geodata.serving`).

One process with threads answers sixteen half-second requests in a quarter of the time that two single-threaded
processes take. More processes come from gunicorn's own variable `WEB_CONCURRENCY`; they share what is loaded before
the fork (`preload_app`), which halves their memory.
"""

from typing import Any

from geodata.settings import settings

bind = f"{settings().host}:{settings().port}"
worker_class = "gthread"
threads = settings().web_threads
preload_app = True
timeout = 60  # seconds without a sign of life after which a process is replaced
graceful_timeout = 10  # seconds that running requests are given when the server is stopped
control_socket_disable = True  # nothing here asks for gunicorn's control socket


def when_ready(server: Any) -> None:  # noqa: ANN401  # gunicorn ships no types
    """Say where the map is, once it can be opened."""
    print(f"The map is at http://{server.address[0][0]}:{server.address[0][1]}/ (Ctrl-C ends it)", flush=True)
