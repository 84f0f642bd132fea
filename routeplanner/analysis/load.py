"""Course load: what the ground alone asks of the legs (science.md §0 "Load"), before anybody runs it."""

import numpy as np

from routeplanner.geo import Floats
from routeplanner.physiology import eccentric
from routeplanner.physiology.eccentric import DEFAULT, LoadModel


def course_load(step: float, gradient: Floats, grade: Floats, model: LoadModel = DEFAULT) -> Floats:
    """Load of each cell [m-eq], shape (m,), with S = K = M = 1 and Tq by grade; 0 where there is no elevation."""
    return eccentric.load(np.full(len(gradient), step), np.nan_to_num(gradient), grade, model=model)
