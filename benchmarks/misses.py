"""What is still missed on the annotated articles, counted by class; `misses.csv` says why each class is missed."""

import csv
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from geodata.places.gazetteer import gazetteer

TABLE = Path(__file__).parent / "misses.csv"
EXAMPLES = 3  # articles named for each class
Fields = dict[str, Any]


class Scorer:
    """The functions of the script that compares; it defines what counts as the same."""

    def __init__(self, defined: Mapping[str, Any]) -> None:
        self.pairs: Callable[..., list[tuple[Fields, Fields]]] = defined["pairs"]
        self.km: Callable[[Fields, Fields], float] = defined["km"]
        self.same_place: Callable[[Fields, Fields], bool] = defined["same_place"]
        self.near_in_time: Callable[[Fields, Fields], bool] = defined["near_in_time"]
        self.same_number: Callable[[Any, Any], bool] = defined["same_number"]
        self.day: Callable[[Any], Any] = defined["day"]


def miss_lines(scorer: Scorer, gold: Mapping[str, Fields], answers: Mapping[str, Fields]) -> list[str]:
    """A table of the classes, most frequent first, each with some of its articles and the reason."""
    found: dict[str, list[str]] = defaultdict(list)
    for key, record in gold.items():
        for kind in _misses(scorer, record, answers.get(key) or {}):
            found[kind].append(key)
    rows = reasons()
    lines = ["| still missed | how often | for example | why |", "|---|---|---|---|"]
    for kind, articles in sorted(found.items(), key=lambda item: (-len(item[1]), item[0])):
        named = ", ".join(list(dict.fromkeys(articles))[:EXAMPLES])
        lines.append(f"| {rows[kind]['told_as']} | {len(articles)} | {named} | {rows[kind]['why']} |")
    return lines


def reasons() -> dict[str, dict[str, str]]:
    """The rows of `misses.csv` by class."""
    lines = (line for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return {row["class"]: row for row in csv.DictReader(lines)}


def _misses(scorer: Scorer, gold: Fields, answer: Fields) -> Iterator[str]:
    yield from _names(scorer, gold.get("mentions", []), answer.get("mentions", []))
    yield from _incidents(scorer, gold, answer)
    yield from _claims(scorer, gold, answer)


def _names(scorer: Scorer, gold: list[Fields], answer: list[Fields]) -> Iterator[str]:
    def overlap(x: Fields, y: Fields) -> int | None:
        shared: int = min(x["end"], y["end"]) - max(x["start"], y["start"])
        return -shared if shared > 0 else None

    found = scorer.pairs(gold, answer, overlap)
    for x, y in found:
        if x.get("lat") is not None and scorer.km(x, y) > (x.get("tol_km") or 10):
            yield "place_unlocated" if y.get("lat") is None else "place_other"
    for missed in _left(gold, (x for x, _ in found)):
        yield "name_doubted" if gazetteer().named(missed["surface"]) else "name_unknown"
    yield from ("name_false" for _ in _left(answer, (y for _, y in found)))


def _incidents(scorer: Scorer, gold: Fields, answer: Fields) -> Iterator[str]:
    def located(x: Fields, y: Fields) -> int | None:
        if not (scorer.near_in_time(x, y) and scorer.same_place(x, y)):
            return None
        return 2 * (x["event_type"] != y["event_type"]) + (x["sub_event_type"] != y["sub_event_type"])

    told, said = gold.get("incidents", []), answer.get("incidents", [])
    both = scorer.pairs(told, said, located)
    for x, y in both:
        yield from _differences(scorer, x, y) if x["event_type"] == y["event_type"] else ("incident_type",)
    spare = _left(said, (y for _, y in both))
    for missed in _left(told, (x for x, _ in both)):
        kind, near = _nearly(scorer, missed, spare)
        spare = [y for y in spare if y is not near]
        yield kind
    for extra in spare:
        again = any(x["event_type"] == extra["event_type"] and scorer.same_place(x, extra) for x in told)
        yield "incident_split" if again else "incident_false"


def _nearly(scorer: Scorer, missed: Fields, spare: list[Fields]) -> tuple[str, Fields | None]:
    """Why an incident is missed, and the answer that tells it with another place or day."""
    alike = [y for y in spare if y["event_type"] == missed["event_type"]]
    for y in alike:
        if scorer.near_in_time(missed, y):
            return "incident_place", y
    for y in alike:
        if scorer.same_place(missed, y):
            return "incident_day", y
    return "incident_background" if missed.get("background") else "incident_unseen", None


def _differences(scorer: Scorer, x: Fields, y: Fields) -> Iterator[str]:
    if x["sub_event_type"] != y["sub_event_type"]:
        yield "subtype"
    if scorer.day(x.get("date_from")) not in (None, scorer.day(y.get("date_from"))):
        yield "first_day"
    for count in ("fatalities", "injured"):
        if not scorer.same_number(x.get(count), y.get(count)):
            yield count
    named, said = set(x.get("actors", [])), set(y.get("actors", []))
    yield from ("actor_missing" for _ in named - said)
    yield from ("actor_extra" for _ in said - named)


def _claims(scorer: Scorer, gold: Fields, answer: Fields) -> Iterator[str]:
    def same(x: Fields, y: Fields) -> int | None:
        alike = x["actor"] == y["actor"] and x["status"] == y["status"] and scorer.same_place(x, y)
        return 0 if alike else None

    told, said = gold.get("control", []), answer.get("control", [])
    both = scorer.pairs(told, said, same)
    spare = _left(said, (y for _, y in both))
    for missed in _left(told, (x for x, _ in both)):
        there = next((y for y in spare if scorer.same_place(missed, y)), None)
        alike = next((y for y in spare if (y["actor"], y["status"]) == (missed["actor"], missed["status"])), None)
        spare = [y for y in spare if y is not (there or alike)]
        yield "claim_other" if there else "claim_place" if alike else "claim_unseen"
    yield from ("claim_false" for _ in spare)


def _left(all_of_them: Iterable[Fields], taken: Iterable[Fields]) -> list[Fields]:
    ids = {id(item) for item in taken}
    return [item for item in all_of_them if id(item) not in ids]
