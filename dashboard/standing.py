"""What the store says of control as it stands: claims, places and areas, computed once for each state of the claims."""

from collections import OrderedDict
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import cached_property
from threading import Lock

from sqlalchemy import Connection, Engine

from dashboard.renewal import Kept, Watched
from geodata.control.areas import ControlLayer, control_layer
from geodata.control.people import People, people
from geodata.places.gazetteer import curated
from geodata.records import ControlClaim, Place
from geodata.store import claims

PAST = 4  # earlier states of knowledge that are kept computed


@dataclass(frozen=True)
class Control:
    """All claims of one state of the store, and what is derived from them."""

    claims: tuple[ControlClaim, ...]
    places: dict[str, Place]
    layer: ControlLayer  # cells and their changes
    recorded: datetime | None  # when the newest of the claims was recorded, or one taken back (UTC)

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
        self._lock = Lock()
        self._past: OrderedDict[datetime | None, Control] = OrderedDict()

    def layer(self) -> ControlLayer:
        """The areas now."""
        return self.now().layer

    def known(self, moment: datetime | None) -> Control:
        """The control as it was known at a moment (UTC); None: as it is now."""
        if moment is None:
            return self.now()
        with self._lock, self._engine.connect() as connection:
            stamp = claims.last_recorded(connection, moment)  # so that any moment between two changes is the same one
            if stamp not in self._past:
                self._past[stamp] = _read(connection, moment)
            self._past.move_to_end(stamp)
            while len(self._past) > PAST:
                self._past.popitem(last=False)
            return self._past[stamp]

    def _read(self) -> Control:
        with self._engine.connect() as connection:
            return _read(connection, None)


def _read(connection: Connection, moment: datetime | None) -> Control:
    found = claims.all(connection, moment)
    places = {place.id: place for place in curated()}
    return Control(found, places, control_layer(found, places), claims.last_recorded(connection, moment))


def moment_of(text: str) -> datetime | None:
    """The moment that an address means by `known`: a time in UTC, or the end of a day; None where it names neither."""
    try:
        if len(text) == len("2026-01-10"):
            return datetime.combine(date.fromisoformat(text), time.max, UTC)
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment.astimezone(UTC) if moment.tzinfo else None
