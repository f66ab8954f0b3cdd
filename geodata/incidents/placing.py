"""Which of the places that a clause names is where its event happened."""

import math
from collections.abc import Sequence

from geodata.incidents.attributes import across_border, of_suburb, whose_people
from geodata.incidents.clauses import Clause
from geodata.incidents.words import cue_words
from geodata.language.normalise import fold
from geodata.records import AREA_KINDS, Mention, Place, PlaceKind, Position, Relation

COUNTRIES = ("SY", "IQ")
_SPEAKER = 6  # words between the speaker's place and «إن»
_TO = 3  # words between «إلى» and the name
_APART_KM = 8.0  # places named side by side that lie closer than this are one scene («نبل والزهراء»)
_SPREAD_APART_KM = 25.0  # the same for villages taken or fought over together
_PARTS = frozenset({PlaceKind.NEIGHBOURHOOD, PlaceKind.FACILITY, PlaceKind.CAMP})  # of a city
AREAS = AREA_KINDS | {PlaceKind.NATURAL}
_RANK = {
    PlaceKind.NEIGHBOURHOOD: 0, PlaceKind.VILLAGE: 0, PlaceKind.FACILITY: 0, PlaceKind.CAMP: 0, PlaceKind.TOWN: 1,
    PlaceKind.CITY: 2, PlaceKind.SUBDISTRICT: 2, PlaceKind.NATURAL: 3, PlaceKind.DISTRICT: 3, PlaceKind.REGION: 5,
    PlaceKind.GOVERNORATE: 5, PlaceKind.COUNTRY: 6,
}  # fmt: skip


def km(a: Place | Position, b: Place | Position) -> float:
    """Great-circle distance in kilometres."""
    p, q = math.radians(a.lat), math.radians(b.lat)
    h = (math.sin((q - p) / 2) ** 2
         + math.cos(p) * math.cos(q) * math.sin(math.radians(b.lon - a.lon) / 2) ** 2)  # fmt: skip
    return 2 * 6371.0 * math.asin(min(1.0, math.sqrt(h)))


def usable(mention: Mention) -> bool:
    """Whether an event can be placed at it: somewhere in Syria or Iraq."""
    place = mention.place or mention.parent
    return place is not None and place.country in COUNTRIES


def position(mention: Mention) -> Position:
    """Where an event at this mention is drawn, as precisely as the text tells and no more."""
    place = mention.place or mention.parent
    assert place is not None  # noqa: S101  # usable() was asked
    near = mention.relation is not Relation.AT or mention.place is None
    area = mention.kind in AREA_KINDS and mention.kind is not PlaceKind.DISTRICT
    precision = 2 if mention.place is None else 3 if area else 2 if near else 1
    tol = place.tol_km * (2 if near and not area else 1)
    name = place.name_en if mention.place else mention.surface
    return Position(name, place.lat, place.lon, tol, mention.kind, place.adm1, place.country, precision, place.id,
                    place.name_ar if mention.place else mention.surface)  # fmt: skip


def precision_rank(place: Position) -> float:
    """Lower is more precise: by kind, then by size."""
    return _RANK[place.kind] + place.tol_km / 1000


def places_agree(a: Position, b: Position) -> bool:  # noqa: PLR0911  # a return for each rule
    """Whether two positions can be one scene: near each other, or one an area that the other lies in."""
    if a.country != b.country:
        return False
    coarse, fine = (a, b) if precision_rank(a) >= precision_rank(b) else (b, a)
    if coarse.kind is PlaceKind.COUNTRY:
        return True
    if coarse.kind is PlaceKind.GOVERNORATE:
        return coarse.adm1 == fine.adm1
    if coarse.kind in AREAS:
        return km(a, b) <= coarse.tol_km
    if a.kind is b.kind is PlaceKind.NEIGHBOURHOOD:
        return km(a, b) <= 1.0
    if coarse.kind is PlaceKind.CITY and fine.kind in _PARTS:
        return km(a, b) <= 12.0
    exact = a.geo_precision == b.geo_precision == 1
    return km(a, b) <= (1.5 if exact else 3.0)


def abroad(clause: Clause) -> bool:
    """Whether the clause puts its event outside Syria and Iraq: it names places there only, after «في»."""
    if any(usable(m) for m in clause.mentions):
        return False
    for mention in clause.mentions:
        at = _index(clause, mention)
        inside = clause.tokens[at].folded.startswith("ب") or (
            at and (clause.tokens[at - 1].folded in cue_words("within") or _city_of(clause, at))
        )
        if mention.place is not None and inside:
            return True
    return False


def _city_of(clause: Clause, at: int) -> bool:
    """Whether an English place follows its kind: "the Iranian city of ..."."""
    before = [t.folded for t in clause.tokens[max(0, at - 2) : at]]
    return len(before) == 2 and before[1] == "of" and before[0] in ("city", "town", "province", "village")


def is_weak(clause: Clause, mention: Mention) -> bool:
    """Whether the place may only tell where someone speaks, lies in hospital or comes from."""
    return _penalty(clause, mention) >= 2


def scenes(clause: Clause, near: int | None = None, *, spread: bool = False) -> tuple[tuple[Mention, ...], str]:
    """The mention of each scene that the clause tells (several only for a list of places apart), and the rule.

    `near` is the offset of the trigger: of places equally precise the one closest to it wins. `spread` is for an event
    that goes on over a stretch of land, as a battle does: its places must lie further apart to be told as several.
    """
    weighed = [(m, _penalty(clause, m)) for m in clause.mentions if usable(m)]
    weighed = [(m, p) for m, p in weighed if p < 9]
    if not weighed:
        return (), ""
    anchor = clause.start if near is None else near
    weighed = [(m, p) for m, p in weighed if p == 0 or m.kind is not PlaceKind.COUNTRY]
    if not weighed:
        return (), ""
    best = min(weighed, key=lambda w: (w[1], _rank(w[0]), abs(w[0].start - anchor)))
    apart = _SPREAD_APART_KM if spread else _APART_KM
    listed = _list(clause, apart, best[0], [m for m, p in weighed if p == best[1]])
    if len(listed) > 1:
        return listed, f"places listed: {', '.join(m.surface for m in listed)}"
    return (best[0],), f"most precise place of the clause: {best[0].surface}"


def _rank(mention: Mention) -> float:
    """Lower is more precise: by kind, and areas by their size."""
    if mention.place is None:
        return 1.0
    return _RANK[mention.kind] + (mention.place.tol_km / 1000 if mention.kind in AREA_KINDS else 0)


def _penalty(clause: Clause, mention: Mention) -> int:  # noqa: PLR0911  # a return for each rule
    """0 for a place that an event may be at, more where it stands for something else, 9 where it never is."""
    at = _index(clause, mention)
    if _is_distance_anchor(clause, at) or _is_dateline(clause, mention):
        return 9
    if _is_government(clause, mention, at) or _is_destination(clause, at) or across_border(clause, mention, at):
        return 9
    accused = clause.cue_before("accused", at, 7)  # «متهم بإعدام نزلاء سجن ...»
    if accused or _of_source(clause, at) or _of_speaker(clause, at):
        return 2
    open_ended = [*clause.cue("plan"), *clause.cue("relative")]
    if any(0 < at - cue.last <= 12 and _no_trigger(clause, cue.last, at) for cue in open_ended):
        return 1
    if _locates_another(clause, mention, at) or of_suburb(clause, mention):
        return 2
    if clause.cue_before("motion", at, 2) or whose_people(clause, at):
        return 1
    if any(0 < at - cue.last <= 8 and _no_trigger(clause, cue.last, at) for cue in clause.cue("context")):
        return 1
    return 0


def _index(clause: Clause, mention: Mention) -> int:
    """The index of the word that a mention begins in; 0 where it stands behind the clause."""
    at = clause.tokens.after(mention.start)
    return at if at < len(clause.tokens) else 0


def _of_source(clause: Clause, at: int) -> bool:
    """«قال قائممقام القضاء»; but «اغتيال رئيس بلدية القرية»: he does not speak, he died there."""
    dead = {cue.last for cue in clause.cue("dead")}
    sources = [cue for cue in clause.cue("source") if 0 < at - cue.last <= 3]
    return any(cue.first - 1 not in dead for cue in sources)


def _of_speaker(clause: Clause, at: int) -> bool:
    """«قال مصدر طبي في المدينة إن ...»: where the one who speaks is."""
    said = [c.last for c in clause.cue("said") if c.last < at]
    if not said:
        return False
    that = next((i for i, t in enumerate(clause.tokens) if i > at and t.folded in cue_words("that")), None)
    if that is None:
        return False
    return that - at <= _SPEAKER and not any(min(said) < h.first < that for h in clause.triggers)


def _is_destination(clause: Clause, at: int) -> bool:
    """«انسحبوا من المدينة ليلا إلى بلدة ...»: not what was left."""
    left = [h.last for h in clause.triggers if h.row.sense in ("handover", "evacuation")]
    if not left:
        return False
    before = [i for i in range(max(0, at - _TO), at) if clause.tokens[i].folded in cue_words("to")]
    return any(last < i for last in left for i in before)


def _locates_another(clause: Clause, mention: Mention, at: int) -> bool:
    """«في بعقوبة شمال شرقي بغداد»: the second place only tells where the first lies."""
    directed = at > 0 and clause.tokens[at - 1].folded in cue_words("direction")
    return directed and any(
        m.end < mention.start and usable(m) and m.kind is not PlaceKind.COUNTRY for m in clause.mentions
    )


def _no_trigger(clause: Clause, first: int, last: int) -> bool:
    return not any(first < hit.first < last for hit in clause.triggers)


def _is_distance_anchor(clause: Clause, at: int) -> bool:
    """«57 كم شمال شرقي بغداد» tells where another place lies."""
    return clause.cue_before("distance", at, 5)


def _is_dateline(clause: Clause, mention: Mention) -> bool:
    """«بغداد - وكالات», «دبي (CNN)»: where it was written."""
    line = clause.sentence
    if mention.start - line.start > 30 or clause.number:
        return False
    head = line.text[: mention.start - line.start]
    rest = line.text[mention.end - line.start :].lstrip()
    short = len(head.split()) <= 2 and (not head.strip() or head.rstrip().endswith(("-", "–", "—", ":", "،", ",")))
    return (
        short
        and rest.startswith(("-", "–", "—", "(", "/", "ـ"))
        and mention.kind in (PlaceKind.CITY, PlaceKind.COUNTRY)
    )


def _is_government(clause: Clause, mention: Mention, at: int) -> bool:
    """A capital or country that speaks or acts stands for its government: «قالت دمشق», «الموالية لدمشق»."""
    if mention.kind not in (PlaceKind.CITY, PlaceKind.COUNTRY):
        return False
    if clause.cue_before("said", at, 1):
        return True
    before = clause.tokens[at - 1].folded if at else ""
    return before in cue_words("loyal")


def _list(clause: Clause, apart: float, best: Mention, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """The places joined to the best one by و or commas that lie apart from it and from each other."""
    ordered = sorted(mentions, key=lambda m: m.start)
    index = ordered.index(best)
    first = last = index
    while first and _coordinated(clause, ordered[first - 1], ordered[first]):
        first -= 1
    while last + 1 < len(ordered) and _coordinated(clause, ordered[last], ordered[last + 1]):
        last += 1
    before = clause.sentence.text[: ordered[first].start - clause.sentence.start].split()
    if before and before[-1].lstrip("و") in ("بين", "between"):  # a road or line between two places
        return (ordered[first],)
    kept: list[Mention] = [best]
    for mention in ordered[first : last + 1]:
        if (
            mention.place
            and all(k.place and km(mention.place, k.place) > apart for k in kept)
            and mention.kind is not PlaceKind.COUNTRY
        ):
            kept.append(mention)
    return tuple(sorted(kept, key=lambda m: m.start)) if len(kept) > 1 else (best,)


def _coordinated(clause: Clause, a: Mention, b: Mention) -> bool:
    between = clause.sentence.text[a.end - clause.sentence.start : b.start - clause.sentence.start]
    words = between.replace("،", " ").replace(",", " ").replace("/", " ").split()
    linked = [*words[-1:], clause.sentence.text[b.start - clause.sentence.start - 1 :][:1]]
    joined = any(w.startswith("و") or w == "and" for w in linked) or between.strip() in ("،", ",", "/")
    if between.strip() == "," and b.kind in AREA_KINDS and a.kind not in AREA_KINDS:  # "Busayrah, Deir al-Zor province"
        return False
    onto = len(words) <= 6 and any(w in ("وعلى", "وفي") for w in words[-3:])  # «على المدينة، وعلى جبال كذا»
    if onto and "،" in between:
        return True
    return len(words) <= 3 and joined and not any(fold(w).lstrip("و") in cue_words("inside") for w in words)
