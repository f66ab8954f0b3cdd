"""What the store says of control as it stands: claims, places and areas, computed once for each state of the claims."""

from dataclasses import dataclass
from functools import cached_property

from sqlalchemy import Engine

from dashboard.renewal import Kept, Watched
from geodata.control.areas import ControlLayer, control_layer
from geodata.control.people import People, people
from geodata.places.gazetteer import curated
from geodata.records import ControlClaim, Place
from geodata.store import claims


@dataclass(frozen=True)
class Control:
    """All claims of one state of the store, and what is derived from them."""

    claims: tuple[ControlClaim, ...]
    places: dict[str, Place]
    layer: ControlLayer  # cells and their changes

    @cached_property
    def people(self) -> People:
        """Inhabitants by id of the place, where known."""
        return people(self.places.values())


class Standing:
    """Gives the control of the present state of the store."""

    def __init__(self, engine: Engine, watched: Watched) -> None:
        self._engine = engine
        self._kept = Kept(watched.said, self._read)
        self.now, self.fresh = self._kept.get, self._kept.fresh

    def layer(self) -> ControlLayer:
        """The areas now."""
        return self.now().layer

    def _read(self) -> Control:
        with self._engine.connect() as connection:
            found = claims.all(connection)
        places = {place.id: place for place in curated()}
        return Control(found, places, control_layer(found, places))
