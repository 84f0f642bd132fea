"""A second start hands its files to the first window, and ends."""

import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QProcess
from pytestqt.qtbot import QtBot

from tests.ui.map.conftest import PATIENCE
from ui import single


def test_nobody_there_is_known_at_once(tmp_path: Path, qtbot: QtBot) -> None:
    assert not single.hand_over(tmp_path, ["a.gpx"])


def test_files_arrive_whole(tmp_path: Path, qtbot: QtBot) -> None:
    receiver = single.Receiver(tmp_path)
    code = "import sys; from pathlib import Path; from PySide6.QtCore import QCoreApplication; QCoreApplication([]);"
    code += "from ui import single; sys.exit(0 if single.hand_over(Path(sys.argv[1]), sys.argv[2:]) else 3)"
    process = QProcess()
    seen: list[list[Path]] = []
    receiver.handed.connect(seen.append)
    with qtbot.waitSignals([receiver.handed, process.finished], timeout=PATIENCE):
        process.start(sys.executable, ["-c", code, str(tmp_path), "a b.gpx", "ü.gpx"])
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
    assert not single.hand_over(tmp_path, [])
    receiver = single.Receiver(tmp_path)
    assert receiver.listening
    receiver.close()
