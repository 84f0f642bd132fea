"""The model of the ledger: it sorts its rows, and folds them."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from routeplanner.words import _
from ui import plain
from ui.panels.ledger import LARGEST_FIRST, NAME, NUMBER, PACE, DescentRow, FoldRow, Ledger, Row

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()


class LedgerModel(QAbstractTableModel):
    """Rows of a ledger, sorted, folds open or closed. `row(k)` gives the value that a delegate paints."""

    def __init__(self) -> None:
        super().__init__()
        self.ledger: Ledger | None = None
        self.column, self.descending = NUMBER, False
        self._open: set[int] = set()
        self._rows: list[Row] = []

    def row(self, k: int) -> Row:
        return self._rows[k]

    @property
    def rows(self) -> Sequence[Row]:
        return self._rows

    def set_ledger(self, ledger: Ledger | None) -> bool:
        """Show another ledger; whether its rows are other ones, so that a view has lost its place."""
        self.ledger = ledger
        return self._arrange()

    def sort_by(self, column: int) -> None:
        """As a click on a header does: its own way round first, then the other."""
        if column == self.column:
            self.descending = not self.descending
        else:
            self.column, self.descending = column, column in LARGEST_FIRST
        self._arrange()

    def toggle(self, leg: int) -> None:
        """Open or close the fold of a leg."""
        self._open ^= {leg}
        self._arrange()

    def is_open(self, leg: int) -> bool:
        return leg in self._open

    def reveal(self, n: int) -> int | None:
        """The row of descent `n`, its fold opened where it is closed; None where there is no such descent."""
        if self.ledger is not None:
            hidden = next((f.leg for f in self.ledger.folds if any(d.n == n for d in f.members)), None)
            if hidden is not None and not self.is_open(hidden):
                self.toggle(hidden)
        return next((k for k, row in enumerate(self._rows) if isinstance(row, DescentRow) and row.n == n), None)

    def _arrange(self) -> bool:
        rows = self._arranged()
        if [_identity(r) for r in rows] == [_identity(r) for r in self._rows]:
            self._rows = rows
            if rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, PACE))
            return False
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()
        return True

    def _arranged(self) -> list[Row]:
        """Where there are folds: key ones first, then leg by leg; a leg's own rows after its fold."""
        if self.ledger is None:
            return []
        if not self.ledger.folds:
            return self._sorted(self.ledger.rows)
        folded = {d.n: f for f in self.ledger.folds for d in f.members}
        out = self._sorted([d for d in self.ledger.rows if d.key])
        done: set[int] = set()
        for d in self.ledger.rows:
            fold = folded.get(d.n)
            if fold is None and not d.key:
                out.append(d)
            elif fold is not None and fold.leg not in done:
                done.add(fold.leg)
                out += [fold, *(self._sorted(fold.members) if self.is_open(fold.leg) else ())]
        return out

    def _sorted(self, rows: Sequence[DescentRow]) -> list[Row]:
        in_order: list[DescentRow] = sorted(rows, key=lambda d: (d.order[self.column], d.n), reverse=self.descending)
        return [*in_order]

    # what Qt asks for

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else PACE + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if self.ledger is None or orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return "\n".join(self.ledger.heads[section])
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            return self.ledger.head_why[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, column = self._rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return "\n".join(row.lines[column]).strip()
        if isinstance(row, FoldRow):
            state = _("open") if self.is_open(row.leg) else _("closed")
            spoken = f"{', '.join(row.lines[NAME])}, {state}"
            if role == Qt.ItemDataRole.ToolTipRole:
                return plain.tip(spoken)
        else:
            if role == Qt.ItemDataRole.ToolTipRole:
                return plain.tip(row.why[column])
            spoken = ", ".join(filter(None, (str(row.n), *row.lines[NAME], _("key") if row.key else "")))
        return spoken if role == Qt.ItemDataRole.AccessibleTextRole and column <= NAME else None


def _identity(row: Row) -> tuple[str, int]:
    return ("fold", row.leg) if isinstance(row, FoldRow) else ("descent", row.n)
