"""What others wrote, such as the name of a course, where Qt would read it as markup, keys or several lines."""

import unicodedata
from html import escape

from PySide6.QtGui import Qt

FIRST_STRONG, POP = "\u2068", "\u2069"
TURNING = {*"\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f"}  # they would turn what follows too
RIGHT_TO_LEFT = {"R", "AL"}


def tip(text: str) -> str:
    """For a tooltip, which takes for markup whatever looks like it."""
    if not Qt.mightBeRichText(text):
        return text
    return f'<span style="white-space: pre-wrap">{escape(text)}</span>'


def label(text: str) -> str:
    """For a menu, a button or a tab, where & marks a key."""
    return text.replace("&", "&&")


def line(text: str) -> str:
    """On one line, and a part of a longer one: it turns no words but its own."""
    one = " ".join("".join(" " if _is_control(c) else c for c in text).split())
    if any(unicodedata.bidirectional(character) in RIGHT_TO_LEFT for character in one):
        return f"{FIRST_STRONG}{one}{POP}"
    return one


def _is_control(character: str) -> bool:
    return unicodedata.category(character) in ("Cc", "Zl", "Zp", "Cs") or character in TURNING
