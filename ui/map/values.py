"""What the map shows, as plain values. Positions in degrees [deg], distances along the route in metres [m]."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
StationKind = Literal["start", "finish", "aid", "water", "point"]
Units = Literal["km", "mi"]
Mode = Literal["look", "draw"]
Key = Literal["add", "next", "previous", "remove", "menu", "escape"]
AnchorKind = Literal["end", "leg", "shape"]

UNKNOWN = -1  # gradient class of a step without elevation


@dataclass(frozen=True, slots=True, eq=False)
class MapRoute:
    """The line. All arrays (n,), n >= 2; ValueError where they do not fit together.

    `distance` [m] starts at 0 and does not decrease. `gradient_class` belongs to the step that begins at the
    point (the last one's is not used): an index into `MapTheme.bands`, or `UNKNOWN`.
    """

    lat: Floats
    lon: Floats
    distance: Floats
    gradient_class: NDArray[np.int64]

    def __post_init__(self) -> None:
        for name, kind in (("lat", float), ("lon", float), ("distance", float), ("gradient_class", np.int64)):
            values = np.array(getattr(self, name), dtype=kind)
            values.setflags(write=False)
            object.__setattr__(self, name, values)
        shape = self.lat.shape
        if shape[0] < 2 or any(a.shape != shape for a in (self.lon, self.distance, self.gradient_class)):
            raise ValueError("a route needs two points or more, and arrays of one length")
        if not all(np.isfinite(a).all() for a in (self.lat, self.lon, self.distance)):
            raise ValueError("a place on a route is not a number")
        if (np.diff(self.distance) < 0).any() or (self.gradient_class < UNKNOWN).any():
            raise ValueError("distance goes back, or a gradient class is below -1")

    @property
    def length(self) -> float:
        """[m]"""
        return float(self.distance[-1])

    def same(self, other: "MapRoute") -> bool:
        """Whether the other one is drawn just alike."""
        return all(np.array_equal(getattr(self, name), getattr(other, name)) for name in self.__slots__)


@dataclass(frozen=True, slots=True, eq=False)
class MapSplice:
    """Other ground in place of the line from `start` to `end` [m], infinite where that is all the rest of it.

    All arrays (n,), n >= 1, both ends included. `distance` [m] is along the new line, `length` [m] is its own.
    """

    start: float
    end: float
    lat: Floats
    lon: Floats
    distance: Floats
    length: float


@dataclass(frozen=True, slots=True)
class MapBadge:
    """A numbered descent from `start` to `end` [m]. `colour` indexes `MapTheme.bands`; `label` is its tooltip."""

    n: int
    start: float
    end: float
    colour: int
    key: bool
    label: str


@dataclass(frozen=True, slots=True)
class MapStation:
    """A disc beside the route, with a name and a second line such as "12:41, cut-off 13:00"."""

    name: str
    text: str
    kind: StationKind
    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class MapPlace:
    """A summit or another named point: a small triangle, its name and a pale word such as its elevation.

    No `summit`: the words alone, as for the name of a stretch.
    """

    name: str
    text: str
    lat: float
    lon: float
    summit: bool = True


@dataclass(frozen=True, slots=True)
class MapAnchor:
    """A point of the route that can be taken hold of, `at` [m] along it.

    "end": an end of the route; "leg": where two legs meet; "shape": another vertex, as the caller chose for this zoom.
    """

    lat: float
    lon: float
    at: float
    kind: AnchorKind


@dataclass(frozen=True, slots=True)
class MapLeg:
    """A stretch of the route, `start` to `end` [m], that looks different while drawing.

    "straight": drawn dashed; "pending": dotted and grey, until its trail is found.
    """

    start: float
    end: float
    kind: Literal["straight", "pending"]
