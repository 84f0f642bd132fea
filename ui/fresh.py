"""Whether the figures on screen are of the line as it is now: distances of the line before are other ground."""

from typing import TYPE_CHECKING

from routeplanner.words import _
from ui.notices import Notice

if TYPE_CHECKING:
    from ui.workbench import Workbench


def fresh(bench: "Workbench") -> bool:
    """Whether what is known by its distance, the cursor or a descent, is where it is seen; else the runner is told."""
    current, report = bench.shelf.current, bench.report()
    if current is None or report is None or report.course.route is current.course.route:
        return True
    text = _("The line has just changed, and its figures are not there yet.")
    bench.notice.emit(Notice(text, _("Do it again when they are."), key="edit"))
    return False
