"""The forms that Arabic and English give a word: made of the base forms of the tables, and cut off those of a text."""

from collections.abc import Iterable
from enum import StrEnum

from geodata.language.remembered import Remembered


class Form(StrEnum):
    """How the words of a row inflect."""

    VERB = "verb"  # قصف (perfect) or يقصف (imperfect): person, number, object pronoun
    NOUN = "noun"  # هجوم: number, possessive pronoun; in a phrase, each of its words
    WORD = "word"  # as it stands


TENSES = ("", "perfect", "imperfect")
_PRONOUNS = ("ه", "ها", "هم", "هما", "هن", "نا")
_PROCLITICS = ("و", "ف", "ب", "ل", "ك", "ال", "لل", "بال", "كال", "س", "سي", "وال", "فال", "ولل", "فلل", "وبال", "فبال",
               "وب", "فب", "ول", "فل", "وك", "وس", "فس", "وكال")  # fmt: skip


def _variants(folded: str) -> tuple[tuple[str, str], ...]:
    cuts = [(p, folded[len(p) :]) for p in _PROCLITICS if folded.startswith(p) and len(folded) - len(p) >= 2]
    # «للجيش»: the alef of the article is not written after ل; words that keep their article need it back.
    whole = [(p.removesuffix("ل"), "ال" + rest) for p, rest in cuts if p.endswith("لل")]
    return (("", folded), *cuts, *whole)


variants = Remembered(_variants).__getitem__  # (proclitics, rest) for each way to cut a word, the whole word first


def _rests(folded: str) -> tuple[str, ...]:
    return tuple([rest for _, rest in variants(folded)])


rests = Remembered(_rests).__getitem__  # a folded word in each of its `variants`


def forms(word: str, form: Form) -> tuple[Iterable[str], str]:
    """Every inflected form of one word, and the tense that they stand in."""
    if form is Form.NOUN:
        return _noun_forms(word), ""
    if form is Form.VERB and _is_arabic(word):
        imperfect = word.startswith("ي") and len(word) >= 4
        return (_imperfect_forms(word), "imperfect") if imperfect else (_perfect_forms(word), "perfect")
    return (word,), "perfect" if form is Form.VERB else ""


def takes(prefix: str, tense: str) -> bool:
    """Whether a word in this tense takes these proclitics."""
    if tense == "perfect":
        return prefix in ("", "و", "ف", "ل")
    if tense == "imperfect":
        return prefix in ("", "و", "ف", "ل", "س", "وس", "فس", "ول", "فل")
    return "س" not in prefix


def _noun_forms(word: str) -> Iterable[str]:
    if not _is_arabic(word):
        return (word, word + "s", word + "es") if not word.endswith("y") else (word, word[:-1] + "ies")
    if word.endswith("ه"):  # a folded ta marbuta opens before a suffix
        stem = word[:-1] + "ت"
        return (word, word[:-1] + "ات", *(stem + s for s in ("ان", "ين", "ي", "ا", *_PRONOUNS)))
    ends = ("", "ا", "ان", "ين", "ون", "ات", "و", "ي", *_PRONOUNS)
    return tuple(word + end for end in ends)


def _perfect_forms(word: str) -> Iterable[str]:
    if not _is_arabic(word):
        return (word,)
    stem = word[:-1] if word.endswith(("ي", "ا")) and len(word) > 2 else word
    ends = ("ت", "وا", "تا", "و", *("ت" + p for p in _PRONOUNS), *("و" + p for p in _PRONOUNS), *_PRONOUNS)
    weak = (stem + "يا",) if stem != word else (word + "ا",)
    return (word, *weak, *(stem + end for end in ends))


def _imperfect_forms(word: str) -> Iterable[str]:
    stem = word[1:]
    ends = ("", "ون", "ان", "وا", "ا", *_PRONOUNS)
    return tuple(person + stem + end for person in "يت" for end in ends)


def _is_arabic(word: str) -> bool:
    return "\u0600" <= word[0] <= "\u06ff"
