"""English: tolls told as lists, who is named beside a deed without a part in it, and whose men the dead were."""

from datetime import date

import pytest

from geodata.incidents.coding import code
from geodata.places.locate import locate
from geodata.records import Article, Count, Report


def reports(text: str) -> tuple[Report, ...]:
    """What an article tells, its places found by the real gazetteer."""
    article = Article("t", text, published=date(2016, 5, 10))
    return code(article, locate(article))


@pytest.mark.parametrize(
    ("text", "dead", "hurt"),
    [
        (
            "A bomb went off near a bakery in Baquba on Monday, leaving two shoppers killed and two men wounded.",
            2,
            2,
        ),
        (
            "A bomb hit a post in Ramadi on Monday, leaving four policemen, two tribal fighters and a civilian dead.",
            7,
            None,
        ),
        ("The clash in Qamishli on Monday killed 7 civilians, 5 Kurdish fighters and 11 regime troops.", 23, None),
        ("Fighting in Saraqeb on Monday killed 12 militants, and also 7 soldiers.", 19, None),
        ("A girl and a woman were killed by shelling of Barza in Damascus on Monday.", 2, None),
        ("A blast in Kirkuk on Monday killed 14 civilians, nine women and five children.", 14, None),
        ("Gunmen stormed the house of a policeman in Jalawla on Monday and shot him dead.", 1, None),
        ("A sniper shot at a shepherd in Nawa on Monday and killed him.", 1, None),
        ("Gunmen stopped a teacher in Nawa on Monday and killed him and his two sons.", 3, None),
        ("Four rebel fighters, two of whom were officers, were killed in clashes in Jobar on Monday.", 4, None),
        ("Six rebel fighters, 3 of which are from one family, were killed in clashes in Jobar on Monday.", 6, None),
        ("Shelling of Aleppo quarters killed six residents on Monday.", 6, None),  # of Aleppo's
        ("Rockets hit Homs neighbourhoods on Monday, killing three civilians.", 3, None),
        ("A bomb in Kanaan on Monday left four policemen, a driver and two shoppers dead.", 7, None),
        ("A bomb killed three government-paid Sahwa militia group members in Ramadi on Monday.", 3, None),
        ("Two suicide bombers killed nine people and wounded 20 in Taji on Monday.", 9, 20),
    ],
)
def test_tolls_of_lists(text: str, dead: int, hurt: int | None) -> None:
    (report,) = reports(text)
    assert report.fatalities == Count.exactly(dead)
    assert report.injured == (None if hurt is None else Count.exactly(hurt))


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Iraqi helicopters pounded an IS base near Fallujah on Monday.", ("Iraqi security forces", "ISIS")),
        ("A Peshmerga officer was killed by masked gunmen outside Shirqat on Monday.", ("Unknown", "Peshmerga")),
        ("Gunmen attacked a checkpoint manned by Sahwa fighters in Samarra on Monday, killing two of them.",
         ("Unknown", "Tribal fighters")),
        ("A blast killed nine people in Baquba on Monday. Iraqi security forces were deployed after the blast.",
         ("Unknown", "Civilians")),
        ("Shelling of Aleppo districts under government control killed six residents on Monday.",
         ("Unknown", "Civilians")),
        ("The Peshmerga said four ISIS fighters were killed near Daquq on Monday.", ("Peshmerga", "ISIS")),
        ("The Iraqi army said five IS militants were killed in coalition air strikes in Hawija on Monday.",
         ("US-led Coalition", "ISIS")),
        ("Six government-backed paramilitary fighters were hurt in clashes with IS gunmen in Haditha on Monday.",
         ("PMF", "ISIS")),
    ],
)  # fmt: skip
def test_who_did_it_and_to_whom(text: str, actors: tuple[str, ...]) -> None:
    (report,) = reports(text)
    assert report.actors == actors


@pytest.mark.parametrize(
    "general",
    [
        "Turkey has intensified its attacks with drones against civilians and the SDF.",
        "Turkey's army has stepped up its strikes of late in areas under SDF control.",
    ],
)
def test_what_goes_on_in_general_adds_nobody(general: str) -> None:
    (report,) = reports(f"A Turkish drone struck a car in Kobani on Monday, killing two civilians. {general}")
    assert report.actors == ("Turkey", "Civilians")


def test_after_years_of_fighting_is_no_clash() -> None:
    text = "After years of devastating fighting most of Homs is back in government hands, but for the Waer district."
    assert reports(text) == ()


def test_who_keeps_a_post_there_did_not_take_the_town() -> None:
    text = "Syrian troops seized Lahaya on Monday, near Morek, where Turkey keeps an army post."
    assert all("Turkey" not in r.actors for r in reports(text))
