"""Where tiles, caches, library and settings live."""

import os
from pathlib import Path


def home() -> Path:
    """`ROUTEPLANNER_HOME`, else the system's place for an application's data."""
    chosen = os.environ.get("ROUTEPLANNER_HOME")
    if chosen:
        return Path(chosen)
    import platformdirs

    return Path(platformdirs.user_data_dir("routeplanner", appauthor=False))


def tiles() -> Path:
    """Installed elevation tiles."""
    return home() / "tiles"


def cache() -> Path:
    """What can be made again at any time."""
    return home() / "cache"
