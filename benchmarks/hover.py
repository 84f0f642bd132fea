"""A moving cursor on the profile of tor-330k against blitting its picture: a widget that paints nothing else.

Run: python benchmarks/hover.py [--json]. Both widgets are as large, and each move of a real pointer is painted at
once, in turn with a blit, so that a slow moment of the machine meets both. Plain hover, then over a selected range.
"""

import os
import time
from datetime import date
from functools import partial
from pathlib import Path

from timing import DATA, Figures, compiled, median, show

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPoint
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from routeplanner.plan.runner import Runner
from routeplanner.report import Inputs, Memory, build_report
from routeplanner.units import Units
from ui import app as composing
from ui import opening, presenting
from ui.charts.values import ProfileValues
from ui.charts.widget import ProfileWidget

MOVES = 400
SIZE = (744, 210)  # [px] of the profile in a window as it opens
RANGE = (100_000.0, 180_000.0)  # [m]


class Blit(QWidget):
    """Nothing but the picture of the profile."""

    picture: QPixmap

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.drawPixmap(0, 0, self.picture)


def main() -> None:
    compiled()
    composing.application([])
    show("hover", measure(DATA / "routes" / "tor-330k.gpx"))


def measure(file: Path) -> Figures:
    """Plain, and over a range. Needs an application."""
    profile, blit = ProfileWidget(), Blit()
    profile.set_values(values_of(file))
    profile.resize(*SIZE)
    blit.picture = profile.grab()
    for widget in (profile, blit):
        widget.resize(*SIZE)
        widget.show()
        QTest.qWaitForWindowExposed(widget)
    figures: Figures = {"moves": MOVES}
    for name, stretch in (("hover", None), ("hover with a range", RANGE)):
        profile.set_range(stretch)
        QApplication.processEvents()
        ours, theirs = in_turn(profile, blit)
        figures |= {f"{name}, ms": 1000.0 * ours, f"{name}: blit, ms": 1000.0 * theirs}
        figures[f"{name} / blit (at most 3)"] = ours / theirs
    for widget in (profile, blit):
        widget.close()
    return figures


def in_turn(profile: ProfileWidget, blit: Blit) -> tuple[float, float]:
    """Median seconds from a move of the pointer to the painted profile, and of painting the picture alone."""
    times: tuple[list[float], list[float]] = ([], [])
    for k in range(MOVES):
        at = QPoint(60 + k * 37 % (SIZE[0] - 100), 100)
        for act, kept in zip((partial(QTest.mouseMove, profile, at), blit.update), times, strict=True):
            begin = time.perf_counter()
            act()
            QApplication.processEvents()
            kept.append(time.perf_counter() - begin)
    return median(times[0]), median(times[1])


def values_of(file: Path) -> ProfileValues:
    """The profile of a file with a plan, from the heights that it carries."""
    course = opening.open_courses(file)[0]
    inputs = Inputs(Runner(flat_pace=300.0), opening.store(), date(2027, 6, 1))
    return presenting.profile_values(build_report(course, course.entry, inputs, Memory()), Units())


if __name__ == "__main__":
    main()
