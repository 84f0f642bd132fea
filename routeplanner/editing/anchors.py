"""The points of a line that a hand takes hold of: leg ends, and the corners that are seen at this zoom."""

from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from routeplanner import geo
from routeplanner.editing.cutting import part, snapped
from routeplanner.editing.drawing import NewKind, append, one_point, something
from routeplanner.editing.edited import Edited, Fresh, edited
from routeplanner.editing.stretches import ends_of, head, new_ground, replace_stretch, tail
from routeplanner.errors import PlannerError
from routeplanner.geo import Floats
from routeplanner.route import Points, Route, read_only
from routeplanner.words import _

REMEMBERED = 32  # tolerances of one line: more than a map has zooms
ONE = 1e-3  # [m] anchors nearer than this are one

_corners: "WeakKeyDictionary[Points, dict[float, NDArray[np.intp]]]" = WeakKeyDictionary()


def anchors(route: Route, tolerance: float) -> Floats:
    """Distances [m] of the anchors, shape (k,), rising: the ends of legs, and the points that are left of each leg's
    line when it is simplified to `tolerance` [m] in plan (Douglas and Peucker 1973).

    Measured on the whole points behind a leg, so that an edit elsewhere moves no anchor here.
    """
    if not route.legs:
        return read_only([])
    found: list[Floats] = [route.starts]
    for leg, start in zip(route.legs, route.starts, strict=False):
        corner = corners(leg.points, tolerance)
        inside = corner[np.searchsorted(corner, leg.lo, side="right") : np.searchsorted(corner, leg.hi)]
        found.append(start + leg.points.distance[inside] - leg.points.distance[leg.lo])
    at = np.unique(np.concatenate(found))
    return read_only(at[np.concatenate([[True], np.diff(at) > ONE])])


def corners(points: Points, tolerance: float) -> NDArray[np.intp]:
    """Indices of the points that are left of a line when it is simplified to `tolerance` [m], both ends included."""
    remembered = _corners.setdefault(points, {})
    if tolerance not in remembered:
        if len(remembered) >= REMEMBERED:
            remembered.clear()
        x, y = geo.local_xy(points.lat, points.lon, float(points.lat.mean()), float(points.lon[0]))
        remembered[tolerance] = left_of(x, y, tolerance)
    return remembered[tolerance]


def left_of(x: Floats, y: Floats, tolerance: float) -> NDArray[np.intp]:
    """Indices of the vertices that Douglas and Peucker leave of a line, shape (n,) each [m]."""
    if len(x) < 3:
        return np.arange(len(x))
    import shapely

    numbered = shapely.linestrings(np.column_stack([x, y, np.arange(len(x))]))  # the third coordinate says which
    left = shapely.get_coordinates(shapely.simplify(numbered, tolerance, preserve_topology=False), include_z=True)
    return left[:, 2].astype(np.intp)


def insert_point(
    route: Route, anchors: Floats, at: float, lat: float, lon: float, kind: NewKind | None = None
) -> Edited:
    """Drag the line at `at` [m] to a place [deg]: new ground between the two anchors around it."""
    if len(anchors) < 2:
        return append(route, lat, lon, kind or "straight")
    k = int(np.clip(np.searchsorted(anchors, at, side="right"), 1, len(anchors) - 1))
    return replace_stretch(route, float(anchors[k - 1]), float(anchors[k]), [(lat, lon)], kind)


def move_anchor(route: Route, anchors: Floats, k: int, lat: float, lon: float, kind: NewKind | None = None) -> Edited:
    """Drag anchor `k` to a place [deg]: new ground to and from it, as far as the anchors beside it.

    Without `kind` both new legs are of the kind that was there.
    """
    if len(anchors) < 2:
        return append(Route(()), lat, lon, kind or "straight")
    low, high = float(anchors[max(k - 1, 0)]), float(anchors[min(k + 1, len(anchors) - 1)])
    if 0 < k < len(anchors) - 1:
        return replace_stretch(route, low, high, [(lat, lon)], kind)
    low, high = snapped(route, low), snapped(route, high)
    gone = part(route, low, high)
    a, b = ends_of(route, gone, low)
    through, inner = ([(lat, lon), b], gone[-1:]) if k == 0 else ([a, (lat, lon)], gone[:1])
    return something(route, [*head(route, low), new_ground(through, kind, inner, low, high), *tail(route, high)])


def delete_anchor(route: Route, anchors: Floats, k: int, kind: NewKind | None = None) -> Edited:
    """Run straight from the anchor before to the one after; the first and the last anchor go with their ground.

    Raises PlannerError for the only point there is.
    """
    if len(anchors) < 2:
        raise PlannerError(_("This is the last point of the course."), _("Delete the course instead."))
    if 0 < k < len(anchors) - 1:
        return replace_stretch(route, float(anchors[k - 1]), float(anchors[k + 1]), (), kind)
    at = snapped(route, float(anchors[1] if k == 0 else anchors[-2]))
    left = tail(route, at) if k == 0 else head(route, at)
    return edited(route, left or [Fresh((one_point(ends_of(route, (), at)[0]),))])
