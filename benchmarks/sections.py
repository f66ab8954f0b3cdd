"""The sections of a report that several commands write: each renews its own and leaves the others alone."""

import re
from pathlib import Path

TITLE = "# Benchmarks\n"


def renew(report: Path, section: str) -> None:
    """Put a section, whose first line is its heading («## ...»), where the one with that heading was, else last."""
    heading = section.partition("\n")[0]
    text = report.read_text(encoding="utf-8") if report.exists() else TITLE
    sections = re.split(r"^(?=## )", text, flags=re.MULTILINE)
    known = [index for index, other in enumerate(sections) if other.partition("\n")[0].strip() == heading]
    at = known[0] if known else len(sections)
    kept = [*sections[:at], section, *sections[at + 1 :]]
    report.write_text("\n\n".join(part.strip() for part in kept if part.strip()) + "\n", encoding="utf-8")
