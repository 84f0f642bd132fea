"""What stands in the map's place until its page has painted, and where none will."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from routeplanner.words import _
from ui.map.theme import MapTheme

LONG = 1000  # [ms] that nobody needs to be told about [D]


class Curtain(QWidget):
    """The map's own ground; after a second it says what it is there for."""

    def __init__(self, theme: MapTheme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._words = theme, ""
        QTimer.singleShot(LONG, self, self._explain)

    @property
    def words(self) -> str:
        """What it says, if anything."""
        return self._words

    def set_theme(self, theme: MapTheme) -> None:
        self._theme = theme
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(self._theme.ground))
        painter.setPen(QColor(self._theme.muted))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._words)

    def say(self, words: str) -> None:
        """This, in place of what it said or was to say."""
        self._words = words
        self.setAccessibleName(words)
        self.update()

    def _explain(self) -> None:
        if not self._words:
            self.say(_("Map is starting…"))
