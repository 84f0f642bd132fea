"""From a course to what the map shows of it."""

from dataclasses import replace

from routeplanner.course import Place
from routeplanner.units import Units
from tests.ui.panels.reports import course_over
from ui import presenting


def test_a_place_that_is_passed_twice_stands_on_the_map_once() -> None:
    hall, again = Place("Moot Hall", 54.6009, -3.1371, 78.0), Place("Moot Hall", 54.6010, -3.1370)
    other, far = Place("Skiddaw", 54.6010, -3.1371), Place("Moot Hall", 54.70, -3.13)
    course = replace(course_over(), places=(hall, again, Place("", 54.6, -3.1), other, far))
    shown = presenting.places(course, Units())
    assert [(p.name, p.lat) for p in shown] == [("Moot Hall", 54.6009), ("Skiddaw", 54.6010), ("Moot Hall", 54.70)]
    assert shown[0].text == "78"
