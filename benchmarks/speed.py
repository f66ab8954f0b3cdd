"""How fast articles are read: the cost of the whole analysis against a bare scan of the same text by the same names.

`make bench-speed` reads the bundled articles and renews its section of `docs/benchmarks.md`;
`python benchmarks/speed.py FILE ...` reads others and only prints. Costs are processor time of one core, the best of
several rounds. With the reference gazetteer at hand (`../shared/data`) the same is measured with its 35,600 places
imported, in a process of its own.
"""

import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from reference_import import REFERENCE, imported
from sections import renew

from geodata.errors import InputError
from geodata.pipeline import analyse
from geodata.places.locate import locate, matcher
from geodata.places.matcher import scan_form
from geodata.reading.files import read_path
from geodata.records import Article

ROOT = Path(__file__).parent.parent
BUNDLED = ROOT / "geodata" / "data" / "articles"
REPORT = ROOT / "docs" / "benchmarks.md"
ROUNDS = 5
MOST_TIMES_A_SCAN = 40.0
MOST_MEGABYTES = 350.0
HEAD = [
    "## How fast articles are read",
    "",
    "Written by `make bench-speed`; do not edit. Microseconds of processor time for one article, on one core.",
    "*Bare scan*: an Aho-Corasick automaton over all names runs over the text and counts. *Places*: names found and",
    "placed. *Whole*: places, incidents, control claims. Wanted: the whole at most 40 times the bare scan, memory",
    "(resident, at its highest) at most 350 MB.",
    "",
]
TABLE = [
    "| gazetteer | bare scan, us | places, us (times) | whole, us | times the scan | articles a second | memory, MB |",
    "|---|---|---|---|---|---|---|",
]


def cost(work: Callable[[Article], object], articles: list[Article]) -> float:
    """Microseconds of processor time for one article, the best of several rounds."""
    best = float("inf")
    for _ in range(ROUNDS):
        began = time.process_time()
        for article in articles:
            work(article)
        best = min(best, time.process_time() - began)
    return best / len(articles) * 1e6


def megabytes() -> float:
    """The most memory that this process had, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure(name: str, articles: list[Article]) -> tuple[str, bool]:
    """A row of the report, and whether the figures are kept."""
    scanned = {article.id: scan_form(article.text).text for article in articles}
    names = matcher()
    bare = cost(lambda article: names.count(scanned[article.id]), articles)
    located = cost(locate, articles)
    analysed = cost(analyse, articles)
    times, most = analysed / bare, megabytes()
    cells = [
        f"{bare:.0f}", f"{located:.0f} ({located / bare:.0f})", f"{analysed:.0f}", f"{times:.0f}",
        f"{1e6 / analysed:.0f}", f"{most:.0f}",
    ]  # fmt: skip
    row = f"| {name} | {' | '.join(cells)} |"
    return row, times <= MOST_TIMES_A_SCAN and most <= MOST_MEGABYTES


def sources(names: list[str]) -> list[Article]:
    """The articles of these files, else the bundled ones."""
    read = [article for source in [Path(name) for name in names] or [BUNDLED] for article in read_path(source)]
    return [article for article in read if not isinstance(article, InputError)]


def measure_imported(names: list[str]) -> tuple[str, bool]:
    """The same in a process of its own that has the reference gazetteer imported."""
    with imported() as (environment, told):
        print(told)
        done = subprocess.run(  # noqa: S603  # our own program
            [sys.executable, __file__, "--row", *names],
            env=environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
    return done.stdout.strip(), done.returncode == 0


def main() -> int:
    """Measure; exit status 1 where a figure is not kept."""
    alone = sys.argv[1:2] == ["--row"]
    names = sys.argv[2:] if alone else sys.argv[1:]
    articles = sources(names)
    row, kept = measure("import" if alone else "bundled gazetteer", articles)
    if alone:
        print(row)
        return int(not kept)
    rows = [row]
    if REFERENCE.exists():
        row, also = measure_imported(names)
        rows.append(row.replace("| import |", "| with 35,600 places imported |"))
        kept = kept and also
    told = [
        *HEAD,
        f"{len(articles)} articles of {sum(len(a.text) for a in articles) // len(articles)} characters on average.",
        "",
        *TABLE,
        *rows,
        "",
    ]
    print("\n".join(told))
    if not names:
        renew(REPORT, "\n".join(told))
    return int(not kept)


if __name__ == "__main__":
    sys.exit(main())
