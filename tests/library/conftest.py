"""A library of its own for every test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from routeplanner.library import Library


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library(tmp_path) as opened:
        yield opened
