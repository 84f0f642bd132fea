"""A click that adds a point, until it is painted: in our window, and in a bare Leaflet page with the same line.

Timed from the release of a button that was down as long as a hand holds it. Both pages say so over their channel, from
the first task after the frame in which the point was drawn. Ours says later, on its own, that the line of the edited
course has taken its place.
"""

import random
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import shiboken6
from bare import CLICKS, BarePage, after, mouse, settled, value
from PySide6.QtCore import QCoreApplication, QEventLoop, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWebEngineWidgets import QWebEngineView
from timing import Figures, median

from ui import app as composing

CLICKS_EACH = 80
EDGE = 40  # [px] of the map that is not clicked on
HELD = (60, 110)  # [ms] a button is down in a click; any length in between, since a hand knows nothing of frames
LEFT, NO_KEY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
SAYS = """(() => {
  const { added } = mapPage.edit, add = added.add.bind(added);
  added.add = (...given) => {
    add(...given);
    requestAnimationFrame(() => setTimeout(() => mapPage.bridge.pagePainted(mapPage.latest)));
  };
  return true;
})()"""
FREE = """[{x}, {y}].length && !document.elementFromPoint({x}, {y}).closest(".label, .leaflet-control") &&
 !mapPage.edit.anchors.under(L.point({x}, {y}))"""


class OurMap:
    """The real window, linked as the program links it, in draw mode."""

    def __init__(self) -> None:
        application = QCoreApplication.instance()
        self.window, self.wishes = composing.make_window(application)  # type: ignore[arg-type]
        self.bench, self.map = self.window.bench, self.window.map
        self._painted = 0
        self.map.painted.connect(self._reach)
        self.window.show()
        self.bench.open_samples()
        self.until(lambda: self.bench.report() is not None)
        self.until_calm()
        assert value(self.view, SAYS)

    def _reach(self, number: int) -> None:
        self._painted = number

    @property
    def view(self) -> QWebEngineView:
        assert self.map._web is not None
        return self.map._web.view

    @property
    def told(self) -> int:
        """Number of what the page was told last."""
        return self.map._bridge.sequence

    def until(self, true: Callable[[], bool]) -> None:
        while not true():
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 20)

    def until_calm(self) -> None:
        """Reported, shown and painted."""
        self.until(lambda: not self.bench.reporter.busy() and self.window.settled and not self.bench.tasks.names())
        self.until(lambda: self._painted >= self.told and self.map._relief_done)
        while not value(self.view, "!mapPage.rest"):  # labels are placed once the hand rests
            pass
        settled(self.view)

    def begin(self, file: Path | None) -> None:
        """Draw on the course of a file, or on a new one."""
        if file is None:
            self.window.actions_["new"].trigger()
        else:
            before = self.current
            self.bench.open_files([file])
            self.until(lambda: self.current.id != before.id and self.bench.report() is not None)
            self.wishes.drawing.draw(True)
        self.until_calm()

    @property
    def current(self) -> Any:
        assert self.bench.shelf.current is not None
        return self.bench.shelf.current.course

    def click(self, at: QPoint) -> tuple[float, float]:
        """Seconds until the point that a click adds is painted, and until the course's line goes there."""
        document, wanted, began = self.bench.shelf.current, [], time.perf_counter()
        assert document is not None
        changed = document.changed.connect(lambda _course: wanted.append(self.told))  # after those who tell the page
        painted = after(self.map.painted, lambda: released(self.view, at))
        self.until(lambda: bool(wanted) and self._painted >= wanted[0])
        document.changed.disconnect(changed)
        return painted, time.perf_counter() - began

    def close(self) -> None:
        """Page before window, and both gone: the profile outlives them."""
        self.until_calm()
        self.window.close()
        shiboken6.delete(self.window)

    def is_free(self, at: QPoint) -> bool:
        """Whether a click there adds a point: not on a label, nor on an anchor."""
        return bool(value(self.view, FREE.format(x=at.x(), y=at.y())))


def released(view: QWebEngineView, at: QPoint) -> None:
    QTest.mouseRelease(mouse(view), LEFT, NO_KEY, at)


def in_turn(ours: OurMap, bare: list[BarePage], rounds: int) -> list[list[float]]:
    """Seconds of each click: on our map, until our line is there, and on each bare page. Chance says whose turn is
    first."""
    chance, size = random.Random(1), ours.view.size()
    times: list[list[float]] = [[] for _ in range(2 + len(bare))]
    while len(times[0]) < rounds:
        at = QPoint(chance.randrange(EDGE, size.width() - EDGE), chance.randrange(EDGE, size.height() - EDGE))
        if not ours.is_free(at):
            continue
        for who in chance.sample(range(len(bare) + 1), len(bare) + 1):
            view = bare[who - 1].view if who else ours.view
            QTest.mouseMove(mouse(view), at)
            settled(view)
            QTest.mousePress(mouse(view), LEFT, NO_KEY, at)
            QTest.qWait(chance.randint(*HELD))
            if who:
                times[1 + who].append(after(bare[who - 1].ear.said, partial(released, view, at)))
            else:
                for kept, taken in zip(times, ours.click(at), strict=False):
                    kept.append(taken)
            ours.until_calm()
    return times


def measure(folder: Path, file: Path, rounds: int = CLICKS_EACH) -> Figures:
    """A small course drawn by clicks, then the course of a file."""
    ours, figures = OurMap(), Figures()
    for name, course in (("small course", None), (file.stem, file)):
        ours.begin(course)
        centre, zoom = value(ours.view, "[mapPage.map.getCenter(), mapPage.map.getZoom()]")
        line = ours.current.route.line
        told = {"centre": centre, "zoom": zoom, "points": [*zip(line.lat, line.lon, strict=True)]}
        pages = [BarePage(folder, "same", ours.view.size(), told, CLICKS)]
        if course is not None:
            pages.append(BarePage(folder, "empty", ours.view.size(), {**told, "points": []}, CLICKS))
        mine, whole, *theirs = in_turn(ours, pages, rounds)
        figures |= {f"{name}: clicks of each": len(mine)}
        for with_, them in zip(("", ", its page empty"), theirs, strict=False):
            figures[f"{name}: click / bare Leaflet, p95 (at most 1.5){with_}"] = p95(mine) / p95(them)
            figures[f"{name}: click / bare Leaflet, median{with_}"] = median(mine) / median(them)
            figures[f"{name}: bare Leaflet, p95, ms{with_}"] = 1000 * p95(them)
        figures[f"{name}: click, p95, ms"] = 1000 * p95(mine)
        figures[f"{name}: click, median, ms"] = 1000 * median(mine)
        figures[f"{name}: click until the course's own line, median, ms"] = 1000 * median(whole)
        for page in pages:
            page.close()
    ours.close()
    return figures


def p95(times: list[float]) -> float:
    """The 95th percentile, between the two values beside it."""
    import numpy as np

    return float(np.percentile(times, 95))
