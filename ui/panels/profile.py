"""The profile dock: one line of readout, the legend, the profile, and the selected range below it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from routeplanner.units import Units
from routeplanner.words import _
from ui.charts.widget import ProfileWidget
from ui.panels.gradient_legend import LEGEND, NARROW, Legend
from ui.panels.range_strip import RangeStrip
from ui.style import fonts, icons, sheet

if TYPE_CHECKING:  # numpy comes with the first course, not with the window
    from routeplanner.report import Report
    from routeplanner.route import Route
    from ui.charts.ranges import Stretch
    from ui.charts.zoom import Window

HEADER = 32  # [px]
READOUT = 310  # [px] that the words need before the legend may stand beside them [D]
RESTYLING = (QEvent.Type.PaletteChange, QEvent.Type.StyleChange)


class ProfilePanel(QWidget):
    """`hovered(distance [m] or None)` from pointer or arrow keys, `descent_clicked(n)`, `range_changed((start, end)
    [m] or None)`; what is wanted of a range: `range_fit_wanted`, `range_name_wanted`, `range_unname_wanted`,
    `range_crop_wanted`, `range_remove_wanted(start, end)`, `range_grade_wanted(start, end, 1 to 5 or None)`.
    """

    hovered = Signal(object)
    descent_clicked = Signal(int)
    range_changed = Signal(object)
    range_fit_wanted = Signal(float, float)
    range_name_wanted = Signal(float, float)
    range_unname_wanted = Signal(float, float)
    range_remove_wanted = Signal(float, float)
    range_crop_wanted = Signal(float, float)
    range_grade_wanted = Signal(float, float, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._report: Report | None = None
        self._line: Route | None = None
        self._units = Units()
        self.chart, self.strip = ProfileWidget(self), RangeStrip(self)
        self._title = QLabel(_("Profile"))
        self._title.setFont(fonts.font(fonts.BODY, fonts.SEMIBOLD))
        self._gradient, self._rest = QLabel(), QLabel()
        self._gradient.setFont(fonts.font(fonts.BODY, fonts.SEMIBOLD))
        for label in (self._gradient, self._rest):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._rest.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.whole = QToolButton()  # says which part is shown, and shows all again
        self.whole.setAccessibleName(_("Show the whole course"))
        self.whole.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.whole.hide()
        self._legend = Legend(self)
        self._legend.hide()  # its colours mean nothing yet, and numpy comes with it
        self._lay_out()
        self._link()
        self._dress()

    def _lay_out(self) -> None:
        header = QWidget()
        header.setFixedHeight(HEADER)
        row = QHBoxLayout(header)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(6)
        row.addWidget(self._title)
        row.addWidget(self.whole)
        row.addSpacing(10)
        row.addWidget(self._gradient)
        row.addWidget(self._rest, 1)
        row.addWidget(self._legend)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(header)
        column.addWidget(self.chart, 1)
        column.addWidget(self.strip)
        self.setProperty("surface", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def _link(self) -> None:
        chart, strip = self.chart, self.strip
        chart.hovered.connect(self._on_hover)
        chart.descent_clicked.connect(self.descent_clicked)
        chart.range_changed.connect(self._on_range)
        chart.window_changed.connect(self._on_window)
        chart.named_menu_wanted.connect(strip.open_name_menu)
        self.whole.clicked.connect(lambda: chart.show_window(None))
        strip.cleared.connect(lambda: chart.set_range(None))
        strip.wanted.connect(self._on_wanted)
        strip.grade_wanted.connect(self._on_grade)

    def show_report(self, report: "Report | None", units: Units) -> None:
        """Show the profile of a report, or none."""
        before, self._report, self._units = self._report, report, units
        if report is None or before is None or before.course.route is not report.course.route:
            self.chart.set_range(None)  # it was a stretch of another line
        if report is None or before is None or before.course.id != report.course.id:
            self.chart.show_window(None)
        if report is None:
            self.chart.set_values(None)
        else:
            from ui import presenting

            self.chart.set_values(presenting.profile_values(report, units))
        self._make_room()
        self._read(self.chart.cursor_distance)
        self._measure()
        self._on_window(self.chart.zoom_window)

    def show_line(self, line: "Route | None") -> None:
        """The line of the course on screen by now. No stretch is selected until the report of this line is there."""
        self._line = line
        if not self._is_fresh:
            self.chart.set_range(None)

    @property
    def _is_fresh(self) -> bool:
        """Whether a profile is shown, and not that of a line before this one."""
        report, line = self._report, self._line
        return report is not None and (line is None or report.course.route is line)

    def set_cursor(self, distance: float | None) -> None:
        """Put the one cursor here, or take it away."""
        self.chart.set_cursor(distance)
        self._read(distance)

    def select(self, n: int | None) -> None:
        """The band behind descent `n`."""
        self.chart.select(n)

    @property
    def range(self) -> "Stretch | None":
        """The selected stretch (start, end) [m]."""
        return self.chart.range

    def clear_range(self) -> None:
        """Select no stretch."""
        self.chart.set_range(None)

    def set_offers(self, offers: frozenset[str]) -> None:
        """What can be done with a range: some of "fit", "grade", "name", "crop" and "remove"."""
        self.strip.set_offers(offers)

    @property
    def readout(self) -> str:
        """What the header says about the cursor."""
        return f"{self._gradient.text()} {self._rest.text()}".strip()

    def _on_hover(self, distance: float | None) -> None:
        self._read(distance)
        self.hovered.emit(distance)

    def _on_range(self, stretch: "Stretch | None") -> None:
        if stretch is not None and not self._is_fresh:
            self.chart.set_range(None)
            return
        self._measure()
        self.range_changed.emit(stretch)

    def _measure(self) -> None:
        """The figures of the range, from the report on screen."""
        if self._report is None or self.range is None:
            self.strip.show_range(None, self._units)
            return
        from routeplanner.report import measure

        self.strip.show_range(measure(self._report, *self.range), self._units, self._name())

    def _name(self) -> str:
        """What the runner calls the range, empty where it has no name."""
        if self._report is None or self.range is None:
            return ""
        own = self._report.course.range_at(*self.range)
        return "" if own is None else own.name

    def begin_range(self) -> None:
        """The range starts at the cursor."""
        self.chart.begin_range()

    def end_range(self) -> None:
        """The range ends at the cursor."""
        self.chart.end_range()

    def open_grades(self) -> None:
        """The grades that the range can be given, for the keys."""
        self.strip.open_grades()

    def _on_wanted(self, offer: str) -> None:
        signals = {
            "fit": self.range_fit_wanted,
            "name": self.range_name_wanted,
            "unname": self.range_unname_wanted,
            "crop": self.range_crop_wanted,
            "remove": self.range_remove_wanted,
        }
        if self.range is not None:
            signals[offer].emit(*self.range)

    def _on_grade(self, grade: int | None) -> None:
        if self.range is not None:
            self.range_grade_wanted.emit(*self.range, grade)

    def _on_window(self, window: "Window | None") -> None:
        self.whole.setVisible(window is not None)
        if window is not None:
            u = self._units
            start, end = (u.distance_number(at) for at in window)
            text = f"{u.long_name} {start}–{end}"
            self.whole.setText(text)
            self.whole.setAccessibleName(_("{part}. Show the whole course").format(part=text))
            self.whole.setToolTip(_("Show the whole course (0)"))
        self._make_room()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in RESTYLING and hasattr(self, "whole"):
            self._dress()
        super().changeEvent(event)

    def _dress(self) -> None:
        self.whole.setIcon(icons.icon("maximize", sheet.current(), "muted", 14.0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._make_room()

    def _make_room(self) -> None:
        """The legend gives way to the words: it shrinks, then it goes."""
        zoomed = 0 if self.whole.isHidden() else self.whole.sizeHint().width()
        taken = READOUT + self._title.sizeHint().width() + zoomed
        room = self.width() - taken
        self._legend.setFixedWidth(max(NARROW, min(room, LEGEND)))
        known = self._report is not None and self._report.has_elevation
        self._legend.setVisible(known and room >= NARROW)

    def _read(self, distance: float | None) -> None:
        if self._report is None or distance is None:
            self._gradient.clear()
            self._rest.clear()
            return
        from ui import presenting

        gradient, rest = presenting.readout(self._report, distance, self._units)
        self._gradient.setText(gradient)
        self._rest.setText(rest)
