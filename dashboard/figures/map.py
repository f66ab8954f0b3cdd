"""The map figure: five empty traces over our own style; the browser fills them.

Their order is what `assets/map.js` counts on: areas of control, stripes of a second holder, outlines of places known
to an area only, marks, counts.
"""

from typing import Any

from dashboard.figures.style import FONT, UNDER_CONTROL, style

CENTRE = {"lat": 34.6, "lon": 41.3}
ZOOM = 5.15
BOUNDS = {"west": 31, "east": 53, "south": 27.5, "north": 41}  # of the bundled borders: beyond them the map is blank
NOTHING: dict[str, Any] = {"type": "FeatureCollection", "features": []}


def map_figure(language: str) -> dict[str, Any]:
    """The figure for a page's language, as `dcc.Graph` takes it."""
    return {
        "data": [
            _areas("control", UNDER_CONTROL) | {"marker": {"line": {"width": 0}, "opacity": 1}},
            _areas("stripes", UNDER_CONTROL) | {"marker": {"line": {"width": 0}, "opacity": 1}},
            _areas("outlines", "") | {"marker": {"line": {"width": 1.5}, "opacity": 0.1}},
            _points("marks") | {"mode": "markers", "marker": {"size": [], "color": [], "opacity": 1}},
            _points("counts")
            | {"mode": "text", "text": [], "textfont": {"size": 11, "color": "#ffffff", "family": FONT, "weight": 700}},
        ],
        "layout": {
            "map": {"style": style(language), "center": CENTRE, "zoom": ZOOM, "bounds": BOUNDS},
            "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
            "showlegend": False,
            "hoverlabel": {"font": {"family": FONT, "size": 13}, "bgcolor": "#fff", "bordercolor": "#cfc8ba"},
            "uirevision": "furat",
            "dragmode": "pan",
        },
    }


def _areas(name: str, below: str) -> dict[str, Any]:
    return {
        "type": "choroplethmap",
        "name": name,
        "geojson": NOTHING,
        "locations": [],
        "z": [],
        "zmin": 0,
        "zmax": 1,
        "showscale": False,
        "hoverinfo": "skip",
        "below": below,
    }


def _points(name: str) -> dict[str, Any]:
    return {"type": "scattermap", "name": name, "lat": [], "lon": [], "hoverinfo": "skip", "below": ""}
