"""Sheets that were really printed, once for all tests that read them."""

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from pypdf import PageObject, PdfReader
from PySide6.QtWidgets import QApplication

from routeplanner.report import Report
from routeplanner.sheet.prep import Sheet, build_sheet
from routeplanner.terrain import Store
from routeplanner.units import THIN, Units
from tests.sheet.races import KM, PRINTED, null_island
from ui.map import scheme
from ui.printing.offscreen import pdf_of


@dataclass(frozen=True, eq=False)
class Printed:
    """A PDF, and what it should say."""

    pdf: bytes
    sheet: Sheet
    asked: tuple[str, ...]  # addresses that the page asked for

    @property
    def pages(self) -> list[PageObject]:
        return list(PdfReader(BytesIO(self.pdf)).pages)

    @property
    def texts(self) -> list[str]:
        return [joined(page.extract_text()) for page in self.pages]


def joined(text: str) -> str:
    """Text without anything that only sets it: a cell is as good as a line."""
    return "".join(text.replace(THIN, "").split())


def font_sizes(page: PageObject) -> list[tuple[float, str]]:
    """Size [pt] of each piece of text as it stands on the paper, and the text."""
    found: list[tuple[float, str]] = []

    def visit(text: str, user: list[float], matrix: list[float], _font: object, size: float) -> None:
        if text.strip():
            a, b, c, d = np.matmul(np.reshape(matrix[:4], (2, 2)), np.reshape(user[:4], (2, 2))).ravel()
            found.append((size * float(np.sqrt(abs(a * d - b * c))), text))

    page.extract_text(visitor_text=visit)
    return found


def print_report(report: Report, store: Store, paper: str, units: Units = KM) -> Printed:
    """Print it, and keep what it asked for."""
    guard = scheme.profile().guard
    guard.seen.clear()
    guard.refused.clear()
    pdf = pdf_of(report, units, store, paper)
    assert not guard.refused
    return Printed(pdf, build_sheet(report, units, PRINTED), tuple(guard.seen))


@pytest.fixture(scope="session")
def island(tmp_path_factory: pytest.TempPathFactory) -> tuple[Report, Store]:
    return null_island(tmp_path_factory.mktemp("island"))


@pytest.fixture(scope="session", params=["A4", "Letter"])
def printed(qapp: QApplication, island: tuple[Report, Store], request: pytest.FixtureRequest) -> Printed:
    """The bundled race on both papers."""
    return print_report(*island, request.param)


@pytest.fixture
def nothing(tmp_path: Path) -> Store:
    """A store without any tile."""
    return Store(tmp_path / "none")
