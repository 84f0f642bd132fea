"""Two courses out of one: what is said of the whole race is said of neither."""

from dataclasses import replace

import numpy as np
import pytest

from routeplanner.course import Course, Entry, Goal, GradeByHand, Official, Station
from routeplanner.course.splitting import of_the_whole, split
from routeplanner.errors import PlannerError
from routeplanner.route import Leg, Points, Route, Span

POINTS = Points.of(55.0 + np.arange(101) * 1e-3, np.full(101, -3.0))
ROUTE = Route((Leg("recorded", POINTS, 0, 100),))
MIDDLE = 0.5 * ROUTE.length


@pytest.fixture
def race() -> Course:
    stations = tuple(Station(name, "aid", ROUTE.pin(at)) for name, at in (("Early", 1_000.0), ("Late", 9_000.0)))
    entries = (
        Entry(goal=Goal("time", 3600.0)),
        Entry(goal=Goal("pace", 300.0), strategy=0.5),
        Entry(goal=Goal("effort", 0.8)),
    )
    return Course(
        "Race",
        ROUTE,
        stations=stations,
        grades=(GradeByHand(Span(ROUTE.pin(4_000.0), ROUTE.pin(8_000.0)), 4),),
        official=Official(11_000.0, 600.0),
        finish_cut_off=7200.0,
        entries=entries,
    )


def test_neither_part_is_run_in_the_time_of_the_whole(race: Course) -> None:
    parts = split(race, MIDDLE)
    for part in parts:
        assert [entry.goal for entry in part.entries] == [None, Goal("pace", 300.0), Goal("effort", 0.8)]
        assert [entry.id for entry in part.entries] == [entry.id for entry in race.entries]
        assert part.entries[1].strategy == 0.5
        assert (part.official, part.finish_cut_off) == (Official(), None)
        assert of_the_whole(part) == ()
    assert [part.id == race.id for part in parts] == [True, False]


def test_marks_go_with_their_ground(race: Course) -> None:
    first, second = split(race, MIDDLE)
    assert first.route.length + second.route.length == pytest.approx(ROUTE.length)
    assert [[station.name for station in part.stations] for part in (first, second)] == [["Early"], ["Late"]]
    assert [len(part.grades) for part in (first, second)] == [1, 1]


def test_what_is_taken_off_is_named(race: Course) -> None:
    assert of_the_whole(race) == ("the goal", "the official figures", "the finish cut-off")
    assert of_the_whole(replace(race, official=Official(), entries=race.entries[1:])) == ("the finish cut-off",)


def test_at_an_end_nothing_is_split(race: Course) -> None:
    with pytest.raises(PlannerError):
        split(race, 0.0)
