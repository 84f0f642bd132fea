"""From the start of the process to the window and to the map, beside bare Qt. Run: python benchmarks/start.py [--json]

Offscreen unless QT_QPA_PLATFORM says otherwise. Each child prints when something was painted, on the clock that all
processes of a machine share; the fastest of seven starts in turn is compared.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from timing import compiled, fastest, show

ROUNDS = 7
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
def painted(*_):
    print("map", time.monotonic(), flush=True)
    window.close()
window.map.relief_painted.connect(painted)
composing.open_later(window, [])
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
    pairs = (line.split() for line in done.stdout.splitlines() if line.startswith(("window ", "map ")))
    return {name: float(at) - begin for name, at in pairs}


def main() -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QTWEBENGINE_DISABLE_SANDBOX", "1")
    compiled()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["ROUTEPLANNER_HOME"] = folder
        bare = str(page(Path(folder)))
        times: dict[str, list[float]] = {"bare window": [], "bare map": [], "window": [], "map": []}
        for k in range(ROUNDS + 1):
            bare_window, bare_map, ours = started(WINDOW), started(LEAFLET, bare), started(OURS)
            if k:  # the first start fills the caches
                times["bare window"].append(bare_window["window"])
                times["bare map"].append(bare_map["map"])
                times["window"].append(ours["window"])
                times["map"].append(ours["map"])
    best = {name: fastest(values) for name, values in times.items()}
    show(
        "start",
        {
            "starts of each, in turn": ROUNDS,
            "window / bare QMainWindow, fastest (at most 3)": best["window"] / best["bare window"],
            "map / bare web view with Leaflet, fastest (at most 2)": best["map"] / best["bare map"],
            "bare QMainWindow, s": best["bare window"],
            "bare web view with Leaflet, s": best["bare map"],
            "window, s": best["window"],
            "map, s": best["map"],
        },
    )


if __name__ == "__main__":
    main()
