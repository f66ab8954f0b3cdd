"""Starts workers fast: a process that has loaded everything forks one for each line that it is told.

A line is JSON: {"hours": by how much the worker's clock is ahead, "kill": [what, which] or null}. The worker kills
itself with SIGKILL at its n-th SQL statement (["sql", n]), before its n-th commit (["commit", n]), at its n-th line of
the log (["log", n]), at the first line of the log or statement that begins so (["text", "storing"]). Answers: a line
with the pid, and one with how it ended.
"""

import json
import logging
import os
import signal
import sys
import threading
import traceback
from datetime import UTC, datetime, timedelta

from sqlalchemy import Engine, event

from geodata.settings import settings
from geodata.store.engine import open_engine
from geodata.watching.articles import load
from geodata.watching.watch import watch


class Killer(logging.Handler):
    """Counts what happens, and ends the process at the moment that was chosen."""

    def __init__(self, what, which):
        super().__init__()
        self.what, self.which, self.seen = what, which, 0
        self.pid = os.getpid()

    def saw(self, what, told=""):
        if os.getpid() != self.pid:  # in the process that only reads
            return
        self.seen += what == self.what
        if (what == self.what and self.seen == self.which) or (self.what == "text" and told.startswith(self.which)):
            os.kill(os.getpid(), signal.SIGKILL)

    def emit(self, record):
        self.saw("log", record.getMessage())


def work(order):
    killer = Killer(*(order["kill"] or ("nothing", 0)))
    logging.basicConfig(level=logging.DEBUG, handlers=[killer, logging.StreamHandler(sys.stderr)])
    for chatty in ("httpx", "httpcore", "trafilatura", "htmldate", "alembic"):
        logging.getLogger(chatty).setLevel(logging.WARNING)
    event.listen(Engine, "before_cursor_execute", lambda _c, _cursor, statement, *_: killer.saw("sql", statement))
    event.listen(Engine, "commit", lambda _connection: killer.saw("commit", "COMMIT"))
    ahead = timedelta(hours=order["hours"])
    watch(
        open_engine(settings().database), settings(), threading.Event(), clock=lambda: datetime.now(UTC) + ahead,
        idle=None,
    )  # fmt: skip


def main():
    load()
    for line in sys.stdin:
        pid = os.fork()
        if pid == 0:
            status = 0
            try:
                work(json.loads(line))
            except BaseException:  # noqa: BLE001  # told by the exit status
                traceback.print_exc()
                status = 1
            os._exit(status)
        print(pid, flush=True)
        _, status = os.waitpid(pid, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)


if __name__ == "__main__":
    main()
