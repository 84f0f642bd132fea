"""The two settings that the first picture needs, read without numpy: the rest of the file waits until it is shown."""

import json
from dataclasses import dataclass
from typing import Literal, cast

from ui import home

Theme = Literal["system", "light", "dark"]
Units = Literal["km", "mi"]
FILE = "settings.json"


@dataclass(frozen=True, slots=True)
class Appearance:
    """Theme and units."""

    theme: Theme = "system"
    units: Units = "km"


def load() -> Appearance:
    """Theme and units of the settings; the defaults where there are none or they cannot be read.

    What is wrong with the file is said when all of it is loaded, see preferences.load.
    """
    try:
        raw = json.loads((home.home() / FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Appearance()
    if not isinstance(raw, dict):
        return Appearance()
    theme, units = raw.get("theme"), raw.get("units")
    return Appearance(
        cast(Theme, theme) if theme in ("system", "light", "dark") else "system",
        cast(Units, units) if units in ("km", "mi") else "km",
    )
