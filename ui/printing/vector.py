"""Pictures for the paper: whatever a painter draws, as SVG inside the page, so that lines and words stay vectors."""

from collections.abc import Callable

from markupsafe import Markup
from PySide6.QtCore import QBuffer, QIODevice, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtSvg import QSvgGenerator

MM = 96.0 / 25.4  # units, of 1/96 inch


def svg(width: int, height: int, paint: Callable[[QPainter, QRectF], None]) -> Markup:
    """An `<svg>` element of `width` x `height` [1/96 inch] with what `paint(painter, rect)` draws."""
    rect = QRectF(0.0, 0.0, width, height)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    canvas = QSvgGenerator()
    canvas.setOutputDevice(buffer)
    canvas.setResolution(96)
    canvas.setSize(QSize(width, height))
    canvas.setViewBox(rect)
    with QPainter(canvas) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint(painter, rect)
    text = bytes(buffer.data().data()).decode()
    return Markup(text[text.index("<svg") :])  # Qt escapes the words in it
