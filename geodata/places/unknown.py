"""Names that the gazetteer lacks, believed after a trigger: «قرية كذا بريف دير الزور» is a village called «كذا»."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal

from geodata.language.clitics import ARTICLE
from geodata.places.context import Found, article_before
from geodata.places.entries import Entry
from geodata.places.gazetteer import name_key
from geodata.places.lexicon import common_words, given_names
from geodata.places.matcher import Hit, Scan
from geodata.places.words import Trigger, openers, relations, triggers
from geodata.records import PlaceKind
from geodata.tables import Row, read_table, split_cell

_SETTLED = frozenset({PlaceKind.VILLAGE, PlaceKind.TOWN, PlaceKind.SUBDISTRICT})
# Endings of adjectives and plurals, which no indefinite name has: «قرية جبلية», «قرية ذات».
ADJECTIVE = ("يه", "ات")
_LONGEST_QUOTE = 30
_NEW = name_key("جديدة")


class NameWordsRow(Row):
    """A row of `name_words.csv`."""

    role: Literal["start", "self", "end", "follow", "not_name"]
    words: str


@cache
def name_words(role: str) -> frozenset[str]:
    """Keys of the words of one role of `name_words.csv`."""
    rows = read_table("name_words.csv", NameWordsRow)
    return frozenset(name_key(word) for row in rows if row.role == role for word in split_cell(row.words))


@cache
def never_names() -> frozenset[str]:
    """Words that are no name of a place."""
    return name_words("not_name") | common_words() | openers() | frozenset(relations()) | frozenset(triggers())


def unknown_names(scan: Scan, known: list[Found], raw: str) -> list[Found]:
    """Names after triggers that no known name stands at."""
    taken = {at for item in known for at in range(item.hit.word, item.hit.end)}
    found: list[Found] = []
    for end, hit in sorted(scan.left.items()):
        trigger = hit.entry.mark.trigger if hit.entry.mark else None
        if trigger is None or trigger.after or trigger.unknown == "no":
            continue
        start = _next_word(scan.text, end)
        if start and start not in taken and (item := _read(scan, start, trigger, raw)):
            found += [item, *_continue(scan, item, taken)]
    found += _before_triggers(scan, taken, raw)
    found += _self_evident(scan, taken | {item.start for item in found})
    for item in known:
        if item.trigger and item.trigger.number != "singular" and item.trigger.unknown != "no":
            found += _continue(scan, item, taken)
    return found


def beside_longer(known: list[Found], unknown: list[Found]) -> list[Found]:
    """All of them, but no known name inside an unknown one: «مخيم عرب كذا» is a camp, named after a village afar."""
    inside = [item for item in unknown if " " in item.hit.entry.full]
    covered = {at for item in inside for at in range(item.start, item.end)}
    return [item for item in known if item.start not in covered] + unknown


def _before_triggers(scan: Scan, taken: set[int], raw: str) -> list[Found]:
    """The name before its trigger, as in "Kafr Whatever province", each word with a capital."""
    found: list[Found] = []
    for at, hit in sorted(scan.right.items()):
        trigger = hit.entry.mark.trigger if hit.entry.mark else None
        if trigger is None or not trigger.after or scan.text[at - 1] != " " or at - 2 in taken:
            continue
        start = at - 1
        for word in reversed(scan.text[max(0, at - 40) : at - 1].rpartition("\n")[2].split(" ")[-2:]):
            first = start - len(word)
            if not word.isalpha() or not raw[scan.folded.origin(first - 1)].isupper() or word in never_names():
                break
            start = first - 1
        if start < at - 1:
            found.append(_found(scan, article_before(scan.text, start + 1), at - 1, trigger))
    return found


def _self_evident(scan: Scan, taken: set[int]) -> list[Found]:
    """«تحرير تل كذا»: the first word of the name says that it is one."""
    found: list[Found] = []
    if not any(word in scan.text for word in _spaced_self_words()):
        return found
    for match in _self_words().finditer(scan.text):
        start, end = match.start(2), match.end()
        before = match[1] in openers() or match[1] in relations()
        if start not in taken and before and _is_name(match[3]):
            found.append(_found(scan, start, end, triggers()[name_key("قرية")]))
    return found


@cache
def _spaced_self_words() -> tuple[str, ...]:
    return tuple(f" {word} " for word in sorted(name_words("self")))


@cache
def _self_words() -> re.Pattern[str]:
    return re.compile(rf"(?<=[ \n])(\w+) ((?:{'|'.join(sorted(name_words('self')))}) (\w{{4,}}))(?!\w)")


def _next_word(text: str, end: int) -> int:
    start = end
    while text[start] in ' "' and start - end < 3:
        start += 1
    return start if start > end and text[start].isalpha() else 0


def _read(scan: Scan, start: int, trigger: Trigger, raw: str) -> Found | None:
    text = scan.text
    quoted = text[start - 1] == '"'
    words = list(_following(text, start))
    if text[start].isascii():
        end = _latin_name(scan, start, raw)
    elif quoted and 0 < (close := text.find('"', start)) - start <= _LONGEST_QUOTE:
        end = close if _is_name(text[start:close].split(" ")[0]) else 0
    else:
        end = _arabic_name(words, trigger)
    return _found(scan, start, end, trigger) if end else None


def _following(text: str, start: int) -> Iterator[tuple[str, int]]:
    """The next words up to a comma or stop, each with its end."""
    for _ in range(3):
        end = start
        while text[end].isalnum():
            end += 1
        yield text[start:end], end
        if text[end] != " " or not text[end + 1].isalnum():
            return
        start = end + 1


def _is_name(word: str) -> bool:
    return len(word) > 2 and word not in never_names() and word not in given_names() and not word.isdigit()


def _arabic_name(words: list[tuple[str, int]], trigger: Trigger) -> int:
    """Where the name ends, 0 where there is none."""
    first, end = words[0]
    after = [word for word, _ in words[1:]]
    if first in name_words("start"):
        new = first == _NEW and trigger.number != "singular"  # «مناطق جديدة بسرعة»
        ended = not after or after[0] in name_words("not_name") or after[0] in name_words("follow")
        return 0 if new or ended else words[1][1]
    if not _is_name(first) or (trigger.number != "singular" and not _may_list_unknown(trigger)):
        return 0
    definite = first.startswith(ARTICLE)
    if after and after[0] in name_words("end"):
        return words[1][1] if definite else 0
    if definite:
        return end if not first.endswith("يين") and not first.endswith("يون") else 0
    return end if _indefinite_name(first, after, trigger) else 0


def _may_list_unknown(trigger: Trigger) -> bool:
    return trigger.kinds[0] in _SETTLED or trigger.number == "dual"


def _indefinite_name(first: str, after: list[str], trigger: Trigger) -> bool:
    """An indefinite word is a name only where what follows shows that the name has ended: «قرية مشيرفة قرب»."""
    if trigger.unknown != "yes" or trigger.number != "singular" or first.endswith(ADJECTIVE) or first[0] in "يبلو":
        return False
    return not after or after[0] in name_words("follow") or after[0].startswith("وال")


def _latin_name(scan: Scan, start: int, raw: str) -> int:
    end = 0
    for word, stop in _following(scan.text, start):
        first = scan.span(start, start + 1)[0]
        if end and word in ("al", "el") and raw[first + 2] in "- ":  # "Ain al-Fijeh"
            start = stop + 1
            continue
        if not raw[first].isupper() or not word.isascii() or (end and word in name_words("not_name")):
            break
        end, start = stop, stop + 1
    return end


def _found(scan: Scan, start: int, end: int, trigger: Trigger) -> Found:
    key = scan.text[start:end]
    return Found(
        Hit(start, start, end, "", Entry(key, len(key), key.isascii(), 0, key)), start, end, (), trigger=trigger
    )


def _continue(scan: Scan, item: Found, taken: set[int]) -> list[Found]:
    """«قرى كذا وكذا»: more names of the same list."""
    found: list[Found] = []
    trigger, end = item.trigger, item.end
    while (
        trigger
        and trigger.number != "singular"
        and scan.text[end] == " "
        and scan.text[end + 1] == "و"
        and end + 1 not in taken
    ):
        word, stop = next(_following(scan.text, end + 2))
        if not word.startswith(ARTICLE) or not _is_name(word):
            break
        found.append(_found(scan, end + 2, stop, trigger))
        end = stop
    return found
