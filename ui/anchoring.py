"""From a route to what the map lets a hand take hold of."""

from collections.abc import Sequence

import numpy as np

from routeplanner.geo import Floats, local_xy, wrap
from routeplanner.route import Route
from ui.map.values import MapAnchor, MapLeg
from ui.snapping import waits


def place(route: Route, at: float) -> tuple[float, float]:
    """Latitude and longitude [deg] at a distance along the route [m]."""
    line = route.line
    lon = line.lon[0] + wrap(line.lon - line.lon[0])
    return float(np.interp(at, line.distance, line.lat)), float(np.interp(at, line.distance, lon))


def anchors(route: Route, at: Floats) -> tuple[MapAnchor, ...]:
    """Anchors at distances along the route [m], shape (k,)."""
    line = route.line
    lon = line.lon[0] + wrap(line.lon - line.lon[0])
    lats, lons = np.interp(at, line.distance, line.lat), np.interp(at, line.distance, lon)
    ends = {0, len(at) - 1}
    joints = np.isclose(at[:, None], route.starts[None, :], atol=1e-3).any(axis=1)
    return tuple(
        MapAnchor(float(a), float(o), float(d), "end" if k in ends else "leg" if joint else "shape")
        for k, (a, o, d, joint) in enumerate(zip(lats, lons, at, joints, strict=True))
    )


def nearest(anchors: Sequence[MapAnchor], place: tuple[float, float], reach: float) -> int | None:
    """Which of the anchors is at a place [deg]; None where none is within `reach` [m]."""
    if not anchors:
        return None
    x, y = local_xy(np.array([a.lat for a in anchors]), np.array([a.lon for a in anchors]), *place)
    off = np.hypot(x, y)
    k = int(off.argmin())
    return k if off[k] <= reach else None


def legs(route: Route) -> tuple[MapLeg, ...]:
    """Stretches that look different: straight legs dashed, those that wait for their trail dotted."""
    return tuple(
        MapLeg(float(start), float(start) + leg.length, "straight" if leg.kind == "straight" else "pending")
        for leg, start in zip(route.legs, route.starts, strict=False)
        if leg.length > 0 and (leg.kind == "straight" or waits(leg))
    )
