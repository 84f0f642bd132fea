"""Where a course comes past a marked place: once, or again on the way back, at a crossing, on every lap."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from routeplanner import geo
from routeplanner.formats import Waypoint
from routeplanner.route import Line
from routeplanner.words import _

# Our own choices [D]
REACH = 100.0  # [m] a marked place further off the line is no station
VISIT = 60.0  # [m] within this a place is visited on every pass
APART = 1000.0  # [m] along the line: what comes back sooner is still the same visit
SAME = 200.0  # [m] two marks of one name nearer than this are one place that is listed again


@dataclass(frozen=True, slots=True)
class Visit:
    """The course at a marked place: its index in the list, `at` [m], and which time of `of` it is (1 is the first)."""

    waypoint: int
    at: float
    number: int = 1
    of: int = 1


def place(line: Line, waypoints: Sequence[Waypoint]) -> tuple[Visit, ...]:
    """Every visit of marked places in the order of the file; a place further off than `REACH` has none.

    A place within `VISIT` of the line is visited on each pass, if these are more than `APART` apart. One that the
    file lists several times has as many visits as it is listed, in the file's order.
    """
    out: list[Visit] = []
    for group in _same_place(waypoints):
        found = passes(line, waypoints[group[0]])
        if len(group) == 1 or not found:
            out += [Visit(group[0], at, k + 1, len(found)) for k, at in enumerate(found)]
            continue
        for k, waypoint in enumerate(group):
            out.append(Visit(waypoint, found[min(k, len(found) - 1)], k + 1, len(group)))
    return tuple(sorted(out, key=lambda visit: (visit.waypoint, visit.at)))


def passes(line: Line, waypoint: Waypoint) -> list[float]:
    """Where the line comes past a place [m], each the nearest point of its pass.

    The start is no visit where the course comes by again: nobody stops there before running.
    """
    steps = geo.near(line.lat, line.lon, waypoint.lat, waypoint.lon, REACH)
    steps = steps[~line.gap[steps]]
    if not len(steps):
        return []
    off, at = _steps(line, steps, waypoint)
    near = off <= VISIT
    if not near.any():
        k = int(np.argmin(off))
        return [float(at[k])] if off[k] <= REACH else []
    off, at = off[near], at[near]
    runs = np.split(np.arange(len(at)), np.flatnonzero(np.diff(at) > APART) + 1)
    found = [float(at[run[np.argmin(off[run])]]) for run in runs]
    return found[1:] if len(found) > 1 and at[0] <= VISIT else found


def _steps(line: Line, steps: "np.ndarray", waypoint: Waypoint) -> tuple[geo.Floats, geo.Floats]:
    """How far each step is from a place [m], and where along the line its nearest point is [m]."""
    x0, y0 = geo.local_xy(line.lat[steps], line.lon[steps], waypoint.lat, waypoint.lon)
    x1, y1 = geo.local_xy(line.lat[steps + 1], line.lon[steps + 1], waypoint.lat, waypoint.lon)
    dx, dy = x1 - x0, y1 - y0
    square = dx * dx + dy * dy
    t = np.clip(-(x0 * dx + y0 * dy) / np.where(square > 0, square, 1.0), 0.0, 1.0)
    start = line.distance[steps]
    return np.hypot(x0 + t * dx, y0 + t * dy), start + t * (line.distance[steps + 1] - start)


def _same_place(waypoints: Sequence[Waypoint]) -> list[list[int]]:
    """Indices of marks, those of one name at one place together."""
    groups: list[list[int]] = []
    by_name: dict[str, list[list[int]]] = {}
    for k, waypoint in enumerate(waypoints):
        known = by_name.setdefault(key(waypoint.name), []) if waypoint.name else []
        group = next((g for g in known if _between(waypoints[g[0]], waypoint) <= SAME), None)
        if group is None:
            group = []
            known.append(group)
            groups.append(group)
        group.append(k)
    return groups


def _between(a: Waypoint, b: Waypoint) -> float:
    return float(geo.segments(np.array([a.lat, b.lat]), np.array([a.lon, b.lon]))[0])


def visit_name(name: str, number: int, of: int) -> str:
    """Hut, or Hut (visit 2): rows of one place are told apart by it."""
    return name if of < 2 else _("{name} (visit {n})").format(name=name, n=number)


def bare_name(name: str) -> str:
    """The name of the place itself."""
    pattern = re.escape(_("{name} (visit {n})")).replace(r"\{name\}", "(.+)").replace(r"\{n\}", r"\d+")
    found = re.fullmatch(pattern, name)
    return found[1] if found else name


def key(name: str) -> str:
    """What two spellings of one name have in common: no case, no accents, no marks between words, no visit."""
    plain = unicodedata.normalize("NFKD", bare_name(name)).casefold()
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join(re.findall(r"\w+", plain))
