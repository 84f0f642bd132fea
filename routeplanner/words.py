"""Everything a person reads goes through here. `ui` installs a catalogue; the core never looks for files."""

import gettext
from pathlib import Path

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
