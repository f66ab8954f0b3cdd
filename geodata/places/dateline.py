"""«بغداد - وكالات», "ERBIL, Kurdistan Region -", «دمشق 28 نيسان (شينخوا)»: where a text was written."""

import re

_WORDS = r"[^\W\d_]+(?: [^\W\d_]+)?"  # one or two words
_DAY = rf"\d{{1,2}} {_WORDS}(?:[/ ]{_WORDS})?(?: \d{{4}})?"
_LINE = re.compile(rf"\s*(?:[,،] ?(?:{_DAY}|{_WORDS}))?\s*(?:{_DAY})?\s*(?:[-–—ـ(]|/(?!\w)|/ |$)")
_AGENCY = re.compile(r"\s*/ ?\S")
_BEFORE = 2  # words in the line before the name: «الخرطوم، بغداد - وكالات»
_LONGEST = 30  # letters before it
_ENDS = ("-", "–", "—", ":", "،", ",")


def opens_line(text: str, start: int, end: int) -> bool:
    """Whether the name between two offsets stands in a dateline: at the head of a line, before a dash or bracket."""
    head = text[text.rfind("\n", 0, start) + 1 : start]
    if len(head) > _LONGEST or len(head.split()) > _BEFORE or (head.strip() and not head.rstrip().endswith(_ENDS)):
        return False
    stop = text.find("\n", end)
    line = text[end : stop if stop >= 0 else len(text)]
    return bool(line.strip()) and bool(_LINE.match(line) or _AGENCY.match(line))
