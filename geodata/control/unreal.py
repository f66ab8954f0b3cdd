"""Take-overs that are only feared, doubted or supposed, and words of control that tell of no control at all."""

from collections.abc import Sequence

from geodata.control.extent import THEN
from geodata.control.words import ControlTrigger, cue_lexicon
from geodata.incidents.words import cues_in
from geodata.language.document import Token
from geodata.language.inflection import Form
from geodata.language.lexicon import Hit

_SUPPOSED = 6  # words from «إذا» or «يخشى» to the trigger
_FIRE = 5  # words from «سيطرت» to «ناريا»
_VISITORS = 2  # words from «دخلت» to «دورية»
_REAL = THEN | {"منذ", "عقب", "مع", "after", "since"}


def unreal(tokens: Sequence[Token], hit: Hit[ControlTrigger]) -> bool:
    """Whether nothing was taken, held or lost by what a trigger tells."""
    others = _by_fire(tokens, hit) or _only_visited(tokens, hit) or _captives(tokens, hit)
    return others or _supposed(tokens, hit)


def _captives(tokens: Sequence[Token], hit: Hit[ControlTrigger]) -> bool:
    """Of "hostages held by the group in the town": people are held, and no place."""
    held = hit.row.place == "before" and hit.row.words.isascii()
    return held and any(cue.last == hit.first - 1 for cue in cue_lexicon("captive").find(tokens))


def _supposed(tokens: Sequence[Token], hit: Hit[ControlTrigger]) -> bool:
    """«إذا سيطرت الفصائل على», «يخشى الأهالي سيطرة التنظيم على»; but «الأهالي يخشون ... بعد سيطرة التنظيم» is real."""
    if any(0 < hit.first - cue.last <= _SUPPOSED for cue in cues_in(tokens)["condition"]):
        return True
    if hit.perfect or (hit.first and tokens[hit.first - 1].folded in _REAL) or hit.row.said == "holds":
        return False
    return any(0 < hit.first - cue.last <= _SUPPOSED for cue in cue_lexicon("feared").find(tokens))


def _by_fire(tokens: Sequence[Token], hit: Hit[ControlTrigger]) -> bool:
    """«سيطرت ناريا على الطريق»: it is only within range."""
    return any(0 < cue.first - hit.last <= _FIRE for cue in cue_lexicon("fire").find(tokens))


def _only_visited(tokens: Sequence[Token], hit: Hit[ControlTrigger]) -> bool:
    """«دخلت دورية المدينة», «دخلت قوات الأمن القرية واعتقلت ستة»: who came for a while holds nothing by it."""
    if hit.row.form is not Form.VERB or "دخل" not in hit.row.words:
        return False
    if any(0 < cue.first - hit.last <= _VISITORS for cue in cue_lexicon("visitors").find(tokens)):
        return True
    return any(cue.first > hit.last for cue in cue_lexicon("raided").find(tokens))
