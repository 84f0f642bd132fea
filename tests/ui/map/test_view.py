"""The map in the real page: what it shows, and what the mouse does to it."""

import os
import signal
from collections.abc import Callable
from itertools import combinations

import numpy as np
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from tests.ui.map.conftest import PATIENCE, MapUi, invented_heights, way
from ui.map.theme import MapTheme
from ui.map.values import MapBadge, MapPlace, MapRoute, MapStation

FAR = QPoint(400, 480)  # below the bow


def near(a: QColor, b: QColor) -> bool:
    """The same but for smoothed edges."""
    return max(abs(x - y) for x, y in zip(a.getRgb(), b.getRgb(), strict=True)) < 30


def visible(selector: str) -> str:
    """Expression for the elements that can be seen."""
    return f"[...document.querySelectorAll('{selector}')].filter((e) => getComputedStyle(e).visibility === 'visible')"


def test_hover_tells_the_distance_and_leaves_with_the_pointer(ui: MapUi, qtbot: QtBot, route: MapRoute) -> None:
    where = 0.42 * route.length
    with qtbot.waitSignal(ui.view.hovered, timeout=PATIENCE) as told:
        ui.move(ui.place(where))
    assert told.args[0] == pytest.approx(where, abs=40)
    with qtbot.waitSignal(ui.view.hovered, timeout=PATIENCE) as told:
        ui.move(FAR)
    assert told.args == [None]


def test_one_report_of_the_pointer_in_a_frame(ui: MapUi, route: MapRoute) -> None:
    told: list[object] = []
    ui.view.hovered.connect(told.append)
    a, b = ui.place(0.3 * route.length), ui.place(0.7 * route.length)
    ui.js(
        f"""[...Array(40).keys()].forEach((k) => mapPage.map.getContainer().dispatchEvent(new MouseEvent("mousemove", {{
            bubbles: true, clientX: {a.x()} + ({b.x() - a.x()}) * k / 39, clientY: {a.y()} + ({b.y() - a.y()}) * k / 39
        }})))"""
    )
    ui.settle()
    assert len(told) == 1
    assert told[0] == pytest.approx(0.7 * route.length, abs=40)


def test_wheel_zooms_about_the_pointer(ui: MapUi, qtbot: QtBot, route: MapRoute) -> None:
    before = ui.js("mapPage.map.getZoom()")
    at = ui.place(0.5 * route.length)
    with qtbot.waitSignal(ui.view._bridge.moved, timeout=PATIENCE):
        ui.wheel(at, 2)
    assert ui.js("mapPage.map.getZoom()") > before
    ui.until_painted(ui.view.set_cursor(None))
    after = ui.place(0.5 * route.length)
    assert (after - at).manhattanLength() < 6


def test_dragging_pans(ui: MapUi, qtbot: QtBot, route: MapRoute) -> None:
    before = ui.place(0.5 * route.length)
    with qtbot.waitSignal(ui.view._bridge.moved, timeout=PATIENCE):
        ui.drag(FAR, QPoint(80, -60))
    after = ui.place(0.5 * route.length)
    assert after.x() - before.x() > 60
    assert after.y() - before.y() < -45


def test_buttons_zoom_and_fit(ui: MapUi, qtbot: QtBot) -> None:
    fitted = ui.js("mapPage.map.getZoom()")
    for title, change in (("Zoom in", 1), ("Zoom out", 0), ("Zoom out", -1), ("Show the whole route", 0)):
        with qtbot.waitSignal(ui.view._bridge.moved, timeout=PATIENCE):
            ui.click(ui.middle(f'button[title="{title}"]'))
        assert ui.js("mapPage.map.getZoom()") == fitted + change


def test_badges_are_clicked_and_opened(ui: MapUi, qtbot: QtBot) -> None:
    at = ui.middle('button[title="Descent 3"]')
    with qtbot.waitSignal(ui.view.descent_clicked, timeout=PATIENCE) as told:
        ui.click(at)
    assert told.args == [3]
    with qtbot.waitSignal(ui.view.descent_opened, timeout=PATIENCE) as told:
        ui.double_click(at)
    assert told.args == [3]


def test_badges_stand_clear_of_each_other_and_of_the_line(ui: MapUi) -> None:
    boxes = ui.js(
        f"{visible('.badge, .words, .disc')}.map((e) => e.getBoundingClientRect())"
        ".map((r) => [r.left, r.top, r.right, r.bottom])"
    )
    assert len(boxes) == 4 + 2 + 2  # badges, and disc and words of start and finish
    for a, b in combinations(boxes, 2):
        assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1], f"{a} over {b}"
    under = ui.js(
        """(() => { const level = mapPage.line.level(), c = mapPage.map.getPixelBounds().min;
          return [...document.querySelectorAll(".badge")].map((e) => e.getBoundingClientRect())
            .map((r) => level.nearest(r.x + r.width / 2 + c.x, r.y + r.height / 2 + c.y).off); })()"""
    )
    assert min(under) > 11 + 4.5  # half a badge and half the line


def test_far_out_only_key_descents_keep_their_badges(ui: MapUi) -> None:
    shown = f"{visible('.badge')}.map((e) => e.textContent)"
    assert sorted(ui.js(shown)) == ["1", "2", "3", "4"]
    ui.js("mapPage.map.setZoom(11, {animate: false}) && 0")
    ui.until_painted(ui.view.set_cursor(None))
    assert sorted(ui.js(shown)) == ["1", "3", "4"]


def test_the_line_has_the_colours_of_its_gradients(ui: MapUi, route: MapRoute, light: MapTheme) -> None:
    for part, kind in ((2.5, 4), (4.5, 2), (6.5, 1), (8.5, 5)):
        at, wanted = ui.place(part / 10 * route.length), QColor(light.bands[kind].colour)
        ui.see(lambda image, at=at, wanted=wanted: near(image.pixelColor(at), wanted))


def test_cursor_stands_on_the_line(ui: MapUi, route: MapRoute) -> None:
    ui.until_painted(ui.view.set_cursor(0.25 * route.length))
    assert (ui.middle(".cursor") - ui.place(0.25 * route.length)).manhattanLength() <= 3
    ui.until_painted(ui.view.set_cursor(None))
    assert ui.js("document.querySelector('.cursor') === null")


def test_selecting_lights_a_halo_and_the_badge(ui: MapUi, badges: list[MapBadge]) -> None:
    beside = ui.place((badges[0].start + badges[0].end) / 2, aside=-8)
    ui.see(lambda image: image.pixelColor(beside).red() > 190)
    ui.until_painted(ui.view.select(1))
    assert ui.js("document.querySelector('.badge.selected').textContent") == "1"
    ui.see(lambda image: image.pixelColor(beside).red() < 150)  # the accent is a deep green
    ui.until_painted(ui.view.select(None))
    ui.see(lambda image: image.pixelColor(beside).red() > 190)


def test_fit_shows_one_descent(ui: MapUi, badges: list[MapBadge]) -> None:
    descent = badges[3]
    ui.until_painted(ui.view.fit(descent.start, descent.end))
    ends = [ui.place(d) for d in (descent.start, descent.end)]
    assert all(ui.view.rect().contains(p) for p in ends)
    assert (ends[1] - ends[0]).manhattanLength() > 300


def test_names_are_shown_as_text(ui: MapUi) -> None:
    name, text = "<script>window.broken = 1</script>", "{{ 7 * 7 }} {% x %} <b>&amp;"
    scripts = ui.js("document.scripts.length")
    ui.view.show_stations([MapStation(name, text, "aid", 55.82, -3.38)])
    ui.until_painted(ui.view.show_places([MapPlace(name, text, 55.84, -3.3)]))
    assert ui.js("[...document.querySelectorAll('.name')].map((e) => e.textContent)").count(name) == 2
    assert ui.js("[...document.querySelectorAll('.text')].map((e) => e.textContent)").count(text) == 2
    assert ui.js("[document.scripts.length, window.broken ?? 0]") == [scripts, 0]


def test_start_and_finish_are_flagged_unless_the_course_does(ui: MapUi, route: MapRoute) -> None:
    names = "[...document.querySelectorAll('.name')].map((e) => e.textContent)"
    assert ui.js(names) == ["Start", "Finish"]
    start = MapStation("Hillend", "11:00", "start", float(route.lat[0]), float(route.lon[0]))
    ui.until_painted(ui.view.show_stations([start]))
    assert ui.js(names) == ["Hillend"]
    loop = way(np.append(route.lat, route.lat[::-1]), np.append(route.lon, route.lon[::-1] + 1e-5), 8)
    ui.view.show_stations([])
    ui.until_painted(ui.view.show_route(loop))
    assert ui.js(names) == ["Start and finish"]


def test_scale_bar_in_kilometres_or_miles(ui: MapUi) -> None:
    text = "document.querySelector('.scale').textContent"
    assert ui.js(text).endswith(" km")
    ui.until_painted(ui.view.set_units("mi"))
    assert ui.js(text).endswith((" mi", " ft"))


def test_a_new_theme_shows_no_tile_of_the_old_one(ui: MapUi, qtbot: QtBot, dark: MapTheme) -> None:
    number = "mapPage.relief.number"
    sources = "[...document.querySelectorAll('img.leaflet-tile')].map((e) => new URL(e.src).pathname.split('/')[2])"
    first = ui.js(number)
    with qtbot.waitSignal(ui.view.relief_painted, timeout=PATIENCE):
        shown = ui.view.set_theme(dark)
    ui.until_painted(shown)
    second = ui.js(number)
    assert second != first
    assert set(ui.js(sources)) == {str(second)}
    ui.see(lambda image: image.pixelColor(400, 540).lightness() < 110)


def test_ground_without_elevation_is_plain_and_says_so(ui: MapUi, qtbot: QtBot, light: MapTheme) -> None:
    ui.until("document.querySelector('.note').textContent === 'Relief: invented'")
    with qtbot.waitSignal(ui.view.relief_painted, timeout=PATIENCE):
        ui.view.show_route(way(np.linspace(55.6, 55.62, 50), np.linspace(-3.3, -3.3, 50), 8))
    ui.until("document.querySelector('.note').textContent === 'No relief here yet'")
    ui.view.set_relief(None)
    ui.until_painted(ui.view.show_badges([]))
    ui.until("document.querySelector('.note').textContent === 'No relief here yet'")
    assert ui.js("document.querySelectorAll('img.leaflet-tile').length") == 0
    ground, hatch = QColor(light.ground), QColor(light.hatch)
    across = range(100, 130)
    ui.see(lambda image: {ground.name(), hatch.name()} <= {image.pixelColor(x, 300).name() for x in across})


def test_fit_again_when_the_window_grows_until_the_runner_moves(ui: MapUi, qtbot: QtBot) -> None:
    zoom = ui.js("mapPage.map.getZoom()")
    with qtbot.waitSignal(ui.view._bridge.moved, timeout=PATIENCE):
        ui.view.resize(400, 300)
    ui.until(f"mapPage.map.getZoom() < {zoom}")
    with qtbot.waitSignal(ui.view._bridge.moved, timeout=PATIENCE):
        ui.drag(QPoint(60, 250), QPoint(30, -20))
    small = ui.js("mapPage.map.getZoom()")
    with qtbot.waitSignal(ui.view._bridge.moved, timeout=PATIENCE):
        ui.view.resize(800, 560)
    assert ui.js("mapPage.map.getZoom()") == small


def test_a_dead_browser_comes_back_with_everything_on_it(ui: MapUi, route: MapRoute) -> None:
    ui.view.select(2)
    ui.until_painted(ui.view.set_cursor(0.6 * route.length))
    ui.js("mapPage.map.setView([55.83, -3.33], 13.5, {animate: false}) && 0")
    ui.settle()
    last = ui.view._bridge.sequence
    os.kill(ui.web.page.renderProcessPid(), signal.SIGKILL)
    ui.until_painted(last + 1)
    assert ui.js("[mapPage.map.getZoom(), mapPage.map.getCenter().lat.toFixed(3)]") == [13.5, "55.830"]
    assert ui.js("document.querySelector('.badge.selected').textContent") == "2"
    assert (ui.middle(".cursor") - ui.place(0.6 * route.length)).manhattanLength() <= 3


def test_a_browser_that_keeps_dying_is_given_up_with_a_word(ui: MapUi, qtbot: QtBot) -> None:
    for _ in range(2):
        last = ui.view._bridge.sequence
        os.kill(ui.web.page.renderProcessPid(), signal.SIGKILL)
        ui.until_painted(last + 1)
    with qtbot.waitSignal(ui.view.failed, timeout=PATIENCE):
        os.kill(ui.web.page.renderProcessPid(), signal.SIGKILL)
    said = ui.errors.pop()
    assert "several times" in said
    assert not ui.web.view.isVisible()
    assert ui.view._curtain is not None
    assert ui.view._curtain.isVisible()  # where the map was, for eyes and ears
    assert ui.view._curtain.words == ui.view._curtain.accessibleName() == said
    assert ui.view.focusProxy() is ui.view._curtain


def test_a_map_of_no_size_draws_nothing(ui: MapUi) -> None:
    """A window folded to nothing, for a moment."""
    ui.js(
        "((c, s) => { s.height = '0'; mapPage.map.invalidateSize(); c.repaint(); s.height = '100%'; "
        "mapPage.map.invalidateSize(); c.repaint(); })(mapPage.line, mapPage.map.getContainer().style)"
    )
    assert ui.js("mapPage.line._container.height > 0")


def test_an_error_in_the_page_is_told(ui: MapUi, qtbot: QtBot) -> None:
    with qtbot.waitSignal(ui.view.failed, timeout=PATIENCE) as told:
        ui.js("setTimeout(() => { throw new Error('of this test'); }) && 0")
    assert "of this test" in told.args[0]
    ui.errors.clear()


def test_a_route_of_many_points_is_drawn(ui: MapUi) -> None:
    t = np.linspace(0, 1, 60_000)
    long = way(55.8 + 0.1 * t + 2e-4 * np.sin(900 * t), -3.4 + 0.3 * t, (t * 130).astype(int) % 13)
    ui.until_painted(ui.view.show_route(long))
    assert 100 < ui.js("mapPage.line.level().x.length") < 10_000
    assert ui.js("mapPage.line.level().distance.at(-1)") == pytest.approx(long.length)


def test_nothing_is_left_of_a_route_that_goes(ui: MapUi) -> None:
    ui.view.show_badges([])
    ui.until_painted(ui.view.show_route(None))
    assert ui.js("document.querySelectorAll('.label').length") == 0
    assert ui.js("mapPage.line.level() === null && mapPage.line._kept === null")


def test_new_colours_leave_the_rest_as_it_is(ui: MapUi, route: MapRoute, light: MapTheme) -> None:
    ui.view.select(2)
    ui.until_painted(ui.view.set_cursor(0.3 * route.length))
    ui.js("mapPage.map.setView([55.83, -3.33], 13, {animate: false}) && 0")
    seen = "[mapPage.map.getZoom(), mapPage.map.getCenter().lat, mapPage.relief.number, mapPage.distance]"
    before = ui.js(seen)
    steep = MapRoute(route.lat, route.lon, route.distance, np.zeros(len(route.lat), dtype=np.int64))
    ui.until_painted(ui.view.show_route(steep, fit=False))
    assert ui.js(seen) == before
    assert ui.js("document.querySelector('.badge.selected').textContent") == "2"
    at = ui.place(0.36 * route.length)
    ui.see(lambda image: near(image.pixelColor(at), QColor(light.bands[0].colour)))


def test_selection_and_cursor_go_with_their_course(ui: MapUi, route: MapRoute, badges: list[MapBadge]) -> None:
    ui.view.select(4)
    ui.view.set_cursor(0.9 * route.length)
    half = len(route.lat) // 2
    ui.view.show_route(MapRoute(*(a[:half] for a in (route.lat, route.lon, route.distance, route.gradient_class))))
    ui.until_painted(ui.view.show_badges(badges[:2]))
    assert ui.js(
        "[mapPage.distance, mapPage.labels.selected, document.querySelectorAll('.cursor, .selected').length]"
    ) == [
        None,
        None,
        0,
    ]


def test_two_maps_do_not_mix(ui: MapUi, new_map: Callable[[], MapUi], route: MapRoute) -> None:
    other = new_map()
    other.view.set_relief(invented_heights)
    number = other.view.show_route(way(route.lat[:100], route.lon[:100], 8))
    other.open()
    other.until_painted(number)
    assert other.js("location.host") != ui.js("location.host")
    assert other.js("mapPage.line.level().distance.at(-1)") < ui.js("mapPage.line.level().distance.at(-1)") / 5


def test_a_new_relief_is_drawn_between_two_whole_zooms(ui: MapUi, qtbot: QtBot) -> None:
    before = ui.js("mapPage.relief.number")
    ui.js("mapPage.map.setZoom(12.75, {animate: false}) && 0")
    ui.until_painted(ui.view.set_cursor(None))
    ui.view.set_relief(lambda lat, lon: invented_heights(lat, lon) + 50, 1 / 1200, "Relief: another")
    pictures = "[...document.querySelectorAll('img.leaflet-tile')]"
    ui.until(f"{pictures}.some((e) => e.src.includes('/relief/{before + 1}/'))")
    ui.until(f"{pictures}.every((e) => e.complete)")
    for address, across in ui.js(f"{pictures}.map((e) => [e.src, e.naturalWidth])"):
        assert f"/relief/{before + 1}/13/" in address
        assert across > 0


def test_in_a_crowd_descents_come_first_and_nothing_is_cut_off(ui: MapUi, route: MapRoute) -> None:
    """Fifty aid stations and twenty key descents in a small window: what has no place keeps its ring on the line."""
    places = np.linspace(0.02, 0.98, 50) * route.length
    ui.view.show_stations(
        [
            MapStation(
                f"Station number {k}",
                "11:40",
                "aid",
                *(np.interp(d, route.distance, v) for v in (route.lat, route.lon)),
            )
            for k, d in enumerate(places)
        ]
    )
    part = route.length / 20
    ui.view.show_badges([MapBadge(n + 1, n * part, (n + 0.8) * part, 4, True, f"Descent {n + 1}") for n in range(20)])
    ui.view.resize(520, 300)
    ui.until("mapPage.map.getSize().x === 520 && mapPage.map.getSize().y === 300")
    ui.until_painted(ui.view.fit())
    ui.settle()
    assert ui.js(f"{visible('.badge')}.length") == 20
    assert ui.js(f"{visible('.disc.start, .disc.finish')}.length") == 2
    assert 5 < ui.js(f"{visible('.disc.aid')}.length") < 50
    assert ui.js("mapPage.line.marks.rings.length") == 52
    boxes = ui.js(
        f"{visible('.badge, .disc')}.map((e) => e.getBoundingClientRect()).map((r) => [r.x, r.y, r.right, r.bottom])"
    )
    assert all(min(x, y) >= 0 and right <= 520 and bottom <= 300 for x, y, right, bottom in boxes)
