"""Words of war that tell no violence: dawn, riot police, aircraft that only fly over, a protest that names someone."""

from collections.abc import Sequence

from geodata.incidents.borders import Marks
from geodata.incidents.words import Cues, Trigger, cue_words, cues_in
from geodata.language.document import Token, Words
from geodata.language.lexicon import Hit

NEEDS = {  # what must follow a word for it to tell an event, within how many words
    "loss": ("own_men", 7),  # «فقدت ... عناصرها»
    "base_build": ("base_object", 5),
    "destroy": ("building", 8),
    "grab": ("upon", 4),
    "gunfire": ("bullets", 5),  # «أطلق ملثمون الرصاص», «كسر الجيش اليوم الحصار»
    "unblock": ("siege", 6),
    "wreck": ("enemy_thing", 6),  # «دمرت بعمليات مركزة تجمعات»
}
_NO_SUCH = {"fall": "falls", "arrest": "contraband", "disrupt": "contraband", "foil": "contraband"}
_BACKED = 4  # words from "backed by" to "jets"
_LACKED = 5  # words between «غياب» and «طائرات»: «غياب الإسناد الجوي من طائرات التحالف»
_BESIDE = 3  # words between «سقطت» and «قذائف»
_CHARGED = 8  # words between «القبض على» and «بالسرقة»
_LIT = 3  # words between «حرق» and «إطارات»
_CROWD = ("محتج", "متظاهر", "معتصم")
_CHARGE = frozenset({"متهم", "متهما", "متهمين", "المتهم", "المتهمين", "تهمه", "بتهمه", "جريمه", "جرائم", "عصابه"})
_IN_FLIGHT = 6  # words between «اعترضت» and «صاروخا»
_OVERHEAD = 3  # words between «تحليق» and «طائرات», "drones" and "intercepted"


def lends_cover(cues: Cues, hit: Hit[Trigger]) -> bool:
    """«غياب طائرات التحالف», "an offensive backed by Russian jets": no strike is told."""
    backed = hit.row.words.isascii() and any(0 < hit.first - cue.last <= _BACKED for cue in cues["backed"])
    return backed or any(0 < hit.first - cue.last <= _LACKED for cue in cues["absent"])


def is_dawn(tokens: Sequence[Token], marks: Marks, hit: Hit[Trigger]) -> bool:
    """«فجر الجمعة», «عملية فجر الكرمة»: dawn, not a blast."""
    if tokens[hit.first].folded == "فجرا":  # "at dawn", unless two men blew up themselves or something
        ahead = {t.folded for t in tokens[hit.last + 1 : hit.last + 3]}
        bombs = any(0 < h.first - hit.last <= 2 and h.row.sense == "ied" for h in marks.triggers)
        return not bombs and ahead.isdisjoint(cue_words("himself"))
    if tokens[hit.first].folded not in ("فجر", "وفجر"):
        return False
    follows = any(c.first == hit.last + 1 for c in marks.cues["dawn_of"])
    return follows or any(c.last == hit.first - 1 for c in marks.cues["before_dawn"])


def riot_police(tokens: Sequence[Token], hit: Hit[Trigger]) -> bool:
    """«قوات مكافحة الشغب», "riot police"."""
    before = tokens[hit.first - 1].folded if hit.first else ""
    after = tokens[hit.last + 1].folded if hit.last + 1 < len(tokens) else ""
    return before == "مكافحه" or (hit.row.words.isascii() and after in ("police", "squad", "forces"))


def _flies_over(cues: Cues, hit: Hit[Trigger]) -> bool:
    """«وسط تحليق طائرات»: they only flew."""
    return hit.row.sense == "aircraft" and any(0 < hit.first - c.last <= _OVERHEAD for c in cues["overhead"])


def met_in_flight(cues: Cues, hit: Hit[Trigger]) -> bool:
    """«اعترضت الدفاعات صاروخا», not «كل ما اعترض طريق السيول»."""
    return any(0 < c.first - hit.last <= _IN_FLIGHT or 0 < hit.first - c.last <= _OVERHEAD for c in cues["in_flight"])


def of_a_thing(tokens: Words, cues: Cues, hit: Hit[Trigger]) -> bool:
    """«سقطت قذائف» (no town fell), «ضبط مخدرات» (nobody was arrested), «وسط تحليق طائرات», and what is crime."""
    cue = _NO_SUCH.get(hit.row.sense)
    beside = cue is not None and any(0 < c.first - hit.last <= _BESIDE for c in cues[cue])
    return beside or _flies_over(cues, hit) or _of_crime(tokens, cues, hit)


def _of_crime(tokens: Words, cues: Cues, hit: Hit[Trigger]) -> bool:
    """«القبض على متهم بالسرقة», «شبكة تهريب ... واعتقلت أفرادها»: an arrest, or a theft, of no conflict."""
    if hit.row.sense == "looting" and "صادر" in tokens[hit.first].folded:  # «صادرت الجمارك شحنة أدوية»
        return any(0 < c.first - hit.last <= _BESIDE for c in cues["contraband"])
    if hit.row.sense == "looting":
        return hit.first > 0 and not hit.perfect and tokens[hit.first - 1].folded.lstrip("وب") in _CHARGE
    if hit.row.sense == "burning":  # «حرق إطارات»: rubbish, unless a crowd lights it
        rubbish = any(0 < c.first - hit.last <= _LIT for c in cues["rubbish"])
        return rubbish and not any(word.removeprefix("ال").startswith(_CROWD) for word in tokens.folded)
    at = hit.last + tokens.at
    return hit.row.sense == "arrest" and any(abs(c.first - at) <= _CHARGED for c in cues_in(tokens.whole)["crime"])


def of_its_people(cues: Cues, hit: Hit[Trigger]) -> bool:
    """«أحد قادة مظاهرات تشرين», "a protest leader": who someone is."""
    beside = hit.last + 1 if hit.row.words.isascii() else hit.first - 1
    return any(c.first == beside for c in cues["who_protests"])


def went_out(tokens: Sequence[Token], cues: Cues, hit: Hit[Trigger]) -> bool:
    """«، حيث خرجت تظاهرة في الساحة»: told there, not how the place is known."""
    before = tokens[hit.first - 1].folded if hit.first else ""
    where = any(c.first == hit.first - 2 and tokens[c.first].folded == "حيث" for c in cues["relative"])
    return where and before in cue_words("goes_out")
