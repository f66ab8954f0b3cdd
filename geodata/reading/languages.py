"""Which language a text is in, by its script and its small words; only Arabic and English are read."""

import unicodedata
from collections import Counter
from functools import cache

from geodata.language.document import tokenise
from geodata.tables import Row, read_table, split_cell

READ = frozenset({"Arabic", "English"})
_SAMPLE = 5000  # characters: enough to tell, however long the text
_SCRIPT_LANGUAGE = {"ARABIC": "Arabic", "LATIN": "English"}


class Language(Row):
    """A language and the small words that betray it, compared as spelt, since folding hides Persian letters."""

    language: str
    words: str
    example: str


@cache
def _languages_of_words() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for row in read_table("languages.csv", Language):
        for word in split_cell(row.words):
            found[word] = (*found.get(word, ()), row.language)
    return found


def language_of(text: str) -> str:
    """The name of the language, e.g. `Arabic`, or of the script, e.g. `Cyrillic script`, where no language is known.

    A text too short to hold a small word is taken for the language that the project reads in its script.
    """
    sample = text[:_SAMPLE]
    script = _script(sample)
    if script not in _SCRIPT_LANGUAGE:
        return f"{script.capitalize()} script" if script else "no language"
    hits = Counter(
        language for token in tokenise(sample) for language in _languages_of_words().get(token.text.lower(), ())
    )
    # In doubt the language that is read: a stray foreign word refuses no article.
    return max(hits, key=lambda language: (hits[language], language in READ), default=_SCRIPT_LANGUAGE[script])


def _script(text: str) -> str | None:
    scripts = Counter(unicodedata.name(char, "UNKNOWN").split()[0] for char in text if char.isalpha())
    return scripts.most_common(1)[0][0] if scripts else None
