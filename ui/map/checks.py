"""What comes from the page is checked: it is a browser, and browsers read files from the net."""

import math
from collections.abc import Callable
from functools import wraps
from typing import Any

# a typed slot would get 0.0 where the page says "not a number"
ANY = "QVariant"


class Nonsense(Exception):
    """The page said what cannot be."""


def refusing[**P](report: Callable[P, None]) -> Callable[P, None]:
    """A slot of a bridge: what makes no sense is told by its signal `refused`."""

    @wraps(report)
    def checked(*said: P.args, **named: P.kwargs) -> None:
        try:
            report(*said, **named)
        except Nonsense as error:
            bridge: Any = said[0]
            bridge.refused.emit(f"{report.__name__}{said[1:]}: {error}")

    return checked


def whole(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or abs(value) > 2**31:
        raise Nonsense(f"{value!r} is no whole number")
    return value


def number(value: object) -> float:
    if not isinstance(value, int | float) or isinstance(value, bool) or not _finite(value):
        raise Nonsense(f"{value!r} is no number")
    return float(value)


def _finite(value: float) -> bool:
    try:
        return math.isfinite(value)
    except OverflowError:  # JSON has whole numbers that no float can hold
        return False


def flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise Nonsense(f"{value!r} is neither true nor false")
    return value


def distance(value: object) -> float:
    """Along a route [m]."""
    found = number(value)
    if found < 0:
        raise Nonsense("before the start")
    return found


def place(lat: object, lon: object) -> tuple[float, float]:
    """Latitude and longitude [deg]."""
    found = number(lat), number(lon)
    if abs(found[0]) > 90 or abs(found[1]) > 180:
        raise Nonsense("not on Earth")
    return found
