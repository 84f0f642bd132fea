"""The status bar: course or run, where elevation comes from, the total with its band, what is under way, units."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QMenu, QProgressBar, QStatusBar, QToolButton, QWidget

from routeplanner import units
from routeplanner.units import Units
from routeplanner.words import _, ngettext
from ui.panels.fitting_button import FittingButton
from ui.panels.labels import Fitting
from ui.style import fonts, icons, sheet

if TYPE_CHECKING:
    from routeplanner.course import Course
    from routeplanner.report import Report

QUICK = 400  # [ms] work that is done sooner shows no progress


class Status(QStatusBar):
    """`kind_clicked()`: a course is taken for a run, or a run for a course. `cancelled()` stops what is under way.
    `keep_clicked()`: the mark was clicked that says that changes are not kept."""

    kind_clicked = Signal()
    cancelled = Signal()
    keep_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self.kind, self.elevation = FittingButton(), FittingButton()
        self.kind.clicked.connect(self.kind_clicked)
        self.elevation.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._run = False
        self._total = Fitting(fonts.BODY, cut=False)
        self._warning = Fitting(fonts.BODY, words="warning")
        for widget, share in ((self.kind, 0), (self.elevation, 0), (self._total, 0), (self._warning, 1)):
            self.addWidget(widget, share)
        self._units, self._doing, self._bar, self.stop = QLabel(), QLabel(), QProgressBar(), QToolButton()
        self._bar.setFixedWidth(90)
        self._bar.setRange(0, 100)
        self.stop.setAccessibleName(_("Stop"))
        self.stop.setToolTip(_("Stop"))
        self.stop.clicked.connect(self.cancelled)
        self.unkept = FittingButton()
        self.unkept.setAccessibleName(_("Not kept"))
        self.unkept.setProperty("words", "warning")
        self.unkept.clicked.connect(self.keep_clicked)
        self.unkept.hide()
        for part in (self._doing, self._bar, self.stop, self.unkept, self._units):
            self.addPermanentWidget(part)
        self._under_way: dict[str, tuple[float, str]] = {}
        self._waiting = QTimer(self, singleShot=True, interval=QUICK)
        self._waiting.timeout.connect(lambda: self._show_work(True))
        self._show_work(False)
        self.show_course(None)
        self.elevation.hide()

    def offer_sources(self, actions: tuple[QAction, ...]) -> None:
        """What the button of the elevation offers."""
        menu = QMenu(self.elevation)
        menu.addActions(actions)
        self.elevation.setMenu(menu)

    def show_course(self, course: "Course | None") -> None:
        """Whether it is a course or a run, and why."""
        self.kind.setVisible(course is not None)
        if course is None:
            return
        from routeplanner.sheet import phrases

        self._run = course.kind == "run"
        name, other = (_("My run"), _("Course")) if self._run else (_("Course"), _("My run"))
        why = phrases.kind_reason(course.kind_reason) or _("chosen by you")
        self.kind.say(
            f"{name}: {why}", name, why=_("{why}. Click to take it for: {other}").format(why=why, other=other)
        )
        self.dress()

    def show_report(self, report: "Report | None", u: Units) -> None:
        """Elevation and total of a report; nothing without one."""
        self._units.setText(f"{u.long_name}, {u.short_name}, {u.pace_name}")
        self.elevation.setVisible(report is not None)
        if report is None:
            self._total.say("")
            self._warning.say("")
            return
        from routeplanner.sheet import phrases

        source, profile, totals = phrases.source(report), report.profile, report.totals
        if report.has_elevation:
            chosen = _("Elevation: {source}, {why}").format(source=source, why=phrases.reason(report.elevation_reason))
            covered = _("{covered} covered").format(covered=units.percent(profile.coverage, sign=False))
            short = _("Elevation: {source}").format(source=source)
            self.elevation.say(f"{chosen}, {covered}", chosen, short, source, why=phrases.method(report))
            down, low = u.height(-totals.descent), u.height_number(totals.descent_low)
            whole = _("D− {down}, {low} to {high}").format(down=down, low=low, high=u.height(totals.descent_high))
            self._total.say(whole, _("D− {down}").format(down=down))
        else:
            self.elevation.say(_("No elevation"), why=phrases.method(report))
            self._total.say("")
        self._warning.say(*phrases.notes(report, u)[:1])

    def show_unkept(self, count: int, why: str) -> None:
        """So many changes are in this window only, and why; 0 where all is kept."""
        self.unkept.setVisible(count > 0)
        words = ngettext("{n} change not kept", "{n} changes not kept", count).format(n=count)
        self.unkept.say(words, _("Not kept"), why=why)

    # what is under way

    @property
    def doing(self) -> str:
        """What is said to be under way; empty where nothing is."""
        return self._doing.text() if self._under_way else ""

    def begin(self, name: str, text: str) -> None:
        """Work has begun; it shows when it lasts."""
        self._under_way[name] = (0.0, text)
        self._tell()
        if not self._waiting.isActive() and not self.stop.isVisible():
            self._waiting.start()

    def advance(self, name: str, fraction: float, text: str) -> None:
        """How far it is."""
        if name in self._under_way:
            self._under_way[name] = (fraction, text or self._under_way[name][1])
            self._tell()

    def end(self, name: str) -> None:
        """It is not under way any more."""
        self._under_way.pop(name, None)
        self._tell()
        if not self._under_way:
            self._waiting.stop()
            self._show_work(False)

    def _tell(self) -> None:
        if self._under_way:
            fraction, text = list(self._under_way.values())[-1]
            self._bar.setValue(round(100 * fraction))
            self._doing.setText(text)

    def _show_work(self, visible: bool) -> None:
        for widget in (self._doing, self._bar, self.stop):
            widget.setVisible(visible)

    def dress(self) -> None:
        """Icons in the colours of the theme."""
        theme = sheet.current()
        self.stop.setIcon(icons.icon("x", theme))
        self.unkept.setIcon(icons.icon("triangle-alert", theme, "warning", 15.0))
        self.kind.setIcon(icons.icon("footprints" if self._run else "flag", theme, "muted", 15.0))
        self.elevation.setIcon(icons.icon("mountain", theme, "muted", 15.0))
