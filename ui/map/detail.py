"""The route as it is drawn at one zoom: pixels, one gradient class per few pixels, out and back side by side.

Pixels are those of Web Mercator with 256 px tiles: the world is 256 · 2^zoom wide, y grows to the south.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ui.map.values import UNKNOWN, Floats, MapRoute

# All of these are pixels on the screen and our own choice [D], tuned by eye on Pentland Skyline.
STRIPE = 9.0  # one gradient class holds at least this long
SAMPLE = 3.0  # step of the look for coinciding lines
BESIDE = 3.0  # lines closer than this coincide (up to twice as much between cells)
APART = 36.0  # ... if they are this far apart along the route: a bend is not an out-and-back
SHIFT = 4.2  # to the right of travel, each way
RAMP = 30.0  # the shift grows and fades over this
TOLERANCE = 0.4  # of the simplified line
MANY = 5_000  # points; shorter lines are drawn as they are
SAMPLES = 400_000  # bound of the look; beyond it steps grow


@dataclass(frozen=True, slots=True, eq=False)
class Level:
    """The line at one zoom: `x`, `y` [px], `distance` [m] and the gradient class of the step after, all (n,)."""

    x: Floats
    y: Floats
    distance: Floats
    gradient_class: NDArray[np.int64]

    def to_bytes(self) -> bytes:
        """The four arrays one after the other, as little-endian float64: what the page reads."""
        return np.concatenate([self.x, self.y, self.distance, self.gradient_class]).astype("<f8").tobytes()


def level(route: MapRoute, zoom: float) -> Level:
    """Draw `route` for `zoom`."""
    x, y = pixels(route.lat, route.lon, zoom)
    run = _along(x, y)
    classes = _stripes(run, route.gradient_class)
    if run[-1] < SAMPLE:
        return Level(x, y, route.distance, classes)
    drawn = _beside_itself(x, y, run, route.distance, classes)
    return _simplified(drawn) if len(drawn.x) > MANY else drawn


def pixels(lat: Floats, lon: Floats, zoom: float) -> tuple[Floats, Floats]:
    """Web Mercator pixels (EPSG:3857); a line across the antimeridian goes on beyond the world's edge."""
    world = 256.0 * 2.0**zoom
    sine = np.sin(np.radians(np.clip(lat, -85.05, 85.05)))
    x = world * (np.unwrap(lon, period=360.0) / 360.0 + 0.5)
    return x, world * (0.5 - np.arctanh(sine) / (2.0 * np.pi))


def _along(x: Floats, y: Floats) -> Floats:
    return np.concatenate([[0.0], np.cumsum(np.hypot(np.diff(x), np.diff(y)))])


def _stripes(run: Floats, classes: NDArray[np.int64]) -> NDArray[np.int64]:
    """Per step the class that holds most of its stripe: what is finer than the eye would only flicker."""
    steps = np.diff(run)
    stripe = ((run[1:] - 0.5 * steps) // STRIPE).astype(np.int64)
    kinds = int(classes.max()) - UNKNOWN + 1
    # a hair of length for steps of none, so that each stripe with points has a class
    weight = np.bincount(stripe * kinds + (classes[:-1] - UNKNOWN), steps + 1e-9, (int(stripe[-1]) + 1) * kinds)
    most = weight.reshape(-1, kinds).argmax(axis=1) + UNKNOWN
    return np.append(most[stripe], most[stripe[-1]])


def _beside_itself(x: Floats, y: Floats, run: Floats, distance: Floats, classes: NDArray[np.int64]) -> Level:
    """Shift what coincides with another part of the route to the right of travel."""
    count = int(min(SAMPLES, np.ceil(run[-1] / SAMPLE))) + 1
    where = np.linspace(0.0, run[-1], count)
    step = where[1]
    sx, sy = np.interp(where, run, x), np.interp(where, run, y)
    amount = _softened(_coincides(sx, sy, where), step)
    if not amount.any():
        return Level(x, y, distance, classes)
    east, south = _heading(sx, sy, step)
    kept = np.union1d(run, where[amount > 0.0])
    after = np.clip(np.searchsorted(run, kept, side="right") - 1, 0, len(run) - 1)
    a = SHIFT * np.interp(kept, where, amount)
    return Level(
        np.interp(kept, run, x) - a * np.interp(kept, where, south),
        np.interp(kept, run, y) + a * np.interp(kept, where, east),
        np.interp(kept, run, distance),
        classes[after],
    )


def _coincides(x: Floats, y: Floats, where: Floats) -> NDArray[np.bool_]:
    """Which samples have a far part of the route beside them: looked up in a grid of cells."""
    column, row = (x // BESIDE).astype(np.int64), (y // BESIDE).astype(np.int64)
    column -= column.min() - 1
    row -= row.min() - 1
    width = int(row.max()) + 2
    cell = column * width + row
    order = np.argsort(cell, kind="stable")
    cells, first = np.unique(cell[order], return_index=True)
    lowest = np.minimum.reduceat(where[order], first)
    highest = np.maximum.reduceat(where[order], first)
    found = np.zeros(len(x), dtype=bool)
    for right in (-1, 0, 1):
        for down in (-1, 0, 1):
            wanted = cell + right * width + down
            k = np.minimum(np.searchsorted(cells, wanted), len(cells) - 1)
            far = (highest[k] - where > APART) | (where - lowest[k] > APART)
            found |= far & (cells[k] == wanted)
    return found


def _softened(found: NDArray[np.bool_], step: float) -> Floats:
    """0 to 1: gaps closed, then ramps at both ends."""
    size = max(1, int(RAMP / step / 2))
    if not found.any():
        return np.zeros(len(found))
    grown = _window(found.astype(np.float64), size) > 1e-9
    closed = _window((~grown).astype(np.float64), size) <= 1e-9
    return np.clip(_window(closed.astype(np.float64), size), 0.0, 1.0)


def _window(values: Floats, size: int) -> Floats:
    """Mean over `size` samples to each side, ends repeated."""
    padded = np.concatenate([np.full(size + 1, values[0]), values, np.full(size, values[-1])])
    total = np.cumsum(padded)
    return (total[2 * size + 1 :] - total[: -2 * size - 1]) / (2 * size + 1)


def _heading(x: Floats, y: Floats, step: float) -> tuple[Floats, Floats]:
    """Unit vector of travel, calm over a few pixels so that the shifted line does not tear at corners."""
    size = max(1, int(6.0 / step))
    east, south = _window(np.gradient(x), size), _window(np.gradient(y), size)
    length = np.maximum(np.hypot(east, south), 1e-9)
    return east / length, south / length


def _simplified(drawn: Level) -> Level:
    """Drop points that move the line by less than `TOLERANCE`; where the class changes a point stays."""
    import shapely  # 76 ms: only long routes pay for it

    last = len(drawn.x) - 1
    cuts = np.flatnonzero(np.diff(drawn.gradient_class[:-1])) + 1
    starts, ends = np.append(0, cuts), np.append(cuts, last)
    sizes = ends - starts + 1
    index = np.repeat(starts - np.append(0, np.cumsum(sizes)[:-1]), sizes) + np.arange(sizes.sum())
    # the point's number rides along as its z: shapely keeps it, and it says which points were kept
    coordinates = np.column_stack([drawn.x[index], drawn.y[index], index])
    lines = shapely.linestrings(coordinates, indices=np.repeat(np.arange(len(starts)), sizes))
    left = shapely.get_coordinates(shapely.simplify(lines, TOLERANCE, preserve_topology=False), include_z=True)
    kept = np.unique(left[:, 2].astype(np.int64))
    return Level(drawn.x[kept], drawn.y[kept], drawn.distance[kept], drawn.gradient_class[kept])
