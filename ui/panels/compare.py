"""Compare, in place of the map: what the race has and other courses lack, in metres, on one scale."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedLayout, QVBoxLayout, QWidget

from routeplanner.report import Comparison, compare
from routeplanner.units import Units
from routeplanner.words import _
from ui.panels.compare_page import ComparePage
from ui.panels.labels import Fitting, Icon
from ui.style import fonts, icons, sheet

MOST = 4  # courses: more lines cannot be told apart
HEADER = 46  # [px]
RESTYLING = (QEvent.Type.PaletteChange, QEvent.Type.StyleChange)


class ComparePanel(QWidget):
    """`back_wanted()`: the map again."""

    back_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.back = QPushButton(_("Map"))
        self.back.setAccessibleName(_("Back to the map"))
        self.back.clicked.connect(self.back_wanted)
        self.race, self.scale = Fitting(fonts.BODY, words="muted"), Fitting(words="muted")
        self._lock = Icon("lock", "muted")
        self.page = ComparePage()
        self.page.scaled.connect(self._say_scale)
        self._pages = QStackedLayout()
        self._pages.addWidget(_empty())
        self._pages.addWidget(self.page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header())
        column.addLayout(self._pages)
        self._dress()
        self.show_comparison(None, Units())

    def show_comparison(self, comparison: Comparison | None, units: Units) -> None:
        """The first course is the race. None: there is nothing to compare it with."""
        self._pages.setCurrentIndex(0 if comparison is None else 1)
        for widget in (self.race, self._lock, self.scale):
            widget.setVisible(comparison is not None)
        if comparison is None:
            return
        self.race.say(_("race: {name}").format(name=comparison.names[0]))
        left_out = len(comparison.reports) - MOST
        shown = compare(comparison.reports[:MOST]) if left_out > 0 else comparison
        self.page.show_comparison(shown, max(left_out, 0), units)

    def _header(self) -> QWidget:
        header, title = QWidget(), QLabel(_("Compare descents"))
        title.setFont(fonts.font(fonts.TITLE, fonts.SEMIBOLD))
        header.setFixedHeight(HEADER)
        row = QHBoxLayout(header)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(12)
        for widget in (self.back, title, self.race):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self._lock)
        row.addWidget(self.scale)
        return header

    def _say_scale(self) -> None:
        said = self.page.scales()
        why = _("Every course is drawn on the same scale: what looks steeper is steeper.")
        self.scale.say(" · ".join(said), *said[::-1], why=why)

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.page.arrange()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in RESTYLING and hasattr(self, "back"):
            self._dress()
        super().changeEvent(event)

    def _dress(self) -> None:
        self.back.setIcon(icons.icon("chevron-down", sheet.current(), turn=90.0))


def _empty() -> QWidget:
    page, title = QWidget(), QLabel(_("Tick another course in the list"))
    title.setFont(fonts.font(fonts.TITLE, fonts.SEMIBOLD))
    words = QLabel(_("The course on screen is the race. Courses that you tick are compared with it, in metres."))
    words.setProperty("words", "muted")
    words.setWordWrap(True)
    column = QVBoxLayout(page)
    column.setContentsMargins(24, 0, 24, 0)
    column.addStretch(2)
    for label in (title, words):
        label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(label)
    column.addStretch(3)
    return page
