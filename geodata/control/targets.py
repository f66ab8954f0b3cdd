"""A place that a word of holding, taking or losing may speak of, and those that a sentence names."""

from collections.abc import Sequence
from dataclasses import dataclass

from geodata.language.document import Sentence, Words
from geodata.records import Mention, Place, PlaceKind

HOME = ("SY", "IQ")
TOO_LARGE = (PlaceKind.COUNTRY, PlaceKind.NATURAL)


@dataclass(slots=True)
class Target:
    """A place that a trigger speaks of; `first` and `last` index the tokens of its name."""

    place: Place
    kind: PlaceKind  # as the text means it
    first: int
    last: int
    score: float


def targets_in(sentence: Sentence, mentions: Sequence[Mention]) -> tuple[Target, ...]:
    """The places of both countries that a sentence names, countries and rivers left out."""
    inside = [m for m in mentions if sentence.start <= m.start < sentence.end]
    return tuple(target for mention in inside if (target := _target(sentence.tokens, mention)))


def _target(tokens: Words, mention: Mention) -> Target | None:
    place = mention.place or mention.parent
    first, last = tokens.after(mention.start), tokens.within(mention.start, mention.end).stop - 1
    if place is None or first > last or place.country not in HOME or place.kind in TOO_LARGE:
        return None
    return Target(place, mention.kind, first, last, mention.score)
