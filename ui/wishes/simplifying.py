"""Simplify: tried in the background for every tolerance that is typed, seen on the map before it is done."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from routeplanner.errors import PlannerError
from routeplanner.job import Job
from routeplanner.words import _
from ui import asked_for
from ui.drawing import Drawing
from ui.main_window import MainWindow
from ui.notices import Notice

if TYPE_CHECKING:
    from routeplanner.course import Course
    from routeplanner.report.elevation import Elevation
    from routeplanner.report.thinning import Thinned
    from ui.panels.ask_tolerance import AskTolerance

TOLERANCE = 5.0  # [m] that is offered first: about the error of a receiver [D]
TASK = "simplify"


class Simplifying(QObject):
    """One dialog at a time. Without OK the map shows again what it showed."""

    def __init__(self, window: MainWindow, drawing: Drawing) -> None:
        super().__init__(window)
        self.window, self.bench, self.drawing = window, window.bench, drawing
        self._dialog: AskTolerance | None = None
        self._course: Course | None = None

    def ask(self) -> None:
        """Open the dialog for the course on screen."""
        current = self.bench.shelf.current
        if current is None or not current.course.route.legs:
            return
        from ui.panels.ask_tolerance import AskTolerance

        self._course = current.course
        dialog = self._dialog = AskTolerance(TOLERANCE, self.window.units, self.window)
        dialog.tolerance_wanted.connect(self._try)
        dialog.given.connect(self._do)
        dialog.finished.connect(self._end)
        dialog.open()
        dialog.ask()

    def _try(self, tolerance: float) -> None:
        if self._course is not None:
            work = partial(_thin, self._course, tolerance, self.bench.store)
            self.bench.tasks.start(TASK, work, self._show, self._refuse)

    def _show(self, found: "Thinned") -> None:
        if self._dialog is None or self._course is None:
            return
        self._dialog.show_result(found)
        current = self.bench.shelf.current
        if current is None or current.course.id != self._course.id:
            return  # the map shows another course by now
        from dataclasses import replace

        from ui import presenting

        simpler = replace(self._course, route=found.simplified.edited.route)
        self.window.map.show_route(presenting.bare_route(simpler), fit=False)

    def _refuse(self, error: PlannerError) -> None:
        if self._dialog is not None:
            self._dialog.reject()
        self.bench.notice.emit(Notice(error.message, error.hint, key="edit"))

    def _do(self, found: "Thinned") -> None:
        from routeplanner import editing

        course, simplified = self._course, found.simplified
        if course is None:
            return
        asked_for.bring(self.bench, course)
        # a late answer may have changed the line meanwhile: then it is simplified anew, to what was agreed to
        self.drawing.edit(
            _("Simplify"),
            lambda route: (
                simplified.edited if route is course.route else editing.simplify(route, simplified.tolerance).edited
            ),
        )

    def _end(self, accepted: int) -> None:
        self.bench.tasks.cancel(TASK)
        self._dialog = self._course = None
        report = self.bench.report()
        if not accepted and report is not None:
            self.window.show_report(report)


def _thin(course: "Course", tolerance: float, elevation: "Elevation", job: Job) -> "Thinned":
    from routeplanner.report import Memory
    from routeplanner.report.thinning import thin

    return thin(course, tolerance, elevation, Memory(), job)
