"""The status bar: where elevation comes from, the total with its band, what is under way, units."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLabel, QProgressBar, QStatusBar, QToolButton, QWidget

from routeplanner import units
from routeplanner.units import Units
from routeplanner.words import _
from ui.style import icons, sheet

if TYPE_CHECKING:
    from routeplanner.report import Report

QUICK = 400  # [ms] work that is done sooner shows no progress


class Status(QStatusBar):
    """`cancelled()` when the runner stops what is under way."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self._elevation, self._total, self._warning, self._units = QLabel(), QLabel(), QLabel(), QLabel()
        self._warning.setProperty("words", "warning")
        for label in (self._elevation, self._total, self._warning):
            label.setTextFormat(Qt.TextFormat.PlainText)
            self.addWidget(label)
        self._doing = QLabel()
        self._bar = QProgressBar()
        self._bar.setFixedWidth(90)
        self._bar.setRange(0, 100)
        self._stop = QToolButton()
        self._stop.setAccessibleName(_("Stop"))
        self._stop.clicked.connect(self.cancelled)
        for widget in (self._doing, self._bar, self._stop, self._units):
            self.addPermanentWidget(widget)
        self._waiting = QTimer(self, singleShot=True, interval=QUICK)
        self._waiting.timeout.connect(lambda: self._show_work(True))
        self._show_work(False)

    def show_report(self, report: "Report | None", u: Units) -> None:
        """Elevation and total of a report; nothing without one."""
        self._units.setText(f"{u.long_name}, {u.short_name}, {u.pace_name}")
        if report is None:
            for label in (self._elevation, self._total, self._warning):
                label.clear()
            return
        from routeplanner.sheet import phrases

        profile, totals = report.profile, report.totals
        self._elevation.setText(
            _("Elevation: {source}, {covered} covered").format(
                source=phrases.source(report), covered=units.percent(profile.coverage, sign=False)
            )
        )
        self._elevation.setToolTip(phrases.method(report))
        if report.has_elevation:
            self._total.setText(
                _("D− {down}, {low} to {high}").format(
                    down=u.height(-totals.descent),
                    low=u.height_number(totals.descent_low),
                    high=u.height(totals.descent_high),
                )
            )
        else:
            self._total.setText(_("No elevation"))
        self._warning.setText(" · ".join(phrases.notes(report)[:1]))

    def begin(self, text: str) -> None:
        """Work has begun; it shows when it lasts."""
        self._doing.setText(text)
        self._bar.setValue(0)
        self._waiting.start()

    def advance(self, fraction: float, text: str) -> None:
        """How far it is."""
        self._bar.setValue(round(100 * fraction))
        if text:
            self._doing.setText(text)

    def end(self) -> None:
        """Nothing is under way any more."""
        self._waiting.stop()
        self._show_work(False)

    def dress(self) -> None:
        """Icons in the colours of the theme."""
        self._stop.setIcon(icons.icon("x", sheet.current()))

    def _show_work(self, visible: bool) -> None:
        for widget in (self._doing, self._bar, self._stop):
            widget.setVisible(visible)
