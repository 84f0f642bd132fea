"""Reports of a small real course for the pages of the inspector, and what a page says while it is shown."""

from dataclasses import replace
from datetime import date, time

import numpy as np
from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from routeplanner.course import Course, Entry, Goal, Station, from_imported
from routeplanner.formats import Imported, Track
from routeplanner.plan.runner import Runner
from routeplanner.plan.settings import DEFAULT, Settings
from routeplanner.report import Inputs, Memory, Report, build_report
from routeplanner.route import Points
from routeplanner.units import Units
from tests.report.conftest import METRE, Formula, hills
from ui.panels.page import Page

TODAY, RACE = date(2027, 6, 1), date(2027, 10, 10)
KM, MILES = Units("km"), Units("mi")
KNOWN = Runner(flat_pace=225.0, weekly_descent=300.0, longest_day=560.0)


def course_over(elevation: bool = True) -> Course:
    """12 km due north over three hills of 300 m, with two stations; or level ground of unknown elevation."""
    distance = np.arange(0.0, 12_000.1, 8.0)
    z = hills(distance) if elevation else np.full(len(distance), np.nan)
    points = Points.of(45.0 + distance * METRE, np.full(len(distance), 7.0), z)
    course = from_imported(Imported("Hilly", (Track("Hilly", (points,), False),)))[0]
    stations = (
        Station("Hut", "aid", course.route.pin(4000.0), stop=60.0, cut_off=2400.0),
        Station("Ford", "water", course.route.pin(8000.0)),
    )
    return replace(course, stations=stations, day=RACE, finish_cut_off=4260.0)


COURSE = course_over()


def report_of(
    course: Course | None = None,
    goal: Goal | None = Goal("time", 4500.0),  # noqa: B008  frozen
    runner: Runner = KNOWN,
    *,
    start: time | None = time(11, 0),
    strategy: float = 0.0,
    today: date = TODAY,
    settings: Settings = DEFAULT,
    strength: bool = False,
) -> Report:
    """A report of `course`, by default the hilly one with everything known."""
    course = replace(course or COURSE, entries=(Entry(goal=goal, start=start, strategy=strategy),))
    nowhere = Formula(lambda lat: np.full(len(lat), np.nan))
    return build_report(course, course.entry, Inputs(runner, nowhere, today, settings, strength=strength), Memory())


def show(
    qtbot: QtBot, page: Page, report: Report | None, units: Units = KM, size: tuple[int, int] = (400, 700)
) -> None:
    """Put the page on the screen with a report."""
    qtbot.addWidget(page)
    page.resize(*size)
    page.show_report(report, units)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)


def heard(signal: SignalInstance) -> list[object]:
    """Everything that a signal says from now on; what has several parts as a tuple."""
    out: list[object] = []
    signal.connect(lambda *said: out.append(said[0] if len(said) == 1 else said))
    return out


def shot(page: QWidget) -> bytes:
    """The pixels of the page."""
    image = page.grab().toImage()
    return bytes(image.constBits())


def wide_parts(page: Page) -> list[str]:
    """What is cut off at the right of the page: nothing, where it is as it should be."""
    room = page.viewport().width()
    return [
        f"{part.metaObject().className()} {part.accessibleName()}"
        for part in page.widget().findChildren(QWidget)
        if part.isVisible() and part.mapTo(page.widget(), part.rect().topRight()).x() >= room
    ]
