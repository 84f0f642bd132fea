"""From edits to reports: debounced, off the GUI thread, newest wins."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from routeplanner.job import Job
from ui.tasks import TaskRunner

if TYPE_CHECKING:  # numpy comes with the first course, not with the window
    from routeplanner.course import Course, Entry
    from routeplanner.report import Inputs, Memory, Report

DEBOUNCE = 60  # [ms] a drag or a typed figure settles before anything is worked out


class Reporter(QObject):
    """Keeps the newest report of every open course.

    `reported(Report)` for each finished one, `failed(course id, PlannerError)`, `stale(course id)` as soon as a course
    has changed and until its new report is there.
    """

    reported = Signal(object)
    failed = Signal(str, object)
    stale = Signal(str)

    def __init__(self, tasks: TaskRunner, inputs: "Callable[[Entry], Inputs]", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._inputs = inputs
        self._memory: Memory | None = None
        self._reports: dict[str, Report] = {}
        self._waiting: dict[str, Course] = {}
        self._timer = QTimer(self, singleShot=True, interval=DEBOUNCE)
        self._timer.timeout.connect(self._start)

    def report(self, course_id: str) -> "Report | None":
        """The newest finished report of a course."""
        return self._reports.get(course_id)

    def busy(self) -> bool:
        """Whether a report is on its way."""
        return bool(self._waiting) or any(name.startswith("report ") for name in self._tasks.names())

    def request(self, course: "Course", now: bool = False) -> None:
        """Work out the report of `course`, soon; an older request for the same course is dropped."""
        self._waiting[course.id] = course
        self.stale.emit(course.id)
        if now:
            self._timer.stop()
            self._start()
        else:
            self._timer.start()

    def forget(self, course_id: str) -> None:
        """The course was closed."""
        self._waiting.pop(course_id, None)
        self._reports.pop(course_id, None)
        self._tasks.cancel(_task_name(course_id))

    def _start(self) -> None:
        from routeplanner.report import Memory

        if self._memory is None:
            self._memory = Memory()
        waiting, self._waiting = self._waiting, {}
        for course in waiting.values():
            work = partial(_work, course, self._inputs(course.entry), self._memory)
            fail = partial(self.failed.emit, course.id)
            self._tasks.start(_task_name(course.id), work, self._on_report, fail)

    def _on_report(self, report: "Report") -> None:
        self._reports[report.course.id] = report
        self.reported.emit(report)


def _task_name(course_id: str) -> str:
    return f"report {course_id}"


def _work(course: "Course", inputs: "Inputs", memory: "Memory", job: Job) -> "Report":
    from routeplanner.report import build_report

    return build_report(course, course.entry, inputs, memory, job)
