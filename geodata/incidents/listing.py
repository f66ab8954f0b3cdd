"""The places of a clause that are told side by side: each is a scene of its own."""

from collections.abc import Sequence

from geodata.incidents.clauses import Clause
from geodata.incidents.words import cue_words
from geodata.language.normalise import fold
from geodata.places.gazetteer import kilometres
from geodata.places.words import triggers
from geodata.records import AREA_KINDS, Mention, Place, PlaceKind

_OBJECT = 6  # words from a comma to the place of the second thing that was hit
_BETWEEN = 3  # words from «بين» to the first of two places
_INNER = frozenset({"في", "من", "ب", "علي"})
_LAND = frozenset({"ريف", "بمحافظه", "محافظه", "بباديه", "باديه"})

Unit = tuple[Mention, int]  # a place, and where what tells of it ends


def places_listed(clause: Clause, apart: float, best: Mention, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """The places joined to the best one by و or commas that lie apart from it and from each other."""
    if len(mentions) == 1:
        return (best,)
    ordered = _units(clause, best, mentions)
    index = next(i for i, (mention, _) in enumerate(ordered) if mention is best)
    first = last = index
    while first and _coordinated(clause, ordered[first - 1], ordered[first][0]):
        first -= 1
    while last + 1 < len(ordered) and _coordinated(clause, ordered[last], ordered[last + 1][0]):
        last += 1
    before = clause.sentence.text[: ordered[first][0].start - clause.sentence.start].split()
    between = [word.lstrip("و") for word in before[-_BETWEEN:]]  # «بين بلدتي (كذا وكذا)»: a road between two places
    if not {"بين", "between"}.isdisjoint(between):
        return (ordered[first][0],)
    kept: list[Mention] = [best]
    for mention, _ in ordered[first : last + 1]:
        spot = _spot(mention)
        if spot and mention.kind is not PlaceKind.COUNTRY and all(_apart(spot, k, apart) for k in kept):
            kept.append(mention)
    return tuple(sorted(kept, key=lambda m: m.start)) if len(kept) > 1 else (best,)


def _spot(mention: Mention) -> Place | None:
    """Where a place of a list lies: itself, or the town or mountain that an unknown one lies at."""
    if mention.place is not None or mention.parent is None:
        return mention.place
    return mention.parent if mention.parent.kind not in (PlaceKind.GOVERNORATE, PlaceKind.REGION) else None


def _apart(spot: Place, kept: Mention, least: float) -> bool:
    other = _spot(kept)
    return other is not None and kilometres(spot.lat, spot.lon, other.lat, other.lon) > least


def _units(clause: Clause, best: Mention, mentions: Sequence[Mention]) -> list[Unit]:
    """The places in order, each with where what tells of it ends: «المدينة في ريف المحافظة» is one."""
    units: list[Unit] = []
    for mention in sorted(mentions, key=lambda m: m.start):
        if units and mention is not best and _only_locates(clause, units[-1], mention):
            units[-1] = (units[-1][0], mention.end)
        else:
            units.append((mention, mention.end))
    return units


def _only_locates(clause: Clause, unit: Unit, land: Mention) -> bool:
    """Whether an area right behind a place tells where that lies."""
    if land.kind not in AREA_KINDS or unit[0].kind in AREA_KINDS:
        return False
    start = clause.sentence.start
    words = [fold(word) for word in clause.sentence.text[unit[1] - start : land.start - start].split()]
    return bool(words) and all(word in cue_words("inside") or word in _LAND for word in words)


def _coordinated(clause: Clause, unit: Unit, b: Mention) -> bool:
    a, end = unit
    between = clause.sentence.text[end - clause.sentence.start : b.start - clause.sentence.start]
    words = between.replace("،", " ").replace(",", " ").replace("/", " ").split()
    linked = [*words[-1:], clause.sentence.text[b.start - clause.sentence.start - 1 :][:1]]
    joined = any(w.startswith("و") or w == "and" for w in linked) or between.strip() in ("،", ",", "/")
    if between.strip() == "," and b.kind in AREA_KINDS and a.kind not in AREA_KINDS:  # "Busayrah, Deir al-Zor province"
        return False
    onto = len(words) <= 6 and any(w in ("وعلى", "وفي") for w in words[-3:])  # «على المدينة، وعلى جبال كذا»
    if onto and ("،" in between or end > a.end):
        return "،" in between  # «على المدينة في الغوطة وعلى بلدة كذا»: one attack on the land of both
    told = any(a.end <= hit.start < b.start for hit in clause.triggers)
    if not told and (_object_too(between) or _place_too(between)):
        return True
    return len(words) <= 3 and joined and not any(fold(w).lstrip("و") in cue_words("inside") for w in words)


def _place_too(between: str) -> bool:
    """«حي كذا وأماكن في بلدة كذا», «المدينة شمال شرق حلب، وبلدتي كذا»: another place of those that were hit."""
    before, comma, behind = between.rpartition("،")
    words = [fold(word) for word in (behind if comma else between).split()]
    if not words or words[0] not in cue_words("place_too") or len(before.split()) > _OBJECT:
        return False
    return all(word in cue_words("a_place") or word in _INNER or word in triggers() for word in words[1:])


def _object_too(between: str) -> bool:
    """«استهدفت مبنى في ريف كذا مساء الخميس، ومواقع في ريف كذا»: a second thing that was hit, elsewhere."""
    _, comma, second = between.partition("،")
    words = [fold(word) for word in second.split()]
    return bool(comma and words) and len(words) <= _OBJECT and words[0] in cue_words("object_too")
