"""Text to numbers: what counts as one, and what does not."""

import math
from datetime import UTC, datetime, timedelta, timezone

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from routeplanner.formats.columns import HIGHEST, LOWEST, elevations, numbers, times

NOON = 1717156800.0  # 2024-05-31T12:00:00Z


def test_numbers_with_odd_ones_among_them() -> None:
    texts = ["12.5", " -3\n  ", "1e2", "", "n/a", "inf", "NaN", "12,5"]
    np.testing.assert_array_equal(numbers(texts), [12.5, -3.0, 100.0] + [np.nan] * 5)


def test_a_column_without_texts_is_a_column_without_numbers() -> None:
    assert np.isnan(numbers(["", "", ""])).all()
    assert np.isnan(times(["", ""])).all()
    assert numbers([]).shape == times([]).shape == (0,)


def test_marks_for_no_height_are_no_heights() -> None:
    texts = ["-32768", "32767", "65535", "-9999", "0", "-430.5", "8848.86", "-0.0"]
    np.testing.assert_array_equal(elevations(texts), [np.nan] * 4 + [0.0, -430.5, 8848.86, 0.0])
    assert LOWEST < -430.5
    assert HIGHEST > 8848.86


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-05-31T12:00:00Z", NOON),
        ("2024-05-31T12:00:00.000Z", NOON),
        ("2024-05-31T12:00:00.994+02:00", NOON - 7200 + 0.994),
        ("2024-05-31T12:00:00-0330", NOON + 12600),
        ("2024-05-31T12:00:00", NOON),
        ("2024-05-31 12:00:00", NOON),
        ("2024-05-31t12:00:00z", NOON),
        ("\n 2024-05-31T12:00:00.123456789Z ", NOON + 0.123456),
        ("1969-12-31T23:59:59Z", -1.0),
        ("0001-01-01T00:00:00Z", -62135596800.0),
    ],
)
def test_times_that_are_times(text: str, expected: float) -> None:
    assert times([text])[0] == pytest.approx(expected, abs=1e-6)
    mixed = times([text, "", "soon", "2024-05-31T12:00:01Z"])
    np.testing.assert_allclose(mixed, [expected, np.nan, np.nan, NOON + 1], atol=1e-6)


@pytest.mark.parametrize(
    "text", ["2024-05-31", "31.05.2024 12:00", "2024-13-01T00:00:00Z", "2024-02-30T00:00:00Z", "T", "1717156800", "٢"]
)
def test_times_that_are_none(text: str) -> None:
    assert math.isnan(times([text])[0])


zones = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
moments = st.datetimes(datetime(1, 1, 3), datetime(9999, 12, 29), timezones=zones)


@settings(deadline=None)
@given(st.lists(moments, min_size=1))
def test_any_moment_comes_back(them: list[datetime]) -> None:
    expected = [(moment - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds() for moment in them]
    assert times([moment.isoformat() for moment in them]).tolist() == expected


@settings(deadline=None)
@given(st.lists(st.text()))
def test_no_text_is_too_odd(texts: list[str]) -> None:
    assert len(numbers(texts)) == len(times(texts)) == len(texts)
