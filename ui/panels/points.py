"""The pane "Along the route": points, stations, descents and named ranges, which edit the same course as the map."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from routeplanner.errors import PlannerError
from routeplanner.units import Units
from routeplanner.units.coordinates import parse_place, place_text
from routeplanner.words import _
from ui.panels.parts import words
from ui.panels.points_list import PointsList
from ui.panels.points_menu import PointsMenu
from ui.panels.points_rows import Kind, Row

MARGIN = 10  # [px]


class PointsPanel(QWidget):
    """Shows rows, edits nothing, says what the runner wants.

    `selected(Row)`, `aimed(Row)` when an edit has moved it; of points `place_wanted(Row, lat, lon [deg])`,
    `nudge_wanted(Row, metres north, metres east)`, `insert_wanted(Row)`, `leg_wanted(Row, "straight" or "snapped")`;
    of the others `name_wanted(Row, text)`, `station_wanted(Row)` for its form, `grade_wanted(Row, 1 to 5 or None)`;
    of all `delete_wanted(Row)`, `fit_wanted(Row)`, `copied(text)`, and `refused(PlannerError)` for what cannot be read.
    """

    selected = Signal(object)
    aimed = Signal(object)
    place_wanted = Signal(object, float, float)
    nudge_wanted = Signal(object, float, float)
    insert_wanted = Signal(object)
    leg_wanted = Signal(object, str)
    name_wanted = Signal(object, str)
    station_wanted = Signal(object)
    grade_wanted = Signal(object, object)
    delete_wanted = Signal(object)
    fit_wanted = Signal(object)
    copied = Signal(str)
    refused = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()
        self._units = Units()
        self._told: int | None = None  # the selected descent that everybody knows of
        self.list = PointsList(check)
        self.filter = QComboBox()
        self.filter.setAccessibleName(_("What is listed"))
        for kind, _text in self._kinds():
            self.filter.addItem("", kind)
        self.nothing = words(muted=True)
        self.menu = PointsMenu(self)
        self.setProperty("surface", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusProxy(self.list)
        self._lay_out()
        self._link()
        self._say_counts()

    def _lay_out(self) -> None:
        top, below = QHBoxLayout(), QHBoxLayout()
        top.setContentsMargins(MARGIN, 2, MARGIN, 8)
        top.addWidget(self.filter)
        below.setContentsMargins(MARGIN, 2, MARGIN, 2)
        below.addWidget(self.nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addLayout(below)
        column.addWidget(self.list, 1)

    def _link(self) -> None:
        self.filter.activated.connect(lambda _index: self._show(None))
        self.list.selected.connect(self._on_selected)
        self.list.aimed.connect(self.aimed)
        self.list.refused.connect(self.refused)
        self.list.wanted.connect(self._on_wanted)
        self.list.nudged.connect(self.nudge_wanted)
        self.list.graded.connect(lambda row, grade: self.grade_wanted.emit(row, grade))
        self.list.menu_wanted.connect(self._open_menu)
        self.list.rows.edited.connect(self._on_edited)
        self.menu.aboutToShow.connect(lambda: self.menu.fill(self.list.row()))
        self.menu.wanted.connect(self._on_menu)
        self.menu.grade_wanted.connect(self._on_grade)

    # what it shows

    def show_rows(self, rows: tuple[Row, ...], u: Units, aim: tuple[float, float] | None = None) -> None:
        """Other rows; selection and scroll stay. A point that an edit moved is looked for at `aim` [deg]."""
        self._rows, self._units = rows, u
        self._show(aim)

    def _show(self, aim: tuple[float, float] | None) -> None:
        kind: Kind | None = self.filter.currentData()
        self.list.show_rows(self._rows, self._units, kind, aim)
        self._say_counts()

    def set_cursor(self, distance: float | None) -> None:
        """Where the one cursor is [m]."""
        self.list.set_cursor(distance)

    def select_descent(self, n: int | None) -> None:
        """Descent `n` was selected elsewhere."""
        if n != self._told:
            self._told = n
            if n is not None:
                self.list.go_to(("descent", n))

    def forget(self) -> None:
        """Another course: nothing of it is selected yet."""
        self._told = None
        self.show_rows((), self._units)

    def _kinds(self) -> tuple[tuple[Kind | None, str], ...]:
        return (
            (None, _("All")),
            ("point", _("Points")),
            ("station", _("Stations")),
            ("descent", _("Descents")),
            ("range", _("Named ranges")),
        )

    def _say_counts(self) -> None:
        counts = self.list.rows.counts()
        for k, (kind, text) in enumerate(self._kinds()):
            count = sum(counts.values()) if kind is None else counts[kind]
            self.filter.setItemText(k, f"{text}  {count}")
        nothing = {
            "station": _("No stations yet. A adds one at the cursor."),
            "descent": _("No descents yet."),
            "range": _("No named ranges yet. F2 names a descent."),
        }
        listed = self.list.rows.rowCount() > 0
        self.nothing.setText(nothing.get(self.filter.currentData(), _("Draw or open a route: its points are listed.")))
        self.nothing.setVisible(not listed)

    # what the runner does

    def _on_selected(self, row: Row) -> None:
        if row.kind == "descent":
            self._told = row.number
        self.selected.emit(row)

    def _on_wanted(self, what: str, row: Row) -> None:
        if what == "delete":
            self.delete_wanted.emit(row)
        elif what == "copy":
            self.copied.emit(place_text(row.lat, row.lon))
        elif what == "insert":
            self.insert_wanted.emit(row)
        elif what == "trails":
            self.leg_wanted.emit(row, "snapped")
        elif what == "leg":
            if row.leg:
                self.leg_wanted.emit(row, "snapped" if row.leg == "straight" else "straight")
        elif what == "open" and row.kind == "station":
            self.station_wanted.emit(row)
        else:
            self.fit_wanted.emit(row)

    def _on_edited(self, row: Row, text: str) -> None:
        try:
            check(row, text)
        except PlannerError as error:
            self.refused.emit(error)
            return
        if row.kind == "point":
            self.place_wanted.emit(row, *parse_place(text))
        else:
            self.name_wanted.emit(row, text)

    # the menu

    def _open_menu(self, place: QPoint) -> None:
        if self.list.row() is not None:
            self.menu.popup(place)

    def _on_menu(self, what: str) -> None:
        row = self.list.row()
        if row is not None and what == "edit":
            self.list.edit_row()
        elif row is not None:
            self._on_wanted(what, row)

    def _on_grade(self, grade: int | None) -> None:
        self.grade_wanted.emit(self.list.row(), grade)


def check(row: Row, text: str) -> None:
    """Raises PlannerError for what cannot be the name of a row, or the place of a point."""
    if row.kind == "point":
        parse_place(text)
    elif not text.strip():
        raise PlannerError(_("A name needs at least one letter."))
