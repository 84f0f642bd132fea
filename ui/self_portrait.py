"""The window as a picture, where nobody can look at it."""

from pathlib import Path

from PySide6.QtCore import QTimer

from routeplanner.errors import PlannerError
from routeplanner.words import _

SETTLED = 400  # [ms] from the page's own word that it has painted to the picture in the window
PATIENCE = 60_000  # [ms] a machine that needs longer to paint one map has another problem


def portray(files: list[Path], output: Path) -> None:
    """Open the window off screen on `files`, or the sample, wait for the map, and save it. Raises PlannerError."""
    from ui import app as composing
    from ui.application import application, without_screen

    without_screen()
    app = application([])
    window, _wishes = composing.make_window(app)
    composing.open_later(window, files)
    window.show()
    failure: list[str] = []
    done: set[str] = set()

    def seen(what: str) -> None:
        done.add(what)
        if done == {"report", "relief"}:
            done.add("taken")
            QTimer.singleShot(SETTLED, window, take)

    def take() -> None:
        if not window.grab().save(str(output)):
            failure.append(_("{file} cannot be written.").format(file=output))
        window.close()

    def reported(_report: object) -> None:
        if window.bench.report() is not None and "report" not in done:  # the map has just been told of it
            done.discard("relief")
            seen("report")

    def fail(text: str) -> None:
        failure.append(text)
        window.close()

    window.bench.reported.connect(reported)
    window.map.relief_painted.connect(lambda: seen("relief"))
    window.map.failed.connect(fail)
    QTimer.singleShot(PATIENCE, window, lambda: fail(_("The map did not paint in time.")))
    app.exec()
    if failure:
        raise PlannerError(failure[0], _("Check the folder's rights, or run with --self-test to see more."))
