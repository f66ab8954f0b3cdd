"""Rules for bombs, shells, aircraft and what weapons else work from afar."""

from geodata.incidents.assertion import Frame, Reading, armed
from geodata.incidents.vague import FLIERS


def suicide(f: Frame) -> Reading | None:
    """A suicide bomb, unless within a clash or an air strike."""
    bomber = "suicide" in f.senses and f.senses & {"blast", "attack", "killing", "wounding", "ied"}
    if "suicide_attack" not in f.senses and not bomber:
        return None
    if "air" in f.senses and f.order.index("air") < min(f.order.index(s) for s in f.senses if s.startswith("suicide")):
        return None
    if "clash" in f.senses or ("disrupt" in f.senses and f.casualties.dead):
        return Reading("Armed clash", "suicide bomb within a clash, or foiled")
    return Reading("Suicide bomb", "suicide bomber")


def air(f: Frame) -> Reading | None:
    """An air or drone strike."""
    if f.accident and f.senses.isdisjoint(("air", "bombard")):  # «تحطمت مروحية»
        return None
    strikes = {"attack", "bombard", "shelling", "launch", "killing", "wounding", "blast", "looting", "destroy", "fire"}
    if "air" not in f.senses and not ("aircraft" in f.senses and f.senses & strikes):
        return None
    at = min(f.order.index(s) for s in ("air", "aircraft") if s in f.senses)
    if "clash" in f.senses and f.order.index("clash") < at:
        return Reading("Armed clash", "air strike within a clash")
    return Reading("Air/drone strike", "air strike")


def blown_up(f: Frame) -> Reading | None:
    """A building blown up on purpose, with nobody harmed."""
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


def bomb(f: Frame) -> Reading | None:
    """A bomb or mine that nobody carried."""
    harm = {"blast", "killing", "wounding", "attack", "attempt"}
    if "grenade" in f.senses and "ied" not in f.senses:
        return None
    planted = "ied" in f.senses and (
        "blast" in f.senses or f.order[0] == "ied"
    )  # «انفجرت سيارة مفخخة ما أدى إلى انهيار مبنى»
    if (f.accident and not planted) or not (("ied" in f.senses and f.senses & harm) or "blast" in f.senses):
        return None
    if "clash" in f.senses and "ied" not in f.senses:
        return Reading("Armed clash", "explosion within a clash")
    if f.senses & {"shelling", "bombard"} and "ied" not in f.senses:
        return None
    return Reading("Remote explosive/landmine/IED", "bomb or mine", generic="ied" not in f.senses)


def shelling(f: Frame) -> Reading | None:
    """Shells, rockets and missiles from the ground."""
    if not f.senses & {"shelling", "bombard"}:
        return None
    attack = f.order.index("attack") if "attack" in f.senses else len(f.order)
    first = min(f.order.index(s) for s in ("shelling", "bombard") if s in f.senses)
    if attack < first and armed(f.targets) and "launch" in f.senses:
        return Reading("Armed clash", "attack on an armed force with shells")
    if "shelling" not in f.senses and f.agents and set(f.agents) <= FLIERS:
        return Reading("Air/drone strike", "bombardment by those who have only aircraft there")
    return Reading("Shelling/artillery/missile attack", "shelling", generic="shelling" not in f.senses)


def air_power(f: Frame) -> Reading | None:
    """«هجوم إسرائيلي استهدف مبنى»: by one who strikes there from the air, where the text names no other way."""
    other = {"clash", "battle", "raid", "shooting", "arrest", "abduction", "capture", "execution", "blast", "ied"}
    if "attack" not in f.senses or f.senses & other or f.definite or f.agents != ("Israel",):
        return None
    return Reading("Air/drone strike", "attack by one who strikes from the air", generic=True)


def grenade(f: Frame) -> Reading | None:
    """A hand grenade."""
    return Reading("Grenade", "grenade") if "grenade" in f.senses else None


def chemical(f: Frame) -> Reading | None:
    """A chemical agent, however it came."""
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


def disrupted(f: Frame) -> Reading | None:
    """A weapon found or made harmless."""
    struck = f.senses & {"air", "shelling", "bombard", "blast"} or (f.order[:1] == ("attack",) and f.verbal)
    if struck and "found" not in f.senses and f.order[:1] != ("disrupt",):  # «استهدفت الضربات مستودع أسلحة»
        return None
    if "disrupt" in f.senses and not f.senses & {"killing", "wounding", "clash"} and not f.casualties.told:
        return Reading("Disrupted weapons use", "weapon found or made harmless")
    return None
