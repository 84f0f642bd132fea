"""The printer when things go wrong, and the page that it prints."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from routeplanner.errors import PlannerError
from routeplanner.sheet.prep import build_sheet
from routeplanner.terrain import Store
from tests.sheet.races import KM, PRINTED, hilly, report_of
from ui.charts.values import StationMark
from ui.map.answers import Reply
from ui.printing.page import SheetPage, told
from ui.printing.paper import Paper
from ui.printing.searchable import private_meanings, searchable
from ui.printing.sheet import SheetPrinter
from ui.printing.template import css_string

PATIENCE = 30_000


@pytest.fixture
def printer(qapp: QApplication, qtbot: QtBot, nothing: Store) -> SheetPrinter:
    return SheetPrinter(report_of(hilly()), KM, nothing, "A4", qapp, PRINTED)


def test_it_prints_once_and_leaves_nothing_behind(printer: SheetPrinter, qtbot: QtBot) -> None:
    with qtbot.waitSignal(printer.done, timeout=PATIENCE) as signal:
        printer.start()
    (pdf,) = signal.args or (b"",)
    assert pdf.startswith(b"%PDF")
    assert b"16 Sep" not in pdf  # packed: the words are not simply there
    printer.close()  # a second time does no harm
    printer.deleteLater()


def test_a_page_that_does_not_load_is_a_failure_to_act_on(printer: SheetPrinter, qtbot: QtBot) -> None:
    with qtbot.waitSignal(printer.failed, timeout=PATIENCE) as signal:
        printer.start()
        printer._handler.withdraw(printer._name)  # nobody answers any more
    (error,) = signal.args or (None,)
    assert isinstance(error, PlannerError)
    assert error.hint
    printer.deleteLater()


def test_a_printer_that_is_closed_says_nothing(printer: SheetPrinter, qtbot: QtBot, nothing: Store) -> None:
    said: list[object] = []
    printer.done.connect(said.append)
    printer.failed.connect(said.append)
    printer.start()
    printer.close()
    other = SheetPrinter(report_of(hilly()), KM, nothing, "Letter", printer.parent(), PRINTED)
    with qtbot.waitSignal(other.done, timeout=PATIENCE):  # long enough for the first one, too
        other.start()
    assert said == []
    printer.deleteLater()
    other.deleteLater()


def test_two_print_beside_each_other(qapp: QApplication, qtbot: QtBot, nothing: Store) -> None:
    printers = [SheetPrinter(report_of(hilly()), KM, nothing, paper, qapp, PRINTED) for paper in ("A4", "Letter")]
    with qtbot.waitSignals([p.done for p in printers], timeout=PATIENCE):
        for each in printers:
            each.start()
    for each in printers:
        each.deleteLater()


@pytest.fixture
def page(qapp: QApplication, nothing: Store) -> SheetPage:
    report = report_of(hilly())
    return SheetPage(report, KM, build_sheet(report, KM, PRINTED), nothing, Paper.named("A4"))


@pytest.mark.parametrize("path", ["", "../style/controls.qss", "sheet.html/..", "style/Inter-Bold.woff2", "ground.jpg"])
def test_nothing_but_its_own_parts_is_served(page: SheetPage, path: str) -> None:
    assert page(path) is None


def test_its_parts_are(page: SheetPage) -> None:
    for path in ("sheet.html", "sheet.css", "Inter-Regular.woff2"):
        answer = page(path)
        assert isinstance(answer, Reply)
        assert answer.data


def test_it_may_run_no_script_and_reach_nowhere(page: SheetPage) -> None:
    assert "default-src 'none'" in page.html
    assert "script-src" not in page.html
    assert "<script" not in page.html
    assert " style=" not in page.html
    assert "http" not in page.html.replace("http-equiv", "").replace("http://www.w3.org/", "")


@pytest.mark.parametrize("text", ['"; } * { display: none', "a\\", "line\nbreak", "</style>", "3″"])
def test_text_cannot_leave_a_style_sheet_string(text: str) -> None:
    made = css_string(text)
    assert made[0] == made[-1] == '"'
    assert not set(made[1:-1]) & set('"\n<>{}')
    import re

    assert re.sub(r"\\([0-9a-f]{6})", lambda found: chr(int(found[1], 16)), made[1:-1]) == text


def test_of_many_stations_some_are_told_and_the_finish_always() -> None:
    stations = tuple(StationMark(float(k), f"{k}") for k in range(43))
    shown = told(stations)
    assert shown[-1] is stations[-1]
    assert len(shown) <= 15
    assert told(stations[:5]) == stations[:5]


def test_figures_of_one_width_have_plain_meanings(qapp: QApplication) -> None:
    found = private_meanings()
    assert {found[code] for code in found} >= set("0123456789:.−")
    assert all(0xE000 <= code <= 0xF8FF and len(text) == 1 for code, text in found.items())


@pytest.mark.parametrize("pdf", [b"", b"%PDF-1.7\nno table at all\n%%EOF\n"])
def test_a_file_that_is_packed_otherwise_stays_as_it_is(qapp: QApplication, pdf: bytes) -> None:
    assert searchable(pdf) == pdf
