"""No command: the window, or without a screen the same job headless."""

import argparse
import os
import sys


def run(given: argparse.Namespace) -> int:
    """Open the window; where there is no screen, do the sample's job and say so."""
    if not given.self_test and not has_screen():
        from ui.cli import headless

        return headless.run(given.files)
    from ui import app

    return app.run(given.files, given.self_test)


def has_screen() -> bool:
    """Whether a window can be shown: on Linux a display, or a platform that somebody chose."""
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
