"""The values."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from routeplanner.geo import Floats

Source = Literal["recorded", "srtm", "none"]


@dataclass(frozen=True, slots=True)
class Smoothing:
    """What was done to the elevations: Gaussian `sigma` [m] along the way, `dead_band` [m].

    Gradients are measured `over` [m]. The steepest is named over `baseline` [m], which is no shorter, nor shorter than
    the points of the source are apart.
    """

    sigma: float
    dead_band: float
    over: float
    baseline: float


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """m + 1 grid points in equal steps of about 10 m, m cells between them.

    Points, shape (m+1,): `distance` [m], `lat`, `lon` [deg], `recorded` and `srtm` [m] as they came,
    `elevation` [m] the chosen source, smoothed and pinned at both ends of every covered stretch.
    Not a number where there is none. Cells, shape (m,): `gradient` [m/m], negative downhill, over
    `smoothing.over`, not a number where the elevation is; `gap` true where nothing is run (a hole in the course).
    `resolution` is the spacing of the coarsest tile used [arc seconds], 0 without tiles; `noise` [m] of the recording,
    `spacing` [m] the mean distance between the points of the file.
    """

    distance: Floats
    lat: Floats
    lon: Floats
    recorded: Floats
    srtm: Floats
    raw: Floats
    elevation: Floats
    new_ground: np.ndarray
    gradient: Floats
    gap: np.ndarray
    filled: np.ndarray
    source: Source
    coverage: float
    coverage_recorded: float
    coverage_srtm: float
    tiles: tuple[str, ...]
    missing_tiles: int
    resolution: float
    noise: float
    spacing: float
    smoothing: Smoothing

    @property
    def length(self) -> float:
        """[m]"""
        return float(self.distance[-1])

    @property
    def step(self) -> float:
        """[m]"""
        return float(self.distance[1] - self.distance[0])
