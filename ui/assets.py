"""The one door to the files below `resources/`: nobody else builds such a path."""

from functools import cache
from importlib.resources import as_file, files
from pathlib import Path


@cache
def _root() -> Path:
    # resources is a plain folder in a checkout, in a wheel and in a frozen program alike: the path outlives the block
    with as_file(files("resources")) as folder:
        return folder.resolve()


def path(name: str) -> Path:
    """Path of the file or folder `name`, as in "icons/flag.svg". FileNotFoundError if absent or outside."""
    found = (_root() / name).resolve()
    if not found.is_relative_to(_root()) or not found.exists():
        raise FileNotFoundError(f"no such resource: {name}")
    return found


def text(name: str) -> str:
    """What the UTF-8 text file `name` says."""
    return path(name).read_text(encoding="utf-8")
