"""The triggers of control that a sentence asserts: not denied, no part of a name, none that leans on another."""

from collections.abc import Iterable, Sequence

from geodata.control.extent import THEN
from geodata.control.grammar import managed, not_managed
from geodata.control.unreal import unreal
from geodata.control.words import ControlTrigger, cue_lexicon, trigger_lexicon
from geodata.incidents.moods import denied as denied_in
from geodata.incidents.words import cue_words, cues_in
from geodata.language.document import Token, words_of
from geodata.language.inflection import Form
from geodata.language.lexicon import Hit
from geodata.language.normalise import fold
from geodata.records import Mention
from geodata.tables import split_cell

REACH = 7  # tokens: a trigger this near after another belongs to it («استعادة السيطرة», «خاضعة منذ عام لسيطرة»)
_NEEDED = 9  # tokens: what a trigger needs beside it stands this near («غادرت المدينة الخميس أول دفعة من مقاتلي»)
_SUBJECT = 3  # tokens of «الجيش السوري الحر», between «دخل» and a name
_PREPOSITIONS = frozenset({"من", "في", "الي", "علي", "عبر", "عن", "مع", "نحو", "باتجاه", "ضد"})
_OVER = frozenset({"فوق", "وسط"})
_WHOSE_HANDS = 3  # words from "in" to "hands"
_OVER_IT = 3  # words from «العلم» to «فوق»
_FELL = 3  # tokens between «سقطت» and «قذائف»
_DENIED = 25  # words between «نفى» and what is denied: «نفت القيادة الأنباء التي تحدثت عن ...»
_TO_CONTROL = 3  # words from «استعادت» to «السيطرة»
_LAST = 3  # words from "last" to "stronghold"


def asserted_triggers(tokens: tuple[Token, ...], mentions: Sequence[Mention]) -> list[Hit[ControlTrigger]]:
    """The triggers of a sentence without those that are denied, part of a name, or lean on one just before."""
    kept: list[Hit[ControlTrigger]] = []
    hits = trigger_lexicon().find(tokens)
    if not hits:
        return kept
    words, denied = words_of(tokens), cues_in(tokens)["negation"]
    for hit in _readings(hit for hit in hits if not _lacks(tokens, hit, mentions)):
        if hit.future or any(0 < hit.first - cue.last <= 2 for cue in denied):
            continue
        near = words.part(max(0, hit.first - _DENIED), hit.first)
        if denied_in(near, cues_in(near), len(near)) or not_managed(tokens, hit.first):
            continue
        if any(mention.start <= hit.start < mention.end for mention in mentions):
            continue
        if (
            _origin(tokens, hit)
            or _shells_fell(tokens, hit)
            or _fell_once(tokens, hit)
            or _last_one(tokens, hit)
            or unreal(tokens, hit)
            or (kept and _leans(tokens, kept[-1], hit))
        ):
            continue
        kept.append(hit)
    return kept


def _readings(hits: Iterable[Hit[ControlTrigger]]) -> list[Hit[ControlTrigger]]:
    """One reading for each word: «سيطره» is rather the noun سيطرة than the verb with an object."""
    by_word: dict[int, Hit[ControlTrigger]] = {}
    for hit in hits:
        if hit.row.form is Form.NOUN and hit.row.said == "took" and hit.definite:
            continue  # «جيش التحرير»: with the article it has no object
        chosen = by_word.get(hit.first)
        if chosen is None or (chosen.row.form is Form.VERB and hit.row.form is not Form.VERB):
            by_word[hit.first] = hit
    return list(by_word.values())


def _lacks(tokens: Sequence[Token], hit: Hit[ControlTrigger], mentions: Sequence[Mention]) -> bool:
    """«فقد» is a loss of control only where control is spoken of; else it is a particle, or a loss of lives.

    English "took" is one too where a place follows at once, and none in "took place".
    """
    if check := _CHECKS.get(hit.row.words):
        return not check(tokens, hit)
    needed = {fold(word) for word in split_cell(hit.row.needs)}
    return bool(needed) and _lacks_beside(tokens, hit, mentions, needed)


def _lacks_beside(
    tokens: Sequence[Token], hit: Hit[ControlTrigger], mentions: Sequence[Mention], needed: set[str]
) -> bool:
    if any(0 < cue.first - hit.last <= _NEEDED for cue in cue_lexicon("mines").find(tokens)):
        return True  # «تطهير الحي من العبوات التي زرعها التنظيم»
    after = tokens[hit.last + 1] if hit.last + 1 < len(tokens) else None
    if after and tokens[hit.first].text.isascii():
        if any(cue.first == hit.last + 1 for cue in cue_lexicon("idiom").find(tokens)):
            return True
        if any(mention.start == after.start for mention in mentions):
            return False
    elif hit.row.holder != "hands" and after and (_entered(tokens, hit, mentions) or _entered_it(tokens, hit)):
        return False
    return needed.isdisjoint(token.folded for token in tokens[hit.last + 1 : hit.last + 1 + _NEEDED])


def _flag_over(tokens: Sequence[Token], hit: Hit[ControlTrigger]) -> bool:
    """«رفعت القوات العلم فوق المبنى»: a flag over a place, and neither prices nor banners."""
    flags = [cue.last for cue in cue_lexicon("flag").find(tokens) if 0 < cue.first - hit.last <= _NEEDED]
    return any(token.folded in _OVER for i in flags for token in tokens[i + 1 : i + 1 + _OVER_IT])


def _withdrawn(tokens: Sequence[Token], hit: Hit[ControlTrigger]) -> bool:
    """«سيطرت على المدينة بعد فرار الجيش»: whoever fled where another took; men who flee lose no place."""
    return any(cue.last == hit.first for cue in cue_lexicon("withdrawn").find(tokens))


def _in_hands(tokens: Sequence[Token], hit: Hit[ControlTrigger]) -> bool:
    """Whether it is "in rebel hands"."""
    return "in" in [token.folded for token in tokens[max(0, hit.first - _WHOSE_HANDS) : hit.first]]


_CHECKS = {"رفع": _flag_over, "فرار|هروب": _withdrawn, "hands": _in_hands}  # what a row asks for beside its words


def _entered(tokens: Sequence[Token], hit: Hit[ControlTrigger], mentions: Sequence[Mention]) -> bool:
    """«دخل الجيش السوري معرة النعمان»: a name follows the subject, and no preposition stands between."""
    if hit.row.said != "took":
        return False
    near = tokens[hit.last + 1 : hit.last + 2 + _SUBJECT]
    plain = next((i for i, token in enumerate(near) if token.folded in _PREPOSITIONS), len(near))
    return any(mention.start == token.start for mention in mentions for token in near[1:plain])


def _entered_it(tokens: Sequence[Token], hit: Hit[ControlTrigger]) -> bool:
    """«ودخلتها قوات النظام»."""
    return hit.row.said == "took" and hit.perfect and tokens[hit.last].folded.endswith("ها")


def _shells_fell(tokens: Sequence[Token], hit: Hit[ControlTrigger]) -> bool:
    """«سقطت قذائف على الحي الواقع تحت سيطرة ...»: no place fell."""
    falls = (cue.first - hit.last for cue in cues_in(tokens)["falls"]) if hit.row.holder == "hands" else ()
    return any(0 < words <= _FELL for words in falls)


def _fell_once(tokens: Sequence[Token], hit: Hit[ControlTrigger]) -> bool:
    """«بعد عامين من وقوعها بيد التنظيم»: how it came to hold it, and not that it does."""
    before = tokens[hit.first - 1].folded if hit.first else ""
    return hit.row.said == "holds" and hit.row.form is Form.WORD and before.startswith("وقوع")


def _origin(tokens: Sequence[Token], hit: Hit[ControlTrigger]) -> bool:
    """«من سيطرة التنظيم»: from whom, not who; «تمكنوا من السيطرة على» took it. «مناطق سيطرة التنظيم»: where he is."""
    if hit.last + 1 < len(tokens) and tokens[hit.last + 1].folded == "علي":
        return False
    if managed(tokens, hit.first):
        return False
    if hit.row.form is Form.NOUN and any(cue.last == hit.first - 1 for cue in cue_lexicon("areas").find(tokens)):
        return True
    before = tokens[hit.first - 1].folded if hit.first else ""
    onto = any(0 < cue.first - hit.last <= REACH for cue in cue_lexicon("onto").find(tokens))
    later = hit.first > 1 and tokens[hit.first - 2].folded in cue_words("while")
    if onto and (before == "عن" or (before == "من" and later)):
        return False  # «أفاد المرصد عن سيطرة القوات على», «بعد يومين من سيطرة القوات على»: what is told
    return hit.row.form is Form.NOUN and before in ("من", "عن", "from")


def _last_one(tokens: Sequence[Token], hit: Hit[ControlTrigger]) -> bool:
    """«آخر معاقل التنظيم»: told where it is being lost."""
    if tokens[hit.first].text.isascii():  # "the last rebel stronghold"; but "the last districts they hold"
        noun = hit.row.form is Form.NOUN
        return noun and any(0 < hit.first - cue.last <= _LAST for cue in cue_lexicon("last").find(tokens))
    return hit.row.said == "holds" and any(cue.last == hit.first - 1 for cue in cue_lexicon("last").find(tokens))


def _leans(tokens: Sequence[Token], before: Hit[ControlTrigger], hit: Hit[ControlTrigger]) -> bool:
    """«استعادة السيطرة», «الخاضعة لسيطرة», «استعادة آخر معاقل»: a noun whose head was read already."""
    if (
        hit.first - before.last > REACH or tokens[hit.first - 1].folded in THEN
    ):  # «لطرد التنظيم من المدينة بعد سيطرته على القرية»: two things
        return False
    if hit.row.holder == "before" and before.row.said in ("took", "lost") and hit.first - before.last <= 2:
        return True  # "regained full control of"
    if before.row.said == "lost" and hit.row.said == "took":
        return True  # «فقد النظام السيطرة على»
    if hit.row.form is not Form.NOUN:
        return before.row.holder == "hands" and hit.row.form is Form.WORD  # «سقوط المدينة بيد التنظيم»
    if hit.row.words.isascii():  # "to capture Raqqa Islamic States de facto capital" tells whose it is
        return hit.row.said != "holds"
    control = (
        tokens[hit.first].folded == "السيطره" and hit.first - before.last <= _TO_CONTROL
    )  # «واستعادت خلالها السيطرة على»
    return before.row.said == "holds" or hit.row.said == "holds" or hit.first - before.last == 1 or control
