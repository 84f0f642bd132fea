"""Distances of a pasted table: metres, and what is still to go."""

from dataclasses import replace

import pytest

from routeplanner.course import Official
from routeplanner.course.table import parse
from routeplanner.course.table_heads import Column, heading
from routeplanner.units import MILE, Units
from tests.course.test_timetable import COURSE, ROUTE, lay, where

KM, MILES = Units(), Units("mi")


@pytest.mark.parametrize("cells", [("7,100", "12,300"), ("7.100", "12.300"), ("7 100", "12 300"), ("7100", "12300 m")])
@pytest.mark.parametrize("head", ["Distance (m)", "Dist. [m]", "Distance in metres", "Distanz (m)", "Distanza metri"])
def test_a_heading_in_metres(head: str, cells: tuple[str, str]) -> None:
    parsed = parse(f"Name\t{head}\nHut\t{cells[0]}\nFord\t{cells[1]}", KM)
    assert parsed.columns == ("name", "m")
    assert [row.distance for row in parsed.rows] == [7100.0, 12_300.0]


def test_m_over_small_figures_is_miles() -> None:
    parsed = parse("Name\tDistance (m)\nHut\t4.5\nFord\t9.1", KM)
    assert [row.distance for row in parsed.rows] == [4.5 * MILE, 9.1 * MILE]


def test_metres_with_thousands_need_no_heading() -> None:
    assert [row.distance for row in parse("A\t7,100 m\nB\t12.300 m", KM).rows] == [7100.0, 12_300.0]


@pytest.mark.parametrize(
    ("head", "role"),
    [
        ("km to go", "km_to_go"),
        ("Distance remaining", "km_to_go"),
        ("Miles left", "mi_to_go"),
        ("noch km", "km_to_go"),
        ("Rest-km", "km_to_go"),
        ("km bis Ziel", "km_to_go"),
        ("Distance restante", "km_to_go"),
        ("km restants", "km_to_go"),
        ("km mancanti", "km_to_go"),
        ("Km restantes", "km_to_go"),
        ("Distance (km)", "km"),
        ("Rest", "stop"),
        ("Time to go", ""),
        ("Climb to go", ""),
    ],
)
def test_headings(head: str, role: Column) -> None:
    assert heading(head, KM) == role


def test_to_go_is_in_the_readers_units_where_none_are_named() -> None:
    assert heading("To go", MILES) == "mi_to_go"
    assert heading("km to go", MILES) == "km_to_go"


def test_what_is_to_go_is_turned_round_by_what_the_course_measures() -> None:
    text = "Name\tkm to go\nHut\t14\nFord\t9"
    laid = lay(text)
    assert where(laid) == [("Hut", round(ROUTE.length - 14e3)), ("Ford", round(ROUTE.length - 9e3))]
    assert laid.turned == ROUTE.length
    official = lay(text, replace(COURSE, official=Official(19_000.0)))
    assert official.turned == 19_000.0
    assert where(official) == [("Hut", round(5 * ROUTE.length / 19)), ("Ford", round(10 * ROUTE.length / 19))]


def test_the_start_says_the_whole_length() -> None:
    laid = lay("Name\tkm to go\nStart\t19\nHut\t14\nFinish\t0")
    assert (laid.turned, laid.start, laid.finish) == (19_000.0, "Start", "Finish")
    assert where(laid) == [("Hut", round(5 * ROUTE.length / 19))]


def test_a_place_called_like_the_start_says_no_length() -> None:
    laid = lay("Name\tkm to go\tCut-off\nStart Hill\t19\t11:30\nHut\t14\t12:00")
    assert (laid.turned, laid.start) == (ROUTE.length, None)
    assert where(laid)[0] == ("Start Hill", round(ROUTE.length - 19e3))
    assert laid.course.stations[0].cut_off == 1800.0


def test_both_ways_of_counting_take_the_one_from_the_start() -> None:
    parsed = parse("Name\tkm to go\tkm\nHut\t14\t5\nFord\t9\t10", KM)
    assert parsed.columns == ("name", "", "km")


@pytest.mark.parametrize("head", ["Name\tkm\tCut-off\n", ""])
def test_a_column_that_counts_down(head: str) -> None:
    parsed = parse(head + "Hut\t14.5\t12:00\nFord\t9.0\t13:00\nCairn\t4.5\t14:00", KM)
    assert parsed.columns == ("name", "km_to_go", "cut_off")


@pytest.mark.parametrize(
    "text",
    [
        "Name\tkm\tCut-off\nCairn\t14.5\t14:00\nFord\t9.0\t13:00\nHut\t4.5\t12:00",
        "Name\tkm\nFinish\t19\nFord\t9.0\nHut\t4.5",
        "Name\tkm\nFord\t12\nHut\t8",
    ],
)
def test_rows_upside_down_count_from_the_start(text: str) -> None:
    assert parse(text, KM).columns[1] == "km"


def test_heights_that_fall_are_no_distance() -> None:
    assert "km_to_go" not in parse("Col\t2500\nHut\t1900\nFord\t1200", KM).columns
    assert "km_to_go" not in parse("Col\t2,500 m\nHut\t1,900 m\nFord\t1,200 m", KM).columns


def test_more_to_go_than_there_is_is_told() -> None:
    laid = lay("Name\tkm to go\nFar\t35\nHut\t14")
    assert laid.problems == ("Far: further to go than this line is long",)
    assert [s.name for s in laid.course.stations] == ["Hut"]
