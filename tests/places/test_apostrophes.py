"""Apostrophes inside Latin names: "Bani Sa'ad" is Bani Saad, "Syria's" is still Syria."""

import pytest

from geodata.places.locate import locate
from geodata.records import Article


@pytest.mark.parametrize(
    ("text", "surface", "name"),
    [
        ("A bomb exploded at a market of Bani Sa'ad near Baquba.", "Bani Sa'ad", "Khan Bani Saad"),
        ("Shells fell on the al-A'sali neighbourhood of Damascus.", "A'sali", "Asali"),
        ("A blast was heard in the Sha’ab district of Baghdad.", "Sha’ab", "Shaab"),
        ("Gunmen fled to Al-Sa`diyah in Diyala.", "Al-Sa`diyah", "Saadiya"),
        ("Troops entered Ba'quba at dawn.", "Ba'quba", "Baquba"),
    ],
)
def test_an_apostrophe_inside_a_name_is_dropped(text: str, surface: str, name: str) -> None:
    found = {text[m.start : m.end]: m for m in locate(Article("t", text))}
    assert any(surface.endswith(key) or key.endswith(surface) for key in found)
    assert name in {m.place.name_en for m in found.values() if m.place}


def test_a_possessive_keeps_its_name() -> None:
    text = "Damascus's suburbs and Homs' old city were calm; Mosul's west was not."
    names = {m.place.name_en for m in locate(Article("t", text)) if m.place}
    assert {"Damascus", "Homs", "Mosul"} <= names
