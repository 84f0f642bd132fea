"""Edits that change no ground change no totals; new ground is filled and said."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from routeplanner import editing
from routeplanner.course import Course, apply
from routeplanner.errors import PlannerError
from routeplanner.plan.runner import Runner
from routeplanner.report import Inputs, Memory, Report, build_report
from routeplanner.route import Route
from routeplanner.sheet import phrases
from routeplanner.terrain import Store
from tests.editing.lines import race
from tests.report.conftest import Formula, hills
from tests.sheet.races import course_over

WITH_TILES = ("PentlandSkyline", "TwoBreweries", "allermuir-hill-race")
RECORDED = ("utmb-170", "lake-sonoma-55k", "shasta", "Jura", "TrotternishRidge")


@pytest.fixture(scope="module")
def store(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Store:
    return Store(tmp_path_factory.mktemp("tiles"), (data / "srtm",))


def ground(course: Course, elevation: Formula | Store) -> Report:
    """Without goal and plan."""
    return build_report(course, course.entry, Inputs(Runner(), elevation, date(2027, 6, 1)), Memory())


def assert_same_totals(a: Report, b: Report, share: float) -> None:
    assert b.totals.distance == pytest.approx(a.totals.distance, rel=share)
    assert b.totals.descent == pytest.approx(a.totals.descent, rel=share)
    assert b.totals.ascent == pytest.approx(a.totals.ascent, rel=share)
    assert b.profile.source == a.profile.source


@pytest.mark.parametrize("name", [*WITH_TILES, *RECORDED])
def test_split_and_joined_totals_differ_by_one_percent_at_most(data: Path, store: Store, name: str) -> None:
    course = race(data, name)
    before = ground(course, store)
    for share in (0.31, 0.5, 0.77):
        first, second = editing.split(course.route, share * course.route.length)
        joined = apply(course, replace(first, route=editing.join(first.route, second.route)[0].route)).course
        assert_same_totals(before, ground(joined, store), 0.01)


@pytest.mark.parametrize("name", [*WITH_TILES, *RECORDED])
def test_halves_add_up(data: Path, store: Store, name: str) -> None:
    course = race(data, name)
    whole = ground(course, store)
    halves = [
        ground(apply(course, half).course, store) for half in editing.split(course.route, 0.5 * course.route.length)
    ]
    assert sum(half.totals.distance for half in halves) == pytest.approx(whole.totals.distance, rel=0.001)
    assert sum(half.totals.descent for half in halves) == pytest.approx(whole.totals.descent, rel=0.01)


@pytest.mark.parametrize("name", [*WITH_TILES, *RECORDED])
def test_points_inserted_on_the_line_change_totals_by_half_a_percent_at_most(
    data: Path, store: Store, name: str
) -> None:
    course = race(data, name)
    before = ground(course, store)
    rng = np.random.default_rng(7)
    for share in rng.uniform(0.0, 1.0, 25):
        course = apply(course, editing.add_anchor(course.route, float(share) * course.route.length)).course
    assert len(course.route.legs) > 20
    assert_same_totals(before, ground(course, store), 0.005)


def three_hills() -> Course:
    return course_over(hills(np.arange(0.0, 12_000.1, 8.0)))


def valley(offset: float = 25.0) -> Formula:
    """SRTM that knows the hills, so many metres too high."""
    return Formula(lambda lat: hills((lat - 45.0) * 111_195.0) + offset)


def test_made_totals_survive_split_join_and_points_on_the_line() -> None:
    course = three_hills()
    before = ground(course, valley())
    first, second = editing.split(course.route, 4_321.0)
    joined = replace(course, route=editing.join(first.route, second.route)[0].route)
    assert_same_totals(before, ground(joined, valley()), 1e-9)
    many = course
    for at in (333.0, 1_234.0, 7_777.0):
        many = apply(many, editing.add_anchor(many.route, at)).course
    assert_same_totals(before, ground(many, valley()), 1e-6)


def test_ground_that_is_drawn_over_the_same_hills_keeps_their_totals_and_is_said() -> None:
    course = three_hills()
    before = ground(course, valley())
    done = apply(course, editing.replace_stretch(course.route, 4_000.0, 7_000.0, (), "straight"))
    after = ground(done.course, valley())
    assert after.profile.source == "recorded"
    assert_same_totals(before, after, 0.01)
    assert "filled_elevation" in after.notes
    assert "partial_elevation" not in after.notes
    said = " ".join(phrases.notes(after))
    assert "25 %" in said.replace("\u202f", " ").replace("\u00a0", " ")
    assert "filled_elevation" not in before.notes


def test_without_a_tile_new_ground_is_a_gap_and_is_said() -> None:
    course = three_hills()
    nothing = Formula(lambda lat: np.full(len(lat), np.nan))
    done = apply(course, editing.replace_stretch(course.route, 4_000.0, 7_000.0, (), "straight"))
    after = ground(done.course, nothing)
    assert after.profile.source == "recorded"
    assert "partial_elevation" in after.notes
    assert "filled_elevation" not in after.notes
    assert after.profile.coverage == pytest.approx(0.75, abs=0.01)


def test_a_drawn_course_is_planned_with_srtm() -> None:
    route = editing.append(editing.append(Route(()), 45.0, 7.0).route, 45.05, 7.0).route
    drawn = ground(replace(three_hills(), route=route), valley())
    assert (drawn.profile.source, drawn.elevation_reason) == ("srtm", "no_recorded")
    assert drawn.totals.descent == pytest.approx(300.0, abs=2)


def test_a_line_that_is_only_begun_has_no_report() -> None:
    for route in (Route(()), editing.append(Route(()), 45.0, 7.0).route):
        with pytest.raises(PlannerError, match="no length") as error:
            ground(replace(three_hills(), route=route), valley())
        assert error.value.hint


def test_reversed_the_totals_swap_on_a_real_race(data: Path, store: Store) -> None:
    course = race(data, "lake-sonoma-55k")
    there, back = ground(course, store), ground(apply(course, editing.reverse(course.route)).course, store)
    assert back.totals.descent == pytest.approx(there.totals.ascent, rel=1e-6)
    assert back.totals.ascent == pytest.approx(there.totals.descent, rel=1e-6)
