"""One way from a course to its report."""

from dataclasses import dataclass

import numpy as np

from routeplanner import geo
from routeplanner.analysis import descents, load
from routeplanner.course import Course, Entry
from routeplanner.errors import PlannerError
from routeplanner.geo import Floats
from routeplanner.job import NO_JOB, Job
from routeplanner.physiology import eccentric
from routeplanner.plan.march import Plan
from routeplanner.profile import Profile
from routeplanner.profile import build as building
from routeplanner.report import pacing, preparing
from routeplanner.report.elevation import Chosen, choose_elevation
from routeplanner.report.grading import Graded, graded
from routeplanner.report.memory import Memory
from routeplanner.report.report import Inputs, Load, Report
from routeplanner.route import read_only
from routeplanner.words import _

NAME_REACH = 200.0  # [m] a marked place as near to the top of a descent gives it its name


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """What the course is, before anybody runs it."""

    chosen: Chosen
    graded: Graded
    falls: list[descents.Fall]
    metres: Floats
    course_load: Floats


def build_report(course: Course, entry: Entry, inputs: Inputs, memory: Memory, job: Job = NO_JOB) -> Report:
    """Everything derived from `course`, run as `entry` says. An empty `memory` gives the same report, only later.

    Raises PlannerError where the course has no length, Cancelled where nobody waits any more.
    """
    job.report(0.0, _("Reading elevation"))
    ground = survey(course, inputs, memory, job)
    job.check()
    job.report(0.6, _("Planning the pace"))
    plan = pacing.planned(course, entry, ground.chosen.used.profile, ground.graded.grade, inputs)
    job.check()
    return assemble(course, entry, inputs, ground, plan)


def survey(course: Course, inputs: Inputs, memory: Memory, job: Job = NO_JOB) -> Ground:
    """Elevation, descents, grades and course load. Raises PlannerError where the course has no length."""
    if course.route.length <= 0:
        raise PlannerError(_("The course has no length yet."), _("Draw on, or open a track."))
    chosen = choose_elevation(course, inputs.elevation, memory)
    profile, turns = chosen.used.profile, chosen.used.turns
    job.check()
    job.report(0.3, _("Grading the ground"))
    marks = graded(course, profile, inputs.elevation, memory)
    return Ground(
        chosen,
        marks,
        descents.falls(profile.elevation, turns),
        read_only(descents.down_metres(profile.elevation, turns)),
        read_only(load.course_load(profile.step, profile.gradient, marks.grade, inputs.settings.load)),
    )


def assemble(course: Course, entry: Entry, inputs: Inputs, ground: Ground, plan: Plan | None) -> Report:
    """Put what was found into one value."""
    used, profile = ground.chosen.used, ground.chosen.used.profile
    cell_load = ground.course_load if plan is None else np.diff(plan.load)
    ledger = descents.describe(
        ground.falls,
        profile.distance,
        profile.elevation,
        profile.gradient,
        building.gradients(profile.elevation, profile.gap, profile.step, profile.smoothing.baseline),
        ground.metres,
        ground.graded.grade,
        ground.graded.by_hand,
        cell_load,
        used.totals.descent,
        profile.smoothing.baseline,
        names(course, profile, ground.falls),
        inputs.settings.key_share,
    )
    whole = used.totals.descent
    gross, shown = sum(d.gross for d in ledger), sum(d.drop for d in ledger)
    how = pacing.described(course, entry, profile, ground.graded.grade, ground.metres, ledger, plan, inputs)
    return Report(
        course=course,
        entry=entry,
        runner=inputs.runner,
        settings=inputs.settings,
        today=inputs.today,
        profile=profile,
        elevation_reason=ground.chosen.reason,
        totals=used.totals,
        recorded=ground.chosen.recorded.totals if ground.chosen.recorded else None,
        srtm=ground.chosen.srtm.totals if ground.chosen.srtm else None,
        descents=ledger,
        small_descents=whole - gross,
        small_shown=whole - shown,
        small_load=max(float(cell_load.sum()) - sum(d.load for d in ledger), 0.0),
        technical=ground.graded.sections,
        grade=ground.graded.grade,
        cell_load=read_only(cell_load),
        down_metres=ground.metres,
        load=loads(ground, plan, inputs, whole),
        plan=plan,
        sections=how.sections,
        stations=how.stations,
        descent_plans=how.descents,
        stride=how.stride,
        training=preparing.trained(course, whole, ledger, ground.metres, profile.gradient, inputs),
        against_longest=whole / inputs.runner.longest_day if inputs.runner.longest_day else None,
        notes=(*course.notes, *found_out(profile, used.totals.uncertain)),
    )


def loads(ground: Ground, plan: Plan | None, inputs: Inputs, descent: float) -> Load:
    """Course and plan load, and what the one that is used costs the thighs."""
    course = float(ground.course_load.sum())
    protection = inputs.runner.protection(descent, inputs.settings, inputs.today)
    if plan is None:
        loss = float(eccentric.quad_loss(course, protection, inputs.settings.load))
    else:
        loss, protection = float(plan.loss[-1]), plan.protection
    low, high = eccentric.loss_band(loss)
    return Load(course, None if plan is None else float(plan.load[-1]), loss, float(low), float(high), protection)


def names(course: Course, profile: Profile, falls: list[descents.Fall]) -> list[str]:
    """The name of the marked place at the top of each descent, empty where there is none."""
    named = [place for place in course.places if place.name]
    if not named:
        return [""] * len(falls)
    lat, lon = np.array([place.lat for place in named]), np.array([place.lon for place in named])
    out = []
    for fall in falls:
        x, y = geo.local_xy(lat, lon, float(profile.lat[fall.lo]), float(profile.lon[fall.lo]))
        off = np.hypot(x, y)
        best = int(np.argmin(off))
        out.append(named[best].name if off[best] < NAME_REACH else "")
    return out


def found_out(profile: Profile, uncertain: bool) -> tuple[str, ...]:
    """Codes of what a runner should know about the numbers, see sheet.phrases."""
    codes = []
    if profile.source == "none":
        codes.append("no_elevation")
    elif profile.coverage < 1.0:
        codes.append("partial_elevation")
    if profile.filled.any():
        codes.append("filled_elevation")
    if profile.missing_tiles and profile.source != "recorded":
        codes.append("missing_tiles")
    if profile.gap.any():
        codes.append("holes")
    if uncertain and profile.source != "none":
        codes.append("uncertain")
    if profile.spacing > 40.0:
        codes.append("sparse")
    return tuple(codes)
