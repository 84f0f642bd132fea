"""What others wrote, such as the name of a course, where Qt would read it as markup or keys."""

from html import escape

from PySide6.QtGui import Qt


def tip(text: str) -> str:
    """For a tooltip, which takes for markup whatever looks like it."""
    if not Qt.mightBeRichText(text):
        return text
    return f'<span style="white-space: pre-wrap">{escape(text)}</span>'


def label(text: str) -> str:
    """For a menu, a button or a tab, where & marks a key."""
    return text.replace("&", "&&")
