"""Windows over the window: files, the race, the runner, the sheet, and what there is to read."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from routeplanner.words import _
from ui import asked_for
from ui.main_window import MainWindow

if TYPE_CHECKING:
    from ui.panels.race import RaceWish


class Dialogs:
    """Opens them; what they want goes to the workbench."""

    def __init__(self, window: MainWindow) -> None:
        self.window, self.bench = window, window.bench

    def actions(self) -> dict[str, Callable[[], object]]:
        """What is done when an action is triggered, by its name."""
        return {
            "open": self.open,
            "export": self.export,
            "print": self.print_sheet,
            "runner": self.edit_runner,
            "race": self.edit_race,
            "rename": self._rename,
            "shortcuts": self._show_keys,
            "numbers": self._show_numbers,
            "about": self._show_about,
        }

    def open(self) -> None:
        """Ask for files and open them."""
        files, _filter = QFileDialog.getOpenFileNames(
            self.window, _("Open a course"), "", _("Routes (*.gpx);;All files (*)")
        )
        self.bench.open_files(map(Path, files))

    def edit_race(self) -> None:
        """The form "Race" for the course on screen."""
        current = self.bench.shelf.current
        if current is None:
            return
        from ui.panels.race import RaceForm

        runners = self.bench.preferences.runners
        form = RaceForm(current.course, self.window.units, self.window, self.bench.report(), runners)
        form.race_wanted.connect(self._on_race)
        form.open()

    def _on_race(self, wish: "RaceWish") -> None:
        asked_for.bring(self.bench, wish.before)
        self.bench.edit(_("Change race"), wish.applied)

    def _rename(self) -> None:
        """The course under the keys where the list has them, else the one on screen."""
        current, courses = self.bench.shelf.current, self.window.library
        chosen = courses.under_keys() if courses.list.hasFocus() else None
        if current is not None:
            self.rename(chosen or current.course.id)

    def rename(self, course_id: str) -> None:
        """Ask for another name of an open course: one step."""
        from ui.panels.ask_name import AskName

        asked = self.bench.shelf.document(course_id).course
        dialog = AskName(_("Rename the course"), "", asked.name, self.window)

        def given(name: str) -> None:
            document = self.bench.shelf.find(course_id)
            if document is None:
                asked_for.bring(self.bench, asked)
                document = self.bench.shelf.current
            if document is not None and name != document.course.name:
                text = _("Rename {name}").format(name=document.course.name)
                document.edit(text, replace(document.course, name=name))

        dialog.given.connect(given)
        dialog.open()

    def edit_runner(self) -> None:
        """The runner's settings and every number that somebody chose."""
        from ui.panels.runner import RunnerDialog
        from ui.preferences import ME

        courses = tuple((d.course.id, d.course.name) for d in self.bench.shelf.documents)
        current = self.bench.shelf.current
        who = ME if current is None else current.course.entry.runner
        dialog = RunnerDialog(self.bench.preferences, self.window.units, self.window, courses, who)
        self.bench.preferences_changed.connect(dialog.follow)
        dialog.preferences_wanted.connect(self.bench.prefer)
        dialog.recent_wanted.connect(self.bench.set_recent_race)
        dialog.open()

    def export(self) -> None:
        """The course on screen as a file for other programs."""
        from ui import exporting

        exporting.export(self.bench, self.window)

    def print_sheet(self) -> None:
        """The prep sheet, on screen first."""
        report = self.bench.report()
        if report is None:
            return
        from ui.printing.preview import SheetPreview

        preview = SheetPreview(report, self.window.units, self.bench.store, self.bench.preferences.paper, self.window)
        preview.open()

    def _show_keys(self) -> None:
        from ui.panels.keys import KeysDialog

        KeysDialog(self.window.actions_.keys(), self.window).open()

    def _show_numbers(self) -> None:
        from ui.panels.about import NumbersDialog

        NumbersDialog(self.window).open()

    def _show_about(self) -> None:
        from ui.panels.about import AboutDialog

        AboutDialog(self.window).open()
