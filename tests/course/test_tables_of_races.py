"""Tables as races publish them: their layouts and habits, with invented places and figures."""

import pytest

from routeplanner.course.cut_offs import CutOff
from routeplanner.course.table import Parsed, TableRow, parse
from routeplanner.course.table_ends import Ends, ends
from routeplanner.units import MILE, Units

H, MIN = 3600.0, 60.0
KM, MILES = Units(), Units("mi")


def clock(hours: float, weekday: int | None = None, days: int | None = None) -> CutOff:
    return CutOff(round(hours * H), "clock", weekday, days)


def either(hours: float) -> CutOff:
    return CutOff(round(hours * H), "either")


def elapsed(hours: float) -> CutOff:
    return CutOff(round(hours * H), "elapsed")


def row_of(parsed: Parsed, name: str) -> TableRow:
    return next(row for row in parsed.rows if row.name == name)


def test_a_french_spreadsheet_with_tabs_climbs_and_weekdays() -> None:
    text = (
        "Point de passage\tAlt.\tDistance (km)\tD+ cumulé\tRavitaillement\tBarrière horaire\n"
        "Départ Les Praz\t1035 m\t0\t0\t\t\n"
        "La Flégère\t1 877 m\t8,2\t860\tEau\t\n"
        "Vallorcine\t1260\t19,5\t1 480\tRavito complet\tVen. 23h45\n"
        "Trient\t1300\t30\t2 320\tRavito\tSam. 04h30\n"
        "Arrivée Chamonix\t1035\t56,3\t3 500\t\tSam. 14h30\n"
    )
    parsed = parse(text, KM)
    assert parsed.columns == ("name", "", "km", "", "kind", "cut_off")
    assert row_of(parsed, "Vallorcine") == TableRow("Vallorcine", 19_500.0, clock(23.75, 4), None, "aid")
    assert row_of(parsed, "La Flégère").kind == "water"
    assert row_of(parsed, "Trient").cut_off == clock(4.5, 5)
    assert ends(parsed.rows) == Ends(0, len(parsed.rows) - 1)
    assert parsed.rows[-1].cut_off == clock(14.5, 5)
    assert parsed.problems == ()


def test_a_german_one_with_semicolons_decimal_commas_and_thousands() -> None:
    text = (
        "Nr.;Verpflegung;km;Höhe;Hm+;Zielschluss\n"
        "V1;Höllental;9,8;1.387;820;10:30 Uhr\n"
        "V2;Knorrhütte;21,4;2.051;2.010;14:00 Uhr\n"
        "V3;Partnachalm;38,0;990;2.480;Sa. 18:30 Uhr\n"
        "Ziel;Garmisch;44,1;708;2.490;20:00 Uhr\n"
    )
    parsed = parse(text, KM)
    assert [row.name for row in parsed.rows][:3] == ["Höllental", "Knorrhütte", "Partnachalm"]
    assert [row.distance for row in parsed.rows] == [9800.0, 21_400.0, 38_000.0, 44_100.0]
    assert parsed.rows[2].cut_off == clock(18.5, 5)
    assert parsed.rows[0].cut_off == either(10.5)
    assert (parsed.rows[3].name, ends(parsed.rows)) == ("Ziel Garmisch", Ends(None, 3))
    assert parsed.problems == ()


def test_a_spanish_one_with_times_after_the_start() -> None:
    text = (
        "Lugar\tKm\tTipo\tTiempo límite\n"
        "Artenara\t33,7\tAvituallamiento\t8h 30min\n"
        "Tejeda\t47,1\tAvituallamiento\t12 h 00\n"
        "Fuente del Pino\t55\tAgua\t\n"
        "Meta Maspalomas\t125,6\t\t30h 00\n"
    )
    parsed = parse(text, KM)
    assert parsed.columns == ("name", "km", "kind", "cut_off")
    assert [row.cut_off for row in parsed.rows] == [either(8.5), either(12.0), None, elapsed(30.0)]
    assert row_of(parsed, "Fuente del Pino").kind == "water"
    assert ends(parsed.rows) == Ends(None, 3)
    assert parsed.problems == ()


def test_an_italian_one_with_days_later() -> None:
    text = (
        "Località\tProgr. km\tRistoro\tCancello\n"
        "Rifugio Alto\t16,5\tacqua\t-\n"
        "Base vita Cogne\t102,4\tbase vita\t14:00 (+1)\n"
        "Ollomont\t285\tristoro\tG+4 18:00\n"
        "Arrivo\t338,6\t\tgiorno 7 18:00\n"
    )
    parsed = parse(text, KM)
    assert parsed.columns == ("name", "km", "kind", "cut_off")
    assert [row.cut_off for row in parsed.rows] == [None, clock(14.0, days=1), clock(18.0, days=4), clock(18.0, days=6)]
    assert [row.kind for row in parsed.rows] == ["water", "base", "aid", None]
    assert parsed.problems == ()


def test_american_miles_crew_and_half_days() -> None:
    text = (
        "Aid Station | Mile | Split | Crew | Cutoff\n"
        "Kamm Ridge | 11.5 | 11.5 | No | 10:00 AM\n"
        "Chapman Gulch | 18.4 | 6.9 | Yes | 2:15 PM\n"
        "Telluride Creek | 27.8 | 9.4 | Yes | Fri 6:00 p.m.\n"
        "Finish | 102.5 | 4.1 | | Sun 6 AM\n"
    )
    parsed = parse(text, KM)
    assert parsed.columns[:3] == ("name", "mi", "")
    assert [row.distance for row in parsed.rows[:2]] == [11.5 * MILE, 18.4 * MILE]
    assert [row.cut_off for row in parsed.rows] == [clock(10), clock(14.25), clock(18, 4), clock(6, 6)]
    assert parsed.problems == ()


def test_the_text_of_a_pdf_with_wide_spaces_and_empty_cells() -> None:
    text = (
        "   Checkpoint                 Dist.     Height    Services            Closes\n"
        "   Carnethy Gate               4.6 km    573 m     water               09:40\n"
        "   Nine Mile Burn             13.9 km    285 m     food, drop bag      11:55\n"
        "   Loganlea                   21.2 km    270 m                         14:05\n"
        "   Finish                     29.0 km    210 m                         16:30\n"
    )
    parsed = parse(text, KM)
    assert [(row.name, row.distance) for row in parsed.rows] == [
        ("Carnethy Gate", 4600.0),
        ("Nine Mile Burn", 13_900.0),
        ("Loganlea", 21_200.0),
        ("Finish", 29_000.0),
    ]
    assert [row.cut_off for row in parsed.rows] == [
        either(9 + 40 / 60),
        either(11 + 55 / 60),
        either(14 + 5 / 60),
        either(16.5),
    ]
    assert parsed.rows[0].kind == "water"
    assert parsed.problems == ()


def test_without_headings_in_any_order_with_missing_cells() -> None:
    text = "08:15\tBridge of Weir\t6,4\n\tMoss Farm\t11,9\n11:40\tCairn\t18,2\n13:20\tHall\t25,0"
    parsed = parse(text, KM)
    assert parsed.columns == ("cut_off", "name", "km")
    assert [row.cut_off for row in parsed.rows] == [either(8.25), None, either(11 + 40 / 60), either(13 + 20 / 60)]


def test_figures_with_apostrophes_no_break_blanks_and_units_in_cells() -> None:
    text = (
        "Name\tDistanz\tPause\nAlp\u00a0Grüm\tkm\u00a012,5\t10\u00a0min\nPass\t1'250\u00a0m\t90 s\nHütte\t20 km\t0:30 h"
    )
    parsed = parse(text, KM)
    assert [row.distance for row in parsed.rows] == [12_500.0, 1250.0, 20_000.0]
    assert [row.stop for row in parsed.rows][:2] == [600.0, 90.0]


def test_two_headings_and_a_caption_do_not_become_stations() -> None:
    text = "Cut-off times 2027\nStation\tkm\tCut-off\n\t(cumulative)\t(clock)\nHut\t7.1\t12:15\nFord\t15.4\t13:35\n"
    parsed = parse(text, KM)
    assert [row.name for row in parsed.rows] == ["Hut", "Ford"]
    assert parsed.columns == ("name", "km", "cut_off")


@pytest.mark.parametrize("mark", ["\t", ";", " | ", "    "])
def test_repeated_visits_are_rows_of_their_own(mark: str) -> None:
    lines = [("Refuge", "12.3", "10:00"), ("Col", "18.0", "11:30"), ("Refuge", "25.1", "13:00")]
    parsed = parse("\n".join(mark.join(line) for line in lines), KM)
    assert [(row.name, row.distance) for row in parsed.rows] == [
        ("Refuge", 12_300.0),
        ("Col", 18_000.0),
        ("Refuge", 25_100.0),
    ]


def test_both_kilometres_and_miles_take_the_runners_own() -> None:
    text = "Station\tkm\tmiles\tCut-off\nHut\t10.0\t6.2\t12:00\nFord\t20.0\t12.4\t14:00"
    assert [row.distance for row in parse(text, KM).rows] == [10_000.0, 20_000.0]
    assert [round(row.distance or 0) for row in parse(text, MILES).rows] == [round(6.2 * MILE), round(12.4 * MILE)]


def test_an_opening_time_is_no_cut_off() -> None:
    text = "Station\tkm\tOpens\tCloses\nHut\t10\t09:30\t12:00\nFord\t20\t10:45\t14:10"
    assert [row.cut_off for row in parse(text, KM).rows] == [either(12), either(14 + 10 / 60)]
    bare = "Hut\t10\t09:30\t12:00\nFord\t20\t10:45\t14:10"
    assert [row.cut_off for row in parse(bare, KM).rows] == [either(12), either(14 + 10 / 60)]


def test_a_web_page_whose_cells_are_lines() -> None:
    parsed = parse("Station\nkm\nCloses\nHut\n7.1\n12:15\nFord of 9 Men\n15.4\n13:35\n", KM)
    assert parsed.rows == (
        TableRow("Hut", 7100.0, either(12.25)),
        TableRow("Ford of 9 Men", 15_400.0, either(13 + 35 / 60)),
    )
    assert parsed.problems == ()


@pytest.mark.parametrize("head", ["", "Name\nkm\nCut-off\n\n"])
def test_blank_lines_between_rows_of_lines(head: str) -> None:
    parsed = parse(head + "Hut\n7,1 km\nSa 12:15\n\nFord\n15,4 km\nSa 13:35\n\n\nCairn\n20 km\nSa 15:00", KM)
    assert [(row.name, row.distance, row.cut_off) for row in parsed.rows] == [
        ("Hut", 7100.0, clock(12.25, 5)),
        ("Ford", 15_400.0, clock(13 + 35 / 60, 5)),
        ("Cairn", 20_000.0, clock(15, 5)),
    ]


@pytest.mark.parametrize("text", ["Hut\nFord\nCairn\nPass", "Hut\n7.1\nFord\nCairn\n9\n12:00"])
def test_lines_without_a_period_are_no_table(text: str) -> None:
    assert all(row.distance is None and row.cut_off is None for row in parse(text, KM).rows)


def test_a_cell_of_a_spreadsheet_may_hold_lines_and_marks() -> None:
    text = 'Station\tkm\tCut-off\r\n"Hut\nupper ""old"" one"\t7.1\t12:15\r\nFord\t12.3\t14:00'
    assert [row.name for row in parse(text, KM).rows] == ['Hut upper "old" one', "Ford"]
    text = '"Name";"km"\n"Hut; upper\nor lower";"7,1"\nFord;12,3'
    assert [(row.name, row.distance) for row in parse(text, KM).rows] == [
        ("Hut; upper or lower", 7100.0),
        ("Ford", 12_300.0),
    ]


def test_commas_inside_quotes() -> None:
    parsed = parse('"Hut, upper","7,1","12:15"\n"Ford, lower","12,3","14:00"', KM)
    assert parsed.rows == (TableRow("Hut, upper", 7100.0, either(12.25)), TableRow("Ford, lower", 12_300.0, either(14)))


@pytest.mark.parametrize("km", [("7.1", "12.3"), ("7,1", "12,3")])
def test_decimal_commas_between_commas_where_headings_say_how_many_cells_there_are(km: tuple[str, str]) -> None:
    parsed = parse(f"Name,km,Cut-off\nHut,{km[0]},3,40\nFord,{km[1]},5,10", KM)
    assert parsed.rows == (
        TableRow("Hut", 7100.0, either(3 + 40 / 60)),
        TableRow("Ford", 12_300.0, either(5 + 10 / 60)),
    )


def test_commas_that_may_be_either_are_told() -> None:
    assert parse("Name,km,Cut-off\nHut,7,12,15\nFord,12,14,10", KM).problems  # 7,12 and 15, or 7 and 12,15


def test_a_quote_that_is_never_closed_is_one() -> None:
    parsed = parse('Hut "big\t7.1\t12:15\n"Ford\t12.3\t14:00\n24" Pass\t15\t15:00', KM)
    assert [row.name for row in parsed.rows] == ['Hut "big', '"Ford', '24" Pass']


@pytest.mark.parametrize(
    "rule", ["|---|---:|:---|", "| --- | --- | --- |", "+-----+-----+-----+", "|=====|=====|=====|"]
)
def test_a_rule_under_the_headings_is_no_row(rule: str) -> None:
    parsed = parse(f"| Name | km | Cut-off |\n{rule}\n| Hut | 7.1 | 12:15 |\n| Ford | 12.3 | – |", KM)
    assert [row.name for row in parsed.rows] == ["Hut", "Ford"]
    assert parsed.problems == ()


@pytest.mark.parametrize("heads", ["Name\tkm 2027\tCut-off 2027", "Aid stations 2027\tkm (27.7)\tCut-off (24 h)"])
def test_headings_with_figures(heads: str) -> None:
    parsed = parse(f"{heads}\nHut\t7.1\t12:15\nFord\t12.3\t14:00", KM)
    assert parsed.columns == ("name", "km", "cut_off")
    assert [row.distance for row in parsed.rows] == [7100.0, 12_300.0]


def test_a_first_station_with_a_number_is_no_heading() -> None:
    parsed = parse("Aid station 1\t7.1\tWater point\nAid station 2\t12.3\tFood", KM)
    assert [row.name for row in parsed.rows] == ["Aid station 1", "Aid station 2"]


def test_ends_of_lines_and_long_cells() -> None:
    assert [row.name for row in parse("Hut\t7.1\rFord\t9\r", KM).rows] == ["Hut", "Ford"]
    assert len(parse("A" * 200_000 + "\t7.1", KM).rows[0].name) == 200_000
    assert parse("Name,km\nHut," + "7,1," * 2000, KM).rows[0].name == "Hut"
    assert parse('"' * 5000 + "\t7.1\n" + '"\n' * 5000, KM).problems is not None
