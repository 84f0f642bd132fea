"""Single cells of a table of stations, as people write them: distances, times, stops."""

import re
from collections.abc import Sequence

from routeplanner.course.cut_offs import CutOff
from routeplanner.errors import PlannerError
from routeplanner.units import Units, parse_distance, parse_duration

# Mo, Mon, Monday; what else in Alpine languages begins alike is told apart by three letters
WEEKDAYS: tuple[tuple[str, ...], ...] = (
    ("mo", "mon", "monday", "lun", "lundi", "lunedì", "montag"),
    ("tu", "tue", "tues", "tuesday", "mar", "mardi", "martedì", "di", "dienstag"),
    ("we", "wed", "wednesday", "mer", "mercredi", "mercoledì", "mi", "mittwoch"),
    ("th", "thu", "thur", "thurs", "thursday", "jeu", "jeudi", "gio", "giovedì", "do", "donnerstag"),
    ("fr", "fri", "friday", "ven", "vendredi", "venerdì", "freitag"),
    ("sa", "sat", "saturday", "sam", "samedi", "sab", "sabato", "samstag"),
    ("su", "sun", "sunday", "dim", "dimanche", "dom", "domenica", "so", "sonntag"),
)
_CLOCK = re.compile(r"(\d{1,3})\s*[:.,h]\s*([0-5]\d)(?:\s*[:.m]\s*([0-5]\d)s?)?\s*(?:min|m|h|uhr)?", re.IGNORECASE)
_HOURS = re.compile(r"(\d{1,3})\s*(?:h|hrs?|hours?)", re.IGNORECASE)
_HALF = re.compile(r"\b([ap])\.?\s*m\.?$", re.IGNORECASE)
_STOP = re.compile(r"(\d+(?:[.,]\d+)?)\s*(s|se[ck]\w*\.?|″|\"|min\w*\.?|m|′|')?", re.IGNORECASE)
_MINUTES = re.compile(r"(\d{1,3})[:.,]([0-5]\d)(?:[:.,]([0-5]\d))?\s*(min\w*\.?)?", re.IGNORECASE)
_NTH_DAY = re.compile(r"(?:day|jour|tag|giorno|d[ií]a|j|d)\.?\s?([1-9]),?\s+(?=\d)", re.IGNORECASE)
_MORE_DAYS = re.compile(r"(?:[jdtg])\s?\+\s?([1-9])\b,?\s*", re.IGNORECASE)  # J+1 14:30
_DAYS_LATER = re.compile(
    r"\s*\(?\s?(?:[jdtg])?\s?\+\s?([1-9])\s?(?:d|j|t|g|days?|jours?|tage?|giorn[oi]|d[ií]as?)?\s?\)?$", re.IGNORECASE
)  # 14:30 (+1)
EMPTY = ("", "-", "–", "—", "n/a", "none", "x")


def distance(text: str, bare: str) -> float | None:
    """Metres in "7.1", "7,1 km", "km 7.1", "7,100 m" or "4.4 mi"; None where it is no distance.

    `bare` is the unit where none is written: "km", "mi" or "m".
    """
    text = re.sub(r"^(km|mi)\.?\s*(?=\d)(.*\d)$", r"\2 \1", text.strip(), flags=re.IGNORECASE)
    text = f"{text} m" if bare == "m" and text[-1:].isdecimal() else text
    try:
        return parse_distance(text, Units("mi" if bare == "mi" else "km"))
    except PlannerError:
        return None


def cut_off(text: str) -> CutOff | None:
    """ "Sat 14:30", "2:45 PM", "14:30 (+1)" and "day 2 14:30" by the clock, "26h30" and "+3:15" after the start,
    "14:30" either; None for anything else. A point or comma before two digits is as good as a colon.
    """
    rest = text.strip().strip(",;")
    if after := re.fullmatch(r"\+\s*(\d.*)", rest):
        length = _length(after[1])
        return None if length is None else CutOff(length, "elapsed")
    days, rest = _days(rest)
    weekday, rest = _weekday(rest)
    half = _HALF.search(rest)
    rest = _HALF.sub("", rest).strip() if half else rest
    by_clock = half is not None or weekday is not None or days is not None
    seconds = _seconds(rest, bare_hours=by_clock)
    if seconds is None:
        return None
    if half:
        if not 3600.0 <= seconds < 13 * 3600.0:
            return None
        seconds = seconds % 43_200.0 + (43_200.0 if half[1].lower() == "p" else 0.0)
    if by_clock:
        return CutOff(seconds, "clock", weekday, days) if seconds <= 86_400.0 else None
    return CutOff(seconds, "elapsed" if seconds > 86_400.0 or re.search(r"\d\s*(?:hrs?|hours?)\b", rest) else "either")


def _days(text: str) -> tuple[int | None, str]:
    """How many days after that of the start, and the text without it."""
    if found := _NTH_DAY.match(text):
        return int(found[1]) - 1, text[found.end() :]
    if found := _MORE_DAYS.match(text) or _DAYS_LATER.search(text):
        return int(found[1]), (text[: found.start()] + text[found.end() :]).strip()
    return None, text


def _weekday(text: str) -> tuple[int | None, str]:
    found = re.match(r"([^\W\d]+)\.?,?\s+(?=\d)|([^\W\d]+)\.?(?=\d)", text)
    word = (found[1] or found[2]).casefold() if found else ""
    for k, names in enumerate(WEEKDAYS):
        if found and word in names:
            return k, text[found.end() :]
    return None, text


def _seconds(text: str, bare_hours: bool) -> float | None:
    if found := _CLOCK.fullmatch(text):
        hours, minutes, seconds = (int(part or 0) for part in found.groups())
        return 3600.0 * hours + 60.0 * minutes + seconds
    if found := _HOURS.fullmatch(text):
        return 3600.0 * int(found[1])
    return 3600.0 * int(text) if bare_hours and re.fullmatch(r"\d{1,2}", text) else None


def stop(text: str, bare: float = 60.0, in_hours: bool = False) -> float | None:
    """Seconds in "60 s", "1:00", "1,30", "5 min", "1 h" or "5", which is of `bare` seconds each; else None.

    Two digits after a colon, point or comma are seconds, `in_hours` minutes.
    """
    text = text.strip()
    if re.search(r"h", text, re.IGNORECASE):
        return _length(text)
    if found := _MINUTES.fullmatch(text):
        first, second, third, unit = found.groups()
        whole = 60.0 * int(first) + int(second)
        if third is not None:
            return 60.0 * whole + int(third)
        return 60.0 * whole if in_hours and not unit else whole
    found = _STOP.fullmatch(text)
    if not found:
        return None
    number, unit = float(found[1].replace(",", ".")), (found[2] or "").lower()
    if not unit:
        return number * bare
    return number * (1.0 if unit.startswith("s") or unit in ("″", '"') else 60.0)


def stops_in_hours(cells: Sequence[str]) -> bool:
    """Whether "0:05" in a column of stops is five minutes: where most would be shorter than a minute else [D]."""
    bare = [found for cell in cells if (found := _MINUTES.fullmatch(cell.strip())) and not (found[3] or found[4])]
    long = [found for found in bare if int(found[1]) or int(found[2])]
    return 2 * sum(int(found[1]) == 0 for found in long) > len(long)


def _length(text: str) -> float | None:
    try:
        return parse_duration(text)
    except PlannerError:
        return None


def empty(text: str) -> bool:
    """Nothing is said, though something may stand there."""
    return text.strip().casefold() in EMPTY
