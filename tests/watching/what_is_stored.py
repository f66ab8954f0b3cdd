"""What a store holds after workers have been at it."""

from sqlalchemy import func, select

from geodata.store.checking import findings
from geodata.store.engine import open_engine
from geodata.store.schema import article, feed_entry, incident, report


def stored(url):
    """What a store holds: the address of each article as often as it is there, statuses, counts, what is wrong."""
    engine = open_engine(url)
    with engine.connect() as connection:
        statuses = select(feed_entry.c.status, func.count()).group_by(feed_entry.c.status)
        found = {
            "articles": sorted(connection.execute(select(article.c.url)).scalars()),
            "statuses": {row[0]: row[1] for row in connection.execute(statuses)},
            "incidents": connection.execute(select(func.count()).select_from(incident)).scalar_one(),
            "reports": connection.execute(select(func.count()).select_from(report)).scalar_one(),
            "wrong": list(findings(connection)),
        }
    engine.dispose()
    return found
