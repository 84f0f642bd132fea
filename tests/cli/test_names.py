"""Names of files and of what is in them are text on a terminal, and come back from every kind of export."""

import json
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from routeplanner import formats
from routeplanner.course import Station, from_imported, to_exported
from routeplanner.formats import read
from ui import assets

SAMPLE = "samples/null-island-coast-loop.gpx"
NAMES = ["a \x1b[31mred", "two\nlines", "\u202egpj", "<script>alert(1)</script>", "{{ x }} %s {name}", "שביל ABC & \"'"]


def run(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "ui", *words], capture_output=True, text=True, check=False)


def test_a_file_name_commands_no_terminal(tmp_path: Path) -> None:
    """A course without a name is called as its file."""
    content = re.sub("<name>.*?</name>", "", assets.path(SAMPLE).read_text())
    files = []
    for k, name in enumerate(NAMES):
        files.append(tmp_path / f"{k}{name.replace('/', '')}.gpx")
        files[-1].write_text(content)
    done = run("analyze", *map(str, files), str(tmp_path / "no \x1b[2J\n.gpx"))
    assert done.returncode == 1
    for text in (done.stdout, done.stderr):
        assert not {*"\x1b\u202e\r"} & {*text}
    assert "0a [31mred  (" in done.stdout
    assert "1two lines  (" in done.stdout
    assert len(done.stderr.splitlines()) == 1
    names = [each["name"] for each in map(json.loads, run("analyze", "--json", *map(str, files)).stdout.splitlines())]
    assert names == [file.stem for file in files]  # data is not touched


@pytest.mark.parametrize("name", [*NAMES[1:], "🏔️ ]]> <!-- &amp; &lt;", "x" * 3000])
def test_names_come_back_from_a_gpx_file(tmp_path: Path, name: str) -> None:
    (course, *_more) = from_imported(read(assets.path(SAMPLE)), "x")
    station = Station(name, "aid", course.route.pin(2000.0), 60.0)
    course = replace(course, name=name, stations=(station,))
    for ending in (".gpx", ".kml", ".geojson"):
        formats.write(to_exported(course), tmp_path / f"out{ending}")
    back = from_imported(read(tmp_path / "out.gpx"), "x")[0]
    assert " ".join(back.name.split()) == " ".join(name.split())
    assert [" ".join(s.name.split()) for s in back.stations] == [" ".join(name.split())]
    for ending in (".gpx", ".kml"):
        assert "<script>" not in (tmp_path / f"out{ending}").read_text()
    assert name in json.dumps(json.loads((tmp_path / "out.geojson").read_text()), ensure_ascii=False).replace(
        "\\n", "\n"
    ).replace('\\"', '"')
