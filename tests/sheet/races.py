"""Races made here, with everything that a sheet can say, and with as little as there may be."""

from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path

import numpy as np

from routeplanner.course import Course, Entry, Goal, Place, Station, from_imported
from routeplanner.formats import Imported, Track, read
from routeplanner.geo import Floats
from routeplanner.plan.runner import Runner
from routeplanner.report import Inputs, Memory, Report, build_report
from routeplanner.route import Points
from routeplanner.terrain import Store
from routeplanner.units import Units
from tests.report.conftest import METRE, Formula, hills

TODAY, RACE = date(2027, 6, 1), date(2027, 10, 10)
PRINTED = datetime(2027, 9, 16, 19, 40)
KM, MILES = Units("km"), Units("mi")
KNOWN = Runner(flat_pace=225.0, weekly_descent=300.0, longest_day=560.0)
SAMPLES = Path(__file__).parents[2] / "resources" / "samples"
TIME = Goal("time", 4500.0)


def course_over(z: Floats, name: str = "Hilly") -> Course:
    """Due north, a point every 8 m."""
    distance = np.arange(len(z)) * 8.0
    points = Points.of(45.0 + distance * METRE, np.full(len(z), 7.0), z)
    return from_imported(Imported(name, (Track(name, (points,), False),)))[0]


def hilly() -> Course:
    """12 km over three hills of 300 m with two stations, a named summit and a cut-off."""
    course = course_over(hills(np.arange(0.0, 12_000.1, 8.0)))
    stations = (
        Station("Hut", "aid", course.route.pin(4000.0), stop=60.0, cut_off=2400.0),
        Station("Ford", "water", course.route.pin(8000.0)),
    )
    summit = Place("High Stand", 45.0 + 2000.0 * METRE, 7.0)
    return replace(course, stations=stations, places=(summit,), day=RACE, finish_cut_off=4260.0)


def unknown() -> Course:
    """The same way without any elevation."""
    return replace(course_over(np.full(1501, np.nan)), day=RACE)


def jagged(seed: int) -> Course:
    """A course of random slopes: nothing about it is round."""
    rng = np.random.default_rng(seed)
    turns = np.concatenate(([600.0], 600.0 + np.cumsum(rng.uniform(-160.0, 150.0, 24))))
    return course_over(np.interp(np.arange(2401) * 8.0, np.linspace(0.0, 2400 * 8.0, len(turns)), turns))


def report_of(
    course: Course,
    goal: Goal | None = TIME,
    start: time | None = time(11, 0),
    runner: Runner = KNOWN,
    today: date = TODAY,
) -> Report:
    """A report with recorded elevation alone."""
    course = replace(course, entries=(Entry(goal=goal, start=start),))
    nowhere = Formula(lambda lat: np.full(len(lat), np.nan))
    return build_report(course, course.entry, Inputs(runner, nowhere, today), Memory())


def null_island(folder: Path) -> tuple[Report, Store]:
    """The bundled race over its own tile; `folder` keeps the unpacked tile."""
    store = Store(folder, (SAMPLES,))
    course = replace(from_imported(read(SAMPLES / "null-island-race.gpx"), "race")[0], day=RACE)
    course = replace(course, entries=(Entry(goal=Goal("time", 13_500.0), start=time(9, 0)),))
    return build_report(course, course.entry, Inputs(KNOWN, store, TODAY), Memory()), store
