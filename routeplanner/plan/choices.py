"""What every setting of the plan means, from where to where it may go, and who says so: for settings page and docs."""

from collections.abc import Iterator
from dataclasses import dataclass, is_dataclass, replace
from typing import Any, cast

from routeplanner.errors import PlannerError
from routeplanner.plan.settings import DEFAULT, Settings
from routeplanner.words import _


@dataclass(frozen=True, slots=True)
class Choice:
    """One number that can be edited. `own`: our own choice, not a published figure; shown as such.

    `key` is the path inside `Settings`, an entry of a table with its technical grade: "fade", "load.scale", "cap.3".
    `low`, `high` and `default` are in `unit`, which is SI; "" for a plain ratio.
    """

    key: str
    text: str
    unit: str
    low: float
    high: float
    default: float
    source: str
    own: bool


@dataclass(frozen=True, slots=True)
class Group:
    """Numbers that belong together under one title."""

    title: str
    choices: tuple[Choice, ...]


def groups() -> tuple[Group, ...]:
    """Every editable number, in the order of a settings page, in the language that is installed."""
    return (
        Group(_("Pace downhill"), tuple(_pace())),
        Group(_("Technical ground"), tuple(_footing())),
        Group(_("Walking"), tuple(_gait())),
        Group(_("Effort, duration and spread"), tuple(_duration())),
        Group(_("Load on the legs"), tuple(_load())),
        Group(_("Cadence"), tuple(_stride())),
    )


def choices() -> tuple[Choice, ...]:
    """The same without their titles."""
    return tuple(choice for group in groups() for choice in group.choices)


def value(settings: Settings, key: str) -> float:
    """The number at `key`. Raises KeyError."""
    part: Any = settings
    for name in key.split("."):
        part = _inside(part, name)
    if not isinstance(part, float):
        raise KeyError(key)
    return part


def changed(settings: Settings, key: str, to: float) -> Settings:
    """The settings with the number at `key` replaced. Raises KeyError, and PlannerError outside its range."""
    choice = {c.key: c for c in choices()}[key]
    if not choice.low <= to <= choice.high:
        raise PlannerError(
            _("{text}: {value:g} is outside its range.").format(text=choice.text, value=to),
            _("Give {low:g} to {high:g} {unit}.").format(low=choice.low, high=choice.high, unit=choice.unit),
        )
    return cast(Settings, _replaced(settings, key.split("."), float(to)))


def _inside(part: Any, name: str) -> Any:
    if isinstance(part, tuple) and name in "12345":
        return part[int(name) - 1]
    if is_dataclass(part) and name in part.__dataclass_fields__:
        return getattr(part, name)
    raise KeyError(name)


def _replaced(part: Any, path: list[str], to: float) -> Any:
    if not path:
        return to
    inner = _replaced(_inside(part, path[0]), path[1:], to)
    if isinstance(part, tuple):
        n = int(path[0])
        return (*part[: n - 1], inner, *part[n:])
    return replace(part, **{path[0]: inner})


def _choice(key: str, text: str, unit: str, low: float, high: float, source: str = "", own: bool = True) -> Choice:
    return Choice(key, text, unit, low, high, value(DEFAULT, key), source or _("Our own choice"), own)


def _table(key: str, text: str, unit: str, low: float, high: float) -> Iterator[Choice]:
    for grade in range(1, 6):
        yield _choice(f"{key}.{grade}", text.format(grade=f"T{grade}"), unit, low, high)


def _pace() -> Iterator[Choice]:
    own = _("Our own choice: the published average, 12 % slower from −4 to −25 %, as ordinary trail runs are")
    yield _choice("parameters.lam", _("Share of the downhill saving turned into speed (λ)"), "", 0.0, 0.9, own)
    yield _choice("parameters.kappa", _("Fastest vertical speed down over flat speed (κ)"), "", 0.10, 0.30, own)
    yield _choice("fade", _("Time lost per share of quad strength lost (β)"), "", 0.0, 0.5)
    yield _choice("bank", _("Descent speed that banking or saving shifts"), "", 0.0, 0.15)


def _footing() -> Iterator[Choice]:
    yield from _table("footing", _("Time on {grade} over that on T1"), "", 1.0, 3.0)
    yield from _table("cap", _("Fastest controlled speed on {grade}"), "m/s", 0.5, 9.0)
    control = _("Controlled speed of a {skill} descender over an average one")
    yield _choice("control_cautious", control.format(skill=_("cautious")), "", 0.75, 1.15)
    yield _choice("control_average", control.format(skill=_("average")), "", 0.75, 1.15)
    yield _choice("control_skilled", control.format(skill=_("skilled")), "", 0.75, 1.15)
    yield _choice("control_elite", control.format(skill=_("elite")), "", 0.75, 1.15)
    yield _choice("footing_up", _("Weight of technical ground on climbs"), "", 0.0, 1.0)
    yield _choice("footing_up_from", _("Gradient where that weight starts to fall"), "m/m", 0.0, 0.02)
    yield _choice("footing_up_to", _("Gradient where it has fallen"), "m/m", 0.025, 0.20)
    yield _choice("footing_down", _("What a steep descent adds to the weight of technical ground"), "", 0.0, 1.5)
    yield _choice("footing_down_at", _("Steepness where it adds all of it"), "m/m", 0.05, 0.45)


def _gait() -> Iterator[Choice]:
    hreljac = _("Hreljac 1993, level treadmill")
    yield _choice("walk_level", _("Slower than this is walked on the level"), "m/s", 1.0, 3.0, hreljac, False)
    yield _choice("walk_steep", _("Slower than this is walked on steep ground"), "m/s", 0.3, 3.0)
    yield _choice("walk_steep_at", _("Steepness that counts as steep ground for walking"), "m/m", 0.05, 0.45)


def _duration() -> Iterator[Choice]:
    riegel = _("Our own choice, after Riegel 1981")
    yield _choice("riegel", _("Level speed falls with duration to this power"), "", 0.03, 0.10, riegel)
    yield _choice("flat_pace_duration", _("How long a flat pace in the settings is held"), "s", 600.0, 36000.0)
    yield _choice("effort_easy", _("Easy effort over flat race speed"), "", 0.5, 1.0)
    yield _choice("effort_steady", _("Steady effort over flat race speed"), "", 0.5, 1.0)
    yield _choice("effort_race", _("Race effort over flat race speed"), "", 0.8, 1.1)
    yield _choice("impossible", _("Level speed that no plan may need"), "m/s", 4.0, 8.0)
    yield _choice("faster", _("Faster than you by this much is said"), "", 0.0, 0.5)
    measured = _("Our own choice, after the scatter of recorded runs")
    yield _choice("spread", _("Spread of a finish time (standard deviation)"), "", 0.01, 0.20)
    yield _choice("pace_spread", _("Spread of a pace on one gradient (standard deviation)"), "", 0.01, 0.25, measured)
    yield _choice("key_share", _("Share of the load that the key descents hold"), "", 0.3, 1.0)


def _load() -> Iterator[Choice]:
    gottschall = _("Gottschall and Kram 2005: braking peak +73 % at 9°")
    tuned = _("Our own choice, tuned to Giandolini 2016, Maeo 2017, Millet 2011 and Saugy 2013")
    yield _choice("load.brake_slope", _("Braking per degree of steepness"), "1/°", 0.0, 0.2, gottschall, False)
    yield _choice("load.brake_limit", _("Steepness beyond which braking grows no further"), "°", 9.0, 24.0)
    yield _choice("load.full_weight", _("Steepness from which a descent counts in full"), "m/m", 0.005, 0.10)
    yield from _table("load.footing", _("Load on {grade} over that on T1"), "", 1.0, 2.0)
    yield _choice("load.speed_low", _("Least that a slow pace lowers the load to"), "", 0.3, 1.0)
    yield _choice("load.speed_high", _("Most that a fast pace raises the load to"), "", 1.0, 2.0)
    yield _choice("load.cadence_low", _("Least that a quick cadence lowers the load to"), "", 0.7, 1.0)
    yield _choice("load.cadence_high", _("Most that a slow cadence raises the load to"), "", 1.0, 1.3)
    yield _choice("load.most_loss", _("Most quad strength that is ever lost"), "", 0.2, 0.6, tuned)
    yield _choice("load.scale", _("Load that an accustomed runner's legs answer to"), "m-eq", 500.0, 8000.0, tuned)
    yield _choice("load.band", _("Error of the lost quad strength"), "", 0.1, 1.0, tuned)
    yield _choice("load.unknown", _("Protection without a history"), "", 0.65, 2.0, tuned)
    yield _choice("load.unused", _("Protection with next to no descent in the history"), "", 0.65, 2.0, tuned)
    yield _choice("load.per_session", _("Protection that one full downhill session adds"), "", 0.0, 0.5)
    yield _choice("load.full_session", _("Descent of a full session over that of the race"), "", 0.05, 1.0)


def _stride() -> Iterator[Choice]:
    lieberman, burns = _("Lieberman 2015: 169.6 at 3.0 m/s"), _("Burns 2019, 100 km world championship")
    yield _choice("stride.at_3", _("Cadence at 3 m/s at 1.75 m"), "1/min", 150.0, 200.0, lieberman, False)
    yield _choice("stride.per_speed", _("Cadence per m/s"), "1/min", 0.0, 15.0, burns, False)
    pendulum = _("Our own choice, pendulum scaling; Burns 2019 found 123")
    yield _choice("stride.per_height", _("Cadence per metre of height"), "1/min", 0.0, 123.0, pendulum)
    yield _choice("stride.moderate", _("Advised over own cadence at −10 %"), "", 1.0, 1.15)
    yield _choice("stride.steep", _("Advised over own cadence from −20 % down"), "", 1.0, 1.15)
    yield _choice("stride.rough", _("Added to that on T4 and T5"), "", 0.0, 0.1)
    yield _choice("stride.most", _("Most advised over own cadence"), "", 1.0, 1.2)
    yield _choice("stride.lowest", _("Lowest advised cadence"), "1/min", 120.0, 180.0)
    yield _choice("stride.highest", _("Highest advised cadence"), "1/min", 180.0, 230.0)
