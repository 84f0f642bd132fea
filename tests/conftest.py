"""What every test stands on: a screenless Qt, a home of its own, real data where there is some, no left-overs."""

import gc
import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

# Read by Qt when the first test makes its application; a developer's own choice wins.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QTWEBENGINE_DISABLE_SANDBOX", "1")  # Chromium's sandbox does not run as root, as CI does
os.environ.setdefault("QTWEBENGINE_CHROMIUM_FLAGS", "--disable-gpu")  # and there may be no GPU

SHARED_DATA = Path(__file__).parents[1].parent / "shared" / "data"
FAREWELL = 5.0  # [s] a thread that was told to end may take this long before it counts as left over


def pytest_collection_finish() -> None:
    """What was read until now stays to the end: the collector need not look at it again after every window."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def data() -> Path:
    """Folder of real routes, tiles and recordings: `ROUTEPLANNER_DATA`, else the one beside the checkout."""
    folder = Path(os.environ.get("ROUTEPLANNER_DATA") or SHARED_DATA)
    if not folder.is_dir():
        pytest.skip(f"no real data: set ROUTEPLANNER_DATA to its folder ({folder} is absent)")
    return folder


@pytest.fixture(scope="session", autouse=True)
def _session_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Fixtures that outlive a test do not touch the user's files either."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ROUTEPLANNER_HOME", str(tmp_path_factory.mktemp("session-home")))
        yield


@pytest.fixture(autouse=True)
def _home(_session_home: None, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Tiles, library and settings of this test alone."""
    monkeypatch.setenv("ROUTEPLANNER_HOME", str(tmp_path_factory.mktemp("home")))


@pytest.fixture(autouse=True)
def _no_thread_left() -> Iterator[None]:
    """A thread that outlives its test would keep the program from ending."""
    before = set(threading.enumerate())
    yield
    started = [thread for thread in threading.enumerate() if thread not in before and not thread.daemon]
    for thread in started:
        thread.join(FAREWELL)
    left = [thread.name for thread in started if thread.is_alive()]
    assert not left, f"threads left running: {', '.join(left)}"


@pytest.fixture(scope="session")
def qapp_cls() -> type:
    """The application that pytest-qt makes; the map's URL scheme and shared contexts must be there before it."""
    from PySide6.QtCore import QCoreApplication, Qt
    from PySide6.QtWidgets import QApplication

    from ui.map import scheme

    scheme.register()
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
    return QApplication
