"""The kinds of stations, in our words and in those of the files and tables that organisers hand out."""

import re
from collections.abc import Mapping

from routeplanner.course.course import StationKind
from routeplanner.formats import Waypoint
from routeplanner.words import _

_SERVING: Mapping[StationKind, str] = {  # the first kind that fits; English, then what Alpine races write
    "base": r"base|base ?vita|base ?vie",
    "aid": r"aid|aid ?station|refreshments?|ravitaillements?|ravito|ristoro|verpflegung\w*|avituallamientos?",
    "food": r"food|restaurant|feed|snacks?|meal",
    "water": r"water|drinking water|drinks?|fountain|eau|acqua|wasser|agua",
    "drop_bag": r"drop ?-?bags?|drop_bag",
    "crew": r"crew(?:s|ed)?|crew access",
}
_SHOWING: Mapping[StationKind, str] = {
    "cut_off": r"cut[- _]?offs?|time (?:limit|barrier)|barri[eè]re horaire|cancello(?: orario)?|zeitlimit",
    "summit": r"summit|peak|top|sommet|cima|gipfel|cumbre|mountain",
    "danger": r"danger(?:ous)?|hazard|warning|caution|gefahr|pericolo|peligro",
}
_CUT_OFF = re.compile(r"cut[- ]?off\D{0,20}?(\d{1,3}):([0-5]\d)(?::([0-5]\d))?(?!\d)", re.IGNORECASE)


def kind_name(kind: StationKind) -> str:
    """What a kind is called on screen."""
    return {
        "aid": _("Aid station"),
        "water": _("Water"),
        "food": _("Food"),
        "base": _("Base"),
        "crew": _("Crew"),
        "drop_bag": _("Drop bag"),
        "cut_off": _("Cut-off"),
        "summit": _("Summit"),
        "danger": _("Danger"),
    }[kind]


def kind_in(text: str) -> StationKind | None:
    """The kind that a cell of a table names, None where it names none."""
    for kind, words in (*_SERVING.items(), *_SHOWING.items()):
        if _says(words, text) or text.strip().casefold() == kind_name(kind).casefold():
            return kind
    return None


def station_kind(waypoint: Waypoint) -> StationKind | None:
    """What a marked place serves, from its symbol, type and text; None for a place that is no station.

    A summit, a danger or a bare time limit is a station only where it has a cut-off.
    """
    said = " ".join((waypoint.symbol, waypoint.type, waypoint.name, waypoint.text))
    said = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", said)  # "BaseVita-Cogne"
    for kind, words in _SERVING.items():
        if _says(words, said):
            return kind
    if cut_off(waypoint) is None:
        return None
    marked = " ".join((waypoint.symbol, waypoint.type))
    if _says(_SHOWING["summit"], marked):
        return "summit"
    return "danger" if _says(_SHOWING["danger"], marked) else "cut_off"


def cut_off(waypoint: Waypoint) -> float | None:
    """Seconds after the start that a text like "cut-off 2:45" names."""
    found = _CUT_OFF.search(waypoint.text) or _CUT_OFF.search(waypoint.name)
    if not found:
        return None
    hours, minutes, seconds = (int(part or 0) for part in found.groups())
    return 3600.0 * hours + 60.0 * minutes + seconds or None  # 0:00 is where somebody filled in nothing


def _says(words: str, text: str) -> bool:
    return re.search(rf"\b(?:{words})\b", text, re.IGNORECASE) is not None
