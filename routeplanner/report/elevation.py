"""Sample the tiles, weigh recorded against SRTM elevation, and choose (science.md §0)."""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from routeplanner import geo, series
from routeplanner.analysis import totals
from routeplanner.course import Course
from routeplanner.geo import Floats
from routeplanner.profile import Dem, Profile, Smoothing, Source
from routeplanner.profile import build as building
from routeplanner.profile.choose import choose
from routeplanner.report.memory import Memory
from routeplanner.route import Route
from routeplanner.terrain import Heights

LOOSE, STRICT = 0.5, 1.5  # of the smoothing: the weaker and the stronger rule of the band [D]


class Elevation(Protocol):
    """Where SRTM elevation comes from: the store of tiles, or a folder of them."""

    @property
    def revision(self) -> int:
        """Changes when a tile comes in."""

    def elevations(self, lat: Floats, lon: Floats) -> Heights:
        """Heights at points [deg], shape (n,)."""


@dataclass(frozen=True, slots=True, eq=False)
class Weighed:
    """One source of elevation: its profile, turning points per covered stretch, and totals."""

    profile: Profile
    turns: list[series.Indices]
    totals: totals.Totals


@dataclass(frozen=True, slots=True, eq=False)
class Chosen:
    """The source that a course is planned with, why (a code), and both sources side by side."""

    used: Weighed
    reason: str
    recorded: Weighed | None
    srtm: Weighed | None


def route_key(route: Route) -> Hashable:
    """What a profile depends on: the same points may also have been measured as a part of another recording."""
    return tuple((leg.points.key, leg.points.noise, leg.lo, leg.hi, leg.kind) for leg in route.legs)


def sample(elevation: Elevation, lat: Floats, lon: Floats) -> Dem:
    """Bilinear heights [m] on a grid, with the tiles that gave them."""
    heights = elevation.elevations(lat, lon)
    coarsest = max((use.resolution_arcsec for use in heights.tiles), default=0.0)
    return Dem(heights.elevation, tuple(use.name for use in heights.tiles), len(heights.missing), coarsest)


def weigh(route: Route, dem: Dem, source: Source, smoothing: Smoothing, on: building.OnGrid | None = None) -> Weighed:
    """Profile and totals of one source; its band from a looser and a stricter rule, the spacing and the source."""
    p = building.build(route, dem, source, smoothing, on)
    covered = building.stretches(p.elevation, p.gap)
    turns = totals.turning(p.elevation, covered, smoothing.dead_band)

    def rule(factor: float) -> tuple[float, float]:
        z = building.smoothed(p.raw, p.gap, p.step, smoothing.sigma * factor)
        return totals.summed(z, totals.turning(z, covered, smoothing.dead_band * factor))

    raw = sum(series.up_and_down(p.raw[lo:hi])[1] for lo, hi in covered)
    kind = source if source != "srtm" else ("srtm3" if dem.resolution > 1.5 else "srtm1")
    found = totals.totals(p.elevation, turns, rule(LOOSE), rule(STRICT), raw, p.length, p.spacing, kind)
    return Weighed(p, turns, found)


def choose_elevation(course: Course, elevation: Elevation, memory: Memory) -> Chosen:
    """Both sources weighed, and the one to plan with by the rule of science.md §0 or the runner's wish."""
    route = course.route
    key = (route_key(route), elevation.revision)
    on = memory.get(("grid", key[0]), lambda: building.on_grid(route))
    dem = memory.get(("dem", key), lambda: sample(elevation, on.lat, on.lon))

    def weighed(source: Source, smoothing: Smoothing) -> Weighed:
        return memory.get(("weighed", key, source), lambda: weigh(route, dem, source, smoothing, on))

    by_noise = building.smoothing_recorded(route.noise, building.spacing(route))
    recorded = weighed("recorded", by_noise)
    srtm = weighed("srtm", building.smoothing_srtm(dem.resolution))
    source, reason = choose(
        course.elevation,
        recorded.profile.recorded[~recorded.profile.new_ground],
        srtm.profile.srtm,
        recorded.totals.half_width,
        srtm.totals.half_width,
    )
    used = {"recorded": recorded, "srtm": srtm}.get(source) or weighed("none", Smoothing(0.0, 0.0, 50.0, 50.0))
    return Chosen(
        used,
        reason,
        recorded if np.isfinite(recorded.profile.recorded).any() else None,
        srtm if np.isfinite(srtm.profile.srtm).any() else None,
    )


def ruggedness(elevation: Elevation, lat: Floats, lon: Floats) -> tuple[Floats, float]:
    """Riley's TRI [m] on a 30 m grid around each point, 0 without tiles, and how much it may say: a third on 3″ tiles.

    Root of the summed squared differences to the eight neighbours (Riley 1999); says how exposed, not how rocky.
    """
    m, n = geo.radii(lat)
    north = np.degrees(30.0 / m)
    east = np.degrees(30.0 / (n * np.cos(np.radians(lat))))
    around = [(i, j) for i in (-1, 0, 1) for j in (-1, 0, 1)]
    dem = sample(
        elevation,
        np.concatenate([lat + i * north for i, _j in around]),
        np.concatenate([lon + j * east for _i, j in around]),
    )
    z = dem.elevation.reshape(9, -1)
    tri = np.sqrt(((z - z[4]) ** 2).sum(axis=0))
    return np.asarray(np.nan_to_num(tri)), 1.0 / 3.0 if dem.resolution > 1.5 else 1.0
