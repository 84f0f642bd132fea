"""The ground of Null Island: an invented shield with a collapsed middle, raised, worn by rivers, given to the sea."""

from dataclasses import dataclass

import numpy as np
import rivers
from numpy.typing import NDArray
from scipy import ndimage
from shore import shore

Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]

SEED = 18  # the one of a dozen islands that has a caldera
CELL = 30.8  # a second of arc at the equator [m], near enough for rivers
SHAPE = (704, 832)  # rows, columns of the window that holds the island, 1″ apart
NORTH, WEST = 0.40, 0.20  # [deg] of its first row and column
STAGES = ((8, 250, 10e3), (4, 80, 6e3), (2, 40, 3e3), (1, 24, 1.5e3))  # coarseness, steps, years a step
UPLIFT = 3.7e-3  # [m/year] at its most
EROSION = 1.9e-4  # stream-power coefficient: soft rock
CREEP = 0.07  # of soil [m²/year]
SCREE = 0.78  # steepest slope that holds [m/m]


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """Heights [m] at posts 1″ apart from the north-west corner (NORTH, WEST); 0 is the sea. Shape (rows, columns)."""

    height: Floats

    def at(self, lat: Floats, lon: Floats) -> Floats:
        """Height [m] at places [deg], bilinear between the posts."""
        return sample(self.height, (NORTH - lat) * 3600.0, (lon - WEST) * 3600.0)


def sample(field: Floats, rows: Floats, columns: Floats) -> Floats:
    """Bilinear between posts, at fractional rows and columns."""
    return np.asarray(ndimage.map_coordinates(field, [rows, columns], order=1, mode="nearest"))


def noise(rng: np.random.Generator, shape: tuple[int, ...], wave: float, octaves: int, gain: float = 0.5) -> Floats:
    """Fractal noise of smooth bumps, the largest `wave` posts across; mean 0, standard deviation 1."""
    total = np.zeros(shape)
    for k in range(octaves):
        size = max(wave / 2**k, 1.0)
        knots = rng.standard_normal((int(shape[0] / size) + 4, int(shape[1] / size) + 4))
        rows, columns = np.meshgrid(np.arange(shape[0]) / size + 1, np.arange(shape[1]) / size + 1, indexing="ij")
        total += gain**k * ndimage.map_coordinates(knots, [rows, columns], order=3)
    return np.asarray((total - total.mean()) / total.std())


def ground() -> Ground:
    """The finished island; always the same one."""
    rng = np.random.default_rng(SEED)
    height = raised(rng)
    return Ground(shore(height, noise(rng, SHAPE, 40, 4), CELL))


def outline(rng: np.random.Generator) -> tuple[Floats, Floats]:
    """How far inside the old shore each post is (1 in the middle, 0 at the shore), and its uplift [m/year].

    An ellipse turned and bent by noise; a bow-shaped spine and a dome towards the weather side rise fastest.
    """
    rows, columns = np.meshgrid(np.linspace(-1, 1, SHAPE[0]), np.linspace(-1, 1, SHAPE[1]), indexing="ij")
    x = columns * SHAPE[1] / SHAPE[0] + 0.14 * noise(rng, SHAPE, 170, 5, 0.55)
    y = -rows + 0.13 * noise(rng, SHAPE, 170, 5, 0.55)
    turn = np.radians(24.0)
    u, v = x * np.cos(turn) + y * np.sin(turn), y * np.cos(turn) - x * np.sin(turn)
    inside = 1.0 - np.hypot(u / 0.90, v / 0.60)
    spine = np.exp(-(((v - 0.10 + 0.35 * u * u) / 0.22) ** 2) - (u / 0.62) ** 2)
    dome = np.exp(-((u + 0.22) ** 2 + (v - 0.12) ** 2) / 0.09)
    uneven = np.clip(1.0 + 0.18 * noise(rng, SHAPE, 160, 3), 0.4, None)
    return inside, UPLIFT * (0.22 + 0.55 * spine + 0.55 * dome) * uneven


def raised(rng: np.random.Generator) -> Floats:
    """Heights [m] above the old shore after the long wear: great valleys first, on coarse posts, gullies last."""
    inside, uplift = outline(rng)
    height = np.zeros(0)
    for coarse, steps, years in STAGES:
        cut = (slice(None, None, coarse), slice(None, None, coarse))
        sea, lift, cell = inside[cut] <= 0, uplift[cut], CELL * coarse
        shape = sea.shape
        if height.size:
            zoom = np.divide(shape, height.shape)
            height = ndimage.zoom(height, zoom, order=1, grid_mode=True, mode="nearest")
            height += 0.02 * cell * noise(rng, shape, 6, 2)
        else:
            height = 40.0 * np.clip(inside[cut], 0, None) + 4.0 * np.abs(noise(rng, shape, 20, 4))
        crooked = 1.0 + 0.45 * rng.uniform(-1, 1, (8, *shape))
        scree = SCREE * (1.0 + 0.12 * noise(rng, shape, 60 / coarse, 3))
        soft = EROSION * np.clip(1.0 + 0.25 * noise(rng, shape, 90 / coarse, 3), 0.3, None)
        for _ in range(steps):
            bias = crooked + 0.3 * rng.uniform(-1, 1, (8, *shape))
            height = _step(height + lift * years, sea, bias, soft * years, scree, cell)
            height = np.where(sea, 0.0, ndimage.gaussian_filter(height, np.sqrt(2.0 * CREEP * years) / cell))
            # the last bits differ between processors, and rivers would make them grow
            height = np.round(height * 1024.0) / 1024.0
    return height


def _step(height: Floats, sea: Mask, bias: Floats, soft: Floats, scree: Floats, cell: float) -> Floats:
    height = np.where(sea, 0.0, np.maximum(height, 0.0))
    to = rivers.receivers(height, sea, bias)
    by_level = rivers.levels(to)
    area = rivers.drainage(to, by_level, cell * cell).reshape(height.shape)
    away = cell * rivers.steps(to, height.shape[1]).reshape(height.shape)
    return rivers.wear(height, to, by_level, soft * area**rivers.AREA_EXPONENT / away, scree * away)
