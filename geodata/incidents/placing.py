"""Which of the places that a clause names is where its event happened."""

import math

from geodata.incidents.clauses import Clause
from geodata.incidents.listing import places_listed
from geodata.incidents.standing import index_of, penalty, usable
from geodata.incidents.words import cue_words
from geodata.records import AREA_KINDS, Mention, Place, PlaceKind, Position, Relation

_APART_KM = 8.0  # places named side by side that lie closer than this are one scene («نبل والزهراء»)
_SPREAD_APART_KM = 25.0  # the same for villages taken or fought over together
_PARTS = frozenset({PlaceKind.NEIGHBOURHOOD, PlaceKind.FACILITY, PlaceKind.CAMP})  # of a city
AREAS = AREA_KINDS | {PlaceKind.NATURAL}
_CITIES = frozenset(
    {PlaceKind.CITY, PlaceKind.GOVERNORATE, PlaceKind.COUNTRY}
)  # streets elsewhere are named after them
_RANK = {
    PlaceKind.NEIGHBOURHOOD: 0, PlaceKind.VILLAGE: 0, PlaceKind.FACILITY: 0, PlaceKind.CAMP: 0, PlaceKind.TOWN: 1,
    PlaceKind.CITY: 2, PlaceKind.SUBDISTRICT: 1.5, PlaceKind.NATURAL: 3, PlaceKind.DISTRICT: 3, PlaceKind.REGION: 5,
    PlaceKind.GOVERNORATE: 5, PlaceKind.COUNTRY: 6,
}  # fmt: skip


def km(a: Place | Position, b: Place | Position) -> float:
    """Great-circle distance in kilometres."""
    p, q = math.radians(a.lat), math.radians(b.lat)
    h = (math.sin((q - p) / 2) ** 2
         + math.cos(p) * math.cos(q) * math.sin(math.radians(b.lon - a.lon) / 2) ** 2)  # fmt: skip
    return 2 * 6371.0 * math.asin(min(1.0, math.sqrt(h)))


def position(mention: Mention) -> Position:
    """Where an event at this mention is drawn, as precisely as the text tells and no more."""
    place = mention.place or mention.parent
    assert place is not None  # noqa: S101  # usable() was asked
    near = mention.relation is not Relation.AT or mention.place is None
    area = mention.kind in AREA_KINDS and mention.kind is not PlaceKind.DISTRICT
    precision = 2 if mention.place is None else 3 if area else 2 if near else 1
    tol = place.tol_km * (2 if near and not area else 1)
    # «شارع بغداد وسط البصرة», Baghdad Street in Basra: a mark there must not say Baghdad.
    known = mention.place or any(candidate.place.kind in _CITIES for candidate in mention.candidates)
    name_en, name_ar = (place.name_en, place.name_ar) if known else (mention.surface, mention.surface)
    return Position(name_en, place.lat, place.lon, tol, mention.kind, place.adm1, place.country, precision, place.id,
                    name_ar)  # fmt: skip


def kind_rank(kind: PlaceKind) -> float:
    """Lower is more precise."""
    return _RANK[kind]


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
        at = index_of(clause, mention)
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
    return penalty(clause, mention) >= 2


def scenes(clause: Clause, near: int | None = None, *, spread: bool = False) -> tuple[tuple[Mention, ...], str]:
    """The mention of each scene that the clause tells (several only for a list of places apart), and the rule.

    `near` is the offset of the trigger: of places equally precise the one closest to it wins. `spread` is for an event
    that goes on over a stretch of land, as a battle does: its places must lie further apart to be told as several.
    """
    weighed = [(m, penalty(clause, m)) for m in clause.mentions if usable(m)]
    weighed = [(m, p) for m, p in weighed if p < 9]
    if not weighed:
        return (), ""
    anchor = clause.start if near is None else near
    weighed = [(m, p) for m, p in weighed if p == 0 or m.kind is not PlaceKind.COUNTRY]
    if not weighed:
        return (), ""
    best = min(weighed, key=lambda w: (w[1], _rank(w[0]), abs(w[0].start - anchor)))
    apart = _SPREAD_APART_KM if spread else _APART_KM
    listed = places_listed(clause, apart, best[0], [m for m, p in weighed if p == best[1]])
    if len(listed) > 1:
        return listed, f"places listed: {', '.join(m.surface for m in listed)}"
    return (best[0],), f"most precise place of the clause: {best[0].surface}"


def _rank(mention: Mention) -> float:
    """Lower is more precise: by kind, and areas by their size."""
    if mention.place is None:
        return 1.0
    return _RANK[mention.kind] + (mention.place.tol_km / 1000 if mention.kind in AREA_KINDS else 0)
