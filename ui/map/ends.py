"""Start and finish, where the course has no stations of its own there."""

from collections.abc import Sequence

import numpy as np

from routeplanner import geo
from routeplanner.words import _
from ui.map.values import MapRoute, MapStation

TOGETHER = 60.0  # [m] start and finish nearer than this share one flag [D]


def with_ends(stations: Sequence[MapStation], route: MapRoute | None) -> list[MapStation]:
    """`stations`, and flags at the ends of `route` unless one of them is a start or a finish."""
    if route is None or any(station.kind in ("start", "finish") for station in stations):
        return list(stations)
    lat, lon = route.lat[[0, -1]], route.lon[[0, -1]]
    start = MapStation(_("Start"), "", "start", float(lat[0]), float(lon[0]))
    finish = MapStation(_("Finish"), "", "finish", float(lat[1]), float(lon[1]))
    if float(np.sum(geo.segments(lat, lon))) < TOGETHER:
        both = MapStation(_("Start and finish"), "", "start", start.lat, start.lon)
        return [both, *stations]
    return [start, finish, *stations]
