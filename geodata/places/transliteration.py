"""Latin spellings of Arabic names differ from paper to paper («Hasakeh», "Al-Hasakah", "Hassakeh"): one key for all.

The key keeps the consonants and drops what transliterations disagree on: vowels, the article, doubled letters,
a final h, and generic words such as "gas field".
"""

import re
from functools import cache

from rapidfuzz import fuzz

from geodata.places.gazetteer import HOME, Gazetteer, name_key
from geodata.places.imported import SOURCE
from geodata.places.words import triggers
from geodata.records import Place

# Least likeness of two Latin spellings of one name, 0..100, by rapidfuzz `ratio`.
LIKENESS = 72.0
SURE = 85.0  # the same where the name as it is spelt is a place already
_DIGRAPHS = {"sh": "$", "kh": "x", "gh": "g", "dh": "d", "th": "t", "ch": "$", "ph": "f", "q": "k", "c": "k", "j": "g"}
_ARTICLES = frozenset(["al", "el", "ar", "as", "ash", "ad", "an", "at", "az", "ez", "ed", "er", "es", "ul", "the"])
_DOUBLED = re.compile(r"(.)\1+")
_VOWELS = re.compile(r"[aeiouyw]")
_SOUNDS = str.maketrans("eyowqj", "aiuukg")  # vowels and letters that transliterations take for each other
_FINAL_H = re.compile(r"h$")


def sound_key(name: str) -> str:
    """The consonants of a Latin spelling, "hsk" for "Hasakeh" and for "Al-Hassakah"."""
    return "".join(_consonants(word) for word in _own_words(name))


def _own_words(name: str) -> list[str]:
    words = [word for word in name_key(name).split() if word not in _ARTICLES]
    own = [word for word in words if word not in _generic()]
    return own or words


@cache
def _generic() -> frozenset[str]:
    return frozenset(word for key in triggers() if key.isascii() for word in key.split())


def _consonants(word: str) -> str:
    word = _DOUBLED.sub(r"\1", _FINAL_H.sub("", word))
    for written, sound in _DIGRAPHS.items():
        word = word.replace(written, sound)
    return _DOUBLED.sub(r"\1", word[:1] + _VOWELS.sub("", word[1:]))


def _spelt(name: str) -> str:
    """A spelling in which vowels that transliterations take for each other are one: "kafraia" for "Kefraya"."""
    return " ".join(_own_words(name)).translate(_SOUNDS)


class SoundIndex:
    """Places of Syria and Iraq by the sound of their Latin names."""

    def __init__(self, places: Gazetteer) -> None:
        self._by_sound: dict[str, list[tuple[str, Place]]] = {}
        for place in places.places.values():
            if place.country in HOME and place.source != SOURCE:
                for name in {n for n in (place.name_en, *place.aliases) if n.isascii()}:
                    own = _spelt(name)
                    self._by_sound.setdefault(sound_key(name), []).append((own, place))

    def like(self, name: str, likeness: float = LIKENESS) -> tuple[Place, ...]:
        """The places whose Latin name sounds like this one and is spelt much like it (`likeness` of 0 to 100)."""
        own = _spelt(name)
        near = self._by_sound.get(sound_key(name), [])
        return tuple({p.id: p for spelt, p in near if fuzz.ratio(own, spelt) >= likeness}.values())
