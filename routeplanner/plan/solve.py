"""From what a runner wants to a plan: a finish time, a flat pace, or an effort."""

import math
from functools import partial
from typing import Literal

from routeplanner.errors import PlannerError
from routeplanner.geo import Floats
from routeplanner.plan.ground import Ground
from routeplanner.plan.march import Impossible, Plan, Rule, march, plan_of, settle
from routeplanner.plan.speed import eighth_root
from routeplanner.words import _

FIRST = 3.0  # level speed that a search starts from where the runner's own is unknown [m/s]
SLOWEST = 1000.0 / 1800.0  # a level speed [m/s] below this was rest, not running: as for a runner's flat pace [D]
FARTHEST = 5.0  # logarithm of a level speed [m/s] that no longer tells from infinity


def for_time(target: float, ground: Ground) -> Plan:
    """The plan that finishes after `target` [s], stops included, exactly.

    Where no allowed level speed does it, the plan is the fastest allowed and its `problem` says why. Raises
    PlannerError where there is nothing to run.
    """
    _check_ground(ground)
    moving = target - ground.stopped
    if moving <= 0.0:
        code: Literal["stops", "too_fast"] = "stops" if ground.stopped > 0.0 else "too_fast"
        return _fastest(ground, Impossible(code, None, ground.settings.impossible))
    level, fade = settle(ground, partial(_level_for, ground, moving), ground.own or FIRST)
    if level > ground.settings.impossible:
        needed = level if math.isfinite(level) else None
        return _fastest(ground, Impossible("too_fast", needed, ground.settings.impossible))
    return plan_of(ground, level, fade, target=target)


def for_pace(flat_pace: float, ground: Ground) -> Plan:
    """The plan at this flat pace [s/km on level grade 1]; see `for_time` for what is impossible."""
    _check_ground(ground)
    return _allowed(ground, lambda fade, last: 1000.0 / flat_pace, 1000.0 / flat_pace)


def for_effort(share: float, ground: Ground) -> Plan:
    """The plan at `share` of the level speed that the runner would race for as long as the course takes.

    Time and level speed are solved together, stops included. Raises PlannerError without a recent race or flat pace.
    """
    _check_ground(ground)
    if ground.own is None:
        raise PlannerError(
            _("An effort needs to know how fast you are."), _("Give a recent race or a flat pace in the settings.")
        )

    def rule(fade: Floats, last: float) -> float:
        total = ground.moving(last, fade) + ground.stopped
        return share * float(ground.runner.level_speed(total, ground.settings) or 0.0)

    return _allowed(ground, rule, share * ground.own)


def level_speed_of(time: float, ground: Ground) -> float:
    """The level speed [m/s] that a finished race of `time` [s] on this ground implies.

    Lay the ground for a runner whose own speed is not set yet. Raises PlannerError where the time is not a runner's.
    """
    plan = for_time(time, ground)
    if plan.problem is not None:
        raise PlannerError(
            _("No runner is as fast as this time on this course."), _("Check the time and the course of the race.")
        )
    if plan.level_speed < SLOWEST:
        raise PlannerError(
            _("This time is too slow to tell how fast you are."), _("Check the time and the course of the race.")
        )
    return plan.level_speed


def _allowed(ground: Ground, rule: Rule, first: float) -> Plan:
    level, fade = settle(ground, rule, first)
    if level > ground.settings.impossible:
        return _fastest(ground, Impossible("too_fast", level, ground.settings.impossible))
    return plan_of(ground, level, fade)


def _fastest(ground: Ground, problem: Impossible) -> Plan:
    return march(problem.allowed, ground, problem)


def _level_for(ground: Ground, moving: float, fade: Floats, last: float) -> float:
    """The level speed [m/s] that covers the ground in `moving` [s] at this fade, infinite where the caps forbid it.

    The logarithm of the time is a convex, falling function of the logarithm of the level speed, so Newton's way
    never oscillates: from the slow side each step falls short of the root, from the fast side only the first does not.
    """
    metres = ground.run * fade
    if (metres / ground.factors.cap).sum() >= moving:
        return math.inf
    x = math.log(last)
    for _pass in range(100):
        free = ground.time_8 * math.exp(-8.0 * x)
        both = free + ground.cap_8
        each = metres * eighth_root(both)
        total = float(each.sum())
        slope = float((each * (free / both)).sum()) / total
        step = min(2.0, max(-2.0, math.log(total / moving) / slope))
        x += step
        if x > FARTHEST:
            return math.inf
        if abs(step) < 1e-8:  # the error left is its square
            return math.exp(x)
    raise ArithmeticError("no level speed for this time")


def _check_ground(ground: Ground) -> None:
    if not ground.run.sum() > 0.0:
        raise PlannerError(_("This course has nothing to run."), _("Open a course with a length."))
