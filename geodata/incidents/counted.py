"""Groups of people that a number tells: «ستة من عناصر», «أطفاله الثلاثة», "two senior officers", a family of six."""

from collections.abc import Iterator, Sequence

from geodata.incidents.families import counts_families, family_before
from geodata.incidents.victims import People, Victim, victim_forms
from geodata.incidents.words import cue_words
from geodata.language.document import Token
from geodata.language.numbers import Number
from geodata.records import Count

_SEVERAL = frozenset({"عده", "عديده"})
_ADJECTIVES = 7  # words from a number to its noun: "three government-paid Sahwa militia group members"
_TWO_OR_MORE = Count(2, None)
_TWO = frozenset({"اثنين", "اثنان", "اثنتين", "اثنتان"})


def numbered(
    tokens: Sequence[Token], numbers: Sequence[Number], nouns: dict[int, tuple[Victim, int]], things: set[int]
) -> Iterator[People]:
    """Those groups, in the order of the text; `nouns` by index, `things` the indices of what is no person."""
    for number in numbers:
        noun = _noun_of(tokens, number, nouns, things)
        following = tokens[number.last + 1].folded if number.last + 1 < len(tokens) else ""
        behind = _counted_behind(tokens, number, nouns) if noun is None else None
        if behind is not None:
            yield behind
            continue
        if noun is None and tokens[number.last].folded in _SEVERAL and number.first == number.last:
            continue  # «أحياء عدة»: several of what stands before it
        if counts_families(tokens, number):
            if noun == number.last + 1:  # "killed one family"
                yield People(number.first, noun, Count(2, None), "civilian", spelt=True)
            continue
        if noun is None and (number.last + 1 in things or following in cue_words("other_fate")):
            continue
        side = nouns[noun][0].side if noun is not None else "person"
        last = number.last if noun is None else noun
        family = family_before(tokens, number)
        if family is not None:
            yield People(family, last, number.count, "civilian", spelt=True)
            continue
        yield People(number.first, last, None if _some(tokens, number) else number.count, side, spelt=True)


def _some(tokens: Sequence[Token], number: Number) -> bool:
    """«عدد من الجنود», "several people": that there were some is no number."""
    return number.first == number.last and number.count == _TWO_OR_MORE and tokens[number.first].folded not in _TWO


def _counted_behind(tokens: Sequence[Token], number: Number, nouns: dict[int, tuple[Victim, int]]) -> People | None:
    """«شخصين اثنين», «مدني واحد على الأقل», «أطفاله الثلاثة», «أشخاص عدة»: told by the noun before a number."""
    noun = number.first - 1
    row, told = nouns.get(noun, (None, -1))
    word = tokens[number.first].folded
    again = number.first == number.last and (word.startswith("ال") or word in _SEVERAL or word in _TWO)
    if row is None or not (number.count.min == told or (told == 0 and again)):
        return None
    return People(noun, number.last, number.count, row.side, spelt=True)


def _noun_of(
    tokens: Sequence[Token], number: Number, nouns: dict[int, tuple[Victim, int]], things: set[int]
) -> int | None:
    """«ثلاثة مدنيين», «ستة من عناصر», "two senior officers": the noun that a number counts."""
    noun = next((i for i in range(number.last + 1, min(number.last + 4, len(tokens))) if i in nouns), None)
    if noun == number.last + 1:
        word = tokens[noun].folded  # «ثلاثة وامرأة» are four
        joined = word.startswith("و") and word not in victim_forms()
        return None if joined else noun + _attribute(tokens, noun, nouns)
    if noun is not None and tokens[number.last + 1].folded in ("من", "of", "others", "اخرين"):
        return noun
    return _described(tokens, number, nouns, things)


def _attribute(tokens: Sequence[Token], noun: int, nouns: dict[int, tuple[Victim, int]]) -> bool:
    """Whether an English noun only says of what kind the next are: "four rebel fighters"."""
    behind = nouns.get(noun + 1)
    beside = behind is not None and behind[1] == 0 and nouns[noun][1] == 1
    return beside and tokens[noun].text.isascii() and tokens[noun].end + 1 == tokens[noun + 1].start


def _described(
    tokens: Sequence[Token], number: Number, nouns: dict[int, tuple[Victim, int]], things: set[int]
) -> int | None:
    """The noun behind English adjectives: "two senior officers", "23 police and militia fighters were killed"."""
    noun = next((i for i in range(number.last + 1, min(number.last + _ADJECTIVES, len(tokens))) if i in nouns), None)
    if noun is None or not tokens[noun].text.isascii():
        return None
    between = range(number.last + 1, noun)
    run = all(tokens[i].end + 1 == tokens[i + 1].start for i in range(number.last, noun))
    suffer = noun + 1 < len(tokens) and tokens[noun + 1].folded in ("was", "were", "died")
    joined = [i for i in between if tokens[i].folded == "and" and i > number.last + 1] if suffer else []
    plain = all((_adjective(tokens[i]) and i not in things) or i in joined for i in between)
    return noun if run and plain else None


def _adjective(token: Token) -> bool:
    """Whether an English word may stand between a number and those it counts: "two senior officers"."""
    return token.text.isascii() and token.text.isalpha() and token.folded not in cue_words("no_adjective")
