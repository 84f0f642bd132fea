"""The browser half of the map: made after the window's first paint, because Chromium takes its time."""

import time
from collections import deque
from itertools import count

import shiboken6
from PySide6.QtCore import QObject, QTimer, QUrl, Signal
from PySide6.QtGui import QColor
from PySide6.QtWebChannel import QWebChannel
from PySide6.QtWebEngineCore import QWebEngineLoadingInfo, QWebEnginePage, QWebEngineProfile
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QWidget

from ui.map import scheme
from ui.map.answers import Site
from ui.map.bridge import Bridge

CRASHES = 3  # in PATIENCE seconds: then it is no use to try again
PATIENCE = 60.0  # [s]

_numbers = count(1)


class Page(QWebEnginePage):
    """Stays on its own site, and speaks up about errors in its scripts."""

    went_wrong = Signal(str)

    def __init__(self, home: QUrl, profile: QWebEngineProfile, parent: QObject) -> None:
        super().__init__(profile, parent)
        self._home = home

    def javaScriptConsoleMessage(
        self, level: QWebEnginePage.JavaScriptConsoleMessageLevel, message: str, line: int, source: str
    ) -> None:
        if level == QWebEnginePage.JavaScriptConsoleMessageLevel.ErrorMessageLevel:
            self.went_wrong.emit(f"{message[:2000]} ({source.rpartition('/')[2]}:{line})")

    def acceptNavigationRequest(
        self, url: QUrl | str, kind: QWebEnginePage.NavigationType, is_main_frame: bool
    ) -> bool:
        return QUrl(url) == self._home


class Web(QObject):
    """View, page and channel; loads again after a crash."""

    went_wrong = Signal(str)
    gave_up = Signal()

    def __init__(self, site: Site, bridge: Bridge, ground: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._name = f"map{next(_numbers)}"
        self._handler = scheme.profile().handler
        self._handler.serve(self._name, site)
        self._home = QUrl(f"{scheme.SCHEME}://{self._name}/page.html")
        self._crashes: deque[float] = deque(maxlen=CRASHES)
        self.view = QWebEngineView(parent)
        self.page = Page(self._home, scheme.profile(), self.view)
        self.page.setBackgroundColor(QColor(ground))
        self.page.went_wrong.connect(self.went_wrong)
        self.page.loadingChanged.connect(self._on_loading)
        self.page.renderProcessTerminated.connect(self._on_terminated)
        channel = QWebChannel(self.page)
        channel.registerObject("bridge", bridge)
        self.page.setWebChannel(channel)
        self.view.setPage(self.page)
        self.load()

    def load(self) -> None:
        self.page.load(self._home)

    def close(self) -> None:
        """Page before view, both before the profile: any other order may take the program down. A view that is left
        without its page makes itself another one."""
        self._handler.withdraw(self._name)
        for part in (self.page, self.view):
            if shiboken6.isValid(part):
                shiboken6.delete(part)

    def _on_loading(self, load: QWebEngineLoadingInfo) -> None:
        refused = load.url() != self._home  # a way out that the page was not let go
        if load.status() == QWebEngineLoadingInfo.LoadStatus.LoadFailedStatus and not refused:
            self.went_wrong.emit(f"the page could not be loaded: {load.errorString()}")

    def _on_terminated(self, status: QWebEnginePage.RenderProcessTerminationStatus, code: int) -> None:
        if status == QWebEnginePage.RenderProcessTerminationStatus.NormalTerminationStatus:
            return
        self._crashes.append(time.monotonic())
        if len(self._crashes) == CRASHES and self._crashes[-1] - self._crashes[0] < PATIENCE:
            self.gave_up.emit()
        else:
            QTimer.singleShot(0, self.load)  # not from inside the page's own farewell
