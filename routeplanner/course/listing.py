"""Which marks of a file are one place that it lists again, and what their names say of the visit that they mean."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from routeplanner import geo
from routeplanner.course.passing import VISIT, Pass
from routeplanner.formats import Waypoint

# Our own choices [D]
SAME = 200.0  # [m] two marks of one name nearer than this are one place that is listed again
KM_OFF, KM_SHARE = 1000.0, 0.03  # [m], [m/m] a kilometre in a name may be off by both

_NUMBERS = ("1st|first|i", "2nd|second|ii", "3rd|third|iii", "4th|fourth|iv", "5th|fifth|v")
_FIRST = r"out|outbound|start|aller|andata|hinweg|ida"
_LAST = r"return|back|inbound|finish|retour|ritorno|ruckweg|vuelta"
_TIMES = r"(?: (?:visit|pass|passage|time|lap|loop))?$"
_KM = re.compile(r"\bkm ?(\d+(?:[.,]\d+)?)|(\d+(?:[.,]\d+)?) ?km\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mark:
    """One visit that a file lists: the index of its mark, and of further marks of the same visit."""

    first: int
    again: tuple[int, ...] = ()


def base(key: str) -> str:
    """The name of a place, from `stations.key`, without what tells its visits apart."""
    plain = re.sub(r"\bkm ?\d+(?: \d+)?\b|\b\d+(?: \d+)? ?km\b", "", key)
    ends = rf" (?:{'|'.join(_NUMBERS)}|{_FIRST}|{_LAST}){_TIMES}"
    return re.sub(r" ?\d+$", "", re.sub(ends, "", plain.strip())) or key


def said(name: str, key: str, visits: Sequence[float]) -> int | None:
    """Which of the `visits` [m] a name means by itself (0 is the first): "Hut 2nd", "Hut (return)", "Hut km 32"."""
    if found := _KM.search(name):
        at = 1000.0 * float((found[1] or found[2]).replace(",", "."))
        k = min(range(len(visits)), key=lambda k: abs(visits[k] - at))
        if abs(visits[k] - at) <= KM_OFF + KM_SHARE * at:
            return k
    for k, words in enumerate(_NUMBERS[: len(visits)]):
        if re.search(rf"\b(?:{words}){_TIMES}", key):
            return k
    if re.search(rf"\b(?:{_FIRST})$", key):
        return 0
    return len(visits) - 1 if re.search(rf"\b(?:{_LAST})$", key) else None


def listed(
    waypoints: Sequence[Waypoint], found: Sequence[Sequence[Pass]], names: Sequence[str], sorts: Sequence[bool]
) -> list[list[Mark]]:
    """The marks on the line by places: those of one name and sort, or "Hut 1st" and "Hut 2nd".

    `names` are those of `stations.key`. A place has no more marks than the line has passes.
    """
    on_line = [k for k in range(len(waypoints)) if found[k]]
    out: list[list[Mark]] = []
    for group in _together(on_line, waypoints, [(base(name), sort) for name, sort in zip(names, sorts, strict=True)]):
        alike = len({names[k] for k in group}) == 1
        one_place = all(_between(waypoints[group[0]], waypoints[k]) <= VISIT for k in group)
        if alike or (one_place and len(group) == len({p.visit for p in found[group[0]]})):
            out.append(_as_passed(group, found))
        else:
            plain = _together(group, waypoints, [(name, True) for name in names])
            out += [_as_passed(part, found) for part in plain]
    return out


def _as_passed(group: Sequence[int], found: Sequence[Sequence[Pass]]) -> list[Mark]:
    """The marks of one place, those that are too many joined with the one before."""
    out = [[k] for k in group]
    visits, often = len({p.visit for p in found[group[0]]}), len(found[group[0]])
    for n in range(len(out) - 1, 0, -1):
        if len(out) > visits and out[n][0] == out[n - 1][-1] + 1:  # listed twice in a row: no way back between
            out[n - 1 : n + 1] = [out[n - 1] + out[n]]
    while len(out) > often:
        out[-2:] = [out[-2] + out[-1]]
    return [Mark(first, tuple(more)) for first, *more in out]


def _together(
    marks: Sequence[int], waypoints: Sequence[Waypoint], names: Sequence[tuple[str, bool]]
) -> list[list[int]]:
    """Indices of marks, those of one name at one place together."""
    groups: list[list[int]] = []
    by_name: dict[tuple[str, bool], list[list[int]]] = {}
    for k in marks:
        known = by_name.setdefault(names[k], []) if names[k][0] else []
        group = next((g for g in known if _between(waypoints[g[0]], waypoints[k]) <= SAME), None)
        if group is None:
            group = []
            known.append(group)
            groups.append(group)
        group.append(k)
    return groups


def _between(a: Waypoint, b: Waypoint) -> float:
    return float(geo.segments(np.array([a.lat, b.lat]), np.array([a.lon, b.lon]))[0])
