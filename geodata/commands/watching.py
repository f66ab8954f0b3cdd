"""`furat watch`: feeds are read again and again."""

import logging.config
import signal
import sys
import threading
from typing import Annotated

import typer

from geodata.journal import configuration
from geodata.settings import settings
from geodata.store import queue
from geodata.store.engine import open_engine, writing
from geodata.store.upgrade import require_current
from geodata.watching.status import status_lines
from geodata.watching.watch import IDLE_SECONDS, watch
from geodata.watching.worker import now


def watch_command(
    *,
    status: Annotated[
        bool, typer.Option("--status", help="List the feeds, their last success and what was set aside, and end.")
    ] = False,
    once: Annotated[bool, typer.Option("--once", help="End as soon as nothing is due.")] = False,
    again: Annotated[bool, typer.Option("--again", help="First let what was set aside be tried again.")] = False,
) -> None:
    """Read the feeds that FURAT_FEEDS and FURAT_FEEDS_TABLE name, and their articles, until it is told to stop.

    Any number of workers may share the work; one that was killed loses nothing.
    """
    engine = open_engine(settings().database)
    require_current(engine)
    if status:
        with engine.connect() as connection:
            for line in status_lines(connection, now()):
                typer.echo(line)
        return
    if again:
        with writing(engine) as connection:
            typer.echo(f"{queue.try_again(connection, now())} articles are tried again")
    logging.config.dictConfig(configuration(settings().log_format))
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    watch(engine, settings(), stop, idle=None if once else IDLE_SECONDS)
    engine.dispose()
    typer.echo("stopped")
    sys.stdout.flush()
