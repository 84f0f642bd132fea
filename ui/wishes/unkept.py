"""Closing a window while something is on no disk: asked once, with a way out."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from routeplanner.errors import PlannerError
from routeplanner.job import Job
from routeplanner.words import _
from ui.exporting import file_name
from ui.main_window import MainWindow
from ui.panels.unkept import UnkeptDialog

if TYPE_CHECKING:
    from routeplanner.course import Course
    from ui.keeping import Keeper


class UnkeptWishes:
    """The mark in the status bar, and the question before the window goes."""

    def __init__(self, window: MainWindow, keeper: "Keeper") -> None:
        self._window, self._keeper = window, keeper
        self._dialog: UnkeptDialog | None = None
        self._let_go = False
        keeper.troubled.connect(self._on_trouble)
        keeper.saved.connect(self._on_saved)
        window.status.keep_clicked.connect(keeper.try_again)
        window.may_close = self.may_close

    def may_close(self) -> bool:
        """Whether nothing is lost by closing, or the runner said so; otherwise asks."""
        if self._let_go or self._keeper.finish():
            return True
        if self._dialog is None:
            self._dialog = self._make()
        self._show(self._dialog)
        self._dialog.open()
        return False

    def _make(self) -> UnkeptDialog:
        dialog = UnkeptDialog(self._window)
        dialog.again_wanted.connect(self._window.close)  # which tries again, and closes when it worked
        dialog.export_wanted.connect(self._export)
        dialog.leave_wanted.connect(self._leave)
        return dialog

    def _show(self, dialog: UnkeptDialog) -> None:
        dialog.show_courses([course.name for course in self._keeper.unkept], self._keeper.trouble)

    def _leave(self) -> None:
        self._let_go = True
        self._window.close()

    def _export(self) -> None:
        folder = QFileDialog.getExistingDirectory(self._dialog, _("Where the GPX files go"))
        if folder:
            self.export_to(Path(folder))

    def export_to(self, folder: Path) -> None:
        """Every course that would be lost as a file in `folder`, over none that is there; says what came of it."""
        dialog, courses = self._dialog, self._keeper.unkept

        def say(text: str) -> None:
            if dialog is not None:
                dialog.say(text)

        with_line = [course for course in courses if course.route.legs]
        empty = [course.name for course in courses if not course.route.legs]

        def done(files: list[Path]) -> None:
            said = [_("Exported to {folder}: {files}").format(folder=folder, files=", ".join(f.name for f in files))]
            if empty:
                said.append(_("Without a line there is nothing to export: {names}").format(names=", ".join(empty)))
            say("\n".join(said if files else said[1:]))

        self._window.bench.tasks.start(
            "export unkept", lambda job: _write_all(with_line, folder, job), done, lambda error: say(str(error))
        )

    def _on_trouble(self, error: PlannerError | None) -> None:
        status, count = self._window.status, self._keeper.waiting
        marked = not status.unkept.isHidden()
        status.show_unkept(count if error else 0, str(error or ""))
        if marked and not error:
            status.showMessage(_("Everything is kept again."), 10_000)

    def _on_saved(self) -> None:
        if self._dialog is not None:
            self._dialog.close()


def _write_all(courses: "list[Course]", folder: Path, job: Job) -> list[Path]:
    """Raises PlannerError."""
    from routeplanner import formats
    from routeplanner.course import to_exported

    written: list[Path] = []
    for course in courses:
        job.check()
        path = _free(folder, file_name(course.name))
        formats.write(to_exported(course), path)
        written.append(path)
    return written


def _free(folder: Path, name: str) -> Path:
    """A name that no file has yet."""
    path, n = folder / f"{name}.gpx", 2
    while path.exists():
        path, n = folder / f"{name} {n}.gpx", n + 1
    return path
