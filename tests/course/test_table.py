"""Tables as people paste them."""

import pytest

from routeplanner.course import table_cells
from routeplanner.course.cut_offs import CutOff
from routeplanner.course.table import TableRow, parse
from routeplanner.units import MILE, Units

H, KM, MILES = 3600.0, Units(), Units("mi")
THREE = (
    TableRow("Flotterstone", 7100.0, CutOff(12.25 * H, "either"), 60.0),
    TableRow("Cross Sward", 15_400.0, CutOff(13 * H + 2100, "either"), 90.0),
    TableRow("Den’s Cleugh", 20_500.0, CutOff(14 * H + 1200, "either"), 60.0),
    TableRow("Finish", None, CutOff(15.5 * H, "either")),
)


@pytest.mark.parametrize(
    "text",
    [
        "Flotterstone\t7.1\t12:15\t1:00\r\nCross Sward\t15.4\t13:35\t1:30\n"
        "Den’s Cleugh\t20.5\t14:20\t1:00\nFinish\t\t15:30\t",
        "Flotterstone;7,1;12:15;60 s\nCross Sward;15,4;13:35;90 s\nDen’s Cleugh;20,5;14:20;1 min\n\nFinish;;15:30;",
        "  Flotterstone    7.1   12:15   1:00\n  Cross Sward     15.4  13:35   1:30\n"
        "  Den’s Cleugh    20.5  14:20   1:00\n  Finish                15:30",
        "Flotterstone 7.1 12:15 60 s\nCross Sward 15.4 13:35 90 s\nDen’s Cleugh 20.5 14:20 60 s\nFinish 15:30",
        '"Flotterstone",7.1 km,12h15,1:00\nCross Sward,15.4 km,13h35,1:30\n'
        "Den’s Cleugh,20.5 km,14h20,1:00\nFinish,,15h30,",
        "Flotterstone, 7,1, 12:15, 60 s\nCross Sward, 15,4, 13:35, 90 s\n"
        "Den’s Cleugh, 20,5, 14:20, 60 s\nFinish, –, 15:30, –",
        "| Flotterstone | 7.1 | 12:15 | 1:00 |\n| Cross Sward | 15.4 | 13:35 | 1:30 |\n"
        "| Den’s Cleugh | 20.5 | 14:20 | 1:00 |\n| Finish | | 15:30 | |",
        "Stop\tCut-off\tkm\tStation\n1:00\t12:15\t7.1\tFlotterstone\n1:30\t13:35\t15.4\tCross Sward\n"
        "1:00\t14:20\t20.5\tDen’s Cleugh\n\t15:30\t\tFinish",
        "#\tCheckpoint\tElevation\tDistance\tBarrière horaire\tPause (sec)\n1\tFlotterstone\t250\t7.1 km\t12:15\t60\n"
        "2\tCross Sward\t190\t15.4 km\t13:35\t90\n3\tDen’s Cleugh\t310\t20.5 km\t14:20\t60\n4\tFinish\t240\t\t15:30\t",
    ],
    ids=["tabs", "semicolons", "wide", "blanks", "commas", "decimal commas", "bars", "headings", "strangers"],
)
def test_one_table_in_many_clothes(text: str) -> None:
    parsed = parse(text, KM)
    assert parsed.rows == THREE
    assert parsed.problems == ()


def test_miles_by_the_heading_the_cell_or_the_reader() -> None:
    assert parse("Name\tMiles\nHut\t4.5", KM).rows[0].distance == 4.5 * MILE
    assert parse("Name\tkm\nHut\t4.5 mi", KM).rows[0].distance == 4.5 * MILE
    parsed = parse("Hut\t4.5\nFord\t9", MILES)
    assert parsed.columns == ("name", "mi")
    assert parsed.rows[1].distance == 9 * MILE
    assert parse("Hut\t4.5\nFord\t9", MILES, ("name", "km")).rows[1].distance == 9000.0


def test_cells_that_cannot_be_read_are_named_and_the_row_has_the_rest() -> None:
    parsed = parse("Name\tkm\tCut-off\tStop\tType\nHut\tfar\t25:99\tlong\tparty\nFord\t9\t12:00\t5\twater", KM)
    assert parsed.rows == (TableRow("Hut"), TableRow("Ford", 9000.0, CutOff(12 * H, "either"), 300.0, "water"))
    assert [(p.row, p.column, p.text) for p in parsed.problems] == [
        (1, "km", "far"),
        (1, "cut_off", "25:99"),
        (1, "stop", "long"),
        (1, "kind", "party"),
    ]
    assert parsed.problems[1].message == "“25:99” is not a time."


def test_a_row_without_a_name_gets_one_and_says_so() -> None:
    parsed = parse("Name\tkm\nHut\t4\n\t9", KM)
    assert [row.name for row in parsed.rows] == ["Hut", "Station 2"]
    assert [(p.row, p.column) for p in parsed.problems] == [(2, "name")]


def test_types() -> None:
    kinds = ("Aid station", "Water", "crew", "Drop bag", "cut-off", "Summit", "Danger", "ravito", "Base")
    text = "\n".join(f"S{k}\t{k + 1}.5\t{kind}" for k, kind in enumerate(kinds))
    said = [row.kind for row in parse(text, KM).rows]
    assert said == ["aid", "water", "crew", "drop_bag", "cut_off", "summit", "danger", "aid", "base"]


@pytest.mark.parametrize("text", ["", "\n \n", "\t\t"])
def test_nothing(text: str) -> None:
    assert parse(text, KM).rows == ()


@pytest.mark.parametrize(
    ("text", "cut_off"),
    [
        ("Sat 14:30", CutOff(14.5 * H, "clock", 5)),
        ("Sunday, 2:45 PM", CutOff(14.75 * H, "clock", 6)),
        ("dim. 6h", CutOff(6 * H, "clock", 6)),
        ("2:45 PM", CutOff(14.75 * H, "clock")),
        ("12:15 a.m.", CutOff(0.25 * H, "clock")),
        ("7 pm", CutOff(19 * H, "clock")),
        ("2:45", CutOff(2.75 * H, "either")),
        ("26h30", CutOff(26.5 * H, "elapsed")),
        ("3 hours", CutOff(3 * H, "elapsed")),
        ("10:30:30", CutOff(37_830.0, "either")),
        ("13:00 pm", None),
        ("Sat 26:00", None),
        ("14:75", None),
        ("3,40", CutOff(3 * H + 2400, "either")),
        ("3.40", CutOff(3 * H + 2400, "either")),
        ("Sa 14,30", CutOff(14.5 * H, "clock", 5)),
        ("+3:15", CutOff(3.25 * H, "elapsed")),
        ("+3,15", CutOff(3.25 * H, "elapsed")),
        ("+ 3h15", CutOff(3.25 * H, "elapsed")),
        ("+3.5 h", CutOff(3.5 * H, "elapsed")),
        ("3,4", None),
        ("+soon", None),
        ("Hut 14:30", None),
    ],
)
def test_cut_offs(text: str, cut_off: CutOff | None) -> None:
    assert table_cells.cut_off(text) == cut_off


@pytest.mark.parametrize(
    ("text", "metres"),
    [
        ("7.1", 7100.0),
        ("7,1 km", 7100.0),
        ("km 7.1", 7100.0),
        ("mi 2", 2 * MILE),
        ("800 m", 800.0),
        ("7,100 m", 7100.0),
        ("12.300 m", 12_300.0),
        ("km 12,3", 12_300.0),
        ("1’250 m", 1250.0),
        ("1 234,5", 1_234_500.0),
        ("x", None),
    ],
)
def test_distances(text: str, metres: float | None) -> None:
    assert table_cells.distance(text, "km") == metres


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("60 s", 60.0),
        ("1:00", 60.0),
        ("5 min", 300.0),
        ("5'", 300.0),
        ("2,5", 150.0),
        ("1:00:00", 3600.0),
        ("1:30", 90.0),
        ("1,30", 90.0),
        ("1.30", 90.0),
        ("3.40", 220.0),
        ("1:30 min", 90.0),
        ("0:30 h", 1800.0),
        ("1,5 h", 5400.0),
        ("1h30", 5400.0),
        ("20 Sek.", 20.0),
        ("5 Minuten", 300.0),
        ("Hut", None),
        ("soup", None),
    ],
)
def test_stops(text: str, seconds: float | None) -> None:
    assert table_cells.stop(text) == seconds


@pytest.mark.parametrize(
    ("head", "cells", "seconds"),
    [
        ("Stop", ("0:05", "0:10", "0:30"), [300.0, 600.0, 1800.0]),
        ("Stop", ("0,05", "0,10", "1,00"), [300.0, 600.0, 3600.0]),
        ("Stop", ("0:30", "1:00", "1:30"), [30.0, 60.0, 90.0]),
        ("Stop", ("1:00", "1,30", "2.00"), [60.0, 90.0, 120.0]),
        ("Stop (min)", ("0:05", "0:10", "0:30"), [5.0, 10.0, 30.0]),
        ("Stop (h:mm)", ("0:05", "1:10", "5"), [300.0, 4200.0, 300.0]),
        ("Pause (h)", ("0:05", "1,5 h", "1"), [300.0, 5400.0, 3600.0]),
        ("Pause (Sek.)", ("30", "60", "1:30"), [30.0, 60.0, 90.0]),
        ("Stop", ("0:05", "0:00", "2 min"), [300.0, 0.0, 120.0]),
    ],
)
def test_stops_of_a_column_are_of_one_kind(head: str, cells: tuple[str, ...], seconds: list[float]) -> None:
    text = f"Name\tkm\t{head}\n" + "\n".join(f"S{k}\t{k}.5\t{cell}" for k, cell in enumerate(cells))
    parsed = parse(text, KM)
    assert [row.stop for row in parsed.rows] == seconds
    assert parsed.problems == ()


@pytest.mark.parametrize("cells", [("3,40", "5,10"), ("3.40", "5.10"), ("3:40", "5:10"), ("3h40", "5h10")])
@pytest.mark.parametrize("head", ["Station;km;Cut-off\n", ""])
def test_cut_offs_with_a_point_or_comma(cells: tuple[str, str], head: str) -> None:
    parsed = parse(f"{head}Hut;7,1;{cells[0]}\nFord;12,3;{cells[1]}", KM)
    assert parsed.columns == ("name", "km", "cut_off")
    assert [row.distance for row in parsed.rows] == [7100.0, 12_300.0]
    assert [row.cut_off and row.cut_off.seconds for row in parsed.rows] == [3 * H + 2400, 5 * H + 600]


def test_kilometres_with_two_decimals_are_no_times() -> None:
    assert parse("Hut;7,10\nFord;12,30", KM).columns == ("name", "km")
    assert parse("Hut;7,10;480\nFord;12,30;1480", KM).columns[1] == "km"
    assert parse("Hut;7,10;0.480\nFord;12,30;1.480", KM).columns[1] == "km"
