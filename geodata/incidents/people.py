"""Groups of people in a clause: «ثلاثة مدنيين», «عنصرين», «متظاهر», «مقتل أبو فلان», with how many they are."""

from collections.abc import Iterator, Sequence

from geodata.incidents.counted import numbered
from geodata.incidents.families import is_family, only_names_it
from geodata.incidents.told_one import WHOSE, told_alone, with_family
from geodata.incidents.victims import Fate, People, Victim, victim_lexicon
from geodata.incidents.words import Cues, cue_words, cues_in
from geodata.language.document import Token, words_of
from geodata.language.normalise import fold
from geodata.language.numbers import numbers_in
from geodata.records import Count
from geodata.tables import split_cell

_TITLE = 6  # words between "killed a" and "commander"
_ATTRIBUTES = ("attack", "group", "leader", "commander", "member", "fighter", "base", "camp", "convoy", "post")
_COUNTS = 3  # words between "killed" and how many
_NAMES = 12  # words that two full names may take
_AND_OF = 3  # words between the two whose bodies were found
_MEN = frozenset({"عناصر", "عناصره", "عناصرها", "جنود", "افراد", "مقاتلي", "مسلحي", "منتسبي"})  # «أحد عناصر الفصيل»
_PARENTS = frozenset({"اب", "ام"})
_WOUNDED = frozenset({"المصابين", "الجرحي", "جرحي", "مصابي", "جرحاه", "جرحاها"})
ONE_OF = frozenset({"احد", "احدي", "احدهم", "احدهما", "احداهن", "احداهما"})


def find_people(tokens: Sequence[Token], fates: dict[int, Fate], cues: Cues | None = None) -> list[People]:
    """The groups of people in the order of the text; `fates` tells the words of death and wounds by their index."""
    cues = cues or cues_in(tokens)
    nouns = _nouns(tokens, fates, cues)
    numbers = numbers_in(tokens)
    things = {hit.first for hit in cues["thing"] if not hit.prefix.startswith("ب")}
    out = [p for p in numbered(tokens, numbers, nouns, things) if not _single_thing(tokens, p, fates)]
    taken = {i for n in numbers for i in range(n.first, n.last + 1)} | {
        i for p in out for i in range(p.first, p.last + 1)
    }
    for index, (row, told) in nouns.items():
        if index not in taken and not (told and tokens[index].text.isascii() and not _suffers(tokens, index, fates)):
            last = index + (told == 2 and any(n.first == index + 1 and n.count.max == 2 for n in numbers))
            one = Count.exactly(told) if told else None
            count = Count(2, None) if told == 1 and is_family(tokens, index) else one
            of = not told and index > 0 and tokens[index - 1].folded == "احد" and tokens[index].folded in _MEN
            out.append(People(index - of, last, Count.exactly(1) if of else count, row.side, spelt=False))
    counted = taken | {p.first for p in out}
    for person in _single(tokens, fates):
        if person.first not in counted:
            whole = _two(tokens, person, nouns)
            out = [p for p in out if p.first != whole.last] + [whole]
    return list(_told_once(tokens, sorted(out, key=lambda p: p.first)))


def _may_be_year(people: People, word: str) -> bool:
    """Whether a number without a noun may be a year."""
    return people.first == people.last and people.side == "person" and word.isdecimal() and 1950 <= int(word) < 2100


def _single_thing(tokens: Sequence[Token], people: People, fates: dict[int, Fate]) -> bool:
    """«في خيمة واحدة»: one of what stands before; not «أصيب واحد»."""
    word = tokens[people.first].folded
    one = people.first == people.last and word in ("واحد", "واحده")
    if _may_be_year(people, word) and people.first - 1 not in fates:
        return True  # «في حرب 2003»
    if people.spelt and people.side == "person" and word.startswith("ال") and people.first - 1 not in fates:
        return tokens[people.first - 1].folded.startswith("ال")  # «الساعات الأربع والعشرين»
    return one and people.first - 1 not in fates and people.first > 0 and "هم" not in tokens[people.first - 1].folded


def _told_once(tokens: Sequence[Token], people: Sequence[People]) -> Iterator[People]:
    """«جثة رجل», «مواطن سوري»: two nouns side by side are one and the same."""
    before: People | None = None
    bodies = -1  # index of the last of whom «جثتي» are: «جثتي رجل وامرأة»
    for group in people:
        joined = tokens[group.first].folded.startswith("و")
        whose = group.first == bodies + 1 or (joined and group.first - bodies <= _AND_OF)
        if bodies >= 0 and whose and not group.spelt:
            bodies = group.last
            continue
        bodies = group.last if tokens[group.last].folded.lstrip("وبل") == "جثتي" else -1
        if before is not None and _body_of(tokens, before, group):
            continue
        beside = before is not None and group.first == before.last + 1 and not group.spelt
        same = before is not None and group.count == before.count and not joined
        if not (before and beside and (same or (joined and _specified(tokens, before, group)))):
            yield group
        before = group


def _body_of(tokens: Sequence[Token], body: People, group: People) -> bool:
    """«جثة تعود لرجل», «جثتين لشخصين»: whose body it is."""
    told = body.count is not None and group.count is not None and group.count.min <= body.count.min
    whose = 1 <= group.first - body.last <= 2 and tokens[group.first].folded.startswith("ل")
    return told and whose and "جث" in tokens[body.last].folded


def _specified(tokens: Sequence[Token], before: People, group: People) -> bool:
    """«12 متطوعا وسائقا»: the number counts both."""
    endings = tokens[before.last].folded[-1] == tokens[group.last].folded[-1] == "ا"
    return before.spelt and before.count is not None and before.count.min > 10 and endings


def _two(tokens: Sequence[Token], person: People, nouns: dict[int, tuple[Victim, int]]) -> People:
    """«مقتل فلانة وفلانة وهما ناشطتان»: the pronoun tells that two are named."""
    ahead = range(person.last + 1, min(person.last + _NAMES, len(tokens) - 1))
    both = next((i for i in ahead if tokens[i].folded in cue_words("both")), None)
    if both is None:
        return person
    noun = nouns.get(both + 1)
    last, side = (both + 1, noun[0].side) if noun else (both, person.side)
    return People(person.first, last, Count.exactly(2), side, spelt=False)


def _nouns(tokens: Sequence[Token], fates: dict[int, Fate], cues: Cues) -> dict[int, tuple[Victim, int]]:
    """The nouns for people, without those who did it: «برصاص مسلحين», «فجر انتحاريان»."""
    doers = {hit.last + 1 for hit in cues["by"]}
    names = {i for name in cues["in_name"] for i in range(name.first, name.last + 1)}  # «حزب العمال»
    hits = (hit for hit in victim_lexicon().find(tokens) if hit.first not in doers and hit.first not in names)
    found = {hit.first: hit.row for hit in hits if not _another_word(tokens[hit.first], hit.row[0])}
    found = {index: row for index, row in found.items() if not only_names_it(tokens, index)}
    for index in [i for i in found if tokens[i].folded.lstrip("وبلكف") in _PARENTS and not _a_parent(tokens, i, fates)]:
        found.pop(index)
    adjectives = {i for i in found if tokens[i].folded in cue_words("adjective_too") and i - 1 not in fates}
    found = {index: row for index, row in found.items() if index not in adjectives}
    titles = {i for i in found if i - 1 not in fates}  # «قتل قائد الفرقة اللواء فلان»: told already
    vague = {
        i
        for i, (row, told) in found.items()
        if told == 1 and _definite(tokens[i]) and (row.side == "person" or (row.side == "fighter" and i in titles))
    }
    found = {index: row for index, row in found.items() if index not in vague}
    for index in [i for i in found if i in fates and tokens[i - 1].folded in ("بين", "وبين")]:
        found.pop(index)  # «بين قتيل وجريح»: what they are, not how many
        found.pop(index + 1, None)
    for index in [i for i, (_, told) in found.items() if told == 1 and i > 1 and tokens[i - 2].folded == "بين"]:
        if tokens[index].folded.startswith("و"):  # «25 شخصا بين عسكري ومدني»
            found.pop(index - 1, None)
            found.pop(index)
    for index in [i for i in found if i + 1 < len(tokens) and tokens[i + 1].folded in cue_words("may_rise")]:
        found.pop(index)  # «الحصيلة مرشحة للارتفاع»: no candidate
    more = {i for i in found if tokens[i].folded in cue_words("one_more") and i - 1 not in fates}
    found = {index: row for index, row in found.items() if index not in more}
    bombers = {i for i in found if "انتحاري" in tokens[i].folded and not {i - 1, i - 2} & fates.keys()}
    if bombers:  # «قتلت القوات أربعة انتحاريين»
        bombers -= {number.last + 1 for number in numbers_in(tokens)}
    return {index: row for index, row in found.items() if index not in bombers}


def _a_parent(tokens: Sequence[Token], index: int, fates: dict[int, Fate]) -> bool:
    """«قتلت أم وطفلاها»; not «في آب» (August), «أم قصر» (a town), «أم لا» (or not)."""
    joined = index + 1 < len(tokens) and tokens[index + 1].folded.startswith("و")
    alone = tokens[index].text.lstrip("و").startswith("أ")
    return alone and (index - 1 in fates or joined)


def _another_word(token: Token, row: Victim) -> bool:
    """«الأبنية» (buildings), which folds to the «ابنيه» (his sons) of the table."""
    if not token.text.endswith("ة"):
        return False
    forms = split_cell(f"{row.singular}|{row.dual}|{row.plural}")
    return not any(form.endswith("ة") and token.folded.endswith(fold(form)) for form in forms)


def _suffers(tokens: Sequence[Token], index: int, fates: dict[int, Fate]) -> bool:
    """Whether one is told by a noun alone: "a journalist was shot", "killed a commander"; not "a terrorist attack"."""
    following = tokens[index + 1].folded if index + 1 < len(tokens) else ""
    if following == "killed":  # "a bomber killed at least 12" did it
        ahead = range(index + 2, index + 2 + _COUNTS)
        return not any(n.first in ahead for n in numbers_in(tokens))
    if following in ("was", "were", "died", "has") or _and_another(tokens, index) or with_family(tokens, index, fates):
        return True
    if index > 1 and tokens[index - 1].folded in WHOSE and tokens[index - 2].folded == "and":
        return any(i < index for i in fates)  # "killed a man and his wife"
    articles = [i for i in range(max(1, index - _TITLE), index) if tokens[i].folded in ("a", "an", "another")]
    if any(tokens[i - 1].folded == "and" and _counted_before(tokens, i) for i in articles):
        return True  # "killed two soldiers and an interpreter"
    ahead = range(index + 2, index + 2 + _COUNTS)  # "left three soldiers, a driver and two shoppers dead"
    listed = following == "and" and any(n.first in ahead for n in numbers_in(tokens))
    if articles and (following == "dead" or (listed and _counted_before(tokens, articles[-1]))):
        return True
    told = any(i - 1 in fates and tokens[i].start == tokens[i - 1].end + 1 for i in articles)  # no comma between
    return told and following not in _ATTRIBUTES


def _and_another(tokens: Sequence[Token], index: int) -> bool:
    """Whether one more of two is named behind: "a girl and a woman were killed"."""
    words = [t.folded for t in tokens[index + 1 : index + 2 + _TITLE]]
    return words[:1] == ["and"] and words[1:2] in (["a"], ["an"]) and "were" in words[3:]


def _counted_before(tokens: Sequence[Token], index: int) -> bool:
    return any(index - _TITLE <= number.last < index for number in numbers_in(tokens))


def _definite(token: Token) -> bool:
    """«المسؤول», «السوري»: told before, or an adjective; nobody is counted."""
    return token.folded.lstrip("وف").startswith("ال")


def _single(tokens: Sequence[Token], fates: dict[int, Fate]) -> Iterator[People]:
    """People told one by one: «لقي مصرعه», «مقتل أبو فلان», «مقتل أحد قادته», «قتل مع ثلاثة»."""
    for index, fate in fates.items():
        word = tokens[index].folded
        if told_alone(tokens, index):
            yield People(index + 1, index + 1, Count.exactly(1), "person", spelt=False)
        if (
            fate == "hurt"
            and any(f == "dead" and i < index for i, f in fates.items())
            and word in cue_words("own_death")
        ):
            continue  # «توفي متأثرا بإصابته»: he is one of the dead
        if fate == "dead" and _himself(tokens, index):
            yield People(index, index, Count.exactly(1), "person", spelt=False)
            continue
        if word in cue_words("own_death") or word in cue_words("own_death_of_two"):
            yield People(
                index, index, Count.exactly(1 + (word in cue_words("own_death_of_two"))), "person", spelt=False
            )
        elif fate == "dead" and index + 1 < len(tokens) and _tells_one(tokens, index, fates):
            yield People(index + 1, index + 1, Count.exactly(1), "person", spelt=False)


def _himself(tokens: Sequence[Token], index: int) -> bool:
    """Of "shot him dead", "killed him": one whom the words before name."""
    if tokens[index].folded == "dead":
        return index > 0 and tokens[index - 1].folded in ("him", "her")
    return index + 1 < len(tokens) and tokens[index + 1].folded == "him"


def _tells_one(tokens: Sequence[Token], index: int, fates: dict[int, Fate]) -> bool:
    word, following = tokens[index].folded, tokens[index + 1].folded
    if following in ONE_OF:  # «ارتفعت الحصيلة إلى تسعة بعد وفاة أحد الجرحى»: he is one of the nine
        wounded = tokens[index + 2].folded in _WOUNDED if index + 2 < len(tokens) else False
        return not (wounded and numbers_in(tokens))
    if word.lstrip("وف") in cue_words("he_died") and following in cue_words("given_name"):  # «قتل إسماعيل الفلاني»
        return True
    if following == "مع":  # «قتل مع ثلاثة»; «قتل مع عدد آخر» tells again who is counted already
        others = tokens[index + 2].folded if index + 2 < len(tokens) else ""
        return word.startswith(("قتل", "استشهد", "قضي")) and others != "عدد"
    return (word == "بحياه" or word.lstrip("وبل") in cue_words("death_of")) and _is_name(tokens, index + 1, fates)


def _is_name(tokens: Sequence[Token], index: int, fates: dict[int, Fate]) -> bool:
    """Whether the word after «مقتل» can begin the name or title of one person."""
    word = tokens[index].folded
    if index in fates or word in cue_words("no_name") or word[:1].isdigit():
        return False
    plural = word.startswith("ال") and word.endswith(("ين", "ون", "ات"))
    number = any(n.first <= index <= n.last for n in numbers_in(tokens))
    nouns = victim_lexicon().find(words_of(tokens).part(index, index + 1))  # «مقتل المسؤول الأمني فلان» is one
    return not plural and not number and all(hit.definite and hit.row[1] == 1 for hit in nouns)
