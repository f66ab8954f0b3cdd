"""What a clause asserts, put together out of its words, its dead and wounded and its actors."""

from collections.abc import Sequence

from geodata.incidents.assertion import Frame
from geodata.incidents.casualties import Casualties
from geodata.incidents.clauses import Clause
from geodata.incidents.objects import deeds
from geodata.incidents.people import find_people
from geodata.incidents.raids import held_by_police, raided, seize_civilians
from geodata.incidents.roles import Roles
from geodata.incidents.taking import taker
from geodata.incidents.vague import plain_senses
from geodata.incidents.words import Trigger, cue_words
from geodata.language.lexicon import Hit

_NAMED_EVENTS = frozenset(
    {
        "claim",
        "attack",
        "blast",
        "shelling",
        "bombard",
        "air",
        "clash",
        "battle",
        "protest",
        "ied",
        "suicide",
        "abduction",
    }
)
_ACTS = frozenset(
    {"gunfire", "killing", "execution", "attack", "shooting", "wounding", "bombard", "blast", "clash", "abduction"}
)


_CARRIER = 3  # words between «الشاحنة» and «انفجرت»
_STORMED = 8  # words between «اقتحام» and «اعتصام»
_LATER = 3  # words between «وقعت» and «اغتيال»
_REACH = 6  # words between «فجر» and «نفسه»
_LAUNCHERS = 8  # words between «شنت» and «هجوما»: who did it
_LAUNCHED = frozenset({"attack", "launch"})
_DOWNED = ("اسقطت", "اسقطوا", "اسقاط", "اسقط")
_SEIZING = frozenset({"ضبط", "ضبطت", "صادر", "صادرت"})
_ADJECTIVE_AFTER = frozenset({"and", "or", "the", "of", "for", "with", "evacuate", "treat"})
_REACHES = 2  # words between «طال» and «القصف»
_PAST = ("ed", "blew")
_DID = 12  # words between «قام» and «باقتحام»
_CLAIMED = 4  # words from "claimed responsibility" to "the attack"
_OBJECT_OF = frozenset({"on", "of", "against", "at", "in", "near"})  # "the attack on the base" says which
_NEW = frozenset({"من", "of", "القاء", "شن", "اطلاق", "استخدام", "سقوط", "تنفيذ"})  # «إلقاء البراميل» points to nothing
_MANY = frozenset({"عشرات", "مئات", "الاف", "استمرار"})  # «آلاف المحتجين», «استمرار الإضراب»


def frame_of(clause: Clause, casualties: Casualties, roles: Roles, *, unrest: bool, airborne: bool = False) -> Frame:
    """What a clause asserts; `unrest` where the article told a protest before, `airborne` where an air strike."""
    senses = plain_senses(tuple(hit.row.sense for hit in deeds(clause)), roles.agents, airborne=airborne)
    if "gathering" in senses:
        senses = tuple("protest" if sense == "gathering" else sense for sense in senses)
    if "fall" in senses and casualties.dead and not clause.cue("hands"):
        senses = (*senses, "killing")
    if "suicide_attack" not in senses and _blew_himself_up(clause):
        senses = (*senses, "suicide_attack")
    if "suicide_attack" not in senses and "blast" not in senses and _bombers_fell(clause, casualties):
        senses = (*(s for s in senses if s != "suicide"), "clash")
    if "air" not in senses and _downed(clause):  # an aircraft was the target
        senses = (*(s for s in senses if s != "aircraft"), "clash")
    senses = raided(clause, senses)
    found = (_weapons_found(clause) or _disposed_of(clause, senses)) and not casualties.dead
    if found:
        senses = tuple(s for s in senses if s != "blast" or not clause.cue("disposal"))
        senses = (*(s for s in senses if s not in ("arrest", "looting", "shelling", "ied")), "disrupt")
    events = [] if found else [hit for hit in clause.triggers if hit.row.sense in _NAMED_EVENTS]
    if "claim" in clause.senses:
        told = {h.first for h in clause.triggers if h.row.sense in ("killing", "execution") and not h.definite}
        events = [h for h in events if h.row.sense != "claim" or not any(h.first < i <= h.last + 8 for i in told)]
    back = [hit for hit in events if _points_back(clause, hit) and not _one_of(clause, hit.first)]
    return Frame(
        frozenset(senses), senses, casualties, roles.agents, roles.targets, bool(clause.cue("accident")),
        aside=_aside(clause), hands=bool(clause.cue("hands")), building=_hits_building(clause),
        gunmen=roles.unnamed, held=held_by_police(clause, roles), captors=seize_civilians(clause, roles),
        bloodless=_bloodless(clause), taker=taker(clause, roles), unrest=unrest,
        definite=bool(events) and len(back) == len(events),
        verbal=_launched(clause) or _took_place(clause) or _shot_at(clause) or any(
            h.row.sense in _ACTS and _told_as_done(clause, h) for h in clause.triggers
        ),
    )  # fmt: skip


def _points_back(clause: Clause, hit: Hit[Trigger]) -> bool:
    """«الهجوم», "the attack": told before; "the attack on the town" may be told for the first time."""
    if (
        hit.definite
        and clause.mentions
        and hit.row.sense != "protest"
        and any(0 < hit.first - c.last <= _REACHES for c in clause.cue("reaches"))
    ):
        return False  # «طال القصف الجوي قرى», «تجددت الاشتباكات في الحي»: told there
    if hit.definite or hit.row.sense == "claim":
        return True
    words = clause.tokens.folded
    if hit.perfect and hit.row.sense == "blast":  # «انفجرت الشاحنة», «إن الشاحنة المبردة انفجرت»
        beside = words[max(0, hit.first - _CARRIER) : hit.first] + words[hit.last + 1 : hit.last + 2]
        return any(word.lstrip("و") in cue_words("carrier") for word in beside)
    before = words[hit.first - 1] if hit.first else ""
    after = words[hit.last + 1] if hit.last + 1 < len(words) else ""
    if before in ("the", "this", "that") or (before.endswith("'s") and before[:-2] in cue_words("tells_day")):
        claimed = any(0 < hit.first - h.last <= _CLAIMED for h in clause.triggers if h.row.sense == "claim")
        return claimed or after not in _OBJECT_OF
    noun = next((h for h in clause.triggers if h.last == hit.first - 1), None)  # "the strike hit the town"
    return noun is not None and noun.first > 0 and words[noun.first - 1] in ("the", "this", "that")


def _downed(clause: Clause) -> bool:
    """«أسقطت الفصائل مروحية للنظام»; a drone shot down is a weapon made harmless."""
    if "aircraft" not in clause.senses:
        return False
    downed = [i for i, word in enumerate(clause.tokens.folded) if word.lstrip("وف").startswith(_DOWNED)]
    aircraft = [h.first for h in clause.triggers if h.row.sense == "aircraft"]
    drone = any(word.startswith("مسير") for word in clause.tokens.folded)
    return not drone and any(0 < first - at <= _REACH for at in downed for first in aircraft)


def _bombers_fell(clause: Clause, casualties: Casualties) -> bool:
    """«قتل انتحاريان حاولا استهداف ...»: before they blew anything up."""
    fallen = (clause.tokens[i].folded for first, last in casualties.victims for i in range(first, last + 1))
    return any("انتحاري" in word for word in fallen)


def _blew_himself_up(clause: Clause) -> bool:
    """«فجر مهاجم يرتدي حزاما نفسه»."""
    if "blast" not in clause.senses:
        return False
    blasts = [h.last for h in clause.triggers if h.row.sense == "blast"]
    selves = [i for i, word in enumerate(clause.tokens.folded) if word in cue_words("himself")] if blasts else ()
    return any(0 < i - last <= _REACH for last in blasts for i in selves)


def _took_place(clause: Clause) -> bool:
    """«ووقعت عملية اغتيال فلان في حي كذا»: that it happened, and where."""
    happened = [cue.last for cue in clause.cue("took_place")]
    return any(0 < h.first - last <= _LATER for h in clause.triggers for last in happened if h.row.sense == "execution")


def _shot_at(clause: Clause) -> bool:
    """«تعرض ناشط لإطلاق نار»: that someone came under it."""
    shots = [h.first for h in clause.triggers if h.row.sense == "shooting"]
    people = find_people(clause.tokens, {}, clause.cues) if shots and clause.cue("suffered") else ()
    return any(c.first < p.first < first for c in clause.cue("suffered") for p in people for first in shots)


def _launched(clause: Clause) -> bool:
    """«شنت تركيا هجومها على ...»: the verb tells that the attack was made."""
    if not clause.senses >= _LAUNCHED:
        return False
    attacks = [h.first for h in clause.triggers if h.row.sense == "attack"]
    verbs = [h.last for h in clause.triggers if h.row.sense == "launch" and h.perfect]
    return any(0 < first - last <= _LAUNCHERS for first in attacks for last in verbs)


def _weapons_found(clause: Clause) -> bool:
    """«ضبطت القوات كدسا للعتاد», «عثرت على مخبأ أسلحة»."""
    weapons = clause.cue("weapons")
    if not weapons:
        return False
    finds = [h.last for h in clause.triggers if clause.tokens[h.first].folded.lstrip("وف") in _SEIZING]
    finds += [h.last for h in clause.triggers if h.row.sense == "found"]
    return any(0 < c.first - last <= 6 for last in finds for c in weapons)


def _disposed_of(clause: Clause, senses: Sequence[str]) -> bool:
    """«فجرت فرق الهندسة ألغاما»: made harmless, unless they went off at the sappers."""
    return bool(clause.cue("disposal") and "blast" in senses and clause.cue("weapons")) and not clause.cue("hurt")


def _bloodless(clause: Clause) -> bool:
    """«سيطرت الفصائل على البلدة من دون قتال»."""
    return bool(clause.cue("bloodless"))


def _told_as_done(clause: Clause, hit: Hit[Trigger]) -> bool:
    """A verb in the perfect, «قام ... باقتحام», or an English past: "stormed"."""
    word = clause.tokens[hit.first].text
    if hit.prefix == "ب" and clause.cue_before("did", hit.first, _DID):  # «قام مسلحون باقتحام حاجز»
        return True
    if hit.row.sense == "wounding" and hit.first and clause.tokens[hit.first - 1].folded in _ADJECTIVE_AFTER:
        return False  # "let civilians and wounded fighters leave"
    return hit.perfect or (word.isascii() and word.endswith(_PAST))


def _aside(clause: Clause) -> bool:
    """«قتلت الناشطة ... وهي من مؤيدي المظاهرات»: the protest stands far behind the deed."""
    if "protest" not in clause.senses:
        return False
    deeds = [h.last for h in clause.triggers if h.row.sense in ("killing", "execution", "shooting")]
    protests = [h.first for h in clause.triggers if h.row.sense == "protest"]
    storms = [h.first for h in clause.triggers if h.row.sense == "attack" and not h.definite]  # «اقتحام ساحة الاعتصام»
    if any(0 < first - at <= _STORMED for at in storms for first in protests):
        return False
    return bool(deeds and protests) and min(protests) - min(deeds) > 6


def _hits_building(clause: Clause) -> bool:
    """«فجر المسلحون ضريح ...»."""
    if not clause.cue("building"):
        return False
    verbs = [
        h
        for h in clause.triggers
        if h.row.sense in ("blast", "burning", "looting")
        and (h.perfect or h.imperfect or clause.tokens[h.first].folded in _PAST)
    ]
    return any(0 < b.first - v.last <= 7 for v in verbs for b in clause.cue("building"))


def _one_of(clause: Clause, first: int) -> bool:
    """«موجة من الاحتجاجات», «تمكن من التسلل»: the article does not point back."""
    before = clause.tokens[first - 1].folded.lstrip("بول") if first else ""
    crowd = before in _MANY and any(h.first == first and h.row.sense == "protest" for h in clause.triggers)
    return crowd or before in _NEW
