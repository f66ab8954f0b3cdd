"""Writes the section "The map" of docs/benchmarks.md and leaves the others alone."""

import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sections import renew

HEADING = "## The map"


@dataclass(frozen=True, slots=True)
class Figure:
    """A line of the table: what was measured and what came out."""

    name: str
    said: str


def write(out: Path, figures: list[Figure]) -> None:
    """Put the figures into the file and print them."""
    load = os.getloadavg()[0]
    rows = "\n".join(f"| {figure.name} | {figure.said} |" for figure in figures)
    section = (
        f"{HEADING}\n\n`make bench-map`, {datetime.now(UTC):%Y-%m-%d}, {os.cpu_count()} cores, software rendering; "
        f"the load of the machine was {load:.1f} at the end. Medians; ratios count.\n\n| | |\n|---|---|\n{rows}\n"
    )
    print(section)
    renew(out, section)
