"""Along the course at a level speed: load slows the runner, speed makes the load, until both agree.

No march from cell to cell: whole passes over the course. Load slows by some 2 % of itself, so each pass is some
fifty times nearer than the one before.
"""

from collections.abc import Callable

import numpy as np

from routeplanner.geo import Floats
from routeplanner.physiology import eccentric, stride
from routeplanner.plan.ground import Ground
from routeplanner.plan.plan import Impossible, Plan
from routeplanner.plan.speed import Limit, freed, walked
from routeplanner.route import read_only

__all__ = ["Impossible", "Limit", "Plan", "march", "settle"]

SETTLED = 1e-10  # change of quad loss, and of level speed over itself, that ends the passes
MOST_PASSES = 100

# Chooses the level speed [m/s] of the next pass from the fade of each cell, shape (m,), and the last level speed
Rule = Callable[[Floats, float], float]


def march(level_speed: float, ground: Ground, problem: Impossible | None = None) -> Plan:
    """The plan at a fixed level speed [m/s], whether or not anybody is so fast; `problem` is said along with it."""
    level, fade = settle(ground, lambda fade, last: level_speed, level_speed)
    return plan_of(ground, level, fade, problem=problem)


def settle(ground: Ground, rule: Rule, first: float) -> tuple[float, Floats]:
    """Level speed [m/s] and fade of each cell, shape (m,), that agree with each other under `rule`.

    `first` is the level speed that the rule starts from; an infinite answer of the rule is handed back at once.
    Raises ArithmeticError where the passes do not settle.
    """
    level, loss = first, np.zeros(len(ground.run))
    for _ in range(MOST_PASSES):
        fade = 1.0 + ground.settings.fade * loss
        last, level = level, rule(fade, level)
        if not np.isfinite(level):
            return level, fade
        after = np.asarray(quad_loss(ground, load(ground, level, fade)))
        before, loss = loss, 0.5 * (after[1:] + after[:-1])
        if np.abs(loss - before).max() < SETTLED and abs(level - last) < SETTLED * level:
            return level, fade
    raise ArithmeticError("the load along the course does not settle")


def load(ground: Ground, level_speed: float, fade: Floats) -> Floats:
    """Load so far [m-eq], shape (m+1,), at this level speed [m/s] with this fade, shape (m,).

    S compares with the runner's own speed for an hour on the same gradient, so that a slow pace protects. Where the
    runner's own is unknown it follows from the plan's: whoever races it would be as much faster for an hour.
    """
    slow = ground.slowness(level_speed)
    slow *= fade
    own = ground.own
    if own is None:
        total = float((ground.run * slow).sum()) + ground.stopped
        own = level_speed * (total / 3600.0) ** ground.settings.riegel
    cells = ground.own_slowness / slow
    cells /= own
    model = ground.settings.load
    np.clip(cells, model.speed_low, model.speed_high, out=cells)
    cells *= ground.course_load
    if ground.runner.cadence_adopted:
        cells *= _cadence_ratio(ground, 1.0 / slow)
    return _so_far(cells)


def quad_loss(ground: Ground, load: Floats) -> Floats:
    """Share of quad strength lost, shape kept, after `load` [m-eq] with this runner's protection."""
    return eccentric.quad_loss(load, ground.protection, ground.settings.load)


def plan_of(
    ground: Ground,
    level_speed: float,
    fade: Floats,
    *,
    target: float | None = None,
    problem: Impossible | None = None,
) -> Plan:
    """The plan at a settled level speed and fade. A `target` [s] that it already meets is met to the last bit."""
    slow = ground.slowness(level_speed) * fade
    moving = _so_far(ground.run * slow)
    if target is not None:
        exact = (target - ground.stopped) / moving[-1]
        if abs(exact - 1.0) > 1e-9:
            raise ArithmeticError("the plan is not at its target")
        slow, moving = slow * exact, moving * exact
    speed, settings = 1.0 / slow, ground.settings
    without = freed(level_speed, ground.factors) * fade
    limit, walk = np.argmin(without, axis=0).astype(np.uint8), walked(speed, ground.gradient, settings)
    for cells in (limit, walk):
        cells.setflags(write=False)
    stops_before = np.searchsorted(ground.stop_at, ground.distance - 1e-6)
    elapsed = moving + _so_far(ground.stop_for)[stops_before]
    so_far = load(ground, level_speed, fade)
    own = ground.runner.level_speed(float(elapsed[-1]), settings)
    faster = None if own is None else level_speed / own - 1.0
    return Plan(
        distance=ground.distance,
        moving=read_only(moving),
        elapsed=read_only(elapsed),
        load=read_only(so_far),
        loss=read_only(quad_loss(ground, so_far)),
        speed=read_only(speed),
        walk=walk,
        limit=limit,
        level_speed=level_speed,
        stop_at=ground.stop_at,
        stop_for=ground.stop_for,
        protection=ground.protection,
        spread=settings.spread,
        own_level_speed=own,
        faster_than_own=faster if faster is not None and faster > settings.faster else None,
        problem=problem,
        _saved=read_only(np.stack([_so_far(ground.run * (slow - row)) for row in without])),
        _walked=read_only(_so_far(ground.run * slow * walk)),
    )


def _so_far(cells: Floats) -> Floats:
    out = np.zeros(len(cells) + 1)
    np.cumsum(cells, out=out[1:])
    return out


def _cadence_ratio(ground: Ground, speed: Floats) -> Floats:
    """K where the runner runs at the advised cadence: own over advised, shape (m,)."""
    runner, model = ground.runner, ground.settings.stride
    own = stride.preferred_cadence(speed, runner.height, runner.cadence, model)
    advised = stride.advised_cadence(speed, ground.gradient, ground.grade, runner.height, runner.cadence, model)
    return np.clip(own / advised, ground.settings.load.cadence_low, ground.settings.load.cadence_high)
