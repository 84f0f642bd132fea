"""What each number of the training block means, where it comes from, and how far it may be moved."""

import math
from dataclasses import fields, replace

from routeplanner.errors import PlannerError
from routeplanner.plan.choices import Choice, Group
from routeplanner.plan.training.settings import DEFAULT, TrainingSettings
from routeplanner.words import _


def groups() -> tuple[Group, ...]:
    """Every number of the training block, in the order of `TrainingSettings`."""
    return (
        Group(_("Training: targets"), _targets()),
        Group(_("Training: growth"), _growth()),
        Group(_("Training: taper"), _taper()),
        Group(_("Training: sessions"), _sessions()),
        Group(_("Training: where it starts"), _start()),
        Group(_("Training: when to stop"), _stops()),
    )


def choices() -> tuple[Choice, ...]:
    """The same without their titles."""
    return tuple(choice for group in groups() for choice in group.choices)


def value(settings: TrainingSettings, key: str) -> float:
    """The number at `key`. Raises KeyError."""
    if key not in {f.name for f in fields(settings)}:
        raise KeyError(key)
    return float(getattr(settings, key))


def changed(settings: TrainingSettings, key: str, value: float) -> TrainingSettings:
    """The settings with one number moved. Raises PlannerError outside its range, KeyError for an unknown key."""
    choice = {c.key: c for c in choices()}[key]
    if not (math.isfinite(value) and choice.low <= value <= choice.high):
        raise PlannerError(
            _("{text}: {value:g} is outside its range.").format(text=choice.text, value=value),
            _("Give {low:g} to {high:g} {unit}.").format(low=choice.low, high=choice.high, unit=choice.unit),
        )
    return replace(settings, **{key: float(value)})


def _choice(key: str, text: str, unit: str, low: float, high: float, source: str = "", own: bool = True) -> Choice:
    return Choice(key, text, unit, low, high, float(getattr(DEFAULT, key)), source or _("Our own choice"), own)


def _targets() -> tuple[Choice, ...]:
    return (
        _choice("session_share", _("Longest session over the race's descent"), "", 0.2, 0.8),
        _choice("session_most", _("Longest session, at most"), "m", 500, 3000),
        _choice("session_share_long", _("Longest session over a long race's descent"), "", 0.1, 0.6),
        _choice("session_most_long", _("Longest session for a long race, at most"), "m", 500, 4000),
        _choice("session_least", _("Longest session, at least"), "m", 50, 500),
        _choice("week_share", _("Peak week over the race's descent"), "", 0.3, 1.5),
        _choice("week_most", _("Peak week, at most"), "m", 500, 6000),
        _choice("week_share_long", _("Peak week over a long race's descent"), "", 0.2, 1.0),
        _choice("week_most_long", _("Peak week for a long race, at most"), "m", 1000, 8000),
        _choice("long_race", _("A long race goes down more than"), "m", 2000, 8000),
        _choice("hold", _("An expert keeps up to this times the target"), "×", 1.0, 3.0),
    )


def _growth() -> tuple[Choice, ...]:
    spikes = _("Our own choice, after Frandsen 2025 (distance, not descent)")
    return (
        _choice("week_growth", _("A week over the one before, at most"), "×", 1.0, 1.5),
        _choice("week_step", _("or this much more"), "m", 0, 300),
        _choice("session_growth", _("A session over the longest of 30 days, at most"), "×", 1.0, 1.3, spikes),
        _choice("session_growth_careful", _("after an injury, from age 50 or BMI 30 on"), "×", 1.0, 1.3, spikes),
        _choice("session_step", _("or this much more"), "m", 0, 200),
        _choice("deload", _("An easy week over the one before"), "×", 0.3, 1.0),
        _choice("deload_every", _("An easy week every"), _("weeks"), 2, 8),
        _choice("useful_weeks", _("A longer block only where it reaches more than"), _("weeks"), 3, 30),
    )


def _taper() -> tuple[Choice, ...]:
    volume = _("Our own choice; Bosquet 2007 cuts volume by 41 to 60 %")
    return (
        _choice("taper_first", _("Second last week over the peak week, at most"), "×", 0.0, 0.8, volume),
        _choice("taper_second", _("Race week over the peak week, at most"), "×", 0.0, 0.5, volume),
        _choice("taper_session", _("After the last hard descent, sessions below"), _("of the target"), 0.0, 0.7),
        _choice("top_up_share", _("Last easy session over the race's descent"), "", 0.0, 0.3),
        _choice("top_up_most", _("Last easy session, at most"), "m", 0, 500),
        _choice("hard_share", _("A session is hard from this share of the target"), "", 0.5, 1.0),
    )


def _sessions() -> tuple[Choice, ...]:
    return (
        _choice("days_before_long", _("From the shorter session to the long one"), _("days"), 3, 4),
        _choice("few_days", _("One downhill session a week up to"), _("running days"), 0, 7),
        _choice("long_share", _("Long session over its week, at most"), "", 0.5, 1.0),
        _choice("smallest", _("Smallest session"), "m", 20, 100),
        _choice("hill", _("Drop of a repeat where no hill is chosen"), "m", 20, 500),
        _choice("steepest_early", _("Steepest gradient of the first weeks"), "", 0.05, 0.45),
        _choice("early_weeks", _("The first weeks are"), _("weeks"), 0, 12),
        _choice("first_session", _("First session ever, at most"), "m", 50, 300),
        _choice("first_minutes", _("First session ever, at most"), "min", 5, 30, _("Our own choice, after Maeo 2017")),
        _choice("first_gradient", _("First session ever, no steeper than"), "", 0.05, 0.20),
        _choice("first_speed", _("Easy speed downhill"), "m/s", 1.0, 4.0),
        _choice("primer_most", _("Primer, at most"), "m", 50, 300),
        _choice("primer_mild", _("Primer, mildest gradient"), "", 0.02, 0.10),
        _choice("primer_steep", _("Primer, steepest gradient"), "", 0.05, 0.15),
        _choice("repeat_seconds", _("Fast repeat, at most"), "s", 20, 120),
        _choice("repeat_speed", _("Speed of a fast repeat"), "m/s", 2.0, 6.0),
    )


def _start() -> tuple[Choice, ...]:
    return (
        _choice("unknown_week", _("Weekly descent where none is known"), "m", 0, 500),
        _choice("unknown_longest", _("Longest descent where none is known"), "m", 0, 300),
        _choice("never_week", _("No descent at all: weekly less than"), "m", 0, 200),
        _choice("never_longest", _("No descent at all: longest less than"), "m", 0, 300),
    )


def _stops() -> tuple[Choice, ...]:
    return (
        _choice("sore_most", _("Soreness at 48 h that stops the next descent, over"), _("of 10"), 2, 8),
        _choice("pain_most", _("Pain in a joint or tendon that stops it, over"), _("of 10"), 1, 5),
    )
