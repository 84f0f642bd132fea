"""The one QApplication, made the same way for window and paper."""

import os
import sys

from PySide6.QtCore import QCoreApplication, QMessageLogContext, Qt, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from ui.style import fonts

SWITCH = 0.0005  # [s] for which a busy thread may keep this one waiting, each time Qt hands the interpreter back
NO_GPU = ("QRhiGles2: Failed", "Failed to create RHI", "GPUInfo not initialized", "This plugin does not support")


def without_screen() -> None:
    """Let Qt draw in memory where there is no screen, and keep its words about a missing GPU from the terminal.

    Before `application`; what somebody chose by environment stays.
    """
    if not sys.platform.startswith("linux") or any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY")):
        return
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if QCoreApplication.instance() is None:
        os.environ.setdefault("QTWEBENGINE_CHROMIUM_FLAGS", "--disable-gpu --log-level=3")
        qInstallMessageHandler(_say)


def _say(_kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    if not message.startswith(NO_GPU):
        sys.stderr.write(f"{message}\n")


def application(arguments: list[str]) -> QApplication:
    """The running application, or a new one, ready for web pages; their scheme is registered with the first profile."""
    if sys.platform.startswith("linux") and os.geteuid() == 0:
        os.environ.setdefault("QTWEBENGINE_DISABLE_SANDBOX", "1")  # Chromium refuses to run as root with its sandbox
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)  # WebEngine comes after the window
    QCoreApplication.setApplicationName("routeplanner")
    QGuiApplication.setDesktopFileName("routeplanner")
    known = QApplication.instance()
    if isinstance(known, QApplication):
        return known
    made = QApplication(["routeplanner", *arguments])
    sys.setswitchinterval(SWITCH)
    fonts.load()
    return made
