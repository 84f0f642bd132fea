"""From a report to what the page Training says and draws. Every figure of metres is rounded down: no cap is broken."""

from datetime import date
from math import floor

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from routeplanner import units
from routeplanner.physiology import eccentric
from routeplanner.plan.training import protection
from routeplanner.plan.training.block import TrainingBlock
from routeplanner.plan.training.sessions import Session
from routeplanner.plan.training.week import Week
from routeplanner.report import Report
from routeplanner.sheet import phrases
from routeplanner.sheet.when import short_day
from routeplanner.units import Units
from routeplanner.words import _, ngettext
from ui.charts import marks, weeks
from ui.panels.table import Cell, Row
from ui.style import fonts
from ui.style.palette import Theme

WARNINGS = ("too_little_time", "no_descent", "week_short", "session_short")  # the other notes only explain
ROUND = 10.0  # [m or ft] (science.md §0)
DISC = 8.5  # [px] radius of a session's number


def down(metres: float, u: Units) -> str:
    """−620: rounded down to ten metres or feet."""
    return u.height_number(-ROUND * floor(metres / u.short / ROUND + 1e-6) * u.short)


def figures(report: Report, u: Units) -> tuple[tuple[str, str, str], ...]:
    """Name, figure, second line: how long, how much, and what it does. Needs a block."""
    block = report.training
    assert block is not None
    count, now = len(block.weeks), week_of(block, report.today)
    plan = ngettext("{n} week", "{n} weeks", count).format(n=count)
    if now is not None:
        plan = _("Week {n} of {count}").format(n=now.number, count=count)
    peak = _("target {metres} {unit}").format(metres=down(block.target_week, u), unit=u.short_name)
    if block.reachable_share < 0.995:
        peak = _("{share} of {metres} {unit}").format(
            share=units.percent(block.reachable_share, sign=False),
            metres=down(block.target_week, u),
            unit=u.short_name,
        )
    return (
        (
            _("Race {day}").format(day=short_day(block.race_date)),
            plan,
            _("from {day}").format(day=short_day(block.weeks[0].first)),
        ),
        (_("Peak week"), f"{down(max(w.descent for w in block.weeks), u)} {u.short_name}", peak),
        (_("Quads at finish"), units.percent(-report.load.quad_loss), _after(report)),
    )


def _after(report: Report) -> str:
    """The loss once the block is done, where it is less; else the band of the one shown."""
    after = loss_after(report)
    if after < report.load.quad_loss - 0.005:
        return _("{loss} after this block").format(loss=units.percent(-after))
    return _("{low} to {high}").format(
        low=units.percent(-report.load.quad_loss_low), high=units.percent(-report.load.quad_loss_high)
    )


def loss_after(report: Report) -> float:
    """Share of quad strength lost in the race once all sessions are run.

    What was run before the block is left out: careful, since some of it may still protect.
    """
    block, runner, model = report.training, report.runner, report.settings.load
    assert block is not None
    base = eccentric.base_protection(runner.weekly_descent, runner.longest_day, model)
    planned = [(s.day, s.descent) for s in block.sessions]
    gained = protection.protection(planned, report.totals.descent, block.race_date, base, model)
    return float(eccentric.quad_loss(report.load.used, gained, model))


def week_of(block: TrainingBlock, today: date) -> Week | None:
    """The week that `today` is in."""
    return next((w for w in block.weeks if w.first <= today <= w.last), None)


def next_session(block: TrainingBlock, today: date) -> Session | None:
    """The first one that is still to be run."""
    return next((s for s in block.sessions if s.day >= today), None)


def bars(block: TrainingBlock, today: date) -> tuple[weeks.Week, ...]:
    """A bar per week."""
    return tuple(
        weeks.Week(
            f"{w.first.day} {w.first:%b}",
            w.descent,
            w.cap,
            max((s.descent for s in w.sessions), default=0.0),
            now=w.first <= today <= w.last,
            race=w.kind == "race",
        )
        for w in block.weeks
    )


def repeats(s: Session, u: Units) -> str:
    """2 × 310 m at −12 %"""
    each = f"{down(s.per_rep, u).removeprefix(units.MINUS)} {u.short_name}"
    return _("{reps} × {each} at {gradient}").format(reps=s.reps, each=each, gradient=units.percent(s.gradient))


def rows(report: Report, u: Units) -> tuple[Row, ...]:
    """A row for each week, then its sessions; the race closes them."""
    block = report.training
    assert block is not None
    coming = next_session(block, report.today)
    out: list[Row] = []
    for w in block.weeks:
        now = w.first <= report.today <= w.last
        out.append(_week(w, "selection" if now else "raised", u))
        out += [_session(s, "selection" if s is coming else "", u) for s in w.sessions]
        if w.strength:
            days = ", ".join(short_day(d) for d in w.strength)
            out.append(Row((Cell(), Cell(_("Strength on {days}").format(days=days), span=3))))
    race = Cell(
        _("Race: {metres} {unit}").format(metres=down(report.totals.descent, u), unit=u.short_name), strong=True
    )
    out.append(Row((Cell(), Cell(short_day(block.race_date), strong=True), Cell(), race)))
    return tuple(out)


def _week(w: Week, ground: str, u: Units) -> Row:
    kind = phrases.week_kind(w.kind)
    most = _("{kind}, at most {metres}").format(kind=kind, metres=down(w.cap, u)) if w.cap >= ROUND else kind
    name = _("Week {n}, {day}").format(n=w.number, day=f"{w.first.day} {w.first:%b}")
    return Row(
        (
            Cell(name, strong=True, span=2),
            Cell(),
            Cell(down(w.descent, u), side="right", strong=True),
            Cell(most, muted=True),
        ),
        ground,
    )


def _session(s: Session, ground: str, u: Units) -> Row:
    focus = phrases.focus(s.focus).lower()
    about = _("{kind}; focus: {focus}").format(kind=phrases.session_kind(s.kind), focus=focus)
    number = Cell(_("session {n}").format(n=s.slot), picture=lambda p, rect, theme: _disc(p, rect, s.slot, theme))
    why = _("on ground up to {grade}").format(grade=phrases.grade(s.grade))
    return Row(
        (
            number,
            Cell(short_day(s.day), _("hard") if s.hard else ""),
            Cell(down(s.descent, u), side="right"),
            Cell(repeats(s, u), about, tip=f"{why}. {phrases.drill(s.drill)}"),
        ),
        ground,
    )


def _disc(painter: QPainter, rect: QRectF, slot: int, theme: Theme) -> None:
    """1 in a ring, 2 on a disc: the shorter and the long session of a week."""
    centre = QPointF(rect.right() - DISC, rect.center().y())
    painter.setPen(marks.pen(theme.text, 1.2))
    painter.setBrush(QColor(theme.text) if slot == 2 else Qt.BrushStyle.NoBrush)
    painter.drawEllipse(centre, DISC, DISC)
    ink = theme.panel if slot == 2 else theme.text
    marks.write(painter, centre.x(), centre.y(), str(slot), ink, fonts.SECONDARY, fonts.SEMIBOLD, "centre")


def notes(block: TrainingBlock) -> tuple[str, str]:
    """What warns, and what only explains, as sentences."""
    warn = " ".join(phrases.training_note(code) for code in block.notes if code in WARNINGS)
    rest = " ".join(phrases.training_note(code) for code in block.notes if code not in WARNINGS)
    return warn, rest


def spoken_bars(block: TrainingBlock, u: Units) -> str:
    """The chart of weeks for those who do not see it."""
    return "; ".join(
        _("week {n}: {metres} {unit}").format(n=w.number, metres=down(w.descent, u), unit=u.short_name)
        for w in block.weeks
    )
