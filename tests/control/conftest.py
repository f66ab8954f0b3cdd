from datetime import date

import pytest

from geodata.control.claims import read_claims
from geodata.places.locate import locate
from geodata.records import Article


@pytest.fixture
def claims():
    """(place, holder, what is said) for each claim of a text."""

    def read(text: str, published: date | None = date(2016, 8, 1)) -> list[tuple[str, str, str]]:
        article = Article("t", text, published=published)
        return [(c.place_name, c.holders[0], c.said) for c in read_claims(article, locate(article))]

    return read
