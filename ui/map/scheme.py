"""Our own URL scheme, `routeplanner://site/path`: the one door through which a page gets anything.

A site is a function from a path to an answer. Answers that take time are worked out in a thread, newest first,
and dropped when the page no longer waits for them.
"""

import atexit
from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, QObject, Qt, QThreadPool, Signal
from PySide6.QtWebEngineCore import (
    QWebEngineProfile,
    QWebEngineUrlRequestInfo,
    QWebEngineUrlRequestInterceptor,
    QWebEngineUrlRequestJob,
    QWebEngineUrlScheme,
    QWebEngineUrlSchemeHandler,
)

from ui.map.answers import Reply, Site

SCHEME = "routeplanner"
WORKERS = 2  # more of them draw no more tiles in a second
INSIDE = frozenset({SCHEME, "data", "blob", "qrc"})  # schemes that stay in this process
REMEMBERED = 100  # refused addresses


def register() -> None:
    """Make the scheme known to Chromium: before its first profile, best before the QApplication."""
    if QWebEngineUrlScheme.schemeByName(QByteArray(SCHEME.encode())).name().isEmpty():
        scheme = QWebEngineUrlScheme(QByteArray(SCHEME.encode()))
        scheme.setSyntax(QWebEngineUrlScheme.Syntax.Host)
        flag = QWebEngineUrlScheme.Flag
        # a local scheme may not touch remote ones: Chromium itself refuses, before any rule of ours
        scheme.setFlags(flag.SecureScheme | flag.LocalScheme | flag.LocalAccessAllowed | flag.FetchApiAllowed)
        QWebEngineUrlScheme.registerScheme(scheme)


class Handler(QWebEngineUrlSchemeHandler):
    """Gives each request to its site."""

    _worked = Signal(int, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._sites: dict[str, Site] = {}
        self._waiting: dict[int, QWebEngineUrlRequestJob] = {}
        self._count = 0
        self._closed = False
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(WORKERS)
        self._worked.connect(self._finish, Qt.ConnectionType.QueuedConnection)

    def serve(self, name: str, site: Site) -> None:
        """Answer `routeplanner://name/…` with `site`, which is asked on the GUI thread."""
        self._sites[name] = site

    def withdraw(self, name: str) -> None:
        self._sites.pop(name, None)

    def close(self) -> None:
        """Answer nothing any more and wait for the threads: before the application goes."""
        if self._closed:
            return
        self._closed = True
        self._sites.clear()
        self._pool.clear()
        self._pool.waitForDone()

    def requestStarted(self, job: QWebEngineUrlRequestJob) -> None:
        if self._closed:
            job.fail(QWebEngineUrlRequestJob.Error.RequestAborted)
            return
        url = job.requestUrl()
        site = self._sites.get(url.host())
        answer = site(url.path().lstrip("/")) if site else None
        if answer is None or isinstance(answer, Reply):
            _reply(job, answer)
        else:
            self._work(job, answer)

    def _work(self, job: QWebEngineUrlRequestJob, answer: Callable[[], Reply | None]) -> None:
        self._count += 1
        key = self._count
        self._waiting[key] = job
        job.destroyed.connect(lambda: self._waiting.pop(key, None))  # the page moved on

        def work() -> None:
            if key not in self._waiting:
                return
            try:
                result: object = answer()
            except Exception as error:  # noqa: BLE001  raised again where the program reports its bugs
                result = error
            self._worked.emit(key, result)

        self._pool.start(work, key)  # the newest has the highest priority

    def _finish(self, key: int, result: object) -> None:
        job = self._waiting.pop(key, None)
        if job is not None:
            _reply(job, result if isinstance(result, Reply) else None)
        if isinstance(result, Exception):
            raise result


def _reply(job: QWebEngineUrlRequestJob, reply: Reply | None) -> None:
    if reply is None:
        job.fail(QWebEngineUrlRequestJob.Error.UrlNotFound)
        return
    buffer = QBuffer(job)  # lives as long as the request
    buffer.setData(QByteArray(reply.data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    job.reply(QByteArray(reply.mime.encode()), buffer)


class Guard(QWebEngineUrlRequestInterceptor):
    """Blocks what would leave this process, and remembers it."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.refused: deque[str] = deque(maxlen=REMEMBERED)
        self.seen: deque[str] = deque(maxlen=REMEMBERED)

    def interceptRequest(self, info: QWebEngineUrlRequestInfo) -> None:
        url = info.requestUrl()
        self.seen.append(url.toString())
        if url.scheme() not in INSIDE:
            self.refused.append(url.toString())
            info.block(True)


class Profile(QWebEngineProfile):
    """The application's one profile: off the record, and behind the guard."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.handler = Handler(self)
        self.guard = Guard(self)
        self.installUrlSchemeHandler(QByteArray(SCHEME.encode()), self.handler)
        self.setUrlRequestInterceptor(self.guard)


def profile() -> Profile:
    """The profile of the running application, made when first asked for. It dies with the application."""
    application = QCoreApplication.instance()
    if application is None:
        raise RuntimeError("a web profile needs an application")
    found = application.findChild(Profile)
    if found is None:
        register()
        # parent: the application. A profile left to the garbage collector may go before its pages
        found = Profile(application)
        application.aboutToQuit.connect(found.handler.close)
        atexit.register(found.handler.close)  # for a program that ends without an event loop
    return found
