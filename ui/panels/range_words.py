"""What a stretch of the course says in figures, from its longest wording to the shortest."""

from math import isfinite

from routeplanner import units
from routeplanner.report import Range
from routeplanner.units import THIN, Units
from routeplanner.words import _

DOT = f"{THIN}· "


def figures(r: Range, u: Units, name: str = "") -> tuple[str, ...]:
    """Name, length, drop, climb, gradients, time, pace and load; the first two wordings say all of them."""
    length, slope = u.distance(r.length, 2), _slope(r, u)
    ways, load = _ways(r, u), _load(r)
    run = [] if r.time is None or r.pace is None else [units.duration(r.time), u.pace_with_unit(r.pace)]
    whole = (", ".join(slope), ", ".join(run), *load)
    wordings = (
        (name, length, *ways, *whole),
        (name, length, *ways[:-1], _arrows(r, u) or ways[-1], *whole),
        (length, *ways[:1], *slope[:1], *run[:1], *load),
        (length, *ways[:1], *run[:1]),
        (length,),
    )
    return tuple(DOT.join(filter(None, parts)) for parts in wordings)


def _ways(r: Range, u: Units) -> list[str]:
    """Net drop or gain, then what goes down and up on the way."""
    if not isfinite(r.climb):
        return [_("no elevation here")]
    down, climb = (u.height_number(max(metres, 0.0)) for metres in (r.down, r.climb))
    both = _("{down} down, {climb} up").format(down=down, climb=f"{climb} {u.short_name}")
    if not isfinite(r.drop):
        return [both]
    net = _("drop {drop}") if r.drop >= 0.0 else _("gain {drop}")
    return [net.format(drop=u.height(abs(r.drop))), both]


def _arrows(r: Range, u: Units) -> str:
    """The same in less room, empty where nothing is known."""
    if not isfinite(r.climb):
        return ""
    down, climb = (u.height_number(max(metres, 0.0)) for metres in (r.down, r.climb))
    return f"↓{down} ↑{climb}"


def _slope(r: Range, u: Units) -> list[str]:
    said = []
    if isfinite(r.mean_gradient):
        said.append(_("mean {gradient}").format(gradient=units.percent(r.mean_gradient)))
    if isfinite(r.steepest_gradient):
        over, gradient = u.height(r.steepest_baseline), units.percent(r.steepest_gradient)
        said.append(_("steepest {gradient} over {baseline}").format(gradient=gradient, baseline=over))
    return said


def _load(r: Range) -> list[str]:
    if not isfinite(r.climb):
        return []
    share = units.percent(r.load_share, sign=False)
    return [_("load {load} ({share})").format(load=units.whole(r.load), share=share)]


def why() -> str:
    """What the figures mean, for a tooltip."""
    text = _("Time and pace without stops. Load in m-eq ±40 %, and its share of the whole course.")
    return text.replace(" %", f"{THIN}%")
