"""Legs that follow trails: real routers with real answers, some of them late."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

import numpy as np
import pytest
import shiboken6
from pytestqt.qtbot import QtBot

from routeplanner import editing
from routeplanner.course import Course, Station, apply
from routeplanner.errors import PlannerError
from routeplanner.job import Job
from routeplanner.route import Leg, Pin, Points, Route
from tests.ui.map.conftest import PATIENCE
from ui.document import Document
from ui.notices import Notice
from ui.snapping import Place, Router, Snapping, waits
from ui.workbench import Workbench

TRAIL = np.linspace(55.0, 55.1, 400), np.linspace(-3.2, -3.1, 400) + 0.002 * np.sin(np.linspace(0, 40, 400))
A, B, C = (55.01, -3.19), (55.05, -3.15), (55.09, -3.11)


def trail(a: Place, b: Place, job: Job) -> Points:
    """Along the one trail there is, from the place nearest to `a` to the one nearest to `b`."""
    lat, lon = TRAIL
    i, j = (int(np.hypot(lat - place[0], lon - place[1]).argmin()) for place in (a, b))
    way = slice(i, j + 1) if i <= j else slice(i, None if j == 0 else j - 1, -1)
    return Points.of(lat[way], lon[way])


def slow(answer: Router, gate: threading.Event, a: Place, b: Place, job: Job) -> Points:
    """Answers when the gate opens, whether or not anybody still waits."""
    gate.wait(PATIENCE / 1000)
    return answer(a, b, job)


class Bench:
    """A workbench with one course, and what it said."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot, self.bench = qtbot, Workbench()
        self.notices: list[Notice] = []
        self.bench.notice.connect(self.notices.append)
        self.crashes: list[object] = []
        self.bench.tasks.crashed.connect(lambda *what: self.crashes.append(what))
        self.snapping = Snapping(self.bench)

    def open(self, course: Course | None = None) -> Document:
        return self.bench.shelf.open(course or Course("A", Route(())))

    def draw(self, document: Document, *places: Place) -> None:
        for place in places:
            done = apply(document.course, editing.append(document.course.route, *place, "snapped"))
            document.edit(f"Add {place[0]}", done.course)

    def until(self, true: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(true, timeout=PATIENCE)

    def until_idle(self) -> None:
        """No thread is at work, and all that was answered has been heard."""
        self.bench.tasks._pool.waitForDone()
        self.until(lambda: not any(name.startswith("snap") for name in self.bench.tasks.names()))
        said: list[None] = []
        self.bench.tasks.start("last", lambda _job: None, said.append, lambda _error: None)
        self.until(lambda: bool(said))


@pytest.fixture
def at(qtbot: QtBot) -> Iterator[Bench]:
    at = Bench(qtbot)
    yield at
    at.bench.close()
    shiboken6.delete(at.bench)  # nobody else owns it
    assert at.crashes == []


def only_leg(document: Document) -> Leg:
    (leg,) = document.course.route.legs
    return leg


def test_a_leg_follows_the_trail_and_undo_takes_leg_and_trail_back(at: Bench) -> None:
    at.snapping.use(trail)
    document = at.open()
    at.draw(document, A, B)
    at.until(lambda: not waits(document.course.route.legs[-1]))
    leg = only_leg(document)
    assert (leg.kind, document.undo_text) == ("snapped", f"Add {B[0]}")
    assert len(leg.points) > 100
    ends = (leg.points.lat[0], leg.points.lon[0]), (leg.points.lat[-1], leg.points.lon[-1])
    assert ends == (A, B)
    on_trail = np.hypot(TRAIL[0][:, None] - leg.points.lat[1:-1], TRAIL[1][:, None] - leg.points.lon[1:-1])
    assert on_trail.min(axis=0).max() == 0
    answered = document.course
    document.undo()
    assert len(only_leg(document).points) == 1
    document.redo()
    assert document.course is answered


def test_without_a_router_a_leg_waits_and_this_is_said_once(at: Bench) -> None:
    document = at.open()
    at.draw(document, A, B, C)
    assert [waits(leg) for leg in document.course.route.legs] == [True, True]
    (notice,) = at.notices
    assert "no trails here yet" in notice.text
    at.snapping.use(trail)
    at.until(lambda: not any(map(waits, document.course.route.legs)))
    assert document.undo_text == f"Add {C[0]}"


def test_straight_legs_are_nobody_s_business(at: Bench) -> None:
    asked: list[Place] = []

    def router(a: Place, b: Place, job: Job) -> Points:
        asked.append(a)
        return trail(a, b, job)

    document = at.open()
    for place in (A, B):
        document.edit("Add", apply(document.course, editing.append(document.course.route, *place)).course)
    assert at.notices == []
    at.snapping.use(router)
    at.until_idle()
    assert asked == []


def test_two_answers_in_any_order_go_to_their_own_legs(at: Bench) -> None:
    first, second = threading.Event(), threading.Event()
    gates = {A: first, B: second}
    at.snapping.use(lambda a, b, job: slow(trail, gates[a], a, b, job))
    document = at.open()
    at.draw(document, A, B, C)
    second.set()
    at.until(lambda: not waits(document.course.route.legs[1]))
    assert waits(document.course.route.legs[0])
    first.set()
    at.until(lambda: not waits(document.course.route.legs[0]))
    one, two = document.course.route.legs
    assert (one.points.lat[0], two.points.lat[0]) == (A[0], B[0])
    document.undo()  # to where the first leg had no answer yet: it is asked for again, without a step
    at.until(lambda: not waits(only_leg(document)))
    assert document.redo_text == f"Add {C[0]}"
    document.redo()
    assert len(document.course.route.legs) == 2


@pytest.mark.parametrize("meanwhile", ["undo", "straight", "moved", "reversed", "closed"])
def test_a_late_answer_never_overwrites_what_came_meanwhile(at: Bench, meanwhile: str) -> None:
    gate, document = threading.Event(), at.open()
    at.snapping.use(lambda a, b, job: slow(trail, gate, a, b, job))
    at.draw(document, A, B)
    route = document.course.route
    at.snapping._router = None  # whoever is asked later is nobody: only the late answer is left
    if meanwhile == "undo":
        document.undo()
    elif meanwhile == "closed":
        at.bench.shelf.close(document.course.id)
    else:
        edits = {
            "straight": lambda: editing.set_leg_kind(route, route.legs[0].id, "straight"),
            "moved": lambda: editing.move_anchor(route, editing.anchors(route, 10.0), 1, *C),
            "reversed": lambda: editing.reverse(route),
        }
        document.edit(meanwhile, apply(document.course, edits[meanwhile]()).course)
    course, text = document.course, document.undo_text
    gate.set()
    at.until_idle()
    assert document.course is course
    assert document.undo_text == text


def test_an_answer_for_the_leg_as_it_was_is_refused_by_the_document(at: Bench) -> None:
    document = at.open()
    at.draw(document, A, B)
    leg, course = only_leg(document), document.course
    answer = trail(A, B, at.snapping)  # type: ignore[arg-type]  # asks nothing of its job
    assert document.amend("gone", leg.points.key, answer) is None
    assert document.amend(leg.id, "other points", answer) is None
    assert document.course is course
    assert document.amend(leg.id, leg.points.key, answer) == ()
    assert document.amend(leg.id, leg.points.key, answer) is None  # once is enough
    document.undo()
    assert document.redo_text == f"Add {B[0]}"


def test_an_undone_leg_that_comes_back_is_asked_for_again(at: Bench) -> None:
    gate, document = threading.Event(), at.open()
    at.snapping.use(lambda a, b, job: slow(trail, gate, a, b, job))
    at.draw(document, A, B)
    document.undo()
    document.redo()
    assert waits(only_leg(document))
    gate.set()
    at.until(lambda: not waits(only_leg(document)))


def test_a_course_that_comes_waiting_gets_its_trail_as_a_step(at: Bench) -> None:
    at.snapping.use(trail)
    course = Course("A", editing.append(editing.append(Route(()), *A, "snapped").route, *B, "snapped").route)
    document = at.open(course)
    at.until(lambda: not waits(only_leg(document)))
    assert document.undo_text == "Follow trails"
    document.undo()
    at.until_idle()
    assert document.redo_text == "Follow trails"  # what can be done again is not lost to an answer


def test_where_there_is_no_trail_the_leg_waits_and_this_is_said(at: Bench) -> None:
    asked: list[Place] = []

    def nowhere(a: Place, b: Place, job: Job) -> Points:
        asked.append(a)
        raise PlannerError("No trail leads there.", "Draw it straight.")

    at.snapping.use(nowhere)
    document = at.open()
    at.draw(document, A, B)
    at.until(lambda: bool(at.notices))
    assert waits(only_leg(document))
    at.draw(document, C)
    at.until(lambda: len(asked) == 2)
    at.until_idle()
    assert asked == [A, B]  # nobody is asked twice for the same


def test_a_straight_answer_is_an_answer(at: Bench) -> None:
    at.snapping.use(lambda a, b, job: Points.of([a[0], b[0]], [a[1], b[1]]))
    document = at.open()
    at.draw(document, A, B)
    at.until(lambda: not waits(only_leg(document)))
    assert len(only_leg(document).points) == 3


def test_a_trail_that_begins_beside_the_leg_is_joined_to_its_ends(at: Bench) -> None:
    at.snapping.use(lambda a, b, job: Points.of([55.02, 55.04], [-3.18, -3.16], [100.0, 200.0]))
    document = at.open()
    at.draw(document, A, B, C)
    at.until(lambda: not any(map(waits, document.course.route.legs)))
    assert not document.course.route.line.gap.any()
    np.testing.assert_array_equal(document.course.route.legs[0].points.elevation, [np.nan, 100.0, 200.0, np.nan])


def test_a_station_goes_with_the_leg_to_its_trail(at: Bench) -> None:
    gate, document = threading.Event(), at.open()
    at.snapping.use(partial(slow, trail, gate))
    at.draw(document, A, B)
    station = Station("Hut", "aid", Pin(only_leg(document).id, 0.5))
    document.edit("Add aid station", replace(document.course, stations=(station,)))
    gate.set()
    at.until(lambda: not waits(only_leg(document)))
    assert document.course.stations == (station,)
    assert document.undo_text == "Add aid station"
    document.undo()
    assert document.course.stations == ()
