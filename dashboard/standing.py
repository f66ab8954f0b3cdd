"""What the store says of control as it stands: claims, places and areas, computed once for each state of the claims."""

from dataclasses import dataclass
from functools import cached_property
from threading import Lock

from sqlalchemy import Connection, Engine, func, select

from geodata.control.areas import ControlLayer, control_layer
from geodata.control.people import People, people
from geodata.places.gazetteer import curated
from geodata.records import ControlClaim, Place
from geodata.store import claims
from geodata.store.schema import control_claim


@dataclass(frozen=True)
class Control:
    """All claims of one state of the store, and what is derived from them when it is first asked for."""

    stamp: int  # how many claims there are: they are only ever added
    claims: tuple[ControlClaim, ...]
    places: dict[str, Place]

    @cached_property
    def layer(self) -> ControlLayer:
        """Cells and their changes."""
        return control_layer(self.claims, self.places)

    @cached_property
    def people(self) -> People:
        """Inhabitants by id of the place, where known."""
        return people(self.places.values())


class Standing:
    """Gives the control of the present state of the store, reading it anew when claims were added."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._lock = Lock()
        self._kept: Control | None = None

    def now(self) -> Control:
        """The control as recorded up to this moment.

        Raises:
            sqlalchemy.exc.SQLAlchemyError: where the database does not answer.
        """
        with self._lock, self._engine.connect() as connection:
            stamp = connection.execute(select(func.count()).select_from(control_claim)).scalar_one()
            if self._kept is None or self._kept.stamp != stamp:
                self._kept = _read(connection, stamp)
            return self._kept

    def layer(self) -> ControlLayer:
        """The areas now; ten visitors after an import cost one computation."""
        control = self.now()
        with self._lock:
            return control.layer


def _read(connection: Connection, stamp: int) -> Control:
    return Control(stamp, claims.all(connection), {place.id: place for place in curated()})
