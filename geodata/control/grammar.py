"""What Arabic grammar tells of who holds a place: the gender of a pronoun, and «تمكن من طرد»."""

from collections.abc import Sequence

from geodata.control.words import cue_lexicon
from geodata.incidents.actors import Named
from geodata.incidents.words import cues_in
from geodata.language.document import Token
from geodata.language.normalise import fold

_FEMININE = frozenset(map(fold, (
    "قوات", "القوات", "فصائل", "الفصائل", "كتائب", "الكتائب", "وحدات", "الوحدات", "قسد", "تركيا", "روسيا", "ايران",
    "اسرائيل", "البيشمركه", "الشرطه", "المعارضه", "جبهه", "حركه", "هيئه", "مليشيات", "ميليشيات", "النصره", "تحرير",
)))  # fmt: skip
_MASCULINE = frozenset(
    {"تنظيم", "التنظيم", "داعش", "جيش", "الجيش", "النظام", "الحشد", "التحالف", "حزب", "جهاز", "لواء"}
)
_MANAGED = 10  # words between «تمكن» and «من طرد»
_IN_DOING = 3  # words from «في» to «السيطرة» of «في استعادة السيطرة»
_NOT = 2  # words between «لم» and «تتمكن»
_TO = frozenset({"من", "في", "عن"})


def agreeing(tokens: Sequence[Token], pronoun: str, actors: Sequence[Named]) -> Sequence[Named]:
    """Of the actors those whose gender a pronoun at the end of a word has; all where it tells none.

    «أعلنت قوات كذا القضاء على التنظيم ... بعد سيطرتها على»: the forces, not the group.
    """
    feminine, masculine = pronoun.endswith("ها"), pronoun.endswith("ه")
    if not (feminine or masculine):
        return actors
    return [a for a in actors if fits(tokens, a, feminine=feminine)] or actors


def fits(tokens: Sequence[Token], actor: Named, *, feminine: bool) -> bool:
    """Whether an actor's name may have that gender: that of its head where one stands before, «فصائل الجيش الوطني»."""
    before = [token.folded for token in tokens[max(0, actor.first - 2) : actor.first]]
    head = next((word.removeprefix("و") for word in reversed(before) if word != "من"), "")
    word = head if head in _FEMININE or head in _MASCULINE else tokens[actor.first].folded.lstrip("ولب")
    return word not in (_MASCULINE if feminine else _FEMININE)


def managed(tokens: Sequence[Token], at: int) -> bool:
    """«تمكن المقاتلون من طرد التنظيم»: it was done."""
    return any(token.folded.lstrip("و").startswith(("تمكن", "يتمكن")) for token in tokens[max(0, at - _MANAGED) : at])


def not_managed(tokens: Sequence[Token], at: int) -> bool:
    """«لم تتمكن الفصائل من السيطرة على», «فشل الهجوم في استعادة»: it was tried, and not done."""
    linked = any(token.folded in _TO for token in tokens[max(0, at - _IN_DOING) : at])
    if not linked and not tokens[at].folded.startswith("ب"):
        return False
    if any(0 < at - cue.last <= _MANAGED for cue in cue_lexicon("failing").find(tokens)):
        return True
    tried = [cue.first for cue in cue_lexicon("managing").find(tokens) if 0 < at - cue.last <= _MANAGED]
    return any(0 < i - cue.last <= _NOT for i in tried for cue in cues_in(tokens)["negation"])
