"""`/readyz`: whether this process can answer visitors now; a platform sends them elsewhere while it cannot."""

from datetime import UTC, datetime

from flask import Flask, Response, jsonify
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from dashboard.errors import error_response
from geodata.errors import StoreError
from geodata.store.state import state
from geodata.store.upgrade import require_current


def register_readiness(server: Flask, engine: Engine) -> None:
    """Add the route."""
    server.add_url_rule("/readyz", "readyz", lambda: readiness(engine))


def readiness(engine: Engine) -> Response:
    """200 with revision and age of the data, or 503 with the one sentence that says what is missing."""
    try:
        require_current(engine)
        with engine.connect() as connection:
            found = state(connection)
    except (StoreError, SQLAlchemyError) as error:
        behind = isinstance(error, StoreError) and not isinstance(error.__cause__, SQLAlchemyError)
        # The address of the database is nobody's business here.
        return error_response(
            503,
            "The database has another schema than this version needs: run `furat db upgrade`."
            if behind
            else "The database does not answer.",
        )
    return jsonify(
        {
            "status": "ready",
            "revision": found.revision,
            "articles": found.articles,
            "newest_published": found.newest_published.isoformat() if found.newest_published else None,
            "data_age_seconds": age(found.last_ingested, datetime.now(UTC)),
        }
    )


def age(ingested: datetime | None, now: datetime) -> int | None:
    """Seconds since the newest article was stored, None where there is none; 0 where the clock was set back since."""
    if ingested is None:
        return None
    return max(
        0, round((now - (ingested.replace(tzinfo=UTC) if ingested.tzinfo is None else ingested)).total_seconds())
    )
