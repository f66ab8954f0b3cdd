"""Writes `docs/quality.md`: how well articles are read, by the score of annotated ones.

Run by `make quality`. The annotated articles lie outside the project, in `../shared/eval`; where that folder is
missing, only the expectations bundled with the tests (`tests/samples/expected_articles.jsonl`) are scored.
"""

import argparse
import json
import runpy
import subprocess
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from misses import Scorer, miss_lines
from reference_import import FURAT, REFERENCE, imported

from geodata.errors import InputError
from geodata.exchange.contract import to_fields
from geodata.pipeline import analyse
from geodata.reading.files import read_path

ROOT = Path(__file__).parent.parent
EVALUATION = ROOT.parent / "shared" / "eval"
BUNDLED = ROOT / "tests" / "samples" / "expected_articles.jsonl"
ARTICLES = ROOT / "geodata" / "data" / "articles"
REPORT = ROOT / "docs" / "quality.md"
# What the project wants to reach: name in score.py, figure of it, at least (or at most, where marked).
TARGETS = [
    ("mentions overlapping", "F1", 0.93),
    ("mentions exact span", "F1", 0.88),
    ("resolved within tolerance, of those found", "rate", 0.93),
    ("found and placed right, of all", "rate", 0.87),
    ("incidents, right place and time", "F1", 0.75),
    ("incidents, right place, time and type", "F1", 0.68),
    ("of those: sub-type", "rate", 0.80),
    ("of those: first day", "rate", 0.90),
    ("of those: fatalities", "rate", 0.85),
    ("of those: injured", "rate", 0.85),
    ("of those: actors", "F1", 0.80),
    ("articles without incident given one", "rate", -0.10),  # negative: at most
    ("control claims", "F1", 0.65),
]
WORST = 10  # articles listed
KINDS = {  # how score.py begins the line of a difference: what it is
    "place ": "names placed wrongly",
    "mention missed": "names missed",
    "no such mention": "names that are none",
    "type is": "incidents of another type",
    "incident missed": "incidents missed",
    "no such incident": "incidents that are none",
    "control missed": "claims missed",
}
Score = Callable[..., dict[str, Any]]
MISSES = 400  # differences looked through for the list


def read_gold(files: list[Path]) -> dict[str, dict[str, Any]]:
    """The annotated articles by id."""
    lines = (line for file in files for line in file.read_text(encoding="utf-8").splitlines() if line.strip())
    return {record["id"]: record for record in map(json.loads, lines)}


def answer(files: list[Path]) -> tuple[dict[str, dict[str, Any]], list[str], float]:
    """What the program reads out of the same articles, what it refused, and the seconds that took."""
    answers: dict[str, dict[str, Any]] = {}
    refused: list[str] = []
    start = time.perf_counter()
    for article in (article for file in files for article in read_path(file)):
        if isinstance(article, InputError):
            refused.append(str(article))
        else:
            answers[article.id] = to_fields(analyse(article))
    return answers, refused, time.perf_counter() - start


def load_scorer() -> dict[str, Any]:
    """What the script that compares defines; it lies in a folder that is no package."""
    return runpy.run_path(str(EVALUATION / "score.py"))


def figure_lines(result: dict[str, Any], wider: dict[str, Any] | None) -> list[str]:
    """A table of the figures beside what is wanted, and beside those with all places of the reference imported."""
    imported = " with the import |" if wider else ""
    lines = [f"| figure | reached | counts |{imported} wanted |", "|---|---|---|---|" + ("---|" if wider else "")]
    for name, kind, target in TARGETS:
        value = result[name]
        counts = (
            f"{value['hit']} right, {value['answered']} answered, {value['gold']} annotated"
            if kind == "F1"
            else f"{value['hit']} of {value['of']}"
        )
        wanted = f"at most {-target:.0%}" if target < 0 else f"at least {target:.0%}"
        beside = f" {wider[name][kind]:.1%} |" if wider else ""
        title = f"{name}, F1" if kind == "F1" else name
        lines.append(f"| {title} | {value[kind]:.1%} | {counts} |{beside} {wanted} |")
    return lines


def answer_with_import(files: list[Path]) -> tuple[dict[str, dict[str, Any]], str]:
    """The same, read by a program that has the reference gazetteer imported, and what the import told."""
    answers: dict[str, dict[str, Any]] = {}
    with imported() as (environment, told):
        for file in files:
            done = subprocess.run(  # noqa: S603  # our own program
                [str(FURAT), "analyse", str(file)], env=environment, capture_output=True, encoding="utf-8", check=False
            )
            answers |= {record["id"]: record for record in map(json.loads, done.stdout.splitlines())}
    return answers, told


def worst_lines(score: Score, gold: dict[str, Any], answers: dict[str, Any]) -> list[str]:
    """The articles with most differences, each with how many of which kind."""
    differences = []
    for key, record in gold.items():
        misses = score({key: record}, answers, MISSES).get("misses", [])
        kinds = Counter(_kind(miss.removeprefix(key).strip()) for miss in misses)
        told = ", ".join(f"{count} {kind}" for kind, count in kinds.most_common())
        differences.append((len(misses), key, told))
    ranked = sorted(differences, key=lambda item: (-item[0], item[1]))[:WORST]
    return ["| article | differences | of which |", "|---|---|---|"] + [
        f"| {k} | {n} | {told} |" for n, k, told in ranked
    ]


def _kind(miss: str) -> str:
    return next(kind for start, kind in KINDS.items() if miss.startswith(start))


def evaluation_lines() -> list[str]:
    """The figures on the annotated articles."""
    defined = load_scorer()
    score: Score = defined["score"]
    files = sorted((EVALUATION / "dev").glob("*.jsonl"))
    gold = read_gold(files)
    answers, refused, seconds = answer(files)
    wider, told = answer_with_import(files) if REFERENCE.exists() else ({}, "no reference gazetteer at hand")
    return [
        f"{len(gold)} annotated articles (real news of 2014-2018), not part of the project, read in {seconds:.1f} s.",
        f"With `furat gazetteer import` of a table of 35,610 places: {told}.",
        "They were used to develop: what to expect of articles that nobody tuned on stands in [unseen.md](unseen.md).",
        "",
        *figure_lines(score(gold, answers), score(gold, wider) if wider else None),
        "",
        *(part_line(file, score(read_gold([file]), answers)) for file in files),
        "",
        *(f"- refused: {reason}" for reason in refused),
        "## The ten articles read worst",
        "",
        *worst_lines(score, gold, answers),
        "",
        "## What is still missed, and why",
        "",
        "Each difference is counted in one class (`benchmarks/misses.py`); the reasons are those of `misses.csv`.",
        "",
        *miss_lines(Scorer(defined), gold, answers),
    ]


def part_line(file: Path, result: dict[str, Any]) -> str:
    """The main figures of one file of annotated articles."""
    figures = [
        f"names F1 {result['mentions overlapping']['F1']:.1%}",
        f"placed right of all {result['found and placed right, of all']['rate']:.1%}",
        f"incidents with place, time and type F1 {result['incidents, right place, time and type']['F1']:.1%}",
        f"control F1 {result['control claims']['F1']:.1%}",
    ]
    return f"- `{file.name}` ({result['articles']} articles): {', '.join(figures)}"


def bundled_lines() -> list[str]:
    """How many of the bundled expectations come out, by kind."""
    if not BUNDLED.exists():
        return ["There are no bundled expectations yet."]
    gold = read_gold([BUNDLED])
    answers, _, _ = answer(sorted(ARTICLES.glob("*.jsonl")))
    lines = ["| article | places | incidents | control |", "|---|---|---|---|"]
    for key, record in gold.items():
        said = answers.get(key, {"mentions": [], "incidents": [], "control": []})
        cells = [f"{_shared(record, said, part)} of {len(record.get(part, []))}" for part in KEYS]
        lines.append(f"| {key} | {' | '.join(cells)} |")
    return lines


KEYS: dict[str, tuple[str, ...]] = {
    "mentions": ("start", "end", "name"),
    "incidents": ("sub_event_type", "date_from"),
    "control": ("place", "actor", "status"),
}


def _shared(expected: dict[str, Any], said: dict[str, Any], part: str) -> int:
    def keys(record: dict[str, Any]) -> set[tuple[Any, ...]]:
        return {tuple(item.get(key) for key in KEYS[part]) for item in record.get(part, [])}

    return len(keys(expected) & keys(said))


def main() -> None:
    """Write the report, and say where the evaluation articles are missing."""
    parser = argparse.ArgumentParser(description="Score how well the annotated articles are read.")
    parser.add_argument("--out", type=Path, default=REPORT, help="the report to write (default: docs/quality.md)")
    out: Path = parser.parse_args().out
    lines = ["# How well articles are read", "", "Written by `make quality`; do not edit.", ""]
    if EVALUATION.exists():
        lines += evaluation_lines()
    else:
        print("The annotated articles (../shared/eval) are not here: only the bundled expectations are scored.")
        lines += ["The annotated articles (`../shared/eval`) were not there when this was written."]
    lines += ["", "## Expectations bundled with the tests", "", *bundled_lines()]
    out.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print("\n".join(lines))


if __name__ == "__main__":
    main()
