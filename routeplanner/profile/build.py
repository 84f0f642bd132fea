"""From a route and sampled tiles to a profile (science.md §0 "Totals", §6)."""

from dataclasses import dataclass

import numpy as np

from routeplanner import geo, series
from routeplanner.geo import Floats
from routeplanner.profile.new_ground import filled, on_new_ground
from routeplanner.profile.profile import Profile, Smoothing, Source
from routeplanner.route import Line, Route, read_only

STEP = 10.0  # [m] science.md §0, grid
SRTM_CELL = 30.87  # [m] one arc second of latitude
BRIDGE = 100.0  # [m] points without elevation between two that have one are bridged straight up to here [D]
MIN_BASELINE = 50.0  # [m] science.md §6 (6)


@dataclass(frozen=True, slots=True, eq=False)
class Dem:
    """Tiles sampled on a grid: `elevation` [m], shape (m+1,), not a number where there is none."""

    elevation: Floats
    tiles: tuple[str, ...] = ()
    missing: int = 0
    resolution: float = 0.0

    @property
    def coverage(self) -> float:
        """Share of the grid with an elevation."""
        return float(np.isfinite(self.elevation).mean()) if len(self.elevation) else 0.0


@dataclass(frozen=True, slots=True, eq=False)
class OnGrid:
    """A route on its grid: what profiles from any source share.

    Points, shape (m+1,): `distance` [m], `lat`, `lon` [deg], `recorded` elevation [m] without what an edit drew, `new`
    where it drew. Cells, shape (m,): `gap` where nothing is run.
    """

    distance: Floats
    lat: Floats
    lon: Floats
    recorded: Floats
    gap: np.ndarray
    new: np.ndarray


def on_grid(route: Route) -> OnGrid:
    distance, lat, lon = grid(route)
    recorded, gap = sampled(route, distance)
    new = on_new_ground(route, distance)
    recorded[new] = np.nan  # nothing was measured between the two ends of a drawn leg
    return OnGrid(distance, lat, lon, read_only(recorded), gap, new)


def grid(route: Route) -> tuple[Floats, Floats, Floats]:
    """Distance [m], latitude and longitude [deg] of the grid, shape (m+1,) each."""
    line = route.line
    distance = geo.equal_steps(line.length, STEP)
    shifted = line.lon[0] + geo.wrap(line.lon - line.lon[0])  # straight across the antimeridian
    lon = geo.wrap(np.interp(distance, line.distance, shifted))
    return read_only(distance), read_only(np.interp(distance, line.distance, line.lat)), read_only(lon)


def smoothing_recorded(noise: float, spacing: float) -> Smoothing:
    """How much to smooth a recording of this noise [m] and mean point spacing [m].

    Sigma and dead-band grow continuously with the measured noise and are almost nothing on a clean file (science.md
    §0). [D], to be cross-validated over races and file sources.
    """
    sigma = min(30.0 * noise**0.5, 90.0)
    over = max(MIN_BASELINE, 2 * sigma)  # not the spacing: more points on the same line change no load
    return Smoothing(sigma, min(2.0 + 3.0 * noise, 15.0), over, max(over, spacing))


def smoothing_srtm(resolution: float) -> Smoothing:
    """How much to smooth bilinear SRTM of this resolution [arc seconds]. [D], checked on three races."""
    sigma, dead_band = (20.0, 5.0) if resolution > 1.5 else (15.0, 3.0)
    over = max(MIN_BASELINE, 2 * sigma, round(resolution * 30.0))
    return Smoothing(sigma, dead_band, over, over)


def smoothed(raw: Floats, gap: np.ndarray, step: float, sigma: float) -> Floats:
    """Every covered stretch smoothed on its own, shape (m+1,) kept."""
    out = np.full(len(raw), np.nan)
    for lo, hi in stretches(raw, gap):
        out[lo:hi] = series.smooth(raw[lo:hi], step, sigma)
    return out


def stretches(values: Floats, gap: np.ndarray) -> list[tuple[int, int]]:
    """Half-open index ranges of grid points that have an elevation and no hole of the course inside."""
    out: list[tuple[int, int]] = []
    holes = np.flatnonzero(gap)
    for lo, hi in series.runs(np.isfinite(values)):
        cuts = [int(h) + 1 for h in holes if lo < h + 1 < hi]
        out += [(a, b) for a, b in zip([lo, *cuts], [*cuts, hi], strict=True) if b - a >= 2]
    return out


def gradients(elevation: Floats, gap: np.ndarray, step: float, baseline: float) -> Floats:
    """Gradient of every cell [m/m] over `baseline` [m] around its middle, shorter at the ends of a stretch."""
    out = np.full(max(len(elevation) - 1, 0), np.nan)
    half = 0.5 * baseline / step
    for lo, hi in stretches(elevation, gap):
        index = np.arange(hi - lo, dtype=np.float64)
        middle = index[:-1] + 0.5
        a, b = np.maximum(middle - half, 0.0), np.minimum(middle + half, index[-1])
        z = elevation[lo:hi]
        out[lo : hi - 1] = (np.interp(b, index, z) - np.interp(a, index, z)) / ((b - a) * step)
    return out


def recorded_on(line: Line, distance: Floats) -> Floats:
    """Recorded elevation [m] on the grid; not a number between points further apart than `BRIDGE` that have none."""
    good = np.flatnonzero(np.isfinite(line.elevation))
    if len(good) < 2:
        return np.full(len(distance), np.nan)
    at = line.distance[good]
    out = np.interp(distance, at, line.elevation[good])
    if len(good) < len(line.elevation):
        k = np.clip(np.searchsorted(at, distance), 1, len(good) - 1)
        left, right = good[k - 1], good[k]
        holes = np.concatenate([[0], np.cumsum(line.gap)])
        near = (at[k] - at[k - 1] <= BRIDGE) & (holes[right] == holes[left])
        known = ((right == left + 1) | near) & (distance >= at[0]) & (distance <= at[-1])
        out[~known & (distance != at[k]) & (distance != at[k - 1])] = np.nan
    return out


def sampled(route: Route, distance: Floats) -> tuple[Floats, np.ndarray]:
    """Recorded elevation on the grid, and which cells are holes of the course."""
    line = route.line
    gap = np.zeros(len(distance) - 1, bool)
    holes = line.distance[np.flatnonzero(line.gap)]
    if len(holes):
        # a grid point on the hole has the elevation behind it: the jump is in the cell before
        gap[np.clip(np.searchsorted(distance, holes) - 1, 0, len(gap) - 1)] = True
    return recorded_on(line, distance), gap


def build(route: Route, dem: Dem, source: Source, smoothing: Smoothing, on: OnGrid | None = None) -> Profile:
    """The profile of `route` from one source. `dem` is sampled on `grid(route)`; `on` where the caller has it."""
    on = on or on_grid(route)
    distance, recorded, gap, new = on.distance, on.recorded, on.gap, on.new
    raw = {"srtm": dem.elevation}.get(source, np.full(len(distance), np.nan))
    if source == "recorded":
        raw = filled(recorded, dem.elevation, new, gap)
    added = new & np.isfinite(raw) & (source == "recorded")
    step = float(distance[1] - distance[0])
    elevation = smoothed(raw, gap, step, smoothing.sigma)
    return Profile(
        distance=distance,
        lat=on.lat,
        lon=on.lon,
        recorded=recorded,
        srtm=read_only(dem.elevation),
        raw=read_only(raw),
        elevation=read_only(elevation),
        gradient=read_only(gradients(elevation, gap, step, smoothing.over)),
        gap=gap,
        filled=added[1:] | added[:-1],
        source=source,
        coverage=float(np.isfinite(elevation).mean()),
        new_ground=new,
        coverage_recorded=float(np.isfinite(recorded).mean()),
        coverage_srtm=dem.coverage,
        tiles=dem.tiles,
        missing_tiles=dem.missing,
        resolution=dem.resolution,
        noise=route.noise,
        spacing=spacing(route),
        smoothing=smoothing,
    )


def spacing(route: Route) -> float:
    """Mean distance [m] between the points of the file."""
    line = route.line
    return line.length / max(len(line.distance) - 1, 1)
