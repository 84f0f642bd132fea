"""SI as people read it: the only formatter, for screen, command line and paper."""

from dataclasses import dataclass
from typing import Literal

from routeplanner.words import _

KM, MILE, FOOT, INCH = 1000.0, 1609.344, 0.3048, 0.0254  # [m]
POUND = 0.45359237  # [kg]
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


def spoken(seconds: float) -> str:
    """3 h 40 min, 54 min, 3 h 40 min 20 s: a duration that nobody can take for another one."""
    whole_seconds = round(abs(seconds))
    hours, minutes, rest = whole_seconds // 3600, whole_seconds // 60 % 60, whole_seconds % 60
    parts = [(hours, _("h")), (minutes, _("min")), (rest, _("s"))]
    said = " ".join(f"{count} {unit}" for count, unit in parts if count) or _("0 min")
    return MINUS + said if seconds < 0 and whole_seconds else said


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
    def mass_name(self) -> str:
        return _("kg") if self.system == "km" else _("lb")

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

    def stature(self, metres: float) -> str:
        """1.75 m, or 5′9″: how tall a runner is."""
        if self.system == "km":
            return f"{decimal(metres, 2)} {self.short_name}"
        feet, inches = divmod(round(metres / INCH), 12)
        return f"{feet}′{inches}″"

    def mass(self, kilograms: float) -> str:
        """70, in kilograms or pounds"""
        return decimal(kilograms / (1.0 if self.system == "km" else POUND), 0)

    def down_speed(self, metres_per_hour: float) -> str:
        """1 930 m/h, rounded to ten"""
        return f"{whole(round(metres_per_hour / self.short, -1))} {self.down_speed_name}"
