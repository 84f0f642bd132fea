"""How large a window may open: no larger than its screen."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

FRAME = QSize(8, 40)  # [px] what a desktop puts around a window [D]


def fitting(window: QWidget, width: int, height: int) -> QSize:
    """The size asked for [px], or what the screen has room for. In memory, where nobody looks, as asked for."""
    if QGuiApplication.platformName() == "offscreen":
        return QSize(width, height)
    return QSize(width, height).boundedTo(window.screen().availableGeometry().size() - FRAME)
