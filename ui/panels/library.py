"""The list of open courses, each with its profile, its total with the band, and in Compare a box to tick."""

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QMenu, QToolButton, QVBoxLayout, QWidget

from routeplanner.units import Units
from routeplanner.words import _
from ui.panels.course_list import CourseList
from ui.panels.library_delegate import MARGIN, CourseDelegate
from ui.panels.library_rows import ROLE, Row, Rows
from ui.style import fonts, icons, sheet

RESTYLING = (QEvent.Type.PaletteChange, QEvent.Type.StyleChange)

__all__ = ["LibraryPanel", "Row"]


class LibraryPanel(QWidget):
    """`chosen(course id)`, `ticked(course id, bool)` in Compare, `close_wanted(course id)`, `rename_wanted(course id)`,
    `open_wanted()`, `fold_wanted()` for the rail in its place."""

    chosen = Signal(str)
    ticked = Signal(str, bool)
    close_wanted = Signal(str)
    rename_wanted = Signal(str)
    open_wanted = Signal()
    fold_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumWidth(160)
        self.setProperty("surface", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._rows = Rows(self)
        self._shown = QSortFilterProxyModel(self)
        self._shown.setSourceModel(self._rows)
        self._shown.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.list = CourseList()
        self.list.setModel(self._shown)
        self._delegate = CourseDelegate(self._rows, self)
        self.list.setItemDelegate(self._delegate)
        self.list.taken.connect(self._take)
        self.list.menu_wanted.connect(self._menu)
        self.compared = QLabel()
        self.compared.setProperty("words", "muted")
        self.add = QToolButton()
        self.add.setAccessibleName(_("Open a course"))
        self.add.setToolTip(_("Open a course"))
        self.add.clicked.connect(self.open_wanted)
        self.fold = QToolButton()
        self.fold.setAccessibleName(_("Fold the list"))
        self.fold.setToolTip(_("Fold the list"))
        self.fold.clicked.connect(self.fold_wanted)
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Find a route"))
        self.search.setAccessibleName(_("Find a route"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._find)
        self._glass = QAction(self)
        self.search.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self.nothing = QLabel()
        self.nothing.setWordWrap(True)
        self.nothing.setProperty("words", "muted")
        self._lay_out()
        self._dress()

    def _lay_out(self) -> None:
        title = QLabel(_("Courses"))
        title.setFont(fonts.font(fonts.BODY, fonts.SEMIBOLD))
        header, field, words = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        header.setContentsMargins(MARGIN, 2, 4, 2)
        header.addWidget(title, 1)
        header.addWidget(self.compared)
        header.addSpacing(6)
        header.addWidget(self.add)
        header.addWidget(self.fold)
        field.setContentsMargins(MARGIN, 2, MARGIN, 8)
        field.addWidget(self.search)
        words.setContentsMargins(MARGIN, 2, MARGIN, 2)  # not the label's own: a dock takes those away
        words.addWidget(self.nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(header)
        column.addLayout(field)
        column.addLayout(words)
        column.addWidget(self.list, 1)

    def show_rows(self, rows: list[Row], current: str | None, units: Units, comparing: bool) -> None:
        """All open courses, the one on screen marked. While it stays the same one, so does the place of the keys."""
        before = self._rows.current, [r.course_id for r in self._rows.rows]
        self._rows.show(rows, current, units, comparing)
        self._delegate.thumbnails.forget_all_but({r.course_id for r in rows})
        if before != (current, [r.course_id for r in rows]):
            place = next((k for k, row in enumerate(rows) if row.course_id == current), -1)
            self.list.setCurrentIndex(self._shown.mapFromSource(self._rows.index(place)))
        said = _("{n} of {all} compared").format(n=len(self._rows.compared()), all=len(rows))
        self.compared.setText(said)
        self.compared.setVisible(comparing)
        self.fold.setVisible(not comparing)  # courses are ticked in the list, and there is room for it
        self._say_nothing()
        self.list.viewport().update()

    def under_keys(self) -> str | None:
        """Id of the course that keys act on."""
        index = self.list.currentIndex()
        return index.data(ROLE).course_id if index.isValid() else None

    def _find(self, text: str) -> None:
        self._shown.setFilterFixedString(text)
        self._say_nothing()

    def _say_nothing(self) -> None:
        none = _("No open course is called that.") if self._rows.rows else ""
        self.nothing.setText(none or _("Routes you open are listed here, with their profiles."))
        self.nothing.setVisible(self._shown.rowCount() == 0)

    def _take(self, index: QModelIndex) -> None:
        row: Row = index.data(ROLE)
        if not self._rows.comparing:
            self.chosen.emit(row.course_id)
        elif row.course_id != self._rows.current:  # the race itself is always in
            self.ticked.emit(row.course_id, not row.ticked)

    def _menu(self, index: QModelIndex, at: QPoint) -> None:
        row: Row = index.data(ROLE)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(_("Close course")).triggered.connect(lambda: self.close_wanted.emit(row.course_id))
        menu.addAction(_("Rename course…")).triggered.connect(lambda: self.rename_wanted.emit(row.course_id))
        menu.popup(at)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in RESTYLING and hasattr(self, "nothing"):
            self._dress()
        super().changeEvent(event)

    def _dress(self) -> None:
        self.add.setIcon(icons.icon("plus", sheet.current()))
        self.fold.setIcon(icons.icon("chevron-down", sheet.current(), turn=90.0))
        self._glass.setIcon(icons.icon("search", sheet.current(), "muted", 15.0))
