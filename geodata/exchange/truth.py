"""A truth to score the areas against: a CSV of places, each with a day and who held it then."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from geodata.control.score import Point, Scored
from geodata.errors import InputError

COLUMNS = ("place", "lat", "lon", "date", "holder")


@dataclass(frozen=True)
class TruthRow:
    """A row as it stands in the file, and what it says or what is wrong with it; one without holder is only asked."""

    cells: dict[str, str]
    point: Point | InputError


def read_truth(file: Path) -> list[TruthRow]:
    """The rows of a truth; other columns than the five are kept.

    Raises:
        InputError: where the file cannot be read or lacks a column.
    """
    try:
        with file.open(encoding="utf-8-sig", newline="") as opened:
            reader = csv.DictReader(opened, restkey="", restval="")
            missing = [column for column in COLUMNS if column not in (reader.fieldnames or ())]
            if missing:
                raise InputError(f"{file.name}: the column {missing[0]} is missing")
            return [_row(cells, f"{file.name}, line {reader.line_num}") for cells in reader]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InputError(f"{file}: cannot be read: {error}") from error


def _row(cells: dict[str, str], where: str) -> TruthRow:
    if "" in cells:
        return TruthRow({k: v for k, v in cells.items() if k}, InputError(f"{where}: more cells than columns"))
    try:
        lat, lon = float(cells["lat"]), float(cells["lon"])
        day = datetime.fromisoformat(cells["date"].strip()).date()
    except ValueError as error:
        return TruthRow(cells, InputError(f"{where}: {error}"))
    holders = frozenset(name.strip() for name in cells["holder"].split("+") if name.strip())
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        return TruthRow(cells, InputError(f"{where}: {lat}, {lon} is no point on earth"))
    return TruthRow(cells, Point(lat, lon, day, holders))


def write_answers(file: Path, rows: Sequence[TruthRow], scored: Sequence[Scored]) -> None:
    """Write each row again with the column `answer`: holders joined by "+", empty where nothing is known.

    Raises:
        InputError: where the file cannot be written.
    """
    answers = iter(scored)
    columns = list(dict.fromkeys([*(rows[0].cells if rows else COLUMNS), "answer"]))
    try:
        with file.open("w", encoding="utf-8", newline="") as opened:
            writer = csv.DictWriter(opened, columns, lineterminator="\n", restval="")
            writer.writeheader()
            for row in rows:
                told = "" if isinstance(row.point, InputError) else "+".join(next(answers).answer)
                writer.writerow({**row.cells, "answer": told})
    except OSError as error:
        raise InputError(f"{file}: cannot be written: {error}") from error
