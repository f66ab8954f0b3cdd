"""From the senses that a clause asserts to one sub-event type, by ACLED's order of what outweighs what."""

from collections.abc import Callable
from dataclasses import dataclass

from geodata.incidents.casualties import Casualties

_REGAINS = frozenset(
    {"Syrian government", "Syrian transitional government", "Iraqi security forces", "PMF", "Peshmerga", "Russia"}
)
STATES = frozenset({"Turkey", "Iran", "Israel", "Russia", "United States"})  # whose «هجوم على» a land is an offensive
_VIOLENCE = frozenset({"bodies", "claim", "killing", "loss", "wounding", "attack", "shooting", "execution"})


@dataclass(frozen=True, slots=True)
class Frame:
    """What a clause asserts."""

    senses: frozenset[str]
    order: tuple[str, ...]  # the senses in the order of the text
    casualties: Casualties
    agents: tuple[str, ...]
    targets: tuple[str, ...]
    accident: bool
    definite: bool  # «الهجوم»: may point back
    verbal: bool  # a verb in the perfect tells it
    hands: bool  # «في أيدي»: into whose hands a place fell
    building: bool  # a building is what was blown up or burnt
    taker: str | None  # who is named beside the words of taking
    bloodless: bool  # «من دون قتال», with a retreat named
    aside: bool  # a protest is named long after the deed
    unrest: bool  # the article told a protest before


@dataclass(frozen=True, slots=True)
class Reading:
    """A sub-event type with the rule that gave it; `generic` where another sentence may tell it better."""

    sub_event_type: str
    rule: str
    generic: bool = False


def read_frame(frame: Frame) -> Reading | None:
    """The sub-event type of a clause; None where it tells no event."""
    for rule in _RULES:
        reading = rule(frame)
        if reading is not None:
            return reading
    return None


def _protest(f: Frame) -> Reading | None:  # noqa: PLR0911  # a return for each outcome
    if "protest" not in f.senses or _only_context(f):
        return None
    shot = "live_fire" in f.senses or bool({"killing", "wounding", "shooting"} & f.senses and f.casualties.told)
    fired = "shooting" in f.senses and _armed(f.agents) and f.casualties.told
    if fired and not f.senses & {"riot", "mob", "burning"}:
        return Reading("Excessive force against protesters", "protesters fired at by a force")
    if f.senses & {"riot", "mob", "attack", "burning"} and not f.senses & {"live_fire", "tear_gas"}:
        return Reading("Violent demonstration", "protest with destruction or stones")
    if f.senses & {"riot", "mob"} or ("execution" in f.senses and not f.casualties.told):
        return Reading("Violent demonstration", "protest with destruction or stones")
    if {"clash"} & f.senses:
        return Reading("Violent demonstration", "protest with clashes")
    if shot and (f.senses & {"live_fire", "shooting", "killing"}):
        return Reading("Excessive force against protesters", "protesters killed or fired at")
    if "tear_gas" in f.senses or "arrest" in f.senses or shot:
        return Reading("Protest with intervention", "protest dispersed")
    return Reading("Peaceful protest", "protest")


def _only_context(f: Frame) -> bool:
    """«قتل ناشط ... من مؤيدي المظاهرات»: the protest tells who he was."""
    crowd = "protester" in f.casualties.sides or "Protesters" in (*f.agents, *f.targets)
    return f.aside and not crowd


def _chemical(f: Frame) -> Reading | None:
    if "chemical" in f.senses and f.senses & {
        "air",
        "aircraft",
        "shelling",
        "bombard",
        "attack",
        "killing",
        "wounding",
        "blast",
    }:
        return Reading("Chemical weapon", "chemical agent used")
    return None


def _bodies(f: Frame) -> Reading | None:
    if "grave" in f.senses:
        return Reading("Other", "mass grave")
    if {"bodies", "found"} <= f.senses and not f.senses & {
        "ied",
        "blast",
        "air",
        "shelling",
        "bombard",
        "suicide",
        "clash",
    }:
        return Reading("Attack", "bodies found")
    return None


def _disrupted(f: Frame) -> Reading | None:
    if "disrupt" in f.senses and not f.senses & {"killing", "wounding", "clash"} and not f.casualties.told:
        return Reading("Disrupted weapons use", "weapon found or made harmless")
    return None


def _territory(f: Frame) -> Reading | None:
    fell = "fall" in f.senses and f.hands
    if not (f.senses & {"capture", "retake"} or fell) or f.senses & {"protest", "riot"}:
        return None
    fought = {"clash", "battle", "air", "shelling", "killing", "attack", "suicide_attack", "ied", "bombard", "blast"}
    if f.bloodless or ("handover" in f.senses and not f.senses & fought):
        return Reading("Non-violent transfer of territory", "hand-over")
    agent = f.taker or next(iter(f.agents), None)
    if agent in _REGAINS or (agent is None and "retake" in f.senses):
        return Reading("Government regains territory", "take-over by a government")
    if agent is not None:
        return Reading("Non-state actor overtakes territory", "take-over by a non-state actor")
    return None


def _suicide(f: Frame) -> Reading | None:
    bomber = "suicide" in f.senses and f.senses & {"blast", "attack", "killing", "wounding", "ied"}
    if "suicide_attack" not in f.senses and not bomber:
        return None
    if "air" in f.senses and f.order.index("air") < min(f.order.index(s) for s in f.senses if s.startswith("suicide")):
        return None
    if "clash" in f.senses:
        return Reading("Armed clash", "suicide bomb within a clash")
    return Reading("Suicide bomb", "suicide bomber")


def _air(f: Frame) -> Reading | None:
    strikes = {"attack", "bombard", "shelling", "launch", "killing", "wounding", "blast", "looting"}
    if "air" not in f.senses and not ("aircraft" in f.senses and f.senses & strikes):
        return None
    at = min(f.order.index(s) for s in ("air", "aircraft") if s in f.senses)
    if "clash" in f.senses and f.order.index("clash") < at:
        return Reading("Armed clash", "air strike within a clash")
    return Reading("Air/drone strike", "air strike")


def _blown_up(f: Frame) -> Reading | None:
    harmless = not f.casualties.dead and not f.casualties.hurt
    if (
        f.building
        and harmless
        and f.verbal
        and "blast" in f.senses
        and not f.senses & {"suicide", "suicide_attack", "ied"}
    ):
        return Reading("Looting/property destruction", "building blown up")
    return None


def _bomb(f: Frame) -> Reading | None:
    harm = {"blast", "killing", "wounding", "attack"}
    if "grenade" in f.senses and "ied" not in f.senses:
        return None
    if f.accident or not (("ied" in f.senses and f.senses & harm) or "blast" in f.senses):
        return None
    if "clash" in f.senses and "ied" not in f.senses:
        return Reading("Armed clash", "explosion within a clash")
    if f.senses & {"shelling", "bombard"} and "ied" not in f.senses:
        return None
    return Reading("Remote explosive/landmine/IED", "bomb or mine", generic="ied" not in f.senses)


def _clash(f: Frame) -> Reading | None:
    if "clash" in f.senses:
        return Reading("Armed clash", "clash")
    parties = [a for a in (*f.agents, *f.targets) if a != "Civilians"]
    told = "going_on" in f.senses or f.casualties.dead or f.casualties.hurt or (len(parties) > 1 and not f.definite)
    shells = f.senses & {"shelling", "bombard"} and len(parties) < 2
    if "battle" in f.senses and told and not shells:
        return Reading("Armed clash", "battle")
    return None


def _shelling(f: Frame) -> Reading | None:
    if not f.senses & {"shelling", "bombard"}:
        return None
    attack = f.order.index("attack") if "attack" in f.senses else len(f.order)
    first = min(f.order.index(s) for s in ("shelling", "bombard") if s in f.senses)
    if attack < first and _armed(f.targets) and "launch" in f.senses:
        return Reading("Armed clash", "attack on an armed force with shells")
    return Reading("Shelling/artillery/missile attack", "shelling", generic="shelling" not in f.senses)


def _grenade(f: Frame) -> Reading | None:
    return Reading("Grenade", "grenade") if "grenade" in f.senses else None


def _sexual(f: Frame) -> Reading | None:
    return Reading("Sexual violence", "sexual violence") if "sexual" in f.senses else None


def _abduction(f: Frame) -> Reading | None:
    if "abduction" in f.senses:
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
    if "arrest" in f.senses and not f.senses & {"killing", "execution"}:
        return Reading("Arrests", "arrests")
    return None


def _looting(f: Frame) -> Reading | None:
    if f.senses & {"looting", "riot", "burning"} and not f.casualties.told and not f.senses & {"killing"}:
        return Reading("Looting/property destruction", "looting or destruction")
    return None


def _violence(f: Frame) -> Reading | None:  # noqa: PLR0911  # a return for each outcome
    if not f.senses & _VIOLENCE or f.accident:
        return None
    if f.senses & {"claim"} and not f.casualties.told:
        return (
            Reading("Armed clash" if _armed(f.targets) else "Attack", "an attack claimed", generic=True)
            if f.definite
            else None
        )
    if f.definite:
        armed = _armed(f.targets) or (STATES & set(f.agents) and not f.casualties.told)
        return Reading("Armed clash" if armed else "Attack", "an attack told before", generic=True)
    generic = "execution" not in f.senses
    fighters = "fighter" in f.casualties.sides or _armed(f.targets)
    civilians = "civilian" in f.casualties.sides or "Civilians" in f.targets
    counted = f.casualties.dead or f.casualties.hurt
    if not f.casualties.told and not f.agents and not f.targets and not f.verbal:
        return None
    if not counted and not f.verbal and not ("shooting" in f.senses and f.targets):
        return None
    if fighters and not civilians:
        return Reading("Armed clash", "attack on an armed force", generic=generic)
    if f.senses & {"execution", "burning"} or civilians or f.casualties.told or "shooting" in f.senses:
        return Reading("Attack", "violence against civilians", generic=generic)
    return Reading("Armed clash", "attack", generic=True)


def _handover(f: Frame) -> Reading | None:
    if "evacuation" in f.senses:
        return Reading("Non-violent transfer of territory", "evacuation of fighters")
    if "handover" in f.senses and "displacement" not in f.senses and f.agents:
        return Reading("Non-violent transfer of territory", "withdrawal or hand-over")
    return None


def _agreement(f: Frame) -> Reading | None:
    if {"agreement", "agreement_verb"} <= f.senses:
        return Reading("Agreement", "agreement reached")
    return None


def _strategic(f: Frame) -> Reading | None:
    if f.senses & {"base", "base_verb", "base_build"}:
        return Reading("Headquarters or base established", "base established")
    if "change" in f.senses:
        return Reading("Change to group/activity", "change to a group")
    if "displacement" in f.senses:
        return Reading("Other", "displacement")
    return None


def _armed(actors: tuple[str, ...]) -> bool:
    return any(a not in ("Civilians", "Protesters", "Unknown") for a in actors)


_RULES: tuple[Callable[[Frame], Reading | None], ...] = (
    _protest, _chemical, _bodies, _disrupted, _sexual, _territory, _suicide, _air, _blown_up, _bomb, _mob, _clash,
    _shelling, _grenade,
    _abduction, _arrest, _violence, _looting, _handover, _agreement, _strategic,
)  # fmt: skip
