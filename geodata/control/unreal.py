"""Take-overs that are only feared, doubted or supposed, and words of control that tell of no control at all."""

from collections.abc import Sequence

from geodata.control.extent import THEN
from geodata.control.words import ControlTrigger, cue_lexicon
from geodata.incidents.words import cues_in
from geodata.language.document import Token
from geodata.language.inflection import Form
from geodata.language.lexicon import Hit

_SUPPOSED = 8  # words from «إذا» or «يخشى» to the trigger
_LOST = 7  # words from «خسر» to «عناصره»
_LOSING = frozenset({"خسر", "فقد", "خسارة", "withdrew from"})  # the first words of their rows
_FIRE = 5  # words from «سيطرت» to «ناريا»
_VISITORS = 2  # words from «دخلت» to «دورية»
_REAL = THEN | {"منذ", "عقب", "مع", "after", "since"}


def unreal(tokens: Sequence[Token], hit: Hit[ControlTrigger]) -> bool:
    """Whether nothing was taken, held or lost by what a trigger tells."""
    others = _by_fire(tokens, hit) or _only_visited(tokens, hit) or _captives(tokens, hit) or _men_lost(tokens, hit)
    return others or _supposed(tokens, hit)


def _men_lost(tokens: Sequence[Token], hit: Hit[ControlTrigger]) -> bool:
    """«خسر التنظيم عشرات من عناصره أثناء محاولته استعادة البلدة»: men were lost, and no town."""
    if hit.row.said != "lost" or hit.row.words.partition("|")[0] not in _LOSING:
        return False
    return any(0 < cue.first - hit.last <= _LOST for cue in cue_lexicon("losses").find(tokens))


def _captives(tokens: Sequence[Token], hit: Hit[ControlTrigger]) -> bool:
    """Of "hostages held by the group in the town": people are held, and no place."""
    held = hit.row.place == "before" and hit.row.words.isascii()
    return held and any(cue.last == hit.first - 1 for cue in cue_lexicon("captive").find(tokens))


def _supposed(tokens: Sequence[Token], hit: Hit[ControlTrigger]) -> bool:
    """«إذا سيطرت الفصائل على», «يخشى الأهالي سيطرة التنظيم على»; but «الأهالي يخشون ... بعد سيطرة التنظيم» is real."""
    supposed = [cue.last for cue in cues_in(tokens)["condition"]]
    supposed += [cue.last for cue in cue_lexicon("counterfactual").find(tokens)]
    if any(0 < hit.first - last <= _SUPPOSED for last in supposed):
        return True
    if hit.perfect or (hit.first and tokens[hit.first - 1].folded in _REAL) or hit.row.said == "holds":
        return False
    return any(0 < hit.first - cue.last <= _SUPPOSED for cue in cue_lexicon("feared").find(tokens))


def _by_fire(tokens: Sequence[Token], hit: Hit[ControlTrigger]) -> bool:
    """«سيطرت ناريا على الطريق»: it is only within range."""
    return any(0 < cue.first - hit.last <= _FIRE for cue in cue_lexicon("fire").find(tokens))


def _only_visited(tokens: Sequence[Token], hit: Hit[ControlTrigger]) -> bool:
    """«دخلت دورية المدينة», «دخلت قوات الأمن القرية واعتقلت ستة»: who came for a while holds nothing by it."""
    came, left = "دخل" in hit.row.words, hit.row.words in ("انسحب", "غادر|خرج")
    if hit.row.form is not Form.VERB or not (came or left):
        return False
    if any(0 < cue.first - hit.last <= _VISITORS for cue in cue_lexicon("visitors").find(tokens)):
        return True
    return came and any(cue.first > hit.last for cue in cue_lexicon("raided").find(tokens))
