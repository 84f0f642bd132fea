"""Everything a person reads goes through here. `ui` installs a catalogue; the core never looks for files."""

import gettext
import unicodedata
from pathlib import Path

FIRST_STRONG, POP = "\u2068", "\u2069"  # around words that run their own way
TURNING = {*"\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f"}  # they turn what follows too
RIGHT_TO_LEFT = {"R", "AL"}

_catalogue: gettext.NullTranslations = gettext.NullTranslations()


def _(text: str) -> str:
    """Translate `text`."""
    return _catalogue.gettext(text)


def ngettext(one: str, many: str, n: int) -> str:
    """Translate with the plural that `n` asks for."""
    return _catalogue.ngettext(one, many, n)


def install(folder: Path, languages: list[str] | None = None) -> None:
    """Use the catalogue in `folder`; English where there is none."""
    global _catalogue
    _catalogue = gettext.translation("routeplanner", folder, languages=languages, fallback=True)


def one_line(text: str) -> str:
    """What somebody else wrote, such as a name, as a part of a line: no control reaches a terminal or a title, and
    words from right to left turn no words but their own."""
    one = " ".join("".join(" " if _is_control(character) else character for character in text).split())
    if any(unicodedata.bidirectional(character) in RIGHT_TO_LEFT for character in one):
        return f"{FIRST_STRONG}{one}{POP}"
    return one


def _is_control(character: str) -> bool:
    return unicodedata.category(character) in ("Cc", "Zl", "Zp") or character in TURNING
