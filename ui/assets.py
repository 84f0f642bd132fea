"""The one door to the files below `resources/`."""

from importlib import resources
from pathlib import Path


def path(name: str) -> Path:
    """Where resource `name` lies, e.g. "icons/flag.svg"; FileNotFoundError where there is none."""
    found = Path(str(resources.files("resources"))) / name
    if not found.exists():
        raise FileNotFoundError(name)
    return found


def text(name: str) -> str:
    """Resource `name` as UTF-8 text."""
    return path(name).read_text(encoding="utf-8")
