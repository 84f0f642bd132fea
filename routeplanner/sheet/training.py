"""The preparation side of the prep sheet: the training block, its drills, and why all of this helps."""

from dataclasses import dataclass
from datetime import timedelta

from routeplanner import units
from routeplanner.plan.training.block import TrainingBlock
from routeplanner.plan.training.sessions import DRILLS, FOCUSES, Session
from routeplanner.plan.training.week import Week
from routeplanner.report import Report
from routeplanner.sheet import phrases
from routeplanner.sheet.when import month_day, short_day, weekday
from routeplanner.units import Units
from routeplanner.words import _, ngettext

PROTECTED_DAYS = 21  # a session protects in full for so long (science.md §4)


@dataclass(frozen=True, slots=True)
class SessionRow:
    """One run downhill; `long` is the long one of its week."""

    long: bool
    day: str
    drop: str
    reps: str
    focus: str
    how: str


@dataclass(frozen=True, slots=True)
class WeekRow:
    """One week. `short_share` and `long_share` of the peak week, 0 to 1, are the bar; `text` stands where none runs."""

    number: int
    drop: str
    short_share: float
    long_share: float
    sessions: tuple[SessionRow, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Training:
    """The block: what it reaches, its weeks, and what to mind."""

    title: str
    line: str
    short_unit: str
    weeks: tuple[WeekRow, ...]
    notes: tuple[str, ...]


def block(report: Report, u: Units) -> Training | None:
    """The training block as printed; None without a race day in the future."""
    found = report.training
    if found is None or not found.weeks:
        return None
    highest = max(max(w.descent for w in found.weeks), 1.0)
    count = len(found.weeks)
    return Training(
        title=ngettext("Training, {n} week", "Training, {n} weeks", count).format(n=count),
        line=_line(found, u),
        short_unit=u.short_name,
        weeks=tuple(_week(w, found, highest, u) for w in found.weeks),
        notes=tuple(_notes(found)),
    )


def _line(found: TrainingBlock, u: Units) -> str:
    """weeks end on Sunday; peak −1 340 m, 96 % of what the race asks for"""
    ends = _("weeks end on {weekday}").format(weekday=weekday(found.race_date))
    if not any(w.descent for w in found.weeks):
        return ends
    return _("{ends}; peak week {peak}, {share} of what the race asks for").format(
        ends=ends, peak=u.height(-found.peak_descent), share=units.percent(found.reachable_share, sign=False)
    )


def _week(week: Week, found: TrainingBlock, highest: float, u: Units) -> WeekRow:
    longest = max((s.descent for s in week.sessions if s.slot == 2), default=0.0)
    text = ""
    if not week.sessions:
        text = _("no descent")
        if week.kind == "race":
            text = _("no descent; the race is on {day}").format(day=short_day(found.race_date))
    return WeekRow(
        number=week.number,
        drop=u.height_number(-week.descent),
        short_share=(week.descent - longest) / highest,
        long_share=longest / highest,
        sessions=tuple(_session(s, week, found, u) for s in week.sessions),
        text=text,
    )


def _session(s: Session, week: Week, found: TrainingBlock, u: Units) -> SessionRow:
    how = [phrases.session_kind(s.kind)]
    if s.day == found.last_hard:
        how.append(_("last hard"))
    elif week.kind == "deload" and s == week.sessions[-1]:
        how.append(phrases.week_kind(week.kind))
    reps = _("{reps} × {each}, {gradient}").format(
        reps=s.reps, each=u.height(s.per_rep), gradient=units.percent(s.gradient)
    )
    return SessionRow(
        long=s.slot == 2,
        day=short_day(s.day),
        drop=u.height_number(-s.descent),
        reps=reps,
        focus=phrases.focus(s.focus),
        how="; ".join(how),
    )


def _notes(found: TrainingBlock) -> list[str]:
    said = [phrases.training_note(code) for code in found.notes]
    if len(found.sessions) > 1:
        said.append(_("Downhill sessions stand at least 72 h apart."))
    if found.last_hard is not None:
        until = month_day(found.last_hard + timedelta(days=PROTECTED_DAYS))
        text = _("The last hard descent, {day}, protects in full to {until}.")
        said.append(text.format(day=short_day(found.last_hard), until=until))
    if found.sessions:
        said.append(_strength(found))
    return said


def _strength(found: TrainingBlock) -> str:
    days = [day for week in found.weeks for day in week.strength]
    if not days:
        return _("Strength: off, choose it in the runner's settings.")
    names = {day.weekday(): weekday(day) for day in days}
    text = _("Strength, lowered slowly: {weekdays}, the last on {day}.")
    return text.format(weekdays=", ".join(names[k] for k in sorted(names)), day=short_day(max(days)))


def drills() -> tuple[tuple[str, str], ...]:
    """What to practise, one drill for each technique."""
    return tuple((phrases.focus(code), phrases.drill(DRILLS[code])) for code in FOCUSES)


def stop_rules(report: Report) -> tuple[str, ...]:
    """Codes of when to stop; none without training."""
    return tuple(report.training.stop_rules) if report.training else ()


def why_down_hurts(u: Units) -> tuple[str, ...]:
    """What is known, in five points, with what is not (science.md §2.1, §3, §4)."""
    drop, distance = u.height(1264.0), u.distance(6500.0)
    return (
        _("Running down, your thighs brake while they are being stretched. The lungs hardly notice; the legs do."),
        _(
            "Measured: a race of {distance} with {drop} down took 19 % of the thigh strength of 23 runners. "
            "Two days later 9 % were still missing (Giandolini 2016)."
        )
        .format(distance=distance, drop=drop)
        .replace(" %", f"{units.THIN}%"),
        _(
            "A metre down costs more where it is steep, fast or rough. Our load adds that up; it can be 40 % off."
        ).replace(" %", f"{units.THIN}%"),
        _("What helps best is to have done it before: one session protects for three weeks, half at six, not at nine."),
        _(
            "Not proven: that quick steps, shoes or compression spare the muscle. "
            "Quick steps do unload the knee on the level."
        ),
    )
