"""What strangers write is text, in the real page; what the page asks for stays inside, whoever speaks in it."""

import math
from typing import Any

import pytest

from tests.ui.map.conftest import MapUi
from ui.map.values import MapBadge, MapPlace, MapRoute, MapStation

NAMES = (
    "<script>window.owned = 1</script>",
    "<img src=x onerror='window.owned = 1'>",
    '" onmouseover="window.owned = 1" x="',
    "{{ constructor.constructor('window.owned = 1')() }}",
    "${window.owned = 1}",
    "שדה בוקר (מעיין)",
    "\u202eevil\u202c مورد",
    "&lt;b&gt; &amp; \u2028 \\u003cb\\u003e",
    "</b></div><style>* { display: none }</style>",
)
TEXTS = """[...document.querySelectorAll(".of-{kind} .{part}")].map((e) => e.textContent)"""


@pytest.fixture
def labelled(ui: MapUi, route: MapRoute) -> MapUi:
    """Every name on a badge, a station and a place."""
    part = route.length / (len(NAMES) + 1)
    places = [(float(route.lat[60 * k]), float(route.lon[60 * k])) for k in range(1, len(NAMES) + 1)]
    ui.view.show_badges(
        [MapBadge(k, k * part, (k + 0.5) * part, 3, True, name) for k, name in enumerate(NAMES, start=1)]
    )
    ui.view.show_stations([MapStation(name, name, "aid", *at) for name, at in zip(NAMES, places, strict=True)])
    ui.until_painted(ui.view.show_places([MapPlace(name, name, *at) for name, at in zip(NAMES, places, strict=True)]))
    return ui


@pytest.mark.parametrize(("kind", "part"), [(k, p) for k in ("station", "place") for p in ("name", "text")])
def test_names_are_text(labelled: MapUi, kind: str, part: str) -> None:
    texts = labelled.js(TEXTS.format(kind=kind, part=part))
    assert [text for text in texts if text in NAMES] == list(NAMES)
    assert labelled.js("document.querySelectorAll('.label img, .label script, .label style').length") == 0
    assert labelled.js("window.owned ?? null") is None


def test_tooltips_are_text(labelled: MapUi) -> None:
    assert labelled.js("[...document.querySelectorAll('.badge')].map((e) => e.title)") == list(NAMES)
    titles = labelled.js("[...document.querySelectorAll('.disc')].map((e) => e.title)")
    assert [title for title in titles if title.split("\n")[0] in NAMES] == [f"{name}\n{name}" for name in NAMES]
    attributes = "[...document.querySelectorAll('.label, .label *')].flatMap((e) => e.getAttributeNames())"
    assert set(labelled.js(attributes)) <= {"class", "title", "style", "dir", "aria-label"}


def test_a_name_runs_its_own_way(labelled: MapUi) -> None:
    ways = labelled.js(
        "[...document.querySelectorAll('.of-place .name')].map((e) => [e.dir, getComputedStyle(e).direction])"
    )
    assert [way for way, _ in ways] == ["auto"] * len(NAMES)
    assert ways[NAMES.index("שדה בוקר (מעיין)")][1] == "rtl"
    assert ways[0][1] == "ltr"


@pytest.mark.parametrize(
    "deed",
    [  # `html` puts markup into the page
        "document.body.append(Object.assign(document.createElement('script'), {textContent: 'window.owned = 1'}))",
        "html('<img src=icons/none.svg onerror=\"window.owned = 1\">')",
        "html('<iframe srcdoc=\"<script>parent.owned = 1</script>\"></iframe>')",
        "html('<a id=a href=\"javascript:window.owned = 1\">a</a>') ?? a.click()",
        "(() => { try { eval('window.owned = 1'); } catch (error) { window.caught = error.name; } })()",
        "(() => { try { new Function('window.owned = 1')(); } catch (error) { window.caught = error.name; } })()",
    ],
)
def test_the_policy_runs_no_script_without_its_nonce(ui: MapUi, deed: str) -> None:
    ui.js(f"((html) => ({deed}, 0))((text) => document.body.insertAdjacentHTML('beforeend', text))")
    ui.settle()
    ui.until("document.readyState === 'complete'")
    assert ui.js("window.owned ?? null") is None
    ui.errors.clear()  # Chromium says what it refused


@pytest.mark.parametrize(
    "address",
    ["https://example.org/x", "http://127.0.0.1:1/x", "file:///etc/hostname", "ws://127.0.0.1:1/", "data:text/plain,x"],
)
def test_the_policy_lets_nothing_be_fetched_from_elsewhere(ui: MapUi, address: str) -> None:
    how = "new WebSocket(a)" if address.startswith("ws") else "fetch(a)"
    ui.js(
        f"(async (a) => {{ try {{ const s = await {how}; window.got = s.onopen === undefined ? 'answer' : s; }}"
        f" catch (error) {{ window.got = 'refused'; }} }})('{address}') && 0"
    )
    if not address.startswith("ws"):
        ui.until("window.got === 'refused'")
    ui.settle()
    ui.errors.clear()
    from ui.map import scheme

    assert address not in list(scheme.profile().guard.seen)


def test_the_page_leads_nowhere_else(ui: MapUi) -> None:
    here = ui.js("location.href")
    for there in ("https://example.org/", "file:///etc/hostname", "routeplanner://other/page.html", "data:text/html,x"):
        ui.js(f"(location.href = '{there}', 0)")
        ui.settle()
        assert ui.js("location.href") == here
    ui.errors.clear()


BROKEN: list[tuple[str, list[Any]]] = [
    ("pageHovered", ["'x'"]), ("pageHovered", ["NaN"]), ("pageHovered", ["{}"]), ("pageHovered", ["1e308 * 10"]),
    ("pageClicked", ["1.5"]), ("pageClicked", ["null"]), ("pageClicked", ["'1'"]), ("pageClicked", ["1e300"]),
    ("pageOpened", ["true"]), ("pageOpened", ["[1]"]),
    ("pagePainted", ["-1"]), ("pagePainted", ["1e9"]), ("pagePainted", ["NaN"]), ("pagePainted", ["'1'"]),
    ("pageMoved", ["NaN", "0", "10", "0", "0", "1", "1"]), ("pageMoved", ["0", "0", "99", "0", "0", "1", "1"]),
    ("pageMoved", ["0", "'0'", "10", "0", "0", "1", "1"]), ("pageMoved", ["1e300", "0", "10", "0", "0", "1", "1"]),
    ("pageMoved", ["0", "1e300", "10", "0", "0", "1", "1"]), ("pageMoved", ["0", "0", "10", "2", "0", "1", "1"]),
    ("pageAdded", ["1", "NaN", "0", "false"]), ("pageAdded", ["1", "0", "181", "false"]),
    ("pageAdded", ["1", "0", "0", "'yes'"]), ("pageAnchorDragged", ["1", "1e300", "0", "0", "true"]),
    ("pageLineDragged", ["1", "-1", "0", "0", "true"]), ("pageAnchorDeleted", ["'1'", "0"]),
    ("pageAnchorChosen", ["1", "1.5"]), ("pageMenu", ["1", "NaN", "0", "0"]), ("pageMenu", ["1", "0", "1e300", "0"]),
]  # fmt: skip


@pytest.mark.parametrize(("slot", "said"), BROKEN)
def test_nothing_that_makes_no_sense_comes_through_the_channel(ui: MapUi, slot: str, said: list[str]) -> None:
    """As the page would say it: what the channel makes of it is part of the check."""
    heard: list[object] = []
    view = ui.view
    ui.view.set_mode("draw")
    ui.until_painted(view.show_anchors(1, ()))
    for name in (
        "hovered", "descent_clicked", "descent_opened", "point_added", "anchor_dragged", "line_dragged",
        "anchor_deleted", "anchor_chosen", "menu_wanted",
    ):  # fmt: skip
        getattr(view, name).connect(lambda *values: heard.append(values))
    camera, painted = view._shown.get("camera"), ui.reached
    ui.js(f"(mapPage.bridge.{slot}({', '.join(said)}), 0)")
    ui.until_painted(view.set_cursor(1.0))
    assert [values for values in heard if values != (None,)] == []
    assert view._shown.get("camera") == camera
    assert ui.reached >= painted
    assert not any(math.isnan(n) for n in (view._bridge.length, ui.reached))
    assert len(ui.errors) == 1  # refused, and told
    ui.errors.clear()
