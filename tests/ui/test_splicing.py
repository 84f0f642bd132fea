"""What the map is told of an edit: the ground that is new, and where the line goes on as it was."""

from collections.abc import Callable

import numpy as np
import pytest

from routeplanner import editing
from routeplanner.route import Leg, Points, Route
from ui.map.values import MapSplice
from ui.splicing import splice


@pytest.fixture
def recorded() -> Route:
    """A winding recording of 2000 points."""
    t = np.linspace(0, 1, 2000)
    return Route((Leg("recorded", Points.of(46 + 0.05 * t, 7 + 0.01 * np.sin(20 * t)), 0, 1999),))


def put_in(old: Route, change: MapSplice) -> tuple[np.ndarray, np.ndarray]:
    """The old line with the change in it, as the page does it: distances and latitudes."""
    line = old.line
    head, tail = line.distance < change.start - 0.5, line.distance > change.end + 0.5
    shift = change.length - line.length
    distance = np.concatenate([line.distance[head], change.distance, line.distance[tail] + shift])
    return distance, np.concatenate([line.lat[head], change.lat, line.lat[tail]])


EDITS: dict[str, Callable[[Route], Route]] = {
    "append": lambda r: editing.append(r, 46.06, 7.0).route,
    "prepend": lambda r: editing.prepend(r, 45.99, 7.0).route,
    "insert": lambda r: editing.insert_point(r, editing.anchors(r, 50.0), 2500.0, 46.02, 7.02).route,
    "move the last": lambda r: editing.move_anchor(r, a := editing.anchors(r, 50.0), len(a) - 1, 46.06, 7.01).route,
    "move the first": lambda r: editing.move_anchor(r, editing.anchors(r, 50.0), 0, 45.99, 7.01).route,
    "move": lambda r: editing.move_anchor(r, editing.anchors(r, 50.0), 3, 46.02, 7.03).route,
    "delete": lambda r: editing.delete_anchor(r, editing.anchors(r, 50.0), 3).route,
    "crop": lambda r: editing.crop(r, 0.0, 4000.0).route,
    "cut": lambda r: editing.add_anchor(r, 2000.0).route,
}


@pytest.mark.parametrize("name", EDITS)
def test_the_old_line_with_the_change_in_it_is_the_new_line(recorded: Route, name: str) -> None:
    new = EDITS[name](recorded)
    change = splice(recorded, new, None)
    assert change is not None
    assert len(change.lat) <= 5
    distance, lat = put_in(recorded, change)
    step = np.interp(new.line.distance, distance, lat) - new.line.lat
    assert np.abs(step).max() < 1e-7
    assert distance[-1] == pytest.approx(new.length, abs=1e-6)
    back = splice(new, recorded, None)
    assert back is not None
    distance, lat = put_in(new, back)
    assert np.abs(np.interp(recorded.line.distance, distance, lat) - recorded.line.lat).max() < 1e-7


def test_edits_on_edits(recorded: Route) -> None:
    route = recorded
    for name in ("insert", "append", "move", "insert", "delete", "prepend", "move the last"):
        new = EDITS[name](route)
        change = splice(route, new, None)
        assert change is not None
        assert len(change.lat) < 10
        distance, lat = put_in(route, change)
        assert np.abs(np.interp(new.line.distance, distance, lat) - new.line.lat).max() < 1e-7
        route = new


def test_another_line_is_no_change_of_this_one(recorded: Route) -> None:
    assert splice(recorded, editing.reverse(recorded).route, None) is None
    assert splice(Route(()), recorded, None) is None
    assert splice(recorded, Route(()), None) is None


def test_ground_with_colours_comes_with_the_whole_line(recorded: Route) -> None:
    longer = EDITS["append"](recorded)
    assert splice(recorded, longer, recorded) is not None
    inserted = EDITS["insert"](recorded)
    assert splice(recorded, inserted, recorded) is not None
    assert splice(inserted, recorded, recorded) is None  # undone: what was there is known
    assert splice(longer, recorded, recorded) is not None  # only shorter
