"""A page of the inspector: it scrolls, is made when it is first seen, and greys while it is stale."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from routeplanner.units import Units
from ui.panels.parts import MARGIN, words
from ui.style import sheet

if TYPE_CHECKING:  # numpy comes with the first course, not with the window
    from routeplanner.report import Report

GREY = 0.47  # of the panel's colour over what is stale


class Page(QScrollArea):
    """A page that shows one report. Out of sight it costs nothing: it is made and filled when it comes into sight.

    Subclasses make their widgets in `build`, in the layouts `inputs` and `results`, and show a report in `fill`.
    """

    inputs: QVBoxLayout
    results: QVBoxLayout

    def __init__(self, name: str, nothing: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._report: Report | None = None
        self._units = Units()
        self._filled = self._stale = False
        self._course = ""
        self._body: QWidget | None = None
        self._veil: Veil | None = None
        content, self._empty = QWidget(), words(nothing, muted=True)
        self._empty.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        self._content = tight(QVBoxLayout(content))
        self._content.addWidget(self._empty)
        self._content.addStretch(1)
        self.setWidget(content)
        self.setAccessibleName(name)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # its keys scroll it, also from the fields on it; no tab stop

    @property
    def course_id(self) -> str:
        """Whose report stands in it: also while the one of another course is still to come."""
        return self._course

    def show_report(self, report: "Report | None", units: Units) -> None:
        """Show a report, or that there is none."""
        if report is None or report.course.id != self._course:
            self._settle()
        self._report, self._units, self._filled = report, units, False
        self.show_stale(False)
        if self.isVisible():
            self._fill()

    def _settle(self) -> None:
        """What is being typed is for the course that is shown: it is given before another one comes."""
        typed = QApplication.focusWidget()
        if isinstance(typed, QLineEdit) and typed.isModified() and self.isAncestorOf(typed):
            typed.clearFocus()
            typed.setFocus()

    def show_stale(self, stale: bool) -> None:
        """Grey what follows from the report while a newer one is on its way."""
        self._stale = stale
        if self._veil is not None:
            self._veil.setVisible(stale)

    def build(self) -> None:
        """Make the widgets."""
        raise NotImplementedError

    def fill(self, report: "Report", u: Units, anew: bool) -> None:
        """Show a report in them; `anew` where the one before was of another course."""
        raise NotImplementedError

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._filled:
            self._fill()

    def _fill(self) -> None:
        self._filled = True
        if self._report is not None and self._body is None:
            self._make()
        self._empty.setVisible(self._report is None)
        if self._body is not None:
            self._body.setVisible(self._report is not None)
        if self._report is not None:
            course, self._course = self._course, self._report.course.id
            self.fill(self._report, self._units, course != self._course)

    def _make(self) -> None:
        self._body, answers = QWidget(), QWidget()
        body = tight(QVBoxLayout(self._body))
        self.inputs, self.results = QVBoxLayout(), tight(QVBoxLayout(answers))
        self.inputs.setContentsMargins(MARGIN, MARGIN, MARGIN, 8)
        self.inputs.setSpacing(8)
        body.addLayout(self.inputs)
        body.addWidget(answers)
        self.build()
        self._veil = Veil(answers)
        self._veil.setVisible(self._stale)
        self._content.insertWidget(0, self._body)


class Veil(QWidget):
    """Lies over its parent in the panel's colour, and lets the mouse through."""

    def __init__(self, under: QWidget) -> None:
        super().__init__(under)
        self._under = under
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        under.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self._under.rect())
        return False

    def showEvent(self, event: QShowEvent) -> None:
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colour = QPainter(self), QColor(sheet.current().panel)
        colour.setAlphaF(GREY)
        painter.fillRect(self.rect(), colour)
        painter.end()


class NoWheel(QObject):
    """Lets the wheel scroll the page where it would change a value under the pointer."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Wheel:
            event.ignore()
            return True
        return False


def tight(layout: QVBoxLayout) -> QVBoxLayout:
    """Without room around or between its parts."""
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    return layout
