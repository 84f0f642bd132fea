"""The three figures that the eye meets first: total descent, the steepest and the longest, against the runner's own."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from routeplanner.words import _
from ui.panels.labels import Fitting, Icon
from ui.panels.sources import SourcesPopup
from ui.style import fonts

if TYPE_CHECKING:  # words of a report need numpy, which comes with the first course
    from collections.abc import Sequence

    from ui.panels.figure_words import Figure, Source

WIDE = 440  # [px] enough for long words
NARROW_FIGURE = 17.0  # [px]
BOTTOM = Qt.AlignmentFlag.AlignBottom


class KeyFigures(QWidget):
    """Three figures with what makes them honest: band, "uncertain", and both sources to compare.

    `source_wanted(code)`: "auto", "recorded" or "srtm".
    """

    source_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._captions = [Fitting(fonts.SECONDARY, words="muted") for _k in range(3)]
        self._values = [Fitting(fonts.KEY_FIGURE, fonts.SEMIBOLD, cut=False) for _k in range(3)]
        self._beside = [Fitting(fonts.BODY, words="muted", cut=False) for _k in range(3)]
        self._notes = [Fitting(fonts.SECONDARY, words="muted") for _k in range(2)]
        self._sources: tuple[Sequence[Source], str, str] | None = None
        self.popup = SourcesPopup(self)
        self.popup.wanted.connect(self.source_wanted)
        self._compare = QPushButton()
        self._compare.setAccessibleName(_("compare sources"))
        self._compare.setProperty("link", True)
        self._compare.setFont(fonts.font(fonts.SECONDARY))
        self._compare.setStyleSheet("QPushButton { padding: 0 1px; min-height: 24px; font-weight: 400; }")
        self._compare.setToolTip(_("Recorded and SRTM elevation side by side, and which of them to use"))
        self._compare.clicked.connect(self._open_sources)
        self._mark = Icon("triangle-alert", "warning", 13)
        self._uncertain = Fitting(fonts.SECONDARY, fonts.SEMIBOLD, "warning", cut=False)
        self._uncertain.say(_("uncertain"), why=_("The band is wider than ±7.5 %."))
        self._lay_out()

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(12, 6, 12, 1)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(0)
        for label in (*self._captions, self._notes[-1]):  # the figures themselves come first
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        for column in range(3):
            value = QHBoxLayout()
            value.setSpacing(5)
            value.addWidget(self._values[column])
            self._beside[column].setContentsMargins(0, 0, 0, 2)  # the two sizes on one base line
            value.addWidget(self._beside[column], 0, BOTTOM)
            value.addStretch(1)
            grid.addWidget(self._captions[column], 0, column)
            grid.addLayout(value, 1, column)
            if column:
                grid.addWidget(self._notes[column - 1], 2, column)
        trust = QHBoxLayout()
        trust.setSpacing(4)
        trust.addWidget(self._mark)
        trust.addWidget(self._uncertain)
        trust.addWidget(self._compare)
        trust.addStretch(1)
        grid.addLayout(trust, 2, 0)

    def show_figures(
        self, figures: "Sequence[Figure]", uncertain: bool, sources: "Sequence[Source]", chosen: str, reason: str
    ) -> None:
        """Show the three figures, and the sources behind the first with the one that is `chosen` and its `reason`."""
        for column, figure in enumerate(figures):
            self._captions[column].say(*figure.caption, why=figure.why)
            self._values[column].say(*figure.value, why=figure.why)
            self._beside[column].say(figure.beside, why=figure.why)
            self._beside[column].setVisible(bool(figure.beside))
            if column:
                self._notes[column - 1].say(*figure.note, why=figure.why)
        self._mark.setVisible(uncertain)
        self._uncertain.setVisible(uncertain)
        self.popup.show_sources(sources, chosen, reason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        wide = self.width() >= WIDE
        self._compare.setText(_("compare sources") if wide else _("sources"))
        for value in self._values:
            value.set_size(fonts.KEY_FIGURE if wide else NARROW_FIGURE)
        super().resizeEvent(event)

    def _open_sources(self) -> None:
        self.popup.open_below(self._compare)
