"""Small profiles of open courses: each drawn once per report, size and theme."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from routeplanner.units import Units
from ui.panels.library_rows import Row
from ui.style import sheet

if TYPE_CHECKING:
    from routeplanner.report import Report

Known = tuple["Report | None", float, str, float]


class Thumbnails:
    """Keeps the pictures of the courses that are open."""

    def __init__(self) -> None:
        self._pictures: dict[str, tuple[Known, QPixmap]] = {}

    def forget_all_but(self, course_ids: set[str]) -> None:
        """Courses that were closed need no pictures."""
        self._pictures = {key: kept for key, kept in self._pictures.items() if key in course_ids}

    def draw(self, painter: QPainter, place: QRectF, row: Row, u: Units) -> None:
        """The profile of a course that has a report."""
        painter.drawPixmap(place.topLeft(), self._picture(painter, place, row, u))

    def _picture(self, painter: QPainter, place: QRectF, row: Row, u: Units) -> QPixmap:
        theme, ratio = sheet.current(), painter.device().devicePixelRatio()
        key: Known = (row.report, round(place.width()), theme.name, ratio)
        known = self._pictures.get(row.course_id)
        if known is not None and known[0][0] is row.report and known[0][1:] == key[1:]:
            return known[1]
        from ui import presenting
        from ui.charts import thumbnail

        made = QPixmap(round(place.width() * ratio), round(place.height() * ratio))
        made.setDevicePixelRatio(ratio)
        made.fill(Qt.GlobalColor.transparent)
        assert row.report is not None
        with QPainter(made) as on:
            values = presenting.profile_values(row.report, u)
            thumbnail.draw(on, QRectF(0, 0, place.width(), place.height()), values, theme)
        self._pictures[row.course_id] = (key, made)
        return made
