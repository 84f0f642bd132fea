"""Make Null Island, the sample: its tile, its race and its training routes.

    python packaging/null_island

writes resources/samples again, byte for byte the same with the pinned libraries.
"""

import gzip
import json
from dataclasses import replace
from pathlib import Path
from xml.sax.saxutils import escape

import numpy as np
from numpy.typing import NDArray
from race import OUTINGS, Outing, Place
from terrain import CELL, NORTH, WEST, Ground, ground, noise
from trails import trail
from truth import ABOUT, truth

Floats = NDArray[np.float64]

SAMPLES = Path(__file__).parents[2] / "resources" / "samples"
POSTS = 3601  # a side of a 1″ tile
INVENTED = "Null Island and everything on it is invented: the ground, the places, the route. Nobody can run here."


def main() -> None:
    """Write every sample."""
    true = ground()
    rounded = Ground(np.round(true.height))
    write_tile(rounded, SAMPLES / "N00E000.hgt.gz")
    figures: dict[str, object] = {"about": ABOUT, "summit_m": round(float(true.height.max()), 2)}
    texture = noise(np.random.default_rng(1), true.height.shape, 7, 2)
    for outing in OUTINGS:
        points = trail(true.height, texture, CELL, outing.start, outing.legs)
        if outing.repeats:
            once = np.concatenate([points[:-1], points[::-1]])
            points = np.concatenate([once[:1], *[once[1:]] * outing.repeats])
        lat, lon = np.round(NORTH - points[:, 0] / 3600.0, 6), np.round(WEST + points[:, 1] / 3600.0, 6)
        beside = tuple(beside_trail(place, points) for place in outing.places)
        text = gpx(replace(outing, places=beside), rounded, lat, lon)
        write(f"{outing.file}.gpx", text)
        figures[outing.file] = truth(true, lat, lon)
        print(outing.file, figures[outing.file])
    write("null-island-truth.json", json.dumps(figures, indent=1) + "\n")


def write(name: str, text: str) -> None:
    """The same bytes on every system."""
    (SAMPLES / name).write_text(text, encoding="utf-8", newline="\n")


def write_tile(rounded: Ground, path: Path) -> None:
    """The 1″ tile N00E000: whole metres, big-endian, north first, sea 0. It holds no time, so it stays the same."""
    tile = np.zeros((POSTS, POSTS), ">i2")
    row, column = round((1.0 - NORTH) * 3600), round(WEST * 3600)
    rows, columns = rounded.height.shape
    tile[row : row + rows, column : column + columns] = rounded.height
    with path.open("wb") as file, gzip.GzipFile("", "wb", 9, file, mtime=0) as packed:
        packed.write(tile.tobytes())


def beside_trail(place: Place, points: Floats) -> Place:
    """The place moved to the nearest point of the trail, which cuts the corners of its own plan."""
    row, column = points[np.hypot(*(points - (place.row, place.column)).T).argmin()]
    return replace(place, row=float(row), column=float(column))


def gpx(outing: Outing, rounded: Ground, lat: Floats, lon: Floats) -> str:
    """GPX 1.1 with the heights that the tile gives."""
    text = escape(f"{outing.text} {INVENTED}")
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<gpx version="1.1" creator="Routeplanner" xmlns="http://www.topografix.com/GPX/1/1">',
        f"<metadata><name>{escape(outing.name)}</name><desc>{text}</desc></metadata>",
        *(waypoint(place, rounded) for place in outing.places),
        f"<trk><name>{escape(outing.name)}</name><desc>{text}</desc><trkseg>",
    ]
    for y, x, height in zip(lat, lon, rounded.at(lat, lon), strict=True):
        lines.append(f'<trkpt lat="{y:.6f}" lon="{x:.6f}"><ele>{height:.1f}</ele></trkpt>')
    return "\n".join([*lines, "</trkseg></trk>", "</gpx>", ""])


def waypoint(place: Place, rounded: Ground) -> str:
    """A station or a summit, in the order of elements that the schema asks for."""
    lat, lon = np.array([NORTH - place.row / 3600.0]), np.array([WEST + place.column / 3600.0])
    note = f"<cmt>{escape(place.note)}</cmt>" if place.note else ""
    return (
        f'<wpt lat="{lat[0]:.6f}" lon="{lon[0]:.6f}"><ele>{rounded.at(lat, lon)[0]:.1f}</ele>'
        f"<name>{escape(place.name)}</name>{note}<sym>{place.symbol}</sym><type>{place.symbol}</type></wpt>"
    )


if __name__ == "__main__":
    main()
