"""English: what was taken and what only meant to be, whose dead are counted, and what is a part of a toll."""

from datetime import date

import pytest

from geodata.incidents.coding import code
from geodata.places.locate import locate
from geodata.records import Article, Count, Report


def reports(text: str) -> tuple[Report, ...]:
    """What an article tells, its places found by the real gazetteer."""
    article = Article("t", text, published=date(2016, 8, 1))
    return code(article, locate(article))


@pytest.mark.parametrize(
    ("text", "sub_type", "place"),
    [
        ("Iraqi jets carried out an air strike on Karma, not far from the militant-seized city of Fallujah.",
         "Air/drone strike", "Karma"),
        ("Syrian rebels managed to capture the town of Saraqib on Friday.",
         "Non-state actor overtakes territory", "Saraqib"),
        ("Ahrar al-Sham beat back the Islamic State to retake the town of Azaz.",
         "Non-state actor overtakes territory", "Azaz"),
        ("Iraqi forces retook two towns north of Baghdad on Sunday.\nThe army recaptured Jalawla on Sunday.",
         "Government regains territory", "Jalawla"),
    ],
)  # fmt: skip
def test_what_was_taken(text: str, sub_type: str, place: str) -> None:
    (report,) = reports(text)
    assert (report.sub_event_type, report.position.name) == (sub_type, place)


@pytest.mark.parametrize(
    "text",
    [
        "Islamic State men have fought since Friday to take full control of Hit.",
        "The rebels, whom Turkey has backed with guns and air strikes, are near Azaz.",
    ],
)
def test_what_is_meant_or_lent_is_no_event(text: str) -> None:
    assert reports(text) == ()


@pytest.mark.parametrize(
    ("text", "dead", "hurt"),
    [
        ("Gunmen killed three officers and nine other soldiers in heavy clashes in Ramadi.",
         Count.exactly(12), None),
        ("The army killed 50 fighters out of a force of 400 in clashes in Saadiya.", Count.exactly(50), None),
        ("At least 20 police and militia fighters were killed in clashes in Baiji.", Count(20, None), None),
        ("Eleven militiamen, known as the Brigade, died and seven more were wounded in clashes in Baiji.",
         Count.exactly(11), Count.exactly(7)),
        ("More than 30 women and IS fighters were also wounded in air strikes on Mosul.", None, Count(30, None)),
        ("Two days after air strikes militants killed a soldier in clashes in Mosul.", Count.exactly(1), None),
    ],
)  # fmt: skip
def test_who_is_counted(text: str, dead: Count | None, hurt: Count | None) -> None:
    (report,) = reports(text)
    assert (report.fatalities, report.injured) == (dead, hurt)


def test_a_part_of_the_dead_and_a_sum_of_days_are_no_events_of_their_own() -> None:
    (report,) = reports(
        "Nineteen civilians were killed in air strikes on Douma on Tuesday.\n"
        "Two nurses were among the dead in Douma, a doctor said.\n"
        "The raid brings to 49 those killed in Douma since Sunday."
    )
    assert (report.position.name, report.fatalities) == ("Douma", Count.exactly(19))
