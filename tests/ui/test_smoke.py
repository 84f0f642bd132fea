"""The program in a process of its own: it starts, shows the sample, and ends clean, also in the middle of its work."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PATIENCE = 120  # [s] for a start on a busy machine
TROUBLE = ("Traceback", "QThread", "Expect troubles", "QObject::", "Segmentation", "terminate called")

CLOSE_EARLY = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from ui import app as composing
from ui.application import application, without_screen

without_screen()
app = application([])
window, wishes = composing.make_window(app)
bench, files = window.bench, [Path(f) for f in sys.argv[2:]]
composing.open_later(window, files)
moments = {
    "appeared": window.appeared,
    "opened": bench.shelf.opened,
    "reading": bench.tasks.started,
    "reported": bench.reported,
    "page": window.map.ready,
}
moments[sys.argv[1]].connect(lambda *_: QTimer.singleShot(0, window, window.close))
window.show()
code = app.exec()
print("closed", bench.tasks.names())
sys.exit(code)
"""


def run(command: list[str], home: Path, **more: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "ROUTEPLANNER_HOME": str(home), "PYTHONPATH": str(ROOT), **more}
    done = subprocess.run(
        command, cwd=home, env=environment, capture_output=True, text=True, timeout=PATIENCE, check=False
    )
    assert [word for word in TROUBLE if word in done.stderr] == [], done.stderr
    assert done.returncode == 0, done.stderr
    return done


@pytest.mark.skipif(shutil.which("xvfb-run") is None, reason="no xvfb-run: install xvfb to try a real X11 window")
def test_the_sample_shows_in_a_real_x11_window(tmp_path: Path) -> None:
    command = ["xvfb-run", "-a", sys.executable, "-m", "ui", "--self-test"]
    assert "Null Island Traverse: 7 descents" in run(command, tmp_path, QT_QPA_PLATFORM="xcb").stdout


def test_the_sample_shows_without_a_screen(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "ui", "--self-test"]
    assert "Null Island Traverse: 7 descents" in run(command, tmp_path, QT_QPA_PLATFORM="offscreen").stdout


@pytest.mark.skipif(shutil.which("xvfb-run") is None, reason="no xvfb-run: install xvfb to try a small screen")
def test_windows_open_no_larger_than_a_small_screen(tmp_path: Path) -> None:
    program = """
from ui import app as composing, preferences
from ui.application import application
from ui.panels.about import NumbersDialog
from ui.panels.runner import RunnerDialog
from routeplanner.units import Units

app = application([])
window, wishes = composing.make_window(app)
dialogs = [RunnerDialog(preferences.load(), Units(), window), NumbersDialog(window)]
for shown in (window, *dialogs):
    shown.show()
    print(shown.width(), shown.height())
for shown in (*dialogs, window):
    shown.close()
"""
    command = ["xvfb-run", "-a", "-s", "-screen 0 1024x600x24", sys.executable, "-c", program]
    sizes = [
        tuple(map(int, line.split())) for line in run(command, tmp_path, QT_QPA_PLATFORM="xcb").stdout.splitlines()
    ]
    assert len(sizes) == 3
    assert all(width <= 1024 and height <= 600 for width, height in sizes), sizes


@pytest.mark.parametrize("moment", ["page", "appeared", "reading", "opened", "reported"])
def test_closing_in_the_middle_of_the_work_ends_clean(tmp_path: Path, moment: str) -> None:
    command = [sys.executable, "-c", CLOSE_EARLY, moment]
    assert "closed ()" in run(command, tmp_path, QT_QPA_PLATFORM="offscreen").stdout


@pytest.mark.parametrize("moment", ["reading", "opened"])
def test_closing_while_a_long_course_is_read(tmp_path: Path, data: Path, moment: str) -> None:
    command = [sys.executable, "-c", CLOSE_EARLY, moment, str(data / "routes" / "tor-330k.gpx")]
    assert "closed ()" in run(command, tmp_path, QT_QPA_PLATFORM="offscreen").stdout
