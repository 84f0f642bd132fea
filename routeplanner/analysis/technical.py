"""Technical grade 1 to 5 along the course, from gradient and geometry (science.md §5, untagged rule).

Everything is measured on the whole points behind a leg, on 10 m steps: an edit elsewhere never changes a grade here.
All constants are science.md's own choice [D]; on 3″ tiles the terrain term is scaled down 3 times.
"""

import itertools
from dataclasses import dataclass
from typing import Literal

import numpy as np

from routeplanner import geo, series
from routeplanner.geo import Floats

WINDOW = 150.0  # [m]
FLAT = 0.03  # below this gradient untagged ground is grade 1
BASE = 2.0  # untagged ground
RDP = 5.0  # [m] tolerance before headings are compared
MIN_SECTION = 100.0  # [m] a grade holds at least as long

Grader = Literal["hand", "remembered", "tags", "geometry"]
REASONS = ("steep", "turns", "winding", "relief")


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch [m] of one grade. `reasons` are codes: steep, turns, winding, relief, flat, by_hand."""

    start: float
    end: float
    grade: int
    source: Grader
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Geometry:
    """Per grid cell of the points, shape (k,): the grade, and the four terms of the score, shape (4, k)."""

    grade: Floats
    terms: Floats
    flat: np.ndarray


def clamp(values: Floats) -> Floats:
    return np.clip(values, 0.0, 1.0)


def score(gradient: Floats, turn: Floats, sinuosity: Floats, ruggedness: Floats, terrain_share: float = 1.0) -> Floats:
    """The four terms of the geometry score G, shape (4, k); NaN counts as nothing.

    `turn` [deg per 100 m], `sinuosity` path over beeline, `ruggedness` TRI [m] of a 30 m grid (Riley 1999), whose
    term counts by `terrain_share`.
    """
    return np.nan_to_num(
        np.stack(
            [
                1.2 * clamp((np.abs(gradient) - 0.12) / 0.18),
                0.8 * clamp((turn - 90.0) / 270.0),
                0.5 * clamp((sinuosity - 1.15) / 0.6),
                0.4 * terrain_share * clamp((ruggedness - 10.0) / 25.0),
            ]
        )
    )


def untagged(terms: Floats, gradient: Floats) -> Floats:
    """Grade 1 to 4 from the terms, rounded half up; base 2, and 1 where the ground is known to be flat."""
    base = np.where(np.abs(gradient) < FLAT, 1.0, BASE)
    return np.floor(np.clip(base + terms.sum(axis=0), 1.0, 4.0) + 0.5)


def turning(lat: Floats, lon: Floats) -> tuple[Floats, Floats]:
    """Distances along the line [m] of its bends, and the sum of heading changes [deg] up to and with each bend."""
    from shapely import LineString, get_coordinates, simplify

    x, y = geo.local_xy(lat, lon, float(lat.mean()), float(lon[0]))
    moved = np.concatenate([[True], (np.diff(x) != 0) | (np.diff(y) != 0)])
    if moved.sum() < 3:
        return np.zeros(1), np.zeros(1)
    corner = get_coordinates(simplify(LineString(np.column_stack([x[moved], y[moved]])), RDP, preserve_topology=False))
    step = np.diff(corner, axis=0)
    heading = np.degrees(np.arctan2(step[:, 0], step[:, 1]))
    change = np.abs(geo.wrap(np.diff(heading)))
    where = np.concatenate([[0.0], np.cumsum(np.hypot(step[:, 0], step[:, 1]))])
    real = geo.along(lat, lon)[-1]
    scale = real / where[-1] if where[-1] else 1.0  # the simplified line is a little shorter
    return where[1:-1] * scale, np.cumsum(change)


def geometry(
    distance: Floats, lat: Floats, lon: Floats, elevation: Floats, ruggedness: Floats, terrain_share: float = 1.0
) -> Geometry:
    """Grade of every cell of a grid of about 10 m over whole points; all arrays of shape (k+1,)."""
    step = float(distance[1] - distance[0])
    middle = 0.5 * (distance[1:] + distance[:-1])
    a = np.maximum(middle - WINDOW / 2, 0.0)
    b = np.minimum(middle + WINDOW / 2, distance[-1])
    gradient = (np.interp(b, distance, elevation) - np.interp(a, distance, elevation)) / (b - a)
    x, y = geo.local_xy(lat, lon, float(lat.mean()), float(lon[0]))
    beeline = np.hypot(
        np.interp(b, distance, x) - np.interp(a, distance, x), np.interp(b, distance, y) - np.interp(a, distance, y)
    )
    sinuosity = (b - a) / np.maximum(beeline, 0.1 * (b - a))
    bend, turned = turning(lat, lon)
    turned = np.concatenate([[0.0], turned])
    turn = (turned[np.searchsorted(bend, b)] - turned[np.searchsorted(bend, a)]) * 100.0 / (b - a)
    terms = score(gradient, turn, sinuosity, 0.5 * (ruggedness[1:] + ruggedness[:-1]), terrain_share)
    grade = steady(untagged(terms, gradient), step)
    return Geometry(grade, terms, np.abs(gradient) < FLAT)


def steady(grade: Floats, step: float) -> Floats:
    """The same grades without stretches shorter than 100 m: short gaps in a harder grade close first."""
    cells = round(MIN_SECTION / step)
    out = np.ones(len(grade))
    for level in (2, 3, 4, 5):
        mask = grade >= level
        for lo, hi in series.runs(~mask):
            if hi - lo < cells and lo > 0 and hi < len(mask):
                mask[lo:hi] = True
        for lo, hi in series.runs(mask):
            if hi - lo < min(cells, len(mask)):
                mask[lo:hi] = False
        out += mask
    return out


def sections(
    distance: Floats, grade: Floats, by_hand: np.ndarray, terms: Floats, flat: np.ndarray
) -> tuple[Section, ...]:
    """Stretches of one grade and source along the course; cell arrays of shape (m,), `terms` (4, m)."""
    if not len(grade):
        return ()
    change = np.flatnonzero((np.diff(grade) != 0) | (np.diff(by_hand.astype(np.int8)) != 0)) + 1
    edges = np.concatenate([[0], change, [len(grade)]])
    cells = np.diff(edges)
    mean = np.add.reduceat(terms, edges[:-1], axis=1) / cells
    level = np.add.reduceat(flat.astype(np.int64), edges[:-1]) > 0.5 * cells
    out = []
    for k, (lo, hi) in enumerate(itertools.pairwise(edges.tolist())):
        hand = bool(by_hand[lo])
        reasons = ("by_hand",) if hand else reasons_of(mean[:, k], bool(level[k]))
        out.append(
            Section(float(distance[lo]), float(distance[hi]), int(grade[lo]), "hand" if hand else "geometry", reasons)
        )
    return tuple(out)


def reasons_of(terms: Floats, flat: bool) -> tuple[str, ...]:
    """Codes of the terms that add at least a quarter of a grade; "flat" where nothing does and the ground is level."""
    found = tuple(code for code, term in zip(REASONS, terms, strict=True) if term >= 0.25)
    return found or (("flat",) if flat else ())
