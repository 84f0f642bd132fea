"""A course as text and back, with all it says, and with what only a newer version says."""

import json
from dataclasses import fields, replace

import pytest
from hypothesis import given

from routeplanner.course import Course
from routeplanner.errors import PlannerError
from routeplanner.library.codec import MINOR, carry, decode, encode
from routeplanner.route import Points
from tests.library.made import bits, courses, zigzag


def again(course: Course) -> Course:
    encoded = encode(course)
    return decode(encoded.text, lambda key, noise: replace(encoded.points[key], noise=noise))


@given(courses)
def test_everything_comes_back(course: Course) -> None:
    back = again(course)
    assert bits(back) == bits(course)
    for field in fields(Course):
        if field.name != "route":
            assert getattr(back, field.name) == getattr(course, field.name), field.name
    assert back.route.legs == course.route.legs


def test_the_same_points_with_another_noise_are_kept_apart() -> None:
    course = zigzag()
    (leg,) = course.route.legs
    plain = replace(leg, points=replace(leg.points, noise=0.0), id="x")
    both = replace(course, route=replace(course.route, legs=(leg, plain)))
    assert [leg.points.noise for leg in again(both).route.legs] == [1.2345678901234567, 0.0]


def test_text_that_is_older_than_a_field_gets_its_default() -> None:
    encoded = encode(zigzag())
    said = json.loads(encoded.text)
    del said["course"]["zone"], said["course"]["stations"][0]["stop"]
    del said["course"]["ranges"], said["course"]["shown"], said["course"]["entries"][0]["name"]  # before 0.1 minor 1
    course = decode(json.dumps(said), lambda key, _noise: encoded.points[key])
    assert (course.zone, course.stations[0].stop) == ("UTC", 0.0)
    assert (course.ranges, course.entry, course.entry.name) == ((), course.entries[0], "")


def test_what_a_newer_version_says_survives_an_edit_by_this_one() -> None:
    course = zigzag()
    said = json.loads(encode(course).text)
    said["minor"] = MINOR + 1
    said["course"]["weather"] = {"wind": [1, 2]}
    said["course"]["stations"][0]["beds"] = 12
    said["course"]["grades"][0]["why"] = "ladder"
    said["course"]["official"]["loops"] = 2
    newer = json.dumps(said)
    points = encode(course).points
    seen = decode(newer, lambda key, _noise: points[key])
    edited = replace(seen, name="Renamed", stations=(*seen.stations, replace(seen.stations[0], id="other")))
    kept = json.loads(carry(newer, encode(edited).text))
    assert kept["minor"] == MINOR + 1
    assert kept["course"]["weather"] == {"wind": [1, 2]}
    assert [station.get("beds") for station in kept["course"]["stations"]] == [12, None]
    assert kept["course"]["grades"][0]["why"] == "ladder"
    assert kept["course"]["official"]["loops"] == 2
    assert kept["course"]["name"] == "Renamed"
    assert bits(decode(json.dumps(kept), lambda key, _noise: points[key])) == bits(edited)


def test_of_this_version_nothing_is_carried() -> None:
    old, new = encode(zigzag()).text, encode(zigzag(name="Other")).text
    assert carry(old, new) == new


def no_points(key: str, noise: float) -> Points:
    raise AssertionError


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"format": 1, "minor": 0, "course": {"name": "x"}}', "nonsense"])
def test_text_that_is_no_course(text: str) -> None:
    with pytest.raises(PlannerError, match="cannot be read"):
        decode(text, no_points)


def test_a_newer_format_says_so() -> None:
    with pytest.raises(PlannerError, match="newer Routeplanner"):
        decode('{"format": 99, "minor": 0, "course": {}}', no_points)


def test_a_word_of_a_newer_version_is_not_taken_for_one_of_ours() -> None:
    encoded = encode(zigzag())
    text = encoded.text.replace('"kind":"food"', '"kind":"teleport"')
    with pytest.raises(PlannerError, match="cannot be read"):
        decode(text, lambda key, _noise: encoded.points[key])
