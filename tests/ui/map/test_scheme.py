"""The one door: nothing goes out by another way, nothing outside comes in by this one."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QUrl
from PySide6.QtNetwork import QHostAddress, QTcpServer
from PySide6.QtWebEngineCore import QWebEnginePage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.map.conftest import PATIENCE, MapUi
from ui.map import scheme
from ui.map.answers import Answer, Reply, Site
from ui.map.site import MapSite
from ui.map.view import MapView


def fetched(ui: MapUi, path: str) -> str:
    """ "200", or how the page's fetch failed."""
    ui.js(
        f"(window.got = null, fetch('{path}').then((r) => {{ got = `${{r.status}}`; }}, (e) => {{ got = e.name; }}), 0)"
    )
    ui.until("window.got !== null")
    got: str = ui.js("got")
    return got


@pytest.fixture
def page(qapp: QApplication) -> Iterator[QWebEnginePage]:
    """A page without our policy. Deleted here: one that the garbage collector finds in a thread ends the program."""
    made = QWebEnginePage(scheme.profile())
    yield made
    scheme.profile().handler.withdraw("visit")
    shiboken6.delete(made)


def test_a_whole_session_asks_only_our_scheme(ui: MapUi, qtbot: QtBot) -> None:
    with qtbot.waitSignal(ui.view.relief_painted, timeout=PATIENCE):
        ui.click(ui.middle('button[title="Zoom in"]'))
    guard = scheme.profile().guard
    assert not guard.refused
    assert len(guard.seen) > 20
    assert {url.partition(":")[0] for url in guard.seen} <= {"routeplanner", "data"}


def test_the_page_cannot_reach_the_net(ui: MapUi, qtbot: QtBot) -> None:
    server = QTcpServer()
    assert server.listen(QHostAddress.SpecialAddress.LocalHost)
    address = f"http://127.0.0.1:{server.serverPort()}/"
    with qtbot.waitSignal(ui.view.failed, timeout=PATIENCE):
        assert fetched(ui, address) == "TypeError"
    with qtbot.waitSignal(ui.view.failed, timeout=PATIENCE):
        ui.js(f"(document.body.append(Object.assign(new Image(), {{src: '{address}a.png'}})), 0)")
    ui.js(f"(location.href = '{address}', 0)")
    ui.settle()
    assert ui.js("location.protocol") == "routeplanner:"
    assert not server.hasPendingConnections()
    assert all("Content Security Policy" in error or "127.0.0.1" in error for error in ui.errors)
    ui.errors.clear()


def test_the_guard_stops_and_remembers_what_no_other_rule_stops(page: QWebEnginePage, qtbot: QtBot) -> None:
    server = QTcpServer()
    assert server.listen(QHostAddress.SpecialAddress.LocalHost)
    address = f"http://127.0.0.1:{server.serverPort()}/"
    with qtbot.waitSignal(page.loadFinished, timeout=PATIENCE) as loaded:
        page.load(QUrl(address))
    assert loaded.args == [False]
    assert not server.hasPendingConnections()
    refused = scheme.profile().guard.refused
    assert refused.pop() == address
    refused.clear()


def test_inline_scripts_do_not_run(ui: MapUi, qtbot: QtBot) -> None:
    with qtbot.waitSignal(ui.view.failed, timeout=PATIENCE) as told:
        ui.js("(document.body.append(Object.assign(document.createElement('script'), {text: 'window.ran = 1'})), 0)")
    assert "Content Security Policy" in told.args[0]
    with qtbot.waitSignal(ui.view.failed, timeout=PATIENCE):
        ui.js("(document.body.setAttribute('onclick', 'window.ran = 2'), document.body.click(), 0)")
    assert ui.js("window.ran ?? 0") == 0
    ui.errors.clear()


def test_the_page_gets_its_files_and_no_others(ui: MapUi) -> None:
    assert fetched(ui, "map.css") == "200"
    for path in ("%2e%2e/__init__.py", "/..%2f..%2fpyproject.toml", "vendor/..%2F..%2F__init__.py", "no-such.js"):
        assert fetched(ui, path) == "404", path


@pytest.mark.parametrize(
    "path",
    [
        "../__init__.py",
        "../../pyproject.toml",
        "icons/../../ui/assets.py",
        "icons/../map/map.css",
        "vendor/../../style/Inter-Regular.woff2",
        "/etc/hostname",
        "icons//etc/hostname",
        "style/controls.qss",
        "vendor",
        "icons/",
        "",
        "map.css\0.js",
        "route/1/12",
        "route/0/12.3",
        "relief/0/10/1/1/256",
        "covered/1/2/3",
    ],
)
def test_a_site_answers_nothing_for(path: str, tmp_path: Path) -> None:
    assert MapSite(tmp_path)(path) is None


def test_a_site_follows_no_link_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from ui import assets

    for folder in ("map", "icons"):
        (tmp_path / "resources" / folder).mkdir(parents=True)
    (tmp_path / "secret.js").write_text("secret")
    (tmp_path / "resources/map/link.js").symlink_to(tmp_path / "secret.js")
    (tmp_path / "resources/map/own.js").write_text("own")
    monkeypatch.setattr(assets, "_root", lambda: tmp_path / "resources")
    site = MapSite(tmp_path)
    assert site("own.js") == Reply("text/javascript", b"own")
    assert site("link.js") is None


class Visit:
    """A page of its own that fetches from a site of this test."""

    def __init__(self, qtbot: QtBot, page: QWebEnginePage, site: Site) -> None:
        self.qtbot, self.page = qtbot, page
        self.asked: list[str] = []

        def answer(path: str) -> Answer:
            self.asked.append(path)
            return Reply("text/html", b"<p>here") if path == "page.html" else site(path)

        scheme.profile().handler.serve("visit", answer)
        with qtbot.waitSignal(self.page.loadFinished, timeout=PATIENCE):
            self.page.load(QUrl("routeplanner://visit/page.html"))

    def run(self, code: str) -> object:
        with self.qtbot.waitCallback(timeout=PATIENCE) as called:
            self.page.runJavaScript(code, 0, called)
        return called.args[0]


def test_slow_answers_come_from_threads_and_the_newest_first(page: QWebEnginePage, qtbot: QtBot) -> None:
    busy, gate, order, threads = threading.Event(), threading.Event(), [], set()

    def site(path: str) -> Answer:
        def work() -> Reply:
            busy.set()
            gate.wait(PATIENCE / 1000)
            order.append(int(path))
            threads.add(threading.get_ident())
            return Reply("text/plain", path.encode())

        return work

    visit = Visit(qtbot, page, site)
    pool = scheme.profile().handler._pool
    pool.setMaxThreadCount(1)  # two would finish in either order
    visit.run("got = []; ask = (k) => fetch(k).then(r => r.text()).then(t => got.push(t)); ask(0); 0")
    qtbot.waitUntil(busy.is_set, timeout=PATIENCE)
    visit.run("for (let k = 1; k < 5; k++) ask(k); 0")
    qtbot.waitUntil(lambda: len(visit.asked) == 1 + 5, timeout=PATIENCE)
    gate.set()
    qtbot.waitUntil(lambda: visit.run("got.length") == 5, timeout=PATIENCE)
    pool.setMaxThreadCount(scheme.WORKERS)
    assert threading.get_ident() not in threads
    assert order == [0, 4, 3, 2, 1]


def test_a_bug_in_a_thread_is_raised_where_bugs_are_seen(page: QWebEnginePage, qtbot: QtBot) -> None:
    def broken() -> Reply:
        raise ZeroDivisionError("of this test")

    visit = Visit(qtbot, page, lambda path: broken)
    with qtbot.captureExceptions() as caught:
        visit.run("got = ''; fetch('x').then((r) => { got = r.status; })")
        qtbot.waitUntil(lambda: visit.run("got") == 404, timeout=PATIENCE)
        qtbot.waitUntil(lambda: len(caught) == 1, timeout=PATIENCE)
    assert caught[0][0] is ZeroDivisionError


def test_a_withdrawn_site_is_gone(page: QWebEnginePage, qtbot: QtBot) -> None:
    visit = Visit(qtbot, page, lambda path: Reply("text/plain", b"x"))
    scheme.profile().handler.withdraw("visit")
    visit.run("got = ''; fetch('x').then((r) => { got = r.status; })")
    qtbot.waitUntil(lambda: visit.run("got") == 404, timeout=PATIENCE)


def test_one_profile_for_all_maps(qapp: QApplication, ui: MapUi) -> None:
    assert ui.web.page.profile() is scheme.profile()
    assert scheme.profile().isOffTheRecord()
    assert scheme.profile().parent() is qapp
    assert ui.web.page.parent() is ui.web.view
    assert isinstance(ui.view, MapView)
