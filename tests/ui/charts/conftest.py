"""A small course whose every number is known, and devices to draw on."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QGuiApplication, QImage, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator

from ui.charts.values import DescentMark, ProfileValues, StationMark
from ui.style.palette import LIGHT, class_of

STEEP, MILD, SHARP = -0.12, -0.08, -0.35  # gradients [m/m] of the three downhill kilometres


@pytest.fixture
def values(qapp: QGuiApplication) -> ProfileValues:
    """Up 1 km, down 1 km at 12 %, level 1 km, down 0.5 km at 8 % and 0.5 km at 35 %; cells of 10 m."""
    distance = np.linspace(0.0, 4000.0, 401)
    gradient = np.repeat([0.20, STEEP, 0.0, MILD, SHARP], [100, 100, 100, 50, 50])
    elevation = 300.0 + np.concatenate(([0.0], np.cumsum(gradient * 10.0)))
    descents = (
        DescentMark(1, 1000.0, 2000.0, class_of(STEEP), False, STEEP, 1500.0),
        DescentMark(2, 3000.0, 4000.0, class_of(SHARP), True, SHARP, 3700.0),
    )
    stations = (StationMark(0.0, "Start", "11:00", "start"), StationMark(2500.0, "Col", "11:20"))
    stations += (StationMark(4000.0, "Finish", "11:31", "finish"),)
    clock = 39_600.0 + distance * 0.46
    return ProfileValues(distance, elevation, gradient, descents, stations, clock, baseline=90.0)


Paper = tuple[Path, QSvgGenerator | QPdfWriter]


class Board:
    """An image to draw on and to look at afterwards."""

    def __init__(self, width: int, height: int, ratio: float = 1.0) -> None:
        self.image = QImage(QSize(round(width * ratio), round(height * ratio)), QImage.Format.Format_RGB32)
        self.image.setDevicePixelRatio(ratio)
        self.image.fill(LIGHT.panel)
        self.ratio = ratio

    def painter(self) -> QPainter:
        return QPainter(self.image)

    def colour(self, x: float, y: float) -> str:
        return self.image.pixelColor(int(x * self.ratio), int(y * self.ratio)).name().upper()

    def colours(self) -> set[str]:
        """Every colour of the picture."""
        shape = (self.image.height(), self.image.width(), 4)
        flat = np.frombuffer(self.image.constBits(), np.uint8).reshape(shape)[:, :, 2::-1].reshape(-1, 3)
        return {f"#{r:02X}{g:02X}{b:02X}" for r, g, b in np.unique(flat, axis=0).tolist()}


@pytest.fixture
def board(qapp: QGuiApplication) -> Board:
    return Board(700, 210)


@pytest.fixture
def quiet(qtlog: Any) -> Iterator[None]:
    """The test must leave no word on Qt's log."""
    yield
    assert not [record.message for record in qtlog.records]


@pytest.fixture(params=["svg", "pdf"])
def paper(request: pytest.FixtureRequest, qapp: QGuiApplication, tmp_path: Path) -> Paper:
    """A vector device with 96 dots per inch, and the file that it writes."""
    file = tmp_path / f"chart.{request.param}"
    if request.param == "pdf":
        pdf = QPdfWriter(str(file))
        pdf.setResolution(96)
        return file, pdf
    svg = QSvgGenerator()
    svg.setFileName(str(file))
    svg.setResolution(96)
    svg.setSize(QSize(700, 230))
    svg.setViewBox(QRect(0, 0, 700, 230))
    return file, svg
