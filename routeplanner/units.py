"""SI to and from what people read and type: the only formatter, for screen, command line and paper."""

import re
from dataclasses import dataclass
from typing import Literal

from routeplanner.errors import PlannerError
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


def parse_distance(text: str, units: Units) -> float:
    """Metres in "26.6", "26,6 km" or "16.5 mi"; `units` where none is typed. Raises PlannerError."""
    found = re.fullmatch(r"\s*(\d+(?:[.,]\d+)?)\s*(km|mi)?\s*", text)
    if not found:
        raise PlannerError(_("“{text}” is not a distance.").format(text=text), _("Write it such as 26.6 km."))
    return float(found[1].replace(",", ".")) * ({"km": KM, "mi": MILE}[found[2]] if found[2] else units.long)


def parse_descent(text: str, units: Units) -> float:
    """Metres in "1 200", "−560 m", "1,200" or "4000 ft", never negative; `units` where none is typed.

    A point or comma before three digits parts thousands. Raises PlannerError.
    """
    bare = re.sub(r"(?<=\d)[\s.,](?=\d{3}(?!\d))", "", text.strip().removeprefix(MINUS).removeprefix("-"))
    found = re.fullmatch(r"(\d+(?:[.,]\d+)?)\s*(m|ft)?", bare)
    if not found:
        raise PlannerError(_("“{text}” is not a descent.").format(text=text), _("Write it such as 1200 or 4000 ft."))
    number, unit = found.groups()
    return float(number.replace(",", ".")) * ({"m": 1.0, "ft": FOOT}[unit] if unit else units.short)


def parse_stature(text: str) -> float:
    """Metres in "1.75", "1,75 m", "175 cm", "175", "5′9″" or "5 ft 9". Raises PlannerError."""
    metric = re.fullmatch(r"\s*(\d+(?:[.,]\d+)?)\s*(m|cm)?\s*", text)
    if metric:
        number, unit = float(metric[1].replace(",", ".")), metric[2]
        return number / 100.0 if unit == "cm" or (unit is None and number >= 100.0) else number
    feet = re.fullmatch(r"\s*(\d)\s*(?:ft|['′’])\s*(?:(\d{1,2})\s*(?:in|[\"″”]|'')?)?\s*", text)
    if not feet:
        raise PlannerError(_("“{text}” is no height.").format(text=text), _("Write it such as 1.75 or 5′9″."))
    return int(feet[1]) * FOOT + int(feet[2] or 0) * INCH


def parse_mass(text: str, units: Units) -> float:
    """Kilograms in "70", "70.5 kg" or "154 lb"; `units` where none is typed. Raises PlannerError."""
    found = re.fullmatch(r"\s*(\d+(?:[.,]\d+)?)\s*(kg|lb)?\s*", text)
    if not found:
        raise PlannerError(_("“{text}” is no mass.").format(text=text), _("Write it such as 70 kg or 154 lb."))
    unit = found[2] or ("kg" if units.system == "km" else "lb")
    return float(found[1].replace(",", ".")) * (1.0 if unit == "kg" else POUND)


def parse_cadence(text: str) -> float:
    """Steps per minute in "172" or "172 spm". Raises PlannerError."""
    found = re.fullmatch(r"\s*(\d+(?:[.,]\d+)?)\s*(?:spm)?\s*", text)
    if not found:
        raise PlannerError(_("“{text}” is no cadence.").format(text=text), _("Write steps per minute, such as 172."))
    return float(found[1].replace(",", "."))
