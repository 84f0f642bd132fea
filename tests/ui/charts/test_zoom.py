"""Where the window of the profile goes."""

import pytest

from ui.charts import zoom

WHOLE = (0.0, 10_000.0)


def test_the_place_under_the_pointer_stays() -> None:
    start, end = zoom.zoomed(WHOLE, WHOLE, 2500.0, 2.0)
    assert (start, end) == (1250.0, 6250.0)
    assert (2500.0 - start) / (end - start) == 0.25
    assert zoom.zoomed((start, end), WHOLE, 2500.0, 0.5) == WHOLE


def test_no_window_is_shorter_than_the_least_or_longer_than_the_course() -> None:
    start, end = zoom.zoomed((4000.0, 4200.0), WHOLE, 4100.0, 50.0)
    assert end - start == pytest.approx(zoom.LEAST)
    assert zoom.zoomed((4000.0, 9000.0), WHOLE, 9000.0, 0.01) == WHOLE
    assert zoom.zoomed((0.0, 60.0), (0.0, 60.0), 30.0, 4.0) == (0.0, 60.0)


def test_the_window_stops_at_both_ends_and_keeps_its_length() -> None:
    assert zoom.panned((1000.0, 3000.0), WHOLE, 500.0) == (1500.0, 3500.0)
    assert zoom.panned((1000.0, 3000.0), WHOLE, -5000.0) == (0.0, 2000.0)
    assert zoom.panned((1000.0, 3000.0), WHOLE, 1e9) == (8000.0, 10_000.0)


def test_air_around_a_stretch() -> None:
    assert zoom.around(2000.0, 3000.0, WHOLE) == (1940.0, 3060.0)
    assert zoom.around(0.0, 1000.0, WHOLE) == (0.0, 1120.0)
    start, end = zoom.around(5000.0, 5010.0, WHOLE)
    assert end - start == pytest.approx(zoom.LEAST)


def test_a_cursor_is_followed_only_over_the_edge() -> None:
    assert zoom.following((2000.0, 3000.0), WHOLE, 2500.0) == (2000.0, 3000.0)
    assert zoom.following((2000.0, 3000.0), WHOLE, 3100.0) == (2200.0, 3200.0)
    assert zoom.following((2000.0, 3000.0), WHOLE, 0.0) == (0.0, 1000.0)
