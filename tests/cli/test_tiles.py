"""Elevation for the command line: fetched only when asked for, and what does not come is said."""

import json
import os
import subprocess
from pathlib import Path

from tests.cli.test_cli import call, track
from tests.terrain.tiles import slope, zipped
from tests.tile_server import TileServer

ALPS = "N46E008.hgt.zip"


def analyze(home: Path, *arguments: object) -> "subprocess.CompletedProcess[str]":
    proxies = {name: "" for name in os.environ if name.lower().endswith("_proxy")}
    return call("analyze", *arguments, "--json", env={**proxies, "ROUTEPLANNER_HOME": str(home)})


def test_a_tile_comes_once_and_only_when_asked_for(tmp_path: Path) -> None:
    blank, home = track(tmp_path / "blank.gpx", *[None] * 30), tmp_path / "home"
    with TileServer() as server:
        server.put(ALPS, zipped(slope().tobytes(), "N46E008.hgt"))
        mirror = ("--mirror", server.address)
        assert json.loads(analyze(home, blank, *mirror).stdout)["elevation"]["source"] == "none"
        assert server.asked == []
        said = json.loads(analyze(home, blank, *mirror, "--download").stdout)
        assert said["elevation"] | {"source": "srtm", "tiles": ["N46E008"], "coverage": 1.0} == said["elevation"]
        assert said["ascent_m"] == 0.0 < said["descent_m"] or said["descent_m"] == 0.0 < said["ascent_m"]
        assert len(server.asked) == 1
    assert json.loads(analyze(home, blank).stdout)["elevation"]["source"] == "srtm"


def test_what_the_server_does_not_have_is_said(tmp_path: Path) -> None:
    blank = track(tmp_path / "blank.gpx", *[None] * 30)
    with TileServer() as server:
        done = analyze(tmp_path / "home", blank, "--download", "--mirror", server.address)
    assert done.returncode == 0
    assert "map square N46E008" in done.stderr
    assert "--mirror" in done.stderr
    assert json.loads(done.stdout)["elevation"]["source"] == "none"


def test_a_square_that_is_only_crossed_is_fetched_too(tmp_path: Path) -> None:
    """Two points far apart, in N45E007 and N47E008: the line between them runs through N46, where no point is."""
    file = tmp_path / "far.gpx"
    points = '<trkpt lat="45.9" lon="7.99"/><trkpt lat="47.1" lon="8.01"/>'
    file.write_text(f'<gpx version="1.1"><trk><trkseg>{points}</trkseg></trk></gpx>')
    with TileServer() as server:
        analyze(tmp_path / "home", file, "--download", "--mirror", server.address)
        names = {path.rsplit("/", 1)[-1] for path in server.asked}
    assert any(name.startswith("N46") for name in names)


def test_a_damaged_tile_is_named(tmp_path: Path) -> None:
    tiles = tmp_path / "tiles"
    tiles.mkdir()
    (tiles / "N46E008.hgt").write_bytes(b"half a tile")
    files = [track(tmp_path / f"{name}.gpx", *[None] * 30) for name in ("one", "two")]
    done = analyze(tmp_path / "home", *files, "--tiles", tiles)
    assert done.stderr.count("N46E008.hgt is not used") == 1
