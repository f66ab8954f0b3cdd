"""Who took, holds or lost a place together with the one named: «الحشد الشعبي والجيش», "the army and tribesmen"."""

from geodata.control.frame import Frame
from geodata.control.subjects import oblique
from geodata.control.words import cue_lexicon
from geodata.incidents.actors import Named

_AND_THE = 3  # from one to the other of "the army and Kurdish Peshmerga"
_AND_THEIR = 4  # words of "and the Islamist group", between two who took a place
_OF_MEN = 4  # words of «وآخرون من أبناء», between two who took a place


def joined_actors(frame: Frame, holder: Named) -> list[str]:
    """«الحشد الشعبي والجيش»: all that are joined to a holder by «و»."""
    joined = [holder]
    aside = oblique(frame)
    for actor in reversed([a for a in frame.actors if a.last < holder.first]):
        between = [t.folded for t in frame.tokens[actor.last + 1 : joined[0].first]]
        comma = frame.article.text[actor.end : joined[0].start].strip() == ","
        series = comma and len(joined) > 1  # "the army, militias and tribesmen"
        beside = _and_men(frame, actor, joined[0]) and actor.first - 1 not in aside
        if series or beside or (between[:1] == ["and"] and len(between) <= _AND_THEIR):
            joined.insert(0, actor)
    for actor in frame.actors:
        step = actor.first - joined[-1].last
        between = [t.folded for t in frame.tokens[joined[-1].last + 1 : actor.first]]
        if _and_men(frame, joined[-1], actor) or (between[:1] == ["and"] and step <= _AND_THE):
            joined.append(actor)
    return list(dict.fromkeys(actor.actor for actor in joined))


def _and_men(frame: Frame, one: Named, other: Named) -> bool:
    """«الجيش السوري الحر وجبهة النصرة», «مسلحو التنظيم وآخرون من أبناء العشائر»: two who are joined by «و»."""
    if other.first <= one.last:
        return False
    between = frame.tokens[one.last + 1 : other.first]
    if len(between) < 2 and "و" in other.prefix:
        return True
    words = [token.folded for token in between]
    men = {i for cue in cue_lexicon("beside").find(between) for i in range(cue.first, cue.last + 1)}
    return 0 < len(between) <= _OF_MEN and words[0].startswith("و") and men == set(range(len(words)))
