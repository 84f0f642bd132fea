"""What the prep sheet says."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from routeplanner.course import Goal, Official
from routeplanner.report import Report
from routeplanner.sheet.prep import Sheet, build_sheet
from routeplanner.units import MINUS, NONE, THIN, Units
from tests.sheet.races import KM, KNOWN, MILES, PRINTED, hilly, jagged, null_island, report_of, unknown


def sheet_of(report: Report, u: Units = KM) -> Sheet:
    return build_sheet(report, u, PRINTED)


def number(text: str) -> int:
    """A whole number as it is printed."""
    return int(text.split(" ")[0].replace(THIN, "").replace(MINUS, "-").replace("+", ""))


def plain(text: str) -> str:
    return text.replace(THIN, " ")


@pytest.fixture(scope="module")
def report() -> Report:
    return report_of(hilly())


@pytest.mark.parametrize("u", [KM, MILES])
@pytest.mark.parametrize("seed", range(6))
def test_what_is_shown_adds_up(seed: int, u: Units) -> None:
    sheet = sheet_of(report_of(jagged(seed)), u)
    table = sheet.descents
    assert len(table.rows) > 3
    assert sum(number(row.drop) for row in table.rows) + number(table.small_drop) == number(table.sum_drop)
    assert table.sum_drop == sheet.figures[1].value.split(" ")[0] == sheet.stations.rows[-1].down
    assert sum(int(row.load) for row in table.rows) + int(table.small_load) == int(table.sum_load) == 100
    assert table.held == f"{sum(int(row.load) for row in table.key_rows)}{THIN}%"
    assert sorted([*table.key_rows, *table.other_rows], key=lambda row: row.n) == list(table.rows)


def test_the_head_says_race_day_and_goal(report: Report) -> None:
    sheet = sheet_of(report)
    assert sheet.title == "Hilly"
    assert sheet.line == "Sunday 10 October 2027, start 11:00, goal 1:15 (finish 12:15)"
    distance, down, up = sheet.figures
    assert distance.value == "12.0 km"
    assert down.label.startswith("Down")
    assert down.value.startswith(MINUS)
    assert up.value.startswith("+")
    low, high = (number(part) for part in down.note.split("–"))
    assert low < -number(down.value) < high


def test_every_descent_has_one_cue_a_pace_and_a_time(report: Report) -> None:
    rows = sheet_of(report).descents.rows
    assert len(rows) == 3
    assert rows[0].name == "High Stand"
    assert all(row.cue and row.pace and row.bold_careful for row in rows)
    assert [row.eta for row in rows] == sorted(row.eta for row in rows)
    assert rows[0].eta > "11:00"
    assert all(row.steepest.startswith(MINUS) and row.mean.startswith(MINUS) for row in rows)


def test_stations_run_from_start_to_finish(report: Report) -> None:
    table = sheet_of(report).stations
    assert [row.name for row in table.rows] == ["Start", "Hut", "Ford", "Finish"]
    start, hut, ford, finish = table.rows
    assert (start.at, start.down, start.eta) == ("0.0", "0", "11:00")
    assert (hut.stop, hut.cut_off) == ("60 s", "11:40")
    assert hut.band == "–".join(sorted(hut.band.split("–")))
    assert (ford.cut_off, ford.margin, ford.stop) == ("", "", "")
    assert finish.cut_off == "12:11"
    assert finish.missed  # 4:00 late for it
    assert finish.margin == f"{MINUS}4 min"
    assert not hut.missed
    assert table.has_stops
    assert table.has_cut_offs


def test_without_a_start_times_are_elapsed() -> None:
    sheet = sheet_of(report_of(hilly(), start=None))
    assert not sheet.stations.by_clock
    assert sheet.stations.rows[-1].eta == "1:15"
    assert sheet.line == "Sunday 10 October 2027, goal 1:15"


def test_a_race_of_days_says_the_day() -> None:
    sheet = sheet_of(report_of(hilly(), goal=Goal("time", 40 * 3600.0)))
    assert sheet.stations.rows[-1].eta == "Tue 03:00"
    assert sheet.stations.rows[0].eta == "Sun 11:00"
    assert sheet.descents.rows[0].eta.startswith("Sun ")


def test_what_the_course_asks(report: Report) -> None:
    against, shape, when = sheet_of(report_of(jagged(1))).asks
    assert against.lead.endswith("× your longest descent day:")
    assert "560 m" in against.text
    assert shape.lead.endswith("descents")
    assert "hold" in when.text
    first, *_rest = sheet_of(report_of(hilly(), runner=replace(KNOWN, longest_day=None))).asks
    assert first.lead.startswith("Load ")
    assert "±40" in first.text


def test_down_before_the_last_key_descent_is_what_the_others_drop() -> None:
    report = report_of(jagged(1))
    last = [d for d in report.descents if d.key][-1]
    before = sum(report.down_metres[: round(last.start / report.profile.step)])
    text = plain(sheet_of(report).asks[-1].text)
    assert f"Descent {last.n} comes after" in text
    said = int(text.split("comes after ")[1].split(" m ")[0].replace(" ", ""))
    assert said == pytest.approx(before, abs=5.1)


def test_training_weeks_are_the_sum_of_their_sessions(report: Report) -> None:
    training = sheet_of(report).training
    assert training is not None
    for week in training.weeks:
        assert sum(number(s.drop) for s in week.sessions) == number(week.drop)
        assert 0.0 <= week.short_share + week.long_share <= 1.0 + 1e-9
        assert bool(week.sessions) != bool(week.text)
    assert max(w.short_share + w.long_share for w in training.weeks) == pytest.approx(1.0)
    assert training.weeks[-1].text == "no descent; the race is on Sun 10 Oct"
    sessions = [s for week in training.weeks for s in week.sessions]
    assert {s.focus for s in sessions} <= {focus for focus, _drill in sheet_of(report).drills}
    assert sum(s.how.endswith("last hard") for s in sessions) == 1


def test_strength_is_off_until_chosen(report: Report) -> None:
    training = sheet_of(report).training
    assert training is not None
    assert training.notes[-1] == "Strength: off, choose it in the runner's settings."
    block = report.training
    assert block is not None
    days = (date(2027, 8, 10), date(2027, 8, 12))
    weeks = (replace(block.weeks[0], strength=days), *block.weeks[1:])
    chosen = sheet_of(replace(report, training=replace(block, weeks=weeks))).training
    assert chosen is not None
    assert chosen.notes[-1] == "Strength, lowered slowly: Tue, Thu, the last on Thu 12 Aug."


def test_no_plan_no_times() -> None:
    course = replace(hilly(), day=None)
    sheet = sheet_of(report_of(course, goal=None, start=None, runner=replace(KNOWN, flat_pace=None)))
    assert sheet.line == "no goal set"
    assert sheet.stations.rows == ()
    assert sheet.training is None
    assert sheet.stops == ()
    assert not sheet.descents.planned
    assert {(row.cue, row.pace, row.eta) for row in sheet.descents.rows} == {("", "", "")}
    assert sheet.footer.plan == "No plan"
    assert sheet.stride == ""


def test_no_elevation_no_numbers() -> None:
    sheet = sheet_of(report_of(unknown()))
    assert [f.value for f in sheet.figures] == ["12.0 km", NONE, NONE]
    assert sheet.descents.rows == ()
    assert sheet.training is None
    assert sheet.asks[0].lead == "No elevation:"
    assert {row.down for row in sheet.stations.rows} == {""}
    assert not sheet.stations.has_down
    assert any("level ground" in note for note in sheet.notes)
    assert sheet.footer.elevation == "Elevation: none"


def test_an_impossible_goal_is_said_and_its_reason() -> None:
    sheet = sheet_of(report_of(hilly(), goal=Goal("time", 900.0)))
    assert "goal 0:15 is impossible, fastest planned" in sheet.line
    assert any(note.startswith("Impossible") for note in sheet.notes)
    assert sheet.footer.plan.startswith("Plan: the fastest")


@pytest.mark.parametrize(
    ("goal", "said"), [(Goal("pace", 300.0), "Plan: flat pace 5:00 /km,"), (None, "Plan: race effort,"),
                       (Goal("effort", 0.8), "Plan: 80 % effort,")],
)  # fmt: skip
def test_the_footer_names_the_plan(goal: Goal | None, said: str) -> None:
    footer = sheet_of(report_of(hilly(), goal=goal)).footer
    assert plain(footer.plan).startswith(said)
    assert footer.printed == "Printed Thu 16 Sep 2027, 19:40"
    assert footer.elevation == "Elevation: recorded in the file"


def test_official_figures_are_climbs() -> None:
    course = replace(hilly(), official=Official(11_800.0, 1000.0))
    sheet = sheet_of(report_of(course))
    assert plain(sheet.figures[2].note) == "official 1 000"
    said = plain(" ".join(sheet.notes))
    assert "Official +1 000 m is the climb, so about −1 000 m" in said  # it ends where it starts
    assert "Official distance 11.8 km, ours 12.0 km." in said


def test_an_uncertain_total_is_marked() -> None:
    course = hilly()
    points = course.route.legs[0].points
    thin = slice(None, None, 60)  # a point every 480 m
    sparse = replace(
        course, route=type(course.route)((replace(course.route.legs[0], points=type(points).of(
            points.lat[thin], points.lon[thin], points.elevation[thin]), lo=0, hi=len(points.lat[thin]) - 1),))
    )  # fmt: skip
    sheet = sheet_of(report_of(replace(sparse, stations=())))
    assert sheet.figures[1].warning
    assert sheet.figures[1].note.startswith("uncertain: ")


def test_miles_and_feet(report: Report) -> None:
    sheet = sheet_of(report, MILES)
    assert sheet.figures[0].value == "7.5 mi"
    assert (sheet.descents.long_unit, sheet.descents.short_unit) == ("mi", "ft")
    assert sheet.descents.baseline.endswith(" ft")
    assert number(sheet.figures[1].value) == pytest.approx(-report.totals.descent / 0.3048, abs=0.51)
    everything = repr(sheet)
    assert " km" not in everything
    assert "/km" not in everything


def test_the_invented_island_says_that_it_is_invented(tmp_path: Path) -> None:
    report, _store = null_island(tmp_path)
    sheet = sheet_of(report)
    assert "invented" in sheet.notes[0]
    assert sheet.footer.elevation.endswith("(invented)")
    assert not any("invented" in note for note in sheet_of(report_of(hilly())).notes)


def test_names_stay_as_they_are_written() -> None:
    name = "<b>{{ 7 * 7 }}</b> ‏גבעה & Co"
    sheet = sheet_of(report_of(replace(hilly(), name=name)))
    assert sheet.title == name
