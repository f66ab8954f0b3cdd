"""Who got away from a bomb did not lay it, and who tells of a deed behind it had no part in it."""

from datetime import date

import pytest

from geodata.control.claims import read_claims
from geodata.incidents.coding import code
from geodata.places.locate import locate
from geodata.records import Article


def article(text: str) -> Article:
    """An article of a day in May 2016."""
    return Article("t", text, published=date(2016, 5, 10))


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        # "a leader in the Free Army survived a blast that targeted his car"
        ("نجا قيادي في الجيش الحر من تفجير استهدف سيارته في مدينة إنخل أمس.", ("Unknown", "Opposition")),
        # "a leader in HTS survived an attempt to kill him by a bomb"
        ("نجا قيادي في هيئة تحرير الشام من محاولة اغتيال بعبوة ناسفة في مدينة إدلب أمس.", ("Unknown", "HTS")),
        ("A police colonel escaped unhurt when a bomb exploded near his car in Baquba on Monday.",
         ("Unknown", "Iraqi security forces")),
        ("Five PMF fighters were killed in fighting with ISIS in Daquq on Monday, said Kirkuk police chief Ali Jasim.",
         ("ISIS", "PMF")),
        ("The army said police killed three gunmen in Samarra on Monday.", ("Iraqi security forces",)),
    ],
)  # fmt: skip
def test_survivors_and_speakers_did_nothing(text: str, actors: tuple[str, ...]) -> None:
    (report,) = code(article(text), locate(article(text)))
    assert tuple(a for a in report.actors if a != "Civilians") == actors


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("The fighting began near Mosul, which ISIS controls, said a spokesman of the Kurdish forces in Irbil.", []),
        ("Rebels control Atarib, said a spokesman in Azaz.", ["Atarib"]),
        ("The army said that the rebels control Azaz.", ["Azaz"]),
    ],
)
def test_where_a_speaker_is_nobody_holds_by_it(text: str, places: list[str]) -> None:
    claims = read_claims(article(text), locate(article(text)))
    assert [c.place_name for c in claims if c.place_name != "Mosul"] == places
