"""The prep sheet as PDF: laid out by an off-screen page, measured first, then printed."""

import json
from datetime import datetime
from itertools import count

import shiboken6
from PySide6.QtCore import QByteArray, QObject, QTimer, QUrl, Signal
from PySide6.QtWebEngineCore import QWebEngineScript

from routeplanner.errors import PlannerError
from routeplanner.report import Report
from routeplanner.sheet.prep import build_sheet
from routeplanner.terrain import Store
from routeplanner.units import Units
from routeplanner.words import _
from ui.map import scheme
from ui.map.web import Page
from ui.printing.page import SheetPage
from ui.printing.paper import Measured, Paper, share_out
from ui.printing.searchable import searchable

PATIENCE = 60_000  # [ms] a page that takes longer never comes
SAID = "measured "  # how the page's script begins what it says through the title
# run by us in a world of its own: the page itself may run no script
MEASURE = """
Promise.allSettled([...document.fonts].map(font => font.load())).then(() => {
  const height = id => document.getElementById(id).getBoundingClientRect().height;
  const race = document.getElementById("race"), preparation = document.getElementById("preparation");
  const found = [];
  for (const [side, ids] of [[race, ["race", "aside"]], [preparation, ["preparation"]]]) {
    const before = side.className;
    for (const name of ["", "tight"]) {
      side.className = name;
      found.push(...ids.map(height));
    }
    side.className = before;
  }
  document.title = "%s" + JSON.stringify(found);
});
"""

_numbers = count(1)


class SheetPrinter(QObject):
    """Prints one report once: `done(bytes)` with the PDF, or `failed(PlannerError)`. Needs an event loop."""

    done = Signal(object)
    failed = Signal(object)

    def __init__(
        self, report: Report, units: Units, store: Store, paper: str, parent: QObject, printed: datetime | None = None
    ) -> None:
        super().__init__(parent)
        self.paper = Paper.named(paper)
        sheet = build_sheet(report, units, printed or datetime.now())
        self._site = SheetPage(report, units, sheet, store, self.paper)
        self._title = sheet.title
        self._measured = False
        self._name = f"sheet{next(_numbers)}"
        self._handler = scheme.profile().handler
        self._home = QUrl(f"{scheme.SCHEME}://{self._name}/sheet.html")
        self._page: Page | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(lambda: self._fail(_("The sheet took too long.")))

    def start(self) -> None:
        """Begin; one of the two signals follows."""
        self._page = Page(self._home, scheme.profile(), self)
        self._page.loadFinished.connect(self._on_loaded)
        self._page.titleChanged.connect(self._on_title)
        self._page.renderProcessTerminated.connect(lambda _status, _code: self._fail(_("The page's process ended.")))
        self._page.went_wrong.connect(self._fail)
        self._timer.start(PATIENCE)
        self._serve(self._site)

    def close(self) -> None:
        """Wait for nothing any more."""
        self._timer.stop()
        self._handler.withdraw(self._name)
        if self._page is not None and shiboken6.isValid(self._page):
            self._page.deleteLater()
        self._page = None

    def _serve(self, site: SheetPage) -> None:
        assert self._page is not None
        try:
            site.draw()
        except Exception as error:
            self._fail(str(error))  # nobody shall wait for it in vain
            raise
        self._site = site
        self._handler.serve(self._name, site)
        self._page.load(self._home)

    def _on_loaded(self, whole: bool) -> None:
        if self._page is None:
            return
        if not whole:
            self._fail(_("The page did not load."))
            return
        self._page.runJavaScript(MEASURE % SAID, QWebEngineScript.ScriptWorldId.ApplicationWorld)

    def _on_title(self, title: str) -> None:
        if self._page is None or not title.startswith(SAID):
            return
        if self._measured:
            self._print()
            return
        self._measured = True
        found = Measured(*json.loads(title.removeprefix(SAID)))
        self._serve(self._site.with_room(share_out(self.paper, found, self._site.profiled)))

    def _print(self) -> None:
        assert self._page is not None
        restore = f"document.title = {json.dumps(self._title)}"
        self._page.runJavaScript(restore, QWebEngineScript.ScriptWorldId.ApplicationWorld)
        self._page.printToPdf(self._on_pdf, self.paper.layout())

    def _on_pdf(self, pdf: QByteArray) -> None:
        QTimer.singleShot(0, self, lambda: self._finish(bytes(pdf.data())))  # not from inside the page's own call

    def _finish(self, pdf: bytes) -> None:
        if self._page is None:
            return
        if not pdf.startswith(b"%PDF"):
            self._fail(_("The page could not be printed."))
            return
        self.close()
        self.done.emit(searchable(pdf))

    def _fail(self, what: str) -> None:
        if self._page is not None:
            self.close()
            hint = _("Try again; if it happens again, report it with this text.")
            self.failed.emit(PlannerError(_("The sheet could not be made: {reason}").format(reason=what), hint))
