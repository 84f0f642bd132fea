"""The one QApplication, made the same way for window and paper."""

import os
import sys

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from ui.map import scheme
from ui.style import fonts


def application(arguments: list[str]) -> QApplication:
    """The running application, or a new one, ready for web pages."""
    if sys.platform.startswith("linux") and os.geteuid() == 0:
        os.environ.setdefault("QTWEBENGINE_DISABLE_SANDBOX", "1")  # Chromium refuses to run as root with its sandbox
    scheme.register()
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)  # WebEngine comes after the window
    QCoreApplication.setApplicationName("routeplanner")
    QGuiApplication.setDesktopFileName("routeplanner")
    known = QApplication.instance()
    if isinstance(known, QApplication):
        return known
    made = QApplication(["routeplanner", *arguments])
    fonts.load()
    return made
