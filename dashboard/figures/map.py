"""The map figure: six empty traces over our own style; the browser fills them.

Their order is what `assets/map.js` counts on: areas of control, stripes of a second holder, outlines of places known
to an area only, marks, the counts on discs and those in rings.
"""

from typing import Any

from dashboard.figures.style import COUNTS, FONT, MARKS, OUTLINES, UNDER_CONTROL, style

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
            _areas("outlines", OUTLINES) | {"marker": {"line": {"width": 2}, "opacity": 0.08}},
            _points("marks", MARKS) | {"mode": "markers", "marker": {"size": [], "color": [], "opacity": 1}},
            _counts("counts in discs", "#ffffff"),
            _counts("counts in rings", "#24211c"),
        ],
        "layout": {
            "map": {"style": style(language), "center": CENTRE, "zoom": ZOOM, "bounds": BOUNDS},
            "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
            "showlegend": False,
            "hoverlabel": {
                "font": {"family": FONT, "size": 13, "color": "#24211c"},
                "bgcolor": "#fff",
                "bordercolor": "#cfc8ba",
            },
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


def _points(name: str, below: str) -> dict[str, Any]:
    return {"type": "scattermap", "name": name, "lat": [], "lon": [], "hoverinfo": "skip", "below": below}


def _counts(name: str, colour: str) -> dict[str, Any]:
    font = {"size": 11, "color": colour, "family": FONT, "weight": 700}
    return _points(name, COUNTS) | {"mode": "text", "text": [], "textfont": font}
