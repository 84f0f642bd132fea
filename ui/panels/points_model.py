"""The model of the list along the route: all rows, or those of one kind."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QWidget

from routeplanner.units import Units
from ui import plain
from ui.panels import points_words
from ui.panels.points_rows import Kind, Row

ROLE = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()


class PointsModel(QAbstractListModel):
    """`edited(Row, text)`: what was typed in place of a row's name, or of its place. The model itself stays."""

    edited = Signal(object, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.units = Units()
        self.kind: Kind | None = None
        self._all: tuple[Row, ...] = ()
        self._rows: list[Row] = []
        self._starts: list[float] = []

    @property
    def rows(self) -> Sequence[Row]:
        """Those that are listed."""
        return self._rows

    def counts(self) -> Mapping[Kind, int]:
        """How many there are of each kind, listed or not."""
        return Counter(row.kind for row in self._all)

    def show(self, rows: tuple[Row, ...], units: Units, kind: Kind | None) -> None:
        """Other rows, or only those of a `kind`."""
        self.beginResetModel()
        self.units, self.kind, self._all = units, kind, rows
        self._rows = [row for row in rows if kind in (None, row.kind)]
        self._starts = [row.at for row in self._rows]
        self.endResetModel()

    def place_of(self, key: tuple[str, object]) -> int | None:
        """Where the row that is known by `key` is listed."""
        return next((k for k, row in enumerate(self._rows) if row.key == key), None)

    def nearest_point(self, lat: float, lon: float, at: float) -> int | None:
        """The point at a place [deg]; of several there the one that is nearest to `at` [m] along the route."""
        points = [k for k, row in enumerate(self._rows) if row.kind == "point"]
        if not points:
            return None
        return min(points, key=lambda k: (round(self._rows[k].apart(lat, lon), 6), abs(self._rows[k].at - at)))

    def row_at(self, distance: float) -> int | None:
        """The last row that begins at `distance` [m] or before; the first where all come later."""
        return max(bisect_right(self._starts, distance) - 1, 0) if self._rows else None

    # what Qt asks for

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, u = self._rows[index.row()], self.units
        if role == ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return points_words.name(row, u)
        if role == Qt.ItemDataRole.EditRole:
            return points_words.edited(row, u)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return points_words.spoken(row, u)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain.tip(points_words.spoken(row, u))
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        text = str(value).strip()
        if role != Qt.ItemDataRole.EditRole or not text or text == self.data(index, role):
            return False
        self.edited.emit(self._rows[index.row()], text)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable
