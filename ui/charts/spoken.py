"""What a screen reader says of the profile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from routeplanner.words import _, ngettext

if TYPE_CHECKING:
    from ui.charts.values import ProfileValues


def spoken(values: ProfileValues | None, selected: int | None) -> str:
    """The profile, or its selected descent, for a screen reader."""
    if values is None:
        return _("No course is open.")
    mark = next((d for d in values.descents if d.n == selected), None)
    if mark is None:
        length, count = values.units.distance(float(values.distance[-1] - values.distance[0])), len(values.descents)
        import numpy as np

        if not np.isfinite(values.elevation).any():
            return _("{length}, elevation unknown").format(length=length)
        return ngettext("{count} descent over {length}", "{count} descents over {length}", count).format(
            count=count, length=length
        )
    top, foot = values.elevation_at(mark.start), values.elevation_at(mark.end)
    return _("Descent {n} of {count}, {drop} over {length}, steepest {percent} percent").format(
        n=mark.n,
        count=len(values.descents),
        drop=values.units.height(top - foot) if top is not None and foot is not None else _("unknown drop"),
        length=values.units.distance(mark.end - mark.start, 2),
        percent=round(-100.0 * mark.steepest),
    )
