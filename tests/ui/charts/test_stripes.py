"""Stripes: wide enough, in order, without holes, in the colour of their drop-weighted mean."""

import xml.etree.ElementTree as ET
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from routeplanner import geo
from ui.charts.stripes import LEAST, Ground, Stripe, stripes
from ui.style.palette import class_of


def ground(gradient: np.ndarray, cell: float = 10.0) -> Ground:
    distance = np.arange(len(gradient) + 1) * cell
    elevation = 1000.0 + np.concatenate(([0.0], np.cumsum(gradient * cell)))
    return Ground.of(distance, elevation, gradient)


def check(found: list[Stripe], start: float, end: float, scale: float) -> None:
    assert found[0].start == pytest.approx(start)
    assert found[-1].end == pytest.approx(end)
    for left, right in pairwise(found):
        assert left.end == right.start
        assert left.colour != right.colour
    if len(found) > 1:
        assert min(s.end - s.start for s in found) * scale >= LEAST - 1e-6


@given(st.lists(st.floats(-0.6, 0.1), min_size=20, max_size=300), st.floats(0.01, 2.0))
def test_never_thinner_than_eight_pixels_and_in_order(gradients: list[float], scale: float) -> None:
    end = 10.0 * len(gradients)
    check(stripes(ground(np.array(gradients)), 0.0, end, scale), 0.0, end, scale)


def test_two_halves_stay_two_stripes() -> None:
    found = stripes(ground(np.repeat([-0.08, -0.35], 50)), 0.0, 1000.0, 0.1)
    assert [s.colour for s in found] == [class_of(-0.08), class_of(-0.35)]
    assert found[0].end == pytest.approx(500.0)


def test_a_sliver_joins_the_neighbour_that_it_changes_least() -> None:
    """40 m at 22 % between 12 % and 35 %, 4 px wide: nearer to 12 %."""
    found = stripes(ground(np.repeat([-0.12, -0.22, -0.35], [48, 4, 48])), 0.0, 1000.0, 0.1)
    assert [s.colour for s in found] == [class_of(-0.12), class_of(-0.35)]
    assert found[0].end == pytest.approx(520.0)


def test_a_metre_of_drop_counts_alike_however_steep() -> None:
    """100 m at 40 % drop as much as 400 m at 10 %: together they are coloured by 25 %, not by the mean of 16 %."""
    found = stripes(ground(np.repeat([-0.40, -0.10], [10, 40])), 0.0, 500.0, 0.01)
    assert [s.colour for s in found] == [class_of(-0.25)]


def test_a_descent_thinner_than_a_stripe_is_one_stripe() -> None:
    assert len(stripes(ground(np.repeat([-0.10, -0.45], 20)), 0.0, 400.0, 0.01)) == 1


def test_missing_elevation_counts_nothing() -> None:
    gradient = np.repeat([-0.12, np.nan, -0.12], 20)
    elevation = 500.0 + np.concatenate(([0.0], np.cumsum(np.nan_to_num(gradient) * 10.0)))
    elevation[21:40] = np.nan
    found = stripes(Ground.of(np.arange(61) * 10.0, elevation, gradient), 0.0, 200.0, 0.5)
    assert [s.colour for s in found] == [class_of(-0.12)]


def test_real_relief(data: Path) -> None:
    """A mountain race, whole course taken as one stretch, at the width of a window and of a thumbnail."""
    tree = ET.parse(data / "routes" / "PentlandSkyline.gpx")
    points = [p for p in tree.iter() if p.tag.endswith("trkpt") or p.tag.endswith("rtept")]
    lat, lon = (np.array([float(p.attrib[k]) for p in points]) for k in ("lat", "lon"))
    elevation = np.array([float(next(e.text or "nan" for e in p if e.tag.endswith("ele"))) for p in points])
    along = geo.along(lat, lon)
    grid = geo.equal_steps(float(along[-1]))
    z = np.interp(grid, along, elevation)
    relief = Ground.of(grid, z, np.diff(z) / np.diff(grid))
    assert relief.drop[-1] > 100.0
    for width in (90.0, 700.0):
        found = stripes(relief, 0.0, float(grid[-1]), width / grid[-1])
        check(found, 0.0, float(grid[-1]), width / grid[-1])
        assert len(found) > 3
