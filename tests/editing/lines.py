"""Routes to edit: made here by hand or at random, and real ones."""

from dataclasses import replace
from pathlib import Path

import numpy as np
from hypothesis import strategies as st

from routeplanner import geo
from routeplanner.course import Course, from_imported
from routeplanner.editing import places
from routeplanner.formats import read
from routeplanner.route import Leg, LegKind, Pin, Points, Route

METRE = 1.0 / 111_195.0  # [deg] of latitude, near enough
RACES = (
    "utmb-170", "tor-330k", "eiger-250", "shasta", "lake-sonoma-55k", "Jura", "PentlandSkyline", "TwoBreweries",
    "TrotternishRidge", "BenLomond", "BeinnDubh", "allermuir-hill-race", "bob-graham-round", "ramsay-round",
)  # fmt: skip


def north(start: float, end: float, step: float = 10.0, east: float = 0.0) -> Points:
    """Due north from `start` to `end` [m] above 45° N, a point every `step` [m], climbing 1 in 10 and back."""
    at = np.arange(start, end + step / 2, step)
    lat, lon = 45.0 + at * METRE, np.full(len(at), 7.0 + east * METRE / np.cos(np.radians(45.0)))
    return Points.of(lat, lon, 1000.0 + 50.0 * np.sin(at / 500.0), at / 3.0)


def track(*points: Points, kind: LegKind = "recorded") -> Route:
    return Route(tuple(Leg(kind, p, 0, len(p) - 1) for p in points))


def loop(radius: float = 500.0, n: int = 200) -> Route:
    """A circle that ends where it starts."""
    turn = np.linspace(0.0, 2 * np.pi, n)
    lat = 45.0 + radius * METRE * np.sin(turn)
    lon = 7.0 + radius * METRE / np.cos(np.radians(45.0)) * (np.cos(turn) - 1.0)
    lat[-1], lon[-1] = lat[0], lon[0]
    return track(Points.of(lat, lon, 1000.0 + 50.0 * np.cos(turn), turn * 100.0))


def race(data: Path, name: str) -> Course:
    file = data / "routes" / f"{name}.gpx"
    return from_imported(read(file), file.stem)[0]


@st.composite
def routes(draw: st.DrawFn) -> Route:
    """One to four legs of a random walk: slices of shared points, drawn lines, holes, doubled points, both signs of
    180°."""
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    middle = draw(st.sampled_from([7.0, 180.0, -70.0]))
    legs: list[Leg] = []
    lat, lon = 45.0, middle
    for _leg in range(draw(st.integers(1, 4))):
        kind: LegKind = draw(st.sampled_from(("recorded", "recorded", "straight", "snapped")))
        n = draw(st.integers(2, 400)) if kind == "recorded" else draw(st.integers(2, 6))
        spread = draw(st.sampled_from([2.0, 12.0, 300.0])) * METRE
        if draw(st.booleans()) and legs:
            lat += 1000.0 * METRE  # a hole
        la, lo = lat + np.cumsum(rng.normal(0, spread, n)), lon + np.cumsum(rng.normal(0, spread, n))
        if draw(st.booleans()):
            la[n // 2], lo[n // 2] = la[n // 2 - 1], lo[n // 2 - 1]  # a doubled point
        lo = (lo + 180.0) % 360.0 - 180.0
        la[0], lo[0] = lat, lon
        z = rng.normal(1000.0, 5.0, n) if kind == "recorded" else np.full(n, np.nan)
        if legs and np.isfinite(z[0]) and (lat, lon) == places.last(legs[-1]):
            z[0] = np.nan_to_num(legs[-1].points.elevation[legs[-1].hi], nan=z[0])  # where legs meet they agree
        points = replace(Points.of(la, lo, z, np.arange(n) * 1.0), noise=float(rng.uniform(0, 2)))
        hi = draw(st.integers(1, n - 1)) if draw(st.booleans()) else n - 1
        legs.append(Leg(kind, points, 0, hi))
        lat, lon = float(la[hi]), float(lo[hi])
    return Route(tuple(legs))


def place(route: Route, pin: Pin) -> places.Place:
    found = places.of_pin(route, pin)
    assert found is not None, "the pin's leg is not on the route"
    return found


def off(before: Route, pin: Pin, after: Route, moved: Pin | None) -> float:
    """How far a pin moved over the ground [m]."""
    assert moved is not None, "the pin was dropped"
    return places.apart(place(before, pin), place(after, moved))


def same_line(a: Route, b: Route) -> bool:
    """Bit for bit."""
    return all(
        np.array_equal(getattr(a.line, name), getattr(b.line, name), equal_nan=True)
        for name in ("lat", "lon", "elevation", "time", "distance")
    )


def rerouted(route: Route, low: float, high: float, seed: int) -> Route:
    """Another trail from `low` to `high` [m]: a wide bow to one side. The whole is recorded anew: other points,
    3 m of scatter."""
    rng = np.random.default_rng(seed)
    line = route.line
    at = np.arange(0.0, route.length, 9.0)
    lon = line.lon[0] + geo.wrap(line.lon - line.lon[0])
    lat, lon = np.interp(at, line.distance, line.lat), np.interp(at, line.distance, lon)
    bow = np.clip(np.minimum(at - low, high - at) / 100.0, 0.0, 10.0) * 150.0 * METRE  # up to 1.5 km away
    scatter = np.convolve(rng.normal(0.0, 1.0, (len(at) + 40)), np.full(41, 3.0 / np.sqrt(41)), "valid") * METRE
    return track(Points.of(lat + bow + scatter, geo.wrap(lon + bow)))
