"""Marks that make room for each other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.charts.marks import spread


@given(st.lists(st.tuples(st.floats(0.0, 500.0), st.floats(5.0, 30.0)), max_size=12))
def test_marks_never_overlap_and_stay_inside(pairs: list[tuple[float, float]]) -> None:
    centres, widths = sorted(p[0] for p in pairs), [p[1] for p in pairs]
    placed = spread(centres, widths, 0.0, 500.0, 2.0)
    for (a, wa), (b, wb) in zip(
        zip(placed, widths, strict=True), list(zip(placed, widths, strict=True))[1:], strict=False
    ):
        assert b - a >= 0.5 * (wa + wb) + 2.0 - 1e-6
    if placed:
        assert placed[0] - widths[0] / 2 >= -1e-6
        assert placed[-1] + widths[-1] / 2 <= 500.0 + 1e-6


def test_marks_with_room_stay_where_they_are() -> None:
    assert spread([50.0, 100.0, 400.0], [20.0, 20.0, 20.0], 0.0, 500.0) == pytest.approx([50.0, 100.0, 400.0])


def test_two_marks_at_one_place_part_evenly() -> None:
    assert spread([100.0, 100.0], [20.0, 20.0], 0.0, 500.0, 2.0) == pytest.approx([89.0, 111.0])


def test_at_the_edge_they_move_inwards() -> None:
    assert spread([495.0, 498.0], [20.0, 20.0], 0.0, 500.0, 2.0) == pytest.approx([468.0, 490.0])
