"""Answers that are remembered by word: news repeats its words, so that each is looked into once."""

from collections.abc import Callable
from typing import TypeVar

V = TypeVar("V")

_WORDS = 65536  # a year of news has fewer different ones; with more, all are forgotten and learnt again
_LETTERS = 64  # no word is longer: what is longer is not remembered, so that no text can fill the memory


class Remembered(dict[str, V]):
    """What a function gives for each word: `Remembered(function)[word]`.

    At `most` so many words are remembered. Where it is asked often, ask its `__getitem__`: Python goes a long way round
    to the brackets of a subclass of `dict`, and a hit through that method costs less than one of `lru_cache`.
    """

    def __init__(self, function: Callable[[str], V], most: int = _WORDS) -> None:
        self._function = function
        self._most = most

    def __missing__(self, word: str) -> V:
        value = self._function(word)
        if len(word) <= _LETTERS:
            if len(self) >= self._most:
                self.clear()
            self[word] = value
        return value
