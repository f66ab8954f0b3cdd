"""The files that the server makes of others: one of all scripts, one of all style sheets, the map's styles."""

import json
import re

import pytest

from dashboard.figures.style import style
from dashboard.files import ASSETS, EARLY, files

COUNTED = """
  let plotly, set = 0;
  const note = made => { plotly = made; set++; };
  Object.defineProperty(window, "Plotly", {configurable: true, get: () => plotly, set: note});
  window.timesPlotlyRan = () => set;
"""


@pytest.mark.parametrize("suffix", ["js", "css"])
def test_what_lies_under_assets_is_sent_as_one_file(client, suffix):
    page = client.get("/").get_data(as_text=True)
    named = re.findall(rf'"(/assets/[^"?]+\.{suffix})(\?m=[0-9a-f]+)?"', page)
    assert [path for path, tag in named if tag] == [f"/assets/all.{suffix}"]
    assert {path for path, tag in named if not tag} == ({f"/assets/{EARLY}"} if suffix == "js" else set())
    whole = client.get(f"/assets/all.{suffix}").get_data(as_text=True)
    parts = [path.read_text(encoding="utf-8") for path in sorted(ASSETS.glob(f"*.{suffix}")) if path.name != EARLY]
    assert len(parts) > 5
    assert whole == "\n".join(parts)


def test_a_file_is_kept_for_good_under_the_address_that_names_its_content(client):
    for name, file in files().items():
        answer = client.get(f"/assets/{name}?m={file.tag}", headers={"Accept-Encoding": "gzip"})
        assert "immutable" in answer.headers["Cache-Control"]
        old = client.get(f"/assets/{name}?m=0", headers={"Accept-Encoding": "gzip"})
        assert old.headers["Cache-Control"] == "no-cache"


def test_the_style_of_the_map_is_a_file_of_its_own_in_each_language(client):
    for language in ("ar", "en"):
        assert client.get(f"/assets/map-{language}.json").json == json.loads(json.dumps(style(language)))


def test_plotly_runs_once_though_the_page_asks_for_it_early(visit):
    visitor = visit()
    visitor.page.add_init_script(COUNTED)
    visitor.open("/?lang=en")
    assert visitor.page.evaluate("() => timesPlotlyRan()") == 1
