"""What stands around a name in the text: trigger, relation, the list it is part of, what speaks against a place."""

import re
from dataclasses import dataclass, field, replace

from geodata.places.gazetteer import HOME
from geodata.places.matcher import Hit, Scan
from geodata.places.words import Trigger, openers, relations, triggers
from geodata.records import Candidate, Place, PlaceKind, Relation

_GAP = frozenset(' "')
_LIST_GAPS = frozenset({" ", "| ", " | ", "|", '" ', '"| ', "  ", ' "', '" "', '"| "', '| "'})
_FARTHEST_MARK = 3
_AND_GAPS = frozenset({" و ", " and ", "| and ", "| و ", '" و"', '" و "', '"| و"', '" and "'})  # «راوة» و«عنه»
_LATIN_ARTICLE = re.compile(r"(?<=[ \n|\"])(al|el|ar|az|ez|ash|ad) $")


@dataclass(slots=True)
class Found:
    """A name on its way to become a mention; positions are those of the scanned text."""

    hit: Hit
    start: int
    end: int
    places: tuple[Place, ...]
    trigger: Trigger | None = None
    inherited: bool = False  # the trigger stands before an earlier name of the same list
    relation: Relation = Relation.AT
    opened: bool = False  # a preposition or its like stands before
    guessed: bool = False  # no table has this spelling, only one like it
    against: str = ""  # why it is no place
    listed: "Found | None" = None  # the name before it in the same list
    previous: str = ""  # the word before it
    opens_line: bool = False  # first word of a headline or sentence, as in «الرقة: قتلى»
    sentence: int = 0
    candidates: list[Candidate] = field(default_factory=list)
    place: Place | None = None  # the one decided for
    dateline: bool = False  # tells where the text was written
    elsewhere: bool = False  # the text puts it where no candidate lies

    @property
    def kinds(self) -> tuple[PlaceKind, ...]:
        """The kinds that the words around it speak of."""
        return self.trigger.kinds if self.trigger else ()


def read_context(scan: Scan, hits: tuple[Hit, ...]) -> list[Found]:
    """Each name with what stands around it."""
    found: list[Found] = []
    for hit in hits:
        item = _cut(_with_article(scan.text, hit))
        _look_left(scan, item)
        _look_right(scan, item)
        _join_list(scan, item, found[-1] if found else None)
        found.append(item)
    return found


def _cut(hit: Hit) -> Found:
    """Leave out the generic word that the gazetteer's name begins with: «مطار البصرة» is «البصرة»."""
    item = Found(hit, hit.start, hit.end, hit.entry.places)
    lead = hit.entry.lead
    if lead:
        item.trigger = triggers().get(lead)
        item.relation = relations().get(lead, Relation.AT)
        item.start = hit.end - (len(hit.entry.full) - len(lead) - 1)
    if hit.entry.tail:  # «Tabqa air base» is «Tabqa»
        item.end -= len(hit.entry.tail) + 1
    return item


def _with_article(text: str, hit: Hit) -> Hit:
    """The article that a Latin name is written with belongs to it: "al-Qameshli"."""
    if not hit.entry.latin or not hit.entry.places:
        return hit
    start = article_before(text, hit.start)
    return replace(hit, word=start, start=start) if start < hit.start else hit


def article_before(text: str, start: int) -> int:
    """Where the Arabic article before a Latin name begins, else where the name does."""
    match = _LATIN_ARTICLE.search(text, max(0, start - 5), start)
    return match.start(1) if match else start


def _look_left(scan: Scan, item: Found) -> None:
    text, at = scan.text, item.hit.word
    item.opens_line = text[at - 1] == "\n" and text[item.end] in "|\n"
    for step in range(_FARTHEST_MARK):
        gap = at
        while text[gap - 1] in _GAP and at - gap < 3:
            gap -= 1
        mark = scan.left.get(gap) if gap < at else None
        if step == 0:
            item.previous = _word_before(text, gap) if gap < at else ""
            item.opened = bool(item.hit.chain.strip("وف")) or item.previous in openers()
        if mark is None or mark.entry.mark is None:
            return
        told = mark.entry.mark
        if step == 0:
            item.against = told.head or (told.head_home if _at_home(item) else "")
        beside = step > 0 and item.relation is Relation.NEAR  # «قرية غرب كركوك»: the village is not Kirkuk
        beside = beside or (step == 0 and item.hit.chain.startswith("لل"))  # «حاجز للشرطة»: of the police
        if told.trigger and not told.trigger.after and item.trigger is None and not beside:
            item.trigger = told.trigger
        if told.relation and item.relation is Relation.AT:
            item.relation = told.relation
        item.opened = item.opened or told.relation is not None
        at = mark.word


def _at_home(item: Found) -> bool:
    return any(place.country in HOME for place in item.places)


def _word_before(text: str, end: int) -> str:
    start = end
    while text[start - 1].isalnum():
        start -= 1
    return text[start:end]


def _look_right(scan: Scan, item: Found) -> None:
    if scan.text[item.end] != " ":
        return
    mark = scan.right.get(item.end + 1)
    if mark is None or mark.entry.mark is None:
        return
    told = mark.entry.mark
    if told.trigger and told.trigger.after:
        several = triggers().get(f"{mark.entry.key}s") if scan.text[mark.end] == "s" else None
        item.trigger = several or told.trigger  # "Aleppo quarters" are those of Aleppo, not one called Aleppo
    if told.tail:
        item.against = told.tail


def _join_list(scan: Scan, item: Found, before: Found | None) -> None:
    """«محافظتي حلب والرقة»: the second is a governorate too."""
    if before is None or before.against:
        return
    gap = scan.text[before.end : item.hit.word]
    joined = gap in _LIST_GAPS and ("|" in gap or item.hit.chain.startswith("و"))
    if not joined and gap not in _AND_GAPS:
        return
    item.listed = before
    if item.trigger is None and before.trigger is not None:
        item.trigger, item.inherited = before.trigger, True
    if item.relation is Relation.AT:
        item.relation = before.relation
