"""What a sentence denies, holds possible, or tells as long past: words that reach further than a few tokens."""

from collections.abc import Sequence

from geodata.incidents.words import Cues, Trigger, cue_words
from geodata.language.document import Token, words_of
from geodata.language.lexicon import Hit

_DID_NOT = 4  # words between «لم» and what did not happen
_OF_MEMORY = 3  # words between «ذكرى» and what is remembered: «الذكرى السنوية الثالثة لمجزرة»
_MAY = 6  # words between «قد» and what might happen
_RESPONSIBLE = 3  # words between «نفى» and «مسؤوليته»: the event is real, its author is not who denies
_SINCE_THEN = 5  # words between «بعد» and «من»: «بعد مرور أقل من شهر على»
_IT = ("ها", "ته", "ره")  # «فجرها», «فجرته»: what the words before tell of
_BUILT = frozenset({"building"})
_PERHAPS = frozenset({"قد", "وقد", "ربما", "وربما"})
_LINKS = frozenset({"من", "علي"})
_GUILTY = 3  # words between «متورطون» and what they did
_CHAIN = 3  # words after «من» that tell one deed: «اقتحام محتجين المبنى»


def denied(tokens: Sequence[Token], cues: Cues, at: int) -> bool:
    """«نفت القيادة الأنباء التي تحدثت عن انسحاب ...»: a denial reaches to the end of its clause."""
    for cue in cues["denial"]:
        beside = {t.folded for t in tokens[cue.last + 1 : cue.last + 1 + _RESPONSIBLE]}
        if cue.first < at and beside.isdisjoint(cue_words("responsible")):
            return True
    return False


def never_happened(tokens: Sequence[Token], cues: Cues, at: int) -> bool:
    """«لم تقع أي اشتباكات»: a verb of happening carries the negation further than a word or two."""
    happens = cue_words("happens")
    return any(0 < at - cue.last <= _DID_NOT and tokens[cue.last + 1].folded in happens for cue in cues["negation"])


def remembered(tokens: Sequence[Token], at: int) -> bool:
    """«في ذكرى مجزرة البلدة»: the massacre is what is remembered, not what happened now."""
    return not cue_words("memory").isdisjoint(words_of(tokens).folded[max(0, at - _OF_MEMORY) : at])


def only_possible(tokens: Sequence[Token], at: int) -> bool:
    """«قد يلجأ إلى تفجير ...»: «قد» before an imperfect; before a perfect it affirms («قد قتل»)."""
    words = words_of(tokens).folded
    if _PERHAPS.isdisjoint(words[max(0, at - _MAY) : at]):
        return False
    for index in range(max(0, at - _MAY), at):
        if tokens[index].folded in _PERHAPS:
            verb = tokens[index + 1].folded
            if verb.startswith("ي") or verb in cue_words("might"):
                return True
    return False


def long_before(tokens: Sequence[Token], cues: Cues, at: int) -> bool:
    """«بعد عام على طرد التنظيم», «بعد أيام من اقتحام المبنى»: told before.

    What happened years ago is history; what happened days ago is told here only where its day or its dead are told.
    """
    words = words_of(tokens).folded
    if _LINKS.isdisjoint(words[max(0, at - _CHAIN) : at]):
        return False
    link = next((i for i in range(at - 1, max(0, at - _CHAIN - 1), -1) if words[i] in _LINKS), None)
    if link is None:
        return False
    span = range(max(0, link - _SINCE_THEN), link)
    after = next((i for i in reversed(span) if words[i].lstrip("و") == "بعد"), None)
    if after is None:
        return False
    between = set(words[after + 1 : link])
    if between & cue_words("years"):
        return True
    told = [*cues["tells_day"], *cues["dead"]]
    return bool(between & cue_words("while")) and not any(hit.first >= at for hit in told)


def tells_who(tokens: Sequence[Token], cues: Cues, hit: Hit[Trigger]) -> bool:
    """Who or what is spoken of, not what happened: «متورطون بخطف نساء», «كنيسة دمرها داعش», «أزمة فجرها الفساد»."""
    if hit.row.sense == "destroy":
        return any(c.last == hit.first - 1 for c in cues["relative"])
    if hit.row.sense == "blast" and tokens[hit.first].folded.endswith(_IT) and cues.lacks(_BUILT):
        return any(c.last == hit.first - 1 for c in cues["relative"])
    return not hit.perfect and any(0 < hit.first - c.last <= _GUILTY for c in cues["guilty_of"])
