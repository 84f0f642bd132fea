"""Hatching made of plain lines and dots, so that SVG and PDF get vectors and neighbours line up."""

from math import ceil, floor

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPolygonF

from routeplanner.geo import Floats
from ui.charts.marks import pen
from ui.style.palette import Hatch

STEP = 0.25  # [units] how finely a hatch line is cut at the outline, which covers the rest


def region(x: Floats, top: Floats, bottom: float) -> QPolygonF:
    """The outline of what lies between the line (x, top), shape (n,), and the level `bottom`."""
    line = [QPointF(a, b) for a, b in zip(x.tolist(), top.tolist(), strict=True)]
    return QPolygonF([*line, QPointF(float(x[-1]), bottom), QPointF(float(x[0]), bottom)])


def fill(
    painter: QPainter,
    kind: Hatch,
    x: Floats,
    top: Floats,
    bottom: float,
    colour: str,
    pitch: float = 5.0,
    weight: float = 0.2,
) -> None:
    """Hatch what lies between the line (x, top), shape (n,), y downwards, and the level `bottom`.

    Lines `pitch` [units] apart, `weight` of it wide; dots of 0.8 times that radius.
    """
    if kind == "solid":
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        painter.drawPolygon(region(x, top, bottom))
    elif kind == "dots":
        _dots(painter, x, top, bottom, colour, pitch, 0.8 * weight * pitch)
    else:
        painter.setPen(pen(colour, weight * pitch))
        for slope in (-1.0, 1.0) if kind == "cross" else (-1.0,):
            painter.drawLines(lines(x, top, bottom, pitch, slope))


def lines(x: Floats, top: Floats, bottom: float, pitch: float, slope: float) -> list[QLineF]:
    """Lines y = slope x + c, `pitch` apart and all on one grid, cut to the region."""
    across = np.linspace(x[0], x[-1], max(2, ceil((x[-1] - x[0]) / STEP) + 1))
    roof = np.interp(across, x, top)
    apart = pitch * 2.0**0.5
    ends = (roof.min() - slope * x[0], roof.min() - slope * x[-1], bottom - slope * x[0], bottom - slope * x[-1])
    out: list[QLineF] = []
    for k in range(ceil(min(ends) / apart), floor(max(ends) / apart) + 1):
        y = slope * across + k * apart
        for a, b in _inside((y >= roof) & (y <= bottom)):
            out.append(QLineF(across[a], y[a], across[b], y[b]))
    return out


def _inside(mask: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """First and last index of every run of True longer than one."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], mask, [False]))))
    return [(int(a), int(b) - 1) for a, b in zip(edges[::2], edges[1::2], strict=True) if b - a > 1]


def _dots(painter: QPainter, x: Floats, top: Floats, bottom: float, colour: str, pitch: float, radius: float) -> None:
    """Dots in staggered rows, one path in all."""
    path = QPainterPath()
    for row in range(ceil(float(top.min()) / pitch), floor(bottom / pitch) + 1):
        shift = 0.5 * pitch * (row % 2)
        columns = np.arange(ceil((x[0] - shift) / pitch), floor((x[-1] - shift) / pitch) + 1) * pitch + shift
        level = row * pitch
        for column in columns[(level - radius >= np.interp(columns, x, top)) & (level + radius <= bottom)]:
            path.addEllipse(QPointF(float(column), level), radius, radius)
    painter.fillPath(path, QBrush(QColor(colour)))
