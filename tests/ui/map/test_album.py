"""Pictures of the relief outlive the program, and what was shown last is shown first."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from tests.ui.map.conftest import PATIENCE, MapUi, invented_heights
from ui.map.album import LOOKS, Album, Last, picture_name
from ui.map.tiles import Grid, Relief
from ui.map.values import Floats, MapRoute


def last(key: str) -> Last:
    return Last(key, "invented", False, 55.8, -3.3, 12.0)


def test_a_picture_is_kept_by_look_and_place(tmp_path: Path) -> None:
    album = Album(tmp_path)
    album.keep("look", picture_name(12, 1, 2, 256), b"picture")
    assert Album(tmp_path).picture("look", picture_name(12, 1, 2, 256)) == b"picture"
    assert album.picture("look", picture_name(12, 1, 2, 512)) is None
    assert album.picture("other", picture_name(12, 1, 2, 256)) is None


def test_what_was_shown_last_is_known_while_its_pictures_are(tmp_path: Path) -> None:
    album = Album(tmp_path)
    assert album.last() is None
    album.remember(last("look"))
    assert album.last() is None  # no picture of it was kept
    album.keep("look", "a.jpg", b"a")
    album.remember(last("look"))
    assert album.last() == last("look")


def test_the_looks_of_long_ago_are_forgotten(tmp_path: Path) -> None:
    album = Album(tmp_path)
    for k in range(LOOKS + 3):
        album.keep(f"look{k}", "a.jpg", b"a")
        album.remember(last(f"look{k}"))
    kept = [k for k in range(LOOKS + 3) if album.picture(f"look{k}", "a.jpg")]
    assert len(kept) == LOOKS
    assert kept[-1] == LOOKS + 2


@pytest.mark.parametrize("words", ["", "[]", "{}", "no json", '{"key": 1}'])
def test_a_broken_note_is_no_note(tmp_path: Path, words: str) -> None:
    album = Album(tmp_path)
    album.keep("look", "a.jpg", b"a")
    album.remember(last("look"))
    next(tmp_path.glob("*/last.json")).write_text(words)
    assert album.last() is None


def test_a_folder_that_cannot_be_written_keeps_nothing_and_says_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    album = Album(tmp_path / "file")
    album.keep("look", "a.jpg", b"a")
    album.remember(last("look"))
    assert album.picture("look", "a.jpg") is None
    assert album.last() is None


def test_the_same_elevation_and_look_is_drawn_once(tmp_path: Path) -> None:
    drawn = []

    def heights(lat: Floats, lon: Floats) -> Grid:
        drawn.append(len(lat))
        return invented_heights(lat, lon)

    pictures = []
    for source in ("tiles", "tiles", "other tiles"):
        relief = Relief(heights, 1 / 1200, "", source, Album(tmp_path))
        relief.look_at(55.7, -3.5, 55.9, -3.2)
        drawn.clear()
        pictures.append(relief.tile(12, 2009, 1280, 256))
        pictures.append(len(drawn))
    assert pictures[0] == pictures[2]
    assert pictures[3] < pictures[1]  # the second time only the range of the tint was asked for
    assert pictures[5] == pictures[1]


def test_the_next_start_shows_the_last_relief_before_any_course(new_map: Callable[[], MapUi], route: MapRoute) -> None:
    first = new_map()
    first.view.set_relief(invented_heights, 1 / 1200, "Relief: invented", "tiles")
    with first.qtbot.waitSignal(first.view.relief_painted, timeout=PATIENCE):
        first.view.show_route(route)
        first.open()
    first.qtbot.waitUntil(lambda: "centre" in first.view._shown["camera"], timeout=PATIENCE)  # type: ignore[operator]
    first.view.close_page()
    second = new_map()
    with second.qtbot.waitSignal(second.view.relief_painted, timeout=PATIENCE):
        second.open()
    assert second.view.recalling
    assert second.js("document.querySelectorAll('.leaflet-tile-loaded').length") > 4
    assert "Relief: invented" in second.js("document.body.innerText")
    second.view.set_relief(invented_heights, 1 / 1200, "Relief: invented", "tiles")
    second.until_painted(second.view.show_route(route))
    assert not second.view.recalling
    assert np.isfinite(second.view._bridge.length)
