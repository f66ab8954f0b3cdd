"""The map's own MapLibre style: everything inline, no tile server, no token, no `glyphs` address.

Sea, land and areas of control are not in it: they lie on a canvas below the map (`assets/ground.js`).
Without a `glyphs` key MapLibre draws every letter with the browser's own fonts, which joins Arabic letters and sets
them right to left with no plugin.
"""

from functools import cache
from typing import Any

from shapely.geometry import shape

from dashboard.figures.boundaries import GeoJSON, boundaries
from dashboard.figures.labels import city_labels
from dashboard.words import words

Layer = dict[str, Any]
FONT = "Noto Sans Arabic, Segoe UI, Tahoma, sans-serif"
# The colours by daylight, each a property of MapLibre's global state: `assets/theme.js` sets them to what
# `assets/theme.css` says for the page's theme, and the map is painted anew without being made anew.
COLOURS = {
    "sea": "#dbe6ee",  # these three are painted by `assets/ground.js` and `dashboard/picture.py`
    "land": "#faf8f3",
    "abroad": "#ebe9e4",
    "water": "#b9d6e8",
    "river": "#94bfdc",
    "governorate-line": "#b9b2a3",
    "border": "#857d6e",
    "water-name": "#37698a",
    "country-name": "#78715f",
    "governorate-name": "#6d6656",
    "town-name": "#2f2c27",
    "town-dot": "#5a554b",
    "halo": "#ffffff",
    "holder-letter": "#1d1b18",
}


@cache
def style(language: str) -> dict[str, Any]:
    """The style for a page's language: the labels are in it."""
    name = words(language).names
    return {
        "version": 8,
        "name": "Furat",
        "state": {name: {"default": colour} for name, colour in COLOURS.items()},
        "sources": {
            "countries": _source(boundaries("countries")),
            "governorates": _source(boundaries("governorates")),
            "rivers": _source(boundaries("rivers")),
            "lakes": _source(boundaries("lakes")),
            "governorate-labels": _source(_governorate_labels()),
            "city-labels": _source(city_labels()),
        },
        "layers": [*_lines(), *_labels(name)],
    }


def _colour(name: str) -> list[Any]:
    """The colour of one of `COLOURS` as a style's expression."""
    return ["to-color", ["global-state", name]]


def _source(collection: GeoJSON) -> dict[str, Any]:
    return {"type": "geojson", "data": collection}


def _governorate_labels() -> GeoJSON:
    """One point inside each governorate, so that its name is written once and never on a border."""
    features = [
        {
            "type": "Feature",
            "properties": feature["properties"],
            "geometry": shape(feature["geometry"]).representative_point().__geo_interface__,
        }
        for feature in boundaries("governorates")["features"]
    ]
    return {"type": "FeatureCollection", "features": features}


def _lines() -> list[Layer]:
    width = ["interpolate", ["linear"], ["zoom"], 4, 0.8, 8, 2.2, 11, 4]
    return [
        _line(
            "governorate-lines",
            "governorates",
            "governorate-line",
            0.8,
            {"line-dasharray": [3, 2], "line-opacity": 0.8},
        ),
        {"id": "lakes", "type": "fill", "source": "lakes", "paint": {"fill-color": _colour("water")}},
        _line("rivers", "rivers", "river", width, {"line-opacity": 0.9}),
        _line("borders", "countries", "border", 1.2, {}),
    ]


def _line(name: str, source: str, colour: str, width: float | list[Any], more: dict[str, Any]) -> Layer:
    paint = {"line-color": _colour(colour), "line-width": width, **more}
    return {"id": name, "type": "line", "source": source, "layout": {"line-join": "round"}, "paint": paint}


def _labels(name: str) -> list[Layer]:
    return [
        _label("river-names", "rivers", name, 11, "water-name", {"symbol-placement": "line", "symbol-spacing": 400}),
        _label("country-names", "city-labels", name, 15, "country-name", {}, only=["==", ["get", "rank"], 0]),
        _label("lake-names", "lakes", name, 10, "water-name", {}, minzoom=7.5),
        _label(
            "governorate-names",
            "governorate-labels",
            name,
            12,
            "governorate-name",
            {"text-letter-spacing": 0},
            minzoom=6.3,
        ),
        *(
            _label(
                f"cities-{rank}",
                "city-labels",
                name,
                13 if rank == 1 else 12,
                "town-name",
                {"text-anchor": "top", "text-offset": [0, 0.35], "text-padding": 4},
                minzoom=zoom,
                only=["==", ["get", "rank"], rank],
            )
            for rank, zoom in ((3, 6.9), (2, 5.45), (1, 0))
        ),
        {
            "id": "city-dots",
            "type": "circle",
            "source": "city-labels",
            "filter": ["in", ["get", "rank"], ["literal", [1, 2]]],
            "paint": {"circle-radius": 2, "circle-color": _colour("town-dot"), "circle-opacity": 0.8},
        },
    ]


def _label(  # noqa: PLR0913, PLR0917  # one argument for each thing that differs between the labels
    name: str,
    source: str,
    field: str,
    size: int,
    colour: str,
    layout: dict[str, Any],
    minzoom: float = 0,
    only: list[Any] | None = None,
) -> Layer:
    layer: Layer = {
        "id": name,
        "type": "symbol",
        "source": source,
        "minzoom": minzoom,
        "layout": {"text-field": ["get", f"name_{field}"], "text-size": size, "text-font": [FONT], **layout},
        "paint": {"text-color": _colour(colour), "text-halo-color": _colour("halo"), "text-halo-width": 1.4},
    }
    return layer | {"filter": only} if only else layer
