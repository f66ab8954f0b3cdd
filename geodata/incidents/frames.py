"""From the senses that a clause asserts to one sub-event type, by ACLED's order of what outweighs what."""

from collections.abc import Callable

from geodata.incidents.actors import FOREIGN
from geodata.incidents.assertion import Frame, Reading, armed
from geodata.incidents.explosions import air, air_power, blown_up, bomb, chemical, disrupted, grenade, shelling, suicide

_REGAINS = frozenset(
    {"Syrian government", "Syrian transitional government", "Iraqi security forces", "PMF", "Peshmerga", "Russia"}
)


ATTEMPT = "an attempt on a life"
CURFEW = "curfew"
CLAIMED = "an attack claimed"
_VIOLENCE = frozenset({"bodies", "claim", "killing", "loss", "wounding", "attack", "shooting", "execution"})


def read_frame(frame: Frame) -> Reading | None:
    """The sub-event type of a clause; None where it tells no event."""
    for rule in _RULES:
        reading = rule(frame)
        if reading is not None:
            return reading
    return None


def of_unrest(f: Frame, reading: Reading | None, *, near: bool) -> Reading | None:
    """«قتل 11 شخصا منذ الثلاثاء», `near` a protest: they died in it, where nothing else is told of how."""
    told = reading is not None and reading.generic and reading.sub_event_type == "Attack"
    if not (told and near and f.casualties.dead and f.senses <= {"killing", "wounding"}):
        return reading
    if f.agents or f.targets or f.definite or "civilian" in f.casualties.sides:
        return reading
    return Reading("Excessive force against protesters", "killed in the protests told of", generic=True)


def _protest(f: Frame) -> Reading | None:  # noqa: PLR0911  # a return for each outcome
    dispersed = f.unrest and "tear_gas" in f.senses  # «فيما استخدمت القوات قنابل الغاز»
    dispersed = dispersed or ("live_fire" in f.senses and "Protesters" in (*f.agents, *f.targets))
    if not ("protest" in f.senses or dispersed) or _only_context(f) or _bombed(f):
        return None
    shot = "live_fire" in f.senses or bool({"killing", "wounding", "shooting"} & f.senses and f.casualties.told)
    died = f.casualties.dead and f.casualties.sides == {"protester"} and f.senses == {"protest"}
    met = _met_by_force(f)
    if met is not None:
        return met
    if f.senses & {"riot", "mob", "attack", "burning"} and not f.senses & {"live_fire", "tear_gas"}:
        return Reading("Violent demonstration", "protest with destruction or stones")
    if f.senses & {"riot", "mob"} or ("execution" in f.senses and not f.casualties.told):
        return Reading("Violent demonstration", "protest with destruction or stones")
    if {"clash"} & f.senses:
        return Reading("Violent demonstration", "protest with clashes")
    if died or (shot and f.senses & {"live_fire", "shooting", "killing"}):
        return Reading("Excessive force against protesters", "protesters killed or fired at")
    if "tear_gas" in f.senses or "arrest" in f.senses or shot:
        return Reading("Protest with intervention", "protest dispersed")
    return Reading("Peaceful protest", "protest")


def _met_by_force(f: Frame) -> Reading | None:
    """«أطلقت القوات النار على محتجين», «اقتحمت قوات الجيش ساحة الاعتصام»: the force attacks, not the crowd."""
    if not armed(f.agents) or f.senses & {"riot", "mob", "burning"}:
        return None
    if "shooting" in f.senses and f.casualties.told:
        return Reading("Excessive force against protesters", "protesters fired at by a force")
    if "attack" not in f.senses or "clash" in f.senses or "Protesters" in f.agents:
        return None
    if f.casualties.dead or f.casualties.hurt:
        return Reading("Excessive force against protesters", "protesters attacked by a force")
    return Reading("Protest with intervention", "protest stormed")


def _bombed(f: Frame) -> bool:
    """«تفجير انتحاري استهدف خيمة اعتصام»: whoever was there, it is a bomb."""
    return bool(f.casualties.told) and bool(f.senses & {"suicide_attack", "ied", "air"})


def _only_context(f: Frame) -> bool:
    """«قتل ناشط ... من مؤيدي المظاهرات»: the protest tells who he was."""
    crowd = "protester" in f.casualties.sides or "Protesters" in (*f.agents, *f.targets)
    return f.aside and not crowd


def _bodies(f: Frame) -> Reading | None:
    if "grave" in f.senses:
        return Reading("Other", "mass grave")
    if (
        {"bodies", "found"} <= f.senses
        and not f.accident
        and not f.senses
        & {
            "ied",
            "blast",
            "air",
            "shelling",
            "bombard",
            "suicide",
            "clash",
        }
    ):
        return Reading("Attack", "bodies found")
    return None


def _territory(f: Frame) -> Reading | None:
    fell = "fall" in f.senses and f.hands
    if not (f.senses & {"capture", "retake", "expulsion"} or fell) or f.senses & {"protest", "riot"}:
        return None
    fought = {"clash", "battle", "air", "shelling", "killing", "attack", "suicide_attack", "ied", "bombard", "blast"}
    if f.bloodless or (f.senses & {"handover", "leaving"} and not f.senses & fought):
        return Reading("Non-violent transfer of territory", "hand-over")
    agent = f.taker or next(iter(f.agents), None)
    if agent in _REGAINS or (agent is None and "retake" in f.senses):
        return Reading("Government regains territory", "take-over by a government")
    from_state = "capture" in f.senses and ((f.gunmen and not f.targets) or not _REGAINS.isdisjoint(f.targets))
    if agent is not None or from_state:  # «سيطر مقاتلون على المعبر بعد انسحاب الجيش»
        return Reading("Non-state actor overtakes territory", "take-over by a non-state actor")
    return None


def _clash(f: Frame) -> Reading | None:
    caught = "arrest" in f.senses and f.senses <= {"clash", "arrest"} and not f.casualties.told
    if "clash" in f.senses and not caught:  # «نصبوا كمائن وألقوا القبض على المطلوبين»
        return Reading("Armed clash", "clash")
    parties = [a for a in (*f.agents, *f.targets) if a != "Civilians"]
    told = "going_on" in f.senses or f.casualties.dead or f.casualties.hurt or (len(parties) > 1 and not f.definite)
    shells = f.senses & {"shelling", "bombard"} and len(parties) < 2
    if "battle" in f.senses and told and not shells:
        return Reading("Armed clash", "battle")
    return None


def _sexual(f: Frame) -> Reading | None:
    return Reading("Sexual violence", "sexual violence") if "sexual" in f.senses else None


def _abduction(f: Frame) -> Reading | None:
    if "abduction" in f.senses and f.held:
        return Reading("Arrests", "held by a police")
    if "abduction" in f.senses and "execution" not in f.senses:
        return Reading("Abduction/forced disappearance", "abduction")
    return None


def _mob(f: Frame) -> Reading | None:
    if "mob" in f.senses:
        return Reading("Violent demonstration", "riot") if f.unrest else Reading("Mob violence", "mob")
    crowd = "Protesters" in f.agents
    if f.senses & {"riot", "looting", "burning"} and (f.unrest or crowd) and not f.casualties.told:
        return Reading("Violent demonstration", "riot")
    if crowd and "attack" in f.senses:
        return Reading("Violent demonstration", "riot")
    return None


def _arrest(f: Frame) -> Reading | None:
    if f.captors and not f.senses & {"killing", "execution"}:
        return Reading("Abduction/forced disappearance", "civilians seized by a group")
    if "arrest" in f.senses and not f.senses & {"killing", "execution"}:
        return Reading("Arrests", "arrests")
    return None


def _looting(f: Frame) -> Reading | None:
    washed_away = f.accident and not f.agents  # «جرفت السيول السيارات»
    done = f.senses & {"looting", "riot", "burning", "destroy"} and not washed_away
    if done and not f.casualties.told and not f.senses & {"killing"}:
        return Reading("Looting/property destruction", "looting or destruction")
    return None


def _attempt(f: Frame) -> Reading | None:
    """«نجا المحافظ من محاولة اغتيال»."""
    if "attempt" in f.senses and not f.casualties.dead and not f.accident:
        return Reading("Armed clash" if armed((*f.agents, *f.targets)) else "Attack", ATTEMPT)
    return None


def _violence(f: Frame) -> Reading | None:  # noqa: PLR0911  # a return for each outcome
    if not f.senses & _VIOLENCE or f.accident:
        return None
    if f.senses & {"claim"} and not f.casualties.told:
        return Reading("Armed clash" if armed(f.targets) else "Attack", CLAIMED, generic=True) if f.definite else None
    if f.definite:
        forces = armed(f.targets) or (FOREIGN & set(f.agents) and not f.casualties.told)
        return Reading("Armed clash" if forces else "Attack", "an attack told before", generic=True)
    generic = "execution" not in f.senses
    fighters = "fighter" in f.casualties.sides or armed(f.targets)
    civilians = "civilian" in f.casualties.sides or "Civilians" in f.targets
    counted = f.casualties.dead or f.casualties.hurt
    if not f.casualties.told and not f.agents and not f.targets and not f.verbal:
        return None
    if not counted and not f.verbal and not ("shooting" in f.senses and f.targets):
        return None
    both = "fighter" in f.casualties.sides and armed(f.targets) and "execution" not in f.senses
    if fighters and (both or not civilians):  # soldiers among those killed: «مقتل ثلاثة جنود ومدني»
        return Reading("Armed clash", "attack on an armed force", generic=generic)
    if f.senses & {"execution", "burning"} or civilians or f.casualties.told or "shooting" in f.senses:
        return Reading("Attack", "violence against civilians", generic=generic)
    return Reading("Armed clash", "attack", generic=True)


def _handover(f: Frame) -> Reading | None:
    if f.senses & {"evacuation", "leaving"} and not {"agreement", "agreement_verb"} <= f.senses:
        return Reading("Non-violent transfer of territory", "evacuation of fighters")
    if "handover" in f.senses and "displacement" not in f.senses and f.agents:
        return Reading("Non-violent transfer of territory", "withdrawal or hand-over")
    return None


def _agreement(f: Frame) -> Reading | None:
    if {"agreement", "agreement_verb"} <= f.senses:
        return Reading("Agreement", "agreement reached")
    return None


def _strategic(f: Frame) -> Reading | None:
    made = not f.senses.isdisjoint(("base_verb", "base_build"))  # not «تعزيزات إلى نقطة المراقبة»
    if made or ("base" in f.senses and "change" not in f.senses):
        return Reading("Headquarters or base established", "base established")
    if "change" in f.senses:
        return Reading("Change to group/activity", "change to a group")
    if "curfew" in f.senses:
        return Reading("Change to group/activity", CURFEW)
    if "displacement" in f.senses:
        return Reading("Other", "displacement")
    return None


_RULES: tuple[Callable[[Frame], Reading | None], ...] = (
    _protest, chemical, _bodies, disrupted, _sexual, _territory, suicide, air, blown_up, bomb, _mob, _clash,
    shelling, air_power, grenade,
    _abduction, _arrest, _attempt, _violence, _looting, _handover, _agreement, _strategic,
)  # fmt: skip
