"""The map figure: the address of our own style, and one empty trace, without which Plotly would make no map.

The style itself in the figure would cost the browser a fifth of a second: Dash takes what it holds apart and copies it.

What moves with the clock is drawn in the browser (`assets/map.js`, `assets/marks.js`).
"""

from typing import Any

from dashboard.files import address

CENTRE = {"lat": 34.6, "lon": 41.3}
ZOOM = 5.15
BOUNDS = {"west": 31, "east": 53, "south": 27.5, "north": 41}  # of the bundled borders: beyond them the map is blank


def map_figure(language: str) -> dict[str, Any]:
    """The figure for a page's language, as `dcc.Graph` takes it."""
    return {
        "data": [{"type": "scattermap", "lat": [], "lon": [], "hoverinfo": "skip"}],
        "layout": {
            "map": {"style": address(f"map-{language}.json"), "center": CENTRE, "zoom": ZOOM, "bounds": BOUNDS},
            "paper_bgcolor": "rgba(0,0,0,0)",  # the canvas of the areas lies below the map
            "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
            "showlegend": False,
            "uirevision": "furat",
            "dragmode": "pan",
        },
    }
