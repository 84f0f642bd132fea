"""The head of the ledger, which sorts, and the two rows that close it: both stand on the ledger's columns."""

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from routeplanner.words import _
from ui.charts import marks
from ui.panels.ledger import DROP, GRADE, LOAD, NAME, NUMBER
from ui.panels.ledger_delegate import PAD, cut
from ui.panels.ledger_model import LedgerModel
from ui.style import fonts, icons, sheet

HEIGHT = 34  # [px]
SUM_LINE = 17  # [px]
ARROW = 11.0


class LedgerHeader(QHeaderView):
    """Two lines over each column; a click or Enter on one emits `wanted(column)`. Arrow keys go along the columns."""

    wanted = Signal(int)

    def __init__(self, model: LedgerModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._model = model
        self._at = 0
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(0)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setFixedHeight(HEIGHT)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(_("Sort the descents"))
        self.sectionClicked.connect(self.wanted)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), HEIGHT)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        ledger, theme, box = self._model.ledger, sheet.current(), QRectF(rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(box, QColor(theme.raised))
        painter.setPen(marks.pen(theme.border))
        marks.rule(painter, box.left(), box.bottom() - 0.5, box.right() + 1.0, box.bottom() - 0.5)
        if ledger is not None and box.width() > 4.0:
            first, second = ledger.heads[section]
            lines = [(first, 11.0), (second, 24.0)] if second else [(first, 17.5)]
            for text, y in lines:
                self._line(painter, box, section, text, box.top() + y)
            self._arrow(painter, box, section)
        if self.hasFocus() and section == self._at:
            painter.setPen(marks.pen(theme.accent, 2.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 3, 3)
        painter.restore()

    def _line(self, painter: QPainter, box: QRectF, section: int, text: str, y: float) -> None:
        theme = sheet.current()
        ink = theme.text if section == self._model.column and self._model.column != NUMBER else theme.muted
        if section == NAME:
            cut(painter, box.left() + 4.0, y, text, ink, fonts.SECONDARY, box.width() - 6.0)
        elif section in (NUMBER, GRADE):
            marks.write(
                painter, box.center().x() + 1.5 * (section == NUMBER), y, text, ink, fonts.SECONDARY, side="centre"
            )
        else:
            marks.write(painter, box.right() - PAD, y, text, ink, fonts.SECONDARY, side="right")

    def _arrow(self, painter: QPainter, box: QRectF, section: int) -> None:
        """Which way the column is sorted; the order on the route is the rule and needs no sign."""
        model = self._model
        if section != model.column or (section == NUMBER and not model.descending):
            return
        x = box.left() + 60.0 if section == NAME else box.left() + 1.0
        turn = 0.0 if model.descending else 180.0
        icons.draw(painter, QRectF(x, box.top() + 19.0, ARROW, ARROW), "chevron-down", sheet.current().text, turn=turn)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        shown = [k for k in range(self.count()) if not self.isSectionHidden(k)]
        if step and shown:
            here = shown.index(self._at) if self._at in shown else 0
            self._at = shown[min(max(here + step, 0), len(shown) - 1)]
            self.viewport().update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.wanted.emit(self._at)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.viewport().update()


class LedgerSums(QWidget):
    """The rows "Small descents" and "All": always visible, so that the shown figures add up before the eye."""

    def __init__(self, model: LedgerModel, header: QHeaderView) -> None:
        super().__init__()
        self._model, self._header = model, header
        self.setFixedHeight(2 * SUM_LINE + 2)
        header.sectionResized.connect(self.update)
        header.geometriesChanged.connect(self.update)

    def describe(self) -> None:
        """Take over the figures of the model's ledger."""
        ledger = self._model.ledger
        if ledger is not None:
            rows = (" ".join(filter(None, (*row[:3], f"{row[3]} %"))) for row in (ledger.small, ledger.all))
            self.setAccessibleName("; ".join(rows))
            self.setToolTip(
                _("Small descents: the total less the drops shown above, so that the rows add up. {inside}").format(
                    inside=ledger.small[2]
                )
            )
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        self.update()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        ledger, theme = self._model.ledger, sheet.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(theme.raised))
        painter.setPen(marks.pen(theme.border))
        for y in (0.5, self.height() - 0.5):
            marks.rule(painter, 0.0, y, float(self.width()), y)
        if ledger is not None:
            for k, (row, weight) in enumerate(((ledger.small, fonts.REGULAR), (ledger.all, fonts.SEMIBOLD))):
                y = 1.0 + SUM_LINE * (k + 0.5)
                words, drop, inside, load = row
                marks.write(painter, self._left(NAME) + 4.0, y, words, theme.text, fonts.BODY, weight)
                marks.write(painter, self._right(DROP), y, drop, theme.text, fonts.BODY, weight, "right")
                room = self._right(LOAD) - marks.width(painter, load, fonts.BODY) - self._right(DROP) - 12.0
                cut(painter, self._right(DROP) + 8.0, y, inside, theme.muted, fonts.SECONDARY, room)
                marks.write(painter, self._right(LOAD), y, load, theme.text, fonts.BODY, weight, "right")
        painter.end()

    def _left(self, column: int) -> float:
        return float(self._header.sectionViewportPosition(column))

    def _right(self, column: int) -> float:
        return self._left(column) + self._header.sectionSize(column) - PAD
