"""Cues by gradient and grade (science.md §3, cue table)."""

import itertools

import pytest

from routeplanner.plan.cues import CUES, TECHNIQUES, cues, main_cue

GRADIENTS = (-0.001, -0.03, -0.05, -0.08, -0.12, -0.18, -0.25, -0.30, -0.45)


def test_every_cue_is_used_and_every_used_cue_is_known():
    codes = [c.code for c in CUES]
    assert len(codes) == len(set(codes))
    used = {code for g, t in itertools.product(GRADIENTS, range(1, 6)) for code in cues(g, t, poles=True)}
    assert used == set(codes)
    assert set(TECHNIQUES) <= used
    assert all(c.text.endswith(".") for c in CUES)


@pytest.mark.parametrize(
    ("gradient", "grade", "expected"),
    [
        (-0.03, 1, "relax"),
        (-0.03, 5, "step_by_step"),
        (-0.05, 1, "relax"),
        (-0.051, 1, "lean_from_ankles"),
        (-0.08, 3, "arms_wide"),
        (-0.18, 2, "short_quick_steps"),
        (-0.18, 3, "zigzag"),
        (-0.18, 4, "walk_run"),
        (-0.30, 2, "hold_vertical_speed"),
        (-0.30, 3, "hike_down"),
        (-0.30, 5, "safety_over_pace"),
    ],
)
def test_main_cue(gradient, grade, expected):
    assert main_cue(gradient, grade) == expected


def test_half_grades_round_up():
    assert cues(-0.18, 2.5) == cues(-0.18, 3)
    assert cues(-0.18, 3.5) == cues(-0.18, 4)


def test_no_cue_without_a_descent():
    assert cues(0.0, 2) == cues(0.2, 5) == ()
    assert main_cue(0.1, 3) is None


def test_poles_only_for_who_carries_them():
    assert "poles" not in cues(-0.3, 4)
    assert "poles" in cues(-0.3, 4, poles=True)


def test_no_cue_prescribes_a_foot_strike():
    for cue in CUES:
        assert not {"heel", "forefoot", "midfoot", "toe", "toes"} & set(cue.text.lower().replace(",", "").split())
