"""A place that a word of holding, taking or losing may speak of, and those that a sentence names."""

from collections.abc import Sequence
from dataclasses import dataclass

from geodata.control.words import cue_lexicon
from geodata.language.document import Sentence, Words
from geodata.places.gazetteer import HOME
from geodata.places.words import triggers
from geodata.records import Mention, Place, PlaceKind

TOO_LARGE = (PlaceKind.COUNTRY, PlaceKind.NATURAL)


_ANCHOR = 7  # words from "km" or «تبعد» to the place that something lies so far from


@dataclass(slots=True)
class Target:
    """A place that a trigger speaks of; `first` and `last` index the tokens of its name."""

    place: Place
    kind: PlaceKind  # as the text means it
    first: int
    last: int
    score: float
    unknown: str = ""  # its name where no table has it: `place` is then only the area that it lies in
    within: bool = False  # «بالمدينة»: it only tells where; «بصرى» has a ب of its own


def targets_in(sentence: Sentence, mentions: Sequence[Mention]) -> tuple[Target, ...]:
    """The places of both countries that a sentence names, without countries, rivers and what only tells a distance."""
    inside = [m for m in mentions if sentence.start <= m.start < sentence.end]
    found = tuple(target for mention in inside if (target := _target(sentence.tokens, mention)))
    return tuple(
        target
        for target in found
        if not _measured_from(sentence.tokens, target, found) and not _two_villages(sentence.tokens, target.first)
    )


def _target(tokens: Words, mention: Mention) -> Target | None:
    place = mention.place or mention.parent
    first, last = tokens.after(mention.start), tokens.within(mention.start, mention.end).stop - 1
    if place is None or first > last or place.country not in HOME or place.kind in TOO_LARGE:
        return None
    unknown = "" if mention.place else mention.surface
    within = mention.start > tokens[first].start and tokens[first].folded.lstrip("وف").startswith("ب")
    return Target(place, mention.kind, first, last, mention.score, unknown, within)


def _measured_from(tokens: Words, target: Target, others: Sequence[Target]) -> bool:
    """«التي تبعد 240 كيلومترا شمال بغداد», "70 miles northeast of Baghdad": nothing happened in Baghdad."""
    for cue in cue_lexicon("distance").find(tokens):
        if 0 < target.first - cue.last <= _ANCHOR:
            return not any(cue.last < other.first < target.first for other in others)
    return False


def _two_villages(tokens: Words, first: int) -> bool:
    """«قريتي كذا وكذا ... القريتين», «هاتين القريتين»: two villages, and not the town of that name."""
    if not tokens[first].folded.endswith("القريتين"):
        return False
    dual = (triggers().get(token.folded.lstrip("وب")) for token in tokens[:first])
    return (first > 0 and tokens[first - 1].folded == "هاتين") or any(word and word.number == "dual" for word in dual)
