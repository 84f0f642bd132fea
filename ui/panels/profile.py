"""The profile dock: one line of readout, the legend, and the profile."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from routeplanner.units import Units
from routeplanner.words import _
from ui.charts.widget import ProfileWidget
from ui.style import fonts, sheet

if TYPE_CHECKING:  # numpy comes with the first course, not with the window
    from routeplanner.report import Report

HEADER = 32  # [px]
LEGEND = QSize(300, 30)  # [px]


class Legend(QWidget):
    """The gradient colours, from steep down to climbs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(LEGEND)
        self.setAccessibleName(_("Legend: gradient colours, steep descents first"))

    def paintEvent(self, event: QPaintEvent) -> None:
        from ui.charts import legend

        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        legend.draw(painter, QRectF(self.rect()), sheet.current())
        painter.end()


class ProfilePanel(QWidget):
    """`hovered(distance [m] or None)` from pointer or arrow keys, `descent_clicked(n)`."""

    hovered = Signal(object)
    descent_clicked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._report: Report | None = None
        self._units = Units()
        self.chart = ProfileWidget(self)
        self.chart.hovered.connect(self._on_hover)
        self.chart.descent_clicked.connect(self.descent_clicked)
        title = QLabel(_("Profile"))
        title.setFont(fonts.font(fonts.BODY, fonts.SEMIBOLD))
        self._gradient, self._rest = QLabel(), QLabel()
        self._gradient.setFont(fonts.font(fonts.BODY, fonts.SEMIBOLD))
        for label in (self._gradient, self._rest):
            label.setTextFormat(Qt.TextFormat.PlainText)
        header = QWidget()
        header.setFixedHeight(HEADER)
        row = QHBoxLayout(header)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(6)
        row.addWidget(title)
        row.addSpacing(10)
        row.addWidget(self._gradient)
        row.addWidget(self._rest, 1)
        self._legend = Legend(self)
        self._legend.hide()  # its colours mean nothing yet, and numpy comes with it
        row.addWidget(self._legend)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(header)
        column.addWidget(self.chart, 1)
        self.setProperty("surface", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def show_report(self, report: "Report | None", units: Units) -> None:
        """Show the profile of a report, or none."""
        self._report, self._units = report, units
        self._legend.setVisible(report is not None)
        if report is None:
            self.chart.set_values(None)
        else:
            from ui import presenting

            self.chart.set_values(presenting.profile_values(report, units))
        self._read(self.chart.cursor_distance)

    def set_cursor(self, distance: float | None) -> None:
        """Put the one cursor here, or take it away."""
        self.chart.set_cursor(distance)
        self._read(distance)

    def select(self, n: int | None) -> None:
        """The band behind descent `n`."""
        self.chart.select(n)

    @property
    def readout(self) -> str:
        """What the header says about the cursor."""
        return f"{self._gradient.text()} {self._rest.text()}".strip()

    def _on_hover(self, distance: float | None) -> None:
        self._read(distance)
        self.hovered.emit(distance)

    def _read(self, distance: float | None) -> None:
        if self._report is None or distance is None:
            self._gradient.clear()
            self._rest.clear()
            return
        from ui import presenting

        gradient, rest = presenting.readout(self._report, distance, self._units)
        self._gradient.setText(gradient)
        self._rest.setText(rest)
