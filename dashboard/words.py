"""The words that a visitor reads: one JSON file a language under `translations/`, a new language is one new file."""

import json
import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent / "translations"
DEFAULT = "ar"
LATIN_DIGITS = "0123456789"
_FROM_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_FROM_LEFT = re.compile("[A-Za-z\u00c0-\u024f]")
_ISOLATE, _END = "\u2068", "\u2069"  # first strong isolate, pop directional isolate


class Words:
    """The words of one language, by key."""

    def __init__(self, language: str, table: Mapping[str, str]) -> None:
        self.language = language
        self.table = table

    def __call__(self, key: str, **values: object) -> str:
        """The words under a key, with `{name}` filled in; a value written the other way turns nothing else.

        Raises:
            KeyError: where the table has no such key; a test keeps the tables complete.
        """
        if not values:
            return self.table[key]
        return self.table[key].format(**{name: self._isolated(value) for name, value in values.items()})

    def join(self, names: Iterable[str]) -> str:
        """Names as a list in one line, each keeping its own direction."""
        return self.table["list.comma"].join(str(self._isolated(name)) for name in names)

    def _isolated(self, value: object) -> object:
        other = _FROM_LEFT if self.direction == "rtl" else _FROM_RIGHT
        return f"{_ISOLATE}{value}{_END}" if isinstance(value, str) and other.search(value) else value

    def get(self, key: str, otherwise: str) -> str:
        """The words under a key that may be missing, such as a sub-event type or an outlet."""
        return self.table.get(key, otherwise)

    @property
    def direction(self) -> str:
        """`rtl` or `ltr`, as HTML's `dir` takes it."""
        return self.table["direction"]

    @property
    def names(self) -> str:
        """Which of the names of places and actors this language reads: `ar` or `en`."""
        return self.table["names"]

    def months(self, kind: str = "month") -> list[str]:
        """The twelve months; of the kind `month_other` where a country of the language names them otherwise."""
        return [self.table[f"{kind}.{number}"] for number in range(1, 13)]

    def section(self, prefix: str) -> dict[str, str]:
        """The words whose key begins with `prefix.`, by what follows it."""
        start = prefix + "."
        return {key.removeprefix(start): text for key, text in self.table.items() if key.startswith(start)}


@cache
def words(language: str) -> Words:
    """The words of a language; Arabic where there is no such language."""
    known = language if language in languages() else DEFAULT
    return Words(known, json.loads((_FOLDER / f"{known}.json").read_text(encoding="utf-8")))


@cache
def languages() -> tuple[str, ...]:
    """Every language that has a file, the default first."""
    found = sorted(path.name.removesuffix(".json") for path in _FOLDER.glob("*.json"))
    return (DEFAULT, *(language for language in found if language != DEFAULT))
