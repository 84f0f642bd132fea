"""Lucide icons by name, coloured by what they stand for."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap

from ui import assets
from ui.style.palette import Theme

if TYPE_CHECKING:
    from PySide6.QtSvg import QSvgRenderer

SIZE = 17.0  # [px]
STROKE = "1.75"


@lru_cache(maxsize=256)
def _renderer(name: str, colour: str, filled: bool) -> QSvgRenderer:
    from PySide6.QtSvg import QSvgRenderer  # the first window without icons needs no SVG

    svg = (
        assets.text(f"icons/{name}.svg")
        .replace("currentColor", colour)
        .replace('stroke-width="2"', f'stroke-width="{STROKE}"')
    )
    if filled:
        svg = svg.replace('fill="none"', f'fill="{colour}"')
    renderer = QSvgRenderer(svg.encode())
    if not renderer.isValid():
        raise ValueError(f"icon {name} cannot be drawn")
    return renderer


def draw(painter: QPainter, rect: QRectF, name: str, colour: str, *, filled: bool = False, turn: float = 0.0) -> None:
    """Draw icon `name` into `rect` as vectors, turned clockwise by `turn` [deg]."""
    renderer = _renderer(name, colour, filled)
    painter.save()
    painter.translate(rect.center())
    painter.rotate(turn)
    renderer.render(painter, QRectF(-rect.width() / 2, -rect.height() / 2, rect.width(), rect.height()))
    painter.restore()


@lru_cache(maxsize=512)
def pixmap(
    name: str, colour: str, size: float = SIZE, ratio: float = 1.0, *, filled: bool = False, turn: float = 0.0
) -> QPixmap:
    """Icon `name` of `size` [px] in `colour` for a screen with `ratio` device pixels per pixel."""
    made = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    made.fill(Qt.GlobalColor.transparent)
    made.setDevicePixelRatio(ratio)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw(painter, QRectF(0, 0, size, size), name, colour, filled=filled, turn=turn)
    painter.end()
    return made


def icon(
    name: str,
    theme: Theme,
    role: str = "text",
    size: float = SIZE,
    ratio: float | None = None,
    *,
    filled: bool = False,
    turn: float = 0.0,
) -> QIcon:
    """Icon `name` in the colour of palette `role`, pale where disabled. `ratio`: the sharpest screen's by default.

    Make it anew when the theme changes.
    """
    if ratio is None:
        application = QGuiApplication.instance()
        ratio = application.devicePixelRatio() if isinstance(application, QGuiApplication) else 1.0
    made = QIcon()
    for mode, colour in (
        (QIcon.Mode.Normal, getattr(theme, role)),
        (QIcon.Mode.Disabled, theme.disabled),
    ):
        for each in sorted({1.0, ratio}):
            made.addPixmap(pixmap(name, colour, size, each, filled=filled, turn=turn), mode)
    return made
