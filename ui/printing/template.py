"""What the template is filled with beside the texts: its environment, and the small pictures in the text."""

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from routeplanner.words import _
from ui import assets
from ui.charts import figures
from ui.charts.marks import pen
from ui.printing.vector import svg

FIGURE = (52, 42)  # [1/96 inch]
BAR = (42, 12)


def environment() -> Environment:
    """Templates of `resources/sheet`; whatever a person wrote is escaped."""
    made = Environment(
        loader=FunctionLoader(lambda name: assets.text(f"sheet/{name}")),
        autoescape=lambda name: name is not None and name.endswith(".html"),
        undefined=StrictUndefined,
        trim_blocks=True,
    )
    made.globals["_"] = _
    made.filters["css"] = css_string
    return made


def css_string(text: str) -> str:
    """`text` as a string of a style sheet: nothing in it can end the string."""
    return '"' + "".join(c if c.isalnum() or c in " .,:;-" else f"\\{ord(c):06x}" for c in text) + '"'


def icon(name: str, role: str) -> Markup:
    """A Lucide icon inside the text; its size comes from the style sheet."""
    text = assets.text(f"icons/{name}.svg")
    return Markup(
        text[text.index("<svg") :].replace("<svg", f'<svg role="img" class="{role}"', 1).replace("currentColor", "#000")
    )


def figure(code: str) -> Markup:
    """The stick figure of a technique."""
    return svg(*FIGURE, lambda painter, rect: figures.draw(painter, rect, code, "#000000"))


def bar(short: float, long: float) -> Markup:
    """A week of training: its long session black, its short one white; both shares of the widest bar."""
    width, height = BAR

    def paint(painter: QPainter, _rect: QRectF) -> None:
        painter.setPen(pen("#000000", 1.1))
        left = 1.0
        for share, fill in ((long, "#000000"), (short, "#FFFFFF")):
            across = share * (width - 2.0)
            if across > 0.0:
                painter.setBrush(QColor(fill))
                painter.drawRect(QRectF(left, 1.0, across, height - 2.0))
            left += across

    return svg(width, height, paint)
