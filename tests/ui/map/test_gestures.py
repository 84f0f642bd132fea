"""What the page says about gestures is checked before anybody believes it."""

import math
from typing import Any

import pytest

from ui.map.gestures import Gestures


class Heard:
    """Everything that was emitted, in order."""

    def __init__(self, gestures: Gestures) -> None:
        self.all: list[tuple[Any, ...]] = []
        for name in ("point_added", "anchor_dragged", "line_dragged", "drag_cancelled", "anchor_deleted",
                     "drawing_ended", "menu_wanted", "refused"):  # fmt: skip
            getattr(gestures, name).connect(lambda *values, name=name: self.all.append((name, *values)))

    def take(self) -> list[tuple[Any, ...]]:
        taken, self.all = self.all, []
        return taken


@pytest.fixture
def gestures() -> Gestures:
    gestures = Gestures()
    gestures.length, gestures.route, gestures.drawing = 1000.0, 3, True
    gestures.expect(7, 4)
    return gestures


@pytest.fixture
def heard(gestures: Gestures) -> Heard:
    return Heard(gestures)


def test_what_makes_sense_is_told(gestures: Gestures, heard: Heard) -> None:
    gestures.pageAdded(7, 46.5, -7, True)
    gestures.pageAnchorDragged(7, 3, 46.0, 7.0, False)
    gestures.pageAnchorDragged(7, 3, 46.1, 7.0, True)
    gestures.pageLineDragged(7, 1000.0000001, 46.0, 7.0, True)
    gestures.pageAnchorDeleted(7, 0)
    gestures.pageMenu(3, 12.5, 40, 60)
    gestures.pageEnded()
    assert heard.take() == [
        ("point_added", 46.5, -7.0, True),
        ("anchor_dragged", 3, 46.0, 7.0, False),
        ("anchor_dragged", 3, 46.1, 7.0, True),
        ("line_dragged", 1000.0, 46.0, 7.0, True),
        ("anchor_deleted", 0),
        ("menu_wanted", 12.5, 40, 60),
        ("drawing_ended",),
    ]


@pytest.mark.parametrize(
    ("slot", "said"),
    [
        ("pageAdded", (7, None, 7.0, False)),  # what the channel makes of NaN
        ("pageAdded", (7, math.nan, 7.0, False)),
        ("pageAdded", (7, 90.1, 7.0, False)),
        ("pageAdded", (7, 46.0, 180.5, False)),
        ("pageAdded", (7, "46", 7.0, False)),
        ("pageAdded", (7, 46.0, 7.0, 1)),
        ("pageAdded", (7.5, 46.0, 7.0, False)),
        ("pageAdded", (True, 46.0, 7.0, False)),
        ("pageAdded", (8, 46.0, 7.0, False)),  # a revision that was never shown
        ("pageAdded", (-1, 46.0, 7.0, False)),
        ("pageAnchorDragged", (7, 4, 46.0, 7.0, False)),
        ("pageAnchorDragged", (7, -1, 46.0, 7.0, False)),
        ("pageAnchorDragged", (7, 1.5, 46.0, 7.0, False)),
        ("pageAnchorDragged", (7, 1, 46.0, math.inf, True)),
        ("pageAnchorDragged", (7, 1, 46.0, 7.0, None)),
        ("pageLineDragged", (7, -0.5, 46.0, 7.0, False)),
        ("pageLineDragged", (7, None, 46.0, 7.0, False)),
        ("pageAnchorDeleted", (7, 4)),
        ("pageAnchorDeleted", (None, 0)),
        ("pageAnchorChosen", (7, 4)),
        ("pageAnchorChosen", (7, -2)),
        ("pageAnchorChosen", (7, None)),
        ("pageMenu", (3, -1.0, 40, 60)),
        ("pageMenu", (3, 10.0, 40.5, 60)),
        ("pageMenu", (3, 10.0, 1e300, 60)),
    ],
)
def test_nonsense_is_refused_and_told(gestures: Gestures, heard: Heard, slot: str, said: tuple[object, ...]) -> None:
    getattr(gestures, slot)(*said)
    ((name, why),) = heard.take()
    assert name == "refused"
    assert slot in why


def test_a_point_is_chosen_and_let_go_of(gestures: Gestures, heard: Heard) -> None:
    chosen: list[int | None] = []
    gestures.anchor_chosen.connect(chosen.append)
    gestures.pageAnchorChosen(7, 3)
    gestures.pageAnchorChosen(7, -1)
    gestures.expect(8, 2)
    gestures.pageAnchorChosen(7, 1)  # on anchors that are gone
    assert chosen == [3, None]
    assert heard.take() == []


def test_a_stale_gesture_is_dropped_without_a_word(gestures: Gestures, heard: Heard) -> None:
    gestures.expect(8, 2)
    gestures.pageAnchorDragged(7, 3, 46.0, 7.0, True)
    gestures.pageLineDragged(7, 10.0, 46.0, 7.0, True)
    gestures.pageAnchorDeleted(7, 3)
    gestures.pageMenu(2, 10.0, 40, 60)
    assert heard.take() == []


def test_a_click_counts_while_the_one_before_is_worked_on(gestures: Gestures, heard: Heard) -> None:
    gestures.expect(8, 5)
    gestures.pageAdded(7, 46.0, 7.0, False)
    assert heard.take() == [("point_added", 46.0, 7.0, False)]


def test_a_click_on_another_course_does_not(gestures: Gestures, heard: Heard) -> None:
    gestures.expect(None, 0)
    gestures.pageAdded(7, 46.0, 7.0, False)
    gestures.expect(8, 2)
    gestures.pageAdded(7, 46.0, 7.0, False)
    assert heard.take() == []
    gestures.pageAdded(8, 46.0, 7.0, False)
    assert len(heard.take()) == 1


def test_revisions_do_not_go_back(gestures: Gestures) -> None:
    gestures.expect(None, 0)
    with pytest.raises(ValueError, match="revision 6"):
        gestures.expect(6, 2)


def test_nothing_is_drawn_while_looking(gestures: Gestures, heard: Heard) -> None:
    gestures.drawing = False
    gestures.pageAdded(7, 46.0, 7.0, False)
    gestures.pageAnchorDragged(7, 1, 46.0, 7.0, True)
    gestures.pageLineDragged(7, 10.0, 46.0, 7.0, True)
    gestures.pageAnchorDeleted(7, 1)
    gestures.pageEnded()
    assert heard.take() == []
    gestures.pageMenu(3, 12.5, 40, 60)
    assert heard.take() == [("menu_wanted", 12.5, 40, 60)]


def test_a_drag_is_cancelled_once_and_only_when_it_was_on(gestures: Gestures, heard: Heard) -> None:
    gestures.pageDragCancelled()
    gestures.pageAnchorDragged(7, 1, 46.0, 7.0, False)
    gestures.expect(8, 4)
    gestures.pageDragCancelled()
    assert [name for name, *_ in heard.take()] == ["anchor_dragged", "drag_cancelled"]
    gestures.pageLineDragged(8, 1.0, 46.0, 7.0, False)
    gestures.pageLineDragged(8, 1.0, 46.0, 7.0, True)
    gestures.pageDragCancelled()
    assert [name for name, *_ in heard.take()] == ["line_dragged", "line_dragged"]
