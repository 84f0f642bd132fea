"""The open courses as a list model."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from routeplanner.units import Units
from routeplanner.words import _
from ui import plain

if TYPE_CHECKING:
    from routeplanner.report import Report

ROLE = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """One open course; `report` is None until it is there."""

    course_id: str
    name: str
    kind: str
    report: "Report | None" = None
    ticked: bool = False


class Rows(QAbstractListModel):
    """In Compare every row has a box; that of the race, which is on screen, is always ticked."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: list[Row] = []
        self.units = Units()
        self.comparing = False
        self.current: str | None = None

    def show(self, rows: list[Row], current: str | None, units: Units, comparing: bool) -> None:
        """Other rows, or the same ones anew: then selection and scroll position stay."""
        self.units, self.comparing, self.current = units, comparing, current
        if [r.course_id for r in rows] == [r.course_id for r in self.rows]:
            self.rows = rows
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def compared(self) -> list[str]:
        """Ids of the courses that are compared, the race first, in the order of their lines."""
        others = [r.course_id for r in self.rows if r.ticked and r.course_id != self.current]
        return others if self.current is None else [self.current, *others]

    def ticked(self, row: Row) -> bool:
        return row.ticked or row.course_id == self.current

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, (row.name, kind(row), *figures(row, self.units))))
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain.tip(f"{row.name}\n{kind(row)}")
        if role == Qt.ItemDataRole.CheckStateRole and self.comparing:
            return Qt.CheckState.Checked if self.ticked(row) else Qt.CheckState.Unchecked
        return row if role == ROLE else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        more = Qt.ItemFlag.ItemIsUserCheckable if self.comparing else Qt.ItemFlag.NoItemFlags
        return super().flags(index) | more


def kind(row: Row) -> str:
    """A course to plan, or a run that was recorded."""
    return _("My run") if row.kind == "run" else _("Course")


def figures(row: Row, u: Units) -> tuple[str, str, str]:
    """Distance with its band, D−, and its band; what is not known yet is empty."""
    if row.report is None:
        return _("being worked out"), "", ""
    from routeplanner.sheet import phrases

    totals = row.report.totals
    spread = u.distance_number(totals.distance_high - totals.distance)
    distance = f"{u.distance_number(totals.distance)} ±{spread} {u.long_name}"
    if not row.report.has_elevation:
        return distance, _("no elevation yet"), ""
    band = phrases.plus_minus(totals.descent_high - totals.descent, u)
    return distance, u.height_number(-totals.descent), f"{band} {u.short_name}"
