"""Editing beside its peers: clicks, the fresh report, opening a track, the cursor on the profile. All in one run.

Run: python benchmarks/edit.py [--json]. Offscreen unless QT_QPA_PLATFORM says otherwise. Ours and the peer take turns,
so that a slow moment of the machine meets both; still, the figures are those of a machine that does nothing else.
"""

import os
import tempfile
from pathlib import Path

from timing import DATA, Figures, compiled, show

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QTWEBENGINE_DISABLE_SANDBOX", "1")

FILE = DATA / "routes" / "tor-330k.gpx"


def main() -> None:
    compiled()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["ROUTEPLANNER_HOME"] = str(folder / "home")
        from ui import app as composing

        composing.without_screen()
        composing.application([])
        import edit_click
        import edit_open
        import edit_report
        import hover

        figures: Figures = edit_report.measure(FILE)  # before any browser is there
        figures |= {f"profile, {what}": value for what, value in hover.measure(FILE).items()}
        figures |= edit_open.measure(folder, FILE)
        figures |= edit_click.measure(folder, FILE)
    show("edit", figures)


if __name__ == "__main__":
    main()
