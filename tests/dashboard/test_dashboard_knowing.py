"""What was known when: an address with `known` shows the same areas whatever is recorded later; and fading with age."""

import json
import re
from dataclasses import replace
from datetime import UTC, date, datetime

import numpy as np
import pytest
from dashboard_sample import fill
from dashboard_visitor import Visitor, serving
from playwright.sync_api import expect

from dashboard.standing import moment_of
from geodata.control.areas import EPOCH
from geodata.control.history import history
from geodata.records import Basis
from geodata.store import claims
from geodata.store.engine import open_engine, writing

pytestmark = pytest.mark.timeout(300)
QUESTIONS = ("/data/dossier/sy-raqqa.json?lang=en", "/data/difference.json?from=2014-06-01&to=2016-01-01&lang=en")
PATTERN = next(claim for claim in history() if claim.place_id == "sy-raqqa")


def statement(place, day, *holders, **told):
    return replace(
        PATTERN, place_id=place, date_from=day, holders=holders, basis=Basis.REPORTED, source="a sample", **told
    )


@pytest.fixture
def store(tmp_path):
    engine = open_engine(f"sqlite:///{tmp_path / 'known.sqlite'}")
    fill(engine)
    yield engine
    engine.dispose()


def record(engine, *added):
    with writing(engine) as connection:
        claims.add(connection, added)


def holders_in(content, place, day):
    """Who holds a place on a day in what `/data/control.json` serves."""
    cell = next(row for row, name, *_ in content["cells"] if name == place)
    columns = {name: np.cumsum(steps) for name, steps in content["changes"].items()}
    rows = np.flatnonzero((columns["cell"] == cell) & (columns["day"] <= (day - EPOCH).days))
    return content["states"][columns["state"][rows[-1]]]["holders"]


def test_the_data_files_answer_as_it_was_known(store, tmp_path):
    with serving(f"sqlite:///{tmp_path / 'known.sqlite'}") as site:
        from urllib.request import urlopen  # noqa: PLC0415  # loopback only

        def asked(path):
            with urlopen(site + path) as answer:  # noqa: S310  # loopback
                return json.loads(answer.read())

        before = asked("/data/control.json")
        moment = before["known"]
        told = [asked(path) for path in QUESTIONS]
        assert holders_in(before, "sy-raqqa", date(2016, 1, 1)) == ["ISIS"]
        record(store, statement("sy-raqqa", date(2015, 1, 1), "SDF"))
        later = datetime.now(UTC)
        assert holders_in(
            asked(f"/data/control.json?known={later.isoformat()[:26]}Z"), "sy-raqqa", date(2016, 1, 1)
        ) == ["SDF"]
        assert asked(f"/data/control.json?known={moment}") == before
        assert [asked(f"{path}&known={moment}") for path in QUESTIONS] == told
        assert [asked(path) for path in QUESTIONS] != told
        exported = [asked(f"/data/areas.geojson?to=2016-01-01{known}") for known in ("", f"&known={moment}")]
        assert ["SDF" in json.dumps(one) for one in exported] == [True, False]
        earlier = asked("/data/control.json?known=2001-01-01")
        assert (earlier["cells"], earlier["known"]) == ([], None)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-01-10", datetime(2026, 1, 10, 23, 59, 59, 999999, UTC)),
        ("2026-01-10T12:30:00Z", datetime(2026, 1, 10, 12, 30, tzinfo=UTC)),
        ("2026-01-10T12:30:00+03:00", datetime(2026, 1, 10, 9, 30, tzinfo=UTC)),
        ("2026-01-10T12:30:00", None),
        ("yesterday", None),
        ("2026-02-31", None),
        ("", None),
    ],
)
def test_which_moment_an_address_names(text, moment):
    assert moment_of(text) == moment


def test_a_link_passed_on_shows_the_same_whatever_is_recorded_later(chromium, store, tmp_path):
    with serving(f"sqlite:///{tmp_path / 'known.sqlite'}") as site:
        visitor = Visitor(chromium.new_page(), site)
        visitor.open("/?from=2015-05-01&to=2015-05-31&place=sy-raqqa&lang=en")
        expect(visitor.page.locator("#legend .known")).to_have_count(0)
        link = visitor.page.evaluate("() => furat.share.link()")
        assert re.search(r"[?&]known=\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d", link)
        shown = visitor.cells()
        record(store, statement("sy-raqqa", date(2015, 1, 1), "SDF"))
        visitor.open(link.removeprefix(site))
        assert visitor.cells() == shown
        expect(visitor.page.locator("#dossier .change-head").first).to_contain_text("ISIS")
        notice = visitor.page.locator("#legend .known")
        expect(notice).to_contain_text("Areas as known on")
        notice.locator("a").click()
        expect(visitor.page).not_to_have_url(re.compile("known="))
        visitor.settle()
        expect(visitor.page.locator("#dossier .change-head").first).to_contain_text("SDF")
        assert visitor.wrong == []
        visitor.page.close()


def test_what_was_said_long_ago_is_drawn_paler_and_the_legend_says_so(chromium, store, tmp_path):
    """Two reports of 2015 made Palmyra ISIS's, and nobody spoke of it again; a table vouches for Raqqa."""
    said = statement("sy-palmyra", date(2015, 5, 21), "ISIS", said="took")
    with writing(store) as connection:
        known = connection.exec_driver_sql("SELECT id FROM article ORDER BY id LIMIT 2").scalars().all()
        claims.add(connection, [replace(said, article_id=key, source=key, lat=34.55, lon=38.27) for key in known])
    with serving(f"sqlite:///{tmp_path / 'known.sqlite'}") as site:
        visitor = Visitor(chromium.new_page(), site)
        levels = []
        for month in ("2015-06", "2016-08", "2019-06"):
            visitor.open(f"/?from={month}-01&to={month}-28&lang=en")
            levels.append(
                visitor.page.evaluate(
                    "() => { const {control, view, areas} = furat.state;"
                    " const cell = areas.find(one => one.place_id === 'sy-palmyra').cell;"
                    " return furat.areas.levels(control, view.to)[cell] }"
                )
            )
            shown = visitor.page.locator("#legend .swatch.fades")
            expect(shown).to_have_count(0 if month == "2015-06" else 1)
        assert levels == [3, 1, 0]
        assert visitor.wrong == []
        visitor.page.close()
