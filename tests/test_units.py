"""What people read and type."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

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


@pytest.mark.parametrize(
    "text",
    ["3:40", "3.40", "3,40", "3 h 40", "3:40:00", " 3:40 ", "3h40", "3 H 40 min", "3hrs 40 minutes", "220 min", "220′",
     "3:40 h", "3.40 h", "3h40m", "3h 40m 0s", f"3{THIN}h{THIN}40"],
)  # fmt: skip
def test_times_as_people_type_them(text: str) -> None:
    assert units.parse_duration(text) == 13_200


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("3.5", 12_600), ("3,5 h", 12_600), ("3.75 h", 13_500), ("3 h", 10_800), ("54 min", 3240), ("54 min 30 s", 3270),
     ("26h30", 95_400), ("1:02:03", 3723), ("1.02.03", 3723)],
)  # fmt: skip
def test_other_ways_to_say_a_time(text: str, seconds: float) -> None:
    assert units.parse_duration(text) == seconds


@pytest.mark.parametrize("text", ["", "4", "220", "3:60", "3.75", "3 40", "h", "min", "3:40 pm", "-3:40", "3:40 km"])
def test_what_is_no_time_or_could_be_two_says_so(text: str) -> None:
    with pytest.raises(PlannerError, match="not a time"):
        units.parse_duration(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *((text, 310) for text in ("5:10", "5.10", "5,10", "5:10/km", "5:10 min/km", "5'10\"", "5 min 10")),
        ("5′10″ /km", 310),
        *((text, 500 / 1.609344) for text in ("8:20/mi", "8:20 MIN/MI", "8:20 per mile", "8.20/mi")),
        ("5.5", 330), ("6 min", 360), ("6 min/km", 360), ("6/km", 360), ("12 km/h", 300), ("7,5 kmh", 480),
        ("7.5 mph", 480 / 1.609344),
    ],
)  # fmt: skip
def test_paces_as_people_type_them(text: str, expected: float) -> None:
    assert units.parse_pace(text) * 1000 == pytest.approx(expected)


@pytest.mark.parametrize("text", ["", "fast", "5:99", "5", "0:00", "0 km/h", "5:10/h", "3 h 40"])
def test_what_is_no_pace_says_so(text: str) -> None:
    with pytest.raises(PlannerError):
        units.parse_pace(text)


@pytest.mark.parametrize(
    ("text", "metres"),
    [
        ("1 200", 1200),
        (f"1{THIN}200 m", 1200),
        ("−560 m", 560),
        ("1,200", 1200),
        ("4,000 ft", 1219.2),
        ("80.5", 80.5),
        ("1.200", 1200),
        ("1'200 m", 1200),
        ("1,234.5", 1234.5),
        ("1.234,5 m", 1234.5),
        ("D− 1 200 m", 1200),
        ("1,200 ft", 365.76),
        ("4000'", 1219.2),
        ("3 feet", 0.9144),
    ],
)
def test_descents_as_people_type_them(text: str, metres: float) -> None:
    assert units.parse_descent(text, Units()) == pytest.approx(metres)


def test_a_descent_without_a_unit_is_in_the_runners_own() -> None:
    assert units.parse_descent("1000", Units("mi")) == pytest.approx(304.8)


@pytest.mark.parametrize(
    ("text", "metres"), [("1.75", 1.75), ("1,75 m", 1.75), ("175 cm", 1.75), ("175", 1.75), ("5′9″", 1.7526),
     ("1m75", 1.75), ("5'9", 1.7526), ("5 ft 9 in", 1.7526), ("69 in", 1.7526), ("6 feet", 1.8288)],
)  # fmt: skip
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


@pytest.mark.parametrize(("text", "kilograms"), [("70", 70), ("70,5 kg", 70.5), ("154 lb", 69.853), ("154lb", 69.853),
                                                   ("154 lbs", 69.853)])  # fmt: skip
def test_masses_as_people_type_them(text: str, kilograms: float) -> None:
    assert units.parse_mass(text, Units()) == pytest.approx(kilograms, abs=0.001)


def test_a_mass_reads_back_as_written() -> None:
    for system in (Units("km"), Units("mi")):
        assert units.parse_mass(system.mass(70.0), system) == pytest.approx(70.0, abs=0.3)
    with pytest.raises(PlannerError, match="no mass"):
        units.parse_mass("heavy", Units())


@pytest.mark.parametrize(
    ("text", "metres"),
    [("26.6", 26_600), ("26,6 km", 26_600), ("16.5 mi", 26_554.2), ("10 km", 10_000), ("10K", 10_000),
     ("6.2 mi", 9977.9), ("26.2 Miles", 42_164.8), ("1 200 m", 1200), ("1,200 m", 1200), ("1,200 ft", 365.8),
     ("42,195", 42_195), ("42.195 km", 42_195), ("1 000 km", 1e6)],
)  # fmt: skip
def test_distances_as_people_type_them(text: str, metres: float) -> None:
    assert units.parse_distance(text, Units()) == pytest.approx(metres, abs=0.1)
    with pytest.raises(PlannerError, match="not a distance"):
        units.parse_distance(text + " far", Units())


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(13_200, "3 h 40 min"), (3240, "54 min"), (13_220, "3 h 40 min 20 s"), (0, "0 min"), (-60, "−1 min")],
)
def test_a_duration_in_words(seconds: float, words: str) -> None:
    assert units.spoken(seconds) == words


# whatever is written can be typed again

ANY = st.sampled_from([Units("km"), Units("mi")])


@given(st.integers(3600, 3_590_000))
def test_durations_read_back(seconds: int) -> None:
    assert units.parse_duration(units.duration(seconds)) == seconds
    assert units.parse_duration(units.spoken(seconds)) == seconds
    assert abs(units.parse_duration(units.duration(seconds, with_seconds=False)) - seconds) <= 30


@given(st.integers(0, 99), st.integers(0, 59), st.sampled_from(":.,h"))
def test_hours_and_minutes_read_back_whatever_parts_them(hours: int, minutes: int, mark: str) -> None:
    assert units.parse_duration(f"{hours}{mark}{minutes:02d}") == 3600 * hours + 60 * minutes


@given(st.floats(0.1, 2.2), ANY)
def test_paces_read_back(pace: float, u: Units) -> None:
    for text in (u.pace(pace), u.pace_with_unit(pace)):
        assert units.parse_pace(text, u) * u.long == pytest.approx(pace * u.long, abs=0.5001)
    other = Units("mi" if u.system == "km" else "km")
    assert units.parse_pace(u.pace_with_unit(pace), other) == units.parse_pace(u.pace(pace), u)


@given(st.floats(0, 2e6), ANY)
def test_lengths_read_back(metres: float, u: Units) -> None:
    assert units.parse_distance(u.distance(metres, 2), u) == pytest.approx(metres, abs=0.0051 * u.long)
    for text in (u.height(metres), u.height(-metres), u.height_number(metres)):
        assert units.parse_descent(text, u) == pytest.approx(metres, abs=0.5001 * u.short)


@given(st.floats(1.2, 2.3), st.floats(30, 200), ANY)
def test_a_runner_reads_back(height: float, mass: float, u: Units) -> None:
    assert units.parse_stature(u.stature(height)) == pytest.approx(height, abs=0.013)
    for text in (u.mass(mass), f"{u.mass(mass)} {u.mass_name}"):
        assert units.parse_mass(text, u) == pytest.approx(mass, abs=0.501)


@given(st.text(alphabet="0123456789 .,:hmin'km/", max_size=12))
def test_what_is_typed_is_read_or_refused_in_words(text: str) -> None:
    for read in (
        units.parse_duration,
        units.parse_pace,
        units.parse_stature,
        units.parse_cadence,
        lambda t: units.parse_distance(t, Units()),
        lambda t: units.parse_descent(t, Units()),
        lambda t: units.parse_mass(t, Units()),
    ):
        value, hint = 0.0, "none needed"
        try:
            value = read(text)
        except PlannerError as error:
            hint = error.hint
        assert value >= 0
        assert hint
