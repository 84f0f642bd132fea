"""What the page says is checked before anybody believes it."""

import json
import math

import pytest
from pytestqt.qtbot import QtBot

from ui.map.bridge import Bridge


@pytest.fixture
def bridge() -> Bridge:
    bridge = Bridge()
    bridge.length = 1000.0
    bridge.descents = frozenset({1, 2})
    return bridge


def test_tells_in_order_with_a_number(bridge: Bridge) -> None:
    told: list[tuple[int, str, str]] = []
    bridge.told.connect(lambda *args: told.append(args))
    assert [bridge.tell("cursor", 12.5), bridge.tell("select", None)] == [1, 2]
    assert [(n, what, json.loads(text)) for n, what, text in told] == [(1, "cursor", 12.5), (2, "select", None)]


def test_never_tells_what_json_cannot_say(bridge: Bridge) -> None:
    with pytest.raises(ValueError, match="JSON"):
        bridge.tell("cursor", math.nan)


@pytest.mark.parametrize(
    ("said", "heard"), [(-1.0, [None]), (0.0, [0.0]), (1000.0, [1000.0]), (1000.5, []), (-7.0, [])]
)
def test_hovering(bridge: Bridge, said: float, heard: list[float | None]) -> None:
    got: list[object] = []
    bridge.hovered.connect(got.append)
    bridge.pageHovered(said)
    bridge.pageHovered(math.nan)
    bridge.pageHovered(math.inf)
    assert got == heard


def test_only_descents_that_are_there_are_clicked(bridge: Bridge) -> None:
    clicked: list[int] = []
    bridge.descent_clicked.connect(clicked.append)
    bridge.descent_opened.connect(clicked.append)
    for n in (0, 1, 3, -1):
        bridge.pageClicked(n)
    bridge.pageOpened(2)
    bridge.pageOpened(9)
    assert clicked == [1, 2]


def test_painting_what_was_never_told_is_a_bug(bridge: Bridge, qtbot: QtBot) -> None:
    number = bridge.tell("cursor", 1.0)
    with qtbot.waitSignal(bridge.painted) as painted:
        bridge.pagePainted(number)
    assert painted.args == [number]
    with qtbot.waitSignal(bridge.refused):
        bridge.pagePainted(number + 1)


@pytest.mark.parametrize(
    "broken",
    [
        (math.nan, 0, 10, 0, 0, 1, 1),
        (0, 0, 99, 0, 0, 1, 1),
        (0, 0, 10, 2, 0, 1, 1),
        (10**400, 0, 10, 0, 0, 1, 1),  # a whole number that no float can hold
    ],
)
def test_a_camera_that_cannot_be_is_refused(bridge: Bridge, qtbot: QtBot, broken: tuple[float, ...]) -> None:
    moved: list[object] = []
    bridge.moved.connect(lambda *args: moved.append(args))
    with qtbot.waitSignal(bridge.refused):
        bridge.pageMoved(*broken)
    assert not moved
    bridge.pageMoved(46.0, 7.0, 12.5, 45.9, 6.9, 46.1, 7.1)
    assert moved == [((46.0, 7.0, 12.5), (45.9, 6.9, 46.1, 7.1))]
