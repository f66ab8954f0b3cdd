"""Words that stand for a place told before: «عليها», «القرية», "the town"."""

from collections.abc import Sequence

from geodata.control.targets import Target
from geodata.control.words import ControlCue, ControlTrigger, CueName, control_cues, cue_lexicon
from geodata.language.document import Token, words_of
from geodata.language.inflection import Form
from geodata.language.lexicon import Hit
from geodata.language.normalise import fold
from geodata.records import PlaceKind
from geodata.tables import split_cell

_NAMED = 6  # words from «سيطرة» to «عليها», who it is between
BACK = 8  # between a trigger and «القرية» that stands for a name told before
_NO_OBJECT = frozenset(
    {
        "من",
        "بالكامل",
        "كليا",
        "كاملا",
        "بعد",
        "قبل",
        "في",
        "علي",
        "عام",
        "منذ",
        "الكامل",
        "الكامله",
        "يوم",
        "امس",
        "خلال",
    }
)
_WHOSE_CONTROL = 4  # words from "under" to "control": "under Islamic State control"
_NO_KIND = frozenset({""})  # something without a name is held, and no place that was told
_PARTS = frozenset({"اجزاء", "جزء", "مساحه", "احياء", "حي", "مناطق", "منطقه", "شوارع", "parts"})
_CONTROL_OF = frozenset({"back", "full", "complete", "total", "control", "of", "over", "from"})
_PRONOUNS = ("ه", "ها", "هم")


def points_to_told(tokens: Sequence[Token], hit: Hit[ControlTrigger]) -> bool:
    """«التي يسيطر عليها», «التي استعادتها»: a pronoun stands for a place told before."""
    following = tokens[hit.last + 1].folded if hit.last + 1 < len(tokens) else ""
    attached = hit.row.place == "after" and tokens[hit.last].folded.endswith(_PRONOUNS)
    named = _NAMED if hit.row.form is Form.NOUN or _took_control(tokens, hit) else 1  # «سيطرة قوات النظام عليها»
    told = object_told(tokens, hit) or masdar_of_it(tokens, hit) or taken_it(tokens, hit)
    return _next(tokens, hit, "resumptive", named) or told or (attached and following in _capitals())


def masdar_of_it(tokens: Sequence[Token], hit: Hit[ControlTrigger]) -> bool:
    """«تحريرها», «استعادته»: the pronoun is the place, and does not tell who did it; that of «سيطرته» does."""
    noun = hit.row.form is Form.NOUN and hit.row.words.startswith(("استعادة", "تطهير"))
    after = tokens[hit.last + 1].folded if hit.last + 1 < len(tokens) else "من"
    noun = noun and after in _NO_OBJECT  # «استعادتها السيطرة», «تحريرها قرية كذا» have an object of their own
    return noun and tokens[hit.last].folded.endswith(("ها", "ته", "ره")) and not tokens[hit.last].text.endswith("ة")


def _took_control(tokens: Sequence[Token], hit: Hit[ControlTrigger]) -> bool:
    """«استعادت قوات النظام السيطرة عليها»."""
    words = [token.folded for token in tokens[hit.last + 1 : hit.last + 1 + _NAMED]]
    after = words[words.index("السيطره") + 1 :][:2] if "السيطره" in words else []
    resumed = cue_lexicon("resumptive").find(tokens)
    return any(0 < cue.first - hit.last <= _NAMED for cue in resumed) and any(w.startswith("علي") for w in after)


def taken_it(tokens: Sequence[Token], hit: Hit[ControlTrigger]) -> bool:
    """Whether "it" follows: "the army recaptured it", "regained full control of it"."""
    words = [token.folded for token in tokens[hit.last + 1 : hit.last + 1 + _NAMED]]
    at = words.index("it") if "it" in words and tokens[hit.first].text.isascii() else -1
    if at > 0 and words[at - 1] in ("control", "full", "complete", "total"):
        return False  # "took full control, it said"
    return at >= 0 and _CONTROL_OF.issuperset(words[:at]) and words[at + 1 : at + 2] not in (["was"], ["is"], ["had"])


def object_told(tokens: Sequence[Token], hit: Hit[ControlTrigger]) -> bool:
    """«خسرتها», «وحررتها»: a verb with a pronoun for what was told before."""
    return hit.row.form is Form.VERB and hit.perfect and tokens[hit.last].folded.endswith("ها")


def _next(tokens: Sequence[Token], hit: Hit[ControlTrigger], cue: CueName, reach: int) -> bool:
    """Whether a cue follows within `reach` words, no place between."""
    return any(0 < found.first - hit.last <= reach for found in cue_lexicon(cue).find(tokens))


def _capitals() -> frozenset[str]:
    """The words of capitals that stand for their governments, folded."""
    return frozenset(fold(word) for row in control_cues() if row.cue == "capital" for word in split_cell(row.words))


def plural_head(tokens: Sequence[Token], hit: Hit[ControlTrigger]) -> bool:
    """«المناطق التي يسيطر عليها»: no place told before is meant."""
    return any(0 < hit.first - noun.last <= 3 for noun in cue_lexicon("areas").find(tokens))


def kinds_meant(tokens: Sequence[Token], named: Sequence[Target], hit: Hit[ControlTrigger]) -> frozenset[str]:
    """The kinds of place that «القرية» after a trigger may stand for; empty where nothing points back."""
    for cue in cue_lexicon("back").find(tokens):
        own = any(t.first <= cue.first <= t.last for t in named)
        some = tokens[cue.first].folded == "القري" and tokens[cue.first - 1].folded == "من"  # «العديد من القرى»
        if 0 < cue.first - hit.last <= BACK and not (own or some):
            latin = tokens[cue.first].text.isascii()
            if not latin and _another_thing(tokens, hit, cue):
                if any(hit.last < t.first < cue.first for t in named):
                    continue
                return _NO_KIND
            if latin and (_another_thing(tokens, hit, cue) or not _points_back(tokens, named, cue, hit.last)):
                continue
            return frozenset(split_cell(cue.row.kinds))
    return frozenset()


def _another_thing(tokens: Sequence[Token], hit: Hit[ControlTrigger], cue: Hit[ControlCue]) -> bool:
    """Whether something else is held: "the highway to the city", «نقطتين على حدود البلدة»; parts of it are it."""
    pieces = cue_lexicon("piece").find(words_of(tokens).part(hit.last + 1, cue.first))
    return any(tokens[hit.last + 1 + piece.first].folded not in _PARTS for piece in pieces)


def last_told(told: Sequence[Sequence[Target]], kinds: frozenset[str]) -> tuple[Target, ...]:
    """The last place told before of some kinds; none for «المنطقة» in a text that tells of several governorates."""
    alike = [target for targets in told for target in targets if target.kind in kinds]
    unsure = PlaceKind.REGION in kinds and len({target.place.adm1 for target in alike}) > 1
    return () if unsure else tuple(alike[-1:])


def _points_back(tokens: Sequence[Token], named: Sequence[Target], cue: Hit[ControlCue], after: int) -> bool:
    """Whether "the town" stands for one told before: not "the town of", nor a name between `after` and it."""
    following = tokens[cue.last + 1].folded if cue.last + 1 < len(tokens) else ""
    definite = any(t.folded == "the" for t in tokens[max(0, cue.first - 2) : cue.first])
    own = any(after < t.first <= cue.last + 2 for t in named)
    return definite and following not in ("of", "centre", "center") and not own  # "the town centre of Afrin"


def told_town(
    tokens: Sequence[Token], hit: Hit[ControlTrigger], told: Sequence[Sequence[Target]]
) -> tuple[Target, ...]:
    """The place told before that the subject stands for: "The town was taken by the army"."""
    for cue in cue_lexicon("back").find(words_of(tokens).part(0, hit.first)):
        if tokens[cue.first].text.isascii() and _points_back(tokens, (), cue, 0):
            kinds = split_cell(cue.row.kinds)
            return tuple([t for targets in told for t in targets if t.kind in kinds][-1:])
    return ()


def under_control(tokens: Sequence[Token], hit: Hit[ControlTrigger]) -> bool:
    """Of "the town is under rebel control"."""
    before = [token.folded for token in tokens[max(0, hit.first - _WHOSE_CONTROL) : hit.first]]
    return tokens[hit.first].folded == "control" and "under" in before


def dual_meant(tokens: Sequence[Token], hit: Hit[ControlTrigger]) -> bool:
    """«سيطرت على القريتين»."""
    cues = (cue for cue in cue_lexicon("back").find(tokens) if 0 < cue.first - hit.last <= BACK)
    return any(tokens[cue.first].folded.endswith("تين") for cue in cues)
