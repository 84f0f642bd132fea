"""Real races with official figures, read, measured and planned as a runner would."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from routeplanner.course import from_imported
from routeplanner.formats import read
from routeplanner.plan.runner import Runner
from routeplanner.report import Inputs, Memory, Report, build_report
from routeplanner.terrain import Store


@pytest.fixture(scope="module")
def store(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Store:
    return Store(tmp_path_factory.mktemp("tiles"), (data / "srtm",))


def report_of(file: Path, store: Store, elevation: str = "auto") -> Report:
    course = replace(from_imported(read(file), file.stem)[0], elevation=elevation)  # type: ignore[arg-type]
    return build_report(course, course.entry, Inputs(Runner(), store, date(2027, 6, 1)), Memory())


def test_pentland_from_srtm(data: Path, store: Store) -> None:
    report = report_of(data / "routes/PentlandSkyline.gpx", store, "srtm")
    assert report.totals.ascent == pytest.approx(1890, rel=0.10)  # official climb
    assert report.profile.coverage == 1.0
    assert len(report.descents) == 14
    assert report.totals.uncertain


def test_two_breweries_has_no_elevation_of_its_own(data: Path, store: Store) -> None:
    report = report_of(data / "routes/TwoBreweries.gpx", store)
    assert (report.profile.source, report.elevation_reason) == ("srtm", "no_recorded")
    assert report.totals.ascent == pytest.approx(1500, rel=0.10)


@pytest.mark.parametrize("file", ["utmb-170", "tor-330k", "eiger-250", "shasta", "lake-sonoma-55k", "Jura"])
def test_ledger_and_total_agree(data: Path, store: Store, file: str) -> None:
    report = report_of(data / f"routes/{file}.gpx", store)
    gross = sum(d.gross for d in report.descents)
    inside = report.down_metres.copy()
    for d in report.descents:
        inside[(report.profile.distance[:-1] >= d.start - 0.1) & (report.profile.distance[1:] <= d.end + 0.1)] = 0.0
    assert report.small_descents == pytest.approx(inside.sum(), abs=1e-6)  # from its own legs
    assert report.small_descents + gross == pytest.approx(report.totals.descent, abs=1e-6)
    line = report.profile.elevation
    net = line[0] - line[-1]
    assert report.totals.descent - report.totals.ascent == pytest.approx(net, abs=1e-6)


@pytest.mark.parametrize(
    ("file", "climb"), [("utmb-170", 10_000), ("tor-330k", 24_000), ("BenLomond", 960), ("BeinnDubh", 620)]
)
def test_official_climbs_lie_inside_the_band(data: Path, store: Store, file: str, climb: float) -> None:
    totals = report_of(data / f"routes/{file}.gpx", store).totals
    assert totals.ascent_low <= climb <= totals.ascent_high


def test_a_course_without_tile_and_elevation_says_so(data: Path, store: Store) -> None:
    report = report_of(data / "routes/bob-graham-round.gpx", store)
    assert report.profile.source == "none"
    assert report.totals.distance == pytest.approx(101_240, abs=50)
    assert "no_elevation" in report.notes
