"""What a page of the inspector is made of: it scrolls, has headers and key figures, and greys while it is stale."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from routeplanner.units import Units
from routeplanner.words import _
from ui.panels.labels import Fitting, Icon
from ui.style import fonts, sheet

if TYPE_CHECKING:  # numpy comes with the first course, not with the window
    from routeplanner.report import Report

MARGIN, HEADER = 12, 28  # [px]
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

    def show_report(self, report: "Report | None", units: Units) -> None:
        """Show a report, or that there is none."""
        self._report, self._units, self._filled = report, units, False
        self.show_stale(False)
        if self.isVisible():
            self._fill()

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


def words(text: str = "", *, muted: bool = False, size: float = fonts.BODY) -> QLabel:
    """Plain words that wrap."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setFont(fonts.font(size))
    if muted:
        label.setProperty("words", "muted")
    return label


class Header(QWidget):
    """The title of a section, and a remark, from its longest wording to the shortest.

    Where figures below are our `own` choice, a mark says so and names the settings.
    """

    def __init__(self, title: str, *remark: str, own: tuple[str, ...] = ()) -> None:
        super().__init__()
        self.setProperty("surface", "header")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(HEADER)
        self.title = Fitting(fonts.BODY, fonts.SEMIBOLD, cut=False)
        self.remark = Fitting(fonts.SECONDARY, words="muted")
        self.title.say(title)
        self.remark.say(*remark)
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, 0, MARGIN, 0)
        row.setSpacing(8)
        row.addWidget(self.title)
        row.addWidget(self.remark)
        row.addStretch(1)
        if own:
            row.addWidget(OwnChoice(*own))


class KeyFigure(QWidget):
    """What it is, the figure itself, and what belongs to it, marked where it is our `own` choice."""

    def __init__(self, own: tuple[str, ...] = ()) -> None:
        super().__init__()
        self.name = Fitting(fonts.SECONDARY, words="muted")
        self.figure = Fitting(fonts.KEY_FIGURE, fonts.SEMIBOLD)
        self.second = Fitting(fonts.SECONDARY, words="muted")
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(self.second)
        if own:
            below.addWidget(OwnChoice(*own))
            below.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        column.addWidget(self.name)
        column.addWidget(self.figure)
        column.addLayout(below)
        column.addStretch(1)

    def say(self, name: str, figure: str, *second: str, why: str = "") -> None:
        """`second` from the longest wording to the shortest."""
        self.name.say(name)
        self.figure.say(figure, why=why)
        self.second.say(*second)


class OwnChoice(QLabel):
    """Marks a figure that is our own choice; the tooltip says which setting, and after whom."""

    def __init__(self, *keys: str) -> None:
        super().__init__(_("own choice"))
        self.setFont(fonts.font(fonts.SECONDARY))
        self.setProperty("words", "muted")
        source = "\n".join(sources(*keys))
        self.setToolTip(source)
        self.setAccessibleDescription(source)


def sources(*keys: str) -> list[str]:
    """What settings mean and who says so; those of the training block as "training.week_share"."""
    from routeplanner.plan import choices
    from routeplanner.plan.training import choices as training

    known = {c.key: c for c in choices.choices()} | {f"training.{c.key}": c for c in training.choices()}
    return [f"{known[key].text}: {known[key].source}" for key in keys]


class Box(QWidget):
    """A few words on a ground of their own: a warning with its mark, or advice."""

    def __init__(self, surface: str = "warning") -> None:
        super().__init__()
        self.setProperty("surface", surface)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.words = words()
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, 8, MARGIN, 8)
        row.setSpacing(8)
        if surface == "warning":
            self.words.setProperty("words", "warning")
            row.addWidget(Icon("triangle-alert", "warning"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1)
        self.hide()

    def say(self, text: str) -> None:
        """Shown only while there is something to say."""
        self.words.setText(text)
        self.setVisible(bool(text))
