"""A page dump as it reaches us: a statement, background, and a sidebar of other stories' headlines."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from geodata.pipeline import analyse
from geodata.reading.files import read_path
from geodata.records import Analysis, Article, Count, Incident, PlaceKind

SAMPLE = Path(__file__).parents[1] / "samples" / "sidebar_article.txt"
SEED = Path(__file__).parents[3] / "shared" / "seed"  # beside the checkout where there is one; no part of the project
DATES = {SAMPLE: date(2021, 2, 24)}


def read(path: Path) -> Analysis:
    (article,) = read_path(path)
    assert isinstance(article, Article)
    return analyse(article)


@pytest.fixture(scope="module", params=["sample", "seed"])
def analysis(request: pytest.FixtureRequest) -> Analysis:
    if request.param == "sample":
        return read(SAMPLE)
    found = sorted(SEED.glob("*.txt")) if SEED.is_dir() else []
    if not found:
        pytest.skip("the seed article is not beside this checkout")
    return read(found[0])


def only(analysis: Analysis, chosen: Callable[[Incident], bool]) -> Incident:
    (incident,) = [i for i in analysis.incidents if chosen(i)]
    return incident


def test_the_page_tells_its_day_of_publication(analysis: Analysis) -> None:
    assert analysis.article.published
    assert (analysis.article.published.year, analysis.article.published.month) == (2021, 2)


def test_two_women_were_killed_in_the_countryside_in_the_month_before(analysis: Analysis) -> None:
    killing = only(analysis, lambda i: i.date_from == date(2021, 1, 1))
    assert killing.sub_event_type == "Attack"
    assert (killing.date_to, killing.date_precision) == (date(2021, 1, 31), 3)
    assert killing.position.geo_precision == 2  # the countryside of a town, not the town
    assert killing.fatalities == Count.exactly(2)
    assert killing.actors[0] == "ISIS"
    assert "Civilians" in killing.actors


def test_dozens_of_soldiers_died_in_the_desert_which_is_a_region(analysis: Analysis) -> None:
    ambushes = only(analysis, lambda i: i.position.name == "Syrian Desert")
    assert ambushes.position.kind is PlaceKind.REGION
    assert ambushes.position.geo_precision == 3
    assert ambushes.event_type == "Battles"
    assert ambushes.date_from == date(2021, 2, 1)
    assert ambushes.fatalities
    assert ambushes.fatalities.min >= 20
    assert ambushes.actors[:2] == ("ISIS", "Syrian government")


def test_the_turkish_offensive_of_early_october_2019_is_told_as_background(analysis: Analysis) -> None:
    offensive = only(analysis, lambda i: i.date_from is not None and i.date_from.year == 2019)
    assert offensive.date_from == date(2019, 10, 1)
    assert "Turkey" in offensive.actors
    assert offensive.position.geo_precision == 3


def test_who_held_the_towns_before_and_who_holds_the_land_now(analysis: Analysis) -> None:
    told = {(c.place_name, c.holders[0], c.said) for c in analysis.control}
    assert {("Raqqa", "ISIS", "held before"), ("Deir ez-Zor", "ISIS", "held before")} <= told
    # Of areas that each holds in part, the claims of both stand, side by side or as contested.
    assert {holder for _, holder, said in told if said in ("holds", "contested")} == {"SDF", "Syrian government"}


def test_nothing_comes_out_of_the_sidebar(analysis: Analysis) -> None:
    assert {i.position.country for i in analysis.incidents} == {"SY"}
    assert len(analysis.incidents) == 3
    assert all(c.said in ("holds", "contested", "held before") for c in analysis.control)
