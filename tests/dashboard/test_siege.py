"""A besieged place is ringed, on the map and in the picture of a shared link."""

import io
from datetime import date

import numpy as np
import pytest
from dashboard_sample import control_claim, fill
from dashboard_visitor import Visitor, serving
from PIL import Image, ImageColor

from dashboard.picture import SIEGE, picture
from dashboard.view import read_view
from geodata.control.areas import control_layer
from geodata.control.history import known_places
from geodata.records import ControlStatus
from geodata.store import claims
from geodata.store.engine import open_engine, writing

DAY = date(2015, 6, 1)
RING = ImageColor.getrgb(SIEGE)


def held(status):
    return control_claim(
        "sy-deir-ez-zor", "Deir ez-Zor", 35.33, 40.14, ("Syrian government",), status, date(2015, 5, 1)
    )


def dark_pixels(status):
    """How many pixels of the picture are about as dark as a ring."""
    layer = control_layer([held(status)], known_places())
    drawn = Image.open(io.BytesIO(picture(read_view({"lat": "35.33", "lon": "40.14", "zoom": "8"}), layer, [], DAY)))
    apart = np.abs(np.asarray(drawn.convert("RGB"), dtype=np.int32) - RING).max(axis=2)
    return int((apart < 40).sum())


def test_the_picture_of_a_link_rings_what_is_besieged():
    assert dark_pixels(ControlStatus.BESIEGED) > dark_pixels(ControlStatus.HELD) + 200


@pytest.mark.timeout(300)
def test_the_map_rings_what_is_besieged_and_the_legend_says_so(chromium, tmp_path):
    url = f"sqlite:///{tmp_path / 'siege.sqlite'}"
    engine = open_engine(url)
    fill(engine)
    with writing(engine) as connection:
        claims.add(connection, [held(ControlStatus.BESIEGED)])
    engine.dispose()
    with serving(url) as site:
        visitor = Visitor(chromium.new_page(), site)
        for day, rings in (("2015-04-01", 0), ("2015-06-01", 1)):
            visitor.open(f"/?from=2015-01-01&to={day}&lang=en")
            assert visitor.page.evaluate("() => furat.ground.looks().filter(look => look.ring).length > 0") is bool(
                rings
            )
            assert visitor.page.locator("#legend", has_text="Besieged").count() == rings
        visitor.page.close()
    assert visitor.wrong == []
