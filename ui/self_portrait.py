"""The window as a picture, where nobody can look at it."""

import os
from pathlib import Path

from PySide6.QtCore import QTimer

from routeplanner.errors import PlannerError
from routeplanner.words import _

PATIENCE = 60_000  # [ms] a machine that needs longer to paint one map has another problem


def portray(files: list[Path], output: Path) -> None:
    """Open the window off screen on `files`, or the sample, wait for the map, and save it. Raises PlannerError."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from ui import app as composing

    app = composing.application([])
    window, _wishes = composing.make_window(app)
    composing.open_later(window, files)
    window.show()
    failure: list[str] = []

    def painted() -> None:
        report = window.bench.report()
        if report is not None:
            if not window.grab().save(str(output)):
                failure.append(_("{file} cannot be written.").format(file=output))
            window.close()

    def give_up() -> None:
        failure.append(_("The map did not paint in time."))
        window.close()

    window.map.relief_painted.connect(painted)
    window.map.failed.connect(lambda text: (failure.append(text), window.close()))
    QTimer.singleShot(PATIENCE, window, give_up)
    app.exec()
    if failure:
        raise PlannerError(failure[0], _("Check the folder's rights, or run with --self-test to see more."))
