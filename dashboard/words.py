"""The words that a visitor reads: one JSON file a language under `translations/`, a new language is one new file."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent / "translations"
DEFAULT = "ar"


class Words:
    """The words of one language, by key."""

    def __init__(self, language: str, table: Mapping[str, str]) -> None:
        self.language = language
        self.table = table

    def __call__(self, key: str, **values: object) -> str:
        """The words under a key, with `{name}` filled in.

        Raises:
            KeyError: where the table has no such key; a test keeps the tables complete.
        """
        return self.table[key].format(**values) if values else self.table[key]

    def get(self, key: str, otherwise: str) -> str:
        """The words under a key that may be missing, such as a sub-event type or an outlet."""
        return self.table.get(key, otherwise)

    @property
    def direction(self) -> str:
        """`rtl` or `ltr`, as HTML's `dir` takes it."""
        return self.table["direction"]

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
