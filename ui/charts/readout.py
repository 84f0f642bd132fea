"""What the one cursor says, in the profile's header."""

import numpy as np

from routeplanner.units import percent
from routeplanner.words import _
from ui.charts.axes import time_of_day
from ui.charts.values import ProfileValues


def readout(values: ProfileValues, distance: float) -> tuple[str, str]:
    """The gradient, which is set strong, and the rest: ("−32 %", "on 9 · km 20.24 · 317 m · ETA 13:42").

    Unknown parts are left out; without a gradient the first is empty.
    """
    gradient, elevation = values.gradient_at(distance), values.elevation_at(distance)
    mark = values.descent_at(distance)
    units = values.units
    rest = [_("{unit} {distance}").format(unit=units.long_name, distance=units.distance_number(distance, 2))]
    if elevation is not None:
        rest.append(units.height(elevation))
    if values.clock is not None:
        rest.append(_("ETA {time}").format(time=time_of_day(float(np.interp(distance, values.distance, values.clock)))))
    where = _("on {n}").format(n=mark.n) + " · " if mark is not None else ""
    return "" if gradient is None else percent(gradient), where + " · ".join(rest)
