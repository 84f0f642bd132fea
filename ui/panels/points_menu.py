"""What can be done with the row that is selected along the route, each with its key."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from routeplanner.words import _
from ui.panels.grades import choices
from ui.panels.points_rows import Row


class PointsMenu(QMenu):
    """`wanted(what)`: "edit", "insert", "leg", "trails", "open", "fit", "copy" or "delete";
    `grade_wanted(1 to 5 or None)`."""

    wanted = Signal(str)
    grade_wanted = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(_("Selected along the route"), parent)
        self.fill(None)

    def fill(self, row: Row | None) -> None:
        """The commands for a row."""
        self.clear()
        if row is None:
            self.addAction(_("Nothing is selected")).setEnabled(False)
            return
        if row.kind == "point":
            self._of_point(row)
        elif row.kind == "station":
            self._add(_("Rename…"), "F2", "edit")
            self._add(_("Type, place, cut-off, stop…"), _("Enter"), "open")
        else:
            self._add(_("Name this stretch…") if row.kind == "descent" else _("Rename…"), "F2", "edit")
            self._grades()
        self.addSeparator()
        self._add(_("Show on the map"), _("Enter") if row.kind in ("descent", "range") else "", "fit")
        self._add(_("Copy coordinates"), "Ctrl+C", "copy")
        removing = {"point": _("Delete point"), "station": _("Delete station"), "range": _("Take the name off")}
        if row.kind in removing:
            self.addSeparator()
            self._add(removing[row.kind], _("Del"), "delete")

    def _of_point(self, row: Row) -> None:
        self._add(_("Move to coordinates…"), "F2", "edit")
        if row.number < row.of:
            self._add(_("Insert a point after it"), _("Ins"), "insert")
        if row.leg == "straight":
            self._add(_("Let the leg before it follow trails"), _("Shift+S"), "leg")
        elif row.leg:
            self._add(_("Make the leg before it straight"), _("Shift+S"), "leg")
        if row.leg == "recorded":
            self._add(_("Let the leg before it follow trails"), "", "trails")

    def _grades(self) -> None:
        grades = self.addMenu(_("Set grade (T, then 1 to 5)"))
        for grade, text in choices():
            action = grades.addAction(text)
            action.triggered.connect(lambda _checked=False, grade=grade: self.grade_wanted.emit(grade))

    def _add(self, text: str, key: str, what: str) -> None:
        action = self.addAction(f"{text}\t{key}" if key else text)  # the list itself takes the key, while it has it
        action.triggered.connect(lambda _checked=False: self.wanted.emit(what))
