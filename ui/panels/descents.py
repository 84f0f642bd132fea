"""The inspector tab "Descents": key figures, the ledger, and the selected descent in detail."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QStackedLayout, QVBoxLayout, QWidget

from routeplanner.units import Units
from routeplanner.words import _
from ui.panels.descent_detail import DescentDetail
from ui.panels.key_figures import KeyFigures
from ui.panels.ledger_header import LedgerSums
from ui.panels.ledger_view import LedgerView
from ui.panels.no_elevation import NoElevation
from ui.panels.page import Veil

if TYPE_CHECKING:  # numpy comes with the first course, not with the window
    from routeplanner.report import Report


class DescentsPanel(QWidget):
    """Shows a report, edits nothing, says what the runner wants.

    `selected(n or None)`, `hovered(distance [m] or None)`, `grade_wanted(n, 1 to 5 or None)`, `fit_wanted(n)`,
    `source_wanted("auto", "recorded" or "srtm")`, `elevation_wanted()`, `open_wanted()`.
    """

    selected = Signal(object)
    hovered = Signal(object)
    grade_wanted = Signal(int, object)
    fit_wanted = Signal(int)
    source_wanted = Signal(str)
    elevation_wanted = Signal()
    open_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._report: Report | None = None
        self._units = Units()
        self.figures = KeyFigures()
        self.ledger = LedgerView()
        self.sums = LedgerSums(self.ledger.ledger_model, self.ledger.head)
        self.detail = DescentDetail()
        self.detail.hide()
        self.nothing = NoElevation()
        self._menu = QMenu(self)
        self._menu.addAction(_("Fit map")).triggered.connect(self._on_fit)
        self._menu.addMenu(_("Set grade")).addActions(self.detail.grade_menu.actions())
        self._lay_out()
        self._veil = Veil(self._content)
        self._connect()
        self.show_report(None, self._units)

    def _lay_out(self) -> None:
        self.setProperty("surface", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._content = QWidget()
        column = QVBoxLayout(self._content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.figures)
        column.addWidget(self.ledger, 1)
        column.addWidget(self.sums)
        column.addWidget(self.detail)
        self._pages = QStackedLayout(self)
        self._pages.setContentsMargins(0, 0, 0, 0)
        self._pages.addWidget(self._content)
        self._pages.addWidget(self.nothing)
        self.setFocusProxy(self.ledger)

    def _connect(self) -> None:
        self.ledger.selected.connect(self._on_selected)
        self.ledger.hovered.connect(self.hovered)
        self.ledger.grade_wanted.connect(self.grade_wanted)
        self.ledger.fit_wanted.connect(self.fit_wanted)
        self.ledger.grading.connect(self.detail.set_grading)
        self.ledger.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.ledger.customContextMenuRequested.connect(self._open_menu)
        self.detail.hovered.connect(self.hovered)
        self.detail.grade_wanted.connect(self._on_grade)
        self.figures.source_wanted.connect(self.source_wanted)
        self.nothing.elevation_wanted.connect(self.elevation_wanted)
        self.nothing.open_wanted.connect(self.open_wanted)

    # what it shows

    def show_report(self, report: "Report | None", units: Units) -> None:
        """Show another report, or that there is none; place, selection and focus stay."""
        self._report, self._units = report, units
        self.show_stale(False)
        if report is None or not report.has_elevation:
            self.ledger.show_ledger(None)
            self.nothing.show_report(report)
            self._pages.setCurrentWidget(self.nothing)
            return
        from routeplanner.sheet import phrases
        from ui.panels import figure_words, ledger_rows

        self.figures.show_figures(
            figure_words.figures(report, units),
            report.totals.uncertain,
            figure_words.sources(report, units),
            report.course.elevation,
            phrases.in_use(report),
        )
        self.ledger.show_ledger(ledger_rows.ledger(report, units))
        self.sums.describe()
        self._pages.setCurrentWidget(self._content)
        self._show_detail()

    def show_waiting(self, drawn: bool = True) -> None:
        """A course is open, and its first report is on its way; or it has no line yet."""
        self.nothing.show_waiting(drawn)

    def show_stale(self, stale: bool) -> None:
        """Fade what is shown while a newer report is on its way."""
        self._veil.setVisible(stale)

    def select(self, n: int | None) -> None:
        """Select descent `n`, or none, without a word."""
        self.ledger.select(n)
        self._show_detail()

    def set_cursor(self, distance: float | None) -> None:
        """The one cursor is at `distance` [m], or nowhere."""
        self.ledger.set_cursor(distance)
        self.detail.set_cursor(distance)

    def start_grading(self) -> None:
        """T was pressed elsewhere: the next key, 1 to 5, sets the grade of the selected descent."""
        self.ledger.setFocus()
        self.ledger.start_grading()

    def step(self, by: int) -> None:
        """To the next descent (1) or the previous one (-1)."""
        self.ledger.step(by)

    def _show_detail(self) -> None:
        n = self.ledger.selected_number()
        if n is not None and self._report is not None:
            from ui.panels import descent_words

            self.detail.show_strip(descent_words.strip(self._report, n, self._units))
        self.detail.setVisible(n is not None)

    # what the runner does

    def _on_selected(self, n: int | None) -> None:
        self._show_detail()
        self.selected.emit(n)

    def _on_grade(self, grade: int | None) -> None:
        n = self.ledger.selected_number()
        if n is not None:
            self.grade_wanted.emit(n, grade)

    def _open_menu(self, place: QPoint) -> None:
        if self.ledger.selected_number() is not None:
            self._menu.popup(self.ledger.viewport().mapToGlobal(place))

    def _on_fit(self) -> None:
        n = self.ledger.selected_number()
        if n is not None:
            self.fit_wanted.emit(n)
