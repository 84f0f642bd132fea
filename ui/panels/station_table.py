"""Paste a table of stations: what was understood of it, row by row, before any of it is used."""

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from routeplanner.course import Course
from routeplanner.course.table import Parsed, parse
from routeplanner.course.table_heads import COLUMNS, Column
from routeplanner.course.timetable import Laid, Reading, apply_table
from routeplanner.units import Units
from routeplanner.words import _, ngettext
from ui.panels.asked import titled
from ui.panels.parts import words
from ui.panels.station_table_words import column_name, rows, said
from ui.panels.table import ONE_LINE, Table
from ui.style import fonts

HIGH = 78  # [px] of the field: four lines
ELSE = 650  # [px] of the form beside the rows that are shown before they are used


class StationTable(QWidget):
    """`used(Laid)` when the runner takes the rows, `left()` when they leave it.

    `course()` is the race as the form has it now: its start, day and zone make times of the clock cut-offs.
    """

    used = Signal(object)
    left = Signal()

    def __init__(self, course: Callable[[], Course], u: Units) -> None:
        super().__init__()
        self._course, self._units = course, u
        self._parsed: Parsed | None = None
        self._laid: Laid | None = None
        self._chosen: tuple[Column, ...] | None = None  # columns, where the runner knows better
        self._reading: Reading = "auto"
        self._make()
        self._lay_out()
        self.edit.textChanged.connect(self._on_text)
        self.reading.activated.connect(lambda _index: self._on_reading())
        self.use.clicked.connect(self.take)
        self.leave.clicked.connect(self._leave)

    @property
    def pending(self) -> bool:
        """Rows are understood and not used yet."""
        return self._laid is not None and self._laid.used > 0

    def _make(self) -> None:
        self.edit = QPlainTextEdit()
        self.edit.setAccessibleName(_("Paste a table"))
        self.edit.setPlaceholderText(_("Flotterstone    7.1    12:15    1:00"))
        self.edit.setTabChangesFocus(True)
        self.edit.setFixedHeight(HIGH)
        self.edit.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.columns: list[QComboBox] = []
        self._columns_row = QHBoxLayout()
        self._columns_row.setSpacing(6)
        self.reading = QComboBox()
        for text, reading in ((_("by the clock"), "clock"), (_("after the start"), "elapsed")):
            self.reading.addItem(text, reading)
        self._reading_box = titled(_("Cut-offs are times"), self.reading)
        heads = (_("Station"), _("Type"), self._units.long_name, _("Cut-off"), _("Stop"))
        self.preview = Table(_("What was understood"), heads, [0, 110, 60, 90, 76], right=(2, 3, 4))
        self.said = words(muted=True)
        self.use, self.leave = QPushButton(), QPushButton(_("Leave it"))
        self.use.setAutoDefault(False)
        self.leave.setAutoDefault(False)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        title, remark = QLabel(_("Paste a table")), QLabel(_("from a web page, mail or spreadsheet"))
        title.setFont(fonts.font(fonts.BODY, fonts.SEMIBOLD))
        title.setBuddy(self.edit)
        remark.setFont(fonts.font(fonts.SECONDARY))
        remark.setProperty("words", "muted")
        top.addWidget(title)
        top.addStretch(1)
        top.addWidget(remark)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.use)
        buttons.addWidget(self.leave)
        buttons.addStretch(1)
        buttons.addWidget(self._reading_box)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(top)
        column.addWidget(self.edit)
        column.addLayout(self._columns_row)
        column.addWidget(self.preview)
        column.addWidget(self.said)
        column.addLayout(buttons)
        self.refresh()

    def _on_text(self) -> None:
        self._chosen, self._reading = None, "auto"  # what was chosen for another table says nothing of this one
        self.refresh()

    def refresh(self) -> None:
        """Understand it anew: the text, a column, or the start of the race is another one."""
        self._parsed = parse(self.edit.toPlainText(), self._units, self._chosen)
        self._laid = apply_table(self._course(), self._parsed, self._reading) if self._parsed.rows else None
        self._show_columns(self._parsed)
        self._show_rows()
        count = self._laid.used if self._laid else 0
        self.use.setText(ngettext("Use {n} row", "Use {n} rows", count).format(n=count))
        self.use.setEnabled(count > 0)
        timed = any(row.cut_off is not None and row.cut_off.said == "either" for row in self._parsed.rows)
        self._reading_box.setVisible(timed)
        if self._laid is not None:
            self.reading.setCurrentIndex(self.reading.findData(self._laid.reading))
        self.updateGeometry()

    def _show_columns(self, parsed: Parsed) -> None:
        while len(self.columns) > len(parsed.columns):
            box = self.columns.pop()
            self._columns_row.removeWidget(box)
            box.deleteLater()
        while len(self.columns) < len(parsed.columns):
            box = QComboBox()
            for column in COLUMNS:
                box.addItem(column_name(column), column)
            box.setMinimumContentsLength(3)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.activated.connect(lambda _index: self._on_column())
            self.columns.append(box)
            self._columns_row.addWidget(box, 1)
        for before, after in pairwise([self.edit, *self.columns, self.use]):
            QWidget.setTabOrder(before, after)
        for k, (box, column) in enumerate(zip(self.columns, parsed.columns, strict=True)):
            box.setCurrentIndex(box.findData(column))
            first = next((row[k] for row in parsed.cells if row[k]), "")
            box.setAccessibleName(_("Column {n}: {example}").format(n=k + 1, example=first))
            box.setToolTip(first)

    def _on_column(self) -> None:
        self._chosen = tuple(box.currentData() for box in self.columns)
        self.refresh()

    def _on_reading(self) -> None:
        self._reading = self.reading.currentData()
        self.refresh()

    def _show_rows(self) -> None:
        shown = rows(self._laid, self._units) if self._laid else []
        most = self._most()
        self.preview.show_rows(shown[:most])
        self.preview.setVisible(bool(shown))
        text = said(self._laid, self._parsed, self._units) if self._laid and self._parsed else ""
        if len(shown) > most:
            text = _("and {n} more").format(n=len(shown) - most) + "\n" + text
        self.said.setText(text)
        self.said.setVisible(bool(text))

    def _most(self) -> int:
        """As many rows as leave the form on its screen."""
        return min(max((self.screen().availableGeometry().height() - ELSE) // ONE_LINE, 3), 10)

    def take(self) -> None:
        """Use what was understood."""
        laid, self._laid = self._laid, None
        if laid is not None and laid.used:
            self.used.emit(laid)

    def _leave(self) -> None:
        self._laid = None
        self.left.emit()

    def clear(self) -> None:
        """Nothing is pasted any more."""
        self.edit.clear()
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
