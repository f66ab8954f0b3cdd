"""English lists of towns and villages taken together: each of them, whatever its size; not where one of them lies."""

from datetime import date

import pytest

from geodata.control.claims import read_claims
from geodata.places.locate import locate
from geodata.records import Article


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Syrian troops seized the villages of Kafr Zita, Lahaya and Morek on Monday.",
         ["Kafr Zita", "Lahaya", "Morek"]),
        ("Syrian troops seized the villages of Latmeen and Lahaya together with the town of Morek on Monday.",
         ["Latmin", "Lahaya", "Morek"]),
        ("Syrian troops captured Binnish, Saraqib and Lahaya on Monday.", ["Binnish", "Saraqib", "Lahaya"]),
        ("Syrian troops seized the village of Lahaya, Hama, on Monday.", ["Lahaya"]),
        ("Syrian troops seized Lahaya, north of Hama, on Monday.", ["Lahaya"]),
    ],
)  # fmt: skip
def test_each_place_of_a_list_was_taken(text: str, places: list[str]) -> None:
    article = Article("t", text, published=date(2019, 8, 27))
    claims = read_claims(article, locate(article))
    assert [(c.place_name, c.holders) for c in claims] == [(place, ("Syrian government",)) for place in places]


def test_a_group_holds_each_place_of_a_list() -> None:
    text = "Islamic State still controls Tal Afar, Hawija and parts of Anbar."
    article = Article("t", text, published=date(2017, 7, 11))
    assert {c.place_name for c in read_claims(article, locate(article))} >= {"Tal Afar", "Hawija"}
