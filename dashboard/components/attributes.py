"""`aria-*` and `data-*` attributes for Dash components."""

from typing import Any


def attributes(**named: str) -> dict[str, Any]:
    """Attributes whose names hold hyphens: `attributes(aria_label="Map")` -> `{"aria-label": "Map"}`."""
    return {name.replace("_", "-"): value for name, value in named.items()}
