"""The stations of a course as a table that is edited; every edit makes another course."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QWidget

from routeplanner.course import Course, Station
from routeplanner.course.station_words import kind_name
from routeplanner.errors import PlannerError
from routeplanner.units import NONE, Units
from routeplanner.words import _
from ui import plain
from ui.panels import station_cells
from ui.panels.station_cells import COLUMNS
from ui.panels.station_table_words import column_tip

Role = Qt.ItemDataRole
Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class StationModel(QAbstractTableModel):
    """`edited(Course)` after every edit. A cell that cannot be read keeps its text, see `wrong`."""

    edited = Signal(object)

    def __init__(self, course: Course, u: Units, parent: QWidget) -> None:
        super().__init__(parent)
        self._units = u
        self._course, self._stations = course, station_cells.located(course)
        self._wrong: dict[tuple[str, int], tuple[str, str]] = {}  # by station and column: what stands there, what for

    @property
    def course(self) -> Course:
        return self._course

    def station(self, row: int) -> Station | None:
        return self._stations[row] if 0 <= row < len(self._stations) else None

    def row_of(self, station_id: str) -> int | None:
        return next((k for k, s in enumerate(self._stations) if s.id == station_id), None)

    def wrong(self, index: Index) -> str:
        """Why a cell cannot be read; empty where it can."""
        found = self._wrong.get(self._key(index))
        return found[1] if found else ""

    def first_wrong(self) -> QModelIndex | None:
        """The first cell that cannot be read."""
        cells = sorted((row, c) for (s, c) in self._wrong if (row := self.row_of(s)) is not None)
        return self.index(*cells[0]) if cells else None

    def show(self, course: Course) -> None:
        """Another version of the course: rows of the same stations stay the same rows."""
        ordered = station_cells.located(course)
        same = {s.id for s in ordered} == {s.id for s in self._stations}
        if not same:
            self.beginResetModel()
        else:
            self.layoutAboutToBeChanged.emit()
        before = [s.id for s in self._stations]
        self._course, self._stations = course, ordered
        if same:
            old = self.persistentIndexList()
            moved = [self.index(self.row_of(before[i.row()]) or 0, i.column()) for i in old]
            self.changePersistentIndexList(old, moved)
            self.layoutChanged.emit()
        else:
            self.endResetModel()

    def add(self, station: Station) -> None:
        """One station more."""
        self._give(replace(self._course, stations=(*self._course.stations, station)))

    def remove(self, row: int) -> None:
        """One station less."""
        gone = self._stations[row].id
        self._wrong = {key: said for key, said in self._wrong.items() if key[0] != gone}
        self._give(replace(self._course, stations=tuple(s for s in self._course.stations if s.id != gone)))

    def _give(self, course: Course) -> None:
        self.show(course)
        self.edited.emit(course)

    def _key(self, index: Index) -> tuple[str, int]:
        return self._stations[index.row()].id, index.column()

    # Qt

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._stations)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return None
        if role == Role.DisplayRole:
            return station_cells.heads(self._units)[section]
        if role == Role.ToolTipRole:
            return column_tip(COLUMNS[section])
        return RIGHT if role == Role.TextAlignmentRole and section > 1 else None

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        station, column = self._stations[index.row()], COLUMNS[index.column()]
        wrong = self._wrong.get(self._key(index))
        if role in (Role.DisplayRole, Role.EditRole):
            text = station_cells.written(self._course, station, column, self._units)
            text = wrong[0] if wrong else text
            return "" if role == Role.EditRole and text == NONE else text
        if role == Role.ToolTipRole:
            return plain.tip(wrong[1]) if wrong else None
        if role == Role.AccessibleTextRole:
            head = station_cells.heads(self._units)[index.column()]
            return f"{head}: {self.data(index)}"
        if role == Role.AccessibleDescriptionRole:
            return wrong[1] if wrong else station_cells.cut_off_words(self._course, station)
        return RIGHT if role == Role.TextAlignmentRole and index.column() > 1 else None

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        text = str(value).strip()
        if role != Role.EditRole or text == self.data(index, Role.EditRole):
            return False
        station, key = self._stations[index.row()], self._key(index)
        column = COLUMNS[index.column()]
        self._wrong.pop(key, None)
        changed = station
        if text != self.data(index, Role.EditRole):  # else it is again as it was before something wrong was typed
            try:
                changed = station_cells.retyped(self._course, station, column, text, self._units)
            except PlannerError as error:
                self._wrong[key] = (text, str(error))
        self._give(replace(self._course, stations=_with(self._course, changed)))
        return True


def _with(course: Course, changed: Station) -> tuple[Station, ...]:
    return tuple(changed if s.id == changed.id else s for s in course.stations)


def kinds() -> tuple[tuple[str, str], ...]:
    """Every kind and its words, in the order in which they are offered."""
    order = ("aid", "food", "water", "base", "crew", "drop_bag", "cut_off", "summit", "danger")
    return tuple((kind, kind_name(kind)) for kind in order)  # type: ignore[arg-type]  # all of StationKind


def new_station(course: Course, after: int) -> Station:
    """A station in the middle of the ground behind row `after`, -1 for before all of them."""
    places = [course.route.locate(s.pin) or 0.0 for s in station_cells.located(course)]
    start = places[after] if 0 <= after < len(places) else 0.0
    end = places[after + 1] if after + 1 < len(places) else course.route.length
    return Station(_("New station"), "aid", course.route.pin((start + end) / 2.0))
