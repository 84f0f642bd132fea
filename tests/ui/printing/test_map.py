"""The printed map: where things are, and the ground under them."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from routeplanner.report import Report
from routeplanner.terrain import Store
from tests.sheet.races import KM, hilly, jagged, report_of
from ui.printing import ground
from ui.printing import map as mapping
from ui.printing.beside import scale_length
from ui.printing.field import PAD, field
from ui.printing.ground import Window
from ui.relief import relief_heights

SIZE = (421, 330)


def drawn(report: Report) -> QImage:
    image = QImage(*SIZE, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        mapping.draw(painter, QRectF(0, 0, *SIZE), report, field(report, *SIZE), "credit", KM)
    return image


def test_the_whole_route_is_inside_as_large_as_it_may_be() -> None:
    where = field(report_of(hilly()), *SIZE)
    assert where.x.min() >= PAD - 6
    assert where.x.max() <= SIZE[0] - PAD + 6
    assert np.ptp(where.y) == pytest.approx(SIZE[1] - 2 * PAD, abs=0.5)  # due north: the height is what limits it
    south, west, north, east = where.window.degrees()
    assert south < 45.0 < north
    assert west < 7.0 < east
    here = where.place(45.0, 7.0)
    assert (here.x(), here.y()) == pytest.approx((where.at(0.0).x(), where.at(0.0).y()), abs=0.05)


def test_ordinary_stretches_and_descents_make_up_the_course() -> None:
    report = report_of(jagged(3))
    pieces = [*mapping.ordinary(report), *((d.start, d.end) for d in report.descents)]
    assert sum(end - start for start, end in pieces) == pytest.approx(report.profile.length)
    assert all(end > start for start, end in pieces)


def test_a_hole_in_the_course_is_not_drawn() -> None:
    report = report_of(hilly())
    gap = np.zeros(len(report.profile.gap), dtype=bool)
    gap[200:260] = True
    holed = replace(report, descents=(), profile=replace(report.profile, gap=gap))
    d = report.profile.distance
    assert mapping.ordinary(holed) == [(0.0, pytest.approx(d[200])), (pytest.approx(d[260]), pytest.approx(d[-1]))]


def test_descents_are_thicker_than_other_ground(qapp: QApplication) -> None:
    report = report_of(hilly())
    image, where = drawn(report), field(report, *SIZE)

    def ink(at: float) -> int:
        """Dark pixels across the line, which runs due north."""
        here = where.at(at)
        return sum(image.pixelColor(round(here.x()) + k, round(here.y())).lightness() < 128 for k in range(-4, 5))

    first = report.descents[0]
    down, up = ink(0.5 * (first.start + first.end)), ink(0.25 * first.start)
    assert down >= 4
    assert 1 <= up <= 2


@pytest.mark.parametrize(("longest", "length"), [(0.9, 0.5), (1.0, 1.0), (3.7, 2.0), (49.0, 20.0), (0.03, 0.02)])
def test_the_scale_is_round(longest: float, length: float) -> None:
    assert scale_length(longest) == pytest.approx(length)


def test_the_ground_is_fine_pale_and_lies_where_it_should(island: tuple[Report, Store]) -> None:
    report, store = island
    window = field(report, *SIZE).window
    picture = QImage.fromData(ground.picture(relief_heights(store), 1 / 3600, window))
    assert picture.format() == QImage.Format.Format_Grayscale8
    assert picture.width() / (window.width / 96) >= ground.DPI
    assert picture.height() / picture.width() == pytest.approx(window.height / window.width, rel=0.01)
    bits = np.frombuffer(picture.constBits(), dtype=np.uint8).reshape(picture.height(), picture.bytesPerLine())
    assert bits.mean() > 190
    assert bits.std() > 3
    # sea is flat and grey, and lies where the elevation is zero
    south, west, north, east = window.degrees()
    z = relief_heights(store)(np.linspace(north, south, 40), np.linspace(west, east, 50))
    rows = np.linspace(0, picture.height() - 1, 40).astype(int)
    columns = np.linspace(0, picture.width() - 1, 50).astype(int)
    shade = bits[np.ix_(rows, columns)]
    sea = np.abs(shade.astype(int) - ground.GREY.water[0]) <= 4
    assert (z == 0).any()
    assert sea[z == 0].mean() > 0.9
    assert sea[z > 50].mean() < 0.3


def test_where_nothing_is_known_the_ground_is_white(tmp_path: Path) -> None:
    window = Window(10.0, 1000.0, 1000.0, 100, 80)
    picture = QImage.fromData(ground.picture(relief_heights(Store(tmp_path)), 1 / 1200, window))
    assert picture.pixelColor(30, 30).lightness() == 255
    assert picture.pixelColor(picture.width() - 1, picture.height() - 1).lightness() == 255


def test_contours_are_named_as_they_are_drawn() -> None:
    assert ground.contours(Window(12.0, 0.0, 0.0, 10, 10)) == "contours 20 m"
    assert ground.contours(Window(8.5, 0.0, 0.0, 10, 10)) == "contours 100 m"
    assert ground.contours(Window(4.0, 0.0, 0.0, 10, 10)) == ""


def test_places_are_named_once_and_not_under_a_disc(qapp: QApplication) -> None:
    course = hilly()
    (summit,) = course.places
    start = replace(summit, name="Town hall", lat=45.0, id="start")
    once = drawn(report_of(course))
    assert drawn(report_of(replace(course, places=(summit, replace(summit, id="twin"), start)))) == once
    assert drawn(report_of(replace(course, places=()))) != once
