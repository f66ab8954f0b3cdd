"""Numbers in words and digits, Arabic and English, as counts: «ثمانية عشر», «أكثر من 40», «عشرات», "at least two"."""

from collections.abc import Sequence
from dataclasses import dataclass

from geodata.language.document import Token, Words, tokenise, words_of
from geodata.language.number_words import NumberWord, may_begin, phrases_of, stands, value_of
from geodata.records import Count

_THOUSANDS = "الاف"  # «آلاف», folded
_LARGEST = 10_000_000  # above it, it is no count of people but a telephone number or money


@dataclass(slots=True)
class Number:
    """A number found in a text."""

    first: int  # index of its first token, «أكثر من» included
    last: int  # index of its last token
    start: int
    end: int
    count: Count


def read_numbers(text: str, offset: int = 0) -> tuple[Number, ...]:
    """The numbers of a text, each with what stands around it («أكثر من», «على الأقل») taken into its count.

    `offset` is added to the positions. A lower bound has `max` None; «بين خمسة وعشرة» is a range.
    """
    return numbers_in(tokenise(text, offset))


def numbers_in(tokens: Sequence[Token]) -> tuple[Number, ...]:
    """As `read_numbers`, of words already cut."""
    words = words_of(tokens)
    numbers: tuple[Number, ...] | None = words.memory.get(numbers_in)
    if numbers is None:
        numbers = words.memory[numbers_in] = tuple(_read(words))
    return numbers


def _read(tokens: Words) -> list[Number]:
    found: list[Number] = []
    end = 0
    for index in [index for index, may in enumerate(map(may_begin, tokens.folded)) if may]:
        if index < end:
            continue
        number = _digits(tokens, index) or _spelt(tokens, index)
        if number is not None:
            end = number.last + 1
            found.append(_with_surroundings(tokens, number))
    return _ranges(tokens, found)


def _digits(tokens: Sequence[Token], index: int) -> Number | None:
    digits = tokens[index].folded.lstrip("وب") if tokens[index].folded[:1] in "وب" else tokens[index].folded
    if not digits.isdecimal():
        return None
    if index and _is_type(tokens[index - 1], tokens[index]):
        return None
    last, value = index, int(digits)
    while last + 1 < len(tokens) and _thousands_group(tokens, last):
        last += 1
        value = value * 1000 + int(tokens[last].folded)
    row = _value(tokens[last + 1]) if last + 1 < len(tokens) else None
    if row is not None and row.kind == "thousand" and row.value and not _conjoined(tokens[last + 1]):
        last, value = last + 1, value * row.value
    if value > _LARGEST:
        return None
    return Number(index, last, tokens[index].start, tokens[last].end, Count.exactly(value))


_CHANNELS = frozenset({"kurdistan", "france", "channel", "كردستان", "فرانس"})


def _is_type(before: Token, digits: Token) -> bool:
    """True for the 130 of "AC-130", and for the number of a channel, "Kurdistan 24"."""
    if before.folded in _CHANNELS:
        return True
    letters = before.text.isascii() and before.text.isalpha() and before.text.isupper()
    return letters and digits.start - before.end <= 1


def _thousands_group(tokens: Sequence[Token], last: int) -> bool:
    """True for the «500» of «1,500»."""
    here, following = tokens[last], tokens[last + 1]
    return (following.start == here.end + 1 and len(here.folded) <= 3 and len(following.folded) == 3
            and following.folded.isdecimal())  # fmt: skip


def _value(token: Token) -> NumberWord | None:
    return value_of(token[3])


def _conjoined(token: Token) -> bool:
    return not stands(token.folded) and token.folded.startswith("و")


def _spelt(tokens: Sequence[Token], index: int) -> Number | None:
    """A number in words: «مئة وخمسة وعشرون», "two hundred"."""
    row = _value(tokens[index])
    if (
        row is None
        or row.value is None
        or _is_the_number(tokens, index)
        or (row.kind == "teen" and row.value == 1 and not _ten_follows(tokens, index))
    ):
        return None
    last, total, group = index, 0, row.value
    vague, previous = row.kind == "vague", row
    while last + 1 < len(tokens) and (following := _value(tokens[last + 1])) is not None and following.value:
        joined = _conjoined(tokens[last + 1])
        if following.kind in ("hundred", "thousand") and not joined:
            group = group * following.value
            if following.kind == "thousand":
                total, group = total + group, 0
        elif _continues(previous, following, joined=joined):
            group += following.value
        else:
            break
        last, previous = last + 1, following
    if last == index and row.kind == "thousand" and tokens[index].folded.endswith(_THOUSANDS):
        total, vague = total + group, True  # «قتل الآلاف»: at least two of them
    count = Count(total + group, None) if vague else Count.exactly(total + group)
    return Number(index, last, tokens[index].start, tokens[last].end, count)


def _is_the_number(tokens: Sequence[Token], index: int) -> bool:
    """«عدد القتلى» is the number of the dead, «عدد من القتلى» some of them."""
    following = tokens[index + 1].folded if index + 1 < len(tokens) else ""
    return tokens[index].folded.endswith("عدد") and following != "من"


def _ten_follows(tokens: Sequence[Token], index: int) -> bool:
    following = _value(tokens[index + 1]) if index + 1 < len(tokens) else None
    return following is not None and following.value == 10


# What «و» may add to a number: «مئة وخمسة», «خمسة وعشرون».
_SMALLER = {
    "unit": ("tens",),
    "hundred": ("unit", "teen", "tens"),
    "hundreds": ("unit", "teen", "tens"),
    "thousand": ("unit", "tens", "hundred", "hundreds"),
    "thousands": ("unit", "tens", "hundreds"),
}


def _continues(previous: NumberWord, following: NumberWord, *, joined: bool) -> bool:
    """Whether «خمسة» and «وعشرين», «ثلاثة» and «عشر», "forty" and "two" are one number."""
    if following.value == 10 and not joined:
        return previous.kind in ("unit", "teen")
    if previous.kind == "vague" or following.kind == "vague":
        return False
    if joined:
        return following.kind in _SMALLER.get(previous.kind, ())
    return previous.kind in ("tens", "hundred") and following.kind in ("unit", "teen") and previous.words.isascii()


def _with_surroundings(tokens: Sequence[Token], number: Number) -> Number:
    first, last, count = number.first, number.last, number.count
    for index in range(max(0, first - 4), first):
        length = _around(tokens, index, {"least", "about"})
        if length and index + length == first and _around(tokens, index, {"least"}):
            return Number(index, last, tokens[index].start, number.end, Count(count.min, None))
    for index in range(last + 1, min(last + 7, len(tokens))):
        if tokens[index].start - tokens[index - 1].end > 1:  # a comma between
            break
        if _around(tokens, index, {"least"}) > 1 and tokens[index].folded in ("علي", "at"):
            return Number(first, last, number.start, number.end, Count(count.min, None))
    return number


def _around(tokens: Sequence[Token], index: int, kinds: set[str]) -> int:
    """How many words the phrase around a number that begins here has; 0 where there is none."""
    for words, row in phrases_of(tokens[index][3]):
        end = index + 1 + len(words)
        if row.kind in kinds and tuple(t.folded for t in tokens[index + 1 : end]) == words:
            return 1 + len(words)
    return 0


def _ranges(tokens: Sequence[Token], found: list[Number]) -> list[Number]:
    """«بين خمسة وعشرة», «ثلاثة إلى خمسة» are one number each."""
    out: list[Number] = []
    for number in found:
        before = out[-1] if out else None
        adjoining = before is not None and before.last + 1 >= number.first - (tokens[number.first - 1].folded == "and")
        if before and adjoining and before.first and _around(tokens, before.first - 1, {"between"}) == 1:
            out[-1] = _range(tokens, before, number, before.first - 1)
        elif before and _up_to(tokens, before, number):
            out[-1] = _range(tokens, before, number, before.first)
        else:
            out.append(number)
    return out


def _up_to(tokens: Sequence[Token], low: Number, high: Number) -> bool:
    """«ثلاثة إلى خمسة»; not «ارتفع من ثلاثة إلى خمسة», where the first no longer holds."""
    joined = high.first - low.last == 2 and tokens[low.last + 1].folded in ("الي", "to")
    risen = low.first > 0 and tokens[low.first - 1].folded in ("من", "from")
    return joined and not risen and low.count.max is not None and low.count.min < high.count.min


def _range(tokens: Sequence[Token], a: Number, b: Number, first: int) -> Number:
    low, high = sorted((a.count.min, b.count.min))
    return Number(first, b.last, tokens[first].start, b.end, Count(low, high))
