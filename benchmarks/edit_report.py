"""One point of a long course is moved or inserted, until the fresh report is there; against the least that any report
of it needs: distances on WGS84, one interpolation to equal steps, one convolution. Plain arrays for both."""

import random
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import numpy as np
from timing import Figures, fastest, median

from routeplanner import editing, geo
from routeplanner.course import Course, Entry, Goal, apply
from routeplanner.geo import Floats
from routeplanner.plan.runner import Runner
from routeplanner.report import Inputs, Memory, Report, build_report
from routeplanner.route import Line
from ui import anchoring, opening

ROUNDS = 41
GOAL = Goal("time", 130 * 3600.0)
TOLERANCE = 30.0  # [m] between anchors, as at the zoom that shows some kilometres
ASIDE = 2e-4  # [deg] that a point is moved: about 20 m
SIGMA, STEP = 30.0, 10.0  # [m] a usual smoothing on the usual grid


def chain(line: Line) -> Floats:
    """Elevation [m], smoothed on equal steps."""
    distance = geo.along(line.lat, line.lon)
    grid = geo.equal_steps(float(distance[-1]), STEP)
    elevation = np.interp(grid, distance, line.elevation)
    reach = int(np.ceil(4 * SIGMA / STEP))
    weights = np.exp(-0.5 * (np.arange(-reach, reach + 1) * STEP / SIGMA) ** 2)
    return np.convolve(elevation, weights / weights.sum(), mode="same")


def edited(course: Course, anchors: Floats, k: int) -> Course:
    """An anchor moved, or every other time a point inserted behind it."""
    at = float(anchors[k])
    if k % 2:
        lat, lon = anchoring.place(course.route, at)
        return apply(course, editing.move_anchor(course.route, anchors, k, lat + ASIDE, lon)).course
    middle = 0.5 * (at + float(anchors[k + 1]))
    lat, lon = anchoring.place(course.route, middle)
    return apply(course, editing.insert_point(course.route, anchors, middle, lat + ASIDE, lon)).course


def fresh_report(course: Course, anchors: Floats, k: int, entry: Entry, inputs: Inputs, memory: Memory) -> Report:
    return build_report(edited(course, anchors, k), entry, inputs, memory)


def measure(file: Path, rounds: int = ROUNDS) -> Figures:
    """Without a plan and with one, in turn with the chain. Each edit is made on the course as it came."""
    course = opening.open_courses(file)[0]
    anchors = editing.anchors(course.route, TOLERANCE)
    nobody, runner = (Inputs(who, opening.store(), date(2027, 6, 1)) for who in (Runner(), Runner(flat_pace=300.0)))
    entries = {
        "without plan": (replace(course.entry, goal=None), nobody, "at most 15"),
        "with its plan": (replace(course.entry, goal=GOAL), runner, "at most 40"),
    }
    memory, chance = Memory(), random.Random(1)
    for entry, inputs, _most in entries.values():  # as the Reporter's is when something is edited
        warm = build_report(course, entry, inputs, memory)
        assert (warm.plan is None) == (entry.goal is None)
    times: dict[str, list[float]] = {name: [] for name in (*entries, "chain")}
    places = iter(chance.sample(range(1, len(anchors) - 2), 2 * rounds))  # none twice: the memory would know it
    for _round in range(rounds):
        for name, (entry, inputs, _most) in entries.items():
            work = partial(fresh_report, course, anchors, next(places), entry, inputs, memory)
            times[name].append(timed(work))
        times["chain"].append(timed(lambda: chain(course.route.line)))
    figures: Figures = {"report: edits of each, in turn": rounds, "chain, median, ms": 1000 * median(times["chain"])}
    for name, (_entry, _inputs, most) in entries.items():
        figures[f"edit to report {name} / chain ({most})"] = median(times[name]) / median(times["chain"])
        figures[f"edit to report {name} / chain, fastest of each"] = fastest(times[name]) / fastest(times["chain"])
        figures[f"edit to report {name}, median, ms"] = 1000 * median(times[name])
    return figures


def timed(act: Callable[[], object]) -> float:
    """Processor seconds: neither waits for anything, so what others do on the machine counts for neither."""
    begin = time.thread_time()
    act()
    return time.thread_time() - begin
