"""Start and finish of a table, and places that are called like them."""

from dataclasses import replace

import pytest

from routeplanner.course.table import TableRow, parse
from routeplanner.course.table_ends import Ends, ends
from routeplanner.units import Units
from tests.course.test_timetable import COURSE, H, lay


def of(*rows: tuple[str, float | None], lengths: tuple[float, ...] = ()) -> Ends:
    return ends([TableRow(name, at) for name, at in rows], lengths)


@pytest.mark.parametrize(
    ("start", "finish"),
    [
        ("Start", "Finish"),
        ("START", "Finish line"),
        ("Départ", "Arrivée"),
        ("Partenza", "Traguardo"),
        ("Salida", "Meta"),
        ("Start", "Ziel:"),
        ("Start (Kirche)", "Ziel (Schule)"),
        ("Départ Les Praz", "Arrivée – Chamonix"),
        ("Start/Finish", "Start / Finish"),
    ],
)
@pytest.mark.parametrize("ways", [(0.0, 27_000.0), (None, None)])
def test_ends_by_name_and_place(start: str, finish: str, ways: tuple[float | None, float | None]) -> None:
    assert of((start, ways[0]), ("Hut", 8000.0), (finish, ways[1])) == Ends(0, 2)


def test_a_place_called_like_an_end_is_a_station() -> None:
    assert of(("Start Point Lighthouse", 12e3), ("Finish", 27e3)) == Ends(None, 1)
    assert of(("Hut", 8e3), ("Finish Road car park", 12e3), ("Finish", 27e3)) == Ends(None, 2)
    assert of(("Hut", 8e3), ("Meta Pass", 12e3), lengths=(27_700.0,)) == Ends(None, None)
    assert of(("Hut", 8e3), ("Meta Pass", 12e3), ("Ford", 20e3)) == Ends(None, None)
    assert of(("Startup Cafe", 0.0), ("Metallhütte", 27e3)) == Ends(None, None)


def test_laps_come_past_start_and_finish() -> None:
    assert of(("Start/Finish", 0.0), ("Start/Finish", 10e3), ("Start/Finish", 20e3)) == Ends(0, 2)
    assert of(("Start", 0.0), ("Finish", 10e3), ("Finish", 20e3)) == Ends(0, 2)
    assert of(("Start", 0.0), ("Start", 10e3), ("Finish", 20e3)) == Ends(0, 2)


def test_no_cut_off_of_another_place_becomes_that_of_the_finish() -> None:
    text = "Name\tkm\tCut-off\nHut\t8\t13:00\n"
    text += "Finish Road car park\t12\t14:00\nFinish\t19\t15:30\nStart Point Lighthouse\t10\t13:30"
    laid = lay(text)
    assert laid.course.finish_cut_off == 4.5 * H
    assert [(s.name, s.cut_off) for s in laid.course.stations] == [
        ("Hut", 2 * H),
        ("Start Point Lighthouse", 2.5 * H),
        ("Finish Road car park", 3 * H),
    ]
    assert (laid.used, laid.start, laid.finish) == (4, None, "Finish")
    assert laid.named == {s.id for s in laid.course.stations}


def test_a_pass_called_meta_stretches_nothing() -> None:
    laid = lay("Hut\t8\nMeta Pass\t12", replace(COURSE, finish_cut_off=5 * H))
    assert [s.name for s in laid.course.stations] == ["Hut", "Meta Pass"]
    assert [scale.factor for scale in laid.scaling] == [1.0]
    assert laid.course.finish_cut_off == 5 * H


def test_a_column_of_its_own_may_say_it() -> None:
    parsed = parse("Nr.;Ort;km\n1;Hut;9,8\nZiel;Garmisch;44,1", Units())
    assert ends(parsed.rows) == Ends(None, 1)
