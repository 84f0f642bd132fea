"""What a recent race on any course says about the runner."""

from dataclasses import replace

from routeplanner.course import Course
from routeplanner.plan import solve
from routeplanner.plan.runner import RecentRace
from routeplanner.report.build import survey
from routeplanner.report.memory import Memory
from routeplanner.report.pacing import ground_of
from routeplanner.report.report import Inputs


def recent_race(course: Course, time: float, inputs: Inputs, memory: Memory) -> RecentRace:
    """The level speed that finishing `course` in `time` [s] implies, held for that time.

    Raises PlannerError where no runner is that fast.
    """
    unknown = replace(inputs, runner=replace(inputs.runner, recent=None, flat_pace=None))
    found = survey(course, unknown, memory)
    ground = ground_of(course, course.entry, found.chosen.used.profile, found.graded.grade, unknown)
    return RecentRace(solve.level_speed_of(time, ground), time, course.name, course.day)
