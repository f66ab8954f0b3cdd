from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.control.areas import control_layer
from geodata.control.fading import FAINTEST, FRESH_DAYS, HALF_LIFE_DAYS, strength
from geodata.control.states import Change, State
from geodata.records import Basis, ControlClaim, ControlStatus, Place, PlaceKind

DAY = date(2014, 1, 14)
RAQQA = Place("sy-raqqa", "Raqqa", "الرقة", PlaceKind.CITY, 35.95, 39.01, "Raqqa", "SY", "Raqqa")
ISIS = State(("ISIS",), ControlStatus.HELD)


def told(article: str | None, day: date, basis: Basis = Basis.REPORTED) -> ControlClaim:
    return ControlClaim(
        RAQQA.id, RAQQA.name_en, RAQQA.lat, RAQQA.lon, 10, ("ISIS",), ControlStatus.HELD, day, 1, basis,
        f"by {article}", article_id=article,
    )  # fmt: skip


def after(days: float) -> date:
    return DAY + timedelta(days=days)


def test_a_report_is_full_while_fresh_and_then_halves_each_year():
    change = Change(DAY, ISIS, told("a", DAY), vouched_until=DAY)
    assert strength(change, DAY) == 1
    assert strength(change, after(FRESH_DAYS)) == 1
    assert strength(change, after(FRESH_DAYS + HALF_LIFE_DAYS)) == pytest.approx(0.5)
    assert strength(change, after(5000)) == FAINTEST


def test_a_report_said_again_is_as_strong_as_new():
    change = Change(DAY, ISIS, told("a", DAY), vouched_until=DAY, renewed=(after(400),))
    assert strength(change, after(399)) < 0.6
    assert strength(change, after(400)) == 1


def test_what_somebody_vouches_for_does_not_fade_before_the_day_up_to_which_they_do():
    change = Change(DAY, ISIS, told(None, DAY), vouched_until=after(3000))
    assert strength(change, after(3000)) == 1
    assert strength(change, after(3000 + FRESH_DAYS + HALF_LIFE_DAYS)) == pytest.approx(0.5)
    assert strength(Change(DAY, ISIS, told(None, DAY), vouched_until=date.max), after(5000)) == 1


@given(st.integers(0, 5000), st.integers(0, 5000), st.lists(st.integers(1, 4000), max_size=4))
def test_strength_falls_with_age_and_never_out_of_its_range(one, other, renewed):
    change = Change(
        DAY, ISIS, told("a", DAY), vouched_until=DAY, renewed=tuple(after(days) for days in sorted(renewed))
    )
    sooner, later = sorted((one, other))
    assert FAINTEST <= strength(change, after(later)) <= 1
    if not any(sooner < days <= later for days in renewed):
        assert strength(change, after(later)) <= strength(change, after(sooner))


def test_a_layer_gives_the_strength_of_each_cell_on_a_day():
    news = [told("a", DAY), told("b", DAY)]
    layer = control_layer(news, {RAQQA.id: RAQQA})
    assert list(layer.strengths_on(after(-1))) == [0]
    assert list(layer.strengths_on(after(5))) == [1]
    assert layer.strengths_on(after(FRESH_DAYS + HALF_LIFE_DAYS))[0] == pytest.approx(0.5)
    editor = control_layer([*news, told(None, after(1), Basis.ASSESSED)], {RAQQA.id: RAQQA})
    assert layer.areas_on(after(5000))["strength"][0] == pytest.approx(FAINTEST)
    assert editor.areas_on(after(1))["strength"][0] == 1
