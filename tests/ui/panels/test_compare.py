"""Compare under a real pointer and real keys, with reports of real courses."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from routeplanner.course import Course, from_imported
from routeplanner.formats import Imported, Track
from routeplanner.plan.runner import Runner
from routeplanner.report import Comparison, Inputs, Memory, Report, build_report, compare
from routeplanner.route import Points
from routeplanner.units import THIN, Units
from tests.report.conftest import METRE, Formula
from ui.panels.compare import ComparePanel
from ui.panels.compare_charts import ROOM
from ui.style import sheet
from ui.style.palette import DARK, LIGHT, Theme

KM, MILES = Units("km"), Units("mi")
LEFT, Key = Qt.MouseButton.LeftButton, Qt.Key
Hills = tuple[tuple[float, float], ...]
RACE: Hills = ((300, 0.15), (220, 0.30), (210, 0.12), (180, 0.20), (220, 0.25), (200, 0.18), (190, 0.1))


def course_of(name: str, hills: Hills, elevation: bool = True) -> Course:
    """North over one hill after the other, each up gently and down by (drop [m], gradient [m/m])."""
    x, z = [0.0], [100.0]
    for drop, gradient in hills:
        for length, rise in ((6.0 * drop, drop), (drop / gradient, -drop), (400.0, 0.0)):
            x.append(x[-1] + length)
            z.append(z[-1] + rise)
    along = np.arange(0.0, x[-1], 10.0)
    line = np.interp(along, x, z) if elevation else np.full(len(along), np.nan)
    points = Points.of(46.0 + along * METRE, np.full(len(along), 8.0), line)
    return from_imported(Imported(name, (Track(name, (points,), False),)))[0]


def report_of(name: str, hills: Hills, elevation: bool = True) -> Report:
    nowhere = Formula(lambda lat: np.full(len(lat), np.nan))
    course = course_of(name, hills, elevation)
    return build_report(course, course.entry, Inputs(Runner(), nowhere, date(2027, 6, 1)), Memory())


@pytest.fixture(scope="module")
def race() -> Report:
    return report_of("Race", RACE)


@pytest.fixture(scope="module")
def hill() -> Report:
    return report_of("Hill & dale", ((280, 0.14), (60, 0.05)))


@pytest.fixture(scope="module")
def flat() -> Report:
    return report_of("Road", ((4, 0.02),))


Shown = Callable[..., ComparePanel]


@pytest.fixture
def shown(qtbot: QtBot, qapp: QApplication) -> Iterator[Shown]:
    kept: list[ComparePanel] = []

    def show(value: Comparison | None, u: Units = KM, size: tuple[int, int] = (1216, 760)) -> ComparePanel:
        panel = ComparePanel()
        kept.append(panel)
        qtbot.addWidget(panel)
        panel.resize(*size)
        panel.show_comparison(value, u)
        with qtbot.waitExposed(panel):
            panel.show()
        return panel

    sheet.apply(qapp, LIGHT)
    yield show
    sheet.apply(qapp, LIGHT)


def words(widget: QWidget) -> str:
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))


def picture(widget: QWidget) -> QImage:
    return widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def table(panel: ComparePanel) -> list[list[str]]:
    assert panel.page.table is not None
    m = panel.page.table.model()
    return [[str(m.index(r, c).data() or "") for c in range(m.columnCount())] for r in range(m.rowCount())]


# one course alone


def test_with_one_course_it_says_what_to_do(shown: Shown) -> None:
    panel = shown(None)
    assert "Tick another course in the list" in words(panel)
    assert not panel.scale.isVisible()
    assert not panel.page.isVisible()


def test_back_by_pointer_and_by_key(shown: Shown, qtbot: QtBot) -> None:
    panel = shown(None)
    assert panel.back.height() >= 26
    with qtbot.waitSignal(panel.back_wanted):
        qtbot.mouseClick(panel.back, LEFT)
    panel.back.setFocus()
    with qtbot.waitSignal(panel.back_wanted):
        qtbot.keyClick(panel.back, Key.Key_Space)


# what is said


def test_sentences_figures_and_one_scale(shown: Shown, race: Report, hill: Report) -> None:
    value = compare((race, hill))
    panel = shown(value)
    assert "race: Race" in words(panel)
    (said,) = panel.page.sentences.labels
    assert said.accessibleName().startswith("Hill & dale: the race has ")
    assert "&amp; dale:</span> the race has" in said.text()  # a name is no markup
    rows = table(panel)
    assert rows[0] == ["", "Race", "Hill & dale"]
    assert [r[0] for r in rows][1:4] == ["Distance, km", "Descent, m", "Climb, m"]
    assert rows[-1] == ["Share of race load", f"100{THIN}%", f"{value.load_share[1] * 100:.0f}{THIN}%"]
    percents = [row for row in rows[1:-1] if any("%" in cell for cell in row[1:])]
    assert {row[0].split(",")[0] for row in percents} == {"Half of the drop is steeper than", "Steepest"}  # gradients


def test_the_printed_scale_is_the_one_that_is_drawn(shown: Shown, race: Report, hill: Report) -> None:
    panel = shown(compare((race, hill)))
    scale = panel.page.descents.scale
    assert scale is not None
    assert (
        f"Descents: 1 km = {1000 * scale.along:.0f} px, elevation ×{scale.up / scale.along:.1f}" in panel.scale.text()
    )
    assert "Profiles: 1 km = " in panel.scale.text()
    before = panel.scale.text()
    panel.resize(1000, 760)
    assert panel.scale.text() != before
    now = panel.page.descents.scale
    assert now is not None
    assert f"{1000 * now.along:.0f} px" in panel.scale.accessibleName()


def test_miles_and_feet(shown: Shown, race: Report, hill: Report) -> None:
    panel = shown(compare((race, hill)), MILES)
    assert "1 mi = " in panel.scale.accessibleName()
    rows = {row[0]: row[1] for row in table(panel)}
    assert rows["Descent, ft"] == MILES.height_number(-race.totals.descent)
    assert "Descent by gradient, ft" in words(panel)


def test_charts_are_said_in_words(shown: Shown, race: Report, hill: Report) -> None:
    page = shown(compare((race, hill))).page
    assert page.overlay.accessibleDescription().startswith("Race, ")
    first = max((d for d in race.descents if d.key), key=lambda d: d.load)
    assert page.descents.accessibleDescription().startswith(f"Descent {first.n}: From km")
    assert page.descents.accessibleDescription().count("Hill & dale") == 4
    assert page.bands.accessibleDescription().startswith("Race: ")


# what is drawn


def test_every_course_has_its_line_in_the_overlay(shown: Shown, race: Report, hill: Report) -> None:
    page = shown(compare((race, hill))).page
    colours = {QColor(line.colour).rgb() for line in LIGHT.compare[:2]}
    image = picture(page.overlay)
    seen = {image.pixel(x, y) for x in range(60, image.width(), 2) for y in range(image.height())}
    assert colours <= seen


def test_from_the_crest_or_from_the_foot(shown: Shown, qtbot: QtBot, race: Report, hill: Report) -> None:
    page = shown(compare((race, hill))).page
    crest = picture(page.descents)
    qtbot.mouseClick(page.foot, LEFT)
    assert page.foot.isChecked()
    assert not page.crest.isChecked()
    foot = picture(page.descents)
    assert foot != crest
    page.foot.setFocus()
    qtbot.keyClick(page.foot, Key.Key_Left)  # as radio buttons do
    qtbot.keyClick(page.crest, Key.Key_Space)
    assert page.crest.isChecked()
    assert picture(page.descents) == crest


def test_at_the_foot_all_curves_meet(shown: Shown, qtbot: QtBot, race: Report, hill: Report) -> None:
    page = shown(compare((race, hill))).page
    qtbot.mouseClick(page.foot, LEFT)
    scale = page.descents.scale
    assert scale is not None
    assert scale.right == 0.0
    assert scale.high == pytest.approx(300.0, abs=5.0)


def test_all_key_descents_on_demand(shown: Shown, qtbot: QtBot, race: Report, hill: Report) -> None:
    page = shown(compare((race, hill))).page
    count = sum(d.key for d in race.descents)
    assert count > 4
    assert page.all.text() == f"Show all {count}"
    low = page.descents.height()
    qtbot.mouseClick(page.all, LEFT)
    assert page.descents.height() > low
    assert page.descents.accessibleDescription().count("Hill & dale") == count
    qtbot.mouseClick(page.all, LEFT)
    assert page.descents.height() == low


def test_a_course_without_descents_or_elevation(shown: Shown, race: Report, flat: Report) -> None:
    blind = report_of("Blind", RACE, elevation=False)
    page = shown(compare((race, flat, blind))).page
    assert "Road: no descent" in page.descents.accessibleDescription()
    said = [label.accessibleName() for label in page.sentences.labels]
    assert "No single descent of 30 m or more" in said[0]
    assert "Blind: this course has no elevation, so nothing can be compared." in said[1]
    picture(page)


def test_a_race_without_elevation_still_shows(shown: Shown, hill: Report) -> None:
    blind = report_of("Blind", RACE, elevation=False)
    panel = shown(compare((blind, blind)))
    assert panel.page.scales() == []
    assert "nothing can be compared" in words(panel)
    assert table(panel)[-1][1:] == ["–", "–"]
    picture(panel)


def test_a_flat_road_stays_flat(shown: Shown, flat: Report) -> None:
    page = shown(compare((flat, flat))).page
    scale = page.overlay.scale
    assert scale is not None
    assert scale.high - scale.low >= float(ROOM.elevation[-1])
    assert page.descents.scale is None
    assert not page.descents.isVisible()


def test_more_than_four_are_said_to_be_left_out(shown: Shown, race: Report, hill: Report) -> None:
    panel = shown(compare((race, hill, hill, hill, hill, hill)))
    assert "2 more are not shown" in words(panel)
    assert len(table(panel)[0]) == 5
    panel.show_comparison(compare((race, hill)), KM)
    assert "not shown" not in words(panel)
    assert len(table(panel)[0]) == 3


# how it behaves


def test_a_newer_report_keeps_place_and_choice(shown: Shown, qtbot: QtBot, race: Report, hill: Report) -> None:
    panel = shown(compare((race, hill)), size=(900, 500))
    bar = panel.page.verticalScrollBar()
    qtbot.mouseClick(panel.page.foot, LEFT)
    panel.page.setFocus()
    for _each in range(3):
        qtbot.keyClick(panel.page, Key.Key_PageDown)
    assert bar.value() > 0
    before = bar.value()
    panel.show_comparison(compare((replace(race), hill)), KM)
    assert bar.value() == before
    assert panel.page.foot.isChecked()
    assert panel.page.hasFocus()


def test_bars_and_table_stack_where_it_is_narrow(shown: Shown, qtbot: QtBot, race: Report, hill: Report) -> None:
    panel = shown(compare((race, hill)))
    bars = panel.page.bands
    assert bars.width() < 0.5 * panel.width()
    panel.resize(700, 760)
    qtbot.waitUntil(lambda: bars.width() > 0.8 * panel.width())
    assert panel.page.horizontalScrollBar().maximum() == 0


def test_the_page_scrolls_under_the_wheel_wherever_it_is(shown: Shown, race: Report, hill: Report) -> None:
    panel = shown(compare((race, hill)), size=(900, 500))
    for widget in (panel.page.overlay, panel.page.descents, panel.page.bands):
        at = widget.mapTo(panel.page.widget(), QPoint(0, 0))
        panel.page.ensureVisible(at.x(), at.y() + widget.height())
        assert not widget.visibleRegion().isEmpty()


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda t: t.name)
def test_it_wears_the_theme(shown: Shown, qapp: QApplication, race: Report, hill: Report, theme: Theme) -> None:
    panel = shown(compare((race, hill)))
    sheet.apply(qapp, DARK if theme is LIGHT else LIGHT)
    sheet.apply(qapp, theme)
    for chart in (panel.page.overlay, panel.page.descents, panel.page.bands):
        image = picture(chart)
        assert image.pixelColor(image.width() - 2, 1) == QColor(theme.panel)
    image = picture(panel)
    assert image.pixelColor(4, 60) == QColor(theme.window)
