"""Named ranges above the profile: a bar each, none over another."""

from dataclasses import replace

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from ui.charts import named, profile
from ui.charts.ranges import RangeMark
from ui.charts.values import Geometry, ProfileStyle, ProfileValues

LONG, INSIDE, AFTER = (
    RangeMark("a", "The long climb", 1_000.0, 5_000.0),
    RangeMark("b", "Scree", 2_000.0, 3_000.0),
    RangeMark("c", "Gorge", 5_000.0, 9_000.0),
)


def values(*marks: RangeMark) -> ProfileValues:
    distance = np.arange(0.0, 10_001.0, 10.0)
    return ProfileValues(distance, 500.0 - distance / 30.0, np.full(len(distance) - 1, -0.03), ranges=marks)


def drawn(qapp: object, values: ProfileValues, window: tuple[float, float] | None = None) -> Geometry:
    image = QImage(800, 240, QImage.Format.Format_RGB32)
    with QPainter(image) as painter:
        return profile.draw(painter, QRectF(image.rect()), values, ProfileStyle(window=window))


def test_one_inside_another_has_a_lane_of_its_own() -> None:
    assert named.lanes((AFTER, INSIDE, LONG), 240.0) == [(LONG, 0), (INSIDE, 1), (AFTER, 0)]
    third = replace(INSIDE, id="d", start=2_100.0)
    assert third not in [mark for mark, _lane in named.lanes((LONG, INSIDE, third), 240.0)]
    assert named.height((), 240.0) == 0.0
    assert named.lanes((LONG, INSIDE, AFTER), 150.0) == [(LONG, 0), (AFTER, 0)]  # a low chart keeps its ground


def test_bars_lie_above_the_plot_and_over_their_ground(qapp: object) -> None:
    where = drawn(qapp, values(LONG, INSIDE, AFTER))
    boxes = dict(where.named)
    assert set(boxes) == {"a", "b", "c"}
    for mark in (LONG, INSIDE, AFTER):
        box = boxes[mark.id]
        assert box.bottom() <= where.plot.top()
        assert abs(box.left() - where.x(mark.start)) < 4.0
        assert abs(box.right() - where.x(mark.end)) < 4.0
        assert where.named_at(box.center()) == mark.id
    assert not any(boxes[p].intersects(boxes[q]) for p, q in ("ab", "bc"))


def test_a_part_of_the_course_shows_its_part_of_a_range(qapp: object) -> None:
    where = drawn(qapp, values(LONG, AFTER), (4_000.0, 4_900.0))
    ((own, box),) = where.named
    assert own == "a"
    assert where.plot.left() - 4.0 <= box.left() < box.right() <= where.plot.right() + 4.0


def test_nothing_named_takes_no_room(qapp: object) -> None:
    assert drawn(qapp, values(AFTER)).plot.top() == drawn(qapp, values()).plot.top() + named.LANE
