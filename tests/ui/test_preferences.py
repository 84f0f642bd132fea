"""What the runner set once is kept whole, and a broken file loses nothing."""

import json
from dataclasses import replace
from datetime import date

import pytest

from routeplanner.errors import PlannerError
from routeplanner.plan import choices
from routeplanner.plan.runner import RecentRace, Runner
from routeplanner.plan.training import choices as training
from ui import preferences
from ui.preferences import ME, OtherRunner, Preferences


def everything() -> Preferences:
    day = date(2027, 5, 2)
    recent = RecentRace(3.4, 11_520.0, "Two Breweries", day)
    return Preferences(
        theme="dark",
        units="mi",
        network=False,
        mirror="https://tiles.example/srtm",
        paper="Letter",
        runner=Runner("Ada", 1.62, 58.0, "skilled", recent=recent, longest_day=900.0, longest_day_on=day, poles=True),
        others=(
            OtherRunner("b", Runner("Ben", recent=recent, longest_day=300.0, longest_day_on=day)),
            OtherRunner("c", Runner("Cleo", skill="elite")),
        ),
        settings=choices.changed(choices.changed(Preferences().settings, "cap.3", 4.1), "fade", 0.2),
        training=training.changed(Preferences().training, "week_growth", 1.2),
        days_per_week=3,
        hill_drop=140.0,
        strength=True,
    )


def test_without_a_file_there_are_defaults() -> None:
    assert preferences.load() == Preferences()


def test_what_is_saved_is_read_back() -> None:
    preferences.save(everything())
    assert preferences.load() == everything()


def test_only_numbers_that_differ_are_kept() -> None:
    preferences.save(everything())
    kept = json.loads(preferences.file().read_text("utf-8"))
    assert kept["settings"] == {"cap.3": 4.1, "fade": 0.2}
    assert kept["training"] == {"week_growth": 1.2}
    preferences.save(replace(everything(), settings=Preferences().settings, training=Preferences().training))
    kept = json.loads(preferences.file().read_text("utf-8"))
    assert (kept["settings"], kept["training"]) == ({}, {})


def test_a_file_of_an_older_version_is_read() -> None:
    preferences.file().parent.mkdir(parents=True, exist_ok=True)
    preferences.file().write_text(
        '{"units": "mi", "unheard_of": 1, "runner": {"name": "Ada", "shoes": "red"}}', "utf-8"
    )
    assert preferences.load() == Preferences(units="mi", runner=Runner("Ada"))


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "[]",
        '{"theme": "pink"}',
        '{"training": {"week_growth": 9}}',
        '{"training": {"unheard_of": 1}}',
        '{"days_per_week": 0}',
    ],
)
def test_a_file_that_cannot_be_used_is_set_aside(text: str) -> None:
    preferences.file().parent.mkdir(parents=True, exist_ok=True)
    preferences.file().write_text(text, "utf-8")
    assert preferences.load() == Preferences()
    assert preferences.file().with_suffix(".json.bad").read_text("utf-8") == text


def test_figures_that_no_runner_has() -> None:
    with pytest.raises(PlannerError, match="1 to 7 running days"):
        Preferences(days_per_week=8)
    with pytest.raises(PlannerError, match="at least 10 m"):
        Preferences(hill_drop=2.0)


@pytest.mark.parametrize(
    "changed",
    [
        {"training": training.changed(Preferences().training, "hill", 80)},
        {"days_per_week": 6},
        {"hill_drop": 90.0},
        {"strength": True},
        {"runner": Runner("Ada")},
    ],
)
def test_reports_depend_on(changed: dict[str, object]) -> None:
    assert replace(Preferences(), **changed).for_reports() != Preferences().for_reports()  # type: ignore[arg-type]


def test_reports_do_not_depend_on_looks() -> None:
    looks = replace(everything(), theme="light", units="km", network=True, mirror="", paper="A4")
    assert looks.for_reports() == everything().for_reports()


def test_what_cannot_be_set_aside_is_passed_over() -> None:
    preferences.file().mkdir(parents=True)
    preferences.file().with_suffix(".json.bad").write_text("a file where a folder cannot go")
    assert preferences.load() == Preferences()
    assert preferences.file().is_dir()


# runners


def test_a_runner_whom_nobody_knows_is_the_first() -> None:
    p = everything()
    assert p.runners == ((ME, "Ada"), ("b", "Ben"), ("c", "Cleo"))
    assert [p.known(who) for who in (ME, "b", "z")] == [ME, "b", ME]
    assert [p.runner_of(who).name for who in (ME, "b", "z")] == ["Ada", "Ben", "Ada"]


def test_runners_are_changed_added_and_removed() -> None:
    p = everything().with_runner("b", Runner("Bea")).with_runner("d", Runner("Dora")).with_runner(ME, Runner("Al"))
    assert p.runners == ((ME, "Al"), ("b", "Bea"), ("c", "Cleo"), ("d", "Dora"))
    assert p.without_runner("b").runners == ((ME, "Al"), ("c", "Cleo"), ("d", "Dora"))
    assert p.without_runner(ME).runners == p.runners  # the first one stays
    assert p.for_reports() != p.with_runner("c", Runner("Cleo")).for_reports()
