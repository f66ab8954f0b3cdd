"""Reads the analysts' tables (CSV, UTF-8) under `geodata/data/` and checks each row against its schema.

A schema is a pydantic model: one field a column. What breaks it is told with file, line and reason.
"""

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from geodata.errors import TableError

DATA = Path(__file__).parent / "data"


class Row(BaseModel):
    """A row of a table; subclasses name the columns. Cells are stripped, an empty cell is the field's default."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


R = TypeVar("R", bound=Row)


def read_table(name: str, schema: type[R]) -> list[R]:
    """Read one bundled table, e.g. `read_table("actors.csv", Actor)`, or every CSV of a folder such as `"places"`.

    Raises:
        TableError: the first row that breaks the schema, with file, line and reason.
    """
    source = DATA / name
    tables = sorted(source.iterdir(), key=lambda table: table.name) if source.is_dir() else [source]
    return [row for table in tables if table.name.endswith(".csv") for row in read_rows(table, schema)]


def read_rows(source: Path, schema: type[R]) -> Iterator[R]:
    """Yield the rows of one CSV file; lines that begin with `#` are remarks.

    Raises:
        TableError: at the first row that breaks the schema.
    """
    for line, row in parse_rows(source, schema):
        if isinstance(row, TableError):
            raise row
        assert line  # noqa: S101  # every parsed row has the number of its line
        yield row


def parse_rows(source: Path, schema: type[R]) -> Iterator[tuple[int, R | TableError]]:
    """Yield (line number, row or what is wrong with it) so that an import can go on after a bad row."""
    with source.open(encoding="utf-8-sig", newline="") as file:
        lines = enumerate(file, start=1)
        kept = [(number, line) for number, line in lines if line.strip() and not line.startswith("#")]
    if not kept:
        return
    columns = next(csv.reader([kept[0][1]]))
    for number, line in kept[1:]:
        yield number, _parse(source.name, number, columns, next(csv.reader([line])), schema)


def _parse(file: str, number: int, columns: list[str], cells: list[str], schema: type[R]) -> R | TableError:
    if len(cells) != len(columns):
        return TableError(f"{file}, line {number}: {len(cells)} cells where the heading has {len(columns)}")
    filled = {column: cell for column, cell in zip(columns, cells, strict=True) if cell.strip()}
    try:
        return schema.model_validate(filled)
    except ValidationError as error:
        return TableError(f"{file}, line {number}: {_reasons(error)}")


def _reasons(error: ValidationError) -> str:
    return "; ".join(f"{'.'.join(map(str, e['loc'])) or 'row'}: {e['msg']}" for e in error.errors())


def split_cell(cell: str) -> tuple[str, ...]:
    """Split a cell that holds several values: `"أ|ب"` -> `("أ", "ب")`."""
    return tuple(part.strip() for part in cell.split("|") if part.strip())


def unique(file: str, keys: Iterable[str]) -> None:
    """Check that no key stands twice.

    Raises:
        TableError: naming the file and the key that does.
    """
    seen: set[str] = set()
    for key in keys:
        if key in seen:
            raise TableError(f"{file}: {key!r} stands twice")
        seen.add(key)
