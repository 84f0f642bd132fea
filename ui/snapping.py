"""Legs that are to follow trails: who waits is found, a router is asked off the GUI thread, its answer is put in.

An answer belongs to the leg as it was when the router was asked. One that comes after the leg was changed, undone or
closed is dropped: it never overwrites a newer edit.
"""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from routeplanner.errors import PlannerError
from routeplanner.job import Job
from routeplanner.words import _
from ui.document import Document
from ui.lost_ground import LostGround
from ui.notices import Notice
from ui.workbench import Workbench

if TYPE_CHECKING:  # numpy comes with the first course, not with the window
    from routeplanner.course import Course
    from routeplanner.route import Leg, Points, Route

Place = tuple[float, float]  # latitude, longitude [deg]
Router = Callable[[Place, Place, Job], "Points"]  # along trails; PlannerError where there are none


class Snapping(QObject):
    """Asks `router` for every leg that waits, of every open course; without one the legs go on waiting."""

    def __init__(self, bench: Workbench, router: Router | None = None, lost: LostGround | None = None) -> None:
        super().__init__(bench)
        self._bench, self._router, self._lost = bench, router, lost or LostGround(bench)
        self._asked: dict[str, dict[str, str]] = {}  # course id -> leg id -> content hash of the points asked for
        self._told: set[str] = set()
        bench.shelf.opened.connect(self._on_opened)
        bench.shelf.closed.connect(self._on_closed)

    def use(self, router: Router | None) -> None:
        """From now on ask this one, for what waits already too."""
        self._router = router
        for document in self._bench.shelf.documents:
            self._forget(document.course.id)
            self._ask(document)

    def _on_opened(self, document: Document) -> None:
        document.changed.connect(partial(self._on_changed, document))
        self._ask(document)

    def _on_changed(self, document: Document, course: "Course") -> None:
        if self._router is None:
            self._tell(course)
        else:
            self._ask(document)

    def _on_closed(self, course_id: str) -> None:
        self._told.discard(course_id)
        self._forget(course_id)

    def _forget(self, course_id: str) -> None:
        for leg_id in self._asked.pop(course_id, {}):
            self._bench.tasks.cancel(_task(course_id, leg_id))

    def _ask(self, document: Document) -> None:
        """Ask for what waits and was not asked for; wait no longer for what is gone or has changed."""
        router, course = self._router, document.course
        if router is None:
            return
        asked = self._asked.setdefault(course.id, {})
        waiting = {leg.id: leg for leg in course.route.legs if waits(leg)}
        for leg_id in [known for known in asked if known not in waiting]:
            del asked[leg_id]
            self._bench.tasks.cancel(_task(course.id, leg_id))
        for leg_id, leg in waiting.items():
            if asked.get(leg_id) != leg.points.key:
                asked[leg_id] = leg.points.key
                done = partial(self._on_answer, document, leg_id, leg.points.key)
                work, failed = partial(_route, router, *_ends(leg)), partial(self._on_failed, course.id)
                self._bench.tasks.start(_task(course.id, leg_id), work, done, failed)

    def _on_answer(self, document: Document, leg_id: str, asked: str, points: "Points") -> None:
        from routeplanner.course import names

        dropped = document.amend(leg_id, asked, points)
        if dropped:
            self._lost.tell(document, names(dropped))

    def _on_failed(self, course_id: str, error: PlannerError) -> None:
        self._bench.notice.emit(Notice(error.message, error.hint, key=f"trails {course_id}"))

    def _tell(self, course: "Course") -> None:
        """Say once for each course what legs are that nobody can lay on trails."""
        if course.id not in self._told and pending(course.route):
            self._told.add(course.id)
            text = _("There are no trails here yet: legs that follow them are straight lines until there are.")
            self._bench.notice.emit(Notice(text, _("They keep waiting; S draws straight legs again."), key="trails"))


def waits(leg: "Leg") -> bool:
    """Whether a leg is to follow trails and no router has answered: then it has its two ends and nothing between."""
    return leg.kind == "snapped" and len(leg.points) == 2


def pending(route: "Route") -> bool:
    """Whether a leg of the route waits."""
    return any(map(waits, route.legs))


def _task(course_id: str, leg_id: str) -> str:
    return f"snap {course_id} {leg_id}"


def _ends(leg: "Leg") -> tuple[Place, Place]:
    p = leg.points
    return (float(p.lat[leg.lo]), float(p.lon[leg.lo])), (float(p.lat[leg.hi]), float(p.lon[leg.hi]))


def _route(router: Router, a: Place, b: Place, job: Job) -> "Points":
    """The router's answer from `a` to `b`, with these at its ends: legs have to meet, and trails begin beside them."""
    import numpy as np

    from routeplanner import geo
    from routeplanner.route import Points

    found = router(a, b, job)
    job.check()
    lat, lon = np.concatenate([[a[0]], found.lat, [b[0]]]), np.concatenate([[a[1]], found.lon, [b[1]]])
    known = [np.concatenate([[np.nan], column, [np.nan]]) for column in (found.elevation, found.time)]
    keep = np.ones(len(lat), bool)
    keep[1], keep[-2] = (lat[1], lon[1]) != a, (lat[-2], lon[-2]) != b
    for column in known:  # an end that the router has too keeps what it knows of it
        column[0] = column[0] if keep[1] else column[1]
        column[-1] = column[-1] if keep[-2] else column[-2]
    lat, lon, (elevation, time) = lat[keep], lon[keep], (column[keep] for column in known)
    if len(lat) > 2:
        return Points.of(lat, lon, elevation, time)
    middle = lon[0] + 0.5 * float(geo.wrap(np.asarray(lon[1] - lon[0])))  # straight on, but an answer: see `waits`
    return Points.of([lat[0], lat.mean(), lat[1]], [lon[0], float(geo.wrap(np.asarray(middle))), lon[1]])
