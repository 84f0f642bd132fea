"""SI to and from what people read and type: the only formatter, for screen, command line and paper."""

import re
from dataclasses import dataclass
from typing import Literal

from routeplanner.errors import PlannerError
from routeplanner.words import _

KM, MILE, FOOT = 1000.0, 1609.344, 0.3048  # [m]
MINUS = "\u2212"
THIN = "\u202f"  # narrow, and never broken at a line's end
NONE = "–"


def whole(value: float) -> str:
    """1 745, −287: whole numbers with a thin space in thousands and a true minus."""
    digits = f"{abs(round(value)):,}".replace(",", THIN)
    return MINUS + digits if round(value) < 0 else digits


def decimal(value: float, places: int) -> str:
    """A decimal number with a true minus, never "−0.0"."""
    text = f"{abs(value):.{places}f}"
    return MINUS + text if value < 0 and float(text) else text


def percent(gradient: float, sign: bool = True) -> str:
    """−36 %, +8 %: a gradient [m/m] in whole percent."""
    rounded = round(100.0 * gradient)
    plus = "+" if sign and rounded > 0 else ""
    return f"{plus}{whole(rounded)}{THIN}%"


def duration(seconds: float, with_seconds: bool = True) -> str:
    """3:40:00, 9:41, or 3:40 without seconds; the sign in front."""
    whole_seconds = round(abs(seconds))
    sign = MINUS if seconds < 0 and whole_seconds else ""
    if not with_seconds:
        minutes = round(abs(seconds) / 60.0)
        return f"{sign}{minutes // 60}:{minutes % 60:02d}"
    hours, rest = divmod(whole_seconds, 3600)
    return f"{sign}{hours}:{rest // 60:02d}:{rest % 60:02d}" if hours else f"{sign}{rest // 60}:{rest % 60:02d}"


@dataclass(frozen=True, slots=True)
class Units:
    """Kilometres and metres, or miles and feet."""

    system: Literal["km", "mi"] = "km"

    @property
    def long(self) -> float:
        """[m] in one kilometre or mile."""
        return KM if self.system == "km" else MILE

    @property
    def short(self) -> float:
        """[m] in one metre or foot."""
        return 1.0 if self.system == "km" else FOOT

    @property
    def long_name(self) -> str:
        return _("km") if self.system == "km" else _("mi")

    @property
    def short_name(self) -> str:
        return _("m") if self.system == "km" else _("ft")

    @property
    def pace_name(self) -> str:
        return _("min/km") if self.system == "km" else _("min/mi")

    @property
    def down_speed_name(self) -> str:
        return _("m/h") if self.system == "km" else _("ft/h")

    def distance(self, metres: float, places: int = 1) -> str:
        """27.7 km"""
        return f"{self.distance_number(metres, places)} {self.long_name}"

    def distance_number(self, metres: float, places: int = 1) -> str:
        """27.7"""
        return decimal(metres / self.long, places)

    def height(self, metres: float) -> str:
        """1 745 m, for elevations, drops and climbs; negative goes down."""
        return f"{self.height_number(metres)} {self.short_name}"

    def height_number(self, metres: float) -> str:
        """1 745"""
        return whole(metres / self.short)

    def pace(self, seconds_per_metre: float) -> str:
        """5:42, per kilometre or mile; an en dash where nobody moves."""
        seconds = seconds_per_metre * self.long
        return duration(seconds) if 0 < seconds < 86_400 else NONE

    def pace_with_unit(self, seconds_per_metre: float) -> str:
        """5:42 /km"""
        return f"{self.pace(seconds_per_metre)} /{self.long_name}"

    def down_speed(self, metres_per_hour: float) -> str:
        """1 930 m/h, rounded to ten"""
        return f"{whole(round(metres_per_hour / self.short, -1))} {self.down_speed_name}"


def parse_duration(text: str) -> float:
    """Seconds in "3:40:00", "3:40" (hours and minutes), "3.40", "3,40" or "3 h 40". Raises PlannerError."""
    found = re.fullmatch(r"\s*(\d{1,3})\s*(?:[:.,]|h)\s*([0-5]?\d)(?:\s*[:.]\s*([0-5]?\d))?\s*(?:min|m|h)?\s*", text)
    if not found:
        raise PlannerError(_("“{text}” is not a time.").format(text=text), _("Write hours:minutes, such as 3:40."))
    hours, minutes, seconds = (int(part or 0) for part in found.groups())
    return 3600.0 * hours + 60.0 * minutes + seconds


def parse_pace(text: str, units: Units | None = None) -> float:
    """Seconds per metre in "5:10", "5.10", "5:10/km" or "8:20/mi"; `units` where none is typed. Raises PlannerError."""
    found = re.fullmatch(r"\s*(\d{1,3})\s*[:.,]\s*([0-5]\d)\s*(?:min\s*)?(?:/?\s*(km|mi))?\s*", text)
    if not found:
        raise PlannerError(_("“{text}” is not a pace.").format(text=text), _("Write minutes:seconds, such as 5:10."))
    minutes, seconds, unit = found.groups()
    if int(minutes) * 60 + int(seconds) == 0:
        raise PlannerError(_("A pace of 0:00 is no pace."), _("Write minutes:seconds, such as 5:10."))
    long = {"km": KM, "mi": MILE}[unit] if unit else (units or Units()).long
    return (60.0 * int(minutes) + int(seconds)) / long
