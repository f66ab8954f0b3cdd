"""Villages that no table has: where they lie, what the map calls them, whose dead are not theirs; our own texts."""

from datetime import date

import pytest

from geodata.pipeline import analyse
from geodata.records import Article


def read(text: str) -> list[tuple[str, int, str, int | None]]:
    """Of each event the place's name, its geo precision, its governorate and how many died."""
    incidents = analyse(Article("a", text, published=date(2019, 8, 20))).incidents
    return [
        (i.position.name, i.position.geo_precision, i.position.adm1 or "", i.fatalities and i.fatalities.min)
        for i in incidents
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "قتل ثلاثة مدنيين في قرية زعيترة، وقتل اثنان في حلب.",
            [("Aleppo", 1, "Aleppo", 2)],
            id="the village may lie anywhere: neither it nor its dead are Aleppo's",
        ),
        pytest.param(
            "قتل ثلاثة مدنيين في قرية زعيترة، بريف حماة، وقتل اثنان في حلب.",
            [("زعيترة", 2, "Hama", 3), ("Aleppo", 1, "Aleppo", 2)],
            id="what stands right behind a comma tells where it lies",
        ),
        pytest.param(
            "قتل خمسة مدنيين في قصف على قرية زعيترة، وأربعة في قرية معرزيتا.",
            [("Maarzita", 1, "Idlib", 4)],
            id="four of nine died where one can tell",
        ),
        pytest.param(
            "قتل خمسة مدنيين في قصف على مدينة سرمين، وأربعة في قرية زعيترة.",
            [("Sarmin", 1, "Idlib", 5), ("زعيترة", 2, "Idlib", 4)],
            id="a village named after a town is likely near it",
        ),
        pytest.param(
            "أصيب محتجان في شارع بغداد وسط البصرة.",
            [("Basra", 2, "Basra", None)],
            id="Baghdad Street in Basra is not called Baghdad",
        ),
        pytest.param(
            "قتل محتج قرب ميناء أم القصر، وقتل ستة في بغداد.",
            [("Umm Qasr Port", 2, "Basra", 1), ("Baghdad", 1, "Baghdad", 6)],
            id="the port of Umm Qasr, spelt with an article",
        ),
    ],
)
def test_an_unknown_village_takes_no_other_places_dead(text, expected):
    assert read(text) == expected
