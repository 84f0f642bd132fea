"""A route is legs in order; a leg is a slice of shared, read-only points.

A million edits of one recording share one copy of it: a leg names its `Points` and the range it uses.
"""

import hashlib
import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal

import numpy as np

from routeplanner import geo
from routeplanner.geo import Floats

LegKind = Literal["recorded", "straight", "snapped"]


def read_only(values: object) -> Floats:
    """A private float64 copy that nobody can write to."""
    out = np.array(values, dtype=np.float64)
    out.setflags(write=False)
    return out


@dataclass(frozen=True, eq=False)
class Points:
    """Positions as they came, shape (n,) each; never changed.

    lat, lon [deg]; elevation [m] and time [s since 1970, UTC], not a number where the file has none.
    `noise` is the measured noise of the recorded elevation over the whole recording [m] (science.md §0).
    """

    lat: Floats
    lon: Floats
    elevation: Floats
    time: Floats
    noise: float = 0.0

    @classmethod
    def of(cls, lat: object, lon: object, elevation: object = None, time: object = None) -> "Points":
        """Copies anything that looks like numbers. Raises ValueError when lengths differ or there is no point."""
        la, lo = read_only(lat), read_only(lon)
        nothing = np.full(len(la), np.nan)
        el = read_only(nothing if elevation is None else elevation)
        ti = read_only(nothing if time is None else time)
        if not len(la) or not len(la) == len(lo) == len(el) == len(ti):
            raise ValueError("points need one latitude, longitude, elevation and time each")
        return cls(la, lo, el, ti)

    def __len__(self) -> int:
        return len(self.lat)

    def __reduce__(self) -> tuple[object, ...]:
        """Read-only on the other side of a process too."""
        return _rebuilt, (self.lat, self.lon, self.elevation, self.time, self.noise)

    @cached_property
    def key(self) -> str:
        """Content hash: the same points have the same key, wherever they came from."""
        digest = hashlib.blake2b(digest_size=16)
        for part in (self.lat, self.lon, self.elevation, self.time):
            digest.update(part.tobytes())
        return digest.hexdigest()

    @cached_property
    def distance(self) -> Floats:
        """Distance along all the points [m], shape (n,)."""
        return read_only(geo.along(self.lat, self.lon))


def _rebuilt(lat: Floats, lon: Floats, elevation: Floats, time: Floats, noise: float) -> Points:
    return replace(Points.of(lat, lon, elevation, time), noise=noise)


def new_id() -> str:
    return uuid.uuid4().hex[:12]


@dataclass(frozen=True, slots=True)
class Leg:
    """Points `lo` to `hi`, both included, of `points`. Its id outlives every edit that does not touch it."""

    kind: LegKind
    points: Points = field(compare=False)
    lo: int
    hi: int
    id: str = field(default_factory=new_id)

    @property
    def length(self) -> float:
        """[m]"""
        return float(self.points.distance[self.hi] - self.points.distance[self.lo])


@dataclass(frozen=True, slots=True)
class Pin:
    """A place on the route that edits elsewhere do not move: a leg and the fraction of its length.

    The fraction is rounded to a multiple of 2**-53, so that 1 - (1 - fraction) is the same number: a course that is
    reversed twice is what it was.
    """

    leg: str
    fraction: float

    def __post_init__(self) -> None:
        if 0.0 < self.fraction < 0.5:  # larger ones are multiples already
            object.__setattr__(self, "fraction", round(self.fraction * 2.0**53) / 2.0**53)


@dataclass(frozen=True, slots=True)
class Span:
    """From one pin to another, in the direction of travel."""

    start: Pin
    end: Pin


@dataclass(frozen=True, eq=False)
class Line:
    """The whole route as arrays, shape (n,): what analysis reads.

    `leg` is the index of the leg that a point came from. Where legs do not meet, the hole has no length
    and `gap[i]` says that nothing was run between point i and i + 1; shape (n-1,).
    """

    lat: Floats
    lon: Floats
    elevation: Floats
    time: Floats
    distance: Floats
    leg: np.ndarray
    gap: np.ndarray

    @property
    def length(self) -> float:
        """[m]"""
        return float(self.distance[-1]) if len(self.distance) else 0.0


@dataclass(frozen=True, eq=False)
class Route:
    """Legs in the order they are run."""

    legs: tuple[Leg, ...]

    @cached_property
    def line(self) -> Line:
        """All legs joined; a point that two legs share stands once, with elevation and time that one of them knows."""
        return _join(self.legs)

    @cached_property
    def starts(self) -> Floats:
        """Distance [m] at the start of each leg, and the length of the route at the end, shape (legs + 1,)."""
        return read_only(np.concatenate([[0.0], np.cumsum([leg.length for leg in self.legs])]))

    @property
    def length(self) -> float:
        """[m]"""
        return float(self.starts[-1])

    def forget(self) -> None:
        """Let go of the joined line, which is made again when asked for: a step to undo need not hold it."""
        self.__dict__.pop("line", None)

    @cached_property
    def noise(self) -> float:
        """Noise of the recorded elevation [m]: of the noisiest recording that it uses (science.md §0)."""
        return max((leg.points.noise for leg in self.legs), default=0.0)

    def locate(self, pin: Pin) -> float | None:
        """Distance along the route [m] of a pin, None where its leg is gone."""
        for leg, start in zip(self.legs, self.starts, strict=False):
            if leg.id == pin.leg:
                return float(start) + pin.fraction * leg.length
        return None

    def pin(self, distance: float) -> Pin:
        """The pin at a distance along the route [m], clipped to its ends."""
        where = min(max(distance, 0.0), self.length)
        k = int(np.clip(np.searchsorted(self.starts, where, side="right") - 1, 0, len(self.legs) - 1))
        leg = self.legs[k]
        return Pin(leg.id, (where - float(self.starts[k])) / leg.length if leg.length else 0.0)


def _join(legs: Iterable[Leg]) -> Line:
    parts: list[tuple[Floats, ...]] = []
    owner: list[np.ndarray] = []
    jumps: list[int] = []
    known: list[tuple[int, float, float]] = []
    count = 0
    last: tuple[float, float] | None = None
    for k, leg in enumerate(legs):
        p = leg.points
        lo = leg.lo
        if last is not None:
            if last == (float(p.lat[lo]), float(p.lon[lo])):
                known.append((count - 1, float(p.elevation[lo]), float(p.time[lo])))
                lo += 1
            else:
                jumps.append(count - 1)
        cut = slice(lo, leg.hi + 1)
        parts.append((p.lat[cut], p.lon[cut], p.elevation[cut], p.time[cut]))
        owner.append(np.full(leg.hi + 1 - lo, k))
        count += leg.hi + 1 - lo
        last = (float(p.lat[leg.hi]), float(p.lon[leg.hi]))
    if not parts:
        nothing = read_only([])
        return Line(nothing, nothing, nothing, nothing, nothing, np.zeros(0, int), np.zeros(0, bool))
    lat, lon, heights, times = (read_only(np.concatenate(column)) for column in zip(*parts, strict=True))
    elevation = _with_shared(heights, [(i, z) for i, z, _t in known])
    time = _with_shared(times, [(i, t) for i, _z, t in known])
    gap = np.zeros(max(count - 1, 0), bool)
    gap[jumps] = True
    steps = geo.segments(lat, lon)
    steps[gap] = 0.0
    distance = read_only(np.concatenate([[0.0], np.cumsum(steps)]))
    return Line(lat, lon, elevation, time, distance, np.concatenate(owner), gap)


def _with_shared(column: Floats, known: list[tuple[int, float]]) -> Floats:
    """Where legs meet and the first knows nothing, what the second does: new ground may end on recorded ground."""
    at = [(i, value) for i, value in known if np.isnan(column[i]) and not np.isnan(value)]
    if not at:
        return column
    out = column.copy()
    for i, value in at:
        out[i] = value
    return read_only(out)
