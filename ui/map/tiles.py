"""Relief: Web Mercator tiles drawn from elevation, with numpy alone.

Hill-shade from several directions, a pale tint over the local range, contours every 20 m, flat water. Every
constant of the look is our own choice [D], after design.md §4.
"""

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QImageWriter

from ui.map.album import Album, picture_name
from ui.map.values import Floats

Grid = NDArray[np.float32]
Heights = Callable[[Floats, Floats], Grid]  # (lat (h,), lon (w,)) [deg] -> (h, w) [m], NaN where none; thread-safe

EQUATOR = 2 * np.pi * 6378137.0  # [m], WGS84
SUNS = ((315, 42, 0.58), (270, 48, 0.17), (0, 48, 0.17), (45, 55, 0.08))  # azimuth, height [deg], weight
CONTOURS = ((12.0, 20.0), (10.5, 50.0), (9.0, 100.0))  # from this zoom on every so many [m]; none below
QUALITY = 88  # of the JPEG
CACHED = 600  # tiles, about 12 MB
HOLE = 2  # nodes; a hole of twice this and one across is shown as such
HATCH_PERIOD = 16  # [px] divides the tile, so that hatching goes on across edges


@dataclass(frozen=True, slots=True)
class Ink:
    """Colours (r, g, b) and strengths of one theme."""

    low: tuple[int, int, int]
    middle: tuple[int, int, int]
    high: tuple[int, int, int]
    water: tuple[int, int, int]
    contour: tuple[int, int, int]
    contour_alpha: float
    ground: tuple[int, int, int]
    hatch: tuple[int, int, int]
    shadow: float  # how dark the darkest slope is, 0 to 1
    light: float  # how much brighter the brightest one


LIGHT = Ink(
    low=(216, 228, 209), middle=(230, 238, 220), high=(247, 244, 231), water=(176, 205, 224), contour=(122, 104, 78),
    contour_alpha=0.42, ground=(236, 239, 234), hatch=(224, 229, 222), shadow=0.62, light=0.05,
)  # fmt: skip
DARK = Ink(
    low=(44, 55, 56), middle=(62, 68, 66), high=(92, 92, 84), water=(36, 67, 90), contour=(190, 182, 160),
    contour_alpha=0.26, ground=(32, 38, 41), hatch=(38, 45, 48), shadow=0.62, light=0.16,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Look:
    """What a tile's picture depends on beside its place: the theme and the range of the tint [m]."""

    ink: Ink
    low: float
    high: float


class Relief:
    """Draws tiles and keeps the latest. `spacing` [deg]: of the elevation's own nodes. Thread-safe.

    `source` names the elevation, so that what is drawn from it may be kept in an `album` over restarts; "" keeps none.
    """

    def __init__(
        self,
        heights: Heights,
        spacing: float = 1 / 1200,
        credit: str = "",
        source: str = "",
        album: Album | None = None,
    ) -> None:
        self.heights, self.spacing, self.credit = heights, spacing, credit
        self._source, self._album = source, album if source else None
        self._place: tuple[float, ...] = ()
        self._look = Look(LIGHT, 0.0, 1000.0)
        self._box: tuple[float, float, float, float] | None = None
        self._kept: OrderedDict[tuple[Look, int, int, int, int], bytes] = OrderedDict()
        self._lock = threading.Lock()

    def set_dark(self, dark: bool) -> None:
        with self._lock:
            self._look = replace(self._look, ink=DARK if dark else LIGHT)

    def look_at(self, south: float, west: float, north: float, east: float) -> None:
        """Tint from the lowest to the highest ground of this box [deg]; as before where there is none."""
        with self._lock:
            self._box = (south, west, north, east)
            self._place = tuple(round(edge, 3) for edge in self._box)

    @property
    def key(self) -> str:
        """Names elevation and look, without reading any elevation: the same key, the same pictures."""
        with self._lock:
            parts = (self._source or id(self), self.spacing, self._look.ink is DARK, self._place)
        return hashlib.blake2b(repr(parts).encode(), digest_size=8).hexdigest()

    def _present_look(self) -> Look:
        """Reads elevation for a new box, so it is left to the thread that draws the first tile."""
        with self._lock:
            if self._box is not None:
                found = self._sampled(*self._box, 96)
                self._box = None
                if found.size:
                    low, high = np.percentile(found, (1, 99.5))
                    self._look = replace(self._look, low=float(low), high=float(max(high, low + 150.0)))
            return self._look

    def covers(self, south: float, west: float, north: float, east: float) -> bool:
        """Whether there is elevation anywhere in this box [deg]."""
        return bool(self._sampled(south, west, north, east, 24).size)

    def _sampled(self, south: float, west: float, north: float, east: float, n: int) -> Grid:
        found = self.heights(np.linspace(south, north, n), np.linspace(west, east, n))
        return found[np.isfinite(found)]

    def tile(self, zoom: int, x: int, y: int, size: int) -> bytes:
        """JPEG of tile (x, y), `size` px wide; hatched ground where there is no elevation."""
        album_key, look = self.key, self._present_look()
        key = (look, zoom, x, y, size)
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        made = self._kept_or_drawn(album_key, look, zoom, x, y, size)
        with self._lock:
            self._kept[key] = made
            while len(self._kept) > CACHED:
                self._kept.popitem(last=False)
        return made

    @property
    def kept(self) -> bool:
        """Whether its pictures outlive the program."""
        return self._album is not None

    def _kept_or_drawn(self, key: str, look: Look, zoom: int, x: int, y: int, size: int) -> bytes:
        album, name = self._album, picture_name(zoom, x, y, size)
        found = album.picture(key, name) if album else None
        if found is None:
            found = jpeg(render(self.heights, self.spacing, look, zoom, x, y, size))
            if album and key == self.key:  # a look that changed meanwhile has another place in the album
                album.keep(key, name, found)
        return found


def render(heights: Heights, spacing: float, look: Look, zoom: int, x: int, y: int, size: int) -> NDArray[np.uint8]:
    """Picture (size, size, 3) of one tile."""
    ink = look.ink
    lat, lon = _centres(zoom, x, y, size)
    picture = _hatched(ink, size)
    found = _interpolated(heights, spacing, lat, lon)
    if found is not None:
        ground, valid, water = found
        pitch = (EQUATOR / (size * 2.0**zoom) * np.cos(np.radians(lat[1:-1]))).astype(np.float32)[:, None]
        south = (ground[2:, 1:-1] - ground[:-2, 1:-1]) / (2 * pitch)
        east = (ground[1:-1, 2:] - ground[1:-1, :-2]) / (2 * pitch)
        inner = ground[1:-1, 1:-1]
        relief = _tinted(look, inner) * _shade(ink, south, east, zoom)
        _blend(relief, ink.contour, _contours(inner, np.hypot(south, east) * pitch, zoom, size) * ink.contour_alpha)
        _blend(relief, ink.water, water[1:-1, 1:-1])
        picture += (relief - picture) * valid[1:-1, 1:-1]
    return np.ascontiguousarray(np.clip(picture, 0, 255).astype(np.uint8).transpose(1, 2, 0))


def _centres(zoom: int, x: int, y: int, size: int) -> tuple[Floats, Floats]:
    """Latitude from north to south and longitude of pixel centres, one more on each side, (size + 2,)."""
    place = (np.arange(-1, size + 1) + 0.5) / size
    lon = (x + place) / 2.0**zoom * 360.0 - 180.0
    lat = np.degrees(np.arctan(np.sinh(np.pi * (1.0 - 2.0 * (y + place) / 2.0**zoom))))
    return lat, lon


def _interpolated(heights: Heights, spacing: float, lat: Floats, lon: Floats) -> tuple[Grid, Grid, Grid] | None:
    """Ground [m], share of valid elevation and share of water at each pixel; None where nothing is valid.

    A cubic B-spline through the elevation's own nodes: straight interpolation shows its facets in the shade.
    """
    step = spacing * 2.0 ** max(0, np.floor(np.log2((lon[-1] - lon[0]) / len(lon) / spacing)))
    rows, columns = Spline.at(lat, step), Spline.at(lon, step)
    found = heights(rows.nodes * step, columns.nodes * step).astype(np.float32)
    known = np.isfinite(found)
    if not known.any():
        return None
    filled = found if known.all() else _filled(found, known)

    def spread(values: Grid) -> Grid:
        return columns.weigh(rows.weigh(values).T).T

    ground = spread(_coefficients(_coefficients(filled).T).T)
    nowhere, everywhere = np.zeros_like(ground), np.ones_like(ground)
    missing = _opened(~known, HOLE)  # smaller holes are bridged: speckles would say less about the ground
    valid = _edge(spread(1 - missing.astype(np.float32)), 4.0) if missing.any() else everywhere
    water = _flat(filled)
    return ground, valid, _edge(spread(water), 6.0) if water.any() else nowhere


@dataclass(frozen=True, slots=True, eq=False)
class Spline:
    """Cubic B-spline at some places along one axis: node numbers, and per place its first node and four weights."""

    nodes: Floats  # (m,)
    first: NDArray[np.int64]  # (n,)
    weight: Grid  # (n, 4)

    @classmethod
    def at(cls, wanted: Floats, step: float) -> "Spline":
        """For places `wanted` [deg] between nodes at whole multiples of `step`."""
        margin = 8  # nodes; so far from its end the filter's error is below 1e-4
        start, stop = np.floor(wanted.min() / step) - margin, np.ceil(wanted.max() / step) + margin
        place = wanted / step - start
        left = np.floor(place).astype(np.int64)
        f = (place - left)[:, None]
        weight = np.hstack([(1 - f) ** 3, 3 * f**3 - 6 * f**2 + 4, -3 * f**3 + 3 * f**2 + 3 * f + 1, f**3]) / 6
        return cls(np.arange(start, stop + 1), left - 1, weight.astype(np.float32))

    def weigh(self, values: Grid) -> Grid:
        """Weighted sums along the first axis, (m, k) -> (n, k)."""
        out = self.weight[:, 0, None] * values[self.first]
        for k in range(1, 4):
            out += self.weight[:, k, None] * values[self.first + k]
        return np.asarray(out, dtype=np.float32)


def _coefficients(values: Grid) -> Grid:
    """Coefficients of the cubic B-spline through `values`, along the first axis (Unser 1999, box 2), pole √3 - 2."""
    pole, reach = float(np.sqrt(3.0) - 2.0), 8
    padded = np.pad(values, ((reach, reach), (0, 0)), mode="edge")
    out = np.zeros_like(values)
    for k in range(-reach, reach + 1):
        out += np.float32(-6 * pole / (1 - pole**2) * pole ** abs(k)) * padded[reach + k : reach + k + len(values)]
    return out


def _filled(found: Grid, known: NDArray[np.bool_]) -> Grid:
    """No holes: straight across them, from both sides along rows and along columns, half and half."""
    across, down = _bridged(found, known), _bridged(found.T, known.T).T
    return np.where(known, found, 0.5 * (across + down)).astype(np.float32)


def _bridged(found: Grid, known: NDArray[np.bool_]) -> Grid:
    """Holes filled along rows; an empty row is the nearest one that is not."""
    out = found.copy()
    places = np.arange(found.shape[1])
    some = np.flatnonzero(known.any(axis=1))
    for row in some[~known[some].all(axis=1)]:
        out[row] = np.interp(places, places[known[row]], found[row, known[row]])
    nearest = some[np.abs(np.arange(len(found))[:, None] - some).argmin(axis=1)]
    return out[nearest]


def _opened(mask: NDArray[np.bool_], reach: int) -> NDArray[np.bool_]:
    """`mask` without its parts that hold no square of 2 · `reach` + 1 nodes."""
    side = (2 * reach + 1, 2 * reach + 1)
    squares = np.lib.stride_tricks.sliding_window_view
    core = squares(np.pad(mask, reach, mode="edge"), side).all(axis=(2, 3))
    return np.asarray(squares(np.pad(core, reach), side).any(axis=(2, 3)))


def _flat(ground: Grid) -> Grid:
    """1 at sea: nodes of squares of 3 x 3 that lie level at or below 0 m."""
    level = np.zeros(ground.shape, dtype=bool)
    low = ground <= 0
    if low.any():
        inside = np.lib.stride_tricks.sliding_window_view(np.pad(ground, 1, mode="edge"), (3, 3))
        level = low & (inside.max(axis=(2, 3)) == inside.min(axis=(2, 3)))
    spread = np.lib.stride_tricks.sliding_window_view(np.pad(level, 1), (3, 3))
    return np.asarray(spread.any(axis=(2, 3)), dtype=np.float32)


def _edge(share: Grid, sharpness: float) -> Grid:
    """A share as ink: 0 or 1, and between them within a pixel or two of the edge."""
    return np.asarray(np.clip((share - 0.5) * sharpness + 0.5, 0.0, 1.0), dtype=np.float32)


def _tinted(look: Look, ground: Grid) -> Grid:
    """Pale low ground to cream heights, (3, h, w)."""
    ink, steps = look.ink, 256
    stops = np.array([ink.low, ink.middle, ink.high], dtype=np.float32)
    table = [np.interp(np.linspace(0, 1, steps), (0.0, 0.35, 1.0), stops[:, k]).astype(np.float32) for k in range(3)]
    place = np.clip((ground - look.low) * np.float32((steps - 1) / (look.high - look.low)), 0, steps - 1)
    return np.stack([colours[place.astype(np.intp)] for colours in table])


def _shade(ink: Ink, south: Grid, east: Grid, zoom: int) -> Grid:
    """Factor on the tint: 1 on level ground, less away from the light."""
    steeper = np.float32(1.35 + 0.3 * max(0, 13 - zoom))  # far out, relief needs help to be seen
    azimuth, height, weight = np.array(SUNS).T
    azimuth, height = np.radians(azimuth), np.radians(height)
    level = float(weight @ np.sin(height))
    ex = np.float32(steeper * (weight @ (np.sin(azimuth) * np.cos(height))) / level)
    so = np.float32(steeper * (weight @ (-np.cos(azimuth) * np.cos(height))) / level)
    # ground that rises towards the south-east faces north-west, into the light
    lit = (1 - east * ex - south * so) / np.sqrt(1 + steeper**2 * (east * east + south * south))
    most = 1 / level - 1
    return np.where(lit < 1, 1 - ink.shadow * (1 - lit), 1 + ink.light / most * (lit - 1)).astype(np.float32)


def _contours(ground: Grid, rise: Grid, zoom: int, size: int) -> Grid:
    """Strength 0 to 1 of contour ink; `rise` is the gradient in metres per pixel."""
    interval = next((interval for from_zoom, interval in CONTOURS if zoom >= from_zoom), None)
    if interval is None:
        return np.zeros_like(ground)
    scale = size / 256
    rise = np.maximum(rise, np.float32(1e-4))
    nearest = np.rint(ground / interval)
    away = np.abs(ground - nearest * interval) / rise  # [px]
    fifth = np.mod(nearest, 5) == 0
    line = np.clip(np.where(fifth, 0.62, 0.42) * scale + 0.5 - away, 0, 1) * np.where(fifth, 1.0, 0.55)
    # level ground has no line to speak of; where lines crowd, they fade rather than close up
    calm = np.clip(rise * scale / (interval * 0.004), 0, 1)
    crowd = np.clip((interval / rise / scale - 2.0) / 4.0, 0.15, 1)
    return np.asarray(line * calm * crowd, dtype=np.float32)


def _hatched(ink: Ink, size: int) -> Grid:
    """Plain ground with faint diagonal hatching, (3, size, size), seamless from tile to tile."""
    period = HATCH_PERIOD * size // 256
    i = np.arange(size)
    phase = np.mod(i[:, None] + i[None, :], period)
    line = np.clip(1.2 * size / 256 - np.minimum(phase, period - phase) * 0.75, 0, 1).astype(np.float32)
    picture = np.empty((3, size, size), dtype=np.float32)
    picture[:] = np.array(ink.ground, dtype=np.float32)[:, None, None]
    _blend(picture, ink.hatch, line)
    return picture


def _blend(picture: Grid, colour: tuple[int, int, int], alpha: Grid) -> None:
    """Lay `colour` over `picture` (3, h, w), in place."""
    for plane, value in zip(picture, colour, strict=True):
        plane += (np.float32(value) - plane) * alpha


def jpeg(picture: NDArray[np.uint8]) -> bytes:
    """Encode (h, w, 3)."""
    h, w, _ = picture.shape
    image = QImage(np.ascontiguousarray(picture).data, w, h, 3 * w, QImage.Format.Format_RGB888)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"jpg"))
    writer.setQuality(QUALITY)
    writer.write(image)
    return bytes(buffer.data().data())
