"""The one place where codes and numbers become sentences: for screen, command line and paper alike."""

from math import log10
from typing import TYPE_CHECKING

from routeplanner import units
from routeplanner.analysis.descents import Descent
from routeplanner.report import DescentPlan, Report
from routeplanner.sheet.rounding import add_up
from routeplanner.units import NONE, Units
from routeplanner.words import _, ngettext

if TYPE_CHECKING:
    from routeplanner.plan.training.sessions import Session


def grade(value: int, by_hand: bool = False) -> str:
    """T2, or T3* when set by hand."""
    return f"T{value}{'*' if by_hand else ''}"


def source(report: Report) -> str:
    """SRTM 3″ N55W004, or "recorded"."""
    profile = report.profile
    if profile.source == "recorded":
        return _("recorded")
    if profile.source == "none":
        return _("none")
    return _("SRTM {resolution}″").format(resolution=f"{profile.resolution:.0f}")


def method(report: Report) -> str:
    """One line: which elevation, how much of the course, what was done to it."""
    profile = report.profile
    if profile.source == "none":
        return _("no elevation: neither in the file nor on this computer")
    done = _("smoothed over {sigma:.0f} m, dead-band {band:.1f} m").format(
        sigma=profile.smoothing.sigma, band=profile.smoothing.dead_band
    )
    covered = units.percent(profile.coverage, sign=False)
    return _("{source} elevation, {covered} covered, {done}; {why}").format(
        source=source(report), covered=covered, done=done, why=reason(report.elevation_reason)
    )


def reason(code: str) -> str:
    """Why this source of elevation."""
    return {
        "chosen": _("chosen by you"),
        "srtm_gaps": _("SRTM does not cover the course"),
        "recorded_band": _("its band is no wider than SRTM's"),
        "no_recorded": _("the file has no elevation of its own"),
        "recorded_gaps": _("the file's own elevation has gaps"),
        "srtm_band": _("its band is narrower than the file's"),
        "no_srtm": _("there is no SRTM elevation here"),
        "nothing": _("there is nothing else"),
    }[code]


def in_use(report: Report) -> str:
    """Which elevation the course is planned with, and why, on one line."""
    return _("In use: {source}, {why}.").format(source=source(report), why=reason(report.elevation_reason))


def plus_minus(half: float, u: Units) -> str:
    """±140: half of a band [m] in the unit of elevations, two digits of it, tens at the finest from 15 on."""
    value = half / u.short
    return f"±{units.whole(round(value, -max(1, int(log10(value)) - 1)) if value >= 15.0 else value)}"


def kind_reason(code: str) -> str:
    """Why a file is shown as a course or as a run."""
    return {
        "": "",
        "planned": _("a drawn route"),
        "no_times": _("no times in the file"),
        "ride": _("the file says that it is not a run"),
        "constant_speed": _("its times are invented: constant speed"),
        "computed_times": _("its times are invented: no watch writes such times"),
        "too_fast": _("its times are faster than any runner"),
        "plausible": _("times and speeds of a run"),
    }[code]


def notes(report: Report, u: Units | None = None) -> tuple[str, ...]:
    """What a runner should know about these numbers, as sentences."""
    spacing = (u or Units()).height(report.profile.spacing)
    known = {
        "no_elevation": _("Descents need elevation: open a file that has it, or get SRTM elevation for this area."),
        "partial_elevation": _("Totals are of {covered} of the route; no descent crosses a gap.").format(
            covered=units.percent(report.profile.coverage, sign=False)
        ),
        "filled_elevation": _(
            "{share} of the route was drawn in: its elevation is SRTM's, fitted to the recording."
        ).format(share=units.percent(float(report.profile.filled.mean()), sign=False)),
        "missing_tiles": ngettext(
            "Elevation for {count} map square is missing.",
            "Elevation for {count} map squares is missing.",
            report.profile.missing_tiles,
        ).format(count=report.profile.missing_tiles),
        "holes": _("The course has holes: nothing is counted there."),
        "uncertain": _("Uncertain: the total may be off by {share}.").format(
            share=units.percent(report.totals.half_width, sign=False)
        ),
        "sparse": _("Points are {spacing} apart: between them the line is not the trail.").format(spacing=spacing),
    }
    return tuple(known.get(code, code) for code in report.notes)


def limit(code: str) -> str:
    """What holds the runner back."""
    return {"lungs": _("lungs"), "braking": _("legs"), "footing": _("footing")}[code]


def technical_reason(code: str) -> str:
    """Why a stretch has its technical grade."""
    return {
        "steep": _("steep"),
        "turns": _("hairpins"),
        "winding": _("winding"),
        "relief": _("rugged ground"),
        "flat": _("level"),
        "by_hand": _("set by you"),
    }[code]


def grade_reason(report: Report, d: Descent) -> str:
    """Why a descent has its technical grade."""
    mark = grade(d.grade, d.grade_by_hand)
    if d.grade_by_hand:
        return _("{grade}: set by you").format(grade=mark)
    hard = [s for s in report.technical if s.start < d.end and s.end > d.start and s.grade >= d.grade]
    why = ", ".join(technical_reason(code) for code in dict.fromkeys(code for s in hard for code in s.reasons))
    why = why or _("gradient and shape of the line")
    return _("{grade}: {why}. No trail tags here.").format(grade=mark, why=why)


def inside(report: Report, u: Units) -> str:
    """What of the small descents lies inside larger ones: 7 m inside 6. Empty where nothing does."""
    found = [(d.n, d.gross - d.drop) for d in report.descents if d.gross - d.drop >= 0.5 * u.short]
    if not found:
        return ""
    what = u.height(sum(metres for _n, metres in found))
    if len(found) == 1:
        return _("{what} inside {n}").format(what=what, n=found[0][0])
    if len(found) == 2:
        return _("{what} inside {n} and {other}").format(what=what, n=found[0][0], other=found[1][0])
    return _("{what} inside others").format(what=what)


def shown_drops(report: Report, u: Units) -> tuple[list[int], int]:
    """Drop of every descent and of the small ones, in whole units of elevation: they add up to the total as shown."""
    drops = [d.drop / u.short for d in report.descents]
    *each, small = add_up([*drops, report.small_shown / u.short], round(report.totals.descent / u.short))
    return each, small


def shown_loads(report: Report) -> tuple[list[int], int]:
    """Load of every descent and of the small ones in whole percent: they add up to 100, or to 0 without any load."""
    whole = report.load.used
    if whole <= 0.0:
        return [0] * len(report.descents), 0
    *each, small = add_up([*(100.0 * d.load / whole for d in report.descents), 100.0 * report.small_load / whole], 100)
    return each, small


def cue(code: str) -> str:
    """What to do on a descent, short enough to print."""
    return {
        "": "",
        "lean_from_ankles": _("Lean from the ankles with the slope"),
        "brace_core": _("Brace the core, ribs over hips"),
        "arms_wide": _("Arms wide and loose"),
        "short_quick_steps": _("Short quick light steps"),
        "relax": _("Relax shoulders and hands"),
        "open_stride": _("Let the stride open a little"),
        "hips_over_feet": _("Hips over feet, soft knees"),
        "many_small_steps": _("Brake with many small steps"),
        "eyes_ahead": _("Eyes 4–6 m ahead"),
        "eyes_near": _("Eyes 2–3 m ahead"),
        "step_by_step": _("Step by step, choose each landing"),
        "zigzag": _("Zigzag where there is room"),
        "side_step": _("Side-step where loose"),
        "walk_run": _("Walk the rough bits, run between"),
        "hands_ready": _("Hands free and ready"),
        "poles": _("Plant the poles before the foot"),
        "hold_vertical_speed": _("Hold the down speed, zigzag"),
        "hike_down": _("Hike it down"),
        "scramble": _("Hike or scramble, face to the slope"),
        "safety_over_pace": _("Safety before pace"),
    }[code]


def short_cue(code: str) -> str:
    """The same in a few words, for a line that says something else, too."""
    return {
        "": "",
        "lean_from_ankles": _("lean from the ankles"),
        "brace_core": _("brace the core"),
        "arms_wide": _("arms wide"),
        "short_quick_steps": _("short quick steps"),
        "relax": _("relax"),
        "open_stride": _("open the stride"),
        "hips_over_feet": _("hips over feet"),
        "many_small_steps": _("many small steps"),
        "eyes_ahead": _("eyes ahead"),
        "eyes_near": _("eyes near"),
        "step_by_step": _("step by step"),
        "zigzag": _("zigzag"),
        "side_step": _("side-step"),
        "walk_run": _("walk and run"),
        "hands_ready": _("hands ready"),
        "poles": _("poles first"),
        "hold_vertical_speed": _("hold the down speed"),
        "hike_down": _("hike it down"),
        "scramble": _("hike or scramble"),
        "safety_over_pace": _("safety first"),
    }[code]


def techniques() -> tuple[tuple[str, str, str], ...]:
    """The four techniques, everywhere in the same words: code, name, one line."""
    return (
        ("lean", _("Lean from the ankles"), _("Body at right angles to the slope, hips over feet.")),
        ("core", _("Brace the core"), _("Tall and firm, a tower of blocks; soft knees, no sitting back.")),
        ("arms", _("Arms wide"), _("Elbows out for balance, hands loose.")),
        ("quick", _("Short quick steps"), _("Land under you. Brake often, never hard.")),
    )


def drill(code: str) -> str:
    """One drill of two sentences for each technique."""
    return {
        "fall_and_run": _("Stand facing down and fall from the ankles until you must step. Run 20 steps like that."),
        "hands_on_ribs": _("Run 30 s with both hands on the lower ribs. They stay over the hips."),
        "wide_then_tucked": _("Run 30 s with elbows wide, then 30 s tucked in. Keep the width that steadies you."),
        "count_steps": _("Count 30 right-foot steps in 20 s on a gentle slope. Then the same at race gradient."),
    }[code]


def focus(code: str) -> str:
    """The technique that a session practises, in one word."""
    return {"lean": _("Lean"), "core": _("Core"), "arms": _("Arms"), "quick": _("Quick")}[code]


def session_kind(code: str) -> str:
    """What a session is like."""
    return {
        "primer": _("easy primer"),
        "continuous": _("steady"),
        "race_specific": _("like the race"),
        "technique": _("fast and short"),
        "top_up": _("easy top-up"),
    }[code]


def session(value: "Session", u: Units) -> str:
    """One session on one line."""
    return _("{day} {down}: {reps} × {each} at {gradient}, {kind}, {focus}").format(
        day=value.day.strftime("%a %d %b"),
        down=u.height(-value.descent),
        reps=value.reps,
        each=u.height(value.per_rep),
        gradient=units.percent(value.gradient),
        kind=session_kind(value.kind),
        focus=focus(value.focus).lower(),
    )


def week_kind(code: str) -> str:
    """What a week is for."""
    return {
        "build": _("build"),
        "deload": _("recovery week"),
        "peak": _("peak week"),
        "taper": _("taper"),
        "race": _("race week"),
    }[code]


def training_note(code: str) -> str:
    """What to know about a training block."""
    return {
        "too_little_time": _("Less than three full weeks: taper, and one easy primer."),
        "no_descent": _("The race hardly goes down: there is nothing to train."),
        "starts_later": _("There is more time than needed: keep your usual descents until week 1."),
        "expert_hold": _("You already run more descent than the race asks for: it is held, not cut."),
        "first_ever": _("The first session is short and easy: at most 150 m down."),
        "history_unknown": _("Your weekly descent is not known: the start is a careful guess."),
        "hill_unknown": _("Repeats are for a hill of 100 m; give yours in the settings."),
        "one_session": _("Few running days: one downhill session a week is enough."),
        "mild_early": _("The first weeks stay gentler than the race."),
        "week_short": _("There is not enough time to reach the target week safely."),
        "session_short": _("There is not enough time to reach the target session safely."),
    }[code]


def stop_rule(code: str) -> str:
    """When to stop."""
    return {
        "pain_or_soreness": _(
            "Joint pain over 3 of 10, or soreness over 5 at 48 h: skip the next descent and repeat the one before."
        ),
        "seek_help": _("Dark urine or severe swelling: stop, see a doctor."),
    }[code]


def stride(report: Report) -> str:
    """One line of cadence and step with its exceptions."""
    whole = report.stride
    if whole is None:
        return ""
    line = _("Advised cadence {cadence} spm, step {step} m").format(
        cadence=round(whole.cadence), step=units.decimal(whole.step, 2)
    )
    odd = odd_steps(report)
    if not odd:
        return line + "."
    said = ", ".join(_("{n} at {step} m").format(n=d.n, step=units.decimal(d.step, 2)) for d in odd)
    return _("{line}; {exceptions}.").format(line=line, exceptions=said)


def odd_steps(report: Report) -> tuple[DescentPlan, ...]:
    """The key descents whose steps are more than a tenth longer or shorter than usual on this course."""
    usual = report.stride.step if report.stride is not None else 0.0
    return tuple(d for d in report.descent_plans if abs(d.step - usual) > 0.1 * usual and report.descents[d.n - 1].key)


def steep_ground(report: Report, u: Units) -> str:
    """How much is steeper than −25 %, where most of it is, and the down speed there."""
    steep = [d for d in report.descent_plans if d.down_speed > 0.0]
    if not steep:
        return _("Nothing here is steeper than −25 %: pace and cadence are enough.")
    most = max(steep, key=lambda d: d.steep_length)
    slow, fast = min(d.down_speed for d in steep), max(d.down_speed for d in steep)
    speed = u.down_speed(fast)
    if u.down_speed(slow) != speed:
        speed = _("{slow} to {fast}").format(slow=u.down_speed(slow).removesuffix(f" {u.down_speed_name}"), fast=speed)
    return _(
        "{all} of the course, {most} of it on {n}. There the down speed counts: {speed}. "
        "Zigzag or side-step before you brake hard."
    ).format(
        all=u.height(round(sum(d.steep_length for d in steep), -1)),
        most=u.height(round(most.steep_length, -1)),
        n=most.n,
        speed=speed,
    )


def stride_evidence() -> str:
    """What stands behind the advised cadence."""
    return _(
        "On the level, 5 to 10 % more steps a minute load the knee less (Heiderscheit 2011, Lenhart 2014); "
        "that it holds downhill is our own choice."
    )


def own_cadence(report: Report) -> str:
    """Where the runner's own cadence comes from."""
    return _("your own at 3 m/s") if report.runner.cadence is not None else _("from your height")


def faster(report: Report, u: Units) -> str:
    """That a plan is faster than the runner has shown to be; empty where it is not, or where the goal is impossible."""
    plan = report.plan
    if plan is None or plan.problem is not None or plan.faster_than_own is None or plan.own_level_speed is None:
        return ""
    return _("{share} faster than your own: for that long you race the level at {own}.").format(
        share=units.percent(plan.faster_than_own, sign=False), own=u.pace_with_unit(1.0 / plan.own_level_speed)
    )


def parameter_set(report: Report) -> str:
    """Which set of pace parameters a plan uses, and that it is nobody's own."""
    name = report.settings.for_skill(report.runner.skill).name
    return _("Parameters “{name}”, not yet fitted to your own runs.").format(name=name)


def skill(code: str) -> str:
    """How well somebody runs downhill."""
    return {
        "cautious": _("Cautious"),
        "average": _("Average"),
        "skilled": _("Skilled"),
        "elite": _("Elite"),
    }[code]


def effort(code: str) -> str:
    """How hard a run is."""
    return {"easy": _("easy"), "steady": _("steady"), "race": _("race")}[code]


def impossible(report: Report, u: Units) -> str:
    """Why a goal cannot be planned."""
    problem = report.plan.problem if report.plan else None
    if problem is None:
        return ""
    if problem.code == "stops":
        return _("Impossible: the stops alone take longer than the goal.")
    fastest = u.pace_with_unit(1.0 / problem.allowed)
    if problem.needed is None:
        return _("Impossible: no speed on level ground makes up for this course. Fastest planned is {fastest}.").format(
            fastest=fastest
        )
    return _("Impossible: it needs a flat pace of {needed}, faster than {fastest}.").format(
        needed=u.pace_with_unit(1.0 / problem.needed), fastest=fastest
    )


def difference(key: str, u: Units) -> str:
    """The name of a row when courses are compared."""
    return {
        "distance": _("Distance, {unit}").format(unit=u.long_name),
        "descent": _("Descent, {unit}").format(unit=u.short_name),
        "ascent": _("Climb, {unit}").format(unit=u.short_name),
        "downhill_length": _("Downhill, {unit}").format(unit=u.long_name),
        "half_steeper": _("Half of the drop is steeper than"),
        "steepest": _("Steepest"),
        "drop_steep": _("Drop steeper than −25 %, {unit}").format(unit=u.short_name),
        "longest_descent": _("Longest descent, {unit}").format(unit=u.short_name),
        "descents": _("Descents"),
        "load": _("Load, m-eq ±40 %"),
        "share_of_race_load": _("Share of race load"),
    }[key]


def difference_value(key: str, value: float, u: Units) -> str:
    """A figure of such a row."""
    if value != value:
        return NONE
    if key in ("distance", "downhill_length"):
        return u.distance_number(value)
    if key in ("descent", "longest_descent"):
        return u.height_number(-value)
    if key in ("half_steeper", "steepest"):
        return units.percent(value)
    if key == "share_of_race_load":
        return units.percent(value, sign=False)
    return units.whole(value) if key in ("load", "descents") else u.height_number(value)
