"""A second start hands its files to the first window, and ends."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QProcess, QProcessEnvironment
from pytestqt.qtbot import QtBot

import ui
from routeplanner.errors import PlannerError
from routeplanner.library import Library
from tests.ui.conftest import WindowUi
from tests.ui.keeping import started, until_answered
from tests.ui.map.conftest import PATIENCE
from ui import app as composing
from ui import assets, home, single

NewWindow = Callable[[], WindowUi]


HAND_OVER = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from ui import single
app = QCoreApplication([])
sys.exit(0 if single.hand_over(Path(sys.argv[1]), sys.argv[2:], "from a process of its own") else 3)
"""


def test_nobody_there_is_known_at_once(tmp_path: Path, qtbot: QtBot) -> None:
    assert not single.hand_over(tmp_path, ["a.gpx"], "1")


def test_files_arrive_whole(tmp_path: Path, qtbot: QtBot) -> None:
    receiver = single.Receiver(tmp_path)
    process = QProcess()
    seen: list[list[Path]] = []
    receiver.handed.connect(seen.append)
    with qtbot.waitSignals([receiver.handed, process.finished], timeout=PATIENCE):
        process.start(sys.executable, ["-c", HAND_OVER, str(tmp_path), "a b.gpx", "ü.gpx"])
    assert process.exitCode() == 0
    assert [[file.name for file in files] for files in seen] == [["a b.gpx", "ü.gpx"]]
    receiver.close()


def test_a_socket_left_by_a_killed_program_is_taken_over(tmp_path: Path, qtbot: QtBot) -> None:
    code = (
        "import os, sys; from pathlib import Path; from PySide6.QtCore import QCoreApplication; QCoreApplication([]);"
    )
    code += "from ui import single; r = single.Receiver(Path(sys.argv[1])); "
    code += "print('up', flush=True); os.kill(os.getpid(), 9)"
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=False, env=dict(os.environ)
    )
    assert "up" in done.stdout
    assert not single.hand_over(tmp_path, [], "1")
    assert (tmp_path / single.LOCK).exists()
    receiver = single.enter(tmp_path, [])
    assert receiver is not None
    assert receiver.listening
    receiver.close()


def test_of_two_that_start_at_once_one_has_the_library(tmp_path: Path, qtbot: QtBot) -> None:
    """They find nobody, and both want to listen: the lock decides."""
    first, second = single.Receiver(tmp_path), single.Receiver(tmp_path)
    assert (first.listening, second.listening) == (True, False)
    first.close()
    third = single.Receiver(tmp_path)
    assert third.listening
    third.close()


def test_a_window_that_does_not_answer_is_said(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """This process is the window, and busy with waiting for itself."""
    monkeypatch.setattr(single, "PATIENCE", 100)
    receiver = single.Receiver(tmp_path)
    with pytest.raises(PlannerError, match="does not answer"):
        single.enter(tmp_path, [])
    receiver.close()


def test_a_window_that_was_busy_opens_it_once(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """However often it was asked meanwhile; and again when another start asks for the same file."""
    monkeypatch.setattr(single, "PATIENCE", 100)
    receiver = single.Receiver(tmp_path)
    seen: list[list[Path]] = []
    receiver.handed.connect(seen.append)
    for _start in range(2):
        with pytest.raises(PlannerError, match="does not answer"):
            single.enter(tmp_path, ["a.gpx"])
    process = QProcess()
    with qtbot.waitSignal(process.finished, timeout=PATIENCE):  # when that has its answer, so have those before it
        process.start(sys.executable, ["-c", HAND_OVER, str(tmp_path), "b.gpx"])
    assert process.exitCode() == 0
    assert [[file.name for file in files] for files in seen] == [["a.gpx"], ["a.gpx"], ["b.gpx"]]
    receiver.close()


def test_a_folder_that_cannot_be_written_has_a_window_all_the_same(tmp_path: Path, qtbot: QtBot) -> None:
    place = tmp_path / "file"
    place.write_text("no folder")
    receiver = single.enter(place / "below", [])
    assert receiver is not None
    assert receiver.listening
    receiver.close()


def second_start(folder: Path, *files: str) -> QProcess:
    """The program itself, started in `folder`."""
    process = QProcess()
    process.setWorkingDirectory(str(folder))
    environment = QProcessEnvironment.systemEnvironment()
    environment.insert("PYTHONPATH", str(Path(ui.__file__).parents[1]))
    process.setProcessEnvironment(environment)
    process.start(sys.executable, ["-m", "ui", *files])
    return process


@pytest.mark.qt_log_ignore("This plugin does not support raise")  # nor has it anything above
def test_a_second_start_opens_its_files_in_the_window(new_window: NewWindow, tmp_path: Path, qtbot: QtBot) -> None:
    """From another folder, with names as people give them; once before the window is ready, once after."""
    names = ["my long run.gpx", "Ödön – 競走 100 %.gpx", "-- $HOME 'quoted'.gpx"]
    sample = assets.path("samples/null-island-coast-loop.gpx").read_text()
    for name in names:
        (tmp_path / name).write_text(sample)
    ours = new_window()
    receiver = single.enter(home.home(), [])
    assert receiver is not None
    composing.receive(ours.window, receiver)
    opened: list[str] = []
    ours.bench.imported.connect(lambda _id, path: opened.append(path.name))
    early = second_start(tmp_path, f"./{names[0]}")
    with qtbot.waitSignal(receiver.handed, timeout=PATIENCE):
        pass
    started(ours)
    late = second_start(tmp_path, names[1], f"../{tmp_path.name}/{names[2]}")
    qtbot.waitUntil(lambda: set(names) <= set(opened), timeout=PATIENCE)
    for process in (early, late):
        qtbot.waitUntil(lambda process=process: process.state() == process.ProcessState.NotRunning, timeout=PATIENCE)
        assert process.exitCode() == 0
        assert b"open already" in process.readAllStandardError().data()
    assert ours.window.isVisible()
    until_answered(ours)
    with Library(home.home()) as library:
        originals = [library.original(kept.id) for kept in library.courses()]
    assert {each[0] for each in originals if each} >= set(names)
    ours.until_shown()


def test_the_command_line_works_beside_an_open_window(new_window: NewWindow, qtbot: QtBot) -> None:
    ours = started(new_window())
    process = QProcess()
    process.start(sys.executable, ["-m", "ui", "analyze", str(assets.path("samples/null-island-coast-loop.gpx"))])
    qtbot.waitUntil(lambda: process.state() == process.ProcessState.NotRunning, timeout=PATIENCE)
    assert process.exitCode() == 0, process.readAllStandardError().data()
    assert b"Sandwick coast loop" in process.readAllStandardOutput().data()
    ours.until_shown()
