"""Places from what people type or paste, and as they are written: latitude and longitude [deg]."""

import re

from routeplanner.errors import PlannerError
from routeplanner.words import _

_MARKS = {"′": "'", "’": "'", "‘": "'", "´": "'", "″": '"', "”": '"', "“": '"', "''": '"', "º": "°", "−": "-", "–": "-"}
_AROUND = re.compile(r"^(?:geo:|\(|\[)\s*|\s*(?:\)|\]|;.*=.*)$", re.IGNORECASE)
_NAMES = re.compile(r"\b(?:lat|lon|lng|long)(?:itude)?\b\s*[:=]?", re.IGNORECASE)
PLACES = 6  # decimals that are written: 0.1 m


def parse_place(text: str) -> tuple[float, float]:
    """Latitude and longitude [deg] in "46.123, 7.456", "46,123; 7,456", "46.123 N 7.456 E", "geo:46.1,7.4",
    "46°07'22.8\"N 7°27'21.6\"E" or "N46° 7.38' E7° 27.36'". Raises PlannerError.
    """
    plain = text.strip()
    for mark, same in _MARKS.items():
        plain = plain.replace(mark, same)
    plain = _NAMES.sub("", _AROUND.sub("", plain)).strip().upper()
    for point in (r"\.", ","):
        if found := _pair(point).fullmatch(plain):
            return _place(text, found)
    raise _no_place(text)


def place_text(lat: float, lon: float) -> str:
    """46.123456, 7.456789: it can be pasted into a map and back."""
    return f"{lat:.{PLACES}f}, {lon:.{PLACES}f}"


def _pair(point: str) -> re.Pattern[str]:
    """Two coordinates whose decimals stand behind a `point`."""
    number = rf"\d{{1,3}}(?:{point}\d+)?"

    def one(k: int) -> str:
        parts = rf"(?:(?P<m{k}>{number})\s*'\s*)?(?:(?P<s{k}>{number})\s*\"\s*)?"
        return rf"(?P<a{k}>[NSEW])?\s*(?P<d{k}>[-+]?{number})\s*°?\s*{parts}(?(a{k})|(?P<b{k}>[NSEW])?)"

    return re.compile(rf"{one(1)}(?:\s*[,;/]\s*|\s+|(?<=[NSEW]))(?:{one(2)})")


def _place(text: str, found: re.Match[str]) -> tuple[float, float]:
    values, sides = [], []
    for k in (1, 2):
        degrees, minutes, seconds = (float((found[f"{part}{k}"] or "0").replace(",", ".")) for part in "dms")
        side = found[f"a{k}"] or found[f"b{k}"] or ""
        below = found[f"d{k}"].startswith("-")
        if minutes >= 60 or seconds >= 60 or (side and below):
            raise _no_place(text)
        value = abs(degrees) + minutes / 60.0 + seconds / 3600.0
        values.append(-value if below or side in ("S", "W") else value)
        sides.append({"N": "lat", "S": "lat", "E": "lon", "W": "lon"}.get(side, ""))
    if sides in (["lon", "lat"], ["lon", ""], ["", "lat"]):
        values.reverse()
    elif sides not in (["lat", "lon"], ["lat", ""], ["", "lon"], ["", ""]):
        raise _no_place(text)
    lat, lon = values
    if abs(lat) > 90 or abs(lon) > 180:
        raise _no_place(text)
    return lat, lon


def _no_place(text: str) -> PlannerError:
    message = _("“{text}” is no place.").format(text=text.strip())
    return PlannerError(message, _("Write latitude and longitude, such as 46.1234, 7.4567."))
