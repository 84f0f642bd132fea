"""The storm course: what lost its ground is listed, with the nearest place on the new line, and put where decided."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from routeplanner import geo
from routeplanner.course import Course, GradeByHand, NamedRange, Station
from routeplanner.course.replacing import Replaced, placed, replaced
from routeplanner.editing import out_and_back, places, replace_stretch
from routeplanner.route import Pin, Route, Span
from tests.editing.lines import METRE, RACES, north, race, rerouted, track

EAST = METRE / np.cos(np.radians(45.0))


def course() -> Course:
    """5 km due north with marks in its middle and outside."""
    route = track(north(0, 5_000))
    base = Course("Ultra", route, stations=tuple(Station(f"{at}", "aid", route.pin(at)) for at in (500, 2_500, 4_500)))
    marked = base.with_grade(300.0, 900.0, 2).with_grade(2_000.0, 3_000.0, 4)
    return (
        marked.with_range("Scree", 2_200.0, 2_800.0).with_range("Long", 1_000.0, 2_500.0).with_range("All", 0.0, 4_900)
    )


def storm(course: Course, aside: float = 300.0) -> Route:
    """From km 1.5 to km 3.5 a trail so far [m] to the east."""
    via = [(45.0 + at * METRE, 7.0 + aside * EAST) for at in (1_600.0, 3_400.0)]
    return replace_stretch(course.route, 1_500.0, 3_500.0, via).route


def names(found: Replaced) -> list[str]:
    return [lost.name for lost in found.lost]


def test_what_stays_stays_and_the_others_are_listed_in_order() -> None:
    before = course()
    found = replaced(before, storm(before))
    assert [s.name for s in found.course.stations] == ["500", "4500"]
    assert [g.grade for g in found.course.grades] == [2]
    assert names(found) == ["a part of Long", "grade T4 by hand", "Scree", "2500"]
    assert [lost.partly for lost in found.lost] == [True, False, False, False]
    for lost in found.lost:
        assert lost.off == pytest.approx(300.0, abs=5.0)
    station = found.lost[-1]
    assert station.was == (pytest.approx(2_500.0, abs=0.1),) * 2
    assert station.near is not None
    there = places.of_pin(found.course.route, found.course.route.pin(station.near[0]))
    assert there is not None
    assert there[0] == pytest.approx(45.0 + 2_500 * METRE, abs=5 * METRE)


def test_nobody_decided_is_left_out_and_named() -> None:
    before = course()
    found = replaced(before, storm(before))
    done = placed(found, {})
    assert done.course is found.course
    assert [lost.name for lost in done.dropped] == names(found)


def test_marks_are_put_where_somebody_decided() -> None:
    before = course()
    found = replaced(before, storm(before))
    long, grade, scree, station = found.lost
    assert station.near is not None
    assert long.near is not None
    done = placed(found, {station: station.near, grade: (2_000.0, 2_100.0), long: long.near})
    assert [lost.name for lost in done.dropped] == ["Scree"]
    assert [s.name for s in done.course.stations] == ["500", "2500", "4500"]
    assert done.course.stations[1].id == before.stations[1].id
    stretches = [done.course.stretch(own.span) for own in done.course.grades]
    assert stretches[1] == (pytest.approx(2_000.0), pytest.approx(2_100.0))
    ranges = {own.name: done.course.stretch(own.span) for own in done.course.ranges}
    assert set(ranges) == {"All", "Long"}
    assert ranges["Long"] == (pytest.approx(1_000.0, abs=5.0), pytest.approx(long.near[1]))
    with pytest.raises(ValueError, match="not on the line"):
        placed(found, {scree: (100.0, 1e6)})


def test_a_mark_on_the_way_back_is_put_on_the_way_back() -> None:
    """The storm course turns earlier: the way out is as near, but it is another passage."""
    long, short = (out_and_back(track(north(0, end))).route for end in (3_000, 2_000))
    before = Course("x", long, stations=(Station("Late", "aid", long.pin(3_900.0)),))
    (lost,) = replaced(before, short).lost
    assert lost.near is not None
    assert lost.near[0] == pytest.approx(2_000.0, abs=50.0)
    assert lost.off == pytest.approx(100.0, abs=50.0)


def test_a_mark_that_was_nowhere_is_listed_too() -> None:
    before = course()
    nowhere = Span(Pin("nobody", 0.0), Pin("nobody", 1.0))
    lost = replace(before, ranges=(NamedRange("Lost", nowhere),), grades=(GradeByHand(nowhere, 3),), stations=())
    assert set(names(replaced(lost, storm(before)))) == {"Lost", "grade T3 by hand"}


@pytest.mark.parametrize(("seed", "name"), list(enumerate(RACES)))
def test_marks_of_a_real_race_stay_or_are_listed(data: Path, seed: int, name: str) -> None:
    """Stations every 2 %, 10 to 20 % rerouted: 95 % of those on shared ground stay, each within 25 m, and all others
    are listed with a place that is the nearest there is between their neighbours."""
    route = race(data, name).route
    rng = np.random.default_rng(seed)
    part = rng.uniform(0.10, 0.20)
    low = rng.uniform(0.0, 1.0 - part) * route.length
    high = low + part * route.length
    where = np.linspace(0.01, 0.99, 50) * route.length
    before = Course(name, route, stations=tuple(Station(f"{k}", "aid", route.pin(at)) for k, at in enumerate(where)))
    other = rerouted(route, low, high, seed)
    found = replaced(before, other)
    kept, lost = {s.name for s in found.course.stations}, {each.name for each in found.lost}
    assert kept | lost == {s.name for s in before.stations}
    assert not kept & lost
    shared = [s.name for s, at in zip(before.stations, where, strict=True) if not low - 5.0 < at < high + 5.0]
    assert len(kept.intersection(shared)) >= 0.95 * len(shared)
    for station in found.course.stations:
        old = next(s for s in before.stations if s.name == station.name)
        assert _apart(route, old.pin, other, station.pin) <= 25.1
    for each in found.lost:
        assert each.near is not None
        assert isinstance(each.what, Station)
        assert _apart(route, each.what.pin, other, other.pin(each.near[0])) == pytest.approx(each.off, abs=0.5)
    done = placed(found, {each: each.near for each in found.lost if each.near is not None})
    assert _after(done.course, kept) == _after(before, kept)  # each between the neighbours that stayed


def _after(course: Course, kept: set[str]) -> dict[str, int]:
    """After how many stations that stayed each station comes."""
    names = [station.name for station in course.stations]
    return {name: len(kept.intersection(names[:k])) for k, name in enumerate(names)}


def _apart(one: Route, a: Pin, two: Route, b: Pin) -> float:
    here, there = places.of_pin(one, a), places.of_pin(two, b)
    assert here is not None
    assert there is not None
    return float(geo.segments(np.array([here[0], there[0]]), np.array([here[1], there[1]]))[0])
