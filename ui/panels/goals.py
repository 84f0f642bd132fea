"""A goal as it is typed and read: a finish time, a flat pace, or an effort."""

import re
from typing import TYPE_CHECKING

from routeplanner import units
from routeplanner.errors import PlannerError
from routeplanner.units import Units
from routeplanner.words import _

if TYPE_CHECKING:
    from routeplanner.course import Goal
    from routeplanner.plan.settings import Settings
    from routeplanner.report import Report

EFFORTS = ("easy", "steady", "race")
EFFORT_RANGE = (0.5, 1.1)  # of the flat race speed, as far as the settings let an effort go
HALF_PERCENT = 0.005


def shares(settings: "Settings") -> dict[str, float]:
    """What each effort is of the flat race speed, by its name on screen."""
    from routeplanner.sheet import phrases

    return {phrases.effort(code): float(getattr(settings, f"effort_{code}")) for code in EFFORTS}


def text_of(kind: str, report: "Report", u: Units) -> str:
    """The goal as text, or where it is of another kind what the plan comes to in this one; empty where unknown."""
    goal, plan = report.entry.goal, report.plan
    if goal is not None and goal.kind == kind:
        value = goal.value
    elif plan is None or plan.problem is not None:
        return ""
    elif kind == "effort":
        if plan.own_level_speed is None:
            return ""
        value = plan.level_speed / plan.own_level_speed
    else:
        value = plan.total if kind == "time" else plan.flat_pace
    if kind == "time":
        return units.duration(value, with_seconds=bool(round(value) % 60)) if value >= 3600.0 else _short(value)
    return u.pace(value / 1000.0) if kind == "pace" else _effort(value, report.settings)


def _short(seconds: float) -> str:
    """0:54 or 0:54:30, so that it is read as hours and minutes again."""
    whole = round(seconds)
    tail = f":{whole % 60:02d}" if whole % 60 else ""
    return f"0:{whole // 60:02d}{tail}"


def _effort(share: float, settings: "Settings") -> str:
    name, nearest = min(shares(settings).items(), key=lambda item: abs(item[1] - share))
    return name if abs(nearest - share) < HALF_PERCENT else units.percent(share, sign=False)


def said(goal: "Goal", u: Units) -> str:
    """A goal so that nobody can take it for another one: 3 h 40 min, 5:10 /km, 90 %."""
    if goal.kind == "time":
        return units.spoken(goal.value)
    return u.pace_with_unit(goal.value / 1000.0) if goal.kind == "pace" else units.percent(goal.value, sign=False)


def read(kind: str, text: str, report: "Report", u: Units) -> "Goal | None":
    """The goal that is typed, None for nothing. Raises PlannerError."""
    from routeplanner.course import Goal

    if not text:
        return None
    if kind == "time":
        return Goal("time", units.parse_duration(text))
    if kind == "pace":
        return Goal("pace", 1000.0 * units.parse_pace(text, u))
    runner = report.runner
    if runner.flat_pace is None and runner.recent is None:
        raise PlannerError(
            _("An effort needs to know how fast you are."), _("Give a recent race or a flat pace in the settings.")
        )
    return Goal("effort", read_effort(text, report.settings))


def read_effort(text: str, settings: "Settings") -> float:
    """The share of the flat race speed in "steady", "90 %" or "90". Raises PlannerError."""
    by_name = {name.casefold(): share for name, share in shares(settings).items()}
    if text.casefold() in by_name:
        return by_name[text.casefold()]
    found = re.fullmatch(r"(\d{2,3})\s*%?", text)
    share = int(found[1]) / 100.0 if found else 0.0
    if not EFFORT_RANGE[0] <= share <= EFFORT_RANGE[1]:
        names = ", ".join(shares(settings))
        raise PlannerError(
            _("“{text}” is not an effort.").format(text=text),
            _("Write one of {names}, or 50 to 110 % of your race speed.").format(names=names),
        )
    return share
