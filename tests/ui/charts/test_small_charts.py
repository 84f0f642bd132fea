"""The charts of the inspector: they draw on every painter, and what they show is where the numbers are."""

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from routeplanner.units import Units
from ui.charts import bands, detail, legend, limits, pace, quads, stations, steps, thumbnail, weeks
from ui.charts.values import ProfileValues
from ui.style.palette import DARK, LIGHT, Theme, class_of

from .conftest import SHARP, Board, Paper

KM = Units("km")
HOUR = 3600.0
RECT = QRectF(0.0, 0.0, 470.0, 200.0)

ALONG = np.linspace(0.0, 4000.0, 50)
LOST = np.linspace(0.0, 0.14, 50)
QUADS = quads.QuadValues(ALONG, LOST, 0.6 * LOST, 1.4 * LOST, ((2, 3000.0, 4000.0),), KM)
SLOPE = np.linspace(-0.4, 0.1, 51)
LIKELY = 0.3 * (1.0 + 7.0 * (SLOPE + 0.09) ** 2)
DOTS = tuple(pace.PaceDot(n, -0.05 * n, 0.36, class_of(-0.05 * n)) for n in range(1, 6))
PACE = pace.PaceValues(SLOPE, LIKELY, 0.95 * LIKELY, 1.2 * LIKELY, DOTS, KM)
ARRIVALS = (
    stations.Arrival("Col", 11.5 * HOUR, 11.4 * HOUR, 11.6 * HOUR, 12.0 * HOUR),
    stations.Arrival("Finish", 13.0 * HOUR, 12.7 * HOUR, 13.3 * HOUR, 12.9 * HOUR),
    stations.Arrival("Car park", 13.5 * HOUR, 13.0 * HOUR, 14.0 * HOUR),
)
STEPS = [steps.Step(n, 0.9 + 0.02 * n, n == 4) for n in range(1, 9)]
WEEKS = [
    weeks.Week("2 Aug", 350.0, 400.0, 200.0, 350.0),
    weeks.Week("9 Aug", 500.0, 500.0, 300.0, 120.0, now=True),
    weeks.Week("16 Aug", 650.0, 700.0, 400.0),
    weeks.Week("23 Aug", 0.0, 0.0, 0.0, race=True),
]
SHARES = (("lungs", 0.69), ("braking on steep ground", 0.31), ("footing", 0.0))
BANDS = ([80.0, 310.0, 410.0, 400.0, 240.0, 180.0, 130.0, 0.0], [30.0, 240.0, 420.0, 540.0, 0.0, 0.0, 0.0, 0.0])

Drawing = Callable[[QPainter, QRectF, Theme], None]
CHARTS: dict[str, Drawing] = {
    "quads": lambda p, r, t: quads.draw(p, r, QUADS, t),
    "pace": lambda p, r, t: pace.draw(p, r, PACE, t),
    "row": lambda p, r, t: stations.draw_row(p, r, ARRIVALS[0], stations.reach(ARRIVALS), t),
    "day": lambda p, r, t: stations.draw_day(p, r, ARRIVALS, 11.0 * HOUR, t),
    "steps": lambda p, r, t: steps.draw(p, r, STEPS, 0.98, t),
    "weeks": lambda p, r, t: weeks.draw(p, r, WEEKS, KM, t),
    "limits": lambda p, r, t: limits.draw(p, r, SHARES, t),
    "bands": lambda p, r, t: bands.draw(p, r, BANDS, KM, t),
    "legend": legend.draw,
    "no stations": lambda p, r, t: stations.draw_day(p, r, (), 0.0, t),
    "no weeks": lambda p, r, t: weeks.draw(p, r, (), KM, t),
    "no steps": lambda p, r, t: steps.draw(p, r, (), 0.98, t),
    "no limits": lambda p, r, t: limits.draw(p, r, (), t),
    "no bands": lambda p, r, t: bands.draw(p, r, (), KM, t),
}


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("chart", CHARTS)
def test_every_chart_draws_in_both_themes(board: Board, chart: str, theme: Theme, quiet: None) -> None:
    board.image.fill(theme.panel)
    with board.painter() as painter:
        CHARTS[chart](painter, RECT, theme)
    assert (len(board.colours()) > 3) == (chart not in ("no stations", "no weeks", "no limits"))


@pytest.mark.parametrize("chart", ["quads", "pace", "steps", "weeks", "bands"])
def test_charts_go_to_paper_as_vectors(paper: Paper, chart: str, quiet: None) -> None:
    file, device = paper
    painter = QPainter(device)
    CHARTS[chart](painter, RECT, LIGHT)
    painter.end()
    del painter, device
    assert b"/Subtype /Image" not in file.read_bytes()
    assert b"<image" not in file.read_bytes()


def test_quads_end_with_the_loss_in_words(paper: Paper) -> None:
    file, device = paper
    painter = QPainter(device)
    quads.draw(painter, RECT, QUADS, LIGHT)
    painter.end()
    del painter, device
    if file.suffix == ".svg":
        assert "−14\u202f%" in file.read_text(encoding="utf-8")


def test_one_scale_serves_every_row() -> None:
    before, after = stations.reach(ARRIVALS)
    for arrival in ARRIVALS:
        assert arrival.eta - before < arrival.low
        assert arrival.eta + after > max(arrival.high, arrival.cut_off or 0.0)
    assert [a.missed for a in ARRIVALS] == [False, True, False]


def test_a_missed_cut_off_is_left_of_the_arrival_and_in_the_colour_of_warnings(board: Board) -> None:
    rect = QRectF(0.0, 0.0, 200.0, 24.0)
    around = stations.reach(ARRIVALS)
    with board.painter() as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        stations.draw_row(painter, rect, ARRIVALS[1], around, LIGHT)
    at = (ARRIVALS[1].cut_off or 0.0) - (ARRIVALS[1].eta - around[0])
    x = 200.0 * at / sum(around)
    assert LIGHT.warning in {board.colour(x + dx, 12.0) for dx in (-1, 0, 1)}
    assert LIGHT.text not in board.colours()


def test_step_stems_end_at_their_length(board: Board) -> None:
    with board.painter() as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        steps.draw(painter, RECT, [steps.Step(1, 1.05, True), steps.Step(2, 0.91)], 0.98, LIGHT)
    # two descents: stems at a quarter and three quarters of the field, the marked one filled and above the usual length
    left, right = 34.0 + 0.25 * 428.0, 34.0 + 0.75 * 428.0
    dark = {x: [y for y in range(4, 178) if board.colour(x, y) == LIGHT.text] for x in (left, right)}
    assert min(dark[left]) < 92 < max(dark[right])
    assert len(dark[left]) > len(dark[right])


def test_a_week_that_is_done_is_filled_and_the_current_one_in_accent(board: Board) -> None:
    with board.painter() as painter:
        weeks.draw(painter, RECT, WEEKS, KM, LIGHT)
    centres = [50.0 + (k + 0.5) * (470.0 - 56.0) / 4 for k in range(4)]
    low = 200.0 - 20.0 - 8.0
    assert board.colour(centres[0], low) == LIGHT.grade[2].fill  # the longest session of a week that is done
    assert board.colour(centres[1], low) == LIGHT.accent
    assert board.colour(centres[2], low) == LIGHT.border
    assert board.colour(centres[3] + 12.0, low - 30.0) == LIGHT.panel


def test_bands_are_as_high_as_their_metres(board: Board) -> None:
    with board.painter() as painter:
        bands.draw(painter, RECT, [[0.0] * 2 + [400.0] + [0.0] * 5], KM, LIGHT)
    slot = (470.0 - 54.0) / 8
    x = 46.0 + 2.5 * slot
    ink = [y for y in range(200) if board.colour(x, y) == LIGHT.text]
    assert min(ink) == pytest.approx(8.0 + 138.0 * (1 - 1 / 1.05), abs=1.5)
    assert board.colour(46.0 + 4.5 * slot, 100.0) == LIGHT.panel


def test_shares_are_as_long_as_they_are(board: Board) -> None:
    with board.painter() as painter:
        limits.draw(painter, QRectF(0, 0, 400, 40), SHARES, LIGHT)
    assert board.colour(270.0, 6.0) == LIGHT.grade[1].fill
    assert board.colour(282.0, 6.0) == LIGHT.grade[2].fill


def test_the_legend_runs_from_steep_down_to_climbs_half_as_high(board: Board) -> None:
    rect = QRectF(0.0, 0.0, legend.WIDTH, legend.HEIGHT)
    with board.painter() as painter:
        legend.draw(painter, rect, LIGHT)
    middle = [board.colour(x, 3.0 + legend.CELL / 2) for x in range(300)]
    order = [c.fill for c in LIGHT.gradient]
    seen = [c for k, c in enumerate(middle) if c in order and (k == 0 or middle[k - 1] != c)]
    assert list(dict.fromkeys(seen)) == order
    steep, climb = ([board.colour(middle.index(c) + 4, y) for y in range(20)].count(c) for c in (order[0], order[12]))
    assert steep > 1.6 * climb


def test_a_thumbnail_has_one_colour_per_descent(board: Board, values: ProfileValues) -> None:
    with board.painter() as painter:
        thumbnail.draw(painter, QRectF(0, 0, 204, 30), values, LIGHT)
    fills = board.colours() & {c.fill for c in LIGHT.gradient}
    assert fills == {LIGHT.gradient[mark.colour].fill for mark in values.descents}


def test_a_descent_drawn_large_has_its_stripes(board: Board, values: ProfileValues) -> None:
    with board.painter() as painter:
        detail.draw(painter, QRectF(0, 0, 400, 40), values, values.descents[1], 3800.0, LIGHT)
    assert board.colour(100.0, 37.0) == LIGHT.gradient[class_of(-0.08)].fill
    assert board.colour(380.0, 38.0) == LIGHT.gradient[class_of(SHARP)].fill
    assert LIGHT.accent in board.colours()
