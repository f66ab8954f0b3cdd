"""ACLED's six event types and 25 sub-event types, from the table `taxonomy.csv`."""

from functools import cache

from geodata.errors import TableError
from geodata.tables import Row, read_table, unique


class SubEventType(Row):
    """A row of `taxonomy.csv`."""

    event_type: str
    sub_event_type: str
    event_type_ar: str
    name_ar: str


@cache
def sub_event_types() -> dict[str, SubEventType]:
    """Every sub-event type by its name, in the order of the table."""
    rows = read_table("taxonomy.csv", SubEventType)
    unique("taxonomy.csv", (row.sub_event_type for row in rows))
    return {row.sub_event_type: row for row in rows}


@cache
def event_type(sub_event_type: str) -> str:
    """The event type that a sub-event type belongs to.

    Raises:
        TableError: there is no such sub-event type.
    """
    row = sub_event_types().get(sub_event_type)
    if row is None:
        raise TableError(f"taxonomy.csv: no sub-event type {sub_event_type!r}")
    return row.event_type
