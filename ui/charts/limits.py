"""What limits the runner downhill, as shares of one bar."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from routeplanner.units import percent
from ui.charts.marks import write
from ui.style import fonts
from ui.style.palette import Theme


def draw(painter: QPainter, rect: QRectF, shares: Sequence[tuple[str, float]], theme: Theme) -> None:
    """Name and share, 0 to 1, of each limit: a bar in the neutral ramp, words and figures below it."""
    total = sum(share for _name, share in shares)
    x, words = rect.left(), rect.left()
    y = rect.top() + 30.0
    for k, (name, share) in enumerate(shares):
        fill = QColor(theme.grade[min(k + 1, len(theme.grade) - 1)].fill)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        across = rect.width() * share / total if total > 0 else 0.0
        painter.drawRect(QRectF(x, rect.top(), across, 12.0))
        x += across
        painter.drawRoundedRect(QRectF(words, y - 5.0, 10.0, 10.0), 2.0, 2.0)
        words = write(painter, words + 15.0, y, f"{name}  ", theme.text, fonts.BODY).right()
        text = percent(share, sign=False)
        words = write(painter, words, y, text, theme.text, fonts.BODY, fonts.SEMIBOLD).right() + 16.0
