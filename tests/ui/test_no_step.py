"""An edit that leaves the line as it is is no step: nothing to undo, and what was undone can still be done again."""

from collections.abc import Callable

import pytest

from routeplanner import editing
from tests.ui.conftest import WindowUi


@pytest.fixture
def ui(new_window: Callable[[], WindowUi]) -> WindowUi:
    """A clean course of which a step can be done again."""
    ui = new_window()
    ui.open()
    ui.window.actions_["reverse"].trigger()
    ui.window.actions_["undo"].trigger()
    return ui


def steps(ui: WindowUi) -> tuple[str, str]:
    document = ui.bench.shelf.current
    assert document is not None
    return document.undo_text, document.redo_text


def test_there_are_no_spikes(ui: WindowUi) -> None:
    ui.window.actions_["remove_spikes"].trigger()
    assert steps(ui) == ("", "Reverse")
    assert [notice.text for notice in ui.window.notices.notices] == ["0 spikes removed."]
    ui.until_shown()


def test_a_point_is_the_same_the_other_way(ui: WindowUi) -> None:
    ui.bench.open_new()
    ui.wishes.drawing.edit("Add point", lambda route: editing.append(route, 0.01, 0.01))
    ui.wishes.drawing.edit("Add point", lambda route: editing.append(route, 0.01, 0.012))
    ui.window.actions_["undo"].trigger()
    ui.wishes.drawing.edit("Reverse", editing.reverse)
    assert steps(ui) == ("Add point", "Add point")
    for name in ("reverse", "out_and_back", "laps", "close_loop"):
        assert not ui.window.actions_[name].isEnabled()


def test_a_line_the_other_way_is_a_step(ui: WindowUi) -> None:
    ui.window.actions_["reverse"].trigger()
    assert steps(ui) == ("Reverse", "")
    ui.until_shown()
