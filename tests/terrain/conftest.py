"""One made tile for all: making it costs more than most tests."""

import pytest

from tests.terrain.tiles import slope


@pytest.fixture(scope="session")
def raw() -> bytes:
    """A 3″ tile that falls to the north and west, one metre a sample southwards, two eastwards."""
    return slope(1201, 500, south=1, east=2).tobytes()
