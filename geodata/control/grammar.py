"""What Arabic grammar tells of who holds a place: the gender of a pronoun, and «تمكن من طرد»."""

from collections.abc import Sequence

from geodata.incidents.actors import Named
from geodata.language.document import Token

_FEMININE = frozenset({
    "قوات", "القوات", "فصائل", "الفصائل", "كتائب", "الكتائب", "وحدات", "الوحدات", "قسد", "تركيا", "روسيا", "ايران",
    "اسرائيل", "البيشمركه", "الشرطه", "المعارضه", "جبهه", "حركه", "هيئه", "مليشيات", "ميليشيات",
})  # fmt: skip
_MASCULINE = frozenset(
    {"تنظيم", "التنظيم", "داعش", "جيش", "الجيش", "النظام", "الحشد", "التحالف", "حزب", "جهاز", "لواء"}
)
_MANAGED = 6  # words between «تمكن» and «من طرد»


def agreeing(tokens: Sequence[Token], pronoun: str, actors: Sequence[Named]) -> Sequence[Named]:
    """Of the actors those whose gender a pronoun at the end of a word has; all where it tells none.

    «أعلنت قوات كذا القضاء على التنظيم ... بعد سيطرتها على»: the forces, not the group.
    """
    feminine, masculine = pronoun.endswith("ها"), pronoun.endswith("ه")
    if not (feminine or masculine):
        return actors
    return [a for a in actors if fits(tokens, a, feminine=feminine)] or actors


def fits(tokens: Sequence[Token], actor: Named, *, feminine: bool) -> bool:
    """Whether an actor's name may have that gender."""
    other = _MASCULINE if feminine else _FEMININE
    return tokens[actor.first].folded.lstrip("ولب") not in other and not _led_by(tokens, actor, other)


def _led_by(tokens: Sequence[Token], actor: Named, words: frozenset[str]) -> bool:
    """«تنظيم داعش», where the name alone is the actor."""
    return actor.first > 0 and tokens[actor.first - 1].folded in words


def managed(tokens: Sequence[Token], at: int) -> bool:
    """«تمكن المقاتلون من طرد التنظيم»: it was done."""
    return any(token.folded.lstrip("و").startswith(("تمكن", "يتمكن")) for token in tokens[max(0, at - _MANAGED) : at])
