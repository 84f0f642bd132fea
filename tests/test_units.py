"""What people read and type."""

import pytest

from routeplanner import units
from routeplanner.errors import PlannerError
from routeplanner.units import THIN, Units


def test_numbers_have_a_true_minus_and_thin_thousands() -> None:
    assert units.whole(-1745.4) == f"−1{THIN}745"
    assert units.whole(-0.4) == "0"
    assert units.decimal(-0.04, 1) == "0.0"
    assert units.percent(-0.364) == f"−36{THIN}%"
    assert units.percent(0.081) == f"+8{THIN}%"


def test_durations() -> None:
    assert units.duration(13_199.7) == "3:40:00"
    assert units.duration(581) == "9:41"
    assert units.duration(-240, with_seconds=False) == "−0:04"
    assert units.duration(3_599.6) == "1:00:00"


def test_kilometres_and_miles() -> None:
    assert Units().distance(27_696) == "27.7 km"
    assert Units("mi").distance(27_696) == "17.2 mi"
    assert Units().pace(0.342) == "5:42"
    assert Units("mi").pace(0.342) == "9:10"
    assert Units("mi").height(-304.8) == f"−1{THIN}000 ft"
    assert Units().pace(float("inf")) == units.NONE


@pytest.mark.parametrize("text", ["3:40", "3.40", "3,40", "3 h 40", "3:40:00", " 3:40 "])
def test_times_as_people_type_them(text: str) -> None:
    assert units.parse_duration(text) == 13_200


@pytest.mark.parametrize(
    ("text", "expected"), [("5:10", 310), ("5.10", 310), ("5:10/km", 310), ("8:20/mi", 500 / 1.609344)]
)
def test_paces_as_people_type_them(text: str, expected: float) -> None:
    assert units.parse_pace(text) * 1000 == pytest.approx(expected)


@pytest.mark.parametrize("text", ["", "fast", "5:99", "5", "0:00"])
def test_what_is_no_pace_says_so(text: str) -> None:
    with pytest.raises(PlannerError):
        units.parse_pace(text)


@pytest.mark.parametrize(
    ("text", "metres"),
    [("1 200", 1200), (f"1{THIN}200 m", 1200), ("−560 m", 560), ("1,200", 1200), ("4,000 ft", 1219.2), ("80.5", 80.5)],
)
def test_descents_as_people_type_them(text: str, metres: float) -> None:
    assert units.parse_descent(text, Units()) == pytest.approx(metres)


def test_a_descent_without_a_unit_is_in_the_runners_own() -> None:
    assert units.parse_descent("1000", Units("mi")) == pytest.approx(304.8)


@pytest.mark.parametrize(
    ("text", "metres"), [("1.75", 1.75), ("1,75 m", 1.75), ("175 cm", 1.75), ("175", 1.75), ("5′9″", 1.7526)]
)
def test_heights_as_people_type_them(text: str, metres: float) -> None:
    assert units.parse_stature(text) == pytest.approx(metres)


@pytest.mark.parametrize("metres", [1.5, 1.7526, 1.8288, 2.0])
def test_a_height_reads_back_as_written(metres: float) -> None:
    for system in (Units("km"), Units("mi")):
        assert units.parse_stature(system.stature(metres)) == pytest.approx(metres, abs=0.013)


def test_cadence_as_people_type_it() -> None:
    assert units.parse_cadence("172 spm") == units.parse_cadence("172") == 172


@pytest.mark.parametrize("text", ["", "far", "12 km", "1 2"])
def test_what_is_no_descent_height_or_cadence_says_so(text: str) -> None:
    for parse in (lambda: units.parse_descent(text, Units()), lambda: units.parse_cadence(text)):
        with pytest.raises(PlannerError):
            parse()
    with pytest.raises(PlannerError):
        units.parse_stature(text)


@pytest.mark.parametrize(("text", "kilograms"), [("70", 70), ("70,5 kg", 70.5), ("154 lb", 69.853), ("154lb", 69.853)])
def test_masses_as_people_type_them(text: str, kilograms: float) -> None:
    assert units.parse_mass(text, Units()) == pytest.approx(kilograms, abs=0.001)


def test_a_mass_reads_back_as_written() -> None:
    for system in (Units("km"), Units("mi")):
        assert units.parse_mass(system.mass(70.0), system) == pytest.approx(70.0, abs=0.3)
    with pytest.raises(PlannerError, match="no mass"):
        units.parse_mass("heavy", Units())


@pytest.mark.parametrize(("text", "metres"), [("26.6", 26_600), ("26,6 km", 26_600), ("16.5 mi", 26_554.2)])
def test_distances_as_people_type_them(text: str, metres: float) -> None:
    assert units.parse_distance(text, Units()) == pytest.approx(metres, abs=0.1)
    with pytest.raises(PlannerError, match="not a distance"):
        units.parse_distance(text + " far", Units())
