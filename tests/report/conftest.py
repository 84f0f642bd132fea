"""Small courses made here, and an elevation that is a formula."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
import pytest

from routeplanner.course import Course, Entry, Goal, from_imported
from routeplanner.formats import Imported, Track
from routeplanner.geo import Floats
from routeplanner.plan.runner import Runner
from routeplanner.report import Inputs
from routeplanner.route import Points
from routeplanner.terrain import Heights, TileUse

METRE = 1.0 / 111_195.0  # [deg] of latitude, near enough


@dataclass(frozen=True)
class Formula:
    """Elevation everywhere from a function of latitude; `missing` where there is none."""

    height: Callable[[Floats], Floats]
    revision: int = 0

    def elevations(self, lat: Floats, lon: Floats) -> Heights:
        z = self.height(lat)
        use = (TileUse("formula", 3.0, "test"),)
        return Heights(z, np.where(np.isfinite(z), 0, -1).astype(np.int32), use, ())


def hills(distance: Floats) -> Floats:
    """Three hills of 300 m every 4 km, gradients to about 24 %."""
    return np.asarray(500.0 + 150.0 * (1 - np.cos(2 * np.pi * distance / 4000.0)))


@pytest.fixture
def no_tiles() -> Formula:
    return Formula(lambda lat: np.full(len(lat), np.nan))


@pytest.fixture
def hilly() -> Course:
    """12 km due north over three hills, a point every 8 m."""
    distance = np.arange(0.0, 12_000.1, 8.0)
    points = Points.of(45.0 + distance * METRE, np.full(len(distance), 7.0), hills(distance))
    course = from_imported(Imported("Hilly", (Track("Hilly", (points,), False),)))[0]
    return replace(course, entries=(Entry(goal=Goal("time", 4500.0)),))


@pytest.fixture
def inputs(no_tiles: Formula) -> Inputs:
    return Inputs(Runner(), no_tiles, date(2027, 6, 1))
