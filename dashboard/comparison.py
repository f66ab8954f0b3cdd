"""What changed hands between two days in the page's language, as `/data/difference.json` serves it."""

from dataclasses import replace
from datetime import date
from typing import Any

from dashboard.figures.palette import actor_name
from dashboard.standing import Control
from dashboard.words import Words
from geodata.control.areas import ControlLayer
from geodata.control.diff import Tally, difference

NAMED = 12  # places of each holder named, those with most inhabitants first, then those with most land; all count


def comparison(control: Control, layer: ControlLayer, first: date, last: date, text: Words) -> dict[str, Any]:
    """Gained and lost by holder between two days: places, km2, people where known."""
    frame = layer.frame
    if text.names == "ar":  # a tally names its places by `name_en`
        frame = frame.assign(name_en=frame["name_ar"].where(frame["name_ar"] != "", frame["name_en"]))
    found = difference(replace(layer, frame=frame), first, last, control.people)
    return {
        "from": first.isoformat(),
        "to": last.isoformat(),
        "holders": [
            {
                "holder": row.holder,
                "label": actor_name(row.holder, text.names),
                "gained": _tally(row.gained),
                "lost": _tally(row.lost),
            }
            for row in found
        ],
    }


def _tally(tally: Tally) -> dict[str, Any]:
    return {
        "places": len(tally.places),
        "named": tally.places[:NAMED],
        "km2": round(tally.km2),
        "people": tally.people,
        "counted": tally.counted,
    }
