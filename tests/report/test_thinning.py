"""What a simpler line would cost is said in the report's own totals."""

from dataclasses import replace

import pytest

from routeplanner import editing
from routeplanner.course import Course
from routeplanner.report import Inputs, Memory, build_report
from routeplanner.report.thinning import thin


def descent_of(course: Course, inputs: Inputs) -> float:
    return build_report(course, course.entry, inputs, Memory()).totals.descent


def test_it_says_what_the_report_would_say_before_and_after(hilly: Course, inputs: Inputs) -> None:
    found = thin(hilly, 5.0, inputs.elevation, Memory())
    assert found.simplified.after < 0.5 * found.simplified.before
    assert found.simplified.error <= 5.0
    assert found.descent_before == descent_of(hilly, inputs)
    simpler = replace(hilly, route=editing.simplify(hilly.route, 5.0).edited.route)
    assert found.descent_after == pytest.approx(descent_of(simpler, inputs), abs=1e-9)


def test_no_tolerance_is_no_wish(hilly: Course, inputs: Inputs) -> None:
    with pytest.raises(ValueError, match="more than"):
        thin(hilly, 0.0, inputs.elevation, Memory())
