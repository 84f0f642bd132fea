"""Menu File > Export: where to, under which name, and what is said."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from routeplanner.course import Course, from_imported
from routeplanner.formats import read
from routeplanner.route import Route
from tests.ui.conftest import WindowUi
from tests.ui.panels.reports import COURSE
from ui import assets, exporting
from ui.notices import Notice
from ui.workbench import Workbench


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("Pentland Skyline", "Pentland Skyline"),
        ("Tor/330: <the> big \u202eone?", "Tor 330   the  big  one"),
        (" ..", "Course"),
        ("", "Course"),
        ("x" * 300, "x" * 80),
    ],
)
def test_a_name_that_every_system_takes(name: str, file: str) -> None:
    assert exporting.file_name(name) == file


def test_the_ending_that_was_typed_or_else_the_one_that_was_chosen() -> None:
    gpx, kml, _geojson = exporting.filters()
    assert exporting.with_ending(Path("a/race.KML"), gpx) == Path("a/race.KML")
    assert exporting.with_ending(Path("race"), kml) == Path("race.kml")
    assert exporting.with_ending(Path("race v1.2"), "") == Path("race v1.2.gpx")


@pytest.fixture
def bench(qtbot: QtBot) -> Iterator[Workbench]:
    bench = Workbench()
    bench.shelf.open(COURSE)
    yield bench
    shiboken6.delete(bench)  # nobody else owns it


def said(qtbot: QtBot, bench: Workbench, path: Path) -> Notice:
    with qtbot.waitSignal(bench.notice) as waited:
        exporting.write(bench, COURSE, path)
    bench.close()
    (notice,) = waited.args
    assert isinstance(notice, Notice)
    return notice


@pytest.mark.parametrize("ending", [".gpx", ".kml", ".geojson"])
def test_it_is_written_and_said(bench: Workbench, qtbot: QtBot, tmp_path: Path, ending: str) -> None:
    notice = said(qtbot, bench, tmp_path / f"out{ending}")
    assert (notice.text, notice.hint) == (f"out{ending} was exported.", str(tmp_path))
    assert (tmp_path / f"out{ending}").stat().st_size > 1000
    if ending == ".gpx":
        (course,) = from_imported(read(tmp_path / "out.gpx"))
        assert course.stations == COURSE.stations


def test_what_cannot_be_written_says_why(bench: Workbench, qtbot: QtBot, tmp_path: Path) -> None:
    notice = said(qtbot, bench, tmp_path / "absent" / "out.gpx")
    assert "cannot be written" in notice.text
    assert notice.hint


def test_a_course_without_a_line_says_so(bench: Workbench, qtbot: QtBot, tmp_path: Path) -> None:
    with qtbot.waitSignal(bench.notice) as waited:
        exporting.write(bench, Course("New route", Route(())), tmp_path / "out.gpx")
    (notice,) = waited.args
    assert notice.text == "“New route” has no line yet: there is nothing to export."
    assert notice.hint
    assert not (tmp_path / "out.gpx").exists()
    bench.close()


def test_the_key_asks_where_to(
    new_window: Callable[[], WindowUi], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked: list[str] = []

    def answer(_parent: object, _title: str, offered: str, _filters: str) -> tuple[str, str]:
        asked.append(offered)
        return str(tmp_path / "mine"), list(exporting.filters())[1]

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)  # the desktop's own dialog cannot be clicked
    ui = new_window()
    assert not ui.window.actions_["export"].isEnabled()
    ui.open(assets.path("samples/null-island-race.gpx"))
    with qtbot.waitSignal(ui.bench.notice, check_params_cb=lambda notice: notice.key == "export"):
        qtbot.keyClick(ui.window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert asked == ["Null Island Traverse.gpx"]
    assert (tmp_path / "mine.kml").is_file()
