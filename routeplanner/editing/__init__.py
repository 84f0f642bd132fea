"""Edits of a route: pure functions that give a new route and say where pins of the old one are on it.

Places and stretches are named by their distance along the route [m]. What an edit does not touch keeps its points,
its leg ids and its pins.
"""

from routeplanner.editing.anchors import anchors, delete_anchor, insert_point, move_anchor
from routeplanner.editing.drawing import NewKind, append, prepend
from routeplanner.editing.edited import Edited, unchanged
from routeplanner.editing.joining import join, replace_line, split
from routeplanner.editing.legs import new_points, set_leg_kind
from routeplanner.editing.simplifying import Simplified, simplify
from routeplanner.editing.spikes import Cleaned, SpikeRule, remove_spikes
from routeplanner.editing.stretches import add_anchor, crop, remove, replace_stretch
from routeplanner.editing.turning import close_loop, is_loop, laps, out_and_back, reverse, start_point

__all__ = [
    "Cleaned",
    "Edited",
    "NewKind",
    "Simplified",
    "SpikeRule",
    "add_anchor",
    "anchors",
    "append",
    "close_loop",
    "crop",
    "delete_anchor",
    "insert_point",
    "is_loop",
    "join",
    "laps",
    "move_anchor",
    "new_points",
    "out_and_back",
    "prepend",
    "remove",
    "remove_spikes",
    "replace_line",
    "replace_stretch",
    "reverse",
    "set_leg_kind",
    "simplify",
    "split",
    "start_point",
    "unchanged",
]
