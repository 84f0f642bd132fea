"""Which elevation a course is planned with, and why."""

from typing import Literal

import numpy as np

from routeplanner.geo import Floats

ENOUGH = 0.98  # share of the course that a source must cover
FLAT = 0.5  # [m] a recording that varies less over the whole course says nothing

Choice = Literal["recorded", "srtm", "none"]


def usable(recorded: Floats) -> bool:
    """Present on at least 98 % of the ground and not constant (all zero, say)."""
    good = np.isfinite(recorded)
    return bool(good.any() and good.mean() >= ENOUGH and np.ptp(recorded[good]) > FLAT)


def choose(wish: str, recorded: Floats, srtm: Floats, band_recorded: float, band_srtm: float) -> tuple[Choice, str]:
    """The source and the code of the reason.

    `recorded` [m] on recorded ground, without what an edit drew beside it; `srtm` [m] on the whole course.
    `wish` is "auto", "recorded" or "srtm"; the bands are half-widths relative to the total descent. The default is the
    recorded elevation if at least 98 % present, not constant, and its band no wider than SRTM's or SRTM covers less
    than 98 %; else SRTM, unless it covers even less than a recording with gaps [D]. Codes: chosen, no_recorded,
    recorded_gaps, no_srtm, recorded_band, srtm_gaps, srtm_band, nothing.
    """
    has_recorded, has_srtm = bool(np.isfinite(recorded).any()), bool(np.isfinite(srtm).any())
    if wish == "recorded" and has_recorded:
        return "recorded", "chosen"
    if wish == "srtm" and has_srtm:
        return "srtm", "chosen"
    share = float(np.isfinite(srtm).mean())
    covers = share >= ENOUGH
    if usable(recorded) and not (covers and band_recorded > band_srtm):
        return "recorded", "recorded_band" if covers else "srtm_gaps"
    good = np.isfinite(recorded)
    partly = has_recorded and bool(np.ptp(recorded[good]) > FLAT)
    if has_srtm and (covers or not partly or share >= good.mean()):
        return "srtm", "srtm_band" if usable(recorded) else "recorded_gaps" if partly else "no_recorded"
    if partly:
        return "recorded", "srtm_gaps" if has_srtm else "no_srtm"
    return "none", "nothing"
