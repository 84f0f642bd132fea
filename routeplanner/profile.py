"""The course as distance, elevation and gradient on one grid; recorded and SRTM elevation side by side."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from routeplanner.geo import Floats

Source = Literal["recorded", "srtm", "none"]


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """m + 1 grid points in equal steps of about 10 m, m cells between them.

    Points, shape (m+1,): `distance` [m], `lat`, `lon` [deg], `recorded` and `srtm` [m] as they came,
    `elevation` [m] the chosen source, smoothed with `sigma` [m] and pinned at both ends of every covered stretch.
    Not a number where there is none. Cells, shape (m,): `gradient` [m/m], negative downhill, over `baseline` [m];
    `gap` true where nothing is run.
    """

    distance: Floats
    lat: Floats
    lon: Floats
    recorded: Floats
    srtm: Floats
    elevation: Floats
    gradient: Floats
    gap: np.ndarray
    source: Source
    reason: str  # code of the choice, see profile.choose
    coverage: float
    coverage_recorded: float
    coverage_srtm: float
    tiles: tuple[str, ...]
    resolution: float  # arc seconds of the coarsest tile used, 0 without tiles
    noise: float  # [m]
    spacing: float  # median distance between the points of the file [m]
    sigma: float  # [m]
    dead_band: float  # [m]
    baseline: float  # [m]

    @property
    def length(self) -> float:
        """[m]"""
        return float(self.distance[-1])

    @property
    def step(self) -> float:
        """[m]"""
        return float(self.distance[1] - self.distance[0])
