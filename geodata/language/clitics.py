"""Which proclitics (و ف ب ك ل, and chains) may stand before a known name.

Nothing is stripped from an unknown word: a clitic is only believed where the rest is a name that is known.
"""

from functools import cache
from typing import Literal

from pydantic import Field

from geodata.language.normalise import fold
from geodata.tables import Row, read_table

ARTICLE = "ال"


class Clitic(Row):
    """A row of `clitics.csv`."""

    chain: str = Field(min_length=1)
    merges: Literal["yes", "no"] = "no"  # «لل» holds the article of the name that follows
    gloss: str
    example: str


@cache
def clitics() -> tuple[Clitic, ...]:
    """The table."""
    return tuple(read_table("clitics.csv", Clitic))


@cache
def plain_chains() -> frozenset[str]:
    """Chains that leave the name as it is, the empty one included."""
    return frozenset({"", *(fold(row.chain) for row in clitics() if row.merges == "no")})


@cache
def merging_chains() -> frozenset[str]:
    """Chains that swallow the article of the name."""
    return frozenset(fold(row.chain) for row in clitics() if row.merges == "yes")


def may_precede(chain: str, key: str) -> bool:
    """Whether these letters, written together with a name that is spelt `key` in full, can be proclitics of it."""
    if chain in plain_chains():
        # «لالموصل» is no word: the article merges with ل.
        return not (chain.endswith("ل") and key.startswith(ARTICLE))
    return False


def merged_key(key: str) -> str | None:
    """What is left of a name after ل swallowed its article: `"موصل"` of `"الموصل"`; None where it has none."""
    if not key.startswith(ARTICLE) or len(key) < 4:
        return None
    # «لل» + «اللاذقية» is «للاذقية»: three ل are never written.
    return key[3:] if key.startswith("الل") else key[2:]


def with_clitic(chain: str, name: str) -> tuple[str, int]:
    """A name with a chain before it, and where the letters of the name begin in it.

    Raises:
        ValueError: the chain cannot stand before this name.
    """
    key = fold(name)
    if chain in merging_chains():
        if not name.startswith(ARTICLE):
            raise ValueError(f"{name!r} has no article to merge with {chain!r}")
        rest = name[3:] if name.startswith("الل") else name[2:]
        return chain + rest, len(chain)
    if not may_precede(chain, key):
        raise ValueError(f"{chain!r} cannot stand before {name!r}")
    return chain + name, len(chain)
