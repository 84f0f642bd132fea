"""Everything derived from a course, one frozen value of one instant."""

from routeplanner.report.build import build_report
from routeplanner.report.comparison import Alike, Comparison, compare, key_descents
from routeplanner.report.elevation import Elevation
from routeplanner.report.memory import Memory
from routeplanner.report.ranges import Range, measure, named_ranges
from routeplanner.report.recent import recent_race
from routeplanner.report.report import (
    DescentPlan,
    Inputs,
    Load,
    Report,
    SectionPlan,
    StationPlan,
    Stride,
)

__all__ = [
    "Alike",
    "Comparison",
    "DescentPlan",
    "Elevation",
    "Inputs",
    "Load",
    "Memory",
    "Range",
    "Report",
    "SectionPlan",
    "StationPlan",
    "Stride",
    "build_report",
    "compare",
    "key_descents",
    "measure",
    "named_ranges",
    "recent_race",
]
