"""The window comes first, and it goes without a word."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

OPEN = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication, Qt, QTimer
QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
from PySide6.QtWidgets import QApplication
from ui.map.view import MapView
from ui.map.theme import map_theme
from ui.style import palette
application = QApplication([])
view = MapView(Path(sys.argv[1]), map_theme(palette.LIGHT))
view.failed.connect(lambda text: print("failed", text))
heavy = ("numpy", "folium", "shapely", "PySide6.QtWebEngineCore", "PySide6.QtWebChannel")
print("early", [name for name in heavy if name in sys.modules])
"""
SHOWN = """
import numpy as np
from ui.map.values import MapRoute
lat = np.linspace(55.8, 55.9, 50)
view.set_relief(lambda lat, lon: np.full((len(lat), len(lon)), 100, np.float32))
view.show_route(MapRoute(lat, lat - 59, np.arange(50) * 200.0, np.full(50, 8)))
view.painted.connect(lambda number: application.quit())
view.show()
application.exec()
print("painted", [name for name in ("folium", "branca", "requests") if name in sys.modules])
"""


def run(code: str, cache: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "QT_LOGGING_RULES": "qt.*=false"}
    return subprocess.run(
        [sys.executable, "-c", code, str(cache)], capture_output=True, text=True, env=environment, timeout=60
    )


def test_nothing_heavy_before_the_first_paint(tmp_path: Path) -> None:
    done = run(OPEN, tmp_path)
    assert done.stdout.strip() == "early []", done.stderr


@pytest.mark.parametrize("farewell", ["view.close_page()", "", "view.hide()", "del view"])
def test_ends_cleanly_whoever_goes_first(farewell: str, tmp_path: Path) -> None:
    """Also shows that the scheme may be registered after the application is made, and that even the first start, on an
    empty home, does without folium: beside it in a thread this thread would answer the page seconds later."""
    done = run(OPEN + SHOWN + farewell, tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split("\n")[1:2] == ["painted []"]
    for trouble in ("Traceback", "Release of profile", "deleted"):
        assert trouble not in done.stderr
