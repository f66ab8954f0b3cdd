"""«بغداد - وكالات», "ERBIL, Kurdistan Region -", «دمشق 28 نيسان (شينخوا)»: where a text was written."""

import re
from functools import cache

from geodata.language.normalise import fold
from geodata.tables import Row, read_table, split_cell

_WORDS = r"[^\W\d_]+(?: [^\W\d_]+)?"  # one or two words
_DAY = rf"\d{{1,2}} {_WORDS}(?:[/ ]{_WORDS})?(?: \d{{4}})?"
_LINE = re.compile(rf"\s*(?:[,،] ?(?:{_DAY}|{_WORDS}))?\s*(?:{_DAY})?\s*(?:[-–—ـ(]|/(?!\w)|/ |$)")
_AGENCY = re.compile(r"\s*/ ?\S")
_QUOTED = re.compile(r"\s*:\s*[«\"“][^«»\"“”]{2,25}[»\"”]\s*[،,\-–—ـ(]")  # «بغداد: «الجريدة»، وكالات»
_BEFORE = 2  # words in the line before the name: «الخرطوم، بغداد - وكالات»
_LONGEST = 30  # letters before it
_ENDS = ("-", "–", "—", ":", "،", ",")


class AgencyRow(Row):
    """A row of `agencies.csv`."""

    words: str
    example: str


def opens_line(text: str, start: int, end: int) -> bool:
    """Whether the name between two offsets stands in a dateline: at the head of a line, before a dash or bracket."""
    head = text[text.rfind("\n", 0, start) + 1 : start]
    bracket = head.strip() == "("  # «(بغداد) أ ف ب»
    if len(head) > _LONGEST or len(head.split()) > _BEFORE:
        return False
    if head.strip() and not bracket and not head.rstrip().endswith(_ENDS):
        return False
    stop = text.find("\n", end)
    line = text[end : stop if stop >= 0 else len(text)]
    if bracket:
        return bool(re.match(r"\s*\)\s*[:\-–—]?\s*", line)) and _by_an_agency(line.strip(" )"))
    return bool(line.strip()) and bool(_LINE.match(line) or _AGENCY.match(line) or _after_colon(line))


def _after_colon(line: str) -> bool:
    """«: «الجريدة»، وكالات», «: أ ف ب»; not «: قتلى في قصف»."""
    if not line.lstrip().startswith(":"):
        return False
    return bool(_QUOTED.match(line)) or _by_an_agency(line.lstrip(" :"))


def _by_an_agency(text: str) -> bool:
    return bool(_agencies().match(fold(text[:_LONGEST])))


@cache
def _agencies() -> re.Pattern[str]:
    names = sorted({fold(word) for row in read_table("agencies.csv", AgencyRow) for word in split_cell(row.words)})
    return re.compile(rf"\W*(?:{'|'.join(map(re.escape, names))})(?!\w)")
