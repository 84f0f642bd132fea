"""The sheet without a window."""

import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QApplication

from routeplanner.errors import PlannerError
from routeplanner.terrain import Store
from tests.sheet.races import KM, SAMPLES, hilly, report_of
from ui.printing.offscreen import print_sheet, write_whole


def test_a_sheet_is_written_whole(qapp: QApplication, nothing: Store, tmp_path: Path) -> None:
    output = tmp_path / "sheet.pdf"
    output.write_text("an older one")
    print_sheet(report_of(hilly()), KM, nothing, "A4", output)
    assert len(PdfReader(BytesIO(output.read_bytes())).pages) == 2
    assert [path.name for path in tmp_path.iterdir()] == ["sheet.pdf"]
    if os.name == "posix":
        mask = os.umask(0)
        os.umask(mask)
        assert output.stat().st_mode & 0o777 == 0o666 & ~mask


@pytest.mark.parametrize("name", ["nowhere/sheet.pdf", "."])
def test_a_place_that_takes_no_file_is_said_before_the_work(nothing: Store, tmp_path: Path, name: str) -> None:
    with pytest.raises(PlannerError) as said:
        print_sheet(report_of(hilly()), KM, nothing, "A4", tmp_path / name)
    assert said.value.hint
    assert list(tmp_path.iterdir()) == []


def test_a_failed_write_keeps_the_older_sheet(tmp_path: Path) -> None:
    taken = tmp_path / "sheet.pdf"
    taken.mkdir()
    (taken / "something").touch()
    with pytest.raises(PlannerError):
        write_whole(taken, b"new")
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["sheet.pdf", "something"]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="displays are told apart by environment on Linux only")
def test_the_command_needs_no_display_and_speaks_of_nothing_else(tmp_path: Path) -> None:
    hidden = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "QTWEBENGINE_CHROMIUM_FLAGS"}
    environment = {key: value for key, value in os.environ.items() if key not in hidden}
    output = tmp_path / "sheet.pdf"
    done = subprocess.run(
        [sys.executable, "-m", "ui", "sheet", str(SAMPLES / "null-island-race.gpx"), "--tiles", str(SAMPLES),
         "--target", "3:45:00", "--race-date", "2100-10-10", "--paper", "Letter", "--units", "mi", "-o", str(output)],
        capture_output=True, text=True, env=environment, cwd=SAMPLES.parents[1], check=False, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    first = PdfReader(BytesIO(output.read_bytes())).pages[0]
    assert float(first.mediabox.height) == pytest.approx(792, abs=1.5)
    assert "Kettle Bothy" in first.extract_text()
    said = [line for line in done.stderr.splitlines() if "Sandboxing disabled" not in line]  # as root
    assert said == [f"Wrote {output}"]
