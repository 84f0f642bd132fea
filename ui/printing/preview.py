"""The prep sheet on screen: choose the paper, save it, print it."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QSize, QStandardPaths, Qt, Signal
from PySide6.QtGui import QPageLayout, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QMessageBox,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from routeplanner.errors import PlannerError
from routeplanner.report import Report
from routeplanner.terrain import Store
from routeplanner.units import Units
from routeplanner.words import _
from ui.printing.offscreen import write_whole
from ui.printing.paper import Paper, PaperName
from ui.printing.sheet import SheetPrinter
from ui.style import screen

SIZE = (760, 860)  # [px]
DPI = 300
PAPERS: tuple[PaperName, ...] = ("A4", "Letter")


class SheetPreview(QDialog):
    """Shows the sheet of a report as it will be printed. `shown()` when a new PDF can be seen, or why not."""

    shown = Signal()

    def __init__(self, report: Report, units: Units, store: Store, paper: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Prep sheet"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)  # its pages are large
        self.resize(screen.fitting(self, *SIZE))
        self._report, self._units, self._store = report, units, store
        self._paper = Paper.named(paper)
        self._printer: SheetPrinter | None = None
        self.pdf = b""
        self._buffer = QBuffer(self)
        self.document = QPdfDocument(self)
        self._view = QPdfView(self)
        self._view.setPageMode(QPdfView.PageMode.MultiPage)
        self._view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self._view.setDocument(self.document)
        self._view.setAccessibleName(_("Prep sheet"))
        self.said = QLabel(_("Making the sheet…"))
        self.said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.said.setWordWrap(True)
        self.save_button, self.print_button = QPushButton(_("Save PDF…")), QPushButton(_("Print…"))
        self._lay_out()
        self.choose(self._paper.name)

    def _lay_out(self) -> None:
        self._papers = QButtonGroup(self)
        bar = QHBoxLayout()
        bar.setSpacing(0)
        bar.addWidget(QLabel(_("Paper")))
        bar.addSpacing(8)
        for k, name in enumerate(PAPERS):
            button = QPushButton(name)
            button.setCheckable(True)
            button.setProperty("segment", "true")
            button.setAutoDefault(False)
            button.setChecked(name == self._paper.name)
            self._papers.addButton(button, k)
            bar.addWidget(button)
        self._papers.idClicked.connect(lambda k: self.choose(PAPERS[k]))
        bar.addStretch()
        close = QPushButton(_("Close"))
        close.clicked.connect(self.reject)
        self.print_button.clicked.connect(self._print)
        self.save_button.clicked.connect(self._save)
        self.save_button.setProperty("primary", "true")
        self.save_button.setDefault(True)
        for each in (close, self.print_button, self.save_button):
            bar.addWidget(each)
            bar.addSpacing(8)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.said)
        self._stack.addWidget(self._view)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(10)
        column.addLayout(self._stack, 1)
        column.addLayout(bar)

    # the sheet

    def choose(self, paper: PaperName) -> None:
        """Make the sheet on this paper."""
        self._paper = Paper.named(paper)
        self._forget()
        self.said.setText(_("Making the sheet…"))
        self._show(b"")
        self._printer = SheetPrinter(self._report, self._units, self._store, paper, self)
        self._printer.done.connect(self._on_done)
        self._printer.failed.connect(self._on_failed)
        self._printer.start()

    def _on_done(self, pdf: bytes) -> None:
        self._show(pdf)
        self.shown.emit()

    def _on_failed(self, error: PlannerError) -> None:
        self.said.setText(str(error))
        self.shown.emit()

    def _show(self, pdf: bytes) -> None:
        self.pdf = pdf
        self.document.close()
        self._buffer.close()
        self._buffer.setData(QByteArray(pdf))
        if pdf:
            self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
            self.document.load(self._buffer)
        self._stack.setCurrentWidget(self._view if pdf else self.said)
        for button in (self.save_button, self.print_button):
            button.setEnabled(bool(pdf))

    def _forget(self) -> None:
        if self._printer is not None:
            self._printer.close()
            self._printer.deleteLater()
            self._printer = None

    def done(self, result: int) -> None:
        """Closed in whatever way."""
        self._forget()
        super().done(result)

    # what is done with it

    def _save(self) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        proposed = Path(folder) / f"{file_name(self._report.course.name)}.pdf"
        chosen, _filter = QFileDialog.getSaveFileName(self, _("Save PDF"), str(proposed), _("PDF (*.pdf)"))
        if chosen:
            self.save(Path(chosen))

    def save(self, path: Path) -> None:
        """Write the PDF, and say so where that fails."""
        try:
            write_whole(path if path.suffix else path.with_suffix(".pdf"), self.pdf)
        except PlannerError as error:
            box = QMessageBox(QMessageBox.Icon.Warning, _("Save PDF"), error.message, parent=self)
            box.setInformativeText(error.hint)
            box.open()

    def _print(self) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageLayout(self._paper.layout())
        printer.setDocName(self._report.course.name)
        dialog = QPrintDialog(printer, self)
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        dialog.setMinMax(1, self.document.pageCount())
        dialog.accepted.connect(lambda: self.print_on(printer))
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.show()

    def print_on(self, printer: QPrinter) -> None:
        """Put the pages on a printer at 300 dpi, each as large as its paper."""
        printer.setFullPage(True)
        printer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)
        first, last = printer.fromPage() or 1, printer.toPage() or self.document.pageCount()
        with QPainter(printer) as painter:
            for number in range(first - 1, min(last, self.document.pageCount())):
                if number >= first:
                    printer.newPage()
                points = self.document.pagePointSize(number)
                size = QSize(round(points.width() * DPI / 72), round(points.height() * DPI / 72))
                painter.drawImage(painter.viewport(), self.document.render(number, size))


def file_name(name: str) -> str:
    """A name that every system takes for a file."""
    kept = "".join(c if c.isalnum() or c in " -_" else " " for c in name)
    return " ".join(kept.split())[:80] or "prep-sheet"
