"""How fast articles are read: the cost of the whole analysis against a bare scan of the same text by the same names.

`python benchmarks/speed.py [ARTICLES.jsonl ...]` reads the bundled articles, or those given, and prints the
microseconds an article costs (processor time, the best of several rounds), their ratio, articles a second on one
core, and the memory of the process. With the reference gazetteer at hand (`../shared/data`), its 35,600 places are
loaded on top and measured as well.
"""

import csv
import resource
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from geodata.errors import InputError
from geodata.pipeline import analyse
from geodata.places.gazetteer import Gazetteer, gazetteer
from geodata.places.locate import locate, matcher, matcher_of
from geodata.places.matcher import Matcher, scan_form
from geodata.reading.files import read_path
from geodata.records import Article, Place, PlaceKind

ROOT = Path(__file__).parent.parent
BUNDLED = ROOT / "geodata" / "data" / "articles"
REFERENCE = ROOT.parent / "shared" / "data" / "gazetteer_sy_iq.csv"
ROUNDS = 5
MOST_TIMES_A_SCAN = 40.0
MOST_MEGABYTES = 350.0


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


def reference() -> Iterator[Place]:
    """The places of the reference gazetteer."""
    with REFERENCE.open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file)):
            if row["name_ar"] or row["name_en"]:
                yield Place(
                    id=f"{row['country'].lower()}-reference-{number}",
                    name_en=row["name_en"],
                    name_ar=row["name_ar"],
                    kind=PlaceKind.VILLAGE,
                    lat=float(row["lat"]),
                    lon=float(row["lon"]),
                    adm1=row["adm1_en"] or None,
                    country=row["country"],
                    weight=0.05,
                    source="import",
                )


def report(name: str, names: Matcher, articles: list[Article], whole: Callable[[Article], object]) -> float:
    """Print the figures of one gazetteer; the ratio."""
    scanned = {article.id: scan_form(article.text).text for article in articles}
    bare = cost(lambda article: names.count(scanned[article.id]), articles)
    located = cost(lambda article: locate(article, names), articles)
    analysed = cost(whole, articles)
    print(f"{name}: {len(articles)} articles of {sum(len(a.text) for a in articles) // len(articles)} characters")
    print(f"  bare scan {bare:8.0f} us   places {located:8.0f} us ({located / bare:4.1f} times)")
    print(f"  analysis  {analysed:8.0f} us ({analysed / bare:4.1f} times, at most {MOST_TIMES_A_SCAN:.0f})")
    print(f"  {1e6 / analysed:.0f} articles a second on one core, {megabytes():.0f} MB (at most {MOST_MEGABYTES:.0f})")
    return analysed / bare


def main() -> int:
    """Measure; exit status 1 where a figure is not kept."""
    sources = [Path(name) for name in sys.argv[1:]] or [BUNDLED]
    read = [article for source in sources for article in read_path(source)]
    articles = [article for article in read if not isinstance(article, InputError)]
    ratio = report("curated gazetteer", matcher(), articles, analyse)
    if REFERENCE.exists():
        wider = matcher_of(Gazetteer([*gazetteer().places.values(), *reference()]))
        report("with the reference gazetteer (places only)", wider, articles, lambda a: locate(a, wider))
    return int(ratio > MOST_TIMES_A_SCAN or megabytes() > MOST_MEGABYTES)


if __name__ == "__main__":
    sys.exit(main())
