"""Writes the section "The map" of docs/benchmarks.md and leaves the others alone."""

import os
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

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
    text = out.read_text(encoding="utf-8") if out.exists() else "# Benchmarks\n"
    before, found, after = text.partition(HEADING)
    rest = re.search(r"^(?=## )", after, re.MULTILINE) if found else None
    out.write_text(f"{before.rstrip()}\n\n{section}" + (f"\n{after[rest.start() :]}" if rest else ""), encoding="utf-8")
