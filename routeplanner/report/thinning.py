"""What a simpler line would cost: how far it is off, and what becomes of the descent."""

from dataclasses import dataclass, replace

from routeplanner import editing
from routeplanner.course import Course
from routeplanner.editing import Simplified
from routeplanner.job import NO_JOB, Job
from routeplanner.report.elevation import Elevation, choose_elevation
from routeplanner.report.memory import Memory


@dataclass(frozen=True, slots=True, eq=False)
class Thinned:
    """A simplified line, and the course's total descent without it and with it [m]."""

    simplified: Simplified
    descent_before: float
    descent_after: float


def thin(course: Course, tolerance: float, elevation: Elevation, memory: Memory, job: Job = NO_JOB) -> Thinned:
    """Simplify the line to `tolerance` [m] in plan and total it as the report does.

    ValueError where the tolerance is not positive, Cancelled where nobody waits any more.
    """
    if not tolerance > 0.0:
        raise ValueError(f"a line is simplified to more than {tolerance} m")
    before = choose_elevation(course, elevation, memory).used.totals.descent
    job.check()
    found = editing.simplify(course.route, tolerance)
    job.check()
    simpler = replace(course, route=found.edited.route)
    after = choose_elevation(simpler, elevation, Memory()).used.totals.descent  # asked once: not worth keeping
    return Thinned(found, before, after)
