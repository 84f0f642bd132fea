"""Edits of the line that a menu or the profile asks for."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from routeplanner.errors import PlannerError
from routeplanner.words import _, ngettext
from ui import asked_for
from ui.drawing import Drawing
from ui.fresh import fresh
from ui.main_window import MainWindow
from ui.notices import Notice
from ui.wishes.simplifying import Simplifying

if TYPE_CHECKING:
    from routeplanner.course import Course
    from routeplanner.editing import Edited
    from routeplanner.route import Route

WHOLE = ("reverse", "out_and_back", "close_loop")  # edits of the whole line


class RouteWishes:
    """Each edit is one step; what loses its ground is named by `Drawing.edit`."""

    def __init__(self, window: MainWindow, drawing: Drawing) -> None:
        self.window, self.bench, self.drawing = window, window.bench, drawing
        self.simplifying = Simplifying(window, drawing)

    def actions(self) -> dict[str, Callable[[], object]]:
        """What is done when an action is triggered, by its name."""
        do: dict[str, Callable[[], object]] = {
            "new": self.new,
            "remove_spikes": self._remove_spikes,
            "simplify": self.simplifying.ask,
            "laps": self._ask_laps,
            "split": lambda: self._at_cursor(self.drawing.menu.split),
            "start_here": lambda: self._at_cursor(self.start_at),
        }
        return do | {name: partial(self._edit_whole, name) for name in WHOLE}

    def new(self) -> None:
        """A course without a line, and Draw."""
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

    def start_at(self, at: float) -> None:
        """The loop on screen begins at `at` [m]."""
        from routeplanner import editing

        self.drawing.edit(_("Move the start"), lambda route: editing.start_point(route, at))

    def _at_cursor(self, do: Callable[[float], None]) -> None:
        at = self.window.profile.chart.cursor_distance
        if not fresh(self.bench):
            return
        if at is None:
            hint = _("Arrow keys move it along the profile. Or point at the line, and press the key of the command.")
            self.bench.notice.emit(Notice(_("There is no cursor on the line."), hint, key="edit"))
        else:
            do(at)

    def _ask_laps(self) -> None:
        from routeplanner import editing
        from ui.panels.ask_laps import AskLaps

        current, report = self.bench.shelf.current, self.bench.report()
        if current is None:
            return
        course, route = current.course, current.course.route
        try:
            editing.laps(route, 2)
        except PlannerError as error:
            self.bench.notice.emit(Notice(error.message, error.hint, key="edit"))
            return
        descent = report.totals.descent if report is not None and report.has_elevation else None
        dialog = AskLaps(lambda n: editing.laps(route, n).route.length, descent, self.window.units, self.window)
        dialog.given.connect(partial(self.run_laps, course))
        dialog.open()

    def run_laps(self, course: "Course", n: int) -> None:
        """A loop `n` times, on screen."""
        from routeplanner import editing

        asked_for.bring(self.bench, course)
        text = ngettext("{n} lap", "{n} laps", n).format(n=n)
        self.drawing.edit(text, lambda route: editing.laps(route, n))
