"""A bare page in a web view of our own: Leaflet as released, a script, and a channel on which it says when it did."""

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import shiboken6
from PySide6.QtCore import QEventLoop, QFile, QIODevice, QObject, QSize, QTimer, QUrl, Signal, SignalInstance, Slot
from PySide6.QtWebChannel import QWebChannel
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QWidget

PATIENCE = 60_000  # [ms]
LEAFLET = next((Path(__file__).parents[1] / "resources" / "map" / "vendor").glob("leaflet-*"))
PAGE = """<!doctype html><html><head><link rel="stylesheet" href="{leaflet}/leaflet.css">
<script src="{leaflet}/leaflet.js"></script><script src="qwebchannel.js"></script>{head}</head>
<body style="margin:0"><div id="m" style="height:100vh"></div><script>
"use strict";
const told = {told};
const map = L.map("m", {{zoomSnap: 0.25, attributionControl: false, doubleClickZoom: false}});
map.setView(told.centre, told.zoom);
new QWebChannel(qt.webChannelTransport, ({{ objects: {{ ear }} }}) => {{
  const say = () => requestAnimationFrame(() => setTimeout(() => ear.say()));
  {script}
  ear.ready();
}});
</script></body></html>"""
CLICKS = """
  const line = L.polyline(told.points).addTo(map);
  map.on("click", ({ latlng }) => { line.addLatLng(latlng); say(); });"""


class Ear(QObject):
    """What the page calls."""

    is_ready = Signal()
    said = Signal()

    @Slot()
    def ready(self) -> None:
        self.is_ready.emit()

    @Slot()
    def say(self) -> None:
        self.said.emit()


class BarePage:
    """`told` goes into the page: its centre, its zoom and what the script asks for."""

    def __init__(self, folder: Path, name: str, size: QSize, told: dict[str, Any], script: str, head: str = "") -> None:
        channel_script = QFile(":/qtwebchannel/qwebchannel.js")
        channel_script.open(QIODevice.OpenModeFlag.ReadOnly)
        (folder / "qwebchannel.js").write_bytes(bytes(channel_script.readAll().data()))
        file = folder / f"{name}.html"
        text = PAGE.format(leaflet=LEAFLET.as_uri(), told=json.dumps(told), script=script, head=head)
        file.write_text(text, encoding="utf-8")
        self.ear, self.view = Ear(), QWebEngineView()
        self.view.resize(size)
        channel = QWebChannel(self.view.page())
        channel.registerObject("ear", self.ear)
        self.view.page().setWebChannel(channel)
        self.view.show()
        after(self.ear.is_ready, lambda: self.view.load(QUrl.fromLocalFile(str(file))))
        settled(self.view)

    def close(self) -> None:
        """Page before view: a view that is deleted takes a page that is still at work with it, not always well."""
        shiboken6.delete(self.view.page())
        shiboken6.delete(self.view)


def after(signal: SignalInstance, act: Callable[[], object], enough: Callable[..., bool] = lambda *_: True) -> float:
    """Seconds from the beginning of `act` to the first signal that is `enough`. TimeoutError where none comes."""
    loop, at = QEventLoop(), [0.0]

    def heard(*values: object) -> None:
        if not at[0] and enough(*values):
            at[0] = time.perf_counter()
            loop.quit()

    signal.connect(heard)
    begin = time.perf_counter()
    act()
    if not at[0]:
        QTimer.singleShot(PATIENCE, loop, loop.quit)
        loop.exec()
    signal.disconnect(heard)
    if not at[0]:
        raise TimeoutError("the page never said that it was done")
    return at[0] - begin


def value(view: QWebEngineView, code: str) -> Any:
    """Of an expression in the page."""
    loop, got = QEventLoop(), []

    def called(text: str) -> None:
        got.append(text)
        loop.quit()

    view.page().runJavaScript(f"JSON.stringify((() => ({code}))() ?? null)", 0, called)
    QTimer.singleShot(PATIENCE, loop, loop.quit)
    if not got:
        loop.exec()
    return json.loads(got[0])


def settled(view: QWebEngineView) -> None:
    """Two frames: what is under the mouse is then what is on the screen."""
    view.page().runJavaScript(
        "window.calm = false; requestAnimationFrame(() => requestAnimationFrame(() => { window.calm = true; }))"
    )
    while not value(view, "window.calm"):
        pass


def mouse(view: QWebEngineView) -> QWidget:
    """The widget that takes the browser's mouse events."""
    proxy = view.focusProxy()
    assert isinstance(proxy, QWidget)
    return proxy
