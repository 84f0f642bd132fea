"""Geometry on the WGS84 ellipsoid, on plain arrays of degrees [deg] and metres [m]."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

SEMI_MAJOR = 6378137.0  # a [m], WGS84
ECCENTRICITY_2 = 0.00669437999014  # e², WGS84


def radii(lat: Floats) -> tuple[Floats, Floats]:
    """Meridional and prime-vertical radius of curvature [m] at latitude `lat` [deg], shape kept (WGS84)."""
    s = np.sin(np.radians(lat))
    w2 = 1.0 - ECCENTRICITY_2 * s * s
    w = np.sqrt(w2)
    return SEMI_MAJOR * (1.0 - ECCENTRICITY_2) / (w2 * w), SEMI_MAJOR / w


def wrap(delta_lon: Floats) -> Floats:
    """Longitude differences [deg] the short way round, in [-180, 180)."""
    return np.asarray((delta_lon + 180.0) % 360.0 - 180.0, dtype=np.float64)


def segments(lat: Floats, lon: Floats) -> Floats:
    """Length [m] of each step between neighbours, shape (n-1,).

    Local radii at the mean latitude: within 1e-5 % of Vincenty below 10 km (science.md §6).
    """
    if len(lat) < 2:
        return np.zeros(0)
    middle = 0.5 * (lat[1:] + lat[:-1])
    m, n = radii(middle)
    dy = m * np.radians(np.diff(lat))
    dx = n * np.cos(np.radians(middle)) * np.radians(wrap(np.diff(lon)))
    return np.hypot(dx, dy)


def along(lat: Floats, lon: Floats) -> Floats:
    """Distance [m] from the first point along the line, shape (n,), not decreasing."""
    out = np.zeros(len(lat))
    np.cumsum(segments(lat, lon), out=out[1:])
    return out


def local_xy(lat: Floats, lon: Floats, lat0: float, lon0: float) -> tuple[Floats, Floats]:
    """Metres east and north of (lat0, lon0) [deg] on the tangent plane; good to 0.1 % within 50 km."""
    m, n = radii(np.asarray(lat0))
    x = np.radians(wrap(np.asarray(lon, dtype=np.float64) - lon0)) * n * np.cos(np.radians(lat0))
    y = np.radians(np.asarray(lat, dtype=np.float64) - lat0) * m
    return x, y


def bearings(lat: Floats, lon: Floats) -> Floats:
    """Heading [deg], clockwise from north in [0, 360), of each step, shape (n-1,)."""
    middle = np.radians(0.5 * (lat[1:] + lat[:-1]))
    m, n = radii(0.5 * (lat[1:] + lat[:-1]))
    east = n * np.cos(middle) * np.radians(wrap(np.diff(lon)))
    north = m * np.radians(np.diff(lat))
    return np.degrees(np.arctan2(east, north)) % 360.0


def bounds(lat: Floats, lon: Floats) -> tuple[float, float, float, float]:
    """South, west, north, east [deg]; across the antimeridian east is above 180."""
    shifted = lon[0] + wrap(lon - lon[0])
    return float(lat.min()), float(shifted.min()), float(lat.max()), float(shifted.max())


def equal_steps(length: float, step: float = 10.0) -> Floats:
    """Distances [m] of ceil(length / step) equal steps from 0 to `length` (science.md §0, grid)."""
    count = max(1, int(np.ceil(length / step - 1e-9)))
    return np.linspace(0.0, length, count + 1)


def at(distance: Floats, values: Floats, where: Floats) -> Floats:
    """`values` at distances `where` [m], straight between points; not a number beside a missing point."""
    return np.interp(where, distance, values)


def near(lat: Floats, lon: Floats, lat0: float, lon0: float, reach: float) -> NDArray[np.intp]:
    """Indices of the steps of a line whose box comes within `reach` [m] of (lat0, lon0): a quick first look."""
    dy = reach / 110_000.0
    dx = dy / max(float(np.cos(np.radians(lat0))), 0.01)
    y, x = lat - lat0, wrap(lon - lon0)
    inside = (np.minimum(y[1:], y[:-1]) <= dy) & (np.maximum(y[1:], y[:-1]) >= -dy)
    inside &= (np.minimum(x[1:], x[:-1]) <= dx) & (np.maximum(x[1:], x[:-1]) >= -dx)
    return np.flatnonzero(inside)


def nearest(lat: Floats, lon: Floats, lat0: float, lon0: float, distance: Floats | None = None) -> tuple[float, float]:
    """Distance [m] from (lat0, lon0) to the line, and how far along it [m] the nearest place is (the first one).

    `distance` along the line [m], shape (n,), where the caller has it.
    """
    x, y = local_xy(lat, lon, lat0, lon0)
    if len(x) == 1:
        return float(np.hypot(x[0], y[0])), 0.0
    dx, dy = np.diff(x), np.diff(y)
    square = dx * dx + dy * dy
    t = np.clip(-(x[:-1] * dx + y[:-1] * dy) / np.where(square > 0, square, 1.0), 0.0, 1.0)
    off = np.hypot(x[:-1] + t * dx, y[:-1] + t * dy)
    k = int(np.argmin(off))
    d = along(lat, lon) if distance is None else distance
    return float(off[k]), float(d[k] + t[k] * (d[k + 1] - d[k]))
