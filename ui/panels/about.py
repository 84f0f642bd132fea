"""The pages of the menu Help: how numbers are made, and about."""

from importlib.metadata import version

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QTextBlock, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument, QTextFormat
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from routeplanner.words import _
from ui import assets
from ui.style import fonts, screen

PAD = 20  # [px]
READING = (720, 620)  # [px]
HEADINGS = {1: fonts.KEY_FIGURE, 2: fonts.TITLE, 3: fonts.NAME}
RESTYLING = (QEvent.Type.PaletteChange, QEvent.Type.StyleChange)


class NumbersDialog(QDialog):
    """How numbers are made: each one's rule, source and how sure it is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("How numbers are made"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.text = Reading(assets.text("help/numbers.md"))
        self.text.setAccessibleName(self.windowTitle())
        finish(self, self.text)
        self.resize(screen.fitting(self, *READING))


class AboutDialog(QDialog):
    """Version, licence, whose work is inside, whose data is shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("About Routeplanner"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.text = Reading(about())
        self.text.setAccessibleName(self.windowTitle())
        finish(self, self.text)
        self.resize(screen.fitting(self, *READING))


class Reading(QTextBrowser):
    """A Markdown text to read, in the type of the product."""

    def __init__(self, markdown: str) -> None:
        super().__init__()
        self._markdown = markdown
        self.setOpenLinks(False)
        self._set()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in RESTYLING and hasattr(self, "_markdown"):
            at = self.verticalScrollBar().value()
            self._set()
            self.verticalScrollBar().setValue(at)

    def _set(self) -> None:
        document = self.document()
        document.setDefaultFont(fonts.font(fonts.NAME))
        document.setDocumentMargin(PAD)
        document.setMarkdown(self._markdown, QTextDocument.MarkdownFeature.MarkdownDialectGitHub)
        block = document.begin()
        while block.isValid():
            _dress(block)
            block = block.next()
        self.moveCursor(QTextCursor.MoveOperation.Start)


def about() -> str:
    """The page "About" as Markdown, with the licences of what is bundled in full."""
    licences = (
        ("Inter", "style/Inter-LICENSE.txt"),
        ("Lucide", "icons/Lucide-LICENSE.txt"),
        ("Leaflet", "map/vendor/leaflet-1.9.4/LICENSE"),
    )
    texts = "\n\n".join(f"## {name}\n\n{_quoted(assets.text(file))}" for name, file in licences)
    return "\n\n".join(
        (
            "# Routeplanner",
            _("Version {version}. Plans mountain races by their descents.").format(version=version("routeplanner")),
            _("Free software under the Apache License 2.0: use it, change it, pass it on. It comes without warranty."),
            _("No injury risk, no medical advice: the figures are estimates, and you decide on the ground."),
            "## " + _("Data"),
            _("Elevation: NASA Shuttle Radar Topography Mission (SRTM), in the public domain."),
            _("Null Island, its race and its relief are invented for this program."),
            "## " + _("Inside"),
            "- Inter: SIL Open Font License 1.1",
            "- Lucide: ISC, " + _("parts from Feather: MIT"),
            "- Leaflet: BSD 2-Clause",
            "- Qt, PySide6: GNU LGPL 3",
            "- folium: MIT; Jinja2, NumPy, Shapely: BSD 3-Clause; srtm.py: Apache 2.0; platformdirs: MIT",
            texts,
        )
    )


def finish(dialog: QDialog, content: QHBoxLayout | QWidget) -> None:
    """The content, and the button that closes it."""
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.reject)
    column = QVBoxLayout(dialog)
    column.setSpacing(0)
    if isinstance(content, QWidget):
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(content, 1)
        buttons.setContentsMargins(PAD, 10, PAD, 12)
    else:
        column.setContentsMargins(PAD, PAD, PAD, 12)
        column.addLayout(content, 1)
        column.addSpacing(10)
    column.addWidget(buttons)


def _dress(block: QTextBlock) -> None:
    """Size and room of a paragraph, a heading, or a line of a licence."""
    cursor, level = QTextCursor(block), block.blockFormat().headingLevel()
    quoted = block.blockFormat().hasProperty(QTextFormat.Property.BlockCodeFence)
    room = QTextBlockFormat()
    room.setNonBreakableLines(False)
    room.setTopMargin(18.0 if level > 1 else 0.0)
    room.setBottomMargin(0.0 if quoted else 6.0)
    if not quoted:
        room.setLineHeight(130.0, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    cursor.mergeBlockFormat(room)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    look = QTextCharFormat()
    if level:
        look.setFont(fonts.font(HEADINGS.get(level, fonts.NAME), fonts.SEMIBOLD))
        cursor.setCharFormat(look)
    elif quoted:
        look.setFont(fonts.font(fonts.SECONDARY))
        cursor.setCharFormat(look)


def _quoted(text: str) -> str:
    """A licence as it is, in a block of its own."""
    return f"```\n{text.strip()}\n```"
