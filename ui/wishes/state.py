"""What can be done now: rows of the courses list, and which actions are on, checked and worded how."""

from typing import TYPE_CHECKING

from routeplanner.words import _, one_line
from ui import plain
from ui.main_window import MainWindow
from ui.panels.library import Row
from ui.wishes.race import SOURCES
from ui.wishes.ranges import OF_A_RANGE
from ui.wishes.route import WHOLE

if TYPE_CHECKING:
    from ui.actions import Actions
    from ui.document import Document

OF_A_COURSE = (
    *(
        "close",
        "compare",
        "race",
        "kind",
        "duplicate",
        "rename",
    ),
    *(f"elevation_{source}" for source in SOURCES),
)
OF_A_POINT = ("join", "copy", "replace_line", "take_marks")  # one is enough
OF_A_LINE = (
    *WHOLE,
    "print",
    "export",
    "fit",
    "fit_selection",
    "get_elevation",
    "laps",
    "split",
    "start_here",
    "range_start",
    "range_end",
    "remove_spikes",
    "simplify",
    "station",
)


def show_rows(window: MainWindow, comparing: bool, ticked: set[str]) -> None:
    """The courses that are open."""
    bench, current = window.bench, window.bench.shelf.current
    rows = [_row(window, document, ticked) for document in bench.shelf.documents]
    window.courses.show_rows(rows, None if current is None else current.course.id, window.units, comparing)


def _row(window: MainWindow, document: "Document", ticked: set[str]) -> Row:
    course = document.course
    return Row(course.id, course.name, course.kind, window.bench.reporter.report(course.id), course.id in ticked)


def refresh_actions(window: MainWindow, comparing: bool, drawing: bool, kept: bool) -> None:
    """`kept`: there is a library."""
    a, current = window.actions_, window.bench.shelf.current
    for name in OF_A_COURSE:
        a[name].setEnabled(current is not None)
    for name in OF_A_POINT:
        a[name].setEnabled(current is not None and bool(current.course.route.legs))
    for name in OF_A_LINE:
        a[name].setEnabled(current is not None and current.course.route.length > 0)
    refresh_range(window)
    for name in ("kept", "save"):
        a[name].setEnabled(kept)
    a["delete"].setEnabled(kept and current is not None)
    a["next_entry"].setEnabled(current is not None and len(current.course.entries) > 1)
    a["compare"].setChecked(comparing)
    a["draw"].setChecked(drawing)
    _refresh_undo(a, current)
    _refresh_choices(window, current)


def refresh_range(window: MainWindow) -> None:
    """What can be done with the selected range: asked with every move of a drag."""
    some = window.bench.shelf.current is not None and window.profile.range is not None
    for name in OF_A_RANGE:
        window.actions_[name].setEnabled(some)


def _refresh_undo(a: "Actions", current: "Document | None") -> None:
    undo, redo = ("", "") if current is None else (current.undo_text, current.redo_text)
    for name, step, said, short in (
        ("undo", undo, _("Undo: {what}"), _("Undo")),
        ("redo", redo, _("Redo: {what}"), _("Redo")),
    ):
        words = said.format(what=one_line(step)) if step else short
        a[name].setText(plain.label(words))
        a[name].setToolTip(plain.tip(words))
    a["undo"].setEnabled(bool(undo))
    a["redo"].setEnabled(bool(redo))


def _refresh_choices(window: MainWindow, current: "Document | None") -> None:
    a, p = window.actions_, window.bench.appearance
    a["kind"].setChecked(current is not None and current.course.kind == "run")
    for theme in ("system", "light", "dark"):
        a[f"theme_{theme}"].setChecked(p.theme == theme)
    for units in ("km", "mi"):
        a[f"units_{units}"].setChecked(p.units == units)
    for source in SOURCES:
        a[f"elevation_{source}"].setChecked(current is not None and current.course.elevation == source)
