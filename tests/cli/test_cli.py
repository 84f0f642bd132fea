"""The command line as somebody calls it: a process of its own, text and JSON read back."""

import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from datetime import time
from pathlib import Path
from typing import Any

import pytest

from routeplanner import formats
from routeplanner.course import Entry, Goal, to_exported
from ui import assets, opening

RACE, REPS = assets.path("samples/null-island-race.gpx"), assets.path("samples/null-island-hill-reps.gpx")


def call(*arguments: object, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "ui", *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "PYTHONUTF8": "1", **(env or {})},
    )


def answer(*arguments: object) -> Any:
    done = call(*arguments, "--json")
    assert done.returncode == 0, done.stderr
    assert "NaN" not in done.stdout
    (only,) = done.stdout.splitlines()
    return json.loads(only)


def test_analyze_answers_every_promised_key() -> None:
    said = answer("analyze", RACE)
    keys = "name distance_m distance_low_m distance_high_m ascent_m descent_m descent_low_m descent_high_m uncertain"
    assert set(keys.split()) <= said.keys()
    assert said["schema"] == 1
    assert said["elevation"].keys() >= {"source", "coverage", "noise_m", "method", "tiles"}
    descent = "n name from_m to_m length_m drop_m gross_m mean_gradient steepest_gradient steepest_baseline_m"
    assert said["descents"][0].keys() >= {*descent.split(), "grade", "load_meq", "load_share", "key"}
    assert said["technical"][0].keys() >= {"from_m", "to_m", "grade", "source", "reasons"}
    assert said["load"].keys() >= {"course_meq", "quad_loss", "quad_loss_low", "quad_loss_high"}
    assert sum(d["gross_m"] for d in said["descents"]) + said["small_descents_m"] == pytest.approx(said["descent_m"])


def test_named_ranges_of_our_own_file_are_measured(tmp_path: Path) -> None:
    course = opening.open_courses(RACE)[0].with_range("Scree", 7_400.0, 9_000.0)
    formats.write(to_exported(course), tmp_path / "named.gpx")
    (scree,) = answer("analyze", tmp_path / "named.gpx")["ranges"]
    assert (scree["name"], scree["time_s"]) == ("Scree", None)
    assert scree["length_m"] == pytest.approx(1_600.0)
    assert scree["drop_m"] > 300.0
    assert scree["mean_gradient"] == pytest.approx(-scree["drop_m"] / 1_600.0)
    (planned,) = answer("plan", tmp_path / "named.gpx", "--target", "3:30:00")["ranges"]
    assert planned["time_s"] > 300.0


def test_plan_hits_the_target() -> None:
    said = answer("plan", RACE, "--target", "3:30:00", "--height", "1.80", "--skill", "skilled")
    assert said["total_s"] == pytest.approx(12_600, abs=1e-6)
    assert said["stations"][-1]["eta_s"] == pytest.approx(12_600, abs=1e-6)
    assert said["stations"][0].keys() >= {"name", "at_m", "eta_s", "low_s", "high_s", "cut_off_s", "margin_s"}
    assert said["sections"][0].keys() >= {"from_m", "to_m", "pace_s_per_km", "time_s", "limit"}
    assert len(said["stride"]) == len(said["descents"])


def test_plan_from_a_recent_race_and_from_a_flat_pace() -> None:
    recent = answer("plan", RACE, "--recent", f"{REPS}=1:30:00")
    again = answer("plan", RACE, "--flat-pace", "5:00")
    assert again["flat_pace_s_per_km"] == pytest.approx(300.0)
    assert recent["flat_pace_s_per_km"] > 0


def test_a_target_faster_than_the_runner_is_planned_and_said(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (home / "settings.json").write_text('{"runner": {"flat_pace": 420.0}}')
    own = {"ROUTEPLANNER_HOME": str(home)}
    said = json.loads(call("plan", RACE, "--target", "2:50:00", "--json", env=own).stdout)
    assert said["total_s"] == pytest.approx(10_200)
    assert said["faster_than_own"] > 0.10
    assert "faster than your own" in call("plan", RACE, "--target", "2:50:00", env=own).stdout
    assert answer("plan", RACE, "--target", "2:50:00")["faster_than_own"] is None


def test_an_impossible_target_says_why() -> None:
    done = call("plan", RACE, "--target", "0:45:00")
    assert done.returncode == 1
    assert "Impossible" in done.stderr


def test_train_and_compare() -> None:
    weeks = answer("train", RACE, "--race-date", "2027-09-19", "--today", "2027-06-30", "--weekly-descent", "300")
    assert weeks["weeks"][-1]["to"] == "2027-09-19"
    assert weeks["weeks"][0]["sessions"][0].keys() >= {"date", "descent_m", "reps", "gradient", "kind"}
    assert 0 < weeks["reachable_share"] <= 1
    both = answer("compare", RACE, REPS)
    assert both["courses"] == [answer("analyze", f)["name"] for f in (RACE, REPS)]
    assert sum(band["descent_m"][0] for band in both["bands"]) == pytest.approx(answer("analyze", RACE)["descent_m"])
    assert both["load_share"][0] == 1.0


def test_one_bad_file_does_not_stop_the_others(tmp_path: Path) -> None:
    bad = tmp_path / "bad.gpx"
    bad.write_text("<html>no route here</html>")
    done = call("analyze", RACE, bad, tmp_path / "absent.gpx", REPS, "--json")
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 2
    assert "bad.gpx" in done.stderr
    assert "absent.gpx" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "wrong",
    [
        ["plan", RACE],
        ["analyze"],
        ["plan", RACE, "--target", "soon"],
        ["plan", RACE, "--target", "0:00"],
        ["plan", RACE, "--recent", f"{REPS}=0:00:00"],
        ["plan", RACE, "--target", "4:00:00", "--height", "175"],
        ["plan", RACE, "--target", "4:00:00", "--weekly-descent", "nan"],
        ["analyze", RACE, "--tiles", "no-such-folder"],
        ["train", RACE],
        ["train", RACE, "--race-date", "2027-06-01", "--today", "2027-06-01"],
        ["sheet", RACE, "-o", "sheet.pdf", "--json"],
    ],
)
def test_wrong_usage_exits_with_two(wrong: list[object]) -> None:
    assert call(*wrong).returncode == 2


def test_text_puts_descent_before_climb() -> None:
    done = call("analyze", RACE)
    assert done.returncode == 0
    assert done.stdout.index("descent") < done.stdout.index("climb")


def test_help_and_analyze_load_nothing_heavy() -> None:
    code = (
        "import sys; from ui import cli\n"
        "try: cli.run(sys.argv[1:])\n"
        "except SystemExit: pass\n"
        "print('LOADED', sorted({n.split('.')[0] for n in sys.modules} & {'PySide6', 'folium', 'scipy', 'requests'}))"
    )
    for arguments in (["--help"], ["analyze", str(RACE)]):
        done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True)
        assert done.stdout.splitlines()[-1] == "LOADED []"


def keys_of(value: Any) -> set[str]:
    if isinstance(value, dict):
        return set(value) | {key for item in value.values() for key in keys_of(item)}
    if isinstance(value, list):
        return {key for item in value for key in keys_of(item)}
    return set()


def test_every_key_is_documented() -> None:
    words = (Path(__file__).parents[2] / "docs" / "json.md").read_text(encoding="utf-8")
    said = [
        answer("plan", RACE, "--target", "3:30:00"),
        answer("train", RACE, "--race-date", "2027-09-19", "--today", "2027-06-30"),
        answer("compare", RACE, REPS),
    ]
    named = set(re.findall(r"\w+", " ".join(re.findall(r"`([^`]*)`", words))))
    missing = {key for one in said for key in keys_of(one)} - named
    assert not missing


def test_analyze_is_of_the_ground_and_plan_of_the_plan(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (home / "settings.json").write_text('{"runner": {"flat_pace": 300.0}}')
    own = {"ROUTEPLANNER_HOME": str(home)}
    ground = json.loads(call("analyze", RACE, "--json", env=own).stdout)
    planned = json.loads(call("plan", RACE, "--target", "6:00:00", "--json", env=own).stdout)
    assert ground["load"]["plan_meq"] is None
    assert planned["load"]["course_meq"] == pytest.approx(ground["load"]["course_meq"])
    assert planned["load"]["plan_meq"] < 0.9 * planned["load"]["course_meq"]  # six hours are slow
    assert planned["load"]["quad_loss"] < ground["load"]["quad_loss"]
    for said, whole in ((ground, "course_meq"), (planned, "plan_meq")):
        assert said["descents"][0]["load_share"] == pytest.approx(said["descents"][0]["load_meq"] / said["load"][whole])


def track(path: Path, *heights: float | None) -> Path:
    """A track far from any tile, 100 m between points of these elevations."""
    points = "".join(
        f'<trkpt lat="{46 + k / 1111.95:.6f}" lon="8">{"" if z is None else f"<ele>{z}</ele>"}</trkpt>'
        for k, z in enumerate(heights)
    )
    path.write_text(f'<gpx version="1.1"><trk><trkseg>{points}</trkseg></trk></gpx>', encoding="utf-8")
    return path


def test_what_is_not_known_is_null_and_not_zero(tmp_path: Path) -> None:
    blank = track(tmp_path / "blank.gpx", *[None] * 30)
    said = answer("analyze", blank)
    assert said["elevation"]["source"] == "none"
    assert set(said["load"].values()) == {None}
    assert said["descent_m"] is None
    both = answer("compare", RACE, blank)
    assert all(band["descent_m"][0] is not None and band["descent_m"][1] is None for band in both["bands"])
    assert [d["key"] for d in both["differences"] if d["values"][1] is not None] == ["distance"]
    assert both["load_share"] == [1.0, None]


def test_train_says_why_there_is_nothing_to_train(tmp_path: Path) -> None:
    climb = call("train", track(tmp_path / "climb.gpx", *range(100, 700, 10)), "--race-date", "9999-12-31")
    assert (climb.returncode, climb.stdout) == (1, "")
    assert "does not go down" in climb.stderr
    blank = call("train", track(tmp_path / "blank.gpx", *[None] * 30), "--race-date", "9999-12-31")
    assert "Without elevation" in blank.stderr


def test_train_for_a_cliff_in_the_far_future(tmp_path: Path) -> None:
    cliff = track(tmp_path / "cliff.gpx", *range(3000, 0, -150))
    said = answer("train", cliff, "--race-date", "9999-12-31")
    assert said["race_descent_m"] == pytest.approx(2850, abs=20)
    assert all(-1.0 <= s["gradient"] < 0.0 for week in said["weeks"] for s in week["sessions"])


@pytest.mark.parametrize("ending", ["gpx", "kml", "geojson"])
def test_export_writes_what_other_programs_read(tmp_path: Path, ending: str) -> None:
    out = tmp_path / f"out.{ending}"
    done = call("export", RACE, "-o", out)
    assert (done.returncode, done.stdout) == (0, "")
    assert f"Wrote {out}" in done.stderr
    if ending == "gpx":
        first, again = answer("analyze", RACE), answer("analyze", out)
        same = ("name", "distance_m", "ascent_m", "descent_m", "descents", "load")
        assert {key: again[key] for key in same} == {key: first[key] for key in same}
    else:
        assert out.stat().st_size > 1000


def test_export_refuses_a_kind_that_it_cannot_write(tmp_path: Path) -> None:
    done = call("export", RACE, "-o", tmp_path / "out.fit")
    assert done.returncode == 1
    assert ".geojson" in done.stderr


# whose plan


def test_the_plan_of_an_entry_by_its_name_number_and_the_one_on_screen(tmp_path: Path) -> None:
    course = opening.samples()[0]
    me, anna = replace(course.entry, name="Me"), Entry("b", Goal("time", 18_000.0), time(9, 30), name="Anna")
    course = replace(course, entries=(me, anna), finish_cut_off=6 * 3600.0)
    file = tmp_path / "two.gpx"
    formats.write(to_exported(course), file)
    home = tmp_path / "home"
    home.mkdir()
    (home / "settings.json").write_text('{"others": [{"id": "b", "runner": {"name": "Anna", "height": 1.6}}]}')
    own = {"ROUTEPLANNER_HOME": str(home)}

    def plan(*wanted: str) -> Any:
        done = call("plan", file, "--json", *wanted, env=own)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    first, second = plan(), plan("--entry", "anna")
    assert first["total_s"] == pytest.approx(opening.SAMPLE_GOAL, abs=1e-6)
    assert second["total_s"] == pytest.approx(18_000.0, abs=1e-6)
    assert plan("--entry", "2") == second
    assert plan("--entry", "2", "--target", "4:00:00")["total_s"] == pytest.approx(14_400.0, abs=1e-6)
    ends = [said["stations"][-1]["cut_off_s"] for said in (first, second)]
    assert ends == [21_600.0, 19_800.0]  # she starts half an hour later
    steps = [said["stride"][0]["step_m"] for said in (plan("--target", "5:00:00"), second)]
    assert steps[0] > steps[1]  # she is smaller


def test_an_entry_that_is_not_there_or_no_goal_is_a_usage_error() -> None:
    done = call("plan", RACE, "--target", "3:30", "--entry", "Anna")
    assert (done.returncode, "There is no entry Anna." in done.stderr) == (2, True)
    done = call("plan", REPS)
    assert (done.returncode, "--target" in done.stderr) == (2, True)
