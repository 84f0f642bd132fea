"""Which technique a descent asks for: codes by gradient and technical grade.

Coaching practice with weak evidence [D] (science.md §3). A cue is never about which part of the foot lands first.
The words for a runner are made from the codes in one place; the English line here says what each code means.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cue:
    """`code` stands for the cue everywhere, `text` is its meaning in one English line."""

    code: str
    text: str


# The four techniques that are named with the same words everywhere
TECHNIQUES = ("lean_from_ankles", "brace_core", "arms_wide", "short_quick_steps")

CUES = (
    Cue("lean_from_ankles", "Lean from the ankles with the slope: body square to the ground, do not sit back."),
    Cue("brace_core", "Brace the core: ribs stacked over hips, nothing folds at the waist."),
    Cue("arms_wide", "Arms wide and loose, for balance."),
    Cue("short_quick_steps", "Short, quick, light steps: land under you, be off the ground again at once."),
    Cue("relax", "Relax and let it roll: jaw, shoulders and hands loose."),
    Cue("open_stride", "Let the stride open a little, no more than one part in twenty."),
    Cue("hips_over_feet", "Hips over the feet, knees soft."),
    Cue("many_small_steps", "Brake with many small steps, never with one long one."),
    Cue("eyes_ahead", "Eyes 4 to 6 m ahead."),
    Cue("eyes_near", "Eyes 2 to 3 m ahead."),
    Cue("step_by_step", "Step by step: choose every landing."),
    Cue("zigzag", "Cross the slope in zigzags where there is room."),
    Cue("side_step", "Turn sideways and side-step where the ground is soft or loose."),
    Cue("walk_run", "Walk and run in turns: walk the rough bits before they make you."),
    Cue("hands_ready", "Hands free and ready to catch you."),
    Cue("poles", "Poles ahead of you, planted before the foot."),
    Cue("hold_vertical_speed", "Lose height at an even rate; let the ground decide the pace."),
    Cue("hike_down", "Hike it down: quick feet cost more here than they give."),
    Cue("scramble", "Hike or scramble with your face to the slope where it is steep."),
    Cue("safety_over_pace", "Safety before pace."),
)

BANDS = (-0.05, -0.12, -0.25)  # a steeper gradient than each of these asks for the next row [m/m]

# rows by gradient, columns by grade 1 and 2, 3, 4 and 5; the first cue of each is the one for a single line
_TABLE = (
    (
        ("relax", "open_stride", "lean_from_ankles"),
        ("relax", "eyes_ahead", "lean_from_ankles"),
        ("step_by_step", "eyes_near"),
    ),
    (
        ("lean_from_ankles", "short_quick_steps", "hips_over_feet", "brace_core"),
        ("arms_wide", "short_quick_steps", "hips_over_feet", "eyes_ahead"),
        ("many_small_steps", "arms_wide", "eyes_near"),
    ),
    (
        ("short_quick_steps", "many_small_steps", "brace_core", "lean_from_ankles"),
        ("zigzag", "side_step", "arms_wide", "short_quick_steps"),
        ("walk_run", "hands_ready", "poles"),
    ),
    (
        ("hold_vertical_speed", "zigzag", "side_step", "brace_core"),
        ("hike_down", "zigzag", "arms_wide", "poles"),
        ("safety_over_pace", "scramble", "hands_ready", "poles"),
    ),
)


def cues(gradient: float, grade: float, poles: bool = False) -> tuple[str, ...]:
    """The cues for a descent of this `gradient` [m/m] and technical `grade` 1 to 5, the most telling one first.

    Nothing on the level and uphill. `poles` is whether the runner carries any.
    """
    if gradient >= 0.0:
        return ()
    row = sum(gradient < band for band in BANDS)
    column = 0 if grade < 2.5 else 1 if grade < 3.5 else 2
    return tuple(code for code in _TABLE[row][column] if poles or code != "poles")


def main_cue(gradient: float, grade: float) -> str | None:
    """The one cue for a descent, or None on the level and uphill; arguments as in `cues`."""
    return next(iter(cues(gradient, grade)), None)
