"""Export: asks where to, and writes the course on screen there in the background."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from routeplanner.errors import PlannerError
from routeplanner.job import Job
from routeplanner.words import _
from ui.notices import Notice

if TYPE_CHECKING:
    from routeplanner.course import Course
    from ui.workbench import Workbench

_NOT_IN_NAMES = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\u202a-\u202e\u2066-\u2069]')  # on one system or another
LONGEST = 80  # characters of a file's name


def filters() -> dict[str, str]:
    """What can be written: the words in the dialog, and the ending."""
    return {
        _("GPX, with everything about the race (*.gpx)"): ".gpx",
        _("KML for Google Earth (*.kml)"): ".kml",
        _("GeoJSON for maps and GIS (*.geojson)"): ".geojson",
    }


def file_name(course_name: str) -> str:
    """The course's name as every system takes it, without an ending."""
    return _NOT_IN_NAMES.sub(" ", course_name).strip(" .")[:LONGEST].strip() or _("Course")


def export(bench: "Workbench", parent: QWidget) -> None:
    """Ask for a file and write the course on screen; a notice says where, or what went wrong."""
    current = bench.shelf.current
    if current is None:
        return
    offered = file_name(current.course.name) + ".gpx"
    name, chosen = QFileDialog.getSaveFileName(parent, _("Export the course"), offered, ";;".join(filters()))
    if name:
        write(bench, current.course, with_ending(Path(name), chosen))


def with_ending(path: Path, chosen: str) -> Path:
    """The path as it was typed, with the ending of the `chosen` kind where none that can be written was typed."""
    if path.suffix.lower() in filters().values():
        return path
    return path.with_name(path.name + filters().get(chosen, ".gpx"))


def export_original(bench: "Workbench", parent: QWidget, file: str, content: bytes) -> None:
    """Ask where to, and write a file as it once came."""
    path = Path(file)
    offered = file_name(path.stem) + path.suffix
    name, _chosen = QFileDialog.getSaveFileName(parent, _("Export the original file"), offered)
    if name:
        target = Path(name)
        _start(bench, target, lambda: _write_bytes(target, content))


def _write_bytes(path: Path, content: bytes) -> None:
    from routeplanner.formats import whole

    whole.write_bytes(path, (content,))


def write(bench: "Workbench", course: "Course", path: Path) -> None:
    """In the background: a long course takes a moment."""

    def work() -> None:
        from routeplanner import formats
        from routeplanner.course import to_exported

        formats.write(to_exported(course), path)

    _start(bench, path, work)


def _start(bench: "Workbench", path: Path, write: Callable[[], None]) -> None:
    def work(job: Job) -> Path:
        write()
        return path

    def done(written: Path) -> None:
        text = _("{name} was exported.").format(name=written.name)
        bench.notice.emit(Notice(text, str(written.parent), key="export"))

    def failed(error: PlannerError) -> None:
        bench.notice.emit(Notice(error.message, error.hint, key="export"))

    bench.tasks.start(f"export {path}", work, done, failed)
