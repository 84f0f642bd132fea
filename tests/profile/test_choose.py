"""Which elevation is used, and why: the rule of science.md §0, and what happens where both have gaps."""

import numpy as np
import pytest

from routeplanner.geo import Floats
from routeplanner.profile.choose import choose


def heights(share: float, varied: bool = True) -> Floats:
    """1,000 elevations [m], of which the first `share` are known."""
    out = np.full(1000, np.nan)
    known = round(1000 * share)
    out[:known] = np.linspace(100.0, 400.0, known) if varied else 0.0
    return out


@pytest.mark.parametrize(
    ("recorded", "srtm", "bands", "found"),
    [
        (heights(1.0), heights(1.0), (0.03, 0.05), ("recorded", "recorded_band")),
        (heights(1.0), heights(1.0), (0.05, 0.05), ("recorded", "recorded_band")),  # no wider is good enough
        (heights(1.0), heights(1.0), (0.06, 0.05), ("srtm", "srtm_band")),
        (heights(1.0), heights(0.97), (0.06, 0.05), ("recorded", "srtm_gaps")),
        (heights(0.98), heights(0.0), (0.06, 0.0), ("recorded", "srtm_gaps")),
        (heights(0.97), heights(1.0), (0.01, 0.05), ("srtm", "recorded_gaps")),
        (heights(0.97), heights(0.97), (0.01, 0.05), ("srtm", "recorded_gaps")),
        (heights(0.97), heights(0.03), (0.01, 0.05), ("recorded", "srtm_gaps")),
        (heights(0.97), heights(0.0), (0.01, 0.0), ("recorded", "no_srtm")),
        (heights(1.0, varied=False), heights(0.03), (0.0, 0.05), ("srtm", "no_recorded")),
        (heights(1.0, varied=False), heights(0.0), (0.0, 0.0), ("none", "nothing")),
        (heights(0.0), heights(0.0), (0.0, 0.0), ("none", "nothing")),
    ],
)
def test_the_rule(recorded: Floats, srtm: Floats, bands: tuple[float, float], found: tuple[str, str]) -> None:
    assert choose("auto", recorded, srtm, *bands) == found


def test_a_wish_that_can_be_met_is_met() -> None:
    both = heights(1.0), heights(0.5), 0.01, 0.9
    assert choose("srtm", *both) == ("srtm", "chosen")
    assert choose("recorded", heights(0.5), heights(1.0), 0.9, 0.01) == ("recorded", "chosen")
    assert choose("srtm", heights(1.0), heights(0.0), 0.01, 0.0) == ("recorded", "srtm_gaps")
