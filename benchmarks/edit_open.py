"""A track of 5,000 points is made ready for editing: ours, and leaflet-draw from npm on the same line."""

import shutil
import subprocess
from pathlib import Path
from typing import Any

from bare import BarePage, after, settled, value
from edit_click import OurMap
from timing import Figures, median

from routeplanner.course import Course
from routeplanner.route import Leg, Points, Route
from ui import opening

POINTS, ROUNDS = 5_000, 5
PACKAGE = "leaflet-draw"
HEAD = '<link rel="stylesheet" href="{0}/leaflet.draw.css"><script src="{0}/leaflet.draw.js"></script>'
EDITS = """
  window.enable = () => {
    const line = L.polyline(told.points).addTo(map);
    requestAnimationFrame(() => setTimeout(() => { window.began = true; line.editing.enable(); say(); }));
  };"""


def installed(folder: Path) -> Path | None:
    """The released files of leaflet-draw in a folder; None where there is no npm, or it finds no registry."""
    npm = shutil.which("npm")
    if npm is None:
        return None
    command = [npm, "install", "--prefix", str(folder), "--no-audit", "--no-fund", "--ignore-scripts", PACKAGE]
    if subprocess.run(command, capture_output=True, check=False).returncode:
        return None
    return folder / "node_modules" / PACKAGE / "dist"


def tracks(file: Path) -> list[Course]:
    """Stretches of a recorded course, none of which anybody has seen before."""
    p = opening.open_courses(file)[0].route.legs[0].points
    out = []
    for k in range(ROUNDS):
        cut = slice(k * POINTS, (k + 1) * POINTS)
        points = Points.of(p.lat[cut], p.lon[cut], p.elevation[cut])
        out.append(Course(f"track {k}", Route((Leg("recorded", points, 0, POINTS - 1),))))
    return out


def ours_ready(ours: OurMap, course: Course) -> tuple[float, int]:
    """Seconds from the wish to draw until anchors are shown and painted, and how many there are."""
    ours.bench.shelf.open(course)
    ours.until(lambda: (report := ours.bench.report()) is not None and report.course is course)
    ours.until_calm()
    drawing = ours.wishes.drawing
    told = [0]

    def act() -> None:
        drawing.draw(True)
        told[0] = ours.told

    taken = after(ours.map.painted, act, lambda n: n >= told[0] > 0)
    assert drawing.anchors is not None
    seen = value(ours.view, "mapPage.edit.anchors.seen.length")
    assert seen > 2
    drawing.draw(False)
    ours.until_calm()
    return taken, seen


def measure(folder: Path, file: Path) -> Figures:
    """In turn, a new track each time."""
    dist = installed(folder)
    if dist is None:
        return {f"open {POINTS} points": "not measured: no npm here, or it reaches no registry"}
    ours, mine, theirs, anchors = OurMap(), [], [], []
    for k, course in enumerate(tracks(file)):
        for kept, measured in zip((mine, anchors), ours_ready(ours, course), strict=True):
            kept.append(measured)
        page = drawn_page(folder, dist, ours, course, k)
        theirs.append(after(page.ear.said, lambda v=page.view: v.page().runJavaScript("enable()")))
        markers = value(page.view, "document.querySelectorAll('.leaflet-editing-icon').length")
        assert markers >= POINTS, f"leaflet-draw made {markers} markers"
        page.close()
    ours.close()
    return {
        f"open {POINTS} points: tracks, in turn": len(mine),
        "open: leaflet-draw / ours, median (at least 50)": median(theirs) / median(mine),
        "open: leaflet-draw / ours, least": min(a / b for a, b in zip(theirs, mine, strict=True)),
        "open: ours, median, ms": 1000 * median(mine),
        "open: leaflet-draw, median, ms": 1000 * median(theirs),
        "open: anchors that ours shows, most": max(anchors),
    }


def drawn_page(folder: Path, dist: Path, ours: OurMap, course: Course, k: int) -> BarePage:
    """A bare page that is about to make the same track ready."""
    line = course.route.line
    centre, zoom = value(ours.view, "[mapPage.map.getCenter(), mapPage.map.getZoom()]")
    told: dict[str, Any] = {"centre": centre, "zoom": zoom, "points": [*zip(line.lat, line.lon, strict=True)]}
    page = BarePage(folder, f"draw{k}", ours.view.size(), told, EDITS, HEAD.format(dist.as_uri()))
    settled(page.view)
    return page
