"""What the program says of its own work: one line a record on standard output, as text or as JSON.

Platforms collect standard output; nothing is written into files. A line never holds a visitor's address or query.
"""

import json
import logging
import time
from contextvars import ContextVar
from typing import Any, Literal

Form = Literal["text", "json"]
NO_REQUEST = "-"
request_id: ContextVar[str] = ContextVar("request_id", default=NO_REQUEST)  # of the request that is being answered


def configuration(form: Form) -> dict[str, Any]:
    """The configuration for `logging.config.dictConfig`; gunicorn takes it as its `logconfig_dict`."""
    formatter = JsonLines if form == "json" else TextLines
    to_stdout = {"level": "INFO", "handlers": ["stdout"], "propagate": False}
    only_warnings = {"level": "WARNING"}  # alembic tells what it loads; fetchers tell each address
    # gunicorn's own line for each request would hold the visitor's address; dashboard/access.py writes ours.
    silent = {"level": "CRITICAL", "handlers": [], "propagate": False}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"lines": {"()": formatter}},
        "handlers": {
            "stdout": {"class": "logging.StreamHandler", "formatter": "lines", "stream": "ext://sys.stdout"},
        },
        "root": {"level": "INFO", "handlers": ["stdout"]},
        "loggers": {
            "gunicorn.error": to_stdout,
            "gunicorn.access": silent,
            "werkzeug": silent,
            "alembic": only_warnings,
            "httpx": only_warnings,
        },
    }


def _moment(record: logging.LogRecord) -> str:
    """UTC to the millisecond."""
    return time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(record.created)) + f".{int(record.msecs):03d}Z"


class JsonLines(logging.Formatter):
    """One JSON object a line; what a record brings as `extra={"fields": {...}}` stands beside its message."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        told: dict[str, Any] = {
            "time": _moment(record),
            "level": record.levelname.lower(),
            "logger": record.name,
            "request_id": request_id.get(),
            "message": record.getMessage(),
            **getattr(record, "fields", {}),
        }
        if record.exc_info:
            told["exception"] = self.formatException(record.exc_info)
        return json.dumps(told, ensure_ascii=False, default=str)


class TextLines(logging.Formatter):
    """Time, level, logger, request, message; a traceback follows on lines of its own."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        # A line break in a message would let a stranger's text pass for a line of ours.
        message = record.getMessage().replace("\r", "\\r").replace("\n", "\\n")
        line = f"{_moment(record)} {record.levelname} {record.name} [{request_id.get()}] {message}"
        return f"{line}\n{self.formatException(record.exc_info)}" if record.exc_info else line
