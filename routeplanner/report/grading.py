"""The technical grade of every cell of a course: by hand on this course first, else from geometry."""

from dataclasses import dataclass

import numpy as np

from routeplanner import geo
from routeplanner.analysis import technical
from routeplanner.course import Course
from routeplanner.geo import Floats
from routeplanner.profile import Profile
from routeplanner.profile import build as building
from routeplanner.report.elevation import Elevation, ruggedness, sample
from routeplanner.report.memory import Memory
from routeplanner.route import Points, read_only


@dataclass(frozen=True, slots=True, eq=False)
class Graded:
    """Per cell, shape (m,): grade 1 to 5, whether by hand, the score's terms (4, m), and whether the ground is flat."""

    grade: Floats
    by_hand: np.ndarray
    sections: tuple[technical.Section, ...]


def graded(course: Course, profile: Profile, elevation: Elevation, memory: Memory) -> Graded:
    """Grades measured on the whole points behind each leg, so that an edit elsewhere never changes one here."""
    route = course.route
    cells = len(profile.gradient)
    middle = 0.5 * (profile.distance[1:] + profile.distance[:-1])
    leg_of = np.clip(np.searchsorted(route.starts, middle, side="right") - 1, 0, len(route.legs) - 1)
    grade, terms, flat = np.ones(cells), np.zeros((4, cells)), np.zeros(cells, bool)
    for k, leg in enumerate(route.legs):
        mine = np.flatnonzero(leg_of == k)
        if not len(mine) or leg.points.distance[-1] <= 0:
            continue
        key = ("grade", leg.points.key, profile.source, elevation.revision)
        points = leg.points
        measured = memory.get(key, lambda points=points: geometry(points, profile.source, elevation))  # type: ignore[misc]
        on_points = middle[mine] - route.starts[k] + points.distance[leg.lo]
        step = points.distance[-1] / len(measured.grade)
        at = np.clip((on_points / step).astype(int), 0, len(measured.grade) - 1)
        grade[mine], terms[:, mine], flat[mine] = measured.grade[at], measured.terms[:, at], measured.flat[at]
    by_hand = np.zeros(cells, bool)
    for own in course.grades:
        start, end = route.locate(own.span.start), route.locate(own.span.end)
        if start is not None and end is not None:
            inside = (middle >= start) & (middle <= end)
            grade[inside], by_hand[inside] = own.grade, True
    found = technical.sections(profile.distance, grade, by_hand, terms, flat)
    return Graded(read_only(grade), by_hand, found)


def geometry(points: Points, source: str, elevation: Elevation) -> technical.Geometry:
    """Grade and score on a 10 m grid of whole points, with the elevation that the course is planned with."""
    distance = geo.equal_steps(float(points.distance[-1]), building.STEP)
    lat = np.interp(distance, points.distance, points.lat)
    lon = np.interp(distance, points.distance, points.lon[0] + geo.wrap(points.lon - points.lon[0]))
    good = np.isfinite(points.elevation)
    if source == "srtm" or not good.any():
        z = sample(elevation, lat, lon).elevation
    else:
        z = np.interp(distance, points.distance[good], points.elevation[good])
    return technical.geometry(distance, lat, lon, z, *ruggedness(elevation, lat, lon))
