"""From the start of the process to the window and to the map, beside bare Qt; and the very first start, in an empty
home, beside a later one. Run: python benchmarks/start.py [--json]

Offscreen unless QT_QPA_PLATFORM says otherwise. Each child prints when something was painted, on the clock that all
processes of a machine share; the fastest of seven starts in turn is compared.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path

from timing import compiled, fastest, show

ROUNDS = 7
SAID = ("window ", "map ", "page ", "course ")
WINDOW = """
import time
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
class Bare(QMainWindow):
    def event(self, event):
        done = super().event(event)
        if event.type() == QEvent.Type.Paint:
            print("window", time.monotonic(), flush=True)
            QTimer.singleShot(0, QApplication.quit)
        return done
app = QApplication([])
window = Bare()
window.resize(1440, 900)
window.show()
app.exec()
"""
LEAFLET = """
import sys, time
from PySide6.QtCore import QCoreApplication, Qt, QUrl
QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QApplication
app = QApplication([])
view = QWebEngineView()
view.resize(720, 560)
def painted(title):
    if title == "painted":
        print("map", time.monotonic(), flush=True)
        app.quit()
view.titleChanged.connect(painted)
view.load(QUrl.fromLocalFile(sys.argv[1]))
view.show()
app.exec()
"""
OURS = """
import time
from PySide6.QtCore import QEvent, QObject
from ui import app as composing
app = composing.application([])
window, wishes = composing.make_window(app)
class Watch(QObject):
    seen = False
    def eventFilter(self, target, event):
        if event.type() == QEvent.Type.Paint and not self.seen:
            self.seen = True
            print("window", time.monotonic(), flush=True)
        return False
watch = Watch()
window.centralWidget().installEventFilter(watch)
said = set()
def say(what):
    if what not in said:
        said.add(what)
        print(what, time.monotonic(), flush=True)
def relief_painted():
    say("map")
    if "fitted" in said:
        say("course")
        window.close()
window.map.painted.connect(lambda _number: say("page"))
window.map.relief_painted.connect(relief_painted)
window.fitted.connect(lambda: said.add("fitted"))
composing.open_later(window, [], wishes)
window.show()
app.exec()
"""
PAGE = """<!doctype html><html><head><link rel="stylesheet" href="{leaflet}/leaflet.css">
<script src="{leaflet}/leaflet.js"></script></head>
<body style="margin:0"><div id="m" style="height:100vh"></div><script>
var map = L.map("m", {{preferCanvas: true}}).setView([0.3, 0.3], 12);
L.tileLayer("{tile}", {{maxZoom: 17}}).on("load", function () {{
  requestAnimationFrame(function () {{ requestAnimationFrame(function () {{ document.title = "painted"; }}); }});
}}).addTo(map);
L.polyline([[0.25, 0.25], [0.35, 0.35]]).addTo(map);
</script></body></html>"""


def page(folder: Path) -> Path:
    """A bare Leaflet page with one picture for every tile."""
    from PySide6.QtGui import QImage

    tile = QImage(256, 256, QImage.Format.Format_RGB32)
    tile.fill(0xFFDDE9D3)
    tile.save(str(folder / "tile.png"))
    leaflet = next((Path(__file__).parents[1] / "resources" / "map" / "vendor").glob("leaflet-*"))
    text = PAGE.format(leaflet=leaflet.as_uri(), tile=(folder / "tile.png").as_uri())
    (folder / "bare.html").write_text(text, encoding="utf-8")
    return folder / "bare.html"


def started(code: str, *arguments: str) -> dict[str, float]:
    """Seconds from the start of the process to everything that the child says."""
    begin = time.monotonic()
    done = subprocess.run([sys.executable, "-c", code, *arguments], check=True, capture_output=True, text=True)
    pairs = (line.split() for line in done.stdout.splitlines() if line.startswith(SAID))
    return {name: float(at) - begin for name, at in pairs}


def first_start() -> dict[str, float]:
    """`started`, of our window in a home of its own that is empty."""
    kept = os.environ["ROUTEPLANNER_HOME"]
    with tempfile.TemporaryDirectory() as home:
        os.environ["ROUTEPLANNER_HOME"] = home
        seconds = started(OURS)
    os.environ["ROUTEPLANNER_HOME"] = kept
    return seconds


def main() -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QTWEBENGINE_DISABLE_SANDBOX", "1")
    compiled()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["ROUTEPLANNER_HOME"] = folder
        bare = str(page(Path(folder)))
        times: dict[str, list[float]] = defaultdict(list)
        for k in range(ROUNDS + 1):
            of = {"bare": {**started(LEAFLET, bare), **started(WINDOW)}, "ours": started(OURS), "first": first_start()}
            if k:  # the first round fills the caches
                for who, seconds in of.items():
                    for what, value in seconds.items():
                        times[f"{who} {what}"].append(value)
    best = {name: fastest(values) for name, values in times.items()}
    show(
        "start",
        {
            "starts of each, in turn": ROUNDS,
            "window / bare QMainWindow, fastest (at most 3)": best["ours window"] / best["bare window"],
            "map / bare web view with Leaflet, fastest (at most 2)": best["ours map"] / best["bare map"],
            "map's page, first start / later one (at most 1.3)": best["first page"] / best["ours page"],
            "course on its relief, drawn / kept from the start before": best["first course"] / best["ours course"],
            "bare QMainWindow, s": best["bare window"],
            "bare web view with Leaflet, s": best["bare map"],
            "window, s": best["ours window"],
            "map, s": best["ours map"],
            "map's page, s": best["ours page"],
            "map's page, first start, s": best["first page"],
            "course on its relief, s": best["ours course"],
            "course on its relief, first start, s": best["first course"],
        },
    )


if __name__ == "__main__":
    main()
