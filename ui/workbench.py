"""What the window works with: open courses, their reports, tiles and settings. It shows nothing itself."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from routeplanner.errors import PlannerError
from routeplanner.job import Job
from routeplanner.words import _, ngettext
from ui import appearance
from ui.document import Document
from ui.notices import Notice
from ui.shelf import Shelf
from ui.tasks import TaskRunner

if TYPE_CHECKING:  # the first picture of the window waits for none of these
    from routeplanner.course import Course, Entry
    from routeplanner.plan.runner import RecentRace
    from routeplanner.report import Inputs, Report
    from routeplanner.terrain import Store
    from routeplanner.terrain.sources import Downloaded
    from ui.preferences import Preferences
    from ui.reporter import Reporter

LARGE = 5_000_000  # [B] larger files are read in a process of their own: parsers hold the interpreter (house.md)


class Workbench(QObject):
    """`reported(Report)` for every new report, `notice(Notice)` for what the runner should read,
    `withdrawn(key)` for what is no longer so, `preferences_changed(Preferences)`, `imported(course id, path)` before a
    course of a file is listed."""

    reported = Signal(object)
    notice = Signal(object)
    withdrawn = Signal(str)
    preferences_changed = Signal(object)
    imported = Signal(str, object)

    def __init__(self, today: Callable[[], date] = date.today, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._preferences: Preferences | None = None
        self._appearance = appearance.load()
        self.tasks = TaskRunner(self)
        self.tasks.crashed.connect(self._on_crash)
        self.shelf = Shelf(self)
        self.shelf.opened.connect(self._on_opened)
        self.shelf.closed.connect(self._on_closed)
        self._today = today
        self._store: Store | None = None
        self._reporter: Reporter | None = None

    # values

    @property
    def appearance(self) -> appearance.Appearance:
        """Theme and units."""
        return self._appearance

    @property
    def preferences(self) -> "Preferences":
        """What the runner set; read when first needed."""
        if self._preferences is None:
            from ui import preferences

            self._preferences = preferences.load()
        return self._preferences

    @property
    def store(self) -> "Store":
        """The tiles on this computer; made when first needed."""
        if self._store is None:
            from ui import opening

            self._store = opening.store()
        return self._store

    @property
    def reporter(self) -> "Reporter":
        """Made when first needed."""
        if self._reporter is None:
            from ui.reporter import Reporter

            self._reporter = Reporter(self.tasks, self.inputs, self)
            self._reporter.reported.connect(self.reported)
            self._reporter.failed.connect(self._on_report_failed)
        return self._reporter

    def inputs(self, entry: "Entry") -> "Inputs":
        """What the report of an entry depends on beside the course, now."""
        from ui import opening

        return opening.inputs(self.preferences, self.store, self._today(), entry.runner)

    def report(self) -> "Report | None":
        """The newest report of the course on screen."""
        current = self.shelf.current
        return None if current is None else self.reporter.report(current.course.id)

    # courses

    def open_files(self, paths: Iterable[Path]) -> None:
        """Read files in the background; each is listed as it comes, one bad file never stops the others."""
        for path in paths:
            work = partial(read_file, path)
            failed = partial(self._on_open_failed, path)
            self.tasks.start(f"open {path}", work, partial(self._on_read, path), failed)

    def open_samples(self) -> None:
        """The invented race and its two training routes, the race on screen."""
        self.tasks.start("open samples", partial(read_samples, self._today()), self._on_samples, self._show)

    def open_new(self) -> None:
        """A course without a line, on screen: for drawing."""
        from routeplanner.course import Course
        from routeplanner.route import Route

        self.shelf.open(Course(_("New route"), Route(()), kind_reason="planned"))

    def edit(self, text: str, change: "Callable[[Course], Course]", course_id: str = "") -> None:
        """One undoable step on an open course, by default the one on screen."""
        document = self.shelf.find(course_id) if course_id else self.shelf.current
        if document is not None:
            changed = change(document.course)
            if changed is not document.course:
                document.edit(text, changed)

    # settings

    def prefer(self, changed: "Preferences") -> None:
        """Change and keep the preferences; every report follows."""
        from ui import preferences

        before, self._preferences = self.preferences, changed
        self._appearance = appearance.Appearance(changed.theme, changed.units)
        try:
            preferences.save(changed)
        except PlannerError as error:
            self._show(error)
        self.preferences_changed.emit(changed)
        if before.for_reports() != changed.for_reports():
            self.report_all()

    def report_all(self) -> None:
        """Every open course anew."""
        for document in self.shelf.documents:
            self._request(document.course)

    # elevation

    def get_elevation(self) -> None:
        """Fetch the tiles that the course on screen needs."""
        current = self.shelf.current
        if current is None:
            return
        from routeplanner.net import Net
        from routeplanner.terrain.sources import Mirror
        from ui import opening

        net, mirror = Net(allowed=self.preferences.network), Mirror(self.preferences.mirror)
        route, store = current.course.route, self.store
        work: Callable[[Job], Downloaded] = lambda job: opening.fetch_elevation(route, store, net, mirror, job)  # noqa: E731
        self.tasks.start("elevation", work, self._on_elevation, self._show)

    def set_recent_race(self, course_id: str, time: float, runner_id: str) -> None:
        """Learn a runner's level speed from their having run an open course in `time` [s]."""
        document = self.shelf.find(course_id)
        if document is None:
            self._show(PlannerError(_("That race was closed meanwhile."), _("Open it again to learn from it.")))
            return
        course = document.course
        inputs = self.inputs(replace(course.entry, runner=runner_id))

        def work(job: Job) -> "RecentRace":
            from routeplanner.report import Memory, recent_race

            return recent_race(course, time, inputs, Memory())

        def learned(race: "RecentRace") -> None:
            p = self.preferences
            if runner_id in dict(p.runners):  # they may have been removed meanwhile
                self.prefer(p.with_runner(runner_id, replace(p.runner_of(runner_id), recent=race)))

        self.tasks.start("recent race", work, learned, self._show)

    def cancel(self) -> None:
        """Stop what the runner waits for: reading files and getting elevation."""
        for name in self.tasks.names():
            if name == "elevation" or name.startswith("open "):
                self.tasks.cancel(name)

    def close(self) -> None:
        """Stop all work."""
        self.tasks.close()

    # answers

    def _on_read(self, path: Path, courses: "tuple[Course, ...]") -> None:
        first, *others = courses
        self.imported.emit(first.id, path)
        self.shelf.open(first)
        for other in others:
            text = _("{name} is also in {file}.").format(name=other.name, file=path.name)
            action = (_("Open it too"), partial(self._open_other, other))
            self.notice.emit(Notice(text, "", (action,), key=f"other {other.id}"))

    def _open_other(self, course: "Course") -> None:
        self.withdrawn.emit(f"other {course.id}")
        self.shelf.open(course)

    def _on_samples(self, courses: "tuple[Course, ...]") -> None:
        from ui import assets, opening

        open_already = {d.course.name for d in self.shelf.documents}
        for course, name in zip(courses, opening.SAMPLES, strict=True):
            if course.name not in open_already:
                self.imported.emit(course.id, assets.path(name))
                self.shelf.open(course, show=False)
        race = next(d for d in self.shelf.documents if d.course.name == courses[0].name)
        self.shelf.show(race.course.id)

    def _on_opened(self, document: Document) -> None:
        document.changed.connect(self._request)
        self._name_strangers(document.course)
        # after whoever shows the course: two busy threads are slower than one after the other
        QTimer.singleShot(0, document, lambda: self._request(document.course, now=True))

    def _name_strangers(self, course: "Course") -> None:
        """Say that an entry is for a runner who is not known here, so that nobody trusts a plan of somebody else."""
        known = dict(self.preferences.runners)
        if any(entry.runner not in known for entry in course.entries):
            text = _("{name} has an entry for a runner who is not known here.").format(name=course.name)
            hint = _("It is planned for {runner}. Choose who runs in the form Race.")
            hint = hint.format(runner=self.preferences.runner.name)
            self.notice.emit(Notice(text, hint, key=f"runner {course.id}"))

    def _request(self, course: "Course", now: bool = False) -> None:
        if course.route.length > 0:
            self.reporter.request(course, now)
        else:  # a line that has just been begun says nothing yet, one that was undone nothing any more
            self.reporter.forget(course.id)

    def _on_closed(self, course_id: str) -> None:
        self.reporter.forget(course_id)

    def _on_elevation(self, got: "Downloaded") -> None:
        if got.failed:
            _square, error = got.failed[0]
            count = len(got.failed)
            text = ngettext("One map square has no elevation yet.", "{n} map squares have no elevation yet.", count)
            again = (_("Try again"), self.get_elevation)
            self.notice.emit(Notice(text.format(n=count), f"{error.message} {error.hint}", (again,), "elevation"))
        else:
            self.withdrawn.emit("elevation")
        if got.installed:
            self.report_all()
        elif not got.failed:
            text = _("There is no more elevation to get here.")
            self.notice.emit(Notice(text, _("It is all on this computer, or SRTM has none."), key="elevation"))

    def _on_open_failed(self, path: Path, error: PlannerError) -> None:
        self.notice.emit(Notice(f"{path.name}: {error.message}", error.hint, key=f"open {path}"))

    def _on_report_failed(self, course_id: str, error: PlannerError) -> None:
        self._show(error)

    def _show(self, error: PlannerError) -> None:
        self.notice.emit(Notice(error.message, error.hint))

    def _on_crash(self, name: str, error: Exception) -> None:
        import traceback

        details = "".join(traceback.format_exception(error))
        copy = (_("Copy details"), partial(_to_clipboard, details))
        hint = _("Nothing is lost. Copy the details and tell the developers.")
        self.notice.emit(Notice(_("Something in Routeplanner broke: {error}").format(error=error), hint, (copy,)))


def read_file(path: Path, job: Job) -> "tuple[Course, ...]":
    """The courses of a file, in a process of its own where it is large."""
    from ui import opening

    try:
        large = path.stat().st_size > LARGE
    except OSError:
        large = False  # reading says what is wrong
    if not large:
        return opening.open_courses(path, job)
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        return pool.submit(opening.open_courses, path).result()


def read_samples(today: date, job: Job) -> "tuple[Course, ...]":
    """The courses that come with the product."""
    from ui import opening

    return opening.samples(today)


def _to_clipboard(text: str) -> None:
    from PySide6.QtGui import QGuiApplication

    QGuiApplication.clipboard().setText(text)


def with_elevation(course: "Course", source: str) -> "Course":
    """The course planned with another source of elevation."""
    if source not in ("auto", "recorded", "srtm"):
        raise ValueError(source)
    return replace(course, elevation=source)  # type: ignore[arg-type]  # checked above
