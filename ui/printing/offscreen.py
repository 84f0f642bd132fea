"""The prep sheet for the command line: a Qt of its own for as long as it takes."""

import os
from pathlib import Path
from tempfile import NamedTemporaryFile

import shiboken6
from PySide6.QtCore import QEventLoop

from routeplanner.errors import PlannerError
from routeplanner.report import Report
from routeplanner.terrain import Store
from routeplanner.units import Units
from routeplanner.words import _


def print_sheet(report: Report, units: Units, store: Store, paper: str, output: Path) -> None:
    """Write the sheet of `report` to `output` as PDF on `paper` "A4" or "Letter", whole or not at all.

    Raises PlannerError where it cannot be made or written.
    """
    check_writable(output)  # before the work, not after it
    write_whole(output, pdf_of(report, units, store, paper))


def pdf_of(report: Report, units: Units, store: Store, paper: str) -> bytes:
    """The sheet as PDF, with an application made for it where none runs. Raises PlannerError."""
    from ui.application import application, without_screen

    without_screen()
    app = application([])
    from ui.printing.sheet import SheetPrinter

    loop = QEventLoop()
    answers: list[bytes | PlannerError] = []
    printer = SheetPrinter(report, units, store, paper, app)

    def answered(answer: bytes | PlannerError) -> None:
        answers.append(answer)
        loop.quit()

    printer.done.connect(answered)
    printer.failed.connect(answered)
    printer.start()
    if not answers:
        loop.exec()
    shiboken6.delete(printer)  # and its page: before the profile, or Chromium complains
    if isinstance(answers[0], PlannerError):
        raise answers[0]
    return answers[0]


def check_writable(output: Path) -> None:
    """Raises PlannerError where `output` cannot become a file."""
    folder = output.parent
    if output.is_dir():
        raise PlannerError(_("{file} is a folder.").format(file=output), _("Give the name of a file in it."))
    if not folder.is_dir():
        raise PlannerError(
            _("There is no folder {folder}.").format(folder=folder), _("Make it, or choose another one.")
        )
    if not os.access(folder, os.W_OK):
        raise PlannerError(
            _("The folder {folder} cannot be written.").format(folder=folder), _("Choose another folder.")
        )


def write_whole(output: Path, content: bytes) -> None:
    """Put `content` into `output`, at once or not at all. Raises PlannerError."""
    try:
        with NamedTemporaryFile(dir=output.parent, prefix=f".{output.name}.", suffix=".part", delete=False) as part:
            draft = Path(part.name)
            try:
                part.write(content)
                part.close()
                draft.chmod(0o666 & ~_umask())  # a temporary file is only for its owner, a sheet is not
                draft.replace(output)
            finally:
                draft.unlink(missing_ok=True)
    except OSError as error:
        raise PlannerError(
            _("{file} cannot be written ({reason}).").format(file=output, reason=error.strerror),
            _("Check the folder's rights and the room on the disk, or choose another place."),
        ) from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
