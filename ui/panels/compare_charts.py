"""The charts of Compare: whole profiles over each other, key descents beside their like, metres by gradient."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ceil
from typing import Literal

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QResizeEvent

from routeplanner.report import Alike, Comparison, Report
from routeplanner.units import Units
from routeplanner.words import _
from ui import presenting
from ui.charts import bands, compare
from ui.charts.compare import Curve, Scale
from ui.charts.marks import badge, write
from ui.charts.values import FLATTEST
from ui.panels.labels import edge
from ui.panels.picture import Picture
from ui.style import fonts
from ui.style.palette import Theme, class_of

LinedUp = Literal["crest", "foot"]
OVERLAY, BANDS, DESCENT = 190, 300, 188  # [px] heights of the charts
TITLE, CAPTION = 26.0, 16.0  # [px] over a descent: its badge and name, then a line for every other course
LEAST, GAP = 250.0, 16.0  # [px] the narrowest chart of a descent, and the room between two
COLUMNS = 4
ROOM = Curve("", np.array([0.0, 1.0]), np.array([0.0, FLATTEST]))  # never drawn: keeps a flat road flat


class Overlay(Picture):
    """Every course from its start, on one scale."""

    def __init__(self) -> None:
        super().__init__(_("Profiles over each other"), OVERLAY)
        self._curves: tuple[Curve, ...] = ()
        self._units = Units()

    def show_courses(self, value: Comparison, u: Units) -> None:
        """The profiles of a comparison."""
        self._curves = tuple(compare.anchored(whole(r), "start") for r in value.reports)
        self._units = u
        self.refresh("; ".join(f"{r.course.name}, {u.distance(r.profile.length)}" for r in value.reports))

    @property
    def scale(self) -> Scale | None:
        """None where no course has an elevation."""
        if not any(np.isfinite(c.elevation).any() for c in self._curves):
            return None
        return compare.locked_scale((self._curves, (ROOM,)), self._field(QRectF(self.rect())))

    def draw(self, painter: QPainter, rect: QRectF, theme: Theme) -> None:
        scale = self.scale
        if scale is not None:
            compare.draw(painter, self._field(rect), self._curves, scale, self._units, theme)

    @staticmethod
    def _field(rect: QRectF) -> QRectF:
        return rect.adjusted(0.0, 0.0, -14.0, 0.0)  # so that the last distance is not cut


@dataclass(frozen=True, slots=True, eq=False)
class Beside:
    """A descent of the race and its like: one curve and one caption per course, the race first."""

    n: int
    colour: int
    curves: tuple[Curve, ...]
    captions: tuple[str, ...]


class Descents(Picture):
    """Key descents of the race, each with its like, all on one scale; as many columns as there is room for."""

    def __init__(self) -> None:
        super().__init__(_("Key descents of the race beside the most alike"), DESCENT)
        self._beside: tuple[Beside, ...] = ()
        self._panels: tuple[tuple[Curve, ...], ...] = ()
        self._units = Units()

    def show_descents(self, beside: Sequence[Beside], anchor: LinedUp, u: Units) -> None:
        """`anchor`: where they line up."""
        self._beside, self._units = tuple(beside), u
        self._panels = tuple(tuple(lined_up(c, anchor) for c in b.curves) for b in beside)
        self.refresh(". ".join(_("Descent {n}: {names}").format(n=b.n, names="; ".join(b.captions)) for b in beside))
        self._grow()

    @property
    def scale(self) -> Scale | None:
        """None without any descent."""
        return compare.locked_scale(self._panels, self._field(0)) if self._panels else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._grow()
        super().resizeEvent(event)

    def draw(self, painter: QPainter, rect: QRectF, theme: Theme) -> None:
        scale = self.scale
        for k, (each, curves) in enumerate(zip(self._beside, self._panels, strict=True)):
            assert scale is not None
            self._title(painter, self._cell(k), each, theme)
            compare.draw(painter, self._field(k), curves, scale, self._units, theme)

    def _title(self, painter: QPainter, cell: QRectF, each: Beside, theme: Theme) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = cell.top() + 0.5 * TITLE
        mark = badge(painter, QPointF(cell.left() + 12.0, middle), each.n, theme.gradient[each.colour], edge(theme))
        name, *others = each.captions
        left = mark.right() + 7.0
        words = shortened(painter, name, cell.right() - left, fonts.NAME, strong=True)
        write(painter, left, middle, words, theme.text, fonts.NAME, fonts.SEMIBOLD)
        for k, (caption, line) in enumerate(zip(others, theme.compare[1:], strict=False)):
            y = cell.top() + TITLE + (k + 0.5) * CAPTION
            x = compare.draw_key(painter, cell.left() + 2.0, y, line) + 7.0
            write(painter, x, y, shortened(painter, caption, cell.right() - x), line.colour, fonts.SECONDARY)

    # places

    @property
    def columns(self) -> int:
        """How many stand beside each other."""
        room = int((self.width() + GAP) // (LEAST + GAP))
        most, count = max(1, min(COLUMNS, room)), max(1, len(self._beside))
        return ceil(count / ceil(count / most))  # rows of the same length where it can be

    @property
    def _tall(self) -> float:
        others = max((len(b.captions) for b in self._beside), default=1) - 1
        return TITLE + others * CAPTION + DESCENT + GAP

    def _cell(self, k: int) -> QRectF:
        row, column = divmod(k, self.columns)
        across = (self.width() + GAP) / self.columns - GAP
        return QRectF(column * (across + GAP), row * self._tall, across, self._tall - GAP)

    def _field(self, k: int) -> QRectF:
        return self._cell(k).adjusted(0.0, self._tall - GAP - DESCENT, 0.0, 0.0)

    def _grow(self) -> None:
        rows = ceil(len(self._beside) / self.columns)
        self._high = max(1, round(rows * self._tall - GAP))
        self.setFixedHeight(self._high)


class Bands(Picture):
    """Metres of descent by gradient, courses beside each other."""

    def __init__(self) -> None:
        super().__init__(_("Descent by gradient"), BANDS)
        self._metres: tuple[list[float], ...] = ()
        self._units = Units()

    def show_metres(self, value: Comparison, u: Units) -> None:
        """All bands but the one that is next to flat."""
        self._metres, self._units = tuple(own[1:].tolist() for own in value.bands), u
        said = (
            f"{name}: {', '.join(u.height_number(metres) for metres in own)}"
            for name, own in zip(value.names, self._metres, strict=True)
        )
        self.refresh("; ".join(said))

    def draw(self, painter: QPainter, rect: QRectF, theme: Theme) -> None:
        bands.draw(painter, rect, self._metres, self._units, theme)


def lined_up(curve: Curve, anchor: LinedUp) -> Curve:
    """A descent with its crest or its foot at 0 m along and 0 m up."""
    k = 0 if anchor == "crest" else -1
    return replace(curve, distance=curve.distance - curve.distance[k], elevation=curve.elevation - curve.elevation[k])


def whole(report: Report) -> Curve:
    """The profile of a course."""
    return Curve(report.course.name, report.profile.distance, report.profile.elevation)


def beside(value: Comparison, alike: Alike, u: Units) -> Beside:
    """A key descent as it is drawn."""
    race, *others = value.reports
    d = alike.descent
    curves, captions = [_curve(race, d.start, d.end)], [presenting.descent_name(d, u)]
    for report, like in zip(others, alike.others, strict=True):
        name = report.course.name
        if like is None:
            curves.append(Curve(name, np.array([0.0, 1.0]), np.array([np.nan, np.nan])))
            captions.append(_("{name}: no descent").format(name=name))
        else:
            curves.append(_curve(report, like.start, like.end))
            place = f"{u.long_name} {u.distance_number(like.start)}"
            captions.append(_("{place}, {name}").format(place=place, name=name))
    return Beside(d.n, class_of(d.half_steeper), tuple(curves), tuple(captions))


def _curve(report: Report, start: float, end: float) -> Curve:
    profile = report.profile
    lo, hi = (int(k) for k in np.searchsorted(profile.distance, (start - 0.1, end + 0.1)))
    points = slice(lo, hi)
    return Curve(report.course.name, profile.distance[points], profile.elevation[points], profile.gradient[lo : hi - 1])


def shortened(painter: QPainter, text: str, room: float, size: float = fonts.SECONDARY, *, strong: bool = False) -> str:
    """The text, cut where there is no more room [px]."""
    font = fonts.font(size, fonts.SEMIBOLD if strong else fonts.REGULAR, painter.device())
    return QFontMetricsF(font, painter.device()).elidedText(text, Qt.TextElideMode.ElideRight, room)
