"""What the runner wants, from menus, toolbar and panels, and what is done about it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from routeplanner.errors import PlannerError
from routeplanner.words import _, ngettext
from ui import workbench
from ui.appearance import Theme
from ui.combining import Combining
from ui.drawing import Drawing
from ui.main_window import MainWindow
from ui.notices import Notice
from ui.panels.library import Row

if TYPE_CHECKING:
    from routeplanner.course import Course, Goal
    from routeplanner.editing import Edited
    from routeplanner.library import Backup, Kept
    from routeplanner.report import Report
    from routeplanner.route import Route
    from ui.document import Document
    from ui.keeping import Keeper
    from ui.panels.race import RaceWish

SOURCES = ("auto", "recorded", "srtm")
WHOLE = ("reverse", "out_and_back", "close_loop", "laps")  # edits of the whole line
SAID = 4000  # [ms] for which the status bar says that all is saved
SIMPLIFY = 5.0  # [m] what the line may be off after simplifying; our own choice


class Wishes(QObject):
    """Links one window to its workbench. Every edit goes through `Workbench.edit`, so every edit can be undone."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.window = window
        self.bench = window.bench
        self.drawing = Drawing(window)
        self.drawing.changed.connect(lambda _on: self.refresh())
        self.combining = Combining(self.drawing)
        self._keeper: Keeper | None = None
        self._comparing = False
        self._ticked: set[str] = set()
        self._link_actions()
        self._link_panels()
        self._link_bench()
        self.refresh()

    # links

    def _link_actions(self) -> None:
        do: dict[str, Callable[[], None]] = {
            "open": self.open,
            "sample": self.bench.open_samples,
            "new": self._new_route,
            "kept": self._list_kept,
            "save": self._say_saved,
            "delete": self._delete,
            "draw": lambda: self.drawing.draw(not self.drawing.on),
            "join": self.combining.join,
            "replace_line": self.combining.replace_line,
            "duplicate": self.combining.duplicate,
            "remove_spikes": self._remove_spikes,
            "simplify": self._simplify,
            "export": self.export,
            "print": self.print_sheet,
            "close": self.close_current,
            "quit": lambda: self._quit(),
            "undo": lambda: self._on_document("undo"),
            "redo": lambda: self._on_document("redo"),
            "runner": self.edit_runner,
            "fit": lambda: self._fit(),
            "fit_selection": self._fit_selection,
            "compare": lambda: self.compare(not self._comparing),
            "race": self.edit_race,
            "grade": self._start_grading,
            "next": lambda: self._step(1),
            "previous": lambda: self._step(-1),
            "clear": self.drawing.escape,
            "kind": self._switch_kind,
            "get_elevation": self.bench.get_elevation,
            "full_screen": self._full_screen,
            "shortcuts": self._show_keys,
            "numbers": self._show_numbers,
            "about": self._show_about,
        }
        do |= {name: partial(self._edit_whole, name) for name in WHOLE}
        do |= {f"theme_{t}": partial(self._theme, t) for t in ("system", "light", "dark")}
        do |= {f"tab_{k}": partial(self._show_tab, k - 1) for k in range(1, 5)}
        do |= {f"units_{u}": partial(self._units, u) for u in ("km", "mi")}
        do |= {f"elevation_{s}": partial(self.set_source, s) for s in SOURCES}
        for name, act in do.items():
            self.window.actions_[name].triggered.connect(lambda _checked=False, act=act: act())

    def _link_panels(self) -> None:
        w = self.window
        w.bar.race_clicked.connect(self.edit_race)
        w.inspector.compare_wanted.connect(lambda: self.compare(True))
        w.completed.connect(self._link_inspector)
        w.profile.range_fit_wanted.connect(w.map.fit)
        w.profile.range_grade_wanted.connect(self.set_range_grade)
        w.profile.range_crop_wanted.connect(self.crop)
        w.profile.set_offers(frozenset({"fit", "grade", "crop"}))
        for courses in (w.library, w.rail):
            courses.chosen.connect(self.show)
        w.library.ticked.connect(self._tick)
        w.library.close_wanted.connect(self.bench.shelf.close)
        for source in (w.library, w.welcome):
            source.open_wanted.connect(self.open)
        w.welcome.sample_wanted.connect(self.bench.open_samples)
        w.welcome.runner_wanted.connect(self.edit_runner)
        w.status.kind_clicked.connect(self._switch_kind)

    def _link_inspector(self) -> None:
        w = self.window
        d = w.inspector.descents
        d.open_wanted.connect(self.open)
        d.grade_wanted.connect(self.set_grade)
        d.source_wanted.connect(self.set_source)
        d.elevation_wanted.connect(self.bench.get_elevation)
        p = w.inspector.pace
        p.goal_wanted.connect(self.set_goal)
        p.strategy_wanted.connect(self.set_strategy)
        p.skill_wanted.connect(lambda skill: self.set_runner(skill=skill))
        p.flat_pace_wanted.connect(lambda pace: self.set_runner(flat_pace=pace))
        p.runner_wanted.connect(self.edit_runner)
        s = w.inspector.stride
        s.height_wanted.connect(lambda height: self.set_runner(height=height))
        s.cadence_wanted.connect(lambda cadence: self.set_runner(cadence=cadence))
        t = w.inspector.training
        t.day_wanted.connect(self.set_day)
        t.history_wanted.connect(lambda week, day: self.set_runner(weekly_descent=week, longest_day=day))

    def _link_bench(self) -> None:
        b = self.bench
        b.shelf.opened.connect(self._on_opened)
        b.shelf.closed.connect(self._on_closed)
        b.shelf.current_changed.connect(self._on_current_changed)
        b.reported.connect(self._on_report)
        b.preferences_changed.connect(lambda _preferences: self.refresh(panels=True))
        b.reporter.stale.connect(self._on_stale)

    # edits

    def set_grade(self, n: int, grade: int | None) -> None:
        """Grade descent `n` by hand, or take the hand off again."""
        report = self.bench.report()
        if report is None or not 1 <= n <= len(report.descents):
            return
        d = report.descents[n - 1]
        text = (
            _("Set grade of descent {n}").format(n=n) if grade else _("Grade of descent {n} from geometry").format(n=n)
        )
        self.bench.edit(text, lambda course: course.with_grade(d.start, d.end, grade))

    def set_range_grade(self, start: float, end: float, grade: int | None) -> None:
        """Grade the stretch from `start` to `end` [m] by hand, or take the hand off again."""
        u = self.window.units
        part = f"{u.long_name} {u.distance_number(start)}–{u.distance_number(end)}"
        text = _("Set grade of {part}") if grade else _("Grade of {part} from geometry")
        self.bench.edit(text.format(part=part), lambda course: course.with_grade(start, end, grade))

    def set_goal(self, goal: "Goal | None") -> None:
        """Another goal for the entry on screen."""
        self.bench.edit(_("Change goal"), lambda c: c.with_entry(replace(c.entry, goal=goal)))

    def set_strategy(self, strategy: float) -> None:
        """Save the legs early, or bank time early."""
        self.bench.edit(_("Change strategy"), lambda c: c.with_entry(replace(c.entry, strategy=strategy)))

    def set_day(self, day: date) -> None:
        """The day of the race."""
        self.bench.edit(_("Set race day"), lambda c: replace(c, day=day))

    def set_source(self, source: str) -> None:
        """Plan with another source of elevation."""
        self.bench.edit(_("Change elevation source"), lambda c: workbench.with_elevation(c, source))

    def _switch_kind(self) -> None:
        def switched(course: "Course") -> "Course":
            return replace(course, kind="course" if course.kind == "run" else "run", kind_reason="")

        self.bench.edit(_("Change between course and run"), switched)

    def set_runner(self, **said: object) -> None:
        """Change what is known of the runner; every report follows."""
        p = self.bench.preferences
        self.bench.prefer(replace(p, runner=replace(p.runner, **said)))  # type: ignore[arg-type]  # the panels' own types

    # the library

    @property
    def keeper(self) -> "Keeper | None":
        """Who keeps the courses, None where nobody does."""
        return self._keeper

    def keep(self, keeper: "Keeper") -> None:
        """From now on every course is kept."""
        self._keeper = keeper
        keeper.listed.connect(self._show_kept)
        keeper.replaced.connect(self._on_replaced)
        self.window.closing.connect(keeper.close)
        self.refresh()

    def _say_saved(self) -> None:
        keeper = self._keeper
        if keeper is not None:
            text = _("Saving…") if keeper.busy else _("Saved. Every step is kept as soon as it is made.")
            self.window.status.showMessage(text, SAID)

    def _list_kept(self) -> None:
        if self._keeper is not None:
            self._keeper.list_kept()

    def _show_kept(self, kept: "tuple[Kept, ...]", trashed: "tuple[Kept, ...]", backups: "tuple[Backup, ...]") -> None:
        from ui.panels.kept import KeptDialog

        dialog = KeptDialog(kept, trashed, backups, self.window)
        dialog.open_wanted.connect(self._open_kept)
        dialog.trash_wanted.connect(self._trash)
        if self._keeper is not None:
            dialog.restore_wanted.connect(self._keeper.restore)
            dialog.backup_wanted.connect(self._keeper.restore_backup)
        dialog.open()

    def _on_replaced(self) -> None:
        """Another library: its courses come instead of those that were open."""
        for document in self.bench.shelf.documents:
            self.bench.shelf.close(document.course.id)
        text = _("The backup is restored. What was kept before it is a backup now.")
        self.bench.notice.emit(Notice(text, "", key="library"))

    def _open_kept(self, course_id: str) -> None:
        if course_id in {d.course.id for d in self.bench.shelf.documents}:
            self.show(course_id)
        elif self._keeper is not None:
            self._keeper.open_kept(course_id)

    def _trash(self, course_id: str) -> None:
        if self._keeper is not None:
            if course_id in {d.course.id for d in self.bench.shelf.documents}:
                self.bench.shelf.close(course_id)
            self._keeper.trash(course_id)

    def _delete(self) -> None:
        current, keeper = self.bench.shelf.current, self._keeper
        if current is None or keeper is None:
            return
        course_id, name = current.course.id, current.course.name
        self._trash(course_id)

        def restore() -> None:
            self.bench.withdrawn.emit(f"trash {course_id}")
            keeper.restore(course_id)

        text = _("{name} is in the trash.").format(name=name)
        self.bench.notice.emit(Notice(text, "", ((_("Restore"), restore),), f"trash {course_id}"))

    # the line

    def crop(self, start: float, end: float) -> None:
        """Only the ground from `start` to `end` [m]."""
        from routeplanner import editing

        self.drawing.edit(_("Crop"), lambda route: editing.crop(route, start, end))

    def _new_route(self) -> None:
        self.bench.open_new()
        self.drawing.draw(True)

    def _edit_whole(self, name: str) -> None:
        from ui.drawing import whole_edits

        self.drawing.edit(*whole_edits()[name])

    def _remove_spikes(self) -> None:
        from routeplanner import editing

        def cleaned(route: "Route") -> "Edited":
            found = editing.remove_spikes(route)
            count = found.positions + found.elevations
            words = ngettext("{n} spike removed.", "{n} spikes removed.", count).format(n=count)
            self.bench.notice.emit(Notice(words, "" if count else _("The line is clean."), key="edit"))
            return found.edited

        self.drawing.edit(_("Remove spikes"), cleaned)

    def _simplify(self) -> None:
        from routeplanner import editing

        def simpler(route: "Route") -> "Edited":
            found = editing.simplify(route, SIMPLIFY)
            words = _("Simplified: the line is at most {off} m off.").format(off=f"{found.error:.1f}")
            self.bench.notice.emit(Notice(words, key="edit"))
            return found.edited

        self.drawing.edit(_("Simplify"), simpler)

    # dialogs

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

        form = RaceForm(current.course, self.window.units, self.window, self.bench.report())
        form.race_wanted.connect(self._on_race)
        form.open()

    def _on_race(self, wish: "RaceWish") -> None:
        self.bench.edit(_("Change race"), wish.applied)

    def edit_runner(self) -> None:
        """The runner's settings and every number that somebody chose."""
        from ui.panels.runner import RunnerDialog

        courses = tuple((d.course.id, d.course.name) for d in self.bench.shelf.documents)
        dialog = RunnerDialog(self.bench.preferences, self.window.units, self.window, courses)
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
        from ui.panels.about import KeysDialog

        KeysDialog(self.window.actions_.keys(), self.window).open()

    def _show_numbers(self) -> None:
        from ui.panels.about import NumbersDialog

        NumbersDialog(self.window).open()

    def _show_about(self) -> None:
        from ui.panels.about import AboutDialog

        AboutDialog(self.window).open()

    # compare

    def compare(self, on: bool) -> None:
        """Compare in place of the map, the course on screen against the ticked ones; or the map again."""
        current = self.bench.shelf.current
        if current is None:
            on = False
        self._comparing = on
        if on and current is not None:
            self._make_compare()
            others = [d.course.id for d in self.bench.shelf.documents if d is not current]
            self._ticked &= set(others)
            self._ticked |= set() if self._ticked else set(others[:2])
            self._show_comparison()
        else:
            self.window.show_map()
        self.window.panes.set_alone(on)
        self.refresh()

    def _make_compare(self) -> None:
        w = self.window
        if w.compare is None:
            from ui.panels.compare import ComparePanel

            w.compare = ComparePanel(w)
            w.compare.back_wanted.connect(lambda: self.compare(False))
            w.views.addWidget(w.compare)
        w.views.setCurrentWidget(w.compare)

    def _show_comparison(self) -> None:
        current, compare = self.bench.shelf.current, self.window.compare
        if not self._comparing or current is None or compare is None:
            return
        ids = [current.course.id, *(d.course.id for d in self.bench.shelf.documents if d.course.id in self._ticked)]
        reports = [r for course_id in dict.fromkeys(ids) if (r := self.bench.reporter.report(course_id)) is not None]
        from routeplanner.report import compare as compared

        compare.show_comparison(compared(tuple(reports)) if len(reports) > 1 else None, self.window.units)

    def _tick(self, course_id: str, on: bool) -> None:
        (self._ticked.add if on else self._ticked.discard)(course_id)
        self.refresh()
        self._show_comparison()

    # what is shown

    def show(self, course_id: str) -> None:
        """Bring a course on screen."""
        self.bench.shelf.show(course_id)

    def refresh(self, panels: bool = False) -> None:
        """Library rows and the state of every action."""
        b, w = self.bench, self.window
        current = b.shelf.current
        ids = None if current is None else current.course.id
        rows = [self._row(document) for document in b.shelf.documents]
        w.courses.show_rows(rows, ids, w.units, self._comparing)
        w.status.show_course(None if current is None else current.course)
        self._refresh_actions(current)
        if panels:
            w.map.set_units(b.appearance.units)
            report = b.report()
            if report is not None:
                w.show_report(report)
            self._show_comparison()

    def _row(self, document: "Document") -> Row:
        course = document.course
        return Row(
            course.id, course.name, course.kind, self.bench.reporter.report(course.id), course.id in self._ticked
        )

    def _refresh_actions(self, current: "Document | None") -> None:
        a, p = self.window.actions_, self.bench.appearance
        for name in (
            "print",
            "export",
            "close",
            "fit",
            "fit_selection",
            "compare",
            "race",
            "kind",
            "get_elevation",
            "duplicate",
        ):
            a[name].setEnabled(current is not None)
        undo, redo = ("", "") if current is None else (current.undo_text, current.redo_text)
        a["undo"].setText(_("Undo: {what}").format(what=undo) if undo else _("Undo"))
        a["redo"].setText(_("Redo: {what}").format(what=redo) if redo else _("Redo"))
        a["undo"].setEnabled(bool(undo))
        a["redo"].setEnabled(bool(redo))
        a["compare"].setChecked(self._comparing)
        for name in ("kept", "save"):
            a[name].setEnabled(self._keeper is not None)
        a["delete"].setEnabled(self._keeper is not None and current is not None)
        a["draw"].setChecked(self.drawing.on)
        for name in (*WHOLE, "join", "replace_line", "remove_spikes", "simplify"):
            a[name].setEnabled(current is not None and bool(current.course.route.legs))
        a["kind"].setChecked(current is not None and current.course.kind == "run")
        for theme in ("system", "light", "dark"):
            a[f"theme_{theme}"].setChecked(p.theme == theme)
        for units in ("km", "mi"):
            a[f"units_{units}"].setChecked(p.units == units)
        for source in SOURCES:
            a[f"elevation_{source}"].setEnabled(current is not None)
            a[f"elevation_{source}"].setChecked(current is not None and current.course.elevation == source)

    # answers

    def _on_opened(self, document: "Document") -> None:
        document.changed.connect(lambda _course: self.refresh())
        self.refresh()

    def _on_current_changed(self, _document: "Document | None") -> None:
        """The window shows the map of another course by now, so Compare is over."""
        self._comparing = False
        self.refresh()

    def _on_closed(self, course_id: str) -> None:
        self._ticked.discard(course_id)
        self.refresh()

    def _on_report(self, report: "Report") -> None:
        self.window.inspector.show_stale(False)
        self.refresh()
        self._show_comparison()

    def _on_stale(self, course_id: str) -> None:
        current = self.bench.shelf.current
        if current is not None and current.course.id == course_id:
            self.window.inspector.show_stale(True)

    def _on_document(self, what: str) -> None:
        current = self.bench.shelf.current
        if current is not None:
            try:
                getattr(current, what)()
            except PlannerError as error:  # a step of an earlier day that the library cannot read
                self.bench.notice.emit(Notice(error.message, error.hint, key="library"))

    def close_current(self) -> None:
        """Take the course on screen off the list."""
        current = self.bench.shelf.current
        if current is not None:
            self.bench.shelf.close(current.course.id)

    def _fit(self) -> None:
        self.window.map.fit()

    def _fit_selection(self) -> None:
        n = self.window.selected
        if n is not None:
            self.window.fit_descent(n)

    def _show_tab(self, k: int) -> None:
        if self._comparing:
            self.compare(False)
        self.window.inspector.show_tab(k)

    def _step(self, by: int) -> None:
        self.window.complete()
        self.window.inspector.descents.step(by)

    def _start_grading(self) -> None:
        if self.window.selected is not None:
            self._show_tab(0)
            self.window.inspector.descents.start_grading()

    def _quit(self) -> None:
        self.window.close()

    def _full_screen(self) -> None:
        if self.window.isFullScreen():
            self.window.showNormal()
        else:
            self.window.showFullScreen()

    def _theme(self, theme: Theme) -> None:
        self.bench.prefer(replace(self.bench.preferences, theme=theme))

    def _units(self, units: str) -> None:
        self.bench.prefer(replace(self.bench.preferences, units=units))  # type: ignore[arg-type]  # km or mi
