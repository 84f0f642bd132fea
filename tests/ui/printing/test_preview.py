"""The sheet on screen, with a real pointer."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
import shiboken6
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from routeplanner.terrain import Store
from tests.sheet.races import KM, hilly, report_of
from ui.printing.preview import SheetPreview, file_name

PATIENCE = 30_000
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def preview(qapp: QApplication, qtbot: QtBot, nothing: Store) -> Iterator[SheetPreview]:
    made = SheetPreview(report_of(hilly()), KM, nothing, "A4")
    with qtbot.waitSignal(made.shown, timeout=PATIENCE):
        made.open()
    yield made
    if shiboken6.isValid(made):
        shiboken6.delete(made)


def button(preview: SheetPreview, text: str) -> QPushButton:
    return next(b for b in preview.findChildren(QPushButton) if b.text() == text)


def height(pdf: bytes) -> float:
    return float(PdfReader(BytesIO(pdf)).pages[0].mediabox.height)


def test_it_shows_all_pages_on_the_paper_that_was_set(preview: SheetPreview) -> None:
    assert preview.document.pageCount() == 2
    assert height(preview.pdf) == pytest.approx(842, abs=1.5)
    assert button(preview, "A4").isChecked()
    assert preview.save_button.isEnabled()
    assert not preview.document.render(0, preview.size()).isNull()


def test_another_paper_is_one_click(preview: SheetPreview, qtbot: QtBot) -> None:
    with qtbot.waitSignal(preview.shown, timeout=PATIENCE):
        qtbot.mouseClick(button(preview, "Letter"), LEFT)
        assert not preview.save_button.isEnabled()  # nothing old is saved while the new one is made
        assert preview.said.isVisible()
    assert height(preview.pdf) == pytest.approx(792, abs=1.5)
    assert preview.save_button.isEnabled()


def test_saving_asks_where_and_writes_the_pdf(
    preview: SheetPreview, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def answer(_parent: object, _title: str, proposed: str, _kinds: str) -> tuple[str, str]:
        asked.append(Path(proposed).name)
        return str(tmp_path / "mine"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)  # the system's own dialog has no screen here
    qtbot.mouseClick(preview.save_button, LEFT)
    assert asked == ["Hilly.pdf"]
    assert (tmp_path / "mine.pdf").read_bytes() == preview.pdf


def test_a_place_that_cannot_be_written_is_said(preview: SheetPreview, qtbot: QtBot, tmp_path: Path) -> None:
    preview.save(tmp_path / "nowhere" / "sheet.pdf")
    box = preview.findChild(QMessageBox)
    assert box is not None
    assert box.isVisible()
    assert "nowhere" in box.text()
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not box.isVisible())


def test_print_puts_every_page_on_paper(preview: SheetPreview, tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    preview.print_on(printer)
    pages = PdfReader(tmp_path / "printed.pdf").pages
    assert len(pages) == 2
    for page in pages:
        picture = next(iter(page["/Resources"]["/XObject"].values())).get_object()  # type: ignore[index]
        assert picture["/Width"] >= 8 * 300


def test_escape_closes_it_while_a_sheet_is_made(qapp: QApplication, qtbot: QtBot, nothing: Store) -> None:
    made = SheetPreview(report_of(hilly()), KM, nothing, "A4")
    made.open()
    with qtbot.waitSignal(made.destroyed):
        qtbot.keyClick(made, Qt.Key.Key_Escape)


@pytest.mark.parametrize(
    ("name", "file"), [("Pentland Skyline", "Pentland Skyline"), ("a/b\\c: d?", "a b c d"), ("..", "prep-sheet")]
)
def test_a_course_gives_a_name_that_every_system_takes(name: str, file: str) -> None:
    assert file_name(name) == file
