"""How the cells of the table of stations look, and what each is written in."""

from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QComboBox, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from routeplanner.words import _
from ui.panels.station_cells import COLUMNS
from ui.panels.station_model import Index, StationModel, kinds
from ui.style import fonts, sheet

HIGH = 27  # [px] of a row
KIND = COLUMNS.index("kind")


class Kinds(QComboBox):
    """All kinds of stations. `chosen()` when one was picked from the list."""

    chosen = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        for code, text in kinds():
            self.addItem(text, code)

    def hidePopup(self) -> None:
        open_ = self.view().isVisible()
        super().hidePopup()
        if open_:  # Qt hides it once more with the field
            self.chosen.emit()


class Cells(QStyledItemDelegate):
    """Names stand out, types step back, what cannot be read is in the colour of warnings."""

    def __init__(self, rows: StationModel, view: QWidget) -> None:
        super().__init__(view)
        self._rows = rows

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        theme = sheet.current()
        weight = fonts.SEMIBOLD if index.column() == 0 else fonts.REGULAR
        option.font = fonts.font(fonts.BODY, weight)
        ink = theme.warning if self._rows.wrong(index) else theme.muted if index.column() == KIND else theme.text
        for role in (QPalette.ColorRole.Text, QPalette.ColorRole.HighlightedText):
            option.palette.setColor(role, QColor(ink))

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor: QWidget
        if index.column() == KIND:
            editor = box = Kinds(parent)
            box.chosen.connect(lambda: self._choose(box))
        else:
            editor = super().createEditor(parent, option, index)
        editor.setProperty("cell", True)
        station = self._rows.station(index.row())
        head = self._rows.headerData(index.column(), Qt.Orientation.Horizontal)
        editor.setAccessibleName(_("{column} of {name}").format(column=head, name=station.name if station else ""))
        return editor

    def _choose(self, box: QComboBox) -> None:
        self.commitData.emit(box)
        self.closeEditor.emit(box, QStyledItemDelegate.EndEditHint.NoHint)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(editor.findText(str(index.data(Qt.ItemDataRole.EditRole))), 0))
        else:
            super().setEditorData(editor, index)

    def setModelData(self, editor: QWidget, model: Any, index: Index) -> None:
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentText())
        else:
            super().setModelData(editor, model, index)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, HIGH)
