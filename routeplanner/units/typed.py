"""SI from what people type: every notation that can only mean one thing, and a rule for each that cannot."""

import re
from collections.abc import Mapping

from routeplanner.errors import PlannerError
from routeplanner.units.written import FOOT, INCH, KM, MILE, POUND, Units
from routeplanner.words import _

_KM = dict.fromkeys(("km", "kms", "k", "kilometre", "kilometres", "kilometer", "kilometers"), KM)
_MILES = dict.fromkeys(("mi", "mis", "mile", "miles"), MILE)
_METRES = dict.fromkeys(("m", "metre", "metres", "meter", "meters"), 1.0)
_FEET = dict.fromkeys(("ft", "foot", "feet", "'"), FOOT)
LENGTHS: Mapping[str, float] = _KM | _MILES | _METRES | _FEET  # [m] of one
_WHOLE = frozenset((*_METRES, *_FEET))  # counted in whole ones: a point or comma before three digits parts thousands
_MASSES = dict.fromkeys(("kg", "kgs", "kilo", "kilos"), 1.0) | dict.fromkeys(("lb", "lbs", "pounds"), POUND)
_H, _MIN, _S = r"(?:hours?|hrs?|h)", r"(?:minutes?|mins?|min|m|')", r"(?:seconds?|secs?|s|\"|'')"
_DIGITS = re.compile(rf"(\d{{1,3}})\s*(?::|{_H})\s*([0-5]?\d)(?:\s*[:.]\s*([0-5]?\d))?\s*(?:{_H}|{_MIN})?")
_POINTED = re.compile(rf"(\d{{1,3}})[.,]([0-5]\d)(?:[.,:]([0-5]\d))?\s*{_H}?")
_DECIMAL = re.compile(rf"(\d{{1,3}}[.,]\d)|(\d{{1,3}}[.,]\d+)\s*{_H}|(\d{{1,3}}[.,]\d)\s*{_H}")
_WORDED = re.compile(
    rf"(?=.*[^\d\s])(?:(\d{{1,3}})\s*{_H})?(?:\s*(\d{{1,4}})\s*{_MIN}(?![a-z]))?(?:\s*([0-5]?\d)\s*{_S})?"
)
_PER = r"(?:\s*min(?:utes?)?)?(?:\s*(?:/|per)?\s*(?P<unit>km|k|kilomet(?:re|er)|mi|miles?))?"
_PACE = re.compile(rf"(\d{{1,2}})\s*(?:[:.,']|min(?:utes?)?)\s*([0-5]\d)\s*(?:\"|''|s)?{_PER}")
_PACE_MINUTES = re.compile(rf"(\d{{1,2}}[.,]\d|\d{{1,2}}(?=\s*(?:min|/|per)))(?:\s*')?{_PER}")
_SPEED = re.compile(r"(\d{1,2}(?:[.,]\d+)?)\s*(?:(km/h|kmh|kph|km per hour)|(mph|mi/h))")


def _plain(text: str) -> str:
    """One kind of blank, minus, foot and inch; small letters."""
    out = re.sub(r"\s+", " ", text.strip()).casefold()
    return re.sub("[′’‘`´]", "'", re.sub("[″”“]", '"', re.sub("[−–]", "-", out)))


def _number(text: str, grouped: bool) -> float | None:
    """1 200, 1'200, 12.5, 12,5, 1,234.5; None for anything else. `grouped`: 1,200 and 1.200 are thousands."""
    bare = re.sub(r"(?<=\d)[ '](?=\d{3}(?!\d))", "", text)
    if "." in bare and "," in bare:
        thousands = "," if bare.rfind(".") > bare.rfind(",") else "."
        bare = re.sub(rf"(?<=\d)[{thousands}](?=\d{{3}}(?!\d))", "", bare)
    elif grouped:
        bare = re.sub(r"(?<=\d)[.,](?=\d{3}(?!\d))", "", bare)
    return float(bare.replace(",", ".")) if re.fullmatch(r"\d+(?:[.,]\d+)?", bare) else None


def _measured(text: str, known: Mapping[str, float], bare: float, grouped: bool) -> float | None:
    """A number and perhaps a unit, in SI; `bare` is the unit where none is typed, `grouped` how it is then read."""
    found = re.fullmatch(r"([\d .,']*\d) ?([a-z]+|')?\.?", _plain(text))
    if not found or (found[2] and found[2] not in known):
        return None
    number = _number(found[1], found[2] in _WHOLE if found[2] else grouped)
    return None if number is None else number * (known[found[2]] if found[2] else bare)


def parse_duration(text: str) -> float:
    """Seconds in "3:40", "3.40", "3,40", "3h40", "3 h 40 min", "3:40:00", "220 min" or "3.5". Raises PlannerError.

    Two digits after a point or comma are minutes, as runners write them; one digit, or what can be no minutes but
    has an h behind it, is a part of an hour: 3.5 and 3.75 h. A number alone says neither hours nor minutes.
    """
    plain = _plain(text)
    for pattern in (_DIGITS, _POINTED):
        if found := pattern.fullmatch(plain):
            return _seconds(*found.groups())
    if found := _DECIMAL.fullmatch(plain):
        return round(3600.0 * float(next(part for part in found.groups() if part).replace(",", ".")))
    if (found := _WORDED.fullmatch(plain)) and any(found.groups()):
        return _seconds(*found.groups())
    raise PlannerError(_("“{text}” is not a time.").format(text=text), _("Write hours:minutes, such as 3:40."))


def _seconds(hours: str | None, minutes: str | None, seconds: str | None = None) -> float:
    return 3600.0 * int(hours or 0) + 60.0 * int(minutes or 0) + int(seconds or 0)


def parse_pace(text: str, units: Units | None = None) -> float:
    """Seconds per metre in "5:10", "5.10", "5:10/km", "8:20 min/mi", "5'10\"", "5.5", "6 min" or "12 km/h".

    `units` where none is typed; one digit after a point or comma is a part of a minute. Raises PlannerError.
    """
    plain = _plain(text)
    long = (units or Units()).long
    if found := _SPEED.fullmatch(plain):
        metres = float(found[1].replace(",", ".")) * (KM if found[2] else MILE)
        seconds, long = (3600.0 / metres if metres > 0 else 0.0), 1.0
    elif (found := _PACE.fullmatch(plain)) or (found := _PACE_MINUTES.fullmatch(plain)):
        minutes = float(found[1].replace(",", "."))
        seconds = 60.0 * minutes + (int(found[2]) if found.re is _PACE else 0)
        long = LENGTHS[found["unit"]] if found["unit"] else long
    else:
        raise PlannerError(_("“{text}” is not a pace.").format(text=text), _("Write minutes:seconds, such as 5:10."))
    if seconds == 0:
        raise PlannerError(_("A pace of 0:00 is no pace."), _("Write minutes:seconds, such as 5:10."))
    return seconds / long


def parse_distance(text: str, units: Units) -> float:
    """Metres in "26.6", "42,195", "26,6 km", "16.5 mi" or "1 200 m"; `units` where none is typed.

    Raises PlannerError.
    """
    metres = _measured(text, LENGTHS, units.long, grouped=False)
    if metres is None:
        raise PlannerError(_("“{text}” is not a distance.").format(text=text), _("Write it such as 26.6 km."))
    return metres


def parse_descent(text: str, units: Units) -> float:
    """Metres in "1 200", "−560 m", "1,200" or "4000 ft", never negative; `units` where none is typed.

    A point or comma before three digits parts thousands. Raises PlannerError.
    """
    bare = re.sub(r"^(?:d ?)?[-+] ?", "", _plain(text))
    metres = _measured(bare, _METRES | _FEET, units.short, grouped=True)
    if metres is None:
        raise PlannerError(_("“{text}” is not a descent.").format(text=text), _("Write it such as 1200 or 4000 ft."))
    return metres


def parse_stature(text: str) -> float:
    """Metres in "1.75", "1,75 m", "1m75", "175 cm", "175", "5′9″", "5 ft 9 in" or "69 in". Raises PlannerError."""
    plain = _plain(text)
    if found := re.fullmatch(r"(\d+(?:[.,]\d+)?) ?(m|cm|in(?:ches)?|\")?", plain):
        number, unit = float(found[1].replace(",", ".")), found[2] or ""
        if unit.startswith(("in", '"')):
            return number * INCH
        return number / 100.0 if unit == "cm" or (not unit and number >= 100.0) else number
    if found := re.fullmatch(r"([12]) ?m ?(\d{2})", plain):
        return int(found[1]) + int(found[2]) / 100.0
    if found := re.fullmatch(r"(\d) ?(?:ft|foot|feet|') ?(?:(\d{1,2}) ?(?:in(?:ch(?:es)?)?|\"|'')?)?", plain):
        return int(found[1]) * FOOT + int(found[2] or 0) * INCH
    raise PlannerError(_("“{text}” is no height.").format(text=text), _("Write it such as 1.75 or 5′9″."))


def parse_mass(text: str, units: Units) -> float:
    """Kilograms in "70", "70.5 kg" or "154 lb"; `units` where none is typed. Raises PlannerError."""
    kilograms = _measured(text, _MASSES, 1.0 if units.system == "km" else POUND, grouped=False)
    if kilograms is None:
        raise PlannerError(_("“{text}” is no mass.").format(text=text), _("Write it such as 70 kg or 154 lb."))
    return kilograms


def parse_cadence(text: str) -> float:
    """Steps per minute in "172", "172 spm" or "172/min". Raises PlannerError."""
    found = re.fullmatch(r"(\d+(?:[.,]\d+)?) ?(?:spm|steps/min|/ ?min)?", _plain(text))
    if not found:
        raise PlannerError(_("“{text}” is no cadence.").format(text=text), _("Write steps per minute, such as 172."))
    return float(found[1].replace(",", "."))
