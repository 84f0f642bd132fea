"""Draw is a mode of the course that it was begun on, and of the map: it ends with both of them."""

from collections.abc import Callable

import pytest

from tests.ui.conftest import WindowUi


@pytest.fixture
def ui(new_window: Callable[[], WindowUi]) -> WindowUi:
    """Drawing on the first of three courses."""
    ui = new_window()
    ui.open()
    ui.window.actions_["draw"].trigger()
    assert drawing(ui)
    return ui


def drawing(ui: WindowUi) -> bool:
    """What mode, menu and page say, which is the same."""
    ui.until_map_shown()
    on = ui.wishes.drawing.on
    assert ui.window.actions_["draw"].isChecked() == on
    assert ui.window.actions_["add_point"].isEnabled() == on
    assert (ui.map.js("mapPage.edit.mode") == "draw") == on
    return on


def comparing(ui: WindowUi) -> bool:
    """What is seen and what is said, which is the same."""
    seen = ui.window.views.currentWidget() is ui.window.compare
    assert ui.wishes.view.comparing == seen
    assert ui.window.actions_["compare"].isChecked() == seen
    assert ui.window.profile_dock.isVisible() != seen
    return seen


def test_it_ends_when_another_course_comes_on_screen(ui: WindowUi) -> None:
    ui.bench.shelf.show(ui.bench.shelf.documents[1].course.id)
    assert not drawing(ui)
    ui.until_shown()


def test_a_course_in_the_background_leaves_it(ui: WindowUi) -> None:
    ui.bench.shelf.close(ui.bench.shelf.documents[1].course.id)
    assert drawing(ui)
    ui.until_shown()


def test_a_new_route_is_drawn(ui: WindowUi) -> None:
    ui.window.actions_["new"].trigger()
    assert drawing(ui)
    current = ui.bench.shelf.current
    assert current is not None
    assert current.course.route.legs == ()


def test_with_the_last_course_it_ends_and_the_welcome_is_there(ui: WindowUi) -> None:
    for document in ui.bench.shelf.documents:
        ui.bench.shelf.close(document.course.id)
    assert not ui.wishes.drawing.on
    assert not ui.window.actions_["draw"].isChecked()
    assert ui.window.welcome.isVisible()
    ui.window.actions_["draw"].trigger()
    assert drawing(ui)
    assert len(ui.bench.shelf.documents) == 1
    assert ui.window.map.isVisible()


def test_it_ends_where_compare_takes_the_place_of_the_map(ui: WindowUi) -> None:
    ui.window.actions_["compare"].trigger()
    assert comparing(ui)
    assert not ui.wishes.drawing.on
    assert not ui.window.actions_["add_point"].isEnabled()
    ui.window.actions_["compare"].trigger()
    assert not comparing(ui)


def test_draw_ends_compare(ui: WindowUi) -> None:
    ui.window.actions_["compare"].trigger()
    ui.window.actions_["draw"].trigger()
    assert not comparing(ui)
    assert drawing(ui)


def test_what_shows_the_map_ends_compare(ui: WindowUi) -> None:
    ui.until_shown()
    ui.window.actions_["compare"].trigger()
    ui.window.fit_descent(1)
    assert not comparing(ui)
    ui.window.actions_["compare"].trigger()
    assert comparing(ui)
    ui.bench.shelf.show(ui.bench.shelf.documents[1].course.id)
    assert not comparing(ui)
    ui.until_shown()
