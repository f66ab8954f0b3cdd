"""English as agencies write it: in one line with the date, commas and apostrophes lost."""

from collections.abc import Callable
from datetime import date

import pytest

from geodata.records import Report

Coder = Callable[..., tuple[Report, ...]]

HEAD = "Wed Jul 22 2015 "
BODY = " The ministry was asked for comment."


@pytest.mark.parametrize(
    ("text", "sub_type", "actors"),
    [
        ("Buses carrying the last rebel fighters left Homs under a deal.",
         "Non-violent transfer of territory", ("Opposition",)),
        ("Rebels drove ISIS out of Aleppo.", "Non-state actor overtakes territory", ("Opposition", "ISIS")),
        ("Russian warplanes carried out raids on Homs.", "Air/drone strike", ("Unknown",)),
        ("US-led coalition raids hit Raqqa.", "Air/drone strike", ("US-led Coalition",)),
        ("Rebels raided an army post in Homs and killed three soldiers.", "Armed clash",
         ("Opposition", "Syrian government")),
        ("Rebels fired rockets at Aleppo.", "Shelling/artillery/missile attack", ("Opposition",)),
        ("Regime shelling killed four people in rebel-held Homs.", "Shelling/artillery/missile attack",
         ("Syrian government", "Civilians")),
    ],
)  # fmt: skip
def test_what_a_sentence_tells(coded: Coder, text: str, sub_type: str, actors: tuple[str, ...]) -> None:
    (report,) = coded(text)
    assert (report.sub_event_type, report.actors) == (sub_type, actors)


@pytest.mark.parametrize(
    "text",
    [
        "We have missiles and rockets he said in Homs.",
        "The army is fighting to recapture Aleppo.",
        "Rebels want to drive ISIS out of Aleppo.",
        "The storm left nine families in Homs without a home.",
        "Prisoners began a hunger strike in Homs.",
    ],
)
def test_what_only_sounds_like_an_event_is_none(coded: Coder, text: str) -> None:
    assert coded(text) == ()


def test_the_date_at_the_head_is_that_of_publication_and_the_headline_is_told_once(coded: Coder) -> None:
    (report,) = coded(
        HEAD + "Car bomb kills dozens in Homs. A car bomb killed 24 people in Homs on Monday police said." + BODY
    )
    assert (report.date_from, report.fatalities.min) == (date(2015, 7, 20), 24)


def test_the_day_of_a_statement_does_not_date_the_event(coded: Coder) -> None:
    (report,) = coded("But on Monday the monitor said a car bomb killed two people in Homs on Sunday.")
    assert report.date_from == date(2015, 7, 19)


@pytest.mark.parametrize(
    "text",
    [
        "On Tuesday the Syrian army said it had captured the town of Raqqa.",
        "The Syrian army and fighters of Hezbollah took full control of Raqqa.",
    ],
)
def test_the_army_is_who_takes_a_place(coded: Coder, text: str) -> None:
    (report,) = coded(text)
    assert report.sub_event_type == "Government regains territory"


def test_a_militant_of_the_title_is_he_whom_the_body_names(coded: Coder) -> None:
    reports = coded("Iraqi army flees as militants seize Mosul\nISIS took control of Mosul on Tuesday.\nMore to come.")
    assert [r.sub_event_type for r in reports] == ["Non-state actor overtakes territory"]


def test_a_number_of_another_fate_is_not_of_the_dead(coded: Coder) -> None:
    (report,) = coded("At least 40 rebels and allied volunteers were killed and 15 captured in clashes in Homs.")
    assert report.fatalities.min == 40
