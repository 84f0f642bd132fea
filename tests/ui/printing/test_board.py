"""Room on the map."""

import itertools

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF

from ui.printing.board import Board, Candidate, around, nearest


def overlap(a: QRectF, b: QRectF) -> bool:
    return a.intersects(b)


def test_boxes_never_overlap_and_stay_inside() -> None:
    board, placed = Board(200.0, 120.0), []
    rng = np.random.default_rng(4)
    for _k in range(80):
        anchor = QPointF(*(rng.random(2) * (200.0, 120.0)))
        found = board.best(around(anchor, 20.0, 12.0, (3.0, 9.0)))
        if found is not None:
            placed.append(found.box)
    assert len(placed) > 30
    assert not any(overlap(a, b) for a, b in itertools.combinations(placed, 2))
    assert all(QRectF(0, 0, 200, 120).contains(box) for box in placed)


def test_a_line_is_not_covered_unless_it_must_be() -> None:
    x = np.linspace(0.0, 100.0, 50)
    board = Board(100.0, 100.0)
    board.draw_line(x, np.full(50, 50.0), 3.0)
    on, beside = Candidate(QRectF(40, 45, 20, 12), 0.0), Candidate(QRectF(40, 20, 20, 12), 30.0)
    assert board.best([on]) is None
    assert board.best([on, beside], most_covered=float("inf")) is beside
    assert board.best([on], most_covered=float("inf")) is on


def test_a_leader_crosses_nothing_and_nothing_crosses_it() -> None:
    board = Board(100.0, 100.0)
    board.take(QRectF(40, 40, 20, 20))
    far = QRectF(80, 44, 12, 12)
    through, past = Candidate(far, 0.0, QPointF(20, 50)), Candidate(far, 5.0, QPointF(86, 90))
    assert board.best([through, past]) is past
    assert board.best([Candidate(QRectF(80, 70, 12, 6), 0.0)]) is None  # on the leader


@pytest.mark.parametrize("distance", [3.0, 12.0])
def test_boxes_around_a_place_keep_their_distance(distance: float) -> None:
    anchor = QPointF(50.0, 60.0)
    for each in around(anchor, 70.0, 13.0, (distance,)):
        to = nearest(anchor, each.box)
        away = max(abs(to.x() - anchor.x()), abs(to.y() - anchor.y()))
        assert away == pytest.approx(distance)
