"""What the window shows and how: Compare or the map, tabs, the selection, theme and units."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from ui.appearance import Theme
from ui.main_window import MainWindow


class ViewWishes(QObject):
    """`changed()` when Compare begins or ends and when another course is ticked for it."""

    changed = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.window, self.bench = window, window.bench
        self.ticked: set[str] = set()
        window.views.currentChanged.connect(lambda _k: self.changed.emit())

    @property
    def comparing(self) -> bool:
        """Whether Compare stands in place of the map."""
        compare = self.window.compare
        return compare is not None and self.window.views.currentWidget() is compare

    def actions(self) -> dict[str, Callable[[], object]]:
        """What is done when an action is triggered, by its name."""
        do: dict[str, Callable[[], object]] = {
            "fit": lambda: self.window.map.fit(),
            "fit_selection": self._fit_selection,
            "compare": lambda: self.compare(not self.comparing),
            "grade": self._start_grading,
            "next": lambda: self._step(1),
            "previous": lambda: self._step(-1),
            "full_screen": self._full_screen,
        }
        do |= {f"theme_{t}": partial(self._theme, t) for t in ("system", "light", "dark")}
        do |= {f"tab_{k}": partial(self._show_tab, k - 1) for k in range(1, 5)}
        return do | {f"units_{u}": partial(self._units, u) for u in ("km", "mi")}

    # compare

    def compare(self, on: bool) -> None:
        """Compare in place of the map, the course on screen against the ticked ones; or the map again."""
        current = self.bench.shelf.current
        if current is None:
            on = False
        if on and current is not None:
            self._make_compare()
            others = [d.course.id for d in self.bench.shelf.documents if d is not current]
            self.ticked &= set(others)
            self.ticked |= set() if self.ticked else set(others[:2])
            self.show_comparison()
        else:
            self.window.show_map()
        self.window.panes.set_alone(on)
        self.changed.emit()

    def _make_compare(self) -> None:
        w = self.window
        if w.compare is None:
            from ui.panels.compare import ComparePanel

            w.compare = ComparePanel(w)
            w.compare.back_wanted.connect(lambda: self.compare(False))
            w.views.addWidget(w.compare)
        w.views.setCurrentWidget(w.compare)

    def show_comparison(self) -> None:
        """The newest reports in Compare, where it is open."""
        current, compare = self.bench.shelf.current, self.window.compare
        if not self.comparing or current is None or compare is None:
            return
        ids = [current.course.id, *(d.course.id for d in self.bench.shelf.documents if d.course.id in self.ticked)]
        reports = [r for course_id in dict.fromkeys(ids) if (r := self.bench.reporter.report(course_id)) is not None]
        from routeplanner.report import compare as compared

        compare.show_comparison(compared(tuple(reports)) if len(reports) > 1 else None, self.window.units)

    def tick(self, course_id: str, on: bool) -> None:
        """Take a course into Compare, or out of it."""
        (self.ticked.add if on else self.ticked.discard)(course_id)
        self.changed.emit()
        self.show_comparison()

    # the rest

    def _fit_selection(self) -> None:
        n, stretch = self.window.selected, self.window.profile.range
        if stretch is not None:
            self.window.show_map()
            self.window.map.fit(*stretch)
        elif n is not None:
            self.window.fit_descent(n)

    def _show_tab(self, k: int) -> None:
        if self.comparing:
            self.compare(False)
        self.window.inspector.show_tab(k)

    def _step(self, by: int) -> None:
        self.window.complete()
        self.window.inspector.descents.step(by)

    def _start_grading(self) -> None:
        if self.window.profile.range is not None:
            self.window.profile.open_grades()
        elif self.window.selected is not None:
            self._show_tab(0)
            self.window.inspector.descents.start_grading()

    def _full_screen(self) -> None:
        if self.window.isFullScreen():
            self.window.showNormal()
        else:
            self.window.showFullScreen()

    def _theme(self, theme: Theme) -> None:
        self.bench.prefer(replace(self.bench.preferences, theme=theme))

    def _units(self, units: str) -> None:
        self.bench.prefer(replace(self.bench.preferences, units=units))  # type: ignore[arg-type]  # km or mi
