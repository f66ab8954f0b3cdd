"""`furat serve`: the dashboard."""

import os
import sys
from typing import Annotated

import typer

from geodata.settings import settings
from geodata.store.engine import open_engine
from geodata.store.upgrade import require_current


def serve_command(
    host: Annotated[str | None, typer.Option(help="Address to listen on; else HOST, else 127.0.0.1.")] = None,
    port: Annotated[int | None, typer.Option(min=1, max=65535, help="Port; else PORT, else 8050.")] = None,
) -> None:
    """Serve the dashboard until Ctrl-C."""
    require_current(open_engine(settings().database))
    os.environ |= {"HOST": host or settings().host, "PORT": str(port or settings().port)}
    sys.stdout.flush()
    # gunicorn takes this process over, so that signals reach it.
    gunicorn = [sys.executable, "-m", "gunicorn", "--config", "python:geodata.serving", "dashboard.wsgi:server"]
    os.execv(sys.executable, gunicorn)  # noqa: S606  # no shell: the arguments are ours
