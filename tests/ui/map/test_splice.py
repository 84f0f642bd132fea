"""An edit of a long line in the real page: only what has changed is sent, and the rest stays as it is drawn."""

from collections.abc import Callable

import numpy as np
import pytest

from tests.ui.map.conftest import PATIENCE, MapUi, way
from ui.map import scheme
from ui.map.theme import MapTheme
from ui.map.values import MapRoute, MapSplice, MapStation


def asked() -> int:
    """How often a page has asked for a whole line."""
    return sum("/route/" in url for url in scheme.profile().guard.seen)


@pytest.fixture
def long(ui: MapUi) -> MapRoute:
    """A track of 37,000 points on the screen."""
    t = np.linspace(0, 1, 37_000)
    wiggle = 2e-4 * np.sin(2000 * t)
    route = way(55.75 + 0.15 * np.sin(2 * np.pi * t) + wiggle, -3.6 + 0.5 * t, (t * 130).astype(int) % 13)
    ui.view.show_badges([])
    ui.until_painted(ui.view.show_route(route))
    scheme.profile().guard.seen.clear()
    return route


def bent(route: MapRoute, start: int, end: int) -> tuple[MapRoute, MapSplice]:
    """The route with one point to the north in place of its points between two, and what is told of that."""
    lat = np.concatenate([route.lat[: start + 1], [route.lat[start] + 0.05], route.lat[end:]])
    lon = np.concatenate([route.lon[: start + 1], [route.lon[start]], route.lon[end:]])
    kind = np.concatenate([route.gradient_class[:start], [-1, -1], route.gradient_class[end:]])
    new, mid = way(lat, lon, kind), slice(start, start + 3)
    change = MapSplice(
        route.distance[start], route.distance[end], new.lat[mid], new.lon[mid], new.distance[mid], new.length
    )
    return new, change


def drawn(ui: MapUi) -> tuple[np.ndarray, np.ndarray]:
    """Distances and latitudes of the line as the page draws it."""
    distance, lat = ui.js(
        "(l => [[...l.distance], [...l.y].map((y, k) => mapPage.map.unproject([l.x[k], y], l.zoom).lat)])"
        "(mapPage.line.level())"
    )
    return np.array(distance), np.array(lat)


def same_line(ui: MapUi, route: MapRoute) -> bool:
    """Within half a pixel of what was asked for."""
    distance, lat = drawn(ui)
    pixel = 170.0 / 256 / 2 ** ui.js("mapPage.map.getZoom()")
    return bool(np.abs(np.interp(route.distance, distance, lat) - route.lat).max() < 2 * pixel)


def test_an_edit_is_drawn_without_asking_for_the_line(ui: MapUi, long: MapRoute, light: MapTheme) -> None:
    new, change = bent(long, 12_000, 12_400)
    ui.until_painted(ui.view.splice_route(change))
    assert same_line(ui, new)
    ui.view.settle_route(new)
    ui.until_painted(ui.view.set_cursor(new.length))
    assert asked() == 0
    distance, _lat = drawn(ui)
    assert distance[-1] == pytest.approx(new.length, abs=1e-6)
    kinds = ui.js("(l => [l.step(%f + 500), l.step(%f - 500)].map((k) => l.kind[k]))(mapPage.line.level())" % (
        (change.start,) * 2
    ))  # fmt: skip
    assert kinds[0] == -1
    assert kinds[1] != -1
    assert ui.view._bridge.length == new.length


def test_the_end_is_moved_and_the_finish_follows(ui: MapUi, long: MapRoute) -> None:
    lat, lon = np.append(long.lat, 55.7), np.append(long.lon, -3.05)
    new = way(lat, lon, np.append(long.gradient_class, -1))
    change = MapSplice(long.length, np.inf, lat[-2:], lon[-2:], new.distance[-2:], new.length)
    ui.until_painted(ui.view.splice_route(change))
    ui.view.settle_route(new)
    ui.until("mapPage.rest === null && mapPage.labels.items.station.at(-1).value.lat === 55.7")
    assert asked() == 0
    assert same_line(ui, new)
    shorter = MapSplice(long.length, np.inf, long.lat[-1:], long.lon[-1:], long.distance[-1:], long.length)
    ui.until_painted(ui.view.splice_route(shorter))
    assert same_line(ui, long)
    assert asked() == 0


def test_edit_after_edit_and_then_another_zoom(ui: MapUi, long: MapRoute) -> None:
    route = long
    for k in (3, 12, 20):
        route, change = bent(route, 1000 * k, 1000 * k + 300)
        ui.view.splice_route(change)
    ui.view.settle_route(route)
    ui.until_painted(ui.view.set_cursor(0.0))
    assert same_line(ui, route)
    assert asked() == 0
    ui.js("mapPage.map.setZoom(mapPage.map.getZoom() + 1, {animate: false}) && 0")
    ui.qtbot.waitUntil(lambda: asked() == 1, timeout=PATIENCE)
    ui.until_painted(ui.view.set_cursor(10.0))
    assert same_line(ui, route)


def test_an_edit_of_a_line_that_is_still_on_its_way(ui: MapUi, long: MapRoute) -> None:
    other, _change = bent(long, 5_000, 5_500)
    new, change = bent(other, 20_000, 20_500)
    ui.view.show_route(other, fit=False)
    ui.view.splice_route(change)
    ui.view.settle_route(new)
    ui.until_painted(ui.view.set_cursor(0.0))
    assert same_line(ui, new)


def test_the_line_is_whole_again_after_the_browser_died(
    ui: MapUi, long: MapRoute, kill: Callable[[MapUi], None]
) -> None:
    new, change = bent(long, 12_000, 12_400)
    ui.view.splice_route(change)
    ui.view.settle_route(new)
    kill(ui)
    ui.until("mapPage.line.level() !== null")
    assert same_line(ui, new)


def test_a_page_that_comes_between_both_messages_shows_the_line_in_the_end(
    ui: MapUi, long: MapRoute, kill: Callable[[MapUi], None]
) -> None:
    new, change = bent(long, 12_000, 12_400)
    ui.view.splice_route(change)
    kill(ui)
    ui.until_painted(ui.view.settle_route(new))
    ui.until("mapPage.line.level() !== null")
    assert same_line(ui, new)


def test_stations_wait_for_a_hand_that_is_at_work_and_for_none_else(ui: MapUi, long: MapRoute) -> None:
    stations = [MapStation("Hut", "", "aid", float(long.lat[9000]), float(long.lon[9000]))]
    ui.until_painted(ui.view.show_stations(stations))
    assert "Hut" in ui.js("mapPage.labels.items.station.map((s) => s.value.name)")
    new, change = bent(long, 12_000, 12_400)
    ui.view.splice_route(change)
    ui.view.show_stations([])
    ui.view.settle_route(new)
    ui.until("!mapPage.labels.items.station.some((s) => s.value.name === 'Hut')")
