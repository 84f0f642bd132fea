"""The key descents of a race and what is most like them elsewhere."""

from dataclasses import replace
from math import inf

import numpy as np
import pytest

from routeplanner.analysis.compare import nearest
from routeplanner.analysis.descents import Descent
from routeplanner.course import Course, from_imported
from routeplanner.formats import Imported, Track
from routeplanner.report import Comparison, Inputs, Memory, Report, build_report, compare, key_descents
from routeplanner.route import Points
from tests.report.conftest import METRE


def descending(name: str, *descents: tuple[float, float]) -> Course:
    """A course that climbs 400 m gently, and goes down by (drop [m], gradient [m/m]) each time."""
    x, z = [0.0], [100.0]
    for drop, gradient in descents:
        for length, rise in ((8.0 * drop, drop), (300.0, 0.0), (drop / gradient, -drop), (300.0, 0.0)):
            x.append(x[-1] + length)
            z.append(z[-1] + rise)
    along = np.arange(0.0, x[-1], 10.0)
    points = Points.of(46.0 + along * METRE, np.full(len(along), 8.0), np.interp(along, x, z))
    return from_imported(Imported(name, (Track(name, (points,), False),)))[0]


def report_of(course: Course, inputs: Inputs) -> Report:
    return build_report(course, course.entry, inputs, Memory())


@pytest.fixture
def compared(inputs: Inputs) -> Comparison:
    race = descending("Race", (300, 0.15), (100, 0.30), (40, 0.05))
    other = descending("Other", (310, 0.30), (90, 0.28), (280, 0.14))
    flat = descending("Flat", (10, 0.03))
    return compare(tuple(report_of(c, inputs) for c in (race, other, flat)))


def test_key_descents_come_with_their_like(compared: Comparison) -> None:
    found = key_descents(compared)
    assert [a.descent.n for a in found] == [1, 2]
    assert [a.descent.load for a in found] == sorted((a.descent.load for a in found), reverse=True)
    like, other = found[0].others[0], found[1].others[0]
    assert like is not None
    assert other is not None
    assert (like.n, other.n) == (3, 2)  # as deep and as steep, not the one that is only as deep


def test_a_course_without_descents_has_none_alike(compared: Comparison) -> None:
    assert [a.others[1] for a in key_descents(compared)] == [None, None]


def test_half_and_twice_are_as_far_off(compared: Comparison) -> None:
    d = compared.reports[0].descents[0]
    half, twice, near = (replace(d, n=k, drop=d.drop * f) for k, f in ((10, 0.5), (11, 2.0), (12, 1.9)))
    assert nearest(d, (half, twice)) is half  # the first of two that are as good
    assert nearest(d, (twice, half)) is twice
    assert nearest(d, (half, twice, near)) is near
    assert nearest(d, ()) is None


def test_bands_hold_the_whole_descent(compared: Comparison) -> None:
    for report, bands in zip(compared.reports, compared.bands, strict=True):
        assert bands.sum() == pytest.approx(report.totals.descent, abs=1e-6)
    assert compared.load_share[0] == 1.0
    assert 0.0 <= compared.load_share[2] < 0.1 < compared.load_share[1] < inf


def test_without_elevation_nothing_is_known(compared: Comparison, inputs: Inputs) -> None:
    points = Points.of(46.0 + np.arange(0.0, 5_000.0, 50.0) * METRE, np.full(100, 8.0))
    blank = report_of(from_imported(Imported("Blank", (Track("Blank", (points,), False),)))[0], inputs)
    for reports in ((compared.reports[0], blank), (blank, compared.reports[0])):
        value = compare(reports)
        at = reports.index(blank)
        for difference in value.differences:
            assert np.isnan(difference.values[at]) == (difference.key != "distance"), difference.key
        assert np.isnan(value.load_share[at])
        assert value.bands[at].sum() == 0.0
    assert np.isnan(value.load_share[1])  # nothing over an unknown load


def test_one_course_is_no_comparison(compared: Comparison) -> None:
    with pytest.raises(ValueError, match="two courses"):
        compare(compared.reports[:1])


def descent_alike(a: Descent, b: Descent) -> bool:
    return (a.start, a.end) == (b.start, b.end)


def test_a_course_is_most_like_itself(compared: Comparison) -> None:
    race = compared.reports[0]
    for alike in key_descents(compare((race, race))):
        (other,) = alike.others
        assert other is not None
        assert descent_alike(alike.descent, other)
