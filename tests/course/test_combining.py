"""What a course takes from another: all of it, or the marks on shared ground, none of them twice."""

from dataclasses import replace

import pytest

from routeplanner.course import Course, Place, Station
from routeplanner.course.combining import joined, part, with_marks_of
from routeplanner.errors import PlannerError
from routeplanner.route import Route
from tests.editing.lines import METRE, north, track


def marked(route: Route) -> Course:
    """A station at 1 km and at 4 km, a grade and a named range, a place."""
    stations = tuple(Station(f"{at}", "aid", route.pin(at)) for at in (1_000.0, 4_000.0))
    course = Course("Marked", route, stations=stations, places=(Place("Top", 45.01, 7.0),))
    return course.with_grade(500.0, 1_500.0, 4).with_range("Scree", 500.0, 1_500.0)


def bare(route: Route) -> Course:
    return Course("Bare", route)


def test_a_part_has_what_is_marked_on_it() -> None:
    piece = part(marked(track(north(0, 5_000))), 800.0, 2_000.0)
    assert piece.route.length == pytest.approx(1_200.0, abs=5.0)
    assert [station.name for station in piece.stations] == ["1000.0"]
    assert piece.stretch(piece.grades[0].span) == pytest.approx((0.0, 700.0), abs=5.0)
    assert piece.stretch(piece.ranges[0].span) == pytest.approx((0.0, 700.0), abs=5.0)
    with pytest.raises(PlannerError):
        part(piece, 100.0, 100.0)


def test_it_is_run_after_the_other_with_all_its_marks() -> None:
    piece = part(marked(track(north(0, 5_000))), 800.0, 2_000.0)
    course = marked(track(north(-5_000, 0)))
    done = joined(course, piece)
    assert done.dropped == ()
    far = done.course.route.length - 1_200.0
    assert [done.course.route.locate(s.pin) for s in done.course.stations] == pytest.approx(
        [1_000.0, 4_000.0, far + 200.0], abs=5.0
    )
    assert [done.course.stretch(own.span) for own in done.course.ranges] == [
        pytest.approx((500.0, 1_500.0), abs=5.0),
        pytest.approx((far, far + 700.0), abs=5.0),
    ]
    assert len({own.id for own in done.course.ranges}) == 2
    twice = joined(done.course, piece).course
    assert len({own.id for own in twice.stations}) == len(twice.stations) == 4


def test_a_course_without_a_line_becomes_it() -> None:
    piece = marked(track(north(0, 5_000)))
    done = joined(Course("New route", Route(())), piece).course
    assert (done.name, done.route) == ("New route", piece.route)
    assert (done.stations, done.grades, done.ranges) == (piece.stations, piece.grades, piece.ranges)
    with pytest.raises(PlannerError):
        joined(done, Course("Nothing", Route(())))


def test_marks_on_shared_ground_are_taken_and_the_others_named() -> None:
    other = marked(track(north(0, 5_000)))
    course = bare(track(north(0, 3_000, step=7.0, east=8.0)))
    done = with_marks_of(course, other)
    assert [gone.name for gone in done.dropped] == ["4000.0"]
    assert done.course.route is course.route
    assert [s.name for s in done.course.stations] == ["1000.0"]
    assert done.course.stretch(done.course.grades[0].span) == pytest.approx((500.0, 1_500.0), abs=10.0)
    assert done.course.stretch(done.course.ranges[0].span) == pytest.approx((500.0, 1_500.0), abs=10.0)
    assert done.course.places == other.places


def test_nothing_is_taken_twice() -> None:
    course = marked(track(north(0, 5_000)))
    copy = replace(course, id="copy")
    done = with_marks_of(copy, course)
    assert done.dropped == ()
    for name in ("stations", "grades", "ranges", "places"):
        assert getattr(done.course, name) == getattr(course, name), name
    away = marked(track(north(0, 5_000, east=500.0)))
    assert len(with_marks_of(away, course).dropped) == 4
    assert away.route.line.lat[0] == pytest.approx(45.0, abs=METRE)


def test_a_place_far_from_the_line_is_not_taken() -> None:
    course = bare(track(north(0, 3_000)))
    far = replace(bare(course.route), places=(Place("Near", 45.01, 7.01), Place("Far", 45.01, 7.02)))
    assert [place.name for place in with_marks_of(course, far).course.places] == ["Near"]
