"""The small things that charts are marked with: words, numbered badges, station tags, the cursor."""

from collections.abc import Sequence
from itertools import accumulate
from math import hypot
from typing import Literal

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPaintEngine, QPainter, QPen, QPixmap

from ui.style import fonts, icons
from ui.style.palette import Chip, Theme

Side = Literal["left", "centre", "right"]
Words = Sequence[tuple[str, QFont.Weight, str]]  # (text, weight, colour), set one after the other

BADGE = 20.0  # [px]
TAG = 18.0
ICON = 12.0


def fineness(painter: QPainter) -> float:
    """Device pixels per unit; on vectors as fine as a good printer."""
    engine = painter.paintEngine()
    if engine is not None and engine.type() in (
        QPaintEngine.Type.SVG,
        QPaintEngine.Type.Pdf,
        QPaintEngine.Type.Picture,
    ):
        return 4.0
    return max(1.0, abs(painter.deviceTransform().m11()))


def pen(
    colour: str, width: float = 1.0, style: Qt.PenStyle = Qt.PenStyle.SolidLine, dash: Sequence[float] = ()
) -> QPen:
    """A pen with round joins; `dash` in line widths."""
    made = QPen(QColor(colour), width, style, Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.RoundJoin)
    if dash:
        made.setDashPattern(list(dash))
    return made


def rule(painter: QPainter, x0: float, y0: float, x1: float, y1: float) -> None:
    """A straight line with the painter's pen."""
    painter.drawLine(QLineF(x0, y0, x1, y1))


def dashes(
    painter: QPainter, x0: float, y0: float, x1: float, y1: float, colour: str, size: tuple[float, float], gap: float
) -> None:
    """Upright dashes of `size` (width, height), `gap` apart, from one point to another.

    Plain rectangles: a pen with a dash pattern takes a hundred times as long.
    """
    count = int(max(0.0, hypot(x1 - x0, y1 - y0)) / (size[1] + gap)) + 1
    step_x, step_y = (x1 - x0) / count, (y1 - y0) / count
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawRects([QRectF(x0 + k * step_x - size[0] / 2, y0 + k * step_y, *size) for k in range(count)])


def width(painter: QPainter, text: str, size: float, weight: QFont.Weight = fonts.REGULAR) -> float:
    """How wide `text` runs [units]."""
    return QFontMetricsF(fonts.font(size, weight, painter.device()), painter.device()).horizontalAdvance(text)


def write(
    painter: QPainter,
    x: float,
    y: float,
    text: str,
    colour: str,
    size: float = fonts.AXIS,
    weight: QFont.Weight = fonts.REGULAR,
    side: Side = "left",
) -> QRectF:
    """Write `text` with its capitals centred on `y`, starting, centred or ending at `x`; the place that it takes."""
    font = fonts.font(size, weight, painter.device())
    metrics = QFontMetricsF(font, painter.device())
    across = metrics.horizontalAdvance(text)
    left = x - {"left": 0.0, "centre": 0.5, "right": 1.0}[side] * across
    painter.setFont(font)
    painter.setPen(QColor(colour))
    painter.drawText(QPointF(left, y + 0.5 * metrics.capHeight()), text)
    return QRectF(left, y - 0.5 * metrics.height(), across, metrics.height())


def write_all(painter: QPainter, x: float, y: float, words: Words, size: float) -> float:
    """Write `words` one after the other; where the last one ends."""
    for text, weight, colour in words:
        x = write(painter, x, y, text, colour, size, weight).right()
    return x


def badge(painter: QPainter, centre: QPointF, n: int, chip: Chip, edge: str, ring: str = "") -> QRectF:
    """A numbered, outlined square; `ring` marks the selected one."""
    across = max(BADGE, width(painter, str(n), fonts.SECONDARY, fonts.BOLD) + 7.0)
    box = QRectF(centre.x() - across / 2, centre.y() - BADGE / 2, across, BADGE)
    inner = box.adjusted(1, 1, -1, -1)
    painter.setPen(pen(ring or edge, 2.0 if ring else 1.2))
    painter.setBrush(QColor(chip.fill))
    painter.drawRoundedRect(inner, 4, 4)
    write(painter, centre.x(), centre.y(), str(n), chip.ink, fonts.SECONDARY, fonts.BOLD, "centre")
    return box


def tag_width(painter: QPainter, words: Words, icon: str) -> float:
    """How wide `tag` will be."""
    return sum(width(painter, t, fonts.AXIS, w) for t, w, _ in words) + (ICON + 4.0 if icon else 0.0) + 10.0


def tag(painter: QPainter, left: float, y: float, across: float, words: Words, icon: str, theme: Theme) -> QRectF:
    """A label with an icon in a rounded outline, centred on `y`."""
    box = QRectF(left, y - TAG / 2, across, TAG)
    painter.setPen(pen(theme.muted))
    painter.setBrush(QColor(theme.panel))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    x = left + 5.0
    if icon:
        icons.draw(painter, QRectF(x, y - ICON / 2, ICON, ICON), icon, theme.text)
        x += ICON + 4.0
    write_all(painter, x, y, words, fonts.AXIS)
    return box


def cursor(painter: QPainter, x: float, top: float, bottom: float, y: float | None, theme: Theme) -> None:
    """The one marker of map and profile: an accent line, and a ringed dot where the ground is known."""
    x = round(x)  # two whole pixels stay sharp
    painter.setPen(pen(theme.accent, 2.0))
    rule(painter, x, top, x, bottom)
    if y is not None:
        _dot(painter, QPointF(x, y), theme)


def cursor_dot(theme: Theme, half: int, ratio: float) -> QPixmap:
    """The dot alone in the middle of a clear square, `half` [px] to each side: for a cursor that moves quickly."""
    made = QPixmap(QSize(2 * half, 2 * half) * ratio)
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    with QPainter(made) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _dot(painter, QPointF(half, half), theme)
    return made


def _dot(painter: QPainter, centre: QPointF, theme: Theme) -> None:
    painter.setPen(pen(theme.panel, 2.0))
    painter.setBrush(QColor(theme.accent))
    painter.drawEllipse(centre, 5.5, 5.5)


def spread(centres: Sequence[float], widths: Sequence[float], low: float, high: float, gap: float = 2.0) -> list[float]:
    """Centres moved as little as it takes (least squares) to stand `gap` apart between `low` and `high`, in order.

    Touching marks move as one block (pool adjacent violators). Where all cannot fit they run over `high`.
    """
    offsets = [end - 0.5 * own + gap * k for k, (end, own) in enumerate(zip(accumulate(widths), widths, strict=True))]
    blocks: list[tuple[float, int]] = []  # mean free position, marks
    for wanted, offset in zip(centres, offsets, strict=True):
        block = (wanted - offset, 1)
        while blocks and blocks[-1][0] > block[0]:
            mean, count = blocks.pop()
            block = ((mean * count + block[0] * block[1]) / (count + block[1]), count + block[1])
        blocks.append(block)
    last = max(low, high - sum(widths) - gap * (len(widths) - 1))
    free = [min(max(mean, low), last) for mean, count in blocks for _each in range(count)]
    return [position + offset for position, offset in zip(free, offsets, strict=True)]
