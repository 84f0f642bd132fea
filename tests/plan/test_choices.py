"""Every number of the settings is described, editable, and in its range."""

from dataclasses import fields, is_dataclass

import pytest

from routeplanner.errors import PlannerError
from routeplanner.plan.choices import changed, choices, value
from routeplanner.plan.settings import DEFAULT


def numbers(part, path=""):
    if isinstance(part, float):
        yield path
    elif isinstance(part, tuple):
        for n, inner in enumerate(part, 1):
            yield from numbers(inner, f"{path}.{n}")
    elif is_dataclass(part):
        for f in fields(part):
            yield from numbers(getattr(part, f.name), f"{path}.{f.name}" if path else f.name)


def test_every_number_has_one_choice():
    keys = [c.key for c in choices()]
    assert len(keys) == len(set(keys))
    assert set(keys) == set(numbers(DEFAULT))


@pytest.mark.parametrize("choice", choices(), ids=lambda c: c.key)
def test_a_choice_can_be_made_and_only_that_one(choice):
    assert choice.low <= choice.default <= choice.high
    assert choice.default == value(DEFAULT, choice.key)
    assert choice.text
    assert choice.source
    to = choice.low if choice.low != choice.default else choice.high
    other = changed(DEFAULT, choice.key, to)
    different = [c.key for c in choices() if value(other, c.key) != c.default]
    assert different == [choice.key]
    assert changed(other, choice.key, choice.default) == DEFAULT


def test_outside_its_range_is_refused_with_the_range():
    with pytest.raises(PlannerError) as caught:
        changed(DEFAULT, "riegel", 0.2)
    assert "0.03 to 0.1" in caught.value.hint


@pytest.mark.parametrize("key", ["", "speed", "cap", "cap.6", "cap.0", "load", "load.footing", "load.nothing"])
def test_unknown_keys(key):
    with pytest.raises(KeyError):
        value(DEFAULT, key)
    with pytest.raises(KeyError):
        changed(DEFAULT, key, 1.0)


def test_own_choices_are_told_from_published_figures():
    published = {c.key for c in choices() if not c.own}
    assert published == {"walk_level", "load.brake_slope", "stride.at_3", "stride.per_speed"}
