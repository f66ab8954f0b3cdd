"""A sentence cut into clauses that each tell one thing."""

from collections.abc import Sequence
from itertools import pairwise

from geodata.incidents.borders import Marks, borders
from geodata.incidents.clauses import Clause
from geodata.incidents.earlier import earlier_borders
from geodata.incidents.words import cues_in, trigger_lexicon
from geodata.language.document import Sentence, Words
from geodata.records import Mention


def split_clauses(sentence: Sentence, mentions: Sequence[Mention]) -> tuple[Clause, ...]:
    """Cut a sentence where another event begins: «فيما», «كما», «من جهة أخرى», or a further event with its place."""
    tokens = sentence.tokens
    if not tokens:
        return ()
    inside = [m for m in mentions if sentence.start <= m.start < sentence.end]
    marks = Marks(cues_in(tokens), trigger_lexicon().find(tokens))
    earlier = list(earlier_borders(sentence, inside))
    tails = {hit.first for hit in marks.cues["tail"] if hit.first} | {index for index, begins in earlier if begins}
    cuts = [0, *sorted({*borders(sentence, inside, marks), *tails, *(i for i, _ in earlier)} - {0}), len(tokens)]
    if len(cuts) == 2:
        return (Clause(sentence, 0, tokens, tuple(inside), marks, tail=0 in tails),)
    spans = [(first, last) for first, last in pairwise(cuts) if first < last]
    return tuple(
        _cut(sentence, number, tokens.part(*span), inside, tail=span[0] in tails) for number, span in enumerate(spans)
    )


def part_of(clause: Clause, first: int, last: int) -> Clause:
    """The words of a clause from one index up to another, as a clause."""
    return _cut(clause.sentence, clause.number, clause.tokens.part(first, last), clause.mentions, tail=clause.tail)


def _cut(sentence: Sentence, number: int, part: Words, mentions: Sequence[Mention], *, tail: bool) -> Clause:
    here = tuple(m for m in mentions if part[0].start <= m.end and m.start < part[-1].end)
    return Clause(sentence, number, part, here, Marks(cues_in(part), trigger_lexicon().find(part)), tail)
