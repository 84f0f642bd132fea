"""Points as bytes and back: whatever goes in comes out, to the bit."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from routeplanner.course import from_imported
from routeplanner.formats import read
from routeplanner.library.points import pack, unpack
from routeplanner.route import Points

COLUMNS = ("lat", "lon", "elevation", "time")
anything = arrays(np.uint64, 7).map(lambda bits: bits.view(np.float64))  # every not-a-number there is, -0.0, infinity
decimals = st.integers(0, 9).flatmap(
    lambda k: arrays(np.float64, 7, elements=st.floats(-1e5, 1e5).map(lambda x: round(x, k)))
)


def same(a: Points, b: Points) -> bool:
    columns = all(getattr(a, name).tobytes() == getattr(b, name).tobytes() for name in COLUMNS)
    return columns and a.key == b.key and a.noise == b.noise


@given(st.tuples(*4 * [anything | decimals]), st.floats(0, 9))
def test_every_bit_comes_back(columns: tuple[np.ndarray, ...], noise: float) -> None:
    points = replace(Points.of(*columns), noise=noise)
    again = unpack(pack(points), noise)
    assert same(points, again)
    assert not any(getattr(again, name).flags.writeable for name in COLUMNS)


@pytest.mark.parametrize("value", [0.0, -0.0, np.nan, np.inf, 1e300, 5e-324, 2.0**53, -123.4567891])
def test_single_points(value: float) -> None:
    points = Points.of([value], [value], [value], [value])
    assert same(points, unpack(pack(points)))


def test_what_a_watch_writes_is_a_quarter_of_the_bits() -> None:
    rng = np.random.default_rng(3)
    lat, lon = (np.round(45 + np.cumsum(rng.normal(0, 1e-4, 2000)), 6) for _ in range(2))
    points = Points.of(lat, lon, np.round(1000 + np.cumsum(rng.normal(0, 2, 2000)), 1), 1.7e9 + np.arange(2000))
    assert len(pack(points)) < 32 * 2000 / 4


@pytest.mark.parametrize(
    "spoil", [lambda c: c[:-3], lambda c: b"", lambda c: b"\x02" + c[1:], lambda c: c[:30] + c[31:]]
)
def test_other_bytes_are_no_points(spoil) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ValueError):  # noqa: PT011  (what is wrong with the bytes is zlib's to say)
        unpack(spoil(pack(Points.of(np.arange(50.0), np.arange(50.0)))))


def test_real_races(data: Path) -> None:
    checked = 0
    for file in [*sorted((data / "routes").glob("*.gpx")), *sorted((data / "recordings").glob("*.gpx"))]:
        if file.stem.endswith("waypoints"):
            continue
        for leg in from_imported(read(file))[0].route.legs:
            packed = pack(leg.points)
            assert same(leg.points, unpack(packed, leg.points.noise))
            assert len(packed) < 0.7 * 32 * len(leg.points) + 100
            checked += 1
    assert checked > 15
