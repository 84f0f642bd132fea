"""What is seen where the map will be, before its page is there."""

from collections.abc import Callable

import pytest
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from tests.ui.map.conftest import PATIENCE, MapUi
from ui.map import curtain, page
from ui.map.curtain import Curtain
from ui.map.site import MapSite
from ui.map.theme import MapTheme


def colours(picture: QImage) -> set[str]:
    return {picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(picture.height())}


@pytest.fixture
def shown(qtbot: QtBot, light: MapTheme) -> Curtain:
    made = Curtain(light)
    qtbot.addWidget(made)
    made.resize(400, 200)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_it_is_plain_ground_at_first(shown: Curtain, light: MapTheme, dark: MapTheme) -> None:
    assert colours(shown.grab().toImage()) == {light.ground.lower()}
    shown.set_theme(dark)
    assert colours(shown.grab().toImage()) == {dark.ground.lower()}


def test_it_speaks_when_it_takes_long(qtbot: QtBot, light: MapTheme, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(curtain, "LONG", 0)
    made = Curtain(light)
    qtbot.addWidget(made)
    assert made.words == ""
    qtbot.waitUntil(lambda: made.words != "", timeout=PATIENCE)
    assert made.words == made.accessibleName() == "Map is starting…"
    assert len(colours(made.grab().toImage())) > 1


@pytest.mark.parametrize("which", ["light", "dark"])
def test_the_page_is_covered_until_it_has_painted(
    which: str, new_map: Callable[[], MapUi], qtbot: QtBot, request: pytest.FixtureRequest
) -> None:
    theme: MapTheme = request.getfixturevalue(which)
    ui = new_map()
    ui.view.set_theme(theme)
    ui.view.resize(200, 140)
    seen: list[set[str]] = []
    ui.view.ready.connect(lambda: seen.append(colours(ui.view.grab().toImage())))
    ui.view.show()
    qtbot.waitExposed(ui.view)
    ui.until_painted(1)
    assert seen == [{QColor(theme.ground).name()}]
    assert ui.view._curtain is not None
    assert not ui.view._curtain.isVisible()


def test_another_theme_is_seen_at_once(new_map: Callable[[], MapUi], qtbot: QtBot, dark: MapTheme) -> None:
    ui = new_map()
    ui.view.resize(200, 140)
    ui.view.show()
    qtbot.waitUntil(lambda: ui.view._curtain is not None, timeout=PATIENCE)
    ui.view.set_theme(dark)
    assert ui.reached == 0
    assert colours(ui.view.grab().toImage()) == {dark.ground.lower()}
    ui.until_painted(1)


@pytest.mark.parametrize("broken", ['<script nonce="@NONCE@">throw new Error("of this test")</script>', None])
def test_a_page_that_cannot_start_is_not_waited_for(
    broken: str | None, new_map: Callable[[], MapUi], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    ui = new_map()
    if broken is None:
        monkeypatch.setattr(MapSite, "_page", lambda _self: None)  # there is no such thing
    else:
        monkeypatch.setattr(page, "html", lambda _cache: f"<!doctype html><html><body>{broken}</body></html>")
    ui.view.show()
    qtbot.waitUntil(lambda: bool(ui.errors), timeout=PATIENCE)
    assert ui.view._curtain is not None
    assert ui.view._curtain.isVisible()
    assert ui.view._curtain.words.startswith("The map cannot start")
    ui.errors.clear()
