"""Who is named in a sentence: canonical actors, by aliases that hold in a country and between dates."""

from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Literal

from pydantic import Field

from geodata.incidents.words import Cues, cue_words, cues_in
from geodata.language.document import Token, Words, words_of
from geodata.language.inflection import Form
from geodata.language.lexicon import Hit, Lexicon
from geodata.tables import Row, read_table, split_cell, unique

Role = Literal["name", "anaphor", "loose", "nisba", "unknown", "civilian"]


class Actor(Row):
    """A row of `actors.csv`: a canonical name and how the map draws it."""

    name: str
    name_ar: str
    colour: str
    letter: str
    pattern: str


class Alias(Row):
    """A row of `actor_aliases.csv`."""

    actor: str
    words: str
    form: Form
    country: Literal["SY", "IQ"] | None = None
    since: date | None = Field(None, alias="from")
    until: date | None = Field(None, alias="to")
    role: Role = "name"
    example: str

    def holds(self, country: str | None, day: date | None) -> bool:
        """Whether the alias means its actor in that country and on that day (either may be unknown)."""
        if self.country and country and self.country != country:
            return False
        if day is None:
            return True
        return (self.since is None or self.since <= day) and (self.until is None or day < self.until)


@dataclass(slots=True)
class Named:
    """An actor named in a sentence."""

    actor: str
    first: int  # index of its first token
    last: int
    start: int
    end: int
    role: Role
    prefix: str


@cache
def actors() -> dict[str, Actor]:
    """Every canonical actor by name."""
    rows = read_table("actors.csv", Actor)
    unique("actors.csv", (row.name for row in rows))
    return {row.name: row for row in rows}


@cache
def aliases() -> list[Alias]:
    """The rows of `actor_aliases.csv`."""
    return read_table("actor_aliases.csv", Alias)


FOREIGN = frozenset({"Turkey", "United States", "Russia", "Iran", "Israel"})
_CALLED_TERRORISTS = ("HTS", "ISIS")
_INITIALS = 2  # letters of a name that is also a word
_BODY = ("المدني", "المدنيه")  # «الدفاع المدني»: an adjective, nobody
STATES = frozenset({"Syrian government", "Syrian transitional government", "Iraqi security forces"})


@cache
def _lexicon() -> Lexicon[Alias]:
    return Lexicon((row, _with_possessives(row), row.form) for row in aliases())


def _with_possessives(row: Alias) -> str:
    """The words of a row, with "the Iraqi army's" beside "Iraqi army"; a country's may be of its land or people."""
    words = split_cell(row.words)
    bodies = [w for w in words if w.isascii() and w[-1].islower() and not w.endswith("s") and row.role != "nisba"]
    return "|".join([*words, *(f"{w}'s" for w in bodies if " " in w or row.actor not in FOREIGN)])


def find_actors(tokens: Sequence[Token], country: str | None, day: date | None) -> list[Named]:
    """The actors that the words name, in the order of the text.

    A nisba («تركية») names an actor only beside a word of force («غارة تركية»).
    An anaphor («التنظيم») is told with its role: whoever asks decides whether its actor was named before.
    """
    words = words_of(tokens)
    known: list[Named] | None = words.memory.get((find_actors, country, day))
    if known is None:
        known = words.memory[find_actors, country, day] = _find(words, country, day)
    return known


def _find(tokens: Words, country: str | None, day: date | None) -> list[Named]:
    found: list[Named] = []
    hits = _lexicon().find(tokens)
    if not hits:
        return found
    adjectives: set[int] | None = None
    for hit in hits:
        row, role = hit.row, hit.row.role
        if role == "civilian" and tokens[hit.last].folded.endswith(_BODY):
            continue
        if _small(tokens[hit.first : hit.last + 1]):
            continue
        if role == "nisba":
            adjectives = _beside_a_force(tokens, cues_in(tokens)) if adjectives is None else adjectives
            if hit.first not in adjectives:
                continue
        if row.holds(country, day) and not (found and _told_by(found[-1], hit)):
            found.append(Named(row.actor, hit.first, hit.last, hit.start, hit.end, role, hit.prefix))
    return found if len(found) < 2 else [n for n in found if not _of_another(n, found)]


def resolved(found: Sequence[Named], known: Container[str], tokens: Sequence[Token]) -> list[Named]:
    """Without the anaphors («التنظيم») whose actor was not named; «المسلحون» are then gunmen whom nobody knows."""
    out: list[Named] = []
    for named in found:
        here = any(before.actor == named.actor and before.role == "name" for before in out)
        if named.role != "anaphor" or named.actor in known or here:
            out.append(named)
        elif "مسلح" in tokens[named.first].folded:
            out.append(replace(named, actor="Unknown", role="unknown"))
    return out


def of_whose_army(named: Sequence[Named], tokens: Sequence[Token]) -> str | None:
    """«جنود أتراك», «مقتل جنديين تركيين»: a foreign army whose soldiers the words name."""
    for actor in named:
        beside = {t.folded for t in tokens[max(0, actor.first - 2) : actor.last + 1]}
        if actor.actor in FOREIGN and actor.role in ("name", "nisba") and beside & cue_words("soldier"):
            return actor.actor
    return None


def of_that_group(named: Sequence[Named], tokens: Sequence[Token], known: Container[str]) -> list[Named]:
    """The same without «الإرهابيين» of a state's news where the text names which group it means by them."""
    groups = [g for g in _CALLED_TERRORISTS if g in known or any(n.actor == g and n.role == "name" for n in named)]
    if not groups or "Opposition" in known or any(n.actor == "Opposition" and n.role == "name" for n in named):
        return list(named)
    meant = groups[0] if len(groups) == 1 else None
    out = []
    for n in named:
        if n.role == "loose" and n.actor == "Opposition" and "رهاب" in tokens[n.last].folded + tokens[n.first].folded:
            if meant and not any(other.actor == meant for other in named):
                out.append(replace(n, actor=meant))
        else:
            out.append(n)
    return out


def in_that_army(named: Sequence[Named], tokens: Sequence[Token], army: str) -> list[Named]:
    """The same, with «جندي» and «جنود» of a foreign army that the text speaks of."""
    soldier = cue_words("soldier")
    return [
        replace(n, actor=army, role="name")
        if n.role == "loose" and tokens[n.first].folded.lstrip("وبل") in soldier
        else n
        for n in named
    ]


def _small(tokens: Sequence[Token]) -> bool:
    """Whether it is "is" and not "IS", "us" and not "US"."""
    text = tokens[0].text
    return len(tokens) == 1 and len(text) <= _INITIALS and text.isascii() and not text.isupper()


def _beside_a_force(tokens: Sequence[Token], cues: Cues) -> set[int]:
    """Where an adjective would tell whose force it is: after «غارة», before "warplanes"."""
    beside: set[int] = set()
    for hit in cues["force"]:
        beside |= {hit.first - 1} if tokens[hit.first].text.isascii() else {hit.last + 1, hit.last + 2}
    return beside


def _told_by(actor: Named, hit: Hit[Alias]) -> bool:
    """Whether the words name no further actor beside the one before them.

    «قوات المعارضة السورية», «الحشد الشعبي العراقي»: where they are from; «الروسية والسورية» are two.
    """
    behind = actor.role == "name" and actor.last == hit.first - 1 and "و" not in hit.prefix
    return actor.first == hit.first or (behind and hit.row.role == "nisba" and hit.row.actor in STATES)


def _of_another(actor: Named, found: Sequence[Named]) -> bool:
    """«الطائرات الحربية الروسية»: the adjective tells whose they are."""
    return actor.role == "loose" and any(
        n.first == actor.last + 1 and n.role == "nisba" and n.actor != actor.actor for n in found
    )
