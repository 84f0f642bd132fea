"""The plan of an entry, and what it means at every descent, station and section."""

import itertools
from dataclasses import dataclass

import numpy as np

from routeplanner.analysis.descents import Descent
from routeplanner.course import Course, Entry, waves
from routeplanner.geo import Floats
from routeplanner.physiology import stride
from routeplanner.plan import cues, solve
from routeplanner.plan.ground import Ground, lay
from routeplanner.plan.march import Plan
from routeplanner.plan.runner import Runner
from routeplanner.plan.settings import Settings
from routeplanner.plan.spread import low_high
from routeplanner.profile import Profile
from routeplanner.report.report import DescentPlan, Inputs, SectionPlan, StationPlan, Stride
from routeplanner.words import _

STEEP = -0.25  # beyond this gradient the vertical speed is what counts [m/m] (design.md §0)
SHORTEST = 30.0  # [m] sections shorter than this join their neighbour


@dataclass(frozen=True, slots=True)
class Described:
    """All that a plan says, part by part; empty without a plan."""

    sections: tuple[SectionPlan, ...] = ()
    stations: tuple[StationPlan, ...] = ()
    descents: tuple[DescentPlan, ...] = ()
    stride: Stride | None = None


def ground_of(course: Course, entry: Entry, profile: Profile, grade: Floats, inputs: Inputs) -> Ground:
    """The cells of a profile as a plan sees them; ground without elevation counts as level."""
    stops = [(at, s.stop) for s in course.stations if (at := course.route.locate(s.pin)) is not None]
    return lay(
        np.full(len(profile.gradient), profile.step),
        np.nan_to_num(profile.gradient),
        grade,
        ~profile.gap,
        runner=inputs.runner,
        settings=inputs.settings,
        stops=stops,
        strategy=entry.strategy,
        today=inputs.today,
    )


def planned(course: Course, entry: Entry, profile: Profile, grade: Floats, inputs: Inputs) -> Plan | None:
    """The plan for the goal of an entry; at race effort without one; None where nothing says how fast the runner is."""
    goal, runner = entry.goal, inputs.runner
    if (goal is None or goal.kind == "effort") and runner.flat_pace is None and runner.recent is None:
        return None
    ground = ground_of(course, entry, profile, grade, inputs)
    if goal is None:
        return solve.for_effort(inputs.settings.effort_race, ground)
    if goal.kind == "time":
        return solve.for_time(goal.value, ground)
    return solve.for_pace(goal.value, ground) if goal.kind == "pace" else solve.for_effort(goal.value, ground)


def described(
    course: Course,
    entry: Entry,
    profile: Profile,
    grade: Floats,
    metres: Floats,
    ledger: tuple[Descent, ...],
    plan: Plan | None,
    inputs: Inputs,
) -> Described:
    """Sections, stations, descents and stride of a plan. `grade`, `metres` per cell, shape (m,)."""
    if plan is None:
        return Described()
    found = _descents(ledger, profile, plan, inputs.runner, inputs.settings)
    return Described(
        sections=_sections(course, profile, ledger, plan),
        stations=_stations(course, entry, profile, metres, plan),
        descents=found,
        stride=_stride(found),
    )


def _cues(ledger: tuple[Descent, ...], runner: Runner) -> list[str]:
    """One cue for each descent. Descents that ask for the same take turns, so that a sheet teaches it all."""
    turn: dict[tuple[str, ...], int] = {}
    out = []
    for d in ledger:
        fitting = cues.cues(d.half_steeper, float(d.grade), runner.poles)
        k = turn.get(fitting, 0)
        turn[fitting] = k + d.key
        out.append(fitting[k % len(fitting)] if fitting else "")
    return out


def _descents(
    ledger: tuple[Descent, ...], profile: Profile, plan: Plan, runner: Runner, settings: Settings
) -> tuple[DescentPlan, ...]:
    start, end = np.array([d.start for d in ledger]), np.array([d.end for d in ledger])
    found = plan.between(start, end)
    pace = found.time / np.array([d.length for d in ledger])
    bold, careful = low_high(pace, settings.pace_spread)
    speed, model = 1.0 / pace, settings.stride
    own = stride.preferred_cadence(speed, runner.height, runner.cadence, model)
    gradient, grade = np.array([d.mean_gradient for d in ledger]), np.array([float(d.grade) for d in ledger])
    cadence = stride.advised_cadence(speed, gradient, grade, runner.height, runner.cadence, model)
    step = stride.step_length(speed, cadence)
    first, last = (np.searchsorted(profile.distance, edge - 0.1).tolist() for edge in (start, end))
    cell_time = np.diff(plan.moving)
    out = []
    for k, (d, cue) in enumerate(zip(ledger, _cues(ledger, runner), strict=True)):
        cells = slice(first[k], last[k])
        steep = profile.gradient[cells] <= STEEP
        seconds = cell_time[cells][steep].sum()
        dropped = -(profile.gradient[cells][steep]).sum() * profile.step
        out.append(
            DescentPlan(
                n=d.n,
                pace=float(pace[k]),
                pace_bold=float(bold[k]),
                pace_careful=float(careful[k]),
                time=float(found.time[k]),
                eta=plan.arrival(d.start),
                limit=found.limit[k],
                walk_share=float(found.walked[k]),
                cue=cue,
                cadence_own=float(own[k]),
                cadence=float(cadence[k]),
                step=float(step[k]),
                steep_length=float(steep.sum()) * profile.step,
                down_speed=float(3600.0 * dropped / seconds) if seconds > 0 else 0.0,
            )
        )
    return tuple(out)


def _stride(found: tuple[DescentPlan, ...]) -> Stride | None:
    """One line for all descents, weighted by the time spent on them."""
    if not found:
        return None
    time = np.array([d.time for d in found])

    def mean(values: list[float]) -> float:
        return float(np.average(values, weights=time))

    return Stride(mean([d.cadence for d in found]), mean([d.step for d in found]), mean([d.cadence_own for d in found]))


def _stations(course: Course, entry: Entry, profile: Profile, metres: Floats, plan: Plan) -> tuple[StationPlan, ...]:
    down = np.concatenate([[0.0], np.cumsum(metres)])
    places = [
        (s.name, s.kind, at, s.stop, s.cut_off)
        for s in course.stations
        if (at := course.route.locate(s.pin)) is not None
    ]
    finish = course.finish_cut_off
    behind = waves.behind(course, entry)  # a later wave has less time to a cut-off
    out = []
    for name, kind, at, stop, raced in [*places, (_("Finish"), "finish", profile.length, 0.0, finish)]:
        eta = plan.arrival(at)
        cut_off = None if raced is None else raced - behind
        low, high = (float(v) for v in low_high(eta, plan.spread))
        margin = None if cut_off is None else cut_off - eta
        late = None if cut_off is None else cut_off - high
        so_far = float(np.interp(at, profile.distance, down))
        out.append(StationPlan(name, kind, at, eta, low, high, stop, cut_off, margin, late, so_far))
    return tuple(out)


def _sections(course: Course, profile: Profile, ledger: tuple[Descent, ...], plan: Plan) -> tuple[SectionPlan, ...]:
    number = {d.start: d.n for d in ledger}
    fixed = {0.0, profile.length, *(d.start for d in ledger), *(d.end for d in ledger)}
    stations = [at for s in course.stations if (at := course.route.locate(s.pin)) is not None]
    edges = sorted(fixed | {at for at in stations if min(abs(at - e) for e in fixed) > SHORTEST})
    inside = [(d.start, d.end, d.n) for d in ledger]
    stretches = [(start, end) for start, end in itertools.pairwise(edges) if end > start]
    found = plan.between(np.array([start for start, _end in stretches]), np.array([end for _start, end in stretches]))
    out = []
    for k, (start, end) in enumerate(stretches):
        time = float(found.time[k])
        n = number.get(start) or next((n for a, b, n in inside if a <= start and end <= b), 0)
        out.append(SectionPlan(start, end, time / (end - start), time, found.limit[k], float(found.walked[k]), n))
    return tuple(out)
