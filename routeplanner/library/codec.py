"""A course as JSON and back, field by field as its classes declare them; points stand in it by their content hash.

A field that is added to a class with a default needs nothing here: older text gets the default. What a newer minor
format says beyond that is carried along by `carry`, so that two versions can take turns on one library. A change that
older text does not survive raises FORMAT and needs a migration (`schema.py`).
"""

import dataclasses
import json
import sys
import types
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache
from numbers import Integral, Real
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from routeplanner.course import Course
from routeplanner.errors import PlannerError
from routeplanner.route import Points
from routeplanner.words import _

FORMAT = 1
MINOR = 1  # 1: named ranges, names of entries, the entry on screen

FindPoints = Callable[[str, float], Points]  # content hash, noise [m]
_Reader = Callable[[Any, FindPoints], Any]


@dataclass(frozen=True, slots=True, eq=False)
class Encoded:
    """A course as text, and the points that it names."""

    text: str
    points: dict[str, Points]


def encode(course: Course) -> Encoded:
    """Numbers are written so that they are read back exactly."""
    points: dict[str, Points] = {}
    said = {"format": FORMAT, "minor": MINOR, "course": _plain(course, points)}
    return Encoded(json.dumps(said, separators=(",", ":")), points)


def decode(text: str, find: FindPoints) -> Course:
    """The course of `encode`. Raises PlannerError for a newer format or what is no course; and what `find` raises."""
    try:
        said = json.loads(text)
        if said["format"] > FORMAT:
            raise PlannerError(_("A newer Routeplanner wrote this course."), _("Update Routeplanner to open it."))
        course = _reader(Course)(said["course"], find)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        message = _("This course cannot be read ({reason}).").format(reason=error)
        raise PlannerError(message, _("Update Routeplanner, or restore a backup of the library.")) from error
    assert isinstance(course, Course)
    return course


def carry(old: str, new: str) -> str:
    """`new`, with what the text before it said and this version does not know."""
    before = json.loads(old)
    if (before["format"], before["minor"]) <= (FORMAT, MINOR):
        return new
    after = json.loads(new)
    merged = {**before, **after, "minor": before["minor"], "course": _carried(before["course"], after["course"])}
    return json.dumps(merged, separators=(",", ":"))


def _plain(value: Any, points: dict[str, Points]) -> Any:
    if isinstance(value, Points):
        points[value.key] = value
        return {"key": value.key, "noise": float(value.noise)}
    if dataclasses.is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name), points) for field in dataclasses.fields(value)}
    if isinstance(value, tuple):
        return [_plain(item, points) for item in value]
    if value is None or isinstance(value, str | bool):
        return value
    if isinstance(value, Integral):  # numpy's too
        return int(value)
    if isinstance(value, Real):
        return float(value)
    if isinstance(value, date | time):
        return value.isoformat()
    raise TypeError(f"a course cannot hold {type(value)}")


@cache
def _reader(hint: Any) -> _Reader:
    """What turns plain values into a declared type; made once for each."""
    origin, inside = get_origin(hint), get_args(hint)
    if hint is Points:
        return lambda said, find: find(said["key"], said["noise"])
    if dataclasses.is_dataclass(hint):
        return _dataclass_reader(hint)
    if origin in (Union, types.UnionType):
        return _optional_reader(inside)
    if origin is tuple:
        item = _reader(inside[0])
        return lambda said, find: tuple(item(one, find) for one in said)
    if origin is Literal:
        return lambda said, _find: inside[inside.index(said)]
    if hint in (date, time, datetime):
        return lambda said, _find: hint.fromisoformat(said)
    if hint is str:  # the steps of a course say the same names and ids again and again
        return lambda said, _find: sys.intern(str(said))
    if hint in (int, float, bool):
        return lambda said, _find: hint(said)
    raise TypeError(f"a course cannot hold {hint}")


def _dataclass_reader(hint: Any) -> _Reader:
    hints = get_type_hints(hint)
    readers = {field.name: _reader(hints[field.name]) for field in dataclasses.fields(hint)}

    def read(said: Any, find: FindPoints) -> Any:
        return hint(**{name: reader(said[name], find) for name, reader in readers.items() if name in said})

    return read


def _optional_reader(inside: tuple[Any, ...]) -> _Reader:
    (there,) = (_reader(one) for one in inside if one is not type(None))  # ValueError: a choice of several types
    return lambda said, find: None if said is None else there(said, find)


def _carried(old: Any, new: Any) -> Any:
    if isinstance(old, dict) and isinstance(new, dict):
        unknown = {key: value for key, value in old.items() if key not in new}
        return {**{key: _carried(old.get(key), value) for key, value in new.items()}, **unknown}
    if isinstance(old, list) and isinstance(new, list):
        named = {item["id"]: item for item in old if isinstance(item, dict) and "id" in item}
        return [_carried(_same(item, old, named), item) for item in new]
    return new


def _same(item: Any, old: list[Any], named: dict[str, Any]) -> Any:
    """What `item` was before: it has the same id, or where there are none, says the same."""
    if not isinstance(item, dict):
        return None
    if "id" in item:
        return named.get(item["id"])
    return next((one for one in old if isinstance(one, dict) and one.items() >= item.items()), None)
