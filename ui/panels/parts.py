"""What the pages of the inspector are put together from: headers, key figures, boxes, marks of our own choices."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from routeplanner.words import _
from ui.panels.labels import Fitting, Icon
from ui.style import fonts

MARGIN, HEADER = 12, 28  # [px]


def words(text: str = "", *, muted: bool = False, size: float = fonts.BODY) -> QLabel:
    """Plain words that wrap."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setFont(fonts.font(size))
    if muted:
        label.setProperty("words", "muted")
    return label


class Header(QWidget):
    """The title of a section, and a remark, from its longest wording to the shortest.

    Where figures below are our `own` choice, a mark says so and names the settings.
    """

    def __init__(self, title: str, *remark: str, own: tuple[str, ...] = ()) -> None:
        super().__init__()
        self.setProperty("surface", "header")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(HEADER)
        self.title = Fitting(fonts.BODY, fonts.SEMIBOLD, cut=False)
        self.remark = Fitting(fonts.SECONDARY, words="muted")
        self.title.say(title)
        self.remark.say(*remark)
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, 0, MARGIN, 0)
        row.setSpacing(8)
        row.addWidget(self.title)
        row.addWidget(self.remark)
        row.addStretch(1)
        if own:
            row.addWidget(OwnChoice(*own))


class KeyFigure(QWidget):
    """What it is, the figure itself, and what belongs to it, marked where it is our `own` choice."""

    def __init__(self, own: tuple[str, ...] = ()) -> None:
        super().__init__()
        self.name = Fitting(fonts.SECONDARY, words="muted")
        self.figure = Fitting(fonts.KEY_FIGURE, fonts.SEMIBOLD)
        self.second = Fitting(fonts.SECONDARY, words="muted")
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(self.second)
        if own:
            below.addWidget(OwnChoice(*own))
            below.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        column.addWidget(self.name)
        column.addWidget(self.figure)
        column.addLayout(below)
        column.addStretch(1)

    def say(self, name: str, figure: str, *second: str, why: str = "") -> None:
        """`second` from the longest wording to the shortest."""
        self.name.say(name)
        self.figure.say(figure, why=why)
        self.second.say(*second)


class OwnChoice(QLabel):
    """Marks a figure that is our own choice; the tooltip says which setting, and after whom."""

    def __init__(self, *keys: str) -> None:
        super().__init__(_("own choice"))
        self.setFont(fonts.font(fonts.SECONDARY))
        self.setProperty("words", "muted")
        source = "\n".join(sources(*keys))
        self.setToolTip(source)
        self.setAccessibleDescription(source)


def sources(*keys: str) -> list[str]:
    """What settings mean and who says so; those of the training block as "training.week_share"."""
    from routeplanner.plan import choices
    from routeplanner.plan.training import choices as training

    known = {c.key: c for c in choices.choices()} | {f"training.{c.key}": c for c in training.choices()}
    return [f"{known[key].text}: {known[key].source}" for key in keys]


class Box(QWidget):
    """A few words on a ground of their own: a warning with its mark, or advice."""

    def __init__(self, surface: str = "warning") -> None:
        super().__init__()
        self.setProperty("surface", surface)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.words = words()
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, 8, MARGIN, 8)
        row.setSpacing(8)
        if surface == "warning":
            self.words.setProperty("words", "warning")
            row.addWidget(Icon("triangle-alert", "warning"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1)
        self.hide()

    def say(self, text: str) -> None:
        """Shown only while there is something to say."""
        self.words.setText(text)
        self.setVisible(bool(text))
