"""What the race has and a course lacks, in sentences."""

from dataclasses import replace

import numpy as np
import pytest

from routeplanner.course import Course
from routeplanner.report import Comparison, Inputs, compare
from routeplanner.route import Leg, Route
from routeplanner.sheet.comparing import Said, row_name, sentences
from routeplanner.units import THIN, Units
from tests.report.conftest import inputs, no_tiles  # noqa: F401  fixtures
from tests.report.test_comparison import descending, report_of

KM = Units("km")


def said(inputs: Inputs, race: Course, other: Course, u: Units = KM) -> Said:  # noqa: F811
    (only,) = sentences(compare((report_of(race, inputs), report_of(other, inputs))), u)
    return only


def numbers(text: str) -> list[int]:
    return [int(word.replace(THIN, "")) for word in text.replace("%", "").split() if word.replace(THIN, "").isdigit()]


def test_what_is_lacked_most_is_said_in_metres(inputs: Inputs) -> None:  # noqa: F811
    race, hill = descending("Race", (300, 0.15), (200, 0.32)), descending("Hill", (280, 0.15))
    told = said(inputs, race, hill)
    assert told.lead.startswith("the race has ")
    assert "steeper than −25 %" in told.lead
    assert numbers(told.lead)[0] == pytest.approx(200, abs=45)  # smoothing takes the corners
    assert "There is enough at −10 to −25 %" in told.rest


def test_nothing_at_all_of_it_is_said_as_none(inputs: Inputs) -> None:  # noqa: F811
    told = said(inputs, descending("Race", (200, 0.35)), descending("Hill", (200, 0.06)))
    assert told.lead.endswith("this course has none.")


def test_enough_of_everything(inputs: Inputs) -> None:  # noqa: F811
    race = descending("Race", (200, 0.15), (100, 0.3))
    told = said(inputs, race, descending("More", (200, 0.15), (200, 0.15), (150, 0.3), (150, 0.3)))
    assert told.lead.startswith("as much descent as the race on every gradient")


def test_one_long_descent_cannot_be_made_of_short_ones(inputs: Inputs) -> None:  # noqa: F811
    race, short = descending("Race", (400, 0.15)), descending("Short", *[(100, 0.15)] * 4)
    told = said(inputs, race, short)
    longest, asked = numbers(told.rest)[-2:]
    assert "Its longest descent drops" in told.rest
    assert longest == pytest.approx(100, abs=5)
    assert asked == pytest.approx(400, abs=5)


def test_no_descent_and_no_elevation(inputs: Inputs) -> None:  # noqa: F811
    race, level = descending("Race", (200, 0.15)), descending("Level", (5, 0.03))
    assert "No single descent of 30 m or more" in said(inputs, race, level).rest
    assert "hardly goes down" in said(inputs, level, race).lead
    (leg,) = race.route.legs
    blind = replace(leg.points, elevation=np.full(len(leg.points), np.nan))
    bare = replace(race, route=Route((Leg("recorded", blind, 0, len(blind) - 1),)))
    assert "this course has no elevation" in said(inputs, race, bare).lead
    assert "the race has no elevation" in said(inputs, bare, race).lead


def test_feet_for_those_who_want_them(inputs: Inputs) -> None:  # noqa: F811
    race, hill = descending("Race", (300, 0.15), (200, 0.32)), descending("Hill", (280, 0.15))
    metres, feet = said(inputs, race, hill), said(inputs, race, hill, Units("mi"))
    assert numbers(feet.lead)[0] == pytest.approx(numbers(metres.lead)[0] / 0.3048, abs=2)


@pytest.fixture
def compared(inputs: Inputs) -> Comparison:  # noqa: F811
    return compare(tuple(report_of(descending(n, (200, 0.2)), inputs) for n in ("A", "B")))


def test_the_steepest_row_names_what_it_is_measured_over(compared: Comparison) -> None:
    base = compared.reports[0].descents[0].steepest_baseline
    assert row_name("steepest", compared, KM) == f"Steepest, max {base:.0f} m"
    assert row_name("descent", compared, KM) == "Descent, m"
    longer = replace(compared.reports[1].descents[0], steepest_baseline=166.0)
    mixed = replace(compared, reports=(compared.reports[0], replace(compared.reports[1], descents=(longer,))))
    assert row_name("steepest", mixed, KM) == f"Steepest, max {base:.0f} to 166 m"


def test_every_row_has_a_name(compared: Comparison) -> None:
    assert all(row_name(d.key, compared, KM) for d in compared.differences)
