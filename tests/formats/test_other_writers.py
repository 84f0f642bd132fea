"""KML and GeoJSON are what their readers expect, whatever a course is called."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import numpy as np
import pytest
from shapely.geometry import shape

from routeplanner import formats
from routeplanner.errors import PlannerError
from routeplanner.formats import Imported, Track, Waypoint
from routeplanner.formats.own import Element
from routeplanner.route import Points

NAME = '<script>"{{ x }}"</script> & שלום\0'
KML = "{http://www.opengis.net/kml/2.2}"
Written = Callable[[str], Path]


@pytest.fixture
def written(tmp_path: Path) -> Written:
    high = Points.of([45.0, 45.5, 46.0], [7.0, 7.1, -0.00000004], [100.0, 101.255, 99.0])
    bare = Points.of([47.0, 48.0], [8.0, 9.0], [1.0, np.nan])
    single = Points.of([1.0], [2.0])
    marks = (Waypoint(45.2, 7.05, 812.0, NAME, "Food", "Aid station", "cut-off 2:00"), Waypoint(1.5, 2.5))
    imported = Imported(NAME, (Track(NAME, (high, bare, single), False),), marks, own=Element("course"))

    def write(ending: str) -> Path:
        path = tmp_path / f"out{ending}"
        formats.write(imported, path)
        return path

    return write


def test_geojson(written: Written) -> None:
    said: Any = json.loads(written(".geojson").read_text(encoding="utf-8"))
    line, hut, bare = said["features"]
    assert (said["type"], said["name"], line["properties"]["name"]) == ("FeatureCollection", NAME, NAME)
    assert line["geometry"]["type"] == "MultiLineString"
    first, second = line["geometry"]["coordinates"]
    assert first == [[7.0, 45.0, 100.0], [7.1, 45.5, 101.26], [0.0, 46.0, 99.0]]
    assert second == [[8.0, 47.0], [9.0, 48.0]]  # no position with an elevation beside one without
    assert shape(line["geometry"]).length == pytest.approx(0.5099 + 7.1176 + 1.4142, abs=1e-3)
    assert hut["properties"] == {"name": NAME, "symbol": "Food", "kind": "Aid station", "text": "cut-off 2:00"}
    assert hut["geometry"] == {"type": "Point", "coordinates": [7.05, 45.2, 812.0]}
    assert bare["properties"] == {}


def test_kml(written: Written) -> None:
    root = ElementTree.parse(written(".kml")).getroot()
    line, hut, _bare = root.findall(f"{KML}Document/{KML}Placemark")
    assert line.findtext(f"{KML}name") == NAME.removesuffix("\0")
    first, second = (e.text or "" for e in line.iter(f"{KML}coordinates"))
    assert first.split() == ["7,45,100", "7.1,45.5,101.26", "0,46,99"]
    assert second.split() == ["8,47", "9,48"]
    assert hut.findtext(f"{KML}Point/{KML}coordinates") == "7.05,45.2,812.00"
    assert hut.findtext(f"{KML}description") == "cut-off 2:00"


@pytest.mark.parametrize("ending", [".gpx", ".kml", ".geojson"])
def test_half_a_character_in_a_name_stops_no_file(tmp_path: Path, ending: str) -> None:
    name = "Ridge \ud83d run"
    path, mark = tmp_path / f"out{ending}", Waypoint(1.5, 2.5, name=name)
    formats.write(Imported(name, (Track(name, (Points.of([1.0, 2.0], [3.0, 4.0]),), False),), (mark,)), path)
    text = path.read_text(encoding="utf-8")
    assert text.count("Ridge ") == 3
    assert text.count(" run") == 3


@pytest.mark.parametrize("ending", [".gpx", ".kml", ".geojson"])
def test_a_folder_that_is_not_there(tmp_path: Path, ending: str) -> None:
    with pytest.raises(PlannerError, match="cannot be written"):
        formats.write(Imported("", ()), tmp_path / "absent" / f"out{ending}")
